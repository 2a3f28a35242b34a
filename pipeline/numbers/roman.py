"""Roman numerals, as in ``quý III`` and ``khóa XVII``."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(word: str) -> int | None:
    """The value of a well-formed Roman numeral below 400 in capitals, else None."""
    if not _ROMAN.fullmatch(word):
        return None
    total = 0
    for letter, following in zip(word, word[1:] + " ", strict=True):
        value = _VALUES[letter]
        total += -value if value < _VALUES.get(following, 0) else value
    return total
