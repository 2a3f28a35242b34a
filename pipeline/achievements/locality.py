"""The places that a figure holds for: the narrowest that its clause names, else its sentence, paragraph, article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from trichtin.pipeline.achievements.clause_places import (
    between,
    is_aside,
    is_locative,
    lasting,
    lists_units,
    own_places,
    places_before,
)
from trichtin.pipeline.achievements.drafts import Located
from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.achievements.main_places import finest, is_line, unique
from trichtin.pipeline.achievements.named_places import Named
from trichtin.pipeline.addable import same_unit
from trichtin.pipeline.state import Annotations, Place, PlaceMention

_GENERIC = {"tỉnh": "province", "thành phố": "province", "huyện": "district", "xã": "commune", "phường": "commune"}
_NATIONWIDE = ("trên cả nước", "trên toàn quốc", "trong cả nước")
_RANKED = frozenset(("nhất", "thứ", "đứng", "so", "bình", ",", ";"))
"""Words that compare with all others rather than count everywhere."""
_SUBJECT = 5
"""Words between the first of the places that are the subject and its verb."""
_REACH = 5
"""Sentences that a topic holds for: whole articles stand in one paragraph."""


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
        work: the road, bridge or plant that an article about works tells of.
        whole: the last figure of the sentence before with its places, and the figure itself.
    """

    main: list[Place]
    named: list[Named]
    work: Place | None = None
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
    lead = places_before(frame, first)
    head = finest(lead) or _generic(frame, first, memory)
    found: list[Located] = []
    for figure in frame.figures:
        if _is_nationwide(frame, figure):
            found.append(Located([], named=True))
            continue
        own = own_places(frame, figure) or (_generic(frame, figure, memory) if figure is not first else [])
        if own:
            found.append(Located(_narrowed(frame, figure, own), named=True))
            continue
        if _tells_again(frame, figure):
            found.append(Located(memory.whole[1].places if memory.whole else memory.topic or memory.main, named=True))
            continue
        shared = _shared(frame, figure, found, head)
        if shared is None:
            shared = Located(head or _of_work(frame, memory) or memory.topic or memory.main, named=bool(head))
        found.append(shared)
    _sum_up(frame, found, memory)
    memory.whole = frame.figures[-1], found[-1]
    listed = [item.places for item, figure in zip(found, frame.figures, strict=True) if lists_units(frame, figure)]
    topic = listed[0] if listed else _leading(frame) or ([] if _distributes(frame) else head)
    if topic:
        memory.topic, memory.topic_sentence = topic, frame.sentence
    for _, place in frame.places:
        memory.latest[place.level] = place
    memory.end = frame.end
    return found


def _of_work(frame: Frame, memory: LocalityMemory) -> list[Place]:
    """The work that a sentence goes on with: `Dự án có tổng mức đầu tư …`, `Giai đoạn đầu có quy mô …`."""
    if memory.work is None or any(place.level == "site" for place in memory.main):
        return []
    goes_on = frame.starts_with(frame.first, words("works")) or frame.starts_with(frame.first, words("specifications"))
    return [memory.work] if goes_on or frame.starts_with(frame.first, words("stages")) else []


def _narrowed(frame: Frame, figure: Figure, own: list[Place]) -> list[Place]:
    """The place inside the one that acts, where the clause names it: `tỉnh A đầu tư 80 tỷ đồng xây cầu tại huyện B`."""
    if len(own) != 1 or own[0].level not in ("province", "district"):
        return own
    start, _ = frame.clause_of(figure)
    if not any(start <= verb.first < figure.first and verb.entry == "action" for verb in frame.verbs):
        return own
    _, end = frame.clause_of(figure, weak=True)
    behind = [
        (mention, place)
        for mention, place in between(frame, figure.last, end)
        if frame.word(frame.tokens.first(mention.start) - 1) == "tại" and _holds(own[0], place)
    ]
    return finest(behind) or own


def _holds(outer: Place, inner: Place) -> bool:
    """Whether a unit holds a place."""
    if inner.admin is None or outer.admin is None or inner.level in ("country", "region", "province", outer.level):
        return False
    if outer.level == "province":
        return inner.admin.province is not None and inner.admin.province == outer.admin.province
    return inner.admin.district is not None and inner.admin.district == outer.admin.district


def _is_nationwide(frame: Frame, figure: Figure) -> bool:
    """Whether the clause says that a figure holds for the country as a whole: `tại 40 điểm thi trên cả nước`."""
    _, end = frame.clause_of(figure)
    behind = frame.phrase(figure.last, end)
    at = min((found for phrase in _NATIONWIDE if (found := behind.find(phrase)) >= 0), default=-1)
    return at >= 0 and _RANKED.isdisjoint(behind[:at].split())


def _tells_again(frame: Frame, figure: Figure) -> bool:
    """Whether a figure holds for the places told before: `cho 150 phụ nữ tại các địa phương này`."""
    return frame.starts_with(figure.behind, words("same_places"), 6) is not None


def _pass_over(frame: Frame, memory: LocalityMemory) -> None:
    """Take note of the sentences without figures since the last one: `Tại huyện X, …` sets the topic."""
    known = frame.known
    paragraph = known.paragraph_at(frame.start)
    if paragraph != memory.paragraph:
        memory.paragraph, memory.topic = paragraph, []
    section = known.section_at(frame.start)
    low = bisect_left(memory.named, memory.end, key=lambda named: named[0].start)
    high = bisect_left(memory.named, frame.start, key=lambda named: named[0].start)
    end = 0
    for mention, place in memory.named[low:high]:
        memory.latest[place.level] = place
        in_reach = known.paragraph_at(mention.start) == paragraph and known.section_at(mention.start) == section
        if in_reach and _opens(known, mention):
            memory.topic, memory.topic_sentence = [place], known.sentence_at(mention.start)
            end = mention.end
        elif in_reach and end and known.folded[end : mention.start].strip() in (",", "và"):
            memory.topic.append(place)
            end = mention.end
        else:
            end = 0
    if frame.sentence - memory.topic_sentence > _REACH:
        memory.topic = []


def _opens(known: Annotations, mention: PlaceMention) -> bool:
    """Whether a place is what its sentence is about: `Tại huyện X, …`, `Xã X hiện …`."""
    tokens = known.tokens
    index = tokens.first(mention.start)
    start = tokens.first(known.sentences[known.sentence_at(mention.start)][0])
    if index == start:
        return True
    if tokens.folded[index - 1] in ("tại", "ở"):
        return index - 1 == start or tokens.text[index - 2] == ","
    if tokens.text[index - 1] != ",":
        return False
    behind = tokens.folded[tokens.at(mention.end - 1) + 1 : tokens.at(mention.end - 1) + 1 + _SUBJECT]
    return any(word in ("đã", "sẽ", "đang") for word in behind) and "," not in behind


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
    end = lasting(frame, figure.last, end)
    behind = [
        pair
        for pair in between(frame, figure.last, end)
        if is_locative(frame, frame.tokens.first(pair[0].start), figure) and not is_aside(frame, pair[0], "asides")
    ]
    return Located(finest(behind), named=True) if behind else None


def _leading(frame: Frame) -> list[Place]:
    """The places that a sentence begins with: the Quảng Ngãi of `Tại Quảng Ngãi, các huyện …`."""
    if frame.word(frame.first) not in ("tại", "ở") or not frame.places:
        return []
    run: list[Named] = []
    end = frame.first + 1
    for mention, place in frame.places:
        first = frame.tokens.first(mention.start)
        if any(frame.word(index) not in (",", "và", "các", "tỉnh") for index in range(end, first)) or first - end > 2:
            break
        if run and not (run[-1][0].within is mention or run[-1][1].level == place.level):
            break
        run.append((mention, place))
        end = frame.tokens.at(mention.end - 1) + 1
    return finest(run)


def _distributes(frame: Frame) -> bool:
    """Whether several figures of the sentence have places of their own: `X 63 người, Y 22 người`."""
    first, *others = ([place.name for _, place in places_before(frame, figure)] for figure in frame.figures)
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
        if not located.named and len(parts) > 1 and all(places_before(frame, part) for part in parts):
            located.places = unique(place for part in parts for place in found[part.rank].places)
            located.named = True
    for first in frame.figures[1:]:
        if not _opens_list(frame, first) or not places_before(frame, first):
            continue
        unit, level = first.quantity.unit.text, frame.bracket(first.first)
        whole = next(
            (other for other in reversed(frame.figures[: first.rank]) if other.quantity.unit.text == unit), None
        )
        if whole is None or any(not is_line(place) for place in own_places(frame, whole)):
            continue
        parts = [
            part
            for part in frame.figures[first.rank :]
            if frame.bracket(part.first) == level and same_unit(part.quantity, first.quantity)
        ]
        if len(parts) > 1 and all(places_before(frame, part) for part in parts):
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
