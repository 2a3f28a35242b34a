"""What stands right beside a numeral that no room took: weaker signs, read last of all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trichtin.schemas.diagnostics import TakenFor


@dataclass(frozen=True, slots=True)
class Sign:
    """A numeral of some form with some words before and behind it, and what it is taken for then."""

    taken_for: TakenFor
    form: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


def _sign(taken_for: TakenFor, form: str, before: str = "", behind: str = "") -> Sign:
    return Sign(taken_for, re.compile(form), re.compile(f"(?:{before})$"), re.compile(behind))


_DAY = r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])"
_NAME = r"[A-ZĐÀÁẢÃẠĂÂÈÉẺẼẸÊÌÍỈĨỊÒÓỎÕỌÔƠÙÚỦŨỤƯỲÝỶỸỴ]\w*"
_NAMED_AFTER_DAYS = (
    r"\b(?:chợ|phố|đường|viện|trường|viên|xã|máy|ty|cầu|khu|cảng|sân|phim|đội|xưởng|hầm|rạp|khách sạn|tượng đài) "
)

_SIGNS = (
    # `50 mg/100 ml`
    _sign("unit", r"\d+(?:[.,]\d+)?", r"\b[a-zA-Z]{1,3}/"),
    # `0,4 miligam/1 lít`, `23 bác sĩ/10.000 dân`
    _sign("unit", r"10{0,3}|10{0,2}(?:\.000){1,2}", r"[^\W\d_]/"),
    # minutes of goals: `Rabiot 48'`
    _sign("ordinal", r"\d{1,3}", r"[^\W\d_)] ", r"['’](?:[ ,;()]|$)"),
    # `ở tuổi 36`, `lên 10`, `Ngày 5: …`
    _sign("ordinal", r"\d{1,3}", r"\b[Tt]uổi (?:từ )?|\b[Ll]ên "),
    _sign("ordinal", r"\d{1,2}", r"\b(?:[Nn]gày|[Tt]uần|[Tt]háng) ", r" ?:"),
    # `sinh viên năm 3`
    _sign("ordinal", r"[1-9]", r"\b[Nn]ăm ", r"[.,;)\n]"),
    # `khóa 12 (dự khuyết), 13, 14`
    _sign("ordinal", r"\d{1,2}", r"\bkhóa \d{1,2}[^.;]{0,30}[,à] "),
    # `thời sự 24h`
    _sign("time", r"\d{1,2}(?::\d\d)?", "", r" ?(?:h|giờ)(?![^\W_])"),
    # `Tâm trạng: 4/5`, `cao nhất là 96,10/100`
    _sign("score", r"\d{1,3}(?:[.,]\d+)?/(?:5|10|20|30|40|100)"),
    # `chợ 19/8`
    _sign("name", _DAY, _NAMED_AFTER_DAYS),
    # `địa chỉ 103 đường …`, `tại 36 Quang Trung`
    _sign(
        "identifier",
        r"\d{1,4}(?:/\d{1,4}){0,3}",
        r"(?:[Đđ]ịa chỉ|[Tt]ại|[Ss]ố nhà|\bở|[(:,-]) ?",
        rf"[A-Z]?,? (?:[Đđ]ường|[Pp]hố|[Nn]gõ|{_NAME} {_NAME})",
    ),
    # `iPhone 7`, `Global 500`, `Nhi Đồng 1`: behind a name, where a capital is more than the start of a sentence
    _sign("name", r"\d{1,5}(?:[.:]\d{1,4})*", rf"[\w\"“(] ?{_NAME} |{_NAME} {_NAME} |\b\w+[A-Z]\w* "),
    # `Phương Bắc 1 và 2`, `iPhone 7 và 7 Plus`
    _sign("name", r"\d{1,4}", rf"{_NAME} \d{{1,4}}(?:, \d{{1,4}})*(?:,| và|, và) "),
)

_LOOK_BACK = 40


def taken_for(text: str, start: int, end: int) -> TakenFor:
    """What a numeral is taken for by what stands beside it; ``unknown`` where no sign speaks.

    Args:
        text: the clean text.
        start: where the numeral starts.
        end: where it ends.
    """
    before = text[max(start - _LOOK_BACK, 0) : start]
    for sign in _SIGNS:
        if sign.form.fullmatch(text, start, end) and sign.before.search(before) and sign.behind.match(text, end):
            return sign.taken_for
    return "unknown"
