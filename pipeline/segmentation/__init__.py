"""Text to tokens, sentences and words."""

from __future__ import annotations

from trichtin.pipeline.segmentation.sentences import split_sentences
from trichtin.pipeline.segmentation.tokens import Tokens, tokenize
from trichtin.pipeline.segmentation.words import Words, uses_public_functions

__all__ = ["Tokens", "Words", "split_sentences", "tokenize", "uses_public_functions"]
