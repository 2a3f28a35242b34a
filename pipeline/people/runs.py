"""Runs of capitalised tokens: what a name may be cut from."""

from __future__ import annotations

from collections.abc import Iterator

from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.segmentation.tokens import Tokens

# Small words inside foreign names: `Ursula von der Leyen`, `Mohammed bin Salman`.
_PARTICLES = frozenset("von van der den de da di du la le al el bin ibn ben dos".split())
_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ath", "ul"})
_HYPHENS = frozenset("-–'’")


def is_name_token(word: str) -> bool:
    """Whether a token can be part of a name: letters (and an apostrophe) that start with a capital."""
    return word[0].isupper() and (word.isalpha() or word.replace("'", "").replace("’", "").isalpha())


def is_acronym(word: str) -> bool:
    """Whether a token is written in capitals only, two letters or more."""
    return len(word) > 1 and word.isupper()


def touches(tokens: Tokens, index: int) -> bool:
    """Whether token ``index`` and the next one stand together without a blank."""
    return index + 1 < len(tokens.end) and tokens.end[index] == tokens.start[index + 1]


def one_blank(tokens: Tokens, index: int) -> bool:
    """Whether token ``index`` and the next one are parted by one blank."""
    return index + 1 < len(tokens.end) and tokens.end[index] + 1 == tokens.start[index + 1]


def run_end(tokens: Tokens, first: int) -> int:
    """The token behind the run of a name that starts at ``first``.

    A run goes on over a blank and a capital, over a hyphen inside one word (``Jae-in``), an initial with its full stop
    (``Joseph R. Biden``) and the small words of foreign names.
    """
    index = first
    while True:
        after = index + 1
        if touches(tokens, index):
            if _joins(tokens, after):
                index = after + 1
                continue
            if tokens.text[after] == "." and len(tokens.text[index]) == 1 and index > first:
                after += 1
                if after < len(tokens) and is_name_token(tokens.text[after]) and one_blank(tokens, after - 1):
                    index = after
                    continue
            return index + 1
        if not one_blank(tokens, index):
            return index + 1
        if _is_article(tokens, after) and not is_syllable(tokens.folded[index]):
            index = after + 2  # `Majed al-Ansari`
            continue
        while tokens.text[after] in _PARTICLES and one_blank(tokens, after) and not is_syllable(tokens.folded[index]):
            after += 1
        if not is_name_token(tokens.text[after]):
            return index + 1
        index = after


def _is_article(tokens: Tokens, at: int) -> bool:
    """Whether an article with a hyphen stands before a further part of an Arab name."""
    hyphened = touches(tokens, at) and touches(tokens, at + 1) and tokens.text[at + 1] in _HYPHENS
    return tokens.text[at] in _ARTICLES and hyphened and is_name_token(tokens.text[at + 2])


def _joins(tokens: Tokens, hyphen: int) -> bool:
    """Whether a hyphen joins two parts of a foreign name; `An-phó chủ tịch` is a dash without its blanks."""
    if tokens.text[hyphen] not in _HYPHENS or not touches(tokens, hyphen):
        return False
    after = tokens.text[hyphen + 1]
    if not after.isalpha():
        return False
    if after.islower():
        return after.isascii()
    return not (is_syllable(after.lower()) and is_syllable(tokens.folded[hyphen - 1]))


def runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """All runs as (first token, token behind the last)."""
    behind = 0
    for index, word in enumerate(tokens.text):
        if index >= behind and word[0].isupper() and is_name_token(word):
            behind = run_end(tokens, index)
            yield index, behind
