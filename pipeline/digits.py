"""Runs of digits that make one numeral, for every room that reports them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trichtin.pipeline.state import Offsets

# One number: digits with single inner `.`, `,`, `/` or `:`; hyphens and blanks separate.
NUMERAL = re.compile(r"\d+(?:[.,/:]\d+)*")
_DIGIT = re.compile(r"\d")


def numerals_in(text: str, start: int, end: int) -> list[Offsets]:
    """The numerals written in digits that begin in a stretch of the text, each whole."""
    found: list[Offsets] = []
    for digit in _DIGIT.finditer(text, start, end):
        if not found or digit.start() >= found[-1][1]:
            numeral = NUMERAL.match(text, digit.start())
            if numeral is not None:
                found.append(numeral.span())
    return found
