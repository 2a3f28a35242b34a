"""The places that a clause names for a figure: before it, behind it, in the bracket that follows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.achievements.main_places import finest, is_line, unique
from trichtin.pipeline.achievements.named_places import Named
from trichtin.pipeline.state import Place, PlaceMention

_JOINTS = frozenset((",", "và", "-", "–", "(", "cùng", "với", "hoặc", ";", "tỉnh", "các", "huyện", "xã", ":", "là"))
_BEFORE_BRACKET = 8
"""Words between a place or a figure and the bracket that belongs to it."""
_APPOSITION = frozenset((":", "(", "là", "gồm", ",", "bao"))
"""What may stand between a count of units and the list of their names."""


def own_places(frame: Frame, figure: Figure) -> list[Place]:
    """The places between the figure before and the one behind."""
    if not frame.places:
        return []
    inside = _in_object(frame, figure)
    left, right = places_before(frame, figure), places_behind(frame, figure)
    if inside and not (left and all(is_line(place) for _, place in inside)):
        return finest(inside)
    if left and lists_units(frame, figure):
        return finest(left)  # `X sáp nhập từ 3 phường A, B, C`
    if figure.quantity.unit.kind == "length" and len(left) > 1 and _runs(frame, left, figure):
        return unique(place for _, place in left)
    if right and left and all(place.level == "country" for _, place in left):
        return finest(right)  # `X không kích 3 cơ sở tại Y`
    return finest([*left, *right])


def _in_object(frame: Frame, figure: Figure) -> list[Named]:
    """The places in the name of what a figure counts or measures, behind it: `20% thành phố A`, `7 km tỉnh lộ 12`."""
    obj = figure.quantity.object
    if obj is None or obj[1] <= figure.quantity.end or lists_units(frame, figure):
        return []
    index = frame.tokens.at(obj[1] - 1) + 1
    kept: list[Named] = []
    for mention, place in between(frame, figure.last, frame.last):
        first = frame.tokens.first(mention.start)
        if first >= index and not (kept and _joins(frame, frame.tokens.at(kept[-1][0].end - 1) + 1, first)):
            break
        if place.level not in ("country", "region") and not frame.ends_with(first, words("origins")):
            kept.append((mention, place))
    after = frame.after(figure)
    if after is not None and kept and _leads_to(frame, kept[-1][0], after):
        kept.pop()
    return kept


def places_before(frame: Frame, figure: Figure) -> list[Named]:
    """The places before a figure, behind the figure before and the last `;`."""
    return _once(frame, figure, "before", _places_before)


def _places_before(frame: Frame, figure: Figure) -> list[Named]:
    bracket = frame.bracket(figure.first)
    start, _ = frame.clause_of(figure)
    if frame.word(start - 1) == ":":
        start = frame.clause(start - 1)[0]
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    named = [pair for pair in between(frame, low, figure.first) if not is_aside(frame, pair[0], "comparing")]
    if before is not None and low == before.last:
        own = _right_end(frame, before)
        named = [pair for pair in named if frame.tokens.first(pair[0].start) >= own]
    named = [pair for pair in named if not _is_nationality(frame, pair)]
    named = _without_siblings(frame, named, figure)
    level = [pair for pair in named if frame.bracket(frame.tokens.first(pair[0].start)) == bracket]
    if level or bracket is None:
        return level or named
    outer = between(frame, max(frame.first, bracket - _BEFORE_BRACKET), bracket)
    if outer and (before is None or before.last <= frame.tokens.first(outer[-1][0].start)):
        return outer[-1:]
    return []


def places_behind(frame: Frame, figure: Figure) -> list[Named]:
    """The places behind a figure that are named as its own: `12 lớp tại huyện X`, and the list that they begin."""
    return _once(frame, figure, "behind", _places_behind)


def _once(frame: Frame, figure: Figure, side: str, find: Callable[[Frame, Figure], list[Named]]) -> list[Named]:
    """The places on one side of a figure, which several rules ask for."""
    if not frame.places:
        return []
    found = figure.places.get(side)
    if found is None:
        found = figure.places[side] = find(frame, figure)
    return found


def _places_behind(frame: Frame, figure: Figure) -> list[Named]:
    _, end = frame.clause_of(figure)
    after = frame.after(figure)
    high = lasting(frame, figure.last, min(end, after.first) if after is not None else end)
    low = figure.last
    is_list = lists_units(frame, figure)
    if is_list:
        low, high = figure.head, frame.last if after is None else after.first
    kept: list[Named] = []
    for mention, place in between(frame, low, high):
        index = frame.tokens.first(mention.start)
        if kept:
            goes_on = _joins(frame, frame.tokens.at(kept[-1][0].end - 1) + 1, index)
        else:
            goes_on = (
                not _belongs_to_next(frame, index, figure)
                and is_locative(frame, index, figure)
                and (is_list or not is_aside(frame, mention, "asides"))
            )
        if goes_on:
            kept.append((mention, place))
    if after is not None and kept and _leads_to(frame, kept[-1][0], after):
        kept.pop()
    return kept


def lasting(frame: Frame, first: int, last: int) -> int:
    """Up to where places behind a figure are its own: before `trong đó`, `điểm đầu tại …`."""
    ends = words("no_longer_there")
    if not frame.may_hold(ends):
        return last
    return next((at for at in range(first, last - 1) if frame.starts_with(at, ends, 2)), last)


def lists_units(frame: Frame, figure: Figure) -> bool:
    """Whether the names of the units that a figure counts follow it: `5 tỉnh: A, B …`, `hai xã A và B`."""
    if figure.quantity.unit.text.lower() not in words("administrative"):
        return False
    behind = bisect_left(frame.places, figure.quantity.start, key=lambda named: named[0].start)
    if behind == len(frame.places):
        return False
    if frame.places[behind][0].start < figure.quantity.end:  # the unit is the type word of the first: `2 xã A và B`
        return True
    index = frame.tokens.first(frame.places[behind][0].start)
    after = frame.after(figure)
    gap = {frame.word(at) for at in range(figure.last, index)}
    return gap <= _APPOSITION and (after is None or index < after.first)


def between(frame: Frame, first: int, last: int) -> list[Named]:
    """The places of a sentence between two tokens."""
    if first >= last or not frame.places:
        return []
    start, end = frame.tokens.start[first], frame.tokens.end[last - 1]
    low = bisect_left(frame.places, start, key=lambda named: named[0].start)
    high = bisect_left(frame.places, end, key=lambda named: named[0].start)
    return [named for named in frame.places[low:high] if named[0].end <= end]


def is_locative(frame: Frame, index: int, figure: Figure) -> bool:
    """Whether a place behind the figure says where: `tại huyện X`, `cho các tỉnh X, Y`."""
    if lists_units(frame, figure):
        return True
    if frame.word(index - 1) == "(" and index - figure.last < _BEFORE_BRACKET:
        holds_figures = any(frame.bracket(other.first) == index - 1 for other in frame.figures)
        return not holds_figures and not _ends_place(frame, index - 1)
    if frame.word(index - 1) in words("plurals"):
        index -= 1
    return frame.ends_with(index, words("locatives")) is not None


def is_aside(frame: Frame, mention: PlaceMention, name: str) -> bool:
    """Whether a place is only where most of it is, or what it is compared with."""
    index = frame.tokens.first(mention.start)
    return any(frame.ends_with(at, words(name)) for at in (index, index - 1, index - 2) if at > frame.first)


def _is_nationality(frame: Frame, named: Named) -> bool:
    """Whether a country only says who somebody is or where something is from: `hai công dân Trung Quốc`, `từ Ý`."""
    mention, place = named
    return place.level == "country" and frame.ends_with(frame.tokens.first(mention.start), words("origins")) is not None


def _runs(frame: Frame, left: list[Named], figure: Figure) -> bool:
    """Whether a length runs from place to place: `từ A đến B dài 12 km`."""
    first = frame.tokens.first(left[0][0].start)
    said = [frame.word(index) for index in range(first - 3, figure.first)]
    return "từ" in said[:3] and "đến" in said


def _without_siblings(frame: Frame, named: list[Named], figure: Figure) -> list[Named]:
    """Without sites that stand in one list with the thing counted: `nâng cấp cảng A, cảng B và 2 khu neo đậu`."""
    kept = list(named)
    stop = figure.first
    while kept and kept[-1][1].level == "site":
        mention = kept[-1][0]
        first, last = frame.tokens.first(mention.start), frame.tokens.at(mention.end - 1) + 1
        is_joined = stop - last == 1 and frame.word(last) in (",", "và")
        if not is_joined or first == frame.first or frame.ends_with(first, words("locatives")):
            break
        kept.pop()
        stop = first
    return kept


def _right_end(frame: Frame, figure: Figure) -> int:
    """The token behind the places that stand behind a figure as its own."""
    right = places_behind(frame, figure)
    return frame.tokens.at(right[-1][0].end - 1) + 1 if right else figure.last


def _belongs_to_next(frame: Frame, index: int, figure: Figure) -> bool:
    """Whether a place stands with the figure behind it between two commas, or behind `và`."""
    after = frame.after(figure)
    if after is None:
        return False
    start, end = frame.clause(index, weak=True)
    joined = any(frame.word(at) == "và" for at in range(max(start, figure.last), index))
    return after.first < end and (start >= figure.last or joined)


def _ends_place(frame: Frame, index: int) -> bool:
    """Whether a place ends just before a token."""
    return any(frame.tokens.at(mention.end - 1) + 1 == index for mention, _ in frame.places)


def _joins(frame: Frame, first: int, last: int) -> bool:
    return last - first <= 3 and all(frame.word(index) in _JOINTS for index in range(first, last))


def _leads_to(frame: Frame, mention: PlaceMention, figure: Figure) -> bool:
    """Whether a place is rather that of the figure behind it: `…, Cao Bằng 30 tỷ đồng`."""
    index = frame.tokens.at(mention.end - 1) + 1
    return all(frame.word(at) in words("fillers") for at in range(index, figure.first)) and frame.word(
        frame.tokens.first(mention.start) - 1
    ) in (",", "và", ";")
