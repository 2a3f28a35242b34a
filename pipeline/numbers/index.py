"""The numbers of a text, found once and asked for by token."""

from __future__ import annotations

from trichtin.pipeline.numbers.grammar import Number, number_words, read_number
from trichtin.pipeline.segmentation.tokens import Tokens

_STARTERS = frozenset({"digit", "zero", "ten", "small", "thousand", "million", "billion", "part", "vague"})
# `âm` of sounds, not of signs.
_NO_MINUS = frozenset("phát thu ghi siêu hòa nguyên phụ thanh bát lưu đa song hài".split())


class Numbers:
    """The numbers of a text from left to right; none overlaps another.

    Lone words are in it too (``năm`` of ``năm 2024``, ``một`` of ``một số``, ``Ba`` of ``Ba Đình``): whether a word
    counts is for the reader to say.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.all: list[Number] = []
        self._by_first: dict[int, Number] = {}
        self._by_last: dict[int, Number] = {}
        at = 0
        while at < len(tokens):
            number = read_number(tokens, at) if _may_start(tokens, at) else None
            if number is None:
                at += 1
                continue
            self.all.append(number)
            self._by_first[number.first] = number
            self._by_last[number.last] = number
            at = number.last

    def at(self, token: int) -> Number | None:
        """The number that starts at a token."""
        return self._by_first.get(token)

    def before(self, token: int) -> Number | None:
        """The number that ends right before a token."""
        return self._by_last.get(token)


def _may_start(tokens: Tokens, at: int) -> bool:
    word = tokens.folded[at]
    if word[0] in "0123456789":
        return True
    if word in ("-", "−"):
        return _is_minus(tokens, at)
    if word == "âm":
        digits_follow = at + 1 < len(tokens) and tokens.text[at + 1][0] in "0123456789"
        return digits_follow and (at == 0 or tokens.folded[at - 1] not in _NO_MINUS)
    return word in number_words() and number_words()[word][0] in _STARTERS


def _is_minus(tokens: Tokens, at: int) -> bool:
    """A hyphen that touches the number behind it and nothing before it, and opens no line (a list mark would)."""
    if at + 1 >= len(tokens) or tokens.text[at + 1][0] not in "0123456789":
        return False
    if tokens.end[at] != tokens.start[at + 1] or at == 0:
        return False
    before = tokens.text[at - 1]
    blank = tokens.end[at - 1] < tokens.start[at]
    return (blank or before == "(") and not before[-1].isdecimal() and before != "%" and not before.startswith("\n")
