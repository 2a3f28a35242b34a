"""The words around a figure: what was done, who did it, who says so."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.state import Annotations, Change, Mention, Offsets, Organization, Place, Program

_LONGEST_ACTION = 14
"""Words of an action with what stands between its verb and the figure."""
_LONGEST_PREDICATE = 7
_SAYS_BEHIND = 6
"""Words between who says something and the verb of saying."""
_SAYS_AHEAD = 8
"""Words between `theo` and the name."""

_SAYING_BEGINS = frozenset(("cho", "thông", "khẳng", "nhấn", "báo", "chia", "công"))
"""First syllables of the words of saying: looked up first, for speed."""

_SHOWS = frozenset(("cho", "xác", "nhận", "khi", "khiến"))

Entity = Organization | Place


@dataclass(slots=True)
class Naming:
    """Mentions that may act or say something, by start, with what they stand for."""

    mentions: list[tuple[Mention, Entity | None]]
    programs: list[tuple[Mention, Program]]

    def within(self, start: int, end: int) -> list[tuple[Mention, Entity | None]]:
        """The mentions between two offsets."""
        low = bisect_left(self.mentions, start, key=lambda pair: pair[0].start)
        high = bisect_left(self.mentions, end, key=lambda pair: pair[0].start)
        return [pair for pair in self.mentions[low:high] if pair[0].end <= end]

    def next(self, start: int, end: int) -> tuple[Mention, Entity | None] | None:
        """The first mention that starts between two offsets."""
        at = bisect_left(self.mentions, start, key=lambda pair: pair[0].start)
        return self.mentions[at] if at < len(self.mentions) and self.mentions[at][0].start < end else None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: where it stands, and the organisation or place that it is."""

    offsets: Offsets
    entity: Entity


def naming(known: Annotations) -> Naming:
    """The organisations, places and persons of an article, the outermost where they lie in each other; programmes."""
    found: list[tuple[Mention, Entity | None]] = []
    found += [(mention, item) for item in known.organizations for mention in item.mentions]
    found += [(mention, place) for place in known.places for mention in place.mentions]
    found += [(mention, None) for mention in known.persons]
    found.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    outer: list[tuple[Mention, Entity | None]] = []
    for pair in found:
        if not outer or pair[0].end > outer[-1][0].end:
            outer.append(pair)
    programs = [(mention, program) for program in known.programs for mention in program.mentions]
    return Naming(outer, sorted(programs, key=lambda pair: pair[0].offsets))


def find_action(frame: Frame, figure: Figure, change: Change | None) -> Offsets | None:
    """The verb phrase that brought the figure about, or the predicate behind it."""
    if change is not None:
        word = _change_word(frame, figure)
        if word is not None:
            return word
    for weak in (True, False):
        verbs = _verbs(frame, figure, weak=weak)
        if verbs:
            predicate = _predicate(frame, figure)
            is_cause = all(frame.phrase(verb.first, verb.last) in words("causes") for verb in verbs)
            if predicate is not None and (is_cause or not weak):
                return predicate
            return _verb_phrase(frame, figure, verbs) or predicate
    return _predicate(frame, figure)


def _change_word(frame: Frame, figure: Figure) -> Offsets | None:
    start, _ = frame.clause_of(figure)
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    found = [word for word in frame.changes if start <= word.first and word.last <= figure.first]
    found = [word for word in found if word.entry.direction != "none"]
    near = [word for word in found if low <= word.first]
    word = near[0] if near else found[-1] if found else None
    return None if word is None else (word.start, word.end)


def _verbs(frame: Frame, figure: Figure, *, weak: bool) -> list[Candidate]:
    """The verbs of doing between the start of the clause or the figure before, and the figure; not in its object."""
    start, _ = frame.clause_of(figure, weak=weak)
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    obj = figure.quantity.object
    return [
        verb
        for verb in frame.verbs
        if low <= verb.first
        and verb.last <= figure.first
        and verb.entry == "action"
        and frame.word(verb.first - 1) not in words("plurals")
        and not (obj is not None and obj[0] < verb.end and verb.start < obj[1])
    ]


def _verb_phrase(frame: Frame, figure: Figure, verbs: list[Candidate]) -> Offsets | None:
    """The first verbs that stand together, with what they govern up to the figure; the last ones where that is long."""
    stop = figure.first
    obj = figure.quantity.object
    if obj is not None and obj[0] < figure.quantity.start:
        stop = min(stop, frame.tokens.first(obj[0]))
    cut = next((at for at in range(stop - 1, verbs[0].first, -1) if _cuts_action(frame, at)), None)
    if cut is not None:
        verbs = [verb for verb in verbs if verb.first > cut]
        if not verbs:
            return None
    run = verbs if stop - verbs[0].first <= _LONGEST_ACTION else verbs[-1:]
    if stop - run[0].first > _LONGEST_ACTION:
        return None
    last = run[0].last
    for verb in run[1:]:
        if verb.first != last:
            break
        last = verb.last
    end = stop
    while end > last and (frame.word(end - 1) in words("trailing") or not frame.word(end - 1).isalnum()):
        end -= 1
    return run[0].start, frame.tokens.end[max(last, end) - 1]


def _cuts_action(frame: Frame, index: int) -> bool:
    """Whether a new thought begins at a token: a mark that ends a clause, a verb of saying."""
    word = frame.word(index)
    if word in (";", ":", '"', "“", "”", "!", "?") or (word == "." and frame.word(index + 1).isalpha()):
        return True
    if word == "," and frame.starts_with(index + 1, words("new_thoughts")):
        return True
    return word in _SHOWS and frame.phrase(index, index + 2) in words("findings")


def _predicate(frame: Frame, figure: Figure) -> Offsets | None:
    """`bị sập`, `chết` behind the figure and its object."""
    _, end = frame.clause_of(figure, weak=True)
    after = frame.after(figure)
    stop = min(end, after.first) if after is not None else end
    first = figure.last
    obj = figure.quantity.object
    if obj is not None and obj[1] > figure.quantity.end:
        first = max(first, frame.tokens.at(obj[1] - 1) + 1)
    while first < stop and frame.word(first) in ("đã", "cũng", "khác", "còn"):
        first += 1
    if first >= stop:
        return None
    if frame.word(first) not in ("bị", "được", "phải") and not frame.starts_with(first, words("predicate_verbs")):
        return None
    last = min(stop, first + _LONGEST_PREDICATE)
    for index in range(first + 1, last):
        if frame.word(index) in words("predicate_ends") or not frame.word(index).isalpha():
            last = index
            break
    return frame.tokens.start[first], frame.tokens.end[last - 1]


def find_actor(frame: Frame, figure: Figure, names: Naming, earlier: Actor | None) -> Actor | None:
    """Who acts: the name just before the first verb or cue; ``earlier``: who acts in the clause before."""
    start, _ = frame.clause_of(figure)
    heads = [item.first for item in (*frame.cues, *frame.verbs) if start <= item.first < figure.first]
    if not heads:
        return earlier
    index = min(heads)
    while index > start and frame.word(index - 1) in words("adverbs"):
        index -= 1
    if index == start:
        return earlier
    edge = frame.tokens.end[index - 1]
    for mention, entity in reversed(names.within(frame.tokens.start[start], edge)):
        gap = frame.known.folded[mention.end : edge].strip()
        is_where = isinstance(entity, Place) and frame.ends_with(frame.tokens.first(mention.start), words("locatives"))
        if entity is not None and not is_where and (not gap or (gap[0] == "(" and gap[-1] == ")")):
            return Actor(mention.offsets, entity)
        break
    return None


def find_attribution(frame: Frame, names: Naming) -> Offsets | None:
    """Who says what the sentence says: `theo Sở Y tế`, `ông An cho biết`."""
    if "theo" not in frame.vocabulary and _SAYING_BEGINS.isdisjoint(frame.vocabulary):
        return None
    for index in range(frame.first, frame.last):
        if frame.word(index) == "theo" and not frame.starts_with(index, words("no_sources")):
            limit = min(index + _SAYS_AHEAD, frame.last)
            ahead = names.next(frame.tokens.start[index], frame.tokens.end[limit - 1])
            if ahead is not None and not isinstance(ahead[1], Place) and _is_direct(frame, index, ahead[0]):
                return ahead[0].offsets
        elif frame.word(index) in _SAYING_BEGINS and frame.starts_with(index, words("saying")):
            low = frame.tokens.start[max(frame.first, index - 2 * _SAYS_BEHIND)]
            for mention, entity in reversed(names.within(low, frame.tokens.start[index])):
                if not isinstance(entity, Place):
                    return mention.offsets
    return None


def _is_direct(frame: Frame, index: int, mention: Mention) -> bool:
    """Whether only words for a report stand between `theo` and the name."""
    last = frame.tokens.first(mention.start)
    return all(frame.word(at) in words("reports") for at in range(index + 1, last))


def find_program(frame: Frame, figure: Figure, names: Naming) -> Program | None:
    """The programme that the figure belongs to: the last one named before it in the sentence, else in its clause."""
    low = bisect_left(names.programs, frame.start, key=lambda pair: pair[0].start)
    high = bisect_left(names.programs, frame.end, key=lambda pair: pair[0].start)
    _, end = frame.clause_of(figure)
    before = [program for mention, program in names.programs[low:high] if mention.end <= figure.quantity.start]
    if before:
        return before[-1]
    stop = frame.tokens.end[end - 1]
    behind = [pair for pair in names.programs[low:high] if figure.quantity.end <= pair[0].start < stop]
    return behind[0][1] if behind else None


def span(frame: Frame, figure: Figure, parts: list[Offsets | None]) -> Offsets:
    """The smallest stretch of the sentence that holds the figure and the given parts that lie in it."""
    inside = [part for part in parts if part is not None and frame.start <= part[0] and part[1] <= frame.end]
    stretches = [figure.quantity.offsets, *inside]
    return min(start for start, _ in stretches), max(end for _, end in stretches)
