"""A sentence with its figures, and the words that bear on them, on the grid of its tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from trichtin.pipeline.achievements import lexicon
from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.segmentation.tokens import Tokens
from trichtin.pipeline.state import (
    Annotations,
    DateMention,
    Mention,
    OrganizationMention,
    Place,
    PlaceMention,
    QuantityMention,
)

Named = tuple[PlaceMention, Place]
"""A mention of a place with the place."""

_STRONG = frozenset(";:")
_WEAK = frozenset(",–—-")
_REPORTER = 5
"""Words of `phóng viên TTXVN tại` before where he is."""
_LONGEST_ASIDE = 60
"""Tokens of a bracket behind a person's name."""
_MEETING = 16
"""Words between a place and the meeting that was held there."""
_MET = re.compile(
    r", (?:[^.;,]{1,80} )?(?:tổ chức|diễn ra|chủ trì|dự|khai mạc) (?:\S+ )?"
    r"(?:hội nghị|hội thảo|họp|cuộc họp|phiên họp|tọa đàm|diễn đàn)\b"
)
_LONGEST = 1500
"""Tokens that are looked at together; what has more between two full stops is no sentence, and is cut."""


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity on the token grid: ``first`` is its bound word, ``head`` its number, ``last`` lies behind its unit."""

    quantity: QuantityMention
    first: int
    head: int
    last: int
    rank: int


@dataclass(eq=False)
class Frame:
    """One sentence: tokens ``first`` to ``last`` (exclusive), and what stands in it, in order."""

    known: Annotations
    sentence: int
    first: int
    last: int
    figures: list[Figure] = field(default_factory=list)
    places: list[Named] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    cues: list[Candidate] = field(default_factory=list)
    changes: list[Candidate] = field(default_factory=list)
    verbs: list[Candidate] = field(default_factory=list)

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens of the article."""
        return self.known.tokens

    @cached_property
    def start(self) -> int:
        """Character offset where the sentence starts."""
        return self.tokens.start[self.first]

    @cached_property
    def end(self) -> int:
        """Character offset behind the sentence."""
        return self.tokens.end[self.last - 1]

    def word(self, index: int) -> str:
        """The folded token at ``index``, ``""`` outside the sentence."""
        return self.tokens.folded[index] if self.first <= index < self.last else ""

    def phrase(self, first: int, last: int) -> str:
        """The folded tokens from ``first`` to ``last``, joined by one blank."""
        return " ".join(self.tokens.folded[max(first, self.first) : min(last, self.last)])

    def ends_with(self, index: int, phrases: frozenset[str], longest: int = 4) -> str | None:
        """The longest of ``phrases`` whose last token stands just before ``index``."""
        words = self.tokens.folded
        if index <= self.first or words[index - 1] not in _last_words(phrases):
            return None
        for length in range(longest, 0, -1):
            if index - length >= self.first:
                said = self.phrase(index - length, index)
                if said in phrases:
                    return said
        return None

    def starts_with(self, index: int, phrases: frozenset[str], longest: int = 4) -> str | None:
        """The longest of ``phrases`` whose first token is ``index``."""
        if self.word(index) not in _first_words(phrases):
            return None
        for length in range(longest, 0, -1):
            if index + length <= self.last:
                said = self.phrase(index, index + length)
                if said in phrases:
                    return said
        return None

    def before(self, figure: Figure) -> Figure | None:
        """The figure before ``figure`` in the sentence."""
        return self.figures[figure.rank - 1] if figure.rank else None

    def after(self, figure: Figure) -> Figure | None:
        """The figure behind ``figure`` in the sentence."""
        return self.figures[figure.rank + 1] if figure.rank + 1 < len(self.figures) else None

    def bracket(self, index: int) -> int | None:
        """Index of the round bracket that is open at a token, or None."""
        return self._clauses.bracket[index - self.first]

    def clause(self, index: int, *, weak: bool = False) -> tuple[int, int]:
        """The clause of a token as (first, behind the last): between `;`, `:`, brackets (``weak``: and commas)."""
        clauses = self._clauses
        starts, ends = (clauses.weak_start, clauses.weak_end) if weak else (clauses.start, clauses.end)
        return starts[index - self.first], ends[index - self.first]

    def clause_of(self, figure: Figure, *, weak: bool = False) -> tuple[int, int]:
        """The clause that holds a figure; commas inside its unit (`xã, phường`) are no bounds."""
        return self.clause(figure.first, weak=weak)[0], self.clause(figure.last - 1, weak=weak)[1]

    @cached_property
    def _clauses(self) -> _Clauses:
        return _split(self.tokens.text[self.first : self.last], self.first)


@dataclass(slots=True)
class _Clauses:
    """For each token of a sentence: the open bracket, and the clause that holds it, without commas and with them."""

    bracket: list[int | None]
    start: list[int]
    end: list[int]
    weak_start: list[int]
    weak_end: list[int]


def _split(words: Sequence[str], offset: int) -> _Clauses:
    bracket = _open_brackets(words, offset)
    starts = [_bounds(words, bracket, offset, marks) for marks in (_STRONG, _STRONG | _WEAK)]
    return _Clauses(bracket, *starts[0], *starts[1])


def _open_brackets(words: Sequence[str], offset: int) -> list[int | None]:
    opened: list[int] = []
    inside: list[int | None] = []
    for index, word in enumerate(words):
        if word == ")" and opened:
            opened.pop()
        inside.append(opened[-1] if opened else None)
        if word == "(":
            opened.append(offset + index)
    return inside


def _bounds(
    words: Sequence[str], bracket: list[int | None], offset: int, marks: frozenset[str]
) -> tuple[list[int], list[int]]:
    """For each token where its clause starts and ends; a bracket interrupts the clause that it stands in."""
    starts: list[int] = []
    ends = [offset + len(words)] * len(words)
    current: dict[int | None, int] = {None: offset}
    members: dict[int | None, list[int]] = {None: []}
    for index, word in enumerate(words):
        level = bracket[index]
        if level not in current:
            current[level], members[level] = offset + index, []
        starts.append(current[level])
        members[level].append(index)
        if word in marks:
            for member in members[level]:
                ends[member] = offset + index
            current[level], members[level] = offset + index + 1, []
        elif word == ")":
            for inner in [key for key in members if key is not None and (level is None or key > level)]:
                for member in members.pop(inner):
                    ends[member] = offset + index
                del current[inner]
    return starts, ends


@lru_cache(128)
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


@lru_cache(128)
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def named_places(known: Annotations) -> list[Named]:
    """The mentions of places with their places, by start; without those that are but part of a body's name."""
    found = [(mention, place) for place in known.places for mention in place.mentions]
    found.sort(key=lambda named: named[0].offsets)
    brands = sorted(known.organization_mentions, key=lambda item: item.start)
    starts = [item.start for item in brands]
    return [
        named
        for named in found
        if not _is_brand(named, brands, starts) and not _is_dateline(known, named[0]) and not _is_venue(known, named[0])
    ]


def _is_dateline(known: Annotations, mention: PlaceMention) -> bool:
    """Whether a name only says where a reporter is: `theo phóng viên TTXVN tại Paris`."""
    index = known.tokens.first(mention.start)
    before = known.tokens.folded[max(index - _REPORTER, 0) : index]
    return before[-1:] in (["tại"], ["ở"]) and ("pv" in before or ("phóng" in before and "viên" in before))


def _is_brand(named: Named, brands: list[OrganizationMention], starts: list[int]) -> bool:
    """Whether a name is but part of that of a body that acts elsewhere: the `Việt Nam` of `Bưu điện Việt Nam`."""
    mention, place = named
    rank = bisect_left(starts, mention.end) - 1
    if rank < 0 or mention.end > brands[rank].end or brands[rank].start >= mention.start:
        return False
    if place.level == "region" or (place.level == "country" and place.country == "VN"):
        return True  # `Hiệp hội Gỗ miền Trung`, `Liên đoàn Luật sư Việt Nam`
    return place.level in ("country", "province") and brands[rank].type in ("company", "media")


def _is_venue(known: Annotations, mention: PlaceMention) -> bool:
    """Whether a name only says where people met: `tại Hà Nội, Bộ Công an tổ chức hội nghị`."""
    index = known.tokens.first(mention.start)
    if known.tokens.folded[index - 1] not in ("tại", "ở") or index < 1:
        return False
    last = known.tokens.at(mention.end - 1) + 1
    said = " ".join(known.tokens.folded[last : last + _MEETING])
    return _MET.match(said) is not None


def _without_offices(known: Annotations, places: list[Named]) -> list[Named]:
    """Without the places in a bracket behind a person's name: an office or a home, `ông An (Bí thư Tỉnh ủy X)`."""
    tokens = known.tokens
    asides: list[tuple[int, int]] = []
    for person in known.persons:
        index = tokens.at(person.end - 1) + 1
        if index >= len(tokens.text) or tokens.text[index] != "(":
            continue
        limit = min(index + _LONGEST_ASIDE, len(tokens.text))
        closing = next((at for at in range(index, limit) if tokens.text[at] == ")"), None)
        if closing is not None:
            asides.append((tokens.start[index], tokens.start[closing]))
    starts = [start for start, _ in asides]
    kept: list[Named] = []
    for named in places:
        rank = bisect_left(starts, named[0].start) - 1
        if rank < 0 or named[0].start > asides[rank][1]:
            kept.append(named)
    return kept


def without_origins(known: Annotations, places: list[Named], main: list[Place]) -> list[Named]:
    """Without foreign countries that something is from, in an article about places at home: `đường Thái Lan`."""
    if not main or any(place.country != "VN" or place.level in ("country", "region") for place in main):
        return places
    return [named for named in places if not _is_origin(known, named)]


def _is_origin(known: Annotations, named: Named) -> bool:
    mention, place = named
    if place.level != "country" or place.country == "VN":
        return False
    index = known.tokens.first(mention.start)
    word = known.tokens.text[index - 1] if index else ""
    if not word.isalpha() or word[0].isupper():
        return False
    before = f"{known.tokens.folded[index - 2]} {word.lower()}"
    return not {word.lower(), before} & lexicon.words("before_countries")


def make_frames(known: Annotations, places: list[Named]) -> list[Frame]:
    """The frames of all sentences that hold a figure, in order."""
    frames: dict[tuple[int, int], Frame] = {}
    for quantity in known.quantities:
        sentence = known.sentence_at(quantity.start)
        start, end = known.sentences[sentence]
        first, last = known.tokens.first(start), known.tokens.at(end - 1) + 1
        part = (known.tokens.first(quantity.start) - first) // _LONGEST
        frame = frames.get((sentence, part))
        if frame is None:
            low = first + part * _LONGEST
            frame = frames[sentence, part] = Frame(known, sentence, low, min(low + _LONGEST, last))
        frame.figures.append(_figure(frame, quantity))
    places = _without_offices(known, places)
    place_starts = [mention.start for mention, _ in places]
    date_starts = [mention.start for mention in known.dates]
    masked = _masked(known)
    found = [(name, known.candidates.of(lexicon_name)) for name, lexicon_name in _LEXICONS]
    firsts = {name: [candidate.first for candidate in candidates] for name, candidates in found}
    for frame in frames.values():
        frame.places = places[bisect_left(place_starts, frame.start) : bisect_left(place_starts, frame.end)]
        frame.dates = known.dates[bisect_left(date_starts, frame.start) : bisect_left(date_starts, frame.end)]
        for name, candidates in found:
            low, high = bisect_left(firsts[name], frame.first), bisect_left(firsts[name], frame.last)
            setattr(frame, name, _outermost(candidates[low:high], masked))
        frame.verbs = [verb for verb in frame.verbs if verb.entry != "none"]
    return list(frames.values())


_LEXICONS = (("cues", lexicon.CUES), ("changes", lexicon.CHANGES), ("verbs", lexicon.VERBS))


def _figure(frame: Frame, quantity: QuantityMention) -> Figure:
    tokens = frame.tokens
    start = quantity.start
    if quantity.bound_span is not None and quantity.bound_span[0] < start:
        start = quantity.bound_span[0]
    first, head = tokens.first(start), tokens.first(quantity.start)
    last = min(tokens.at(quantity.end - 1) + 1, frame.last)
    return Figure(quantity, max(first, frame.first), max(head, frame.first), last, len(frame.figures))


def _masked(known: Annotations) -> set[int]:
    """The tokens inside names, whose words are no cues and no verbs (`Củ Chi`)."""
    masked: set[int] = set()
    mentions: Sequence[Mention] = [
        *known.program_mentions,
        *known.organization_mentions,
        *known.place_mentions,
        *known.persons,
    ]
    for mention in mentions:
        masked.update(range(known.tokens.first(mention.start), known.tokens.at(mention.end - 1) + 1))
    return masked


def _outermost(candidates: list[Candidate], masked: set[int]) -> list[Candidate]:
    """Matches without those that begin inside an earlier one, or inside a name."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if candidate.first in masked or candidate.last - 1 in masked or (kept and candidate.first < kept[-1].last):
            continue
        kept.append(candidate)
    return kept
