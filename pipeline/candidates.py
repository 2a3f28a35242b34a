"""One pass of one automaton over the folded text, for all lexicons and the gazetteer.

A room registers its surfaces once, at load; the automaton is built of all of them, and every room reads its own
matches from the result. A match begins and ends at token boundaries; for one lexicon the longest match at each start
wins, and matches that begin inside an earlier one of the same lexicon are kept (``overlaps`` decides between mentions,
not here).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import ahocorasick_rs

from trichtin.pipeline.segmentation.tokens import Tokens
from trichtin.pipeline.text import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """A surface of a lexicon found in the text.

    Attributes:
        start: character offset of its start.
        end: character offset of its end.
        first: index of its first token.
        last: index behind its last token.
        entry: what the lexicon holds for the surface.
    """

    start: int
    end: int
    first: int
    last: int
    entry: Any


class Candidates:
    """The matches of all lexicons in one text, in order of their start."""

    def __init__(self, found: Mapping[str, list[Candidate]]) -> None:
        self._found = found
        self._by_first: dict[str, dict[int, Candidate]] = {}

    def of(self, lexicon: str) -> list[Candidate]:
        """All matches of a lexicon, by start, the longest at each start."""
        return self._found.get(lexicon, [])

    def at(self, lexicon: str, token: int) -> Candidate | None:
        """The longest match of a lexicon that starts at a token."""
        index = self._by_first.get(lexicon)
        if index is None:
            index = {candidate.first: candidate for candidate in self.of(lexicon)}
            self._by_first[lexicon] = index
        return index.get(token)


class CandidateFinder:
    """The automaton over every registered lexicon."""

    def __init__(self, lexicons: Mapping[str, Mapping[str, Any]]) -> None:
        """Build the automaton.

        Args:
            lexicons: for each lexicon its surfaces and what it holds for each. Surfaces are folded here.
        """
        by_surface: dict[str, list[tuple[str, Any]]] = {}
        for name, entries in lexicons.items():
            for surface, entry in entries.items():
                by_surface.setdefault(fold(surface), []).append((name, entry))
        self._surfaces = list(by_surface)
        self._meanings = [by_surface[surface] for surface in self._surfaces]
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._surfaces, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )

    def find(self, folded: str, tokens: Tokens) -> Candidates:
        """All matches in a text.

        Args:
            folded: the folded text.
            tokens: its tokens.
        """
        starts = {offset: index for index, offset in enumerate(tokens.start)}
        ends = {offset: index + 1 for index, offset in enumerate(tokens.end)}
        longest: dict[tuple[str, int], Candidate] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            first, last = starts.get(start), ends.get(end)
            if first is None or last is None:
                continue
            for name, entry in self._meanings[pattern]:
                known = longest.get((name, first))
                if known is None or known.last < last:
                    longest[name, first] = Candidate(start, end, first, last, entry)
        found: dict[str, list[Candidate]] = {}
        for (name, _), candidate in sorted(longest.items(), key=lambda item: item[0][1]):
            found.setdefault(name, []).append(candidate)
        return Candidates(found)


def surfaces(rows: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A lexicon's surfaces as a mapping; a surface that stands twice is an error of the lexicon."""
    table: dict[str, Any] = {}
    for surface, entry in rows:
        if fold(surface) in table:
            raise ValueError(f"the surface {surface!r} stands twice in one lexicon")
        table[fold(surface)] = entry
    return table
