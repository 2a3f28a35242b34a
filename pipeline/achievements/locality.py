"""The places that a figure holds for: the narrowest that its clause names, else its sentence, paragraph, article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from trichtin.pipeline.achievements.drafts import Located
from trichtin.pipeline.achievements.frames import Figure, Frame, Named
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.achievements.main_places import finest, is_line, unique
from trichtin.pipeline.addable import same_unit
from trichtin.pipeline.state import Annotations, Place, PlaceMention

_JOINTS = frozenset((",", "và", "-", "–", "(", "cùng", "với", "hoặc", ";", "tỉnh", "các", "huyện", "xã", ":", "là"))
_GENERIC = {"tỉnh": "province", "thành phố": "province", "huyện": "district", "xã": "commune", "phường": "commune"}
_REACH = 5
"""Sentences that a topic holds for: whole articles stand in one paragraph."""
_BEFORE_BRACKET = 8
_APPOSITION = frozenset((":", "(", "là", "gồm", ",", "bao"))
"""What may stand between a count of units and the list of their names."""


@dataclass(slots=True)
class LocalityMemory:
    """What places the article speaks of.

    Attributes:
        main: those that the whole article is about.
        named: all mentions with their places, by start.
        paragraph: the paragraph that ``topic`` belongs to.
        topic: the places that the paragraph speaks of.
        topic_sentence: the sentence that named them.
        latest: the last place of each level.
        end: where the sentence before ended.
        whole: the last figure of the sentence before with its places, and the figure itself.
    """

    main: list[Place]
    named: list[Named]
    paragraph: int = -1
    topic: list[Place] = field(default_factory=list)
    topic_sentence: int = 0
    latest: dict[str, Place] = field(default_factory=dict)
    end: int = 0
    whole: tuple[Figure, Located] | None = None


def find_places(frame: Frame, memory: LocalityMemory) -> list[Located]:
    """The places of each figure of a sentence, in order."""
    _pass_over(frame, memory)
    first = frame.figures[0]
    lead = _left(frame, first)
    head = finest(lead) or _generic(frame, first, memory)
    found: list[Located] = []
    for figure in frame.figures:
        own = _own(frame, figure) or (_generic(frame, figure, memory) if figure is not first else [])
        if own:
            found.append(Located(own, named=True))
            continue
        shared = _shared(frame, figure, found, head)
        if shared is None:
            shared = Located(head or memory.topic or memory.main, named=bool(head))
        found.append(shared)
    _sum_up(frame, found, memory)
    memory.whole = frame.figures[-1], found[-1]
    listed = [item.places for item, figure in zip(found, frame.figures, strict=True) if _lists(frame, figure)]
    topic = listed[0] if listed else [] if _distributes(frame) else head
    if topic:
        memory.topic, memory.topic_sentence = topic, frame.sentence
    for _, place in frame.places:
        memory.latest[place.level] = place
    memory.end = frame.end
    return found


def _pass_over(frame: Frame, memory: LocalityMemory) -> None:
    """Take note of the sentences without figures since the last one: `Tại huyện X, …` sets the topic."""
    known = frame.known
    paragraph = known.paragraph_at(frame.start)
    if paragraph != memory.paragraph:
        memory.paragraph, memory.topic = paragraph, []
    section = known.section_at(frame.start)
    low = bisect_left(memory.named, memory.end, key=lambda named: named[0].start)
    high = bisect_left(memory.named, frame.start, key=lambda named: named[0].start)
    for mention, place in memory.named[low:high]:
        memory.latest[place.level] = place
        in_reach = known.paragraph_at(mention.start) == paragraph and known.section_at(mention.start) == section
        if in_reach and _opens(known, mention):
            memory.topic, memory.topic_sentence = [place], known.sentence_at(mention.start)
    if frame.sentence - memory.topic_sentence > _REACH:
        memory.topic = []


def _opens(known: Annotations, mention: PlaceMention) -> bool:
    """Whether a place is what its sentence is about: `Tại huyện X, …`, `Xã X hiện …`."""
    tokens = known.tokens
    index = tokens.first(mention.start)
    start = tokens.first(known.sentences[known.sentence_at(mention.start)][0])
    if index == start:
        return True
    return tokens.folded[index - 1] in ("tại", "ở") and (index - 1 == start or tokens.text[index - 2] == ",")


def _own(frame: Frame, figure: Figure) -> list[Place]:
    """The places between the figure before and the one behind."""
    left, right = _left(frame, figure), _right(frame, figure)
    if left and _lists(frame, figure):
        return finest(left)  # `X sáp nhập từ 3 phường A, B, C`
    if figure.quantity.unit.kind == "length" and len(left) > 1 and _runs(frame, left, figure):
        return unique(place for _, place in left)
    return finest([*left, *right])


def _runs(frame: Frame, left: list[Named], figure: Figure) -> bool:
    """Whether a length runs from place to place: `từ A đến B dài 12 km`."""
    first = frame.tokens.first(left[0][0].start)
    said = [frame.word(index) for index in range(first - 3, figure.first)]
    return "từ" in said[:3] and "đến" in said


def _left(frame: Frame, figure: Figure) -> list[Named]:
    """The places before a figure, behind the figure before and the last `;`."""
    bracket = frame.bracket(figure.first)
    start, _ = frame.clause_of(figure)
    if frame.word(start - 1) == ":":
        start = frame.clause(start - 1)[0]
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    named = [pair for pair in _between(frame, low, figure.first) if not _is_aside(frame, pair[0], "comparing")]
    if before is not None and low == before.last:
        own = _right_end(frame, before)
        named = [pair for pair in named if frame.tokens.first(pair[0].start) >= own]
    named = _without_siblings(frame, named, figure)
    level = [pair for pair in named if frame.bracket(frame.tokens.first(pair[0].start)) == bracket]
    if level or bracket is None:
        return level or named
    outer = _between(frame, max(frame.first, bracket - _BEFORE_BRACKET), bracket)
    if outer and (before is None or before.last <= frame.tokens.first(outer[-1][0].start)):
        return outer[-1:]
    return []


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
    right = _right(frame, figure)
    return frame.tokens.at(right[-1][0].end - 1) + 1 if right else figure.last


def _right(frame: Frame, figure: Figure) -> list[Named]:
    """The places behind a figure that are named as its own: `12 lớp tại huyện X`, and the list that they begin."""
    _, end = frame.clause_of(figure)
    after = frame.after(figure)
    high = min(end, after.first) if after is not None else end
    if _lists(frame, figure):
        high = frame.last if after is None else after.first
    kept: list[Named] = []
    for mention, place in _between(frame, figure.last, high):
        index = frame.tokens.first(mention.start)
        if kept:
            goes_on = _joins(frame, frame.tokens.at(kept[-1][0].end - 1) + 1, index)
        else:
            goes_on = (
                not _belongs_to_next(frame, index, figure)
                and _is_locative(frame, index, figure)
                and not _is_aside(frame, mention, "asides")
            )
        if goes_on:
            kept.append((mention, place))
    if after is not None and kept and _leads_to(frame, kept[-1][0], after):
        kept.pop()
    return kept


def _belongs_to_next(frame: Frame, index: int, figure: Figure) -> bool:
    """Whether a place stands with the figure behind it between two commas, or behind `và`."""
    after = frame.after(figure)
    if after is None:
        return False
    start, end = frame.clause(index, weak=True)
    joined = any(frame.word(at) == "và" for at in range(max(start, figure.last), index))
    return after.first < end and (start > figure.first or joined)


def _lists(frame: Frame, figure: Figure) -> bool:
    """Whether the names of the units that a figure counts follow it: `5 tỉnh: A, B …`, `hai xã A và B`."""
    if figure.quantity.unit.text.lower() not in words("administrative"):
        return False
    behind = bisect_left(frame.places, figure.quantity.end, key=lambda named: named[0].start)
    if behind == len(frame.places):
        return False
    index = frame.tokens.first(frame.places[behind][0].start)
    after = frame.after(figure)
    gap = {frame.word(at) for at in range(figure.last, index)}
    return gap <= _APPOSITION and (after is None or index < after.first)


def _shared(frame: Frame, figure: Figure, found: list[Located], head: list[Place]) -> Located | None:
    """The places of the sentence: those of the figure before in the clause, else those named behind in it."""
    start, end = frame.clause_of(figure)
    bracket = frame.bracket(figure.first)
    for rank in range(figure.rank - 1, -1, -1):
        other = frame.figures[rank]
        if bracket is not None and other.last <= bracket:
            return found[rank]
        if frame.bracket(other.first) == bracket:
            return found[rank] if other.first >= start or not head else None
    after = frame.after(figure)
    if head or (after is not None and frame.bracket(after.first) != bracket):
        return None
    behind = [
        pair
        for pair in _between(frame, figure.last, end)
        if _is_locative(frame, frame.tokens.first(pair[0].start), figure) and not _is_aside(frame, pair[0], "asides")
    ]
    return Located(finest(behind), named=True) if behind else None


def _distributes(frame: Frame) -> bool:
    """Whether several figures of the sentence have places of their own: `X 63 người, Y 22 người`."""
    first, *others = ([place.name for _, place in _left(frame, figure)] for figure in frame.figures)
    return frame.bracket(frame.figures[0].first) is not None or (
        bool(first) and any(other and other != first for other in others) and not _is_topical(frame)
    )


def _is_topical(frame: Frame) -> bool:
    return frame.word(frame.first) in ("tại", "ở")


def _sum_up(frame: Frame, found: list[Located], memory: LocalityMemory) -> None:
    """A whole without a place of its own holds for the places of its parts: `98 người chết (X 63, Y 22)`."""
    if any(place.level == "site" for place in memory.main):
        return
    if memory.whole is not None and frame.phrase(frame.first, frame.first + 2) == "trong đó":
        whole_figure, located = memory.whole
        parts = [part for part in frame.figures if same_unit(part.quantity, whole_figure.quantity)]
        if not located.named and len(parts) > 1 and all(_left(frame, part) for part in parts):
            located.places = unique(place for part in parts for place in found[part.rank].places)
            located.named = True
    for first in frame.figures[1:]:
        if not _opens_list(frame, first) or not _left(frame, first):
            continue
        unit, level = first.quantity.unit.text, frame.bracket(first.first)
        whole = next(
            (other for other in reversed(frame.figures[: first.rank]) if other.quantity.unit.text == unit), None
        )
        if whole is None or any(not is_line(place) for place in _own(frame, whole)):
            continue
        parts = [
            part
            for part in frame.figures[first.rank :]
            if frame.bracket(part.first) == level and same_unit(part.quantity, first.quantity)
        ]
        if len(parts) > 1 and all(_left(frame, part) for part in parts):
            union = unique(place for part in parts for place in found[part.rank].places)
            located = found[whole.rank]
            located.places, located.named = union, True


def _opens_list(frame: Frame, first: Figure) -> bool:
    """Whether a list of parts begins with the figure: behind `:`, `gồm`, `trong đó`, or first in brackets."""
    before = frame.before(first)
    if before is None:
        return False
    if any(opener in frame.phrase(before.last, first.first) for opener in (":", "trong đó", "gồm")):
        return True
    bracket = frame.bracket(first.first)
    return bracket is not None and before.last <= bracket


def _generic(frame: Frame, figure: Figure, memory: LocalityMemory) -> list[Place]:
    """The place that a bare type word stands for: `toàn tỉnh`, `UBND tỉnh`, `xã hiện có`."""
    start, _ = frame.clause_of(figure)
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    for index in range(figure.first - 1, low - 1, -1):
        word = frame.word(index)
        length = 1
        if word == "phố" and frame.word(index - 1) == "thành":
            word, length = "thành phố", 2
        level = _GENERIC.get(word)
        if level is None or frame.word(index - length) in words("plurals"):
            continue
        if frame.word(index + 1) in words("unit_compounds") or frame.tokens.text[index + 1][0].isupper():
            continue
        for place in memory.main:
            if place.level == level:
                return [place]
        if level in memory.latest:
            return [memory.latest[level]]
    return []


def _between(frame: Frame, first: int, last: int) -> list[Named]:
    if first >= last:
        return []
    start, end = frame.tokens.start[first], frame.tokens.end[last - 1]
    low = bisect_left(frame.places, start, key=lambda named: named[0].start)
    high = bisect_left(frame.places, end, key=lambda named: named[0].start)
    return [named for named in frame.places[low:high] if named[0].end <= end]


def _is_locative(frame: Frame, index: int, figure: Figure) -> bool:
    """Whether a place behind the figure says where: `tại huyện X`, `cho các tỉnh X, Y`."""
    if _lists(frame, figure):
        return True
    if frame.word(index - 1) == "(" and index - figure.last < _BEFORE_BRACKET:
        holds_figures = any(frame.bracket(other.first) == index - 1 for other in frame.figures)
        return not holds_figures and not _ends_place(frame, index - 1)
    if frame.word(index - 1) in words("plurals"):
        index -= 1
    return frame.ends_with(index, words("locatives")) is not None


def _ends_place(frame: Frame, index: int) -> bool:
    """Whether a place ends just before a token."""
    return any(frame.tokens.at(mention.end - 1) + 1 == index for mention, _ in frame.places)


def _is_aside(frame: Frame, mention: PlaceMention, name: str) -> bool:
    """Whether a place is only where most of it is, or what it is compared with."""
    index = frame.tokens.first(mention.start)
    return any(frame.ends_with(at, words(name)) for at in (index, index - 1, index - 2) if at > frame.first)


def _joins(frame: Frame, first: int, last: int) -> bool:
    return last - first <= 3 and all(frame.word(index) in _JOINTS for index in range(first, last))


def _leads_to(frame: Frame, mention: PlaceMention, figure: Figure) -> bool:
    """Whether a place is rather that of the figure behind it: `…, Cao Bằng 30 tỷ đồng`."""
    index = frame.tokens.at(mention.end - 1) + 1
    return all(frame.word(at) in words("fillers") for at in range(index, figure.first)) and frame.word(
        frame.tokens.first(mention.start) - 1
    ) in (",", "và", ";")
