"""The year that is not written: from the day of publication, or from the same form elsewhere in the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from trichtin.pipeline.dates.edtf import Interval, Moment, Value, distance, lacks_year, moments, nearest
from trichtin.pipeline.dates.joins import Joined
from trichtin.pipeline.state import Annotations

_GONE = re.compile(r",? (?:vừa qua|vừa rồi|rồi|qua)(?![^\W_])")
_TO_COME = re.compile(r",? (?:sắp tới|tới đây|tới(?= sẽ| ?[,.;)]|$))")
_ONCE = re.compile(r"\bhồi (?:đầu |cuối |giữa )?$")
_LOOK_BACK = 600
"""How many characters before it the year or day of ``năm đó``, ``cùng ngày`` may be named."""

_EVERY = re.compile(r" (?:hằng|hàng|mỗi|các) (?:tháng|năm)")


def resolve(known: Annotations, found: list[Joined]) -> None:
    """Set the years that are not written, where something tells them."""
    stated = _stated(found) if known.published is None else {}
    for rank, item in enumerate(found):
        if item.atom.named_before:
            item.value = _as_before(found, rank)
        elif item.value is not None and lacks_year(item.value) and not _EVERY.match(known.folded, item.end):
            item.value = _with_year(known, item, item.value, stated)


def _as_before(found: list[Joined], rank: int) -> Value | None:
    """``tháng 9 năm đó`` in the year, ``cùng ngày`` on the day that was named before."""
    item = found[rank]
    for index in range(rank - 1, -1, -1):
        earlier = found[index]
        if item.start - earlier.end > _LOOK_BACK:
            break
        value = earlier.value
        if not isinstance(value, Moment) or value.masked:
            continue
        if item.value is None and value.grain == "day":
            return value
        if item.value is not None and value.year is not None:
            return item.value.in_year(value.year)
    return item.value


def _with_year(known: Annotations, item: Joined, value: Value, stated: dict[Value, set[int]]) -> Value:
    if known.published is None:
        return _as_stated(value, stated)
    if item.atom.shift is not None:
        return value.in_year(known.published.year + item.atom.shift)
    if any(moment.day is not None and moment.month is None for moment in moments(value)):
        return _in_nearest_month(value, known.published)
    return nearest(value, known.published, _side(known, item))


def _side(known: Annotations, item: Joined) -> int:
    """-1 for a date that is over by what the text says, 1 for one to come, 0 where it says neither."""
    if _GONE.match(known.folded, item.end) or _ONCE.search(known.folded, max(item.start - 12, 0), item.start):
        return -1
    return 1 if _TO_COME.match(known.folded, item.end) else 0


def _in_nearest_month(value: Value, published: date) -> Value:
    """``ngày 15`` in the month, of those around the publication, in which it lies nearest to it."""
    options: list[Value] = []
    for step in (0, -1, 1):
        months = published.year * 12 + published.month - 1 + step
        options.append(_in_month(value, months // 12, months % 12 + 1))
    real = [option for option in options if option.is_real]
    return min(real, key=lambda option: distance(option, published), default=value)


def _in_month(value: Value, year: int, month: int) -> Value:
    if isinstance(value, Moment):
        return Moment(year, month, value.day)
    begin, finish = (None if end is None else Moment(year, month, end.day) for end in (value.begin, value.finish))
    return Interval(begin, finish)


def _stated(found: Iterable[Joined]) -> dict[Value, set[int]]:
    """For each form without its year, the years that the article states for it elsewhere."""
    stated: dict[Value, set[int]] = {}
    for item in found:
        value = item.value
        if value is None or lacks_year(value):
            continue
        years = {moment.year for moment in moments(value)}
        if len(years) == 1 and (year := years.pop()) is not None and value.in_year(None) != Moment():
            stated.setdefault(value.in_year(None), set()).add(year)
    return stated


def _as_stated(value: Value, stated: dict[Value, set[int]]) -> Value:
    years = stated.get(value, set())
    return value.in_year(next(iter(years))) if len(years) == 1 else value
