"""Fractions: ``2/3``, ``hai phần ba``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from trichtin.pipeline.numbers.grammar import Number, read_number
from trichtin.pipeline.segmentation.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Fraction:
    """A part over a whole as written; which of part of a whole, ratio or date it is, the context says.

    Attributes:
        part: the number above the line.
        whole: the number below it.
        words: whether it is written with ``phần``.
    """

    part: Number
    whole: Number
    words: bool


def _quarters(tokens: Tokens, at: int) -> Number | None:
    """``tư`` of ``ba phần tư``."""
    if tokens.folded[at] != "tư":
        return None
    return Number(at, at + 1, tokens.start[at], tokens.end[at], Decimal(4), words=True)


def read_fraction(tokens: Tokens, at: int) -> Fraction | None:
    """The fraction that starts at a token (``35/50``, ``1.200/3.400``, ``hai phần ba``), or None."""
    part = read_number(tokens, at)
    if part is None or part.last + 1 >= len(tokens):
        return None
    link = tokens.folded[part.last]
    if link not in ("/", "phần") or (link == "/" and part.words):
        return None
    whole = _quarters(tokens, part.last + 1) if link == "phần" else None
    whole = whole or read_number(tokens, part.last + 1)
    if whole is None or whole.bare or whole.vague or whole.value <= 0 or tokens.text[whole.first] in "-−–":
        return None
    return Fraction(part, whole, link == "phần")
