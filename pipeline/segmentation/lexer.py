"""underthesea's tokens with exact offsets, piece by piece between blanks, each piece remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_LONGEST_REWRITTEN = 6
"""underthesea rewrites typing slips and old tone placement in tokens of up to so many characters."""
_LONGEST_PIECE = 1000
"""Longer pieces, which no writing has, are cut: the time of the pattern grows with the square of the length."""

Token = tuple[int, int, int]
"""Start and end in the piece, number of the token."""


@dataclass(slots=True)
class Vocabulary:
    """The tokens seen so far, as parallel lists.

    Attributes:
        text: the tokens, typing slips corrected.
        lower: in lower case.
        title: whether they are in title case.
        row: what the segmenter knows of them.
    """

    text: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    title: list[bool] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
    inner: dict[str, list[Token]] = field(default_factory=dict)
    last: dict[str, list[Token]] = field(default_factory=dict)


class Lexer:
    """Cuts sentences into tokens."""

    def __init__(
        self,
        pattern: re.Pattern[str],
        rewritten: Mapping[str, str],
        describe: Callable[[str], tuple[str, str, str]],
        row: Callable[[str, str, str, str], int],
        remember: int,
    ) -> None:
        """Make a lexer.

        Args:
            pattern: underthesea's pattern of a token.
            rewritten: what underthesea makes of typing slips and old tone placement.
            describe: gives a token's lower case, ``isdigit`` and ``istitle`` as the segmenter's features have them.
            row: gives what the segmenter knows of (token, lower, isdigit, istitle).
            remember: how many pieces are remembered before the memory is emptied.
        """
        self._pattern = pattern
        self._rewritten = rewritten
        self._describe = describe
        self._row = row
        self._remember = remember
        self.vocabulary = Vocabulary()

    def tokens(self, text: str, sentences: list[tuple[int, int]]) -> tuple[list[int], list[int], list[int], list[int]]:
        """The tokens of the sentences of a text.

        Returns:
            The number of each token; the offsets where each starts and ends; how many tokens each sentence has.
        """
        if len(self.vocabulary.inner) + len(self.vocabulary.last) > self._remember:
            self.vocabulary = Vocabulary()
        inner, last = self.vocabulary.inner, self.vocabulary.last
        numbers: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        counts: list[int] = []
        add_number, add_start, add_end = numbers.append, starts.append, ends.append
        for begin, finish in sentences:
            before = len(numbers)
            at = begin
            get = inner.get
            # One blank between two pieces is the rule; where there are more, a piece is empty or begins with another.
            for piece in text[begin:finish].split(" "):
                end = at + len(piece)
                known = get(piece) if end < finish else last.get(piece)
                if known is None:
                    known = self._cut(piece, is_last=end == finish)
                for start, stop, number in known:
                    add_number(number)
                    add_start(at + start)
                    add_end(at + stop)
                at = end + 1
            counts.append(len(numbers) - before)
        return numbers, starts, ends, counts

    def _cut(self, piece: str, *, is_last: bool) -> list[Token]:
        # Some patterns look for the end of the text: all pieces but the last have a blank behind them.
        text = piece if is_last else piece + " "
        tokens = [
            (match.start(), match.end(), self._number(match.group()))
            for first in range(0, len(text), _LONGEST_PIECE)
            for match in self._pattern.finditer(text, first, min(first + _LONGEST_PIECE, len(text)))
        ]
        if len(text) < _LONGEST_PIECE:
            (self.vocabulary.last if is_last else self.vocabulary.inner)[piece] = tokens
        return tokens

    def _number(self, written: str) -> int:
        words = self.vocabulary
        number = words.known.get(written)
        if number is None:
            token = self._rewritten.get(written, written) if len(written) <= _LONGEST_REWRITTEN else written
            lower, isdigit, istitle = self._describe(token)
            number = words.known[written] = len(words.text)
            words.text.append(token)
            words.lower.append(lower)
            words.title.append(istitle == "True")
            words.row.append(self._row(token, lower, isdigit, istitle))
        return number
