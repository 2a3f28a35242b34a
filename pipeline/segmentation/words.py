"""underthesea's words, tags and entities as a layer of evidence over the tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

from trichtin.pipeline.segmentation import underthesea_models

Offsets = tuple[int, int]


class Words:
    """The words of an article with their tags, found when first asked for.

    Attributes:
        start: character offset where each word starts.
        end: character offset behind each word.
        tag: underthesea's part-of-speech tag of each word (``N``, ``Np``, ``V``, ``A``, ``M``, ``E``, ``CH`` …).
    """

    def __init__(self, text: str, sentences: list[Offsets]) -> None:
        self._text = text
        self._sentences = sentences

    @cached_property
    def _layer(self) -> tuple[list[int], list[int], list[str]]:
        starts: list[int] = []
        ends: list[int] = []
        tags: list[str] = []
        for first, last in self._sentences:
            for start, end, tag in underthesea_models.tag(self._text[first:last]):
                starts.append(first + start)
                ends.append(first + end)
                tags.append(tag)
        return starts, ends, tags

    @property
    def start(self) -> list[int]:
        """Character offset where each word starts."""
        return self._layer[0]

    @property
    def end(self) -> list[int]:
        """Character offset behind each word."""
        return self._layer[1]

    @property
    def tag(self) -> list[str]:
        """Part-of-speech tag of each word."""
        return self._layer[2]

    def at(self, offset: int) -> int:
        """Index of the word that holds the character ``offset`` (the one before it in a gap, -1 before the first)."""
        return bisect_right(self.start, offset) - 1

    def entities(self, sentence: int) -> list[tuple[int, int, str]]:
        """underthesea's entities in a sentence as (start, end, ``PER`` | ``LOC`` | ``ORG``): weak evidence."""
        first, last = self._sentences[sentence]
        found = underthesea_models.entities(self._text[first:last])
        return [(first + start, first + end, kind) for start, end, kind in found]


Tagger = Callable[[str], list[tuple[int, int, str]]]
