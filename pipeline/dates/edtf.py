"""Points and stretches of the calendar, and how ISO 8601-2 (EDTF) writes them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

_FIRST_QUARTER = 33
"""EDTF writes the quarters of a year as months 33 to 36."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, quarter or year; what is None is unknown, or finer than the moment is.

    Attributes:
        year: the year, or None where it is not known.
        month: 1 to 12.
        day: 1 to 31.
        quarter: 1 to 4; then neither month nor day is given.
        masked: how many of the last digits of the year are open: 1 for a decade, 2 for a century.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    masked: int = 0

    @property
    def edtf(self) -> str:
        """The moment as EDTF."""
        text = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.masked:
            return text[: -self.masked] + "X" * self.masked
        if self.quarter is not None:
            return f"{text}-{_FIRST_QUARTER - 1 + self.quarter}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        elif self.day is not None:
            text += "-XX"
        return text if self.day is None else f"{text}-{self.day:02d}"

    @property
    def is_real(self) -> bool:
        """Whether the calendar has such a day; 29 February counts where the year is unknown."""
        if self.day is None:
            return True
        return self.day <= (31 if self.month is None else _days(self.year or 2000, self.month))

    def first(self) -> date | None:
        """The first day, or None where the year (or the month of a day) is unknown."""
        if self.year is None or (self.day is not None and self.month is None):
            return None
        if self.masked:
            size = 10**self.masked
            return date(max(self.year // size * size, 1), 1, 1)
        month = self.quarter * 3 - 2 if self.quarter is not None else self.month or 1
        return date(self.year, month, self.day or 1)

    def last(self) -> date | None:
        """The last day, or None where the year (or the month of a day) is unknown."""
        if self.year is None or (self.day is not None and self.month is None):
            return None
        if self.masked:
            size = 10**self.masked
            return date(self.year // size * size + size - 1, 12, 31)
        month = self.quarter * 3 if self.quarter is not None else self.month or 12
        return date(self.year, month, self.day or _days(self.year, month))

    def in_year(self, year: int | None) -> Moment:
        """The same moment of another year."""
        return Moment(year, self.month, self.day, self.quarter, self.masked)

    @property
    def within_year(self) -> tuple[int, int]:
        """(month, day) by which moments of one year are ordered; a whole year comes first."""
        return (self.quarter * 3 - 2 if self.quarter is not None else self.month or 0), self.day or 0

    @property
    def grain(self) -> str:
        """``day``, ``month``, ``quarter`` or ``year``."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "quarter" if self.quarter is not None else "year"


@dataclass(frozen=True, slots=True)
class Interval:
    """From one moment to another; None is an open end."""

    begin: Moment | None
    finish: Moment | None

    @property
    def edtf(self) -> str:
        """The interval as EDTF."""
        return f"{self.begin.edtf if self.begin else '..'}/{self.finish.edtf if self.finish else '..'}"

    @property
    def is_real(self) -> bool:
        """Whether the calendar has both ends and they do not run backwards."""
        if not all(end.is_real for end in (self.begin, self.finish) if end is not None):
            return False
        first, last = self.first(), self.last()
        return first is None or last is None or first <= last

    def first(self) -> date | None:
        """The first day, or None where it is open or unknown."""
        return self.begin.first() if self.begin else None

    def last(self) -> date | None:
        """The last day, or None where it is open or unknown."""
        return self.finish.last() if self.finish else None

    def in_year(self, year: int | None) -> Interval:
        """The same stretch of another year, told by its last end; it may begin in the year before."""
        finish = self.finish.in_year(year) if self.finish else None
        begin = self.begin
        if begin is not None:
            turns = finish is not None and begin.within_year > finish.within_year > (0, 0)
            begin = begin.in_year(year - 1 if turns and year is not None else year)
        return Interval(begin, finish)


Value = Moment | Interval


def moments(value: Value) -> list[Moment]:
    """The moments that a value is made of."""
    ends = [value] if isinstance(value, Moment) else [value.begin, value.finish]
    return [end for end in ends if end is not None]


def lacks_year(value: Value) -> bool:
    """Whether no moment of the value has its year."""
    return all(moment.year is None for moment in moments(value))


def nearest(value: Value, published: date, side: int = 0) -> Value:
    """The value in the year, of those around the publication, in which it lies nearest to it.

    A stretch that begins with the year (``9 tháng đầu năm``) is told by its end, since one reports it when it is over.

    Args:
        value: a value without its year.
        published: the day of publication.
        side: -1 where the value is over by then, 1 where it is to come, 0 where nothing says.
    """
    closed = isinstance(value, Interval) and value.begin is not None and value.finish is not None
    from_january = closed and moments(value)[0].within_year <= (1, 1)
    options = [value.in_year(published.year + step) for step in (0, -1, 1)]
    options = [option for option in options if option.is_real]
    on_side = [option for option in options if _is_on_side(option, published, side)]
    return min(on_side or options, key=lambda option: distance(option, published, from_january), default=value)


def _is_on_side(value: Value, day: date, side: int) -> bool:
    first, last = value.first(), value.last()
    if side < 0:
        return first is not None and first <= day
    return side == 0 or last is None or last >= day


def distance(value: Value, day: date, by_end: bool = False) -> int:
    """How many days a value lies from a day; 0 where it holds it.

    Args:
        value: a value with its year.
        day: the day.
        by_end: whether the end of a stretch counts, whatever it holds.
    """
    known = moments(value)[-1] if isinstance(value, Interval) and None in (value.begin, value.finish) else value
    first, last = known.first(), known.last()
    if by_end and last is not None:
        return abs((last - day).days)
    if first is not None and day < first:
        return (first - day).days
    if last is not None and day > last:
        return (day - last).days
    return 0


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
