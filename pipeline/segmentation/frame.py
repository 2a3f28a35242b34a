"""Where the tokens or words of several sentences stand in one row of numbers, with two places outside around each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BOS, EOS, INNER = 0, 1, 2
"""Before the first and behind the last place of a sentence, and inside: also the first rows of every table."""

Integers = NDArray[np.intp]
Booleans = NDArray[np.bool_]


class Frame:
    """The places of sentences, each of which has so many tokens or words.

    Attributes:
        places: the place of each token.
        kinds: ``BOS``, ``EOS`` or ``INNER`` for each place.
        firsts: whether each token is the first of its sentence.
        lasts: whether each token is the last of its sentence.
        sentences: the sentence of each token.
    """

    def __init__(self, counts: Integers) -> None:
        total = int(counts.sum())
        self.sentences: Integers = np.repeat(np.arange(len(counts)), counts)
        self.places: Integers = np.arange(total) + 2 + 4 * self.sentences
        self.kinds: Integers = np.full(total + 4 * len(counts), EOS, np.intp)
        self.kinds[self.places] = INNER
        behind = np.cumsum(counts)
        begins = behind - counts + 4 * np.arange(len(counts))
        self.kinds[begins] = self.kinds[begins + 1] = BOS
        self.firsts: Booleans = np.zeros(total, bool)
        self.lasts: Booleans = np.zeros(total, bool)
        filled = counts > 0
        self.firsts[(behind - counts)[filled]] = True
        self.lasts[(behind - 1)[filled]] = True

    def spread(self, rows: Integers) -> Integers:
        """A row for each place: ``BOS`` and ``EOS`` outside, else that of the token."""
        spread = self.kinds.copy()
        spread[self.places] = rows
        return spread

    def spread_ngrams(self, rows: Integers, length: int) -> Integers:
        """A row for each place where an n-gram may start.

        Args:
            rows: the row of the n-gram that starts at each token, fewer than tokens by ``length - 1``.
            length: how many tokens an n-gram has.
        """
        spread = np.full(len(self.kinds) - length + 1, INNER, np.intp)
        spread[self.places[: len(rows)]] = rows
        last = length - 1
        return np.where(self.kinds[:-last] == BOS, BOS, np.where(self.kinds[last:] == EOS, EOS, spread))

    def runs(self, chosen: Booleans) -> tuple[Integers, Integers]:
        """The stretches of chosen tokens that lie in one sentence: (first, behind the last)."""
        starts = chosen.copy()
        starts[1:] &= self.firsts[1:] | ~chosen[:-1]
        ends = chosen.copy()
        ends[:-1] &= self.lasts[:-1] | ~chosen[1:]
        return np.flatnonzero(starts), np.flatnonzero(ends) + 1
