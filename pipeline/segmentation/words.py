"""underthesea's words, tags and entities as a layer of evidence over the tokens."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from functools import cache, cached_property
from typing import Protocol

from trichtin.pipeline.collection import no_collection
from trichtin.pipeline.segmentation.crfsuite import UnknownModel
from trichtin.pipeline.segmentation.decoder import Decoder
from trichtin.pipeline.segmentation.layer import Entity, Layer
from trichtin.pipeline.segmentation.public_functions import PublicFunctions

Offsets = tuple[int, int]


class _Source(Protocol):
    def layer(self, text: str, sentences: list[Offsets]) -> Layer: ...

    def entities(self, layer: Layer) -> list[list[Entity]]: ...

    def knows(self, word: str) -> bool: ...


@cache
def _source() -> _Source:
    try:
        with no_collection():
            return Decoder()
    except UnknownModel as error:
        warnings.warn(
            f"underthesea's models are not of the form known ({error}); its public functions are used, which are slow",
            RuntimeWarning,
            stacklevel=2,
        )
        return PublicFunctions()


def uses_public_functions() -> bool:
    """Whether the models could not be read, so that underthesea's slow public functions give words and tags."""
    return isinstance(_source(), PublicFunctions)


class Words:
    """The words of an article with their tags, found when first asked for."""

    def __init__(self, text: str, sentences: list[Offsets]) -> None:
        """Note the text.

        Args:
            text: the text of the article.
            sentences: (start, end) of each sentence, in characters.
        """
        self._text = text
        self._sentences = sentences

    @cached_property
    def _layer(self) -> Layer:
        return _source().layer(self._text, self._sentences)

    @cached_property
    def _entities(self) -> list[list[Entity]]:
        return _source().entities(self._layer)

    @property
    def start(self) -> list[int]:
        """Character offset where each word starts."""
        return self._layer.start

    @property
    def end(self) -> list[int]:
        """Character offset behind each word."""
        return self._layer.end

    @property
    def tag(self) -> list[str]:
        """Part-of-speech tag of each word (``N``, ``Np``, ``V``, ``A``, ``M``, ``E``, ``CH`` …)."""
        return self._layer.tag

    @property
    def is_read(self) -> bool:
        """Whether anybody has asked for the words."""
        return "_layer" in self.__dict__

    def __len__(self) -> int:
        return len(self._layer.start)

    def at(self, offset: int) -> int:
        """Index of the word that holds the character ``offset`` (the one before it in a gap, -1 before the first)."""
        return bisect_right(self._layer.start, offset) - 1

    def of_sentence(self, sentence: int) -> range:
        """The indices of the words of a sentence."""
        last = self._layer.last
        return range(last[sentence - 1] if sentence else 0, last[sentence])

    def is_listed(self, index: int) -> bool:
        """Whether a word stands in the segmenter's dictionary: an unlisted one may be two words run together."""
        return _source().knows(self._layer.word[index].lower())

    def entities(self, sentence: int) -> list[Entity]:
        """underthesea's entities in a sentence: (start, end, ``PER``, ``LOC``, ``ORG`` or ``MISC``). Weak evidence."""
        return self._entities[sentence]
