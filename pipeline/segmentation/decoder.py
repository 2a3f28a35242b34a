"""underthesea's words, tags and entities from its own model files, without building its feature strings.

The results are those of ``underthesea.word_tokenize``, ``pos_tag`` and ``ner`` (tests hold them against each other).
The models come from the installed package; nothing of them is stored here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from trichtin.pipeline.segmentation.crfsuite import UnknownModel, read_model
from trichtin.pipeline.segmentation.frame import Frame
from trichtin.pipeline.segmentation.layer import Entity, Layer, join_entities
from trichtin.pipeline.segmentation.lexer import Lexer
from trichtin.pipeline.segmentation.public_functions import words_of
from trichtin.pipeline.segmentation.segmenter import Segmenter
from trichtin.pipeline.segmentation.tagger import Tagger

Describe = Callable[[str], tuple[str, str, str]]
"""Gives a token's lower case, ``isdigit`` and ``istitle``."""

_REMEMBER = 30_000
"""How many pieces of text, and how many words, are remembered before the memory is emptied (some 15 MB)."""
_WORD_MODEL = "word_tokenize/models/ws_crf_vlsp2013_20230727"
_TAG_MODEL = "pos_tag/pos_crf_2017_10_11.bin"
_ENTITY_MODEL = "ner/ner_crf_2017_10_12.bin"


class Decoder:
    """Words with tags, and entities, of the sentences of a text."""

    def __init__(self) -> None:
        """Read the models.

        Raises:
            UnknownModel: where the installed underthesea holds no models of the form known.
        """
        folder = _folder()
        pattern, rewritten, describe, dictionary = _parts(folder)
        self._dictionary = dictionary
        self._segmenter = Segmenter(read_model(folder / _WORD_MODEL / "models.bin"), dictionary)
        self._lexer = Lexer(pattern, rewritten, describe, self._segmenter.row, _REMEMBER)
        self._tagger = Tagger(read_model(folder / _TAG_MODEL), "[1]")
        self._recognizer = Tagger(read_model(folder / _ENTITY_MODEL), "[3]", self._tagger.labels)
        self._numbers = {label: number for number, label in enumerate(self._tagger.labels)}
        self._rows: dict[str, tuple[int, int]] = {}
        self._lock = Lock()

    def layer(self, text: str, sentences: list[tuple[int, int]]) -> Layer:
        """The words of a text with their tags.

        Args:
            text: the text.
            sentences: (start, end) of each sentence, in characters.
        """
        with self._lock:
            return self._layer(text, sentences)

    def entities(self, layer: Layer) -> list[list[Entity]]:
        """The entities of each sentence."""
        with self._lock:
            return self._entities(layer)

    def knows(self, word: str) -> bool:
        """Whether a word, in lower case, stands in the segmenter's dictionary."""
        return word in self._dictionary

    def _layer(self, text: str, sentences: list[tuple[int, int]]) -> Layer:
        layer = self._words(text, sentences)
        if layer.word:
            rows = np.array([rows[0] for rows in self._rows_of(layer.word)], np.intp)
            labels = self._tagger.label(layer.word, rows, _frame(layer))
            names = self._tagger.labels
            layer.tag = [names[label] for label in labels.tolist()]
        return layer

    def _words(self, text: str, sentences: list[tuple[int, int]]) -> Layer:
        numbers, starts, ends, counts = self._lexer.tokens(text, sentences)
        if not numbers:
            return Layer(last=[0] * len(sentences))
        known = self._lexer.vocabulary
        tokens = list(map(known.text.__getitem__, numbers))
        frame = Frame(counts)
        begins, tied = self._segmenter.begins(
            tokens,
            list(map(known.lower.__getitem__, numbers)),
            np.array(list(map(known.row.__getitem__, numbers)), np.intp),
            np.array(list(map(known.title.__getitem__, numbers)), bool),
            frame,
        )
        for sentence in sorted(tied):
            begins[frame.sentences == sentence] = _begins_by_words(text[slice(*sentences[sentence])])
        begins |= frame.firsts
        firsts = np.flatnonzero(begins)
        bounds = [*firsts.tolist(), len(tokens)]
        return Layer(
            start=[starts[first] for first in bounds[:-1]],
            end=[ends[behind - 1] for behind in bounds[1:]],
            word=[
                tokens[first] if behind == first + 1 else " ".join(tokens[first:behind])
                for first, behind in pairwise(bounds)
            ],
            last=np.searchsorted(firsts, np.cumsum(counts)).tolist(),
        )

    def _entities(self, layer: Layer) -> list[list[Entity]]:
        if not layer.word:
            return [[] for _ in layer.last]
        rows = np.array([rows[1] for rows in self._rows_of(layer.word)], np.intp)
        tags = np.array([self._numbers[tag] for tag in layer.tag], np.intp)
        labels = self._recognizer.label(layer.word, rows, _frame(layer), tags)
        names = [self._recognizer.labels[label] for label in labels.tolist()]
        return [
            join_entities(names[first:last], layer.start[first:last], layer.end[first:last])
            for first, last in pairwise([0, *layer.last])
        ]

    def _rows_of(self, words: list[str]) -> list[tuple[int, int]]:
        known = self._rows.get
        return [known(word) or self._row(word) for word in words]

    def _row(self, word: str) -> tuple[int, int]:
        if len(self._rows) > _REMEMBER:
            self._rows.clear()
        rows = self._rows[word] = (self._tagger.row(word), self._recognizer.row(word))
        return rows


def _begins_by_words(sentence: str) -> list[bool]:
    """Whether each token of a sentence begins a word, by underthesea itself."""
    begins = []
    for word in words_of(sentence):
        begins += [True, *[False] * word.count(" ")]
    return begins


def _frame(layer: Layer) -> Frame:
    return Frame([last - first for first, last in pairwise([0, *layer.last])])


def _folder() -> Path:
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None:
        raise UnknownModel("underthesea is not installed")
    return Path(spec.origin).parent / "pipeline"


def _parts(folder: Path) -> tuple[re.Pattern[str], dict[str, str], Describe, frozenset[str]]:
    """The token pattern, the table of typing slips, the featurizer of tokens and the dictionary of underthesea."""
    try:
        import joblib
        from underthesea.pipeline.text_normalize.text_normalizer import token_map
        from underthesea.pipeline.word_tokenize.regex_tokenize import patterns
        from underthesea_core import CRFFeaturizer

        dictionary = joblib.load(folder / _WORD_MODEL / "dictionary.bin")
    except (ImportError, OSError) as error:
        raise UnknownModel(f"underthesea has changed: {error}") from error
    featurizer: Any = CRFFeaturizer(["T[0].lower", "T[0].isdigit", "T[0].istitle"], set())

    def describe(token: str) -> tuple[str, str, str]:
        lower, isdigit, istitle = featurizer.process([[[token]]])[0][0]
        return lower.partition("=")[2], isdigit.partition("=")[2], istitle.partition("=")[2]

    return patterns, token_map, describe, frozenset(dictionary)
