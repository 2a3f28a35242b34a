"""The forms in which newspapers write one date, as patterns over folded text and what each of them says.

A form is tried where its trigger word (or a digit) stands, so that a text is walked once. Years that are not written
stay None; ``resolve`` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from trichtin.pipeline.dates.edtf import Interval, Moment, Value
from trichtin.schemas.organization import DateKind

Said = tuple[Value, DateKind]
_Build = Callable[[re.Match[str]], Said | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a date: the name of its rule, its pattern, and what a match of it says (None: it is no date)."""

    rule: str
    pattern: re.Pattern[str]
    build: _Build


_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "nhất": 1, "đầu": 1, "hai": 2,
    "ba": 3, "bốn": 4, "tư": 4,
}  # fmt: skip
_CENTURIES = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}

_DAY = r"(?:0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
_MONTH = r"(?:0[1-9]|1[0-2]|[1-9])(?!\d)"
_MONTH_WORD = r"(?:mười hai|mười một|mười|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|hai|ba)(?![^\W_])"
_SIZE = rf"(?P<size>\d\d?|một|{_MONTH_WORD})"
_FULL_YEAR = r"(?:1[0-9]|20)\d\d"
_QUARTER = r"(?:iii|ii|iv|i|[1-4]|một|nhất|hai|ba|bốn|tư)(?![^\W_])"
_END = r"(?![^\W_]|[.,/:]\d)"
_THEN = r"(?: ?[,;–—-] ?| ?(?:và|đến|tới|hoặc|hay|cho đến)(?: hết)? )"
_THEN_WORD = r"(?: ?, ?| (?:và|đến|tới|hoặc|hay|cho đến)(?: hết)? )"
_OF_YEARS = "(?:(?:học|tài chính|ngân sách) )?(?:mới )?"
_OTHER_YEAR = "nay|ngoái|trước|tới|sau|đó|ấy"
# A year behind a month: `9/2024`, `9-2024`, `9 năm 2024`, `9 của năm 2024`; `9 năm nay` is told from today.
_YEAR = (
    rf"(?: ?[/.–-] ?(?P<year>{_FULL_YEAR})|,? (?P<year_>{_FULL_YEAR})|,? (?:của )?năm "
    rf"(?:(?P<year__>{_FULL_YEAR})|(?P<shift>{_OTHER_YEAR})))"
)
_SHIFTS = {"nay": 0, "ngoái": -1, "trước": -1, "tới": 1, "sau": 1}
_NAMED_BEFORE = frozenset({"đó", "ấy"})
# A number that counts something is no day or month.
_COUNTED = (
    r"(?! ?(?:%|(?:lần|triệu|tỷ|tỉ|nghìn|ngàn|trăm|vạn|đồng|người|giờ|tiếng|phút|kg|tấn|tạ|ha|km|m|hộ|ngày|buổi|suất"
    r"|bữa|con|cái|chiếc|căn|độ|lít|điểm|cuộc|vụ|phòng|ca|cây|bộ|usd)(?![^\W_])))"
)


def shift_of(match: re.Match[str]) -> int | None:
    """Years to add to the year of publication, where a form says so (``năm ngoái``: -1)."""
    return _SHIFTS.get(match.groupdict().get("shift") or "")


def is_of_year_before(match: re.Match[str]) -> bool:
    """Whether a form is of the year named before it (``tháng 9 năm đó``)."""
    return match.groupdict().get("shift") in _NAMED_BEFORE


def _year_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    text = groups.get("year") or groups.get("year_") or groups.get("year__")
    if text is None:
        return None
    year = int(text)
    return year if len(text) > 2 else 2000 + year if year < 50 else 1900 + year


def number(text: str) -> int:
    """The number of months or days that digits or a word say."""
    return int(text) if text.isdigit() else _WORDS[text]


def _month_of(match: re.Match[str]) -> int:
    return number(match["month"] or match["month_"])


def _day(match: re.Match[str]) -> Said | None:
    moment = Moment(_year_of(match), _month_of(match), int(match["day"]))
    return (moment, "date") if moment.is_real else None


def _days(match: re.Match[str]) -> Said | None:
    year, month = _year_of(match), _month_of(match)
    value = Interval(Moment(year, month, int(match["begin"])), Moment(year, month, int(match["day"])))
    begins_earlier = int(match["begin"]) < int(match["day"])
    return (value, "period") if begins_earlier and value.is_real else None


def _days_alone(match: re.Match[str]) -> Said | None:
    begin, day = int(match["begin"]), int(match["day"])
    return (Interval(Moment(day=begin), Moment(day=day)), "period") if begin < day else None


def _day_alone(match: re.Match[str]) -> Said | None:
    return Moment(day=int(match["day"])), "date"


def _month(match: re.Match[str]) -> Said | None:
    return Moment(_year_of(match), _month_of(match)), "period"


def _months(match: re.Match[str]) -> Said | None:
    year, begin, finish = _year_of(match), number(match["begin"]), _month_of(match)
    return (Interval(Moment(year, begin), Moment(year, finish)), "period") if begin < finish else None


def _quarter(match: re.Match[str]) -> Said | None:
    return Moment(_year_of(match), quarter=_QUARTERS[match["quarter"]]), "period"


def _quarters(match: re.Match[str]) -> Said | None:
    year, begin, finish = _year_of(match), _QUARTERS[match["begin"]], _QUARTERS[match["quarter"]]
    return (Interval(Moment(year, quarter=begin), Moment(year, quarter=finish)), "period") if begin < finish else None


def _some_months(match: re.Match[str]) -> Said | None:
    """The first or last months or quarters of a year; without a word that says which, the first."""
    year, size = _year_of(match), number(match["size"])
    of_quarters = match["grain"] == "quý"
    total = 4 if of_quarters else 12
    if not 0 < size <= total:
        return None
    at_the_end = (match.groupdict().get("side") or "").startswith(("cuối", "còn"))
    first, last = (total - size + 1, total) if at_the_end else (1, size)
    if of_quarters:
        return Interval(Moment(year, quarter=first), Moment(year, quarter=last)), "period"
    return Interval(Moment(year, first), Moment(year, last)), "period"


def _half_year(match: re.Match[str]) -> Said | None:
    first, last = (1, 6) if match["side"].startswith("đầu") else (7, 12)
    year = _year_of(match)
    return Interval(Moment(year, first), Moment(year, last)), "period"


def _days_of_month(match: re.Match[str]) -> Said | None:
    """``15 ngày đầu tháng 9``, ``nửa đầu tháng 9``."""
    moment = Moment(_year_of(match), _month_of(match))
    text = match.groupdict().get("size")
    size = 15 if text is None else number(text)
    if not 0 < size <= 28:
        return None
    if match["side"].startswith("đầu"):
        return Interval(Moment(moment.year, moment.month, 1), Moment(moment.year, moment.month, size)), "period"
    return moment, "period"


def _year(match: re.Match[str]) -> Said | None:
    return Moment(_year_of(match)), "period"


def _years(match: re.Match[str]) -> Said | None:
    begin, text = int(match["begin"]), match["finish"]
    finish = int(text) if len(text) == 4 else begin // 100 * 100 + int(text)
    return (Interval(Moment(begin), Moment(finish)), "period") if begin < finish <= begin + 100 else None


def _season(match: re.Match[str]) -> Said | None:
    """``2025/26``; only the year that follows makes one."""
    said = _years(match)
    return said if said is not None and int(match["finish"]) == (int(match["begin"]) + 1) % 100 else None


def _term(match: re.Match[str]) -> Said | None:
    said = _years(match)
    return said and (said[0], "term")


def _decade(match: re.Match[str]) -> Said | None:
    first = _decade_from(match["decade"])
    if match["finish"] is None:
        return first, "period"
    last = _decade_from(match["finish"])
    return (Interval(first, last), "period") if (first.year or 0) < (last.year or 0) else None


def _decade_from(text: str) -> Moment:
    year = int(text)
    return Moment(year if year >= 100 else 1900 + year if year >= 30 else 2000 + year, masked=1)


def _century(match: re.Match[str]) -> Said | None:
    text = match["century"]
    rank = int(text) if text.isdigit() else _CENTURIES[text]
    return (Moment((rank - 1) * 100, masked=2), "period") if 1 <= rank <= 22 else None


def _form(rule: str, pattern: str, build: _Build) -> Form:
    return Form(rule, re.compile(pattern + _END), build)


LEAD = re.compile(
    r"(?:(?:rạng )?(?:sáng|trưa|chiều|tối|đêm|khuya)(?: sớm| muộn)?,? )?"
    r"(?:\(?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|chúa nhật),? )?"
    r"(?:\(?(?:các |những )?(?:ngày|hôm)(?: mùng| mồng)? |mùng |mồng )?\(?"
)
"""What stands before a day: part of the day, weekday, ``ngày``."""

_LIST = rf"(?P<begin>{_DAY})(?:{_THEN}{_DAY}){{0,8}}{_THEN}(?:ngày )?(?P<day>{_DAY})"
# Where a hyphen stands before the month, it joins no days.
_WORD_LIST = rf"(?P<begin>{_DAY})(?:{_THEN_WORD}{_DAY}){{0,8}}{_THEN_WORD}(?:ngày )?(?P<day>{_DAY})"
_WORDED = rf" tháng (?P<month_>{_MONTH}|{_MONTH_WORD})"

FULL_DAY = (
    _form(
        "date.day",
        rf"(?P<day>{_DAY})(?:(?P<sep> ?[/.–-] ?)(?P<month>{_MONTH})(?P=sep)(?P<year>{_FULL_YEAR})"
        rf"|{_WORDED}(?: ?[/–-] ?|,? (?:năm )?)(?P<year_>{_FULL_YEAR}))",
        _day,
    ),
    _form(
        "date.day",
        rf"(?P<day>{_DAY})[/-](?P<month>{_MONTH})(?P<month_>(?!))?(?: ?[–-] ?|,? (?:của )?năm )(?P<year>{_FULL_YEAR})",
        _day,
    ),
)
"""A day with its year, which needs nothing before it."""

FULL_DAYS = (
    _form(
        "date.days",
        rf"{_LIST}(?:(?P<sep>[/.])(?P<month>{_MONTH})(?P=sep)(?P<year>{_FULL_YEAR})"
        rf"|{_WORDED}(?: ?[/–-] ?|,? (?:năm )?)(?P<year_>{_FULL_YEAR}))",
        _days,
    ),
    _form("date.days", rf"{_WORD_LIST}-(?P<month>{_MONTH})(?P<month_>(?!))?-(?P<year>{_FULL_YEAR})", _days),
    *FULL_DAY,
)
"""Days with their year, lists of them first."""

YEAR_FIRST = _form(
    "date.day",
    r"(?P<year>(?:19|20)\d\d)(?P<sep>[./-])(?P<month>0[1-9]|1[0-2])(?P<month_>(?!))?(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])",
    _day,
)
"""``2024-11-14``."""

LED_DAYS = (
    _form("date.days", rf"{_LIST}(?:[/.](?P<month>{_MONTH})|{_WORDED})", _days),
    _form("date.days", rf"{_WORD_LIST}-(?P<month>{_MONTH})(?P<month_>(?!))?{_COUNTED}", _days),
    _form(
        "date.day", rf"(?P<day>{_DAY})(?P<sep>[/.-])(?P<month>{_MONTH})(?P<month_>(?!))?(?P=sep)(?P<year>\d\d)", _day
    ),
    _form("date.day", rf"(?P<day>{_DAY})(?: ?/ ?(?P<month>{_MONTH})|{_WORDED})", _day),
    _form("date.day", rf"(?P<day>{_DAY})[.–-](?P<month>{_MONTH})(?P<month_>(?!))?{_COUNTED}", _day),
    # A source that lost its strokes: `ngày 19 12, …`.
    _form(
        "date.day",
        rf"(?P<day>{_DAY}) (?P<month>{_MONTH})(?P<month_>(?!))?(?: (?P<year>{_FULL_YEAR}))?(?= ?[,.;)\n]| năm|$)",
        _day,
    ),
)
"""Days without their year, which need a word before them."""

_GOES_ON = r"(?= ?[,;.)]|$| (?:và|đến|tới|hằng|hàng|này|vừa|âm|tết|trong)(?![^\W_]))"
DAYS_ALONE = (
    _form("date.days_of_month", rf"{_WORD_LIST}{_GOES_ON}", _days_alone),
    _form("date.day_of_month", rf"(?P<day>{_DAY}){_GOES_ON}", _day_alone),
)
"""Days without their month, behind ``ngày``."""

BARE_DAYS = (
    _form("date.days", rf"{_WORD_LIST}(?P<mark>/)(?P<month>{_MONTH})(?P<month_>(?!))?", _days),
    _form(
        "date.days", rf"(?P<begin>{_DAY}) ?[-–] ?(?P<day>{_DAY})(?P<mark>/)(?P<month>{_MONTH})(?P<month_>(?!))?", _days
    ),
    _form("date.day", rf"(?P<day>{_DAY})(?P<mark>[/-])(?P<month>{_MONTH})(?P<month_>(?!))?{_COUNTED}", _day),
)
"""Days that look like fractions or ranges; their neighbours decide."""

_MONTHS = rf"(?P<begin>{_MONTH})(?:{_THEN}(?:tháng )?{_MONTH}){{0,10}}"
_NO_MONTH_ = r"(?P<month_>(?!))?"

BY_WORD: dict[str, tuple[Form, ...]] = {
    "tháng": (
        _form("date.months", rf"tháng {_MONTHS}{_THEN}(?:tháng )?(?P<month>{_MONTH}){_NO_MONTH_}{_YEAR}", _months),
        _form(
            "date.months",
            rf"tháng {_MONTHS}(?: ?[–-] ?| (?:và|đến|tới) )(?:tháng )?(?P<month>{_MONTH}){_NO_MONTH_}{_COUNTED}",
            _months,
        ),
        _form("date.month", rf"tháng (?P<month>{_MONTH}|một|{_MONTH_WORD}){_NO_MONTH_}{_YEAR}", _month),
        _form("date.month", rf"tháng (?P<month>{_MONTH}){_NO_MONTH_}{_COUNTED}", _month),
        _form("date.month", rf"tháng (?P<month>(?P<capital>{_MONTH_WORD})){_NO_MONTH_}{_COUNTED}", _month),
    ),
    "quý": (
        _form(
            "date.quarters",
            rf"quý (?P<begin>{_QUARTER})(?:{_THEN}(?:quý )?{_QUARTER}){{0,2}}{_THEN}(?:quý )?(?P<quarter>{_QUARTER})"
            rf"{_YEAR}?",
            _quarters,
        ),
        _form("date.quarter", rf"quý (?P<quarter>{_QUARTER}){_YEAR}", _quarter),
        _form("date.quarter", r"quý (?P<quarter>iii|ii|iv|i|[1-4])" + _COUNTED, _quarter),
        _form("date.quarter", rf"quý (?P<quarter>đầu)(?: tiên)?(?: của)? năm(?: (?P<year>{_FULL_YEAR}))?", _quarter),
    ),
    "năm": (
        _form(
            "date.years",
            rf"năm {_OF_YEARS}\(?(?P<begin>{_FULL_YEAR})(?: ?[–—/-] ?| (?:đến|tới) )(?:năm )?(?P<finish>{_FULL_YEAR}){_COUNTED}",
            _years,
        ),
        _form(
            "date.years",
            rf"năm {_OF_YEARS}(?P<begin>{_FULL_YEAR})(?:, (?:năm )?{_FULL_YEAR}){{0,8}}(?:,| và|, và) (?:năm )?"
            rf"(?P<finish>{_FULL_YEAR}){_COUNTED}",
            _years,
        ),
        _form("date.year", r"năm (?P<year>[1-9]\d\d)(?= ?[,.;)])", _year),
        _form("date.year", rf"năm ?{_OF_YEARS}(?P<year>{_FULL_YEAR})", _year),
    ),
    "nửa": (
        _form(
            "date.half_year",
            rf"nửa (?P<side>đầu|cuối|sau)(?: tiên)?(?: của)? năm"
            rf"(?: (?P<year>{_FULL_YEAR})| (?P<shift>{_OTHER_YEAR}))?",
            _half_year,
        ),
        _form(
            "date.half_month",
            rf"nửa (?P<side>đầu|cuối|sau)(?: của)? tháng (?P<month>{_MONTH}){_NO_MONTH_}{_YEAR}?",
            _days_of_month,
        ),
    ),
    "thế": (_form("date.century", r"thế k[ỷỉ] (?:thứ )?(?P<century>[12]?\d|x[vx]i{0,3}|xix|xvi{0,3})", _century),),
}
"""Forms by the word that they begin with."""

_RANGE = rf"(?P<begin>{_FULL_YEAR})(?: ?[–—/-] ?| (?:đến|tới) )(?:năm )?(?P<finish>{_FULL_YEAR})"
_SHORT_RANGE = rf"(?P<begin>{_FULL_YEAR}) ?[–—/-] ?(?P<finish>{_FULL_YEAR}|\d\d)"

for _word in ("nhiệm", "nk", "khóa"):
    BY_WORD[_word] = (_form("date.term", rf"(?:nhiệm k[ỳì]|nk|khóa),? ?\(?(?:từ )?(?:năm )?{_SHORT_RANGE}", _term),)
for _word in ("giai", "thời"):
    BY_WORD[_word] = (_form("date.stage", rf"(?:giai đoạn|thời k[ỳì]) ?\(?(?:từ )?(?:năm )?{_RANGE}", _years),)
for _word in ("niên", "vụ", "mùa"):
    BY_WORD[_word] = (
        _form("date.season", rf"{_word}(?: [^\W\d_]+){{0,3}}?,? (?:năm )?{_SHORT_RANGE}", _years),
        _form(
            "date.season",
            rf"{_word} (?:(?:đông|xuân|hè|thu|mùa|khô|mưa|lúa) ?[-–]? ?){{1,3}}(?:năm )?(?P<year>{_FULL_YEAR})",
            _year,
        ),
    )
for _word in ("những", "thập"):
    BY_WORD[_word] = (
        _form(
            "date.decade",
            r"(?:những năm|thập niên|thập k[ỷỉ])(?: đầu| cuối)?(?: những)?(?: năm)? "
            r"(?P<decade>(?:1[5-9]|20)\d0|[1-9]0)(?: ?[-–] ?(?P<finish>(?:1[5-9]|20)\d0|[1-9]0))?(?! ?(?:%|tuổi))",
            _decade,
        ),
    )

COUNTED_MONTHS = (
    _form(
        "date.first_months",
        rf"{_SIZE} (?P<grain>tháng|quý) (?P<side>đầu tiên|đầu|cuối cùng|cuối|còn lại)(?: của)? năm(?! học| tài)"
        rf"(?:[ /](?P<year>{_FULL_YEAR})|,? (?P<shift>{_OTHER_YEAR}))?",
        _some_months,
    ),
    _form(
        "date.first_months",
        rf"{_SIZE} (?P<grain>tháng)(?:/| của năm | trong năm | năm | )(?P<year>{_FULL_YEAR})",
        _some_months,
    ),
    _form(
        "date.first_days",
        rf"{_SIZE} ngày (?P<side>đầu|cuối)(?: tiên| cùng)?(?: của)? tháng (?P<month>{_MONTH}){_NO_MONTH_}{_YEAR}?",
        _days_of_month,
    ),
)
"""Forms that begin with a number of months, quarters or days."""

BARE = (
    _form("date.years", r"(?P<begin>20\d\d)/(?P<finish>\d\d)", _season),
    _form("date.days", rf"{_WORD_LIST}{_WORDED}(?P<month>(?!))?{_COUNTED}", _days),
    _form("date.years", _RANGE, _years),
    _form("date.month", rf"(?P<month>{_MONTH}){_NO_MONTH_}/(?P<year>(?:19|20)\d\d)", _month),
    _form("date.year", rf"(?P<year>(?:19|20)\d\d){_COUNTED}", _year),
)
"""Forms that begin with a digit and need nothing before them."""

SAME_PERIOD_RULE = "date.same_period"
"""The rule of ``cùng kỳ``, which is never the period of the figure itself."""

SAME_PERIOD = re.compile(
    r"cùng (?:kỳ|kì|thời điểm|giai đoạn)(?![^\W_])"
    r"(?:(?: của)?(?: năm)? (?P<year>(?:19|20)\d\d)(?![.,/:-]?\d|[^\W_])"
    r"|(?: của)? năm (?:trước|ngoái)(?! đó))?"
)
