"""What stands right beside a numeral that no room took: weaker signs, read last of all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.schemas.diagnostics import TakenFor


@dataclass(frozen=True, slots=True)
class Sign:
    """A numeral of some form with some words before and behind it, and what it is taken for then; None: any words."""

    taken_for: TakenFor
    form: re.Pattern[str]
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None


def _sign(taken_for: TakenFor, form: str, before: str = "", behind: str = "") -> Sign:
    return Sign(
        taken_for,
        re.compile(form),
        re.compile(f"(?:{before})$") if before else None,
        re.compile(behind) if behind else None,
    )


_DAY = r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])"
_DAY_ALONE = r"0?[1-9]|[12]\d|3[01]"
_MONTH_ALONE = r"0?[1-9]|1[0-2]"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NAME = r"[A-ZĐÀÁẢÃẠĂÂÈÉẺẼẸÊÌÍỈĨỊÒÓỎÕỌÔƠÙÚỦŨỤƯỲÝỶỸỴ]\w*"
_NAMED_AFTER_DAYS = (
    r"\b(?:chợ|phố|đường|viện|trường|viên|xã|máy|ty|cầu|khu|cảng|sân|phim|đội|xưởng|hầm|rạp|khách sạn|tượng đài) "
)
_PART_OF_DAY = r"\b(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm)(?: (?:nay|qua|kia))? ?\(?"
_AGE_LEAD = r"(?:từ |ngoài |trên |dưới |gần |tầm |khoảng |hơn |trẻ |sang )?\(?"
_RANKED = r"\b(?:lớp|khối|cấp|câu|tập|vòng|chương|phần|hạng|nhóm|thứ|tuổi|mức|khóa|tháng|hàng|thi|phố|nhà)"
_BODIES = (
    r"(?:Nhà máy|Công ty|Trường|Viện|Khu vực|Phòng|Bệnh viện|Chi nhánh|Sở|Cục|Trung tâm|Xí nghiệp|[Cc]huyên khoa|Ban|"
    r"Đội|Sư đoàn|Lữ đoàn|Thế chiến|Tòa|Sĩ quan|Danh sách|Công thức|Khối|Nhóm|Học sinh|[Kk]hu liên hợp|[Ll]ĩnh vực|"
    r"[Gg]iải pháp|[Pp]hương án|[Nn]guyện vọng|[Hh]oạt động|[Gg]iáo dục|[Kk]hu vực|[Kk]hu tập thể|Quân y)"
)

_SIGNS = (
    # `50 mg/100 ml`
    _sign("unit", r"\d+(?:[.,]\d+)?", r"\b[a-zA-Z]{1,3}/"),
    # `0,4 miligam/1 lít`, `23 bác sĩ/10.000 dân`
    _sign("unit", r"10{0,3}|10{0,2}(?:\.000){1,2}", r"[^\W\d_]/"),
    # `một số` written with a digit, `1 trong những`, `cả 2`, `mua 1 tặng 1`, `1 đổi 1`
    _sign("idiom", "1", "", r" (?:số(?! \w+ (?:ký|tiền))|trong (?:những|các|số)|cách)(?![^\W_])"),
    _sign("idiom", r"[2-9]", r"\b[Cc]ả "),
    _sign("idiom", "1", r"\b(?:mua|tặng|đổi) ", r"(?: (?:tặng|đổi) 1\b)?"),
    _sign("idiom", "1", "", r" đổi 1\b"),
    # `tinh thần “4 tốt”`, `"tăng" 2`
    _sign("idiom", r"\d", r"[“\"‘']", r" [\w ]{1,12}[”\"’']"),
    _sign("idiom", r"\d", r"tăng[”\"’'] |[“\"‘']tăng ", r""),
    # minutes of goals: `Rabiot 48'`
    _sign("ordinal", r"\d{1,3}", r"[^\W\d_):,] ?|\) ", r"['’](?:[ ,;()\n-]|$)"),
    # numbering glued to the sentence before (`… lâu dài.5. Giữ gìn`), notes `[1]`
    _sign("list_marker", r"\d{1,2}", r"[.!?…”\"):;\n] ?|[^\W\d_]", rf"[.)/] ?{_NAME}"),
    _sign("list_marker", r"\d{1,3}", r"\[", r"\]"),
    # `ở độ tuổi ngoài 50`, `tuổi từ 18 - 24`, `ở tuổi 36`, `lên 10`, `Ngày 5: …`
    _sign("ordinal", r"\d{1,3}", rf"\b[Tt]uổi {_AGE_LEAD}(?:\d{{1,3}} ?(?:[-–]|đến|tới) ?)?|\b[Ll]ên "),
    _sign("ordinal", r"\d{1,2}", r"\b(?:[Nn]gày|[Tt]uần|[Tt]háng) ", r" ?:"),
    # `sinh viên năm 3`, `đứng 6 từ dưới lên`
    _sign("ordinal", r"[1-9]", r"\b[Nn]ăm ", r"[.,;)\n]"),
    _sign("ordinal", r"[1-9]", r"\b(?:sinh viên|học sinh|học) năm "),
    _sign("ordinal", r"\d{1,3}", r"\b(?:đứng|xếp) "),
    _sign("ordinal", r"\d{1,3}", "", r" thế giới"),
    # `khóa 12 (dự khuyết), 13, 14`; `lớp 10, 11, 12`, `lớp từ 6 đến 9`
    _sign("ordinal", r"\d{1,2}", r"\bkhóa \d{1,2}[^.;]{0,30}[,à] "),
    _sign("ordinal", r"\d{1,3}", rf"{_RANKED}(?: từ)? (?:\d{{1,3}}(?:, | và | đến | hay | hoặc | ?[-–] ?)){{1,6}}"),
    _sign("ordinal", r"\d{1,2}", r"\b(?:lớp|câu|nguyện vọng|ưu tiên|mức|hàng) (?:từ )?"),
    _sign("ordinal", r"\d{1,2}", r"\b(?:câu|ưu tiên) từ \d{1,2} ?(?:-|–|đến) ?"),
    # `thời sự 24h`
    _sign("time", r"\d{1,2}(?::\d\d)?", "", r" ?(?:h|giờ)(?![^\W_])"),
    _sign("time", r"\d{1,2}", "", r" ?[-–] ?\d{1,2} giờ (?:sáng|trưa|chiều|tối|đêm)"),
    # `dịch Covid -19`
    _sign("name", "19", r"[Cc][Oo][Vv][Ii][Dd] ?[,–-]? ?"),
    # `Tâm trạng: 4/5`, `cao nhất là 96,10/100`, `thang điểm 30`, `điểm trên 6`
    _sign("score", r"\d{1,3}(?:[.,]\d+)?/(?:5|10|20|30|40|100)"),
    _sign("score", r"\d[.,]\d{1,2}/4[.,]0{1,2}"),
    _sign("score", r"\d{1,3}", r"\bthang(?: điểm)? "),
    _sign(
        "score",
        r"\d{1,2}",
        r"\bđiểm(?: (?!tăng|giảm)\w+){0,6} (?:từ|trên|dưới|là|đạt|hơn|đạt từ) ",
        r"[.,;)]| (?:trở|là)",
    ),
    # golfers at `-4`, goals `+15`; votes `213-211`; `6 thắng, 1 hòa`
    _sign("score", r"\d{1,2}", r"[ (][-+−]"),
    _sign("score", r"\d{1,3}", r"\b[Tt](?:ỷ|ỉ) (?:lệ|số)(?: phiếu)?(?: \w+){0,2} ", r" ?[-:–] ?\d{1,3}(?![\d%])"),
    _sign("score", r"\d{1,3}", r"\b[Tt](?:ỷ|ỉ) (?:lệ|số)(?: phiếu)?(?: \w+){0,2} \d{1,3} ?[-:–] ?"),
    _sign("score", r"\d{1,3}:\d{1,3}", r"\b[Tt](?:ỷ|ỉ) (?:lệ|số) "),
    _sign("score", r"\d{1,2}", "", r" (?:thắng|hòa|thua)(?=[ ,.;)])"),
    _sign("score", r"\d{1,2}", r"[.:;,] ", r"-\d{1,2}\."),
    _sign("score", r"\d{1,2}", r"[.:;,] \d{1,2}-", r"\."),
    # `Rooney, Anh, 53` at the end of a line: a table of ranks
    _sign("score", r"\d{1,3}", rf"{_NAME}, ", rf"\n|{_NAME}, |$"),
    _sign("score", r"\d", r"\w\d-", rf"{_NAME}"),
    _sign("score", r"\d{1,2}", r"\bkhông phải |\bkhông phải \d{1,2} hay "),
    # `mức báo động (BĐ)2`, `phiên bản v.5`, `AN/SPY-6(V)3`, `giấy phép 2 xây dựng`
    _sign("name", r"\d{1,2}", r"[A-ZĐ]\)|\bv\."),
    # `chợ 19/8`, `Thương binh 1/4`
    _sign("name", _DAY, _NAMED_AFTER_DAYS),
    _sign("name", r"\d/\d", r"[Tt]hương binh (?:loại |hạng )?"),
    # `Quy hoạch tỷ lệ 1/500`
    _sign("name", r"1/\d{2,5}", r"(?:[Qq]uy hoạch|[Tt](?:ỷ|ỉ) lệ)(?: chi tiết)?(?: tỷ lệ)? "),
    # days that stand alone: `chiều 27 – 7`, `ngày 29 8`, `Ngày Gia đình Việt Nam (28-6)`, `Khởi chiếu: 17/2`
    _sign("date", rf"{_DAY}/\d{{4}}"),
    _sign("date", r"[0-3]\d/[01]\d(?:\d\d:\d\d)?"),
    _sign("date", r"(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])"),
    _sign(
        "date",
        _DAY,
        r"\b(?:kỷ niệm|lễ|dịp|từ|đến|hôm|giao dịch|phiên|nay|chót|khủng bố|Phụ nữ|hết|mùng|[Nn]gày) ?|/\d-",
    ),
    _sign("date", _DAY_ALONE, _PART_OF_DAY),
    _sign("date", _DAY_ALONE, r"\b(?:đêm|sáng|ngày|từ) ", r" (?:đến|trở đi)"),
    _sign(
        "date", _DAY_ALONE, r"", r" ?[-–] ?(?:0?[1-9]|1[0-2])(?:/\d|(?: giờ)? (?:địa|Việt)|,? (?:một ngày|ngày|mưa))"
    ),
    _sign(
        "date",
        _DAY_ALONE,
        r"\b(?:Ngày|ngày|Tết|lễ|dịp|niệm|trước)\b[^.\n\d]{0,35}[ (]",
        r" ?[-–] ?(?:0?[1-9]|1[0-2])(?!\d)",
    ),
    _sign(
        "date",
        _MONTH_ALONE,
        rf"(?:{_PART_OF_DAY}|\b(?:Ngày|ngày|Tết|lễ|dịp|niệm|trước)\b[^.\n\d]{{0,35}}[ (])\d{{1,2}} ?[-–]? ?",
    ),
    _sign("date", _MONTH_ALONE, r"\b\d{1,2}-", r" giờ (?:địa|Việt)| mưa|, một ngày"),
    _sign(
        "date",
        rf"{_MONTH_ALONE}|{_YEAR}",
        r"\b(?:ngày|từ|tháng) \d{1,2} (?:\d{1,2} )?",
        r" (?:20\d\d|sau|khi|trước)|[ ,.]",
    ),
    _sign("date", _DAY_ALONE, r"\b(?:mùng|mồng) "),
    # `năm 2020 và 2021`, `thế kỷ 17 - 18`, `mùa 2025-26`
    _sign("date", _YEAR, rf"\bnăm (?:{_YEAR}(?:, | và | hoặc | ?[-–] ?| đến | tới ))?"),
    _sign(
        "date",
        r"\d{3,5}|\d{1,2}\.\d{3}",
        r"\bnăm (?:\d\.?\d{3} ?[-–] ?)?",
        r"(?: ?[-–] ?\d\.?\d{3})? (?:năm trước|trước|TCN|sau) ?",
    ),
    _sign("date", r"\d{2}", r"\b(?:thập niên|thế kỷ|thập kỷ) \d{2} ?(?:,|và|-|–|hay|hoặc|đến) ?"),
    _sign("date", r"20\d\d/\d\d"),
    _sign("date", r"\d\d", r"\b20\d\d-"),
    _sign("date", _YEAR, "", rf" ?[-–] ?{_YEAR}(?!\d)"),
    _sign("date", _YEAR, rf"{_YEAR} ?[-–] ?"),
    # `địa chỉ 103 đường …`, `tại 36 Quang Trung`, `tại 468 – 470 Xã Đàn`
    _sign(
        "identifier",
        r"\d{1,4}(?:/\d{1,4}){0,3}",
        r"(?:[Đđ]ịa chỉ|[Tt]ại|[Ss]ố nhà|\bở|và|[Kk]hu phức hợp|[(:,-]) ?(?:\d{1,4} ?[-–] ?){0,3}",
        rf"(?: ?[-–] ?\d{{1,4}}){{0,3}}[A-Z]?,? (?:[Đđ]ường|[Pp]hố|[Nn]gõ|{_NAME} {_NAME})",
    ),
    _sign("identifier", r"\d{1,4}(?:/\d{1,4}){0,3}", r"[Đđ]ịa chỉ:? (?:\d{1,4} ?[-–] ?)?"),
    # numbers of documents, accounts, phones and plates
    _sign(
        "identifier",
        r"\d{1,5}",
        r"(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Công ước|Công văn|Kế hoạch|Mệnh lệnh|Kết luận|"
        r"[Gg]iám định|[Mm]áy lẻ|[Tt]ổng đài|[Đđ]ầu số|[Ss]ố đuôi|[Ss]ố hiệu|[Cc]ổng) \(?",
    ),
    _sign(
        "identifier",
        r"[\d.]{2,13}",
        r"(?:ĐT|Tel|TEL|Fax|FAX|[Hh]otline|[Đđ]iện thoại|TK|STK|[Tt]ài khoản|tư vấn)\b[^A-Za-zÀ-ỹ\n]{0,30}",
    ),
    _sign("identifier", r"\d{2,3}(?:\.\d\d)?", r"\b\d\d[A-Z]{1,2}-"),
    _sign("identifier", r"0\d{1,2}(?:\.\d{2,3})?", r"\b(?:bằng|đầu|là|biển) \(?"),
    _sign("identifier", r"\d{2}", r"\b[A-Z]{2} \d\d-(?:\d\d-)?"),
    _sign("identifier", r"\d{2,3}(?:\.\d\d)?|\d{4}", r"\b[Bb]iển (?:số )?[“\"]?(?:\w+ \w+ )?"),
    _sign("identifier", r"[\d.]{2,12}", r"#|@\w{0,20}|_"),
    _sign("identifier", r"\d{4,}", r"/", r"\.\w"),
    _sign("identifier", r"\d{2}", r"đăng kiểm(?: \w+){0,4} (?:\d\d-)?"),
    _sign("identifier", r"\d{2}", r"\b(?:lô|số) \((?:\d\d, ){0,6}"),
    _sign("identifier", r"\d{4,7}(?:[,./]\d+)*", r"(?i:\bms|ma so|mã số|ủng hộ:|giup|giúp)[^\n]{0,50}"),
    _sign("coordinate", r"\d{1,3}\.\d{4,}"),
    # parts of words and codes: `C45`, `1.2L`, `125i`, `3n=24`, `1+1>2`, `5-series`, `7-Eleven`
    _sign("name", r"\d{1,7}(?:\.\d)?", r"[A-Za-z]", r"(?! ?(?:tuổi|triệu|tỷ|đồng))"),
    _sign(
        "name",
        r"\d{1,4}(?:\.\d{1,2})?",
        "",
        r"[A-Za-z]{1,12}(?![^\W_])(?<!USD)(?<!k)|[A-Za-z]{1,3}\d|- ?(?:series|phát)|-[A-Z]",
    ),
    _sign("name", r"\d{1,2}", r"[=+>]|\d\+", ""),
    _sign("name", r"\d{1,2}", "", r"[+>=]\d"),
    _sign("name", r"\d{1,4}", r"\d ?x ", r"(?! ?(?:m|cm|mm|km)\b)"),
    _sign("name", r"\d{1,4}", "", r" x \d"),
    _sign("name", r"\d{2}", r"số đo(?: \w+){0,3} (?:\d\d-){0,2}"),
    _sign("name", r"\d{2,3}", "", r"-\d{2,3} f/"),
    _sign("name", r"\d{2,3}", r"\d\d-", r" f/"),
    # models: `chiếc 737 Max, 777 và 767`
    _sign("name", r"7\d7"),
    _sign("name", r"\d{1,2}", r"\b7\d7-"),
    _sign(
        "name",
        r"\d{3,5}|0\d+",
        r"\b(?:chiếc|dòng|[Cc]hip|máy bay|mẫu|đời|điệp viên|[Ss]ố đuôi|omega|[Tt]ờ) (?:\d{3,4}(?:, | và ))?",
    ),
    _sign("name", r"\d", r"\bomega[ -]"),
    _sign("name", r"\d{1,4}(?:/\d)?", "", r" (?:Plus|Pro|Max|MAX|XL|Ultra|Mini|Edge|[Ss]eries|Gen)(?![^\W_])"),
    _sign("name", r"\d{1,4}", r"[“\"‘']", rf" {_NAME}"),
    _sign("name", r"\d{1,4}", rf"\b{_BODIES}(?: [^.,;:()\n\d]{{0,40}})? "),
    # `iPhone 7`, `Global 500`, `Nhi Đồng 1`: behind a name, where a capital is more than the start of a sentence
    _sign("name", r"\d{1,5}(?:[.:]\d{1,4})*", rf"[\w\"“(;,:] ?{_NAME} |{_NAME} {_NAME} |\b\w+[A-Z]\w* "),
    # `Phương Bắc 1 và 2`, `iPhone 7 và 7 Plus`
    _sign("name", r"\d{1,4}", rf"{_NAME} \d{{1,4}}(?:, \d{{1,4}})*(?:,| và|, và) "),
)

_FOREIGN = re.compile(r"(?:^|[^\w])([A-Z][A-Za-z]{1,20}) $")
_EDITION = re.compile(r"\d{1,5}(?:[./:]\d{1,4})?")
_LOOK_BACK = 60


@lru_cache(maxsize=10_000)
def _signs_of(written: str) -> tuple[Sign, ...]:
    """The signs whose form a numeral has."""
    return tuple(sign for sign in _SIGNS if sign.form.fullmatch(written))


class Signs:
    """What the numerals of an article are taken for by what stands beside them, each found once."""

    def __init__(self, text: str) -> None:
        """Note the text.

        Args:
            text: the clean text of the article.
        """
        self._text = text
        self._known: dict[tuple[int, int], TakenFor] = {}

    def taken_for(self, start: int, end: int) -> TakenFor:
        """What the numeral from ``start`` to ``end`` is taken for; ``unknown`` where no sign speaks."""
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = taken_for(self._text, start, end)
        return known


def taken_for(text: str, start: int, end: int) -> TakenFor:
    """What a numeral is taken for by what stands beside it; ``unknown`` where no sign speaks.

    Args:
        text: the clean text.
        start: where the numeral starts.
        end: where it ends.
    """
    before = text[max(start - _LOOK_BACK, 0) : start]
    for sign in _signs_of(text[start:end]):
        # What stands behind is tried first, since it is tried at one place only.
        if (sign.behind is None or sign.behind.match(text, end)) and (
            sign.before is None or sign.before.search(before)
        ):
            return sign.taken_for
    foreign = _FOREIGN.search(before)
    if foreign is not None and not is_syllable(foreign[1]) and _EDITION.fullmatch(text, start, end):
        return "name"  # `Topix 100`, `Avatar 3`, where the name may open the sentence
    return "unknown"
