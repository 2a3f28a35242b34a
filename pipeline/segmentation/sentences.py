"""Sentences over tokens. A sentence never crosses a line end."""

from __future__ import annotations

from collections.abc import Collection

from trichtin.pipeline.segmentation.tokens import Tokens

_ENDERS = frozenset(".!?…")
_CLOSERS = frozenset("\"”’'»)]")
_OPENERS = frozenset("\"“‘'«([-–—•*+")
# Words whose full stop is no end: short forms of units, titles and places.
_ABBREVIATIONS = frozenset(
    "tp tx tt gs pgs ts ths ks bs bsckii bscki bsck cn kts ncs nsnd nsưt ngnd ngưt tr q p h x ths.bs st vs ltd co jr mr "
    "mrs ms dr prof st no vol".split()
)


def split_sentences(tokens: Tokens, breaks: Collection[int] = ()) -> list[tuple[int, int]]:
    """The sentences of a text as (first token, token behind the last), line ends left out.

    Args:
        tokens: the tokens of the text.
        breaks: character offsets that no sentence runs across: where sections start.
    """
    sentences: list[tuple[int, int]] = []
    first = 0
    total = len(tokens)
    index = 0
    while index < total:
        word = tokens.text[index]
        if index > first and tokens.start[index] in breaks:
            sentences.append((first, index))
            first = index
        if word[0] == "\n":
            if index > first:
                sentences.append((first, index))
            first = index + 1
        elif word in _ENDERS and _ends_here(tokens, index):
            while index + 1 < total and tokens.text[index + 1] in _ENDERS | _CLOSERS and _touches(tokens, index):
                index += 1
            sentences.append((first, index + 1))
            first = index + 1
        index += 1
    if first < total:
        sentences.append((first, total))
    return sentences


def _touches(tokens: Tokens, index: int) -> bool:
    return tokens.end[index] == tokens.start[index + 1]


def _ends_here(tokens: Tokens, index: int) -> bool:
    """Whether the mark at ``index`` ends a sentence."""
    after = index + 1
    total = len(tokens)
    while after < total and tokens.text[after] in _ENDERS | _CLOSERS and tokens.end[after - 1] == tokens.start[after]:
        after += 1
    if after >= total or tokens.text[after][0] == "\n":
        return True
    following = tokens.text[after]
    if tokens.end[after - 1] == tokens.start[after]:
        # No blank behind the mark: a slip of the typist (`… đồng.Theo`) after a lower-case word, else one name.
        return (
            tokens.text[index] == "."
            and index > 0
            and len(tokens.text[index - 1]) > 1
            and tokens.text[index - 1].islower()
            and tokens.folded[index - 1] not in _ABBREVIATIONS
            and following[0].isupper()
        )
    if not (following[0].isupper() or following[0].isdigit() or following[0] in _OPENERS):
        return False
    if tokens.text[index] != "." or after != index + 1:
        return True
    before = tokens.text[index - 1] if index else ""
    if before.isupper() and len(before) == 1 and tokens.end[index - 1] == tokens.start[index]:
        return False  # an initial: `Nguyễn V. An`, `X. Tân Văn`
    return tokens.folded[index - 1] not in _ABBREVIATIONS if index else True
