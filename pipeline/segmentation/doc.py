"""The tokens of a text as a spaCy ``Doc``; apart, because spaCy is slow to import and most articles need none."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from trichtin.pipeline.segmentation.tokens import Tokens


@cache
def _vocab() -> Vocab:
    # A bare `Vocab()` has no lexical attributes: a matcher on `LOWER` would match every token.
    vocab: Vocab = spacy.blank("xx").vocab
    return vocab


def make_doc(tokens: Tokens, sentences: list[tuple[int, int]]) -> Doc:
    """A spaCy ``Doc`` of the tokens, with the sentences marked; its text is the clean text, letter for letter.

    Args:
        tokens: the tokens of the text.
        sentences: (first token, token behind the last) of each sentence.
    """
    blanks = [end < start for end, start in zip(tokens.end, tokens.start[1:], strict=False)]
    starts = [False] * len(tokens)
    if starts:
        starts[0] = True
    for first, _ in sentences:
        starts[first] = True
    return Doc(_vocab(), words=tokens.text, spaces=[*blanks, False] if tokens.text else [], sent_starts=starts)
