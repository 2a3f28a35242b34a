"""Dates that are told from another day: ``hôm qua``, ``tuần này``, ``năm ngoái``, ``9 tháng qua``."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

from trichtin.pipeline.dates.edtf import Interval, Moment, Value

_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "bốn": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4,
    "bảy": 5, "bẩy": 5, "7": 5,
}  # fmt: skip
_WEEKS = {"này": 0, "trước": -1, "qua": -1, "rồi": -1, "tới": 1, "sau": 1}
_NAME = r"(?:thứ (?P<name{0}>hai|ba|tư|bốn|năm|sáu|bảy|bẩy|[2-7])|(?:chủ|chúa) nhật)"
WEEKDAY = re.compile(
    rf"{_NAME.format('')} (?:của )?(?:tuần (?P<week>này|trước|qua|rồi|tới|sau)|(?P<last>vừa rồi|vừa qua)|(?P<next>tới))"
    rf"(?![^\W_])|hôm {_NAME.format('_')}(?![^\W_]|,? ?\(?(?:ngày )?\d)"
)
"""Weekdays that are told from today: ``thứ năm tuần tới``, ``thứ ba vừa rồi``, ``hôm thứ Ba``."""

_OF_THE_YEAR = 3
"""So many months gone by are those of the year so far: reports are made by the quarter and later by the month."""

Grain = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Relative:
    """So many days, weeks, months, quarters or years from the day of publication."""

    grain: Grain
    steps: int


@cache
def relative_words() -> dict[str, Relative]:
    """The reviewed words, by surface."""
    text = (files(__package__) / "relative.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {row["surface"]: Relative(row["grain"], int(row["steps"])) for row in rows}  # type: ignore[arg-type]


def told_from(day: date, relative: Relative) -> Value:
    """What a relative date means on a day."""
    if relative.grain == "day":
        return moment_of(day + timedelta(days=relative.steps))
    if relative.grain == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=relative.steps)
        return Interval(moment_of(monday), moment_of(monday + timedelta(days=6)))
    if relative.grain == "year":
        return Moment(day.year + relative.steps)
    if relative.grain == "month":
        months = day.year * 12 + day.month - 1 + relative.steps
        return Moment(months // 12, months % 12 + 1)
    quarters = day.year * 4 + (day.month - 1) // 3 + relative.steps
    return Moment(quarters // 4, quarter=quarters % 4 + 1)


def weekday_told_from(day: date, match: re.Match[str]) -> Value:
    """What a match of ``WEEKDAY`` means on a day: in the week that it names, else the last or next such day."""
    weekday = _WEEKDAYS.get(match["name"] or match["name_"] or "", 6)
    if match["week"] is not None:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=_WEEKS[match["week"]])
        return moment_of(monday + timedelta(days=weekday))
    if match["next"] is not None:
        return moment_of(day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1))
    return moment_of(day - timedelta(days=(day.weekday() - weekday) % 7))


def months_gone_by(size: int, published: date | None) -> Value | None:
    """The stretch of ``size tháng qua``: the first months of the year where they are over, else those before now.

    Without publication a few months are nothing but relative, and several are the first of an unknown year.
    """
    if published is None:
        return Interval(Moment(None, 1), Moment(None, size)) if size >= _OF_THE_YEAR else None
    if _OF_THE_YEAR <= size <= published.month:
        return Interval(Moment(published.year, 1), Moment(published.year, size))
    last = published.year * 12 + published.month - 2  # the month before that of publication
    first = last - size + 1
    return Interval(Moment(first // 12, first % 12 + 1), Moment(last // 12, last % 12 + 1))


def moment_of(day: date) -> Moment:
    """The moment of a day."""
    return Moment(day.year, day.month, day.day)
