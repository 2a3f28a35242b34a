"""The numbers of a text, found once and asked for by token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import compress, count

from trichtin.pipeline.numbers.grammar import Number, number_words, read_number
from trichtin.pipeline.segmentation.tokens import Tokens

_DIGITS = "0123456789"
_STARTERS = frozenset({"digit", "zero", "ten", "small", "thousand", "million", "billion", "part", "vague"})
_SIGNS = frozenset({"-", "−", "âm"})
# `âm` of sounds, not of signs.
_NO_MINUS = frozenset("phát thu ghi siêu hòa nguyên phụ thanh bát lưu đa song hài".split())


class Numbers:
    """The numbers of a text from left to right; none overlaps another.

    Lone words are in it too (``năm`` of ``năm 2024``, ``một`` of ``một số``, ``Ba`` of ``Ba Đình``): whether a word
    counts is for the reader to say.

    Attributes:
        all: the numbers.
    """

    def __init__(self, tokens: Tokens, digits: Sequence[int] | None = None) -> None:
        """Find the numbers.

        Args:
            tokens: the tokens of the text.
            digits: those that begin with a digit, where they are known.
        """
        self.all: list[Number] = []
        self._by_first: dict[int, Number] = {}
        self._by_last: dict[int, Number] = {}
        if digits is None:
            digits = [at for at, written in enumerate(tokens.text) if written[0].isdecimal()]
        words = compress(count(), map(_starters().__contains__, tokens.folded))
        behind = 0
        for at in sorted([*digits, *words]):
            if at < behind or (tokens.folded[at] in _SIGNS and not _is_sign(tokens, at)):
                continue
            number = read_number(tokens, at)
            if number is not None:
                self.all.append(number)
                self._by_first[number.first] = number
                self._by_last[number.last] = number
                behind = number.last

    def at(self, token: int) -> Number | None:
        """The number that starts at a token."""
        return self._by_first.get(token)

    def before(self, token: int) -> Number | None:
        """The number that ends right before a token."""
        return self._by_last.get(token)


@cache
def _starters() -> frozenset[str]:
    """The words and signs that a number may start with."""
    return frozenset(_SIGNS | {word for word, (role, _) in number_words().items() if role in _STARTERS})


def _is_sign(tokens: Tokens, at: int) -> bool:
    """Whether one of ``_SIGNS`` is the sign of a number where it stands."""
    if tokens.folded[at] == "âm":
        digits_follow = at + 1 < len(tokens) and tokens.text[at + 1][0] in _DIGITS
        return digits_follow and (at == 0 or tokens.folded[at - 1] not in _NO_MINUS)
    return _is_minus(tokens, at)


def _is_minus(tokens: Tokens, at: int) -> bool:
    """A hyphen that touches the number behind it and nothing before it, and opens no line (a list mark would)."""
    if at + 1 >= len(tokens) or tokens.text[at + 1][0] not in _DIGITS:
        return False
    if tokens.end[at] != tokens.start[at + 1] or at == 0:
        return False
    before = tokens.text[at - 1]
    blank = tokens.end[at - 1] < tokens.start[at]
    return (blank or before == "(") and not before[-1].isdecimal() and before != "%" and not before.startswith("\n")
