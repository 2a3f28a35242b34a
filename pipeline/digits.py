"""Runs of digits that make one numeral, for every room that reports them."""

from __future__ import annotations

import re

from trichtin.pipeline.state import Offsets

# One number: digits with single inner `.`, `,`, `/` or `:`; hyphens and blanks separate.
NUMERAL = re.compile(r"\d+(?:[.,/:]\d+)*")


def numerals_in(text: str, start: int, end: int) -> list[Offsets]:
    """The numerals written in digits that begin in a stretch of the text, each whole."""
    found: list[Offsets] = []
    match = NUMERAL.search(text, start)
    while match is not None and match.start() < end:
        found.append(match.span())
        match = NUMERAL.search(text, match.end())
    return found
