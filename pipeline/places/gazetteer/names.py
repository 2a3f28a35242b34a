"""Names of units as they are compared and as they are written.

The press writes one name in many ways: old and new tone placement, ``Ea H'leo`` with any apostrophe or none, hyphens
with and without blanks, ``Đắk`` as ``Đăk`` or ``Đắc``, ``Mỹ`` as ``Mĩ``, ``Quy`` as ``Qui``, ``phường V`` as
``phường 5``. Names with one ``name_key`` are the same name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from trichtin.pipeline.text import fold

APOSTROPHES = "'’‘`´ʼ"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_HYPHEN = re.compile(r"\s*[-–—]\s*")
_BLANKS = re.compile(r"\s+")
_HYPHENS = (" - ", "-", " – ", "–")
_ĐẮK = ("đắk", "đăk", "đắc", "đak")
_LETTER_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))
# `i` and `y` are one vowel after a single consonant or `qu` at the end of a syllable; in `thuy`, `tay` they are two.
_I_OR_Y = re.compile(r"\b([hklmstv]|qu)([yýỳỷỹỵ])\b")
_ROMAN = {
    roman: str(number)
    for number, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split(), start=1)
}
_NUMBER = re.compile(r"0*(\d+)")


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """What two spellings of one name have in common.

    Args:
        name: a name without its type word, folded or not.
    """
    key = _BLANKS.sub(" ", _HYPHEN.sub(" ", _APOSTROPHE.sub("", fold(name)))).strip()
    if key in _ROMAN:
        return _ROMAN[key]
    if number := _NUMBER.fullmatch(key):
        return number.group(1)
    key = _I_OR_Y.sub(lambda match: match.group(1) + _LETTER_I[match.group(2)], key)
    return " ".join("đắk" if syllable in _ĐẮK else syllable for syllable in key.split(" "))


def bare_letters(name: str) -> str:
    """A name without marks, blanks and capitals, ``y`` as ``i`` (``nguientrungtruc``); some sources keep no more."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(char for char in letters if char.isalnum()).replace("y", "i")


def is_number(name: str) -> bool:
    """Whether a name is nothing but a number (``10``, ``V``), which only a type word makes a name."""
    return name_key(name).isdigit()


def spellings(name: str) -> Iterator[str]:
    """The ways in which a name is written, folded; all of them have one ``name_key``."""
    folded = fold(name)
    forms = [folded]
    if _APOSTROPHE.search(folded):
        forms = [_APOSTROPHE.sub(mark, form) for form in forms for mark in (*APOSTROPHES, "")]
    elif _I_OR_Y.search(folded):
        forms += [_I_OR_Y.sub(lambda match: match.group(1) + _LETTER_I[match.group(2)], form) for form in forms]
    if _HYPHEN.search(folded):
        forms = [_HYPHEN.sub(hyphen, form) for form in forms for hyphen in (*_HYPHENS, " ")]
    if folded.startswith(("đắk ", "đăk ")):
        forms = [first + form[3:] for form in forms for first in _ĐẮK]
    yield from dict.fromkeys(forms)
