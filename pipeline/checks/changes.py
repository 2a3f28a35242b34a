"""From–to against the change: `giảm từ 8% xuống còn 3%, giảm 5 điểm %`; `đạt 120 tỷ đồng, tăng 20 tỷ đồng (20%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from trichtin.pipeline.addable import same_unit
from trichtin.pipeline.checks.intervals import ratio
from trichtin.pipeline.checks.sentences import Stretch
from trichtin.pipeline.state import Check, QuantityMention

_FROM = re.compile(r"\btừ(?: mức)?\s*(?:khoảng|gần|hơn|trên)?\s*$")
_TO = re.compile(r"(?:^|\s)(?:lên|xuống|còn|thành|đến)(?:\s|$)")
_YEARS = re.compile(r"^[^;]{0,60}$")
_UP = re.compile(r"\b(?:tăng|nâng|cao hơn|nhiều hơn|thêm)\b[^,;.]{0,12}$")
_DOWN = re.compile(r"\b(?:giảm|hạ|kéo giảm|thấp hơn|ít hơn)\b[^,;.]{0,12}$")
_AHEAD = re.compile(r"\s*(?:,|\(|:)?\s*(?:tức\s)?(?:là\s)?từ(?: mức)?\s*(?:khoảng |gần |hơn |trên )?")
_BEHIND = re.compile(
    r"[^,;().]{0,30}(?:,|\()\s*(?:tức |tương đương |tương ứng |tương ứng với |như vậy )?(?:là |đã )?(?:tăng|giảm)"
    r"(?: được| thêm| gần| hơn| khoảng| tới| đến| bình quân)*\s*"
)
_THAT_IS = re.compile(
    r"^\s*,?\s*(?:\(|tương đương|tương ứng|hay|ứng với)[ (]*"
    r"(?:tương đương|tương ứng|hay|với|khoảng|gần|hơn|tăng|giảm|tỷ lệ| )*$"
)
_RISES = re.compile(r"\b(?:tăng|nâng)\b")
_FALLS = re.compile(r"\b(?:giảm|hạ)\b")
_CLAUSE = re.compile(r"[,;:.(]\s")
_PLACES = Decimal("0.0001")


def check_changes(stretch: Stretch) -> Iterator[Check]:
    """The checks of the changes of a sentence."""
    for rank in range(len(stretch.figures) - 1):
        if _is_from_to(stretch, rank):
            yield from _from_to(stretch, rank)
        elif rank + 2 < len(stretch.figures):
            yield from _twice_stated(stretch, rank)


def _is_from_to(stretch: Stretch, rank: int) -> bool:
    first, last = stretch.figures[rank], stretch.figures[rank + 1]
    gap = stretch.before(rank + 1)
    return (
        same_unit(first, last)
        and first.upper is None
        and bool(_FROM.search(stretch.before(rank)))
        and bool(_TO.search(gap))
        and bool(_YEARS.match(gap))
    )


def _from_to(stretch: Stretch, rank: int) -> Iterator[Check]:
    """`từ A lên B`: its direction, and the change that stands before or behind it."""
    first, last = stretch.figures[rank], stretch.figures[rank + 1]
    lead = _CLAUSE.split(stretch.before(rank))[-1]
    rises, falls = bool(_RISES.search(lead)), bool(_FALLS.search(lead))
    start, end = stretch.interval(first), stretch.interval(last)
    if rises != falls and ((rises and end.high < start.low) or (falls and end.low > start.high)):
        yield Check(kind="change", items=[first, last], stated=first.value, computed=last.value, ok=False)
        return
    for other in (rank - 1, rank + 2):
        if 0 <= other < len(stretch.figures):
            stated = stretch.figures[other]
            sign = _sign(stretch.before(other))
            near = stretch.before(rank if other < rank else other)
            if sign and (_BEHIND if other > rank else _AHEAD).fullmatch(near):
                yield from _compare(stretch, stated, first, last)


def _compare(
    stretch: Stretch, stated: QuantityMention, first: QuantityMention, last: QuantityMention
) -> Iterator[Check]:
    start, end = stretch.interval(first), stretch.interval(last)
    moved = end - start if last.value >= first.value else start - end
    difference = abs(last.value - first.value)
    told = stretch.interval(stated, truncated=True)
    shares = first.unit.kind == "percent"
    relative = ratio(moved, start) if moved.low >= 0 else None
    percent = (100 * difference / first.value).quantize(_PLACES) if first.value else Decimal(0)
    if stated.unit.kind == "percent_point" or same_unit(stated, first):
        ok = _agrees(stretch, stated, first, last) or (shares and relative is not None and told.meets(relative))
        yield Check(kind="change", items=[stated, first, last], stated=stated.value, computed=difference, ok=ok)
    elif stated.unit.kind == "percent" and relative is not None:
        ok = told.meets(relative)
        yield Check(kind="change", items=[stated, first, last], stated=stated.value, computed=percent, ok=ok)


def _agrees(stretch: Stretch, stated: QuantityMention, first: QuantityMention, last: QuantityMention) -> bool:
    """Whether a difference is that of two levels: exactly for whole numbers, within the last place for others."""
    difference = abs(last.value - first.value)
    figures = (stated, first, last)
    if all(figure.bound == "exact" and stretch.step(figure) in (0, 1) for figure in figures):
        return stated.value == difference
    start, end = stretch.interval(first), stretch.interval(last)
    moved = end - start if last.value >= first.value else start - end
    return stretch.interval(stated, truncated=True).meets(moved)


def _twice_stated(stretch: Stretch, rank: int) -> Iterator[Check]:
    """`đạt B, tăng C (tương đương P%)`: C against P of what was before."""
    level, change, percent = stretch.figures[rank : rank + 3]
    sign = _sign(stretch.before(rank + 1))
    if not sign or _sign(stretch.before(rank)) or percent.unit.kind != "percent" or not same_unit(level, change):
        return
    if level.unit.kind in ("percent", "percent_point") or len(stretch.before(rank + 1)) > 40:
        return
    if not _THAT_IS.match(stretch.before(rank + 2)):
        return
    before = stretch.interval(level) - stretch.interval(change)
    if sign < 0:
        before = stretch.interval(level) + stretch.interval(change)
    value = level.value - sign * change.value
    found = ratio(stretch.interval(change), before) if value else None
    if found is None:
        return
    ok = stretch.interval(percent, truncated=True).meets(found)
    computed = (100 * change.value / value).quantize(_PLACES)
    yield Check(kind="change", items=[percent, change, level], stated=percent.value, computed=computed, ok=ok)


def _sign(gap: str) -> int:
    """1 where the words say that the figure behind them is a rise, -1 for a fall, 0 for neither."""
    if _UP.search(gap):
        return 1
    return -1 if _DOWN.search(gap) else 0
