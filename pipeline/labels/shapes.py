"""Labels that their shape shows: numbers of documents, phones, plates, clock times, coordinates, names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from trichtin.schemas.diagnostics import TakenFor


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of labels.

    Attributes:
        rule: name of its rule.
        taken_for: what its numerals are taken for.
        pattern: the shape, tried where a numeral starts.
        folded: whether the pattern is for folded text.
        whole: whether it is tried where the piece between blanks starts that holds the numeral, instead.
        holds: what a match must fulfil besides.
    """

    rule: str
    taken_for: TakenFor
    pattern: re.Pattern[str]
    folded: bool = False
    whole: bool = False
    holds: Callable[[re.Match[str]], bool] = bool


def _shape(
    rule: str,
    taken_for: TakenFor,
    *options: str,
    folded: bool = False,
    whole: bool = False,
    holds: Callable[[re.Match[str]], bool] = bool,
) -> Shape:
    return Shape(f"label.{rule}", taken_for, re.compile("|".join(options)), folded, whole, holds)


def _digits(match: re.Match[str]) -> int:
    return sum(char.isdigit() for char in match.group())


def _is_clock(match: re.Match[str]) -> bool:
    hour, minute = (match["hour"], match["minute"]) if match["hour"] else (match["hour_"], match["minute_"])
    return int(hour) <= 24 and int(minute) < 60


def _is_phone(match: re.Match[str]) -> bool:
    return _digits(match) >= (9 if match.group().lstrip("(").startswith("0") else 7)


def _is_made_up(match: re.Match[str]) -> bool:
    """Capitals, a hyphen or one letter: `iPhone7`, `covid-19`, `i8`; a missing blank (`tang5`) shows none."""
    text = match.group()
    return "-" in text or not text.islower() or text[1:].isdigit()


_CAPITAL = "A-ZĐ"
_LETTERS = "[A-Za-zĐ]{1,15}"
_OPEN = r"(?<![^\W_])(?<!\d[.,/:-])"  # no letter, digit or longer number before
_CLOSE = r"(?![^\W_])"
_HOURS = r"\d\d? ?(?:giờ|h)"
_PART_OF_DAY = r"(?:rạng )?(?:sáng|trưa|chiều|tối|đêm|khuya|ngày|hôm|cùng ngày|kém|đúng)"

_BEHIND_AT = "|".join(
    rf"(?<={words} )"
    for words in ("lúc", "hồi", "khung giờ", "tính đến", "vào khoảng", "lúc gần", "lúc hơn", "lúc khoảng")
)

SHAPES = (
    _shape(
        "address",
        "identifier",
        r"(?:https?://|www\.)\S{1,300}",
        r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
        r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|vn|net|org)(?:/\S{0,300})?(?!\w)",
        whole=True,
    ),
    # `24/2021/QH15`, `1289/QĐ-BTC`, `03-NQ/TW`, `01/2024/TT-BXD`.
    _shape(
        "document",
        "identifier",
        rf"{_OPEN}\d{{1,6}}[A-Za-z]?(?:/\d{{4}})? ?[-–/] ?[{_CAPITAL}]{{2,12}}\d{{0,3}}"
        rf"(?: ?[-–/&.] ?[{_CAPITAL}]\w{{0,15}}){{0,6}}(?:/\d{{4}})?{_CLOSE}",
    ),
    # Cars `29A-123.45`, boats `BTh 96512 TS`.
    _shape(
        "plate",
        "identifier",
        rf"{_OPEN}\d\d ?-? ?[{_CAPITAL}]{{1,2}}\d?(?: ?[-–.] ?| )\d{{3}}[.,]?\d{{1,2}}(?![\w.,]\d|\w)",
        rf"{_OPEN}\d{{4,5}} ?[-–]? ?TS{_CLOSE}",
        rf"(?:(?<=BKS )|(?<=BKS: )|(?<=biển số ))\d\d ?[{_CAPITAL}]\d? ?[-–] ?\d{{3}}",
    ),
    # Phones, accounts, tax codes.
    _shape(
        "phone",
        "identifier",
        r"(?<![\w.,/])(?!\d\d?[-. ]\d\d?[-. ]\d{4})(?:84\)?|0\d{1,3}\)?)(?:[ .–-]{0,2}\d{1,4}){2,5}(?![\w%]|[.,]\d)",
        r"(?<![\w.,/])1[89]00[ .]?\d{2,4}(?:[ .]\d{2,3})?(?![\w%]|[.,]\d)",
        r"(?<![\w.,/])\d{8,}(?![\w%]|[.,]\d)",
        holds=_is_phone,
    ),
    # `15,5 độ Vĩ Bắc`, `15,5-16,5 độ vĩ Bắc`, `15,5N-113,2E`, `21°02'`.
    _shape(
        "coordinate",
        "coordinate",
        r"\d+(?:[.,]\d+)?(?: ?(?:[-–]|đến) ?\d+(?:[.,]\d+)?)? ?(?:độ|°) ?(?:vĩ|kinh)(?: (?:độ|tuyến))?"
        r"(?: (?:bắc|nam|đông|tây))?",
        r"\d+(?:[.,]\d+)?(?:-\d+(?:[.,]\d+)?)?[nb] ?[-–;,] ?\d+(?:[.,]\d+)?(?:-\d+(?:[.,]\d+)?)?[eđ](?!\w)",
        r"\d{1,3}°\d{1,2}(?:['’′](?:\d{1,2}(?:[.,]\d+)?)?)?",
        folded=True,
    ),
    # `14h30`, `14 giờ 30 phút`, `08:30`.
    _shape(
        "time",
        "time",
        rf"{_OPEN}(?P<hour>\d\d?)(?: ?giờ ?| ?[hg] ?)(?P<minute>\d\d)(?: ?phút|p|')?(?:,? \d\d? giây)?"
        r"(?![\d/-]|[.,]\d|[^\W_])",
        rf"{_OPEN}(?P<hour_>\d\d?):(?P<minute_>\d\d)(?::\d\d)?(?: ?(?:am|pm))?(?![\d:]|[.,]\d|[^\W_])",
        folded=True,
        holds=_is_clock,
    ),
    # `9 giờ sáng`, `từ 8h đến 10h`, `lúc 9 giờ`, `GMT+7`.
    _shape(
        "time",
        "time",
        rf"{_OPEN}{_HOURS}(?: ?(?:[-–]|đến|tới) ?{_HOURS})?(?=,? {_PART_OF_DAY}{_CLOSE})",
        rf"{_OPEN}\d\d?g(?=,? {_PART_OF_DAY}{_CLOSE})",
        rf"{_OPEN}\d\d?h? ?(?:[-–]|đến|tới) ?\d\d?h{_CLOSE}",
        rf"(?<=từ )\d\d? giờ (?:đến|tới) \d\d? giờ{_CLOSE}",
        rf"(?:{_BEHIND_AT}){_HOURS}(?! ?\d\d(?![\d/-])){_CLOSE}",
        r"(?:(?<=gmt)|(?<=utc)|(?<=gmt\+)|(?<=utc\+)|(?<=gmt \+))\d\d?(?!\d)",
        folded=True,
    ),
    _shape("unit", "unit", rf"(?:k|d|c|m|h|da)?m[23]{_CLOSE}", folded=True, whole=True),
    _shape("road_post", "identifier", r"\d+ ?\+ ?\d{3}(?![\w.,]\d|\w)"),
    _shape("added_time", "ordinal", r"\d{2,3}\+\d{1,2}(?!\w)"),
    _shape("stars", "ordinal", r"\d(?:[.,]5)? sao(?![^\W_])"),
    _shape("combined", "idiom", r"\d ?(?:trong|in) ?1(?!\w)", r"\d không,? \d (?:có|sạch|phải)(?!\w)"),
    # What letters and digits make together: A320, CO2, G7, COVID-19, Su-30, U.23; 5G, 4K, 12Pro.
    _shape(
        "name",
        "name",
        rf"{_LETTERS}(?:[-–./]{_LETTERS}){{0,4}}[-–.]?\d{{1,6}}(?:[-–.]\d{{1,6}}){{0,4}}"
        rf"(?:[-./]?[A-Za-z]{{1,12}}\d{{0,6}}){{0,4}}{_CLOSE}",
        whole=True,
        holds=_is_made_up,
    ),
    _shape("name", "name", rf"(?<![\w.,/-])\d+(?:[{_CAPITAL}][A-Za-z]{{0,4}}\d*\+?|x|\+)(?![\w²³]|\d)"),
    # Editions `4.0`, formations `4-2-3-1`.
    _shape(
        "edition", "name", r"(?<![\w.,])\d\.0(?![\d%]|[.,]\d| ?%| (?:triệu|tỷ|tỉ|nghìn|độ|điểm|richter))", folded=True
    ),
    _shape("formation", "name", r"(?<![\d-])[1-5](?:-[1-5]){2,4}(?![\d/-]|\.\d)"),
)
"""The shapes, the surer first; where two overlap the longer label wins."""

_NO_FIGURE = r"(?!(?:giờ|độ|đến|tới|sao|trong|không|[bghn]|in)(?![^\W\d_]))"
PLAIN = re.compile(
    rf"(?<![^\s(])(?:(?!0\d|84|1[89]00|\d\.0(?!\d))\d{{1,7}}(?:[.,]\d+)*(?:%|(?:ha|kg|ml|[ckm]?m)(?=[.,;)]?\s))?"
    rf"|\d\d?/\d\d?(?:/\d{{4}})?)"
    rf"(?:(?<=%)|[.,;)](?=\s)|\n| (?=[^\W\d_{_CAPITAL}]){_NO_FIGURE})"
)
"""Most figures and days (``1.200 hộ``, ``45%``, ``14/11,``), tried where a numeral starts: no shape begins so.

A blank stands before, a sign, mark or small letter behind; it does not begin like the number of a phone, and no word of
a shape follows.
"""
