"""underthesea's tokens with exact offsets, piece by piece between blanks, each piece remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from trichtin.pipeline.segmentation.frame import Integers
from trichtin.pipeline.segmentation.memory import Column

_LONGEST_REWRITTEN = 6
"""underthesea rewrites typing slips and old tone placement in tokens of up to so many characters."""
_LONGEST_PIECE = 1000
"""Longer pieces, which no writing has, are cut: the time of the pattern grows with the square of the length."""


@dataclass(slots=True)
class Vocabulary:
    """The tokens seen so far, by their numbers.

    Attributes:
        text: the tokens, typing slips corrected.
        known: the number of each token as written.
    """

    text: list[str] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Pieces:
    """The pieces seen so far, by their ranks; the tokens of all pieces stand in one row.

    Attributes:
        inner: the rank of each piece with another behind it.
        last: the rank of each piece that ends a sentence.
        size: how many characters each piece has, with the blank behind it.
        first: where the tokens of each piece begin in the row.
        count: how many tokens each piece has.
        start: where each token starts in its piece.
        end: where it ends.
        number: its number.
    """

    inner: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    size: Column = field(default_factory=Column)
    first: Column = field(default_factory=Column)
    count: Column = field(default_factory=Column)
    start: Column = field(default_factory=Column)
    end: Column = field(default_factory=Column)
    number: Column = field(default_factory=Column)


class Tokens(NamedTuple):
    """The tokens of sentences, as parallel columns.

    Attributes:
        number: the number of each token.
        start: offset where it starts.
        end: offset where it ends.
        counts: how many tokens each sentence has.
    """

    number: Integers
    start: Integers
    end: Integers
    counts: Integers


class Lexer:
    """Cuts sentences into tokens."""

    def __init__(
        self,
        pattern: re.Pattern[str],
        rewritten: Mapping[str, str],
        learn: Callable[[str], None],
    ) -> None:
        """Make a lexer.

        Args:
            pattern: underthesea's pattern of a token.
            rewritten: what underthesea makes of typing slips and old tone placement.
            learn: is told of each new token, in the order of their numbers.
        """
        self._pattern = pattern
        self._rewritten = rewritten
        self._learn = learn
        self.forget()

    def forget(self) -> None:
        """Forget all pieces and tokens."""
        self.vocabulary = Vocabulary()
        self._pieces = _Pieces()

    def __len__(self) -> int:
        """How many pieces are remembered."""
        return len(self._pieces.size)

    def tokens(self, text: str, sentences: list[tuple[int, int]]) -> Tokens:
        """The tokens of the sentences of a text.

        Args:
            text: the text.
            sentences: (start, end) of each sentence, in characters; none of them empty.
        """
        pieces = self._pieces
        ranks: list[int] = []
        counts: list[int] = []
        inner, closing, cut = pieces.inner.get, pieces.last.get, self._cut
        for begin, finish in sentences:
            # One blank between two pieces is the rule; where there are more, a piece is empty or begins with another.
            found = text[begin:finish].split(" ")
            counts.append(len(found))
            last = found.pop()
            ranks += [
                cut(piece) if rank is None else rank for piece, rank in zip(found, map(inner, found), strict=True)
            ]
            rank = closing(last)
            ranks.append(cut(last, is_last=True) if rank is None else rank)
        rank_of = np.array(ranks, np.intp)
        piece_counts = np.array(counts, np.intp)
        size = pieces.size.take(rank_of)
        # Where each piece starts: sizes added up, from the start of its sentence on.
        at = np.cumsum(size) - size
        heads = np.cumsum(piece_counts) - piece_counts
        begins = np.array([begin for begin, _ in sentences], np.intp)
        at += np.repeat(begins - at[heads], piece_counts)
        per_piece = pieces.count.take(rank_of)
        behind = np.cumsum(per_piece)
        offset = pieces.first.take(rank_of) - behind + per_piece
        index = np.arange(behind[-1]) + np.repeat(offset, per_piece)
        base = np.repeat(at, per_piece)
        return Tokens(
            pieces.number.take(index),
            base + pieces.start.take(index),
            base + pieces.end.take(index),
            np.add.reduceat(per_piece, heads),
        )

    def _cut(self, piece: str, *, is_last: bool = False) -> int:
        """The rank of a piece, which is cut into tokens."""
        pieces = self._pieces
        known = pieces.last if is_last else pieces.inner
        if piece in known:  # twice in one sentence
            return known[piece]
        # Some patterns look for the end of the text: all pieces but the last have a blank behind them.
        text = piece if is_last else piece + " "
        rank, before = len(pieces.size), len(pieces.number)
        pieces.size.append(len(piece) + 1)
        pieces.first.append(before)
        for start, end in self._bounds(piece, text):
            pieces.start.append(start)
            pieces.end.append(end)
            pieces.number.append(self._number(text[start:end]))
        pieces.count.append(len(pieces.number) - before)
        if len(text) < _LONGEST_PIECE:
            known[piece] = rank
        return rank

    def _bounds(self, piece: str, text: str) -> list[tuple[int, int]]:
        """Start and end of each token of a piece, which stands in ``text`` with what is behind it."""
        if piece.isalpha() and len(piece) < _LONGEST_PIECE:
            return [(0, len(piece))]  # only the pattern of a word matches letters without anything between them
        return [
            match.span()
            for first in range(0, len(text), _LONGEST_PIECE)
            for match in self._pattern.finditer(text, first, min(first + _LONGEST_PIECE, len(text)))
        ]

    def _number(self, written: str) -> int:
        words = self.vocabulary
        number = words.known.get(written)
        if number is None:
            token = self._rewritten.get(written, written) if len(written) <= _LONGEST_REWRITTEN else written
            number = words.known[written] = len(words.text)
            words.text.append(token)
            self._learn(token)
        return number
