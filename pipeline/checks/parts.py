"""Parts against their whole: `12 tàu, gồm 4 tàu vỏ gỗ, 8 tàu vỏ thép`; `98 người (Hà Tĩnh 63, Nghệ An 35)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from trichtin.pipeline.addable import same_unit
from trichtin.pipeline.checks.intervals import Interval
from trichtin.pipeline.checks.sentences import Stretch
from trichtin.pipeline.state import Check, QuantityMention

Opening = Literal["all", "some"]
"""Whether what follows are all parts of the whole, or may be some of them."""

_ALL = re.compile(r"\b(?:gồm|bao gồm|chia thành|gồm có|cụ thể)\b|(?<=[:(])\s*(?=\S)")
_MAY_OPEN = ("gồm", ":", "(", "cụ thể", "chia thành")
"""Quickly looked for: without any of them ``_ALL`` finds nothing."""
_SOME = re.compile(r"\b(?:trong đó|trong số (?:đó|này))\b")
_CLOSING = re.compile(r"\.\.\.|…|v\.v|vân vân|như\b|;\s*(?:ngoài ra|đồng thời|bên cạnh đó)")
# What makes of a figure neither whole nor part: a change, a level that is compared, a figure a piece.
_NO_LEVEL = re.compile(
    r"\b(?:(?:tăng|giảm|vượt|thêm|từ|lên|còn|xuống(?! giống)|mỗi|bình quân|trung bình)[^,;]{0,12}"
    r"|so với[^,;]*|cùng kỳ[^,;]*)$"
)
_NO_PART = re.compile(r"\b(?:ngoài ra|cả|tổng)\b")
_NO_SUMS = frozenset(("percent", "percent_point", "ratio", "duration", "temperature", "speed"))
_FIRST = re.compile(r"[^,;:().]{0,40}")
"""Words between an opening and the first part."""
_NESTED = re.compile(r"\b(?:gồm|bao gồm)\b")
_BREAK = re.compile(r"[;:(]")
_DIGIT = re.compile(r"\d")
_NEAR = 30
_MOST = 60
"""Figures of a list that are looked at: what is longer is a table."""
_OVERLAPPING = re.compile(r"\b(?:nữ|dân tộc|trẻ|đảng viên|tôn giáo|nghèo|đại học|thạc sĩ|lần đầu|tái cử)\b")


@dataclass(slots=True)
class _List:
    """A whole with the parts that follow it; ``more``: figures before it that it may have to be added to."""

    whole: QuantityMention
    more: list[QuantityMention]
    opening: Opening
    parts: list[QuantityMention]
    is_open: bool
    overlapping: bool


def check_parts(stretch: Stretch, previous: Stretch | None) -> Iterator[Check]:
    """The checks of the lists of a sentence, and of a sentence that begins with `Trong đó` against the one before."""
    for found in _lists(stretch, previous):
        if len(found.parts) < 2 and found.opening == "all":
            continue
        if found.parts:
            yield _check(stretch, found)


def _lists(stretch: Stretch, previous: Stretch | None) -> Iterator[_List]:
    figures = stretch.figures
    for rank in range(len(figures)):
        gap = stretch.before(rank)
        opening = _opening(gap)
        if opening is None:
            continue
        if rank:
            wholes = _wholes(stretch, rank)
        elif previous is not None and previous.sentence == stretch.sentence - 1 and gap.lstrip().startswith("trong đó"):
            last = previous.figures[-1]
            is_whole = not (_NO_LEVEL.search(previous.gaps[-2][-_NEAR:]) or ")" in previous.gaps[-1])
            wholes = [last] if is_whole and last.unit.kind not in _NO_SUMS and last.unit.text != "lần" else []
        else:
            continue
        for whole in wholes:
            yield _collect(stretch, rank, whole, opening)


def _opening(gap: str) -> Opening | None:
    """What kind of list the words before a figure open."""
    if "trong " in gap and _SOME.search(gap):
        return "some"
    matches = list(_ALL.finditer(gap)) if any(sign in gap for sign in _MAY_OPEN) else []
    return "all" if matches and _FIRST.fullmatch(gap[matches[-1].end() :]) else None


def _wholes(stretch: Stretch, rank: int) -> list[QuantityMention]:
    """The figures before a list that may be its whole: the last of each unit in the clause before the opening."""
    found: list[QuantityMention] = []
    if _DIGIT.search(stretch.before(rank)):  # a number that no room took: it may be the whole
        return found
    behind = stretch.before(rank)
    depth = max(behind.count(")") - behind[: behind.rfind(")") + 1].count("("), 0)
    for other in range(rank - 1, -1, -1):
        figure, gap = stretch.figures[other], stretch.before(other)
        if depth:  # an aside in brackets, closed before the list: `12 tàu (thêm 3 tàu), gồm 4 tàu …`
            depth = max(depth + gap.count(")") - gap.count("("), 0)
            continue
        is_new = not any(same_unit(figure, known) for known in found)
        if is_new and figure.unit.text and figure.unit.kind not in _NO_SUMS and not _NO_LEVEL.search(gap[-_NEAR:]):
            found.append(figure)
        if _BREAK.search(gap) or _DIGIT.search(gap) or _opening(gap):
            break
    return found


def _is_no_part(gap: str) -> bool:
    return bool(_NO_LEVEL.search(gap) or _NO_PART.search(gap))


def _collect(stretch: Stretch, rank: int, whole: QuantityMention, opening: Opening) -> _List:
    """The parts behind an opening: figures of the same unit, up to the next opening or closing."""
    gap = stretch.before(rank)
    is_bracketed = gap.rfind("(") > gap.rfind(")")
    more = [
        figure
        for other, figure in enumerate(stretch.figures[max(rank - _MOST, 0) : rank], start=max(rank - _MOST, 0))
        if figure is not whole and same_unit(figure, whole) and not _NO_LEVEL.search(stretch.before(other)[-_NEAR:])
    ]
    found = _List(whole, more, opening, [], is_open=False, overlapping=False)
    for index in range(rank, min(rank + _MOST, len(stretch.figures))):
        gap = stretch.before(index)
        if index > rank:
            if (is_bracketed and ")" in gap) or _SOME.search(gap) or _NESTED.search(gap):
                found.is_open |= not is_bracketed
                break
            found.is_open |= bool(_DIGIT.search(gap)) or ("(" in gap and not is_bracketed)
        figure = stretch.figures[index]
        if same_unit(figure, whole) and figure.out_of is None and not _is_no_part(gap[-_NEAR:]):
            found.parts.append(figure)
        elif same_unit(figure, whole) or figure.unit.kind == "count" == whole.unit.kind:
            found.is_open = True  # things of another name among the parts: what they are parts of is not said
        following = stretch.behind(index)
        found.overlapping |= bool(_OVERLAPPING.search(following[:_NEAR]))
        if is_bracketed and ")" in following:
            following = following[: following.index(")")]
        if _CLOSING.search(following) or (index + 1 == len(stretch.figures) and _DIGIT.search(following)):
            found.is_open = True
            break
    return found


def _check(stretch: Stretch, found: _List) -> Check:
    whole = stretch.interval(found.whole)
    sum_of_wholes = sum((stretch.interval(figure) for figure in found.more), whole)
    total = sum((stretch.interval(part) for part in found.parts), Interval(Decimal(0), Decimal(0)))
    computed = sum((part.value for part in found.parts), Decimal(0))
    if found.opening == "all" and not found.is_open:
        ok = whole.meets(total) or sum_of_wholes.meets(total)
    elif found.overlapping:
        ok = all(stretch.interval(part).low <= sum_of_wholes.high for part in found.parts)
    else:
        ok = total.low <= sum_of_wholes.high
    if not ok and found.opening == "some" and found.parts[0].value == computed - found.parts[0].value:
        ok = stretch.interval(found.parts[0]).low <= sum_of_wholes.high  # `25 vụ, …, X xử lý 14 vụ, Y xử lý 11 vụ`
    items = [found.whole, *found.parts]
    return Check(kind="parts", items=items, stated=found.whole.value, computed=computed, ok=ok)
