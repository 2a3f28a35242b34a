"""Text as every offset refers to it: cleaning, folding for comparison, and the way back to the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Runs of blanks, and single ones that are no space: a single space is left alone, since most blanks are.
_BLANKS = re.compile(r"[^\S\n][^\S\n]+|[^\S\n ]")
_BLANKS_AT_LINE_ENDS = re.compile(r" ?\n ?")
_EMPTY_LINES = re.compile(r"\n{3,}")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control (Cc), format (Cf: zero-width blanks and joiners, soft hyphen, marks of direction) and surrogates (Cs).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)

# Old tone placement (`hoà`, `thuý`, `khoẻ`) to new (`hòa`, `thúy`, `khỏe`): the same number of letters, so that
# offsets hold. Only at the end of a syllable: in `toàn` both ways write the tone on the second vowel.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_TO_NEW = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize("NFC", first + tone + second)
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_OLD_PLACEMENT = re.compile(f"(?<!q)(?:{'|'.join(_OLD_TO_NEW)})(?![^\\W\\d_])")


def clean(text: str) -> str:
    """Make ``article.text`` of what a source holds.

    NFC; the Icelandic eth that stands for ``đ`` in some texts; line ends to ``\\n``; control and zero-width characters
    gone; blanks inside a line to one space, none at line ends; at most one empty line in a row.
    """
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    text = _without_eth(unicodedata.normalize("NFC", text))
    text = _BLANKS_AT_LINE_ENDS.sub("\n", _BLANKS.sub(" ", text))
    return _EMPTY_LINES.sub("\n\n", text).strip()


def _without_eth(text: str) -> str:
    return text.replace("\u00f0", "đ").replace("\u00d0", "Đ")


def fold(text: str) -> str:
    """Lower case and new tone placement, letter for letter: ``len(fold(text)) == len(text)`` for NFC text."""
    return _fold_name(text) if len(text) <= _LONGEST_NAME else _fold(text)


def _fold(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals, such as `İ`, become two characters
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return _OLD_PLACEMENT.sub(lambda match: _OLD_TO_NEW[match.group()], lower)


_LONGEST_NAME = 40
_fold_name = lru_cache(maxsize=16_384)(_fold)
"""Names and units are folded again and again, in one article and in the next."""


def alignment(source: str, cleaned: str) -> list[tuple[int, int]]:
    """For each character of ``cleaned`` the (start, end) in ``source`` of what it was made of.

    Cleaning deletes, composes and folds blanks, but never reorders, so one walk over both finds the way: a character
    and the marks behind it in the source are one or more characters of the clean text.

    Args:
        source: a text.
        cleaned: ``clean(source)``.
    """
    places: list[tuple[int, int]] = []
    blank: int | None = None  # where the blanks behind the last letter start
    for start, end in _clusters(source):
        composed = _without_eth(unicodedata.normalize("NFC", _INVISIBLE.sub("", source[start:end])))
        for char in composed:
            if char.isspace():
                blank = start if blank is None else blank
                continue
            while len(places) < len(cleaned) and cleaned[len(places)].isspace():
                places.append((start if blank is None else blank, start))
            if len(places) < len(cleaned) and _is_made_of(cleaned[len(places)], char):
                places.append((start, end))
            blank = None
    places.extend([(len(source), len(source))] * (len(cleaned) - len(places)))
    return places


def _clusters(source: str) -> Iterator[tuple[int, int]]:
    """Each character of a text with the marks and invisible characters behind it, as (start, end)."""
    start = 0
    for at in range(1, len(source) + 1):
        if at == len(source) or not (unicodedata.combining(source[at]) or _INVISIBLE.match(source[at])):
            yield start, at
            start = at


def _is_made_of(composed: str, char: str) -> bool:
    """Whether a clean character is, or begins with, a character of the source: jamo are composed to syllables."""
    return composed == char or unicodedata.normalize("NFD", composed).startswith(char)
