"""One pass of one automaton over the folded text, for all lexicons and the gazetteer.

A room registers its surfaces once, at load; the automaton is built of all of them, and every room reads its own
matches from the result. A match begins and ends at token boundaries; for one lexicon the longest match at each start
wins, and matches that begin inside an earlier one of the same lexicon are kept (``overlaps`` decides between mentions,
not here).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any, NamedTuple

import ahocorasick_rs

from trichtin.pipeline.segmentation.tokens import Tokens, tokenize
from trichtin.pipeline.text import fold

_MARK = "\x00"
"""Stands in no clean text."""
_NOTHING: dict[int, Any] = {}


class Candidate(NamedTuple):
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

    def __init__(self, found: Mapping[str, dict[int, Candidate]]) -> None:
        """Take the matches.

        Args:
            found: for each lexicon the longest match at each first token.
        """
        self._found = found
        self._sorted: dict[str, list[Candidate]] = {}

    def of(self, lexicon: str) -> list[Candidate]:
        """All matches of a lexicon, by start, the longest at each start."""
        known = self._sorted.get(lexicon)
        if known is None:
            by_first = self._found.get(lexicon, _NOTHING)
            known = self._sorted[lexicon] = [by_first[first] for first in sorted(by_first)]
        return known

    def by_first(self, lexicon: str) -> Mapping[int, Candidate]:
        """The longest match of a lexicon at each token where one starts."""
        by_first: Mapping[int, Candidate] = self._found.get(lexicon, _NOTHING)
        return by_first

    def at(self, lexicon: str, token: int) -> Candidate | None:
        """The longest match of a lexicon that starts at a token."""
        return self._found.get(lexicon, _NOTHING).get(token)


class CandidateFinder:
    """The automaton over every registered lexicon.

    It reads the tokens with a mark between each two, so that every match begins and ends at a token.
    """

    def __init__(self, lexicons: Mapping[str, Mapping[str, Any]]) -> None:
        """Build the automaton.

        Args:
            lexicons: for each lexicon its surfaces and what it holds for each. Surfaces are folded here.
        """
        by_tokens: dict[str, list[tuple[str, str | None, Any]]] = {}
        for name, entries in lexicons.items():
            for surface, entry in entries.items():
                folded = fold(surface)
                pieces = _pieces(folded)
                # Between several tokens the text may have other blanks than the surface, or none.
                spaced = folded if len(pieces) > 1 else None
                by_tokens.setdefault(_marked(pieces), []).append((name, spaced, entry))
        self._meanings = list(by_tokens.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(by_tokens), matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )

    def find(self, folded: str, tokens: Tokens) -> Candidates:
        """All matches in a text.

        Args:
            folded: the folded text.
            tokens: its tokens.
        """
        marked = _marked(tokens.folded)
        lengths = [len(token) + 1 for token in tokens.folded]
        token_at = dict(zip(accumulate(lengths, initial=0), range(len(lengths) + 1), strict=True))
        starts, ends = tokens.start, tokens.end
        found: dict[str, dict[int, Candidate]] = defaultdict(dict)
        meanings = self._meanings
        make = tuple.__new__  # what `Candidate(…)` calls, without the call between
        # Matches come in the order of their ends, so that for each start the longest comes last.
        for pattern, begin, behind in self._automaton.find_matches_as_indexes(marked, overlapping=True):
            first, last = token_at[begin], token_at[behind - 1]
            start, end = starts[first], ends[last - 1]
            for name, spaced, entry in meanings[pattern]:
                if spaced is None or spaced == folded[start:end]:
                    found[name][first] = make(Candidate, (start, end, first, last, entry))
        return Candidates(dict(found))


def _pieces(surface: str) -> list[str]:
    pieces = surface.split(" ")
    # Most surfaces are letters and blanks, of which each piece is a token.
    return pieces if all(map(str.isalpha, pieces)) else tokenize(surface, surface).folded


def _marked(tokens: list[str]) -> str:
    return f"{_MARK}{_MARK.join(tokens)}{_MARK}"


def surfaces(rows: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A lexicon's surfaces as a mapping; a surface that stands twice is an error of the lexicon."""
    table: dict[str, Any] = {}
    for surface, entry in rows:
        if fold(surface) in table:
            raise ValueError(f"the surface {surface!r} stands twice in one lexicon")
        table[fold(surface)] = entry
    return table
