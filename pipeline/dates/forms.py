"""A way to write a date, and what a match of it says. Years that are not written stay None; ``resolve`` finds them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from trichtin.pipeline.dates.edtf import Interval, Moment, Value
from trichtin.schemas.organization import DateKind

Said = tuple[Value, DateKind]
Read = Callable[[re.Match[str]], Said | None]
"""What a match says; None where the calendar has no such date."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a date: the name of its rule, its pattern, and what a match of it says (None: it is no date)."""

    rule: str
    pattern: re.Pattern[str]
    read: Read


_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "nhất": 1, "đầu": 1, "hai": 2,
    "ba": 3, "bốn": 4, "tư": 4,
}  # fmt: skip
_NUMBERS = re.compile(r"\d+")
_CENTURIES = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}

_SHIFTS = {"nay": 0, "ngoái": -1, "trước": -1, "tới": 1, "sau": 1}
_NAMED_BEFORE = frozenset({"đó", "ấy"})


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
    groups = match.groupdict()
    return number(groups.get("month") or groups["month_"])


def read_day(match: re.Match[str]) -> Said | None:
    """``14/11/2024``."""
    moment = Moment(_year_of(match), _month_of(match), int(match["day"]))
    return (moment, "date") if moment.is_real else None


def read_days(match: re.Match[str]) -> Said | None:
    """``ngày 4 đến 10/7``."""
    year, month = _year_of(match), _month_of(match)
    value = Interval(Moment(year, month, int(match["begin"])), Moment(year, month, int(match["day"])))
    begins_earlier = int(match["begin"]) < int(match["day"])
    return (value, "period") if begins_earlier and value.is_real else None


def read_days_alone(match: re.Match[str]) -> Said | None:
    """``ngày 19 và 20``, months unknown."""
    begin, day = int(match["begin"]), int(match["day"])
    return (Interval(Moment(day=begin), Moment(day=day)), "period") if begin < day else None


def read_day_alone(match: re.Match[str]) -> Said | None:
    """``ngày 15``, the month unknown."""
    return Moment(day=int(match["day"])), "date"


def read_month(match: re.Match[str]) -> Said | None:
    """``tháng 9/2024``."""
    return Moment(_year_of(match), _month_of(match)), "period"


def read_months(match: re.Match[str]) -> Said | None:
    """``tháng 8 và tháng 9/2025``."""
    year, begin, finish = _year_of(match), number(match["begin"]), _month_of(match)
    if not _is_stretch(match, begin, finish):
        return None
    return Interval(Moment(year, begin), Moment(year, finish)), "period"


def _is_stretch(match: re.Match[str], begin: int, finish: int) -> bool:
    """Whether a list runs from its first to its last member without a gap, or is a stretch with its ends alone."""
    named = len(_NUMBERS.findall(match.group())) - (_year_of(match) is not None)
    is_list = "," in match.group() or " và " in match.group()
    return begin < finish and (not is_list or finish - begin < named)


def read_quarter(match: re.Match[str]) -> Said | None:
    """``quý III/2024``."""
    return Moment(_year_of(match), quarter=_QUARTERS[match["quarter"]]), "period"


def read_quarters(match: re.Match[str]) -> Said | None:
    """``quý I và II/2025``."""
    year, begin, finish = _year_of(match), _QUARTERS[match["begin"]], _QUARTERS[match["quarter"]]
    return (Interval(Moment(year, quarter=begin), Moment(year, quarter=finish)), "period") if begin < finish else None


def read_some_months(match: re.Match[str]) -> Said | None:
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


def read_half_year(match: re.Match[str]) -> Said | None:
    """``nửa cuối năm 2024``."""
    first, last = (1, 6) if match["side"].startswith("đầu") else (7, 12)
    year = _year_of(match)
    return Interval(Moment(year, first), Moment(year, last)), "period"


def read_days_of_month(match: re.Match[str]) -> Said | None:
    """``15 ngày đầu tháng 9``, ``nửa đầu tháng 9``."""
    moment = Moment(_year_of(match), _month_of(match))
    text = match.groupdict().get("size")
    size = 15 if text is None else number(text)
    if not 0 < size <= 28:
        return None
    if match["side"].startswith("đầu"):
        return Interval(Moment(moment.year, moment.month, 1), Moment(moment.year, moment.month, size)), "period"
    return moment, "period"


def read_year(match: re.Match[str]) -> Said | None:
    """``năm 2024``."""
    return Moment(_year_of(match)), "period"


def read_years(match: re.Match[str]) -> Said | None:
    """``2021-2025``, ``năm 2023, 2024 và 2025``."""
    begin, text = int(match["begin"]), match["finish"]
    finish = int(text) if len(text) == 4 else begin // 100 * 100 + int(text)
    if begin == finish:
        return Moment(begin), "period"  # a slip of the typist: `2024-2024`
    if finish > begin + 100 or not _is_stretch(match, begin, finish):
        return None
    return Interval(Moment(begin), Moment(finish)), "period"


def read_season(match: re.Match[str]) -> Said | None:
    """``2025/26``; only the year that follows makes one."""
    said = read_years(match)
    return said if said is not None and int(match["finish"]) == (int(match["begin"]) + 1) % 100 else None


def read_term(match: re.Match[str]) -> Said | None:
    """``nhiệm kỳ 2021-2026``."""
    said = read_years(match)
    return said and (said[0], "term")


def read_decade(match: re.Match[str]) -> Said | None:
    """``thập niên 90``, ``thập niên 50-60``."""
    first = _decade_from(match["decade"])
    if match["finish"] is None:
        return first, "period"
    last = _decade_from(match["finish"])
    return (Interval(first, last), "period") if (first.year or 0) < (last.year or 0) else None


def _decade_from(text: str) -> Moment:
    year = int(text)
    return Moment(year if year >= 100 else 1900 + year if year >= 30 else 2000 + year, masked=1)


def read_century(match: re.Match[str]) -> Said | None:
    """``thế kỷ 21``."""
    text = match["century"]
    rank = int(text) if text.isdigit() else _CENTURIES[text]
    return (Moment((rank - 1) * 100, masked=2), "period") if 1 <= rank <= 22 else None
