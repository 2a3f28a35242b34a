"""The places that a figure holds for: the narrowest that its clause names, else its sentence, paragraph, article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.state import Annotations, Place, PlaceMention

Named = tuple[PlaceMention, Place]

_FINENESS = {"village": 0, "site": 1, "commune": 2, "district": 3, "province": 4, "region": 6, "country": 7}
_LINE = 5
"""Roads and rivers run through places: they count where no place is named."""
_LINE_WORDS = ("quốc lộ", "ql", "tỉnh lộ", "đường", "sông", "suối", "biển", "kênh")
_JOINTS = frozenset((",", "và", "-", "–", "(", "cùng", "với", "hoặc", ";", "tỉnh", "các", "huyện", "xã"))
_GENERIC = {"tỉnh": "province", "thành phố": "province", "huyện": "district", "xã": "commune", "phường": "commune"}
_SECTION_WEIGHT = {"title": 4, "lead": 3, "body": 1}
_BEFORE_BRACKET = 8


@dataclass(slots=True)
class LocalityMemory:
    """What places the article speaks of: its main ones, the topic of the paragraph, and the last of each level."""

    main: list[Place]
    paragraph: int = -1
    topic: list[Place] = field(default_factory=list)
    latest: dict[str, Place] = field(default_factory=dict)


def find_places(frame: Frame, memory: LocalityMemory) -> list[list[Place]]:
    """The places of each figure of a sentence, in order."""
    paragraph = frame.known.paragraph_at(frame.start)
    if paragraph != memory.paragraph:
        memory.paragraph, memory.topic = paragraph, []
    first = frame.figures[0]
    head = _finest(_left(frame, first)) or _generic(frame, first, memory)
    found: list[list[Place]] = []
    for figure in frame.figures:
        own = _own(frame, figure) or (_generic(frame, figure, memory) if figure is not first else [])
        found.append(own or _shared(frame, figure, found, head) or head or memory.topic or memory.main)
    _sum_up(frame, found)
    if head:
        memory.topic = head
    for _, place in frame.places:
        memory.latest[place.level] = place
    return found


def main_places(known: Annotations) -> list[Place]:
    """The places that the whole article is about: those of the title or the lead, else the one that it names most."""
    weights: dict[int, int] = {}
    headed: list[Named] = []
    for place in known.places:
        for mention in place.mentions:
            kind = known.section_at(mention.start)
            weights[id(place)] = weights.get(id(place), 0) + _SECTION_WEIGHT.get(kind, 0)
            if kind in ("title", "lead"):
                headed.append((mention, place))
    for kind in ("title", "lead"):
        named = [pair for pair in headed if known.section_at(pair[0].start) == kind and pair[1].level != "country"]
        if named:
            return _finest(sorted(named, key=lambda pair: pair[0].offsets))
    ranked = [place for place in known.places if place.level in ("province", "district", "commune")]
    total = sum(weights[id(place)] for place in ranked)
    for place in ranked:
        if weights[id(place)] * 2 > total:
            return [place]
    return [place for place in known.places if place.level == "country" and place.country == "VN"][:1]


def _own(frame: Frame, figure: Figure) -> list[Place]:
    """The places between the figure before and the one behind."""
    left, right = _left(frame, figure), _right(frame, figure)
    return _finest([*left, *right])


def _left(frame: Frame, figure: Figure) -> list[Named]:
    """The places before a figure, behind the figure before and the last `;`."""
    bracket = frame.bracket(figure.first)
    start, _ = frame.clause_of(figure)
    if frame.word(start - 1) == ":":
        start = frame.clause(start - 1)[0]
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    named = [pair for pair in _between(frame, low, figure.first) if not _is_aside(frame, pair[0])]
    level = [pair for pair in named if frame.bracket(frame.tokens.first(pair[0].start)) == bracket]
    if level or bracket is None:
        return level or named
    outer = _between(frame, max(frame.first, bracket - _BEFORE_BRACKET), bracket)
    if outer and (before is None or before.last <= frame.tokens.first(outer[-1][0].start)):
        return [pair for pair in outer if _rank(pair[1]) == _rank(outer[-1][1])][-1:]
    return []


def _right(frame: Frame, figure: Figure) -> list[Named]:
    """The places behind a figure that are named as its own: `12 lớp tại huyện X`, and the list that they begin."""
    _, end = frame.clause_of(figure)
    after = frame.after(figure)
    high = min(end, after.first) if after is not None else end
    kept: list[Named] = []
    for mention, place in _between(frame, figure.last, high):
        index = frame.tokens.first(mention.start)
        if kept:
            goes_on = _joins(frame, frame.tokens.at(kept[-1][0].end - 1) + 1, index)
        else:
            goes_on = _is_locative(frame, index, figure) and not _is_aside(frame, mention)
        if goes_on:
            kept.append((mention, place))
    if after is not None and kept and _leads_to(frame, kept[-1][0], after):
        kept.pop()
    return kept


def _shared(frame: Frame, figure: Figure, found: list[list[Place]], head: list[Place]) -> list[Place]:
    """The places of the sentence: those of the figure before in the clause, else those named behind in it."""
    start, end = frame.clause_of(figure)
    bracket = frame.bracket(figure.first)
    for rank in range(figure.rank - 1, -1, -1):
        other = frame.figures[rank]
        if bracket is not None and other.last <= bracket:
            return found[rank]
        if frame.bracket(other.first) == bracket:
            return found[rank] if other.first >= start or not head else head
    if head:
        return head
    behind = [
        pair
        for pair in _between(frame, figure.last, end)
        if _is_locative(frame, frame.tokens.first(pair[0].start), figure)
    ]
    after = frame.after(figure)
    if behind and (after is None or frame.bracket(after.first) == bracket):
        return _finest(pair for pair in behind if not _is_aside(frame, pair[0]))
    return []


def _sum_up(frame: Frame, found: list[list[Place]]) -> None:
    """A whole without a place of its own holds for the places of its parts: `98 người chết (X 63, Y 22)`."""
    for figure in frame.figures:
        after = frame.after(figure)
        if after is None or _own(frame, figure):
            continue
        opener = {frame.word(index) for index in range(figure.last, after.first)} & {"(", ":"}
        if not opener or not _left(frame, after):
            continue
        level = frame.bracket(after.first)
        parts = [
            rank
            for rank in range(figure.rank + 1, len(frame.figures))
            if frame.bracket(frame.figures[rank].first) == level
            and frame.figures[rank].quantity.unit.kind == figure.quantity.unit.kind
            and (level is not None or frame.figures[rank].first > figure.first)
        ]
        if len(parts) > 1 and all(_left(frame, frame.figures[rank]) for rank in parts):
            found[figure.rank] = _unique(place for rank in parts for place in found[rank])


def _generic(frame: Frame, figure: Figure, memory: LocalityMemory) -> list[Place]:
    """The place that a bare type word stands for: `toàn tỉnh`, `UBND tỉnh`, `xã hiện có`."""
    start, _ = frame.clause_of(figure)
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    for index in range(figure.first - 1, low - 1, -1):
        word = frame.word(index)
        if word == "phố" and frame.word(index - 1) == "thành":
            word = "thành phố"
        level = _GENERIC.get(word)
        if (
            level is None
            or frame.tokens.text[index + 1 : index + 2] == []
            or frame.word(index - 1) in _NOT_GENERIC_AFTER
        ):
            continue
        if frame.word(index + 1) in _NOT_GENERIC or frame.tokens.text[index + 1][0].isupper():
            continue
        for place in memory.main:
            if place.level == level:
                return [place]
        if level in memory.latest:
            return [memory.latest[level]]
    return []


_NOT_GENERIC = frozenset(
    ("ủy", "đội", "hội", "lộ", ",", "trưởng", "đoàn", "viên", "nông", "đạt", "miền", "thành", "biên")
)
_NOT_GENERIC_AFTER = frozenset(
    ("các", "nhiều", "số", "cấp", "từng", "mỗi", "hợp", "tác", "liên", "1", "2", "3", "4", "5", ",")
)


def _between(frame: Frame, first: int, last: int) -> list[Named]:
    if first >= last:
        return []
    start, end = frame.tokens.start[first], frame.tokens.end[last - 1]
    return [named for named in frame.places if start <= named[0].start and named[0].end <= end]


def _is_locative(frame: Frame, index: int, figure: Figure) -> bool:
    """Whether a place behind the figure says where: `tại huyện X`, `cho các tỉnh X, Y`."""
    if frame.word(index - 1) == "(" and index - figure.last < _BEFORE_BRACKET:
        return True
    if frame.word(index - 1) in ("các", "hai", "tỉnh", "huyện", "xã"):
        index -= 1
    return frame.ends_with(index, words("locatives")) is not None


def _is_aside(frame: Frame, mention: PlaceMention) -> bool:
    """Whether a place is only where most of it is, or what it is compared with."""
    index = frame.tokens.first(mention.start)
    return any(frame.ends_with(at, words("asides")) for at in (index, index - 1, index - 2) if at > frame.first)


def _joins(frame: Frame, first: int, last: int) -> bool:
    return last - first <= 3 and all(frame.word(index) in _JOINTS for index in range(first, last))


def _leads_to(frame: Frame, mention: PlaceMention, figure: Figure) -> bool:
    """Whether a place is rather that of the figure behind it: `…, Cao Bằng 30 tỷ đồng`."""
    index = frame.tokens.at(mention.end - 1) + 1
    return all(frame.word(at) in words("fillers") for at in range(index, figure.first)) and frame.word(
        frame.tokens.first(mention.start) - 1
    ) in (",", "và", ";")


def _rank(place: Place) -> int:
    if place.level == "site" and place.name.lower().startswith(_LINE_WORDS):
        return _LINE
    return _FINENESS[place.level]


def _finest(named: Iterable[Named]) -> list[Place]:
    """The places of the narrowest level, each once, in order."""
    places = [place for _, place in named]
    if not places:
        return []
    finest = min(map(_rank, places))
    return _unique(place for place in places if _rank(place) == finest)


def _unique(places: Iterable[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in places:
        if all(place is not other for other in kept):
            kept.append(place)
    return kept
