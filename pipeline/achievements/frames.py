"""A sentence with its figures, and the words that bear on them, on the grid of its tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from trichtin.pipeline.achievements import lexicon
from trichtin.pipeline.achievements.clause_bounds import ClauseBounds
from trichtin.pipeline.achievements.named_places import Named, without_offices
from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.segmentation.tokens import Tokens
from trichtin.pipeline.state import (
    Annotations,
    DateMention,
    Mention,
    QuantityMention,
)

_LONGEST = 1500
"""Tokens that are looked at together; what has more between two full stops is no sentence, and is cut."""


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity on the token grid.

    Attributes:
        quantity: the quantity.
        first: its first token, that of its bound word where one stands before.
        head: the first token of its number.
        last: the token behind its unit.
        behind: the token behind what it counts or measures, where that lies behind it (else ``last``).
        unit: the words of its unit in lower case.
        rank: its place among the figures of the sentence.
        clauses: the clauses that hold it, with and without commas, as they were asked for.
        places: the places before it and behind it, as they were asked for.
    """

    quantity: QuantityMention
    first: int
    head: int
    last: int
    behind: int
    rank: int
    unit: str
    clauses: dict[bool, tuple[int, int]] = field(default_factory=dict)
    places: dict[str, list[Named]] = field(default_factory=dict)


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

    tokens: Tokens = field(init=False)
    start: int = field(init=False)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        """Note the tokens of the article, and the characters where the sentence starts and ends."""
        self.tokens = self.known.tokens
        self.start, self.end = self.tokens.start[self.first], self.tokens.end[self.last - 1]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folded tokens of the sentence: what is not among them need not be looked for."""
        return frozenset(self.tokens.folded[self.first : self.last])

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

    def may_hold(self, phrases: frozenset[str]) -> bool:
        """Whether the sentence holds the last word of one of ``phrases``, without which it holds none of them."""
        return not self.vocabulary.isdisjoint(_last_words(phrases))

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
        return self._clauses.bracket(index)

    def clause(self, index: int, *, weak: bool = False) -> tuple[int, int]:
        """The clause of a token as (first, behind the last): between `;`, `:`, brackets (``weak``: and commas)."""
        return self._clauses.clause(index, weak=weak)

    def clause_of(self, figure: Figure, *, weak: bool = False) -> tuple[int, int]:
        """The clause that holds a figure; commas inside its unit (`xã, phường`) are no bounds."""
        found = figure.clauses.get(weak)
        if found is None:
            start = self._clauses.clause(figure.first, weak=weak)[0]
            found = figure.clauses[weak] = start, self._clauses.clause(figure.last - 1, weak=weak)[1]
        return found

    @cached_property
    def _clauses(self) -> ClauseBounds:
        return ClauseBounds(self.tokens.text[self.first : self.last], self.first)


@lru_cache(128)
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


@lru_cache(128)
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


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
    places = without_offices(known, places)
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
    obj = quantity.object
    behind = last if obj is None or obj[1] <= quantity.end else max(last, tokens.at(obj[1] - 1) + 1)
    return Figure(
        quantity,
        max(first, frame.first),
        max(head, frame.first),
        last,
        behind,
        len(frame.figures),
        quantity.unit.text.lower(),
    )


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
