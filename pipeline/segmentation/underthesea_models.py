"""underthesea's public functions with exact character offsets.

The tokens of a sentence joined equal the sentence without blanks, so a running cursor finds each one's place.
``use_token_normalize`` is left on where the tagger needs it; a rewritten token (old tone placement, typing slips)
keeps its length in letters, so the cursor counts letters and never compares them.
"""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _underthesea() -> Any:
    import underthesea  # slow to import: only when the first article is read

    return underthesea


def tag(sentence: str) -> list[tuple[int, int, str]]:
    """Words of a sentence as (start, end, part-of-speech tag)."""
    if not sentence.strip():
        return []
    return [(start, end, label) for (start, end), label in _place(sentence, _underthesea().pos_tag(sentence))]


def entities(sentence: str) -> list[tuple[int, int, str]]:
    """Entities of a sentence as (start, end, ``PER`` | ``LOC`` | ``ORG``)."""
    if not sentence.strip():
        return []
    rows = _underthesea().ner(sentence)
    found: list[tuple[int, int, str]] = []
    for (start, end), label in _place(sentence, [(row[0], row[3]) for row in rows]):
        if label.startswith("I-") and found:
            found[-1] = (found[-1][0], end, found[-1][2])
        elif label != "O":
            found.append((start, end, label[2:]))
    return found


def _place(sentence: str, rows: list[tuple[str, str]]) -> list[tuple[tuple[int, int], str]]:
    placed: list[tuple[tuple[int, int], str]] = []
    at = 0
    for word, label in rows:
        while at < len(sentence) and sentence[at].isspace():
            at += 1
        start = at
        letters = sum(not char.isspace() for char in word)
        while at < len(sentence) and letters:
            letters -= not sentence[at].isspace()
            at += 1
        placed.append(((start, at), label))
    return placed
