"""underthesea's words, tags and entities from its own model files, without building its feature strings.

The results are those of ``underthesea.word_tokenize``, ``pos_tag`` and ``ner`` (tests hold them against each other).
The models come from the installed package; nothing of them is stored here.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from trichtin.pipeline.segmentation.crfsuite import UnknownModel, read_model
from trichtin.pipeline.segmentation.frame import Frame, Integers
from trichtin.pipeline.segmentation.layer import Entity, Layer, join_entities
from trichtin.pipeline.segmentation.lexer import Lexer
from trichtin.pipeline.segmentation.memory import PairMemo
from trichtin.pipeline.segmentation.public_functions import words_of
from trichtin.pipeline.segmentation.segmenter import Describe, Segmenter
from trichtin.pipeline.segmentation.tagger import Tagger

_REMEMBER = 30_000
"""How many pieces of text, and how many words, are remembered before the memory is emptied (some 15 MB)."""
_CHARACTERS, _WORDS = 20_000, 4_000
"""What is decoded at a time: tables of longer stretches fall out of the processor's memory, and take twice the time."""
_ALONE = 2**31 - 1
"""Stands for the second token of a word that has one."""
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
        self._segmenter = Segmenter(read_model(folder / _WORD_MODEL / "models.bin"), dictionary, describe)
        self._lexer = Lexer(pattern, rewritten, self._segmenter.learn)
        self._tagger = Tagger(read_model(folder / _TAG_MODEL), "[1]")
        self._recognizer = Tagger(read_model(folder / _ENTITY_MODEL), "[3]", self._tagger.labels)
        self._tags = {label: number for number, label in enumerate(self._tagger.labels)}
        self._short_words = PairMemo()
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
        layer = Layer()
        for first, behind in _batches([end for _, end in sentences], _CHARACTERS):
            part = self._part(text, sentences[first:behind])
            layer.last += [len(layer.start) + last for last in part.last]
            layer.start += part.start
            layer.end += part.end
            layer.word += part.word
            layer.tag += part.tag
        return layer

    def _part(self, text: str, sentences: list[tuple[int, int]]) -> Layer:
        if max(len(self._lexer), len(self._tagger.words), len(self._recognizer.words)) > _REMEMBER:
            self._forget()
        layer, numbers = self._cut(text, sentences)
        if len(numbers):
            labels = self._tagger.label(numbers, _frame(layer.last))
            names = self._tagger.labels
            layer.tag = [names[label] for label in labels.tolist()]
        return layer

    def _cut(self, text: str, sentences: list[tuple[int, int]]) -> tuple[Layer, Integers]:
        """The words of a text without tags, and their numbers."""
        tokens = self._lexer.tokens(text, sentences)
        if not len(tokens.number):
            return Layer(last=[0] * len(sentences)), tokens.number
        frame = Frame(tokens.counts)
        begins, tied = self._segmenter.begins(tokens.number, self._lexer.vocabulary.text, frame)
        for sentence in sorted(tied):
            begins[frame.sentences == sentence] = _begins_by_words(text[slice(*sentences[sentence])])
        begins |= frame.firsts
        firsts = np.flatnonzero(begins)
        behind = np.append(firsts[1:], len(begins))
        numbers = self._numbers_of(tokens.number, firsts, behind)
        layer = Layer(
            start=tokens.start[firsts].tolist(),
            end=tokens.end[behind - 1].tolist(),
            word=list(map(self._tagger.words.__getitem__, numbers.tolist())),
            last=np.searchsorted(firsts, np.cumsum(tokens.counts)).tolist(),
        )
        return layer, numbers

    def _numbers_of(self, tokens: Integers, firsts: Integers, behind: Integers) -> Integers:
        """The number of each word, which is made of the tokens from a first one to the one before ``behind``."""
        text = self._lexer.vocabulary.text

        def find(words: Integers) -> list[int]:
            spans = zip(firsts[words].tolist(), behind[words].tolist(), strict=True)
            return [
                self._tagger.number(" ".join([text[token] for token in tokens[first:last]])) for first, last in spans
            ]

        length = behind - firsts
        numbers = np.empty(len(firsts), np.intp)
        short, long = np.flatnonzero(length <= 2), np.flatnonzero(length > 2)
        first, second = tokens[firsts[short]], tokens[behind[short] - 1]
        second[length[short] == 1] = _ALONE
        numbers[short] = self._short_words.of(first, second, lambda unknown: find(short[unknown]))
        numbers[long] = find(long)
        return numbers

    def _entities(self, layer: Layer) -> list[list[Entity]]:
        bounds = [0, *layer.last]
        found: list[list[Entity]] = []
        for first, behind in _batches(layer.last, _WORDS):
            labels = self._labels_of_entities(layer, bounds[first : behind + 1])
            for start, end in pairwise(bounds[first : behind + 1]):
                names = labels[start - bounds[first] : end - bounds[first]]
                found.append(join_entities(names, layer.start[start:end], layer.end[start:end]))
        return found

    def _labels_of_entities(self, layer: Layer, bounds: list[int]) -> list[str]:
        """The label of each word of the sentences between some bounds."""
        words = slice(bounds[0], bounds[-1])
        if not layer.word[words]:
            return []
        numbers = np.array(list(map(self._recognizer.number, layer.word[words])), np.intp)
        tags = np.array([self._tags[tag] for tag in layer.tag[words]], np.intp)
        frame = _frame([bound - bounds[0] for bound in bounds[1:]])
        return [self._recognizer.labels[label] for label in self._recognizer.label(numbers, frame, tags).tolist()]

    def _forget(self) -> None:
        """Forget all tokens, words and pairs of them."""
        self._lexer.forget()
        self._short_words.clear()
        self._segmenter.forget()
        self._tagger.forget()
        self._recognizer.forget()


def _begins_by_words(sentence: str) -> list[bool]:
    """Whether each token of a sentence begins a word, by underthesea itself."""
    begins = []
    for word in words_of(sentence):
        begins += [True, *[False] * word.count(" ")]
    return begins


def _frame(last: list[int]) -> Frame:
    """The frame of sentences of which the last words end at some indices."""
    return Frame(np.diff(last, prepend=0))


def _batches(ends: list[int], size: int) -> Iterator[tuple[int, int]]:
    """Ranges of sentences, given where each ends, that reach over some ``size`` each."""
    first, before = 0, 0
    for index, end in enumerate(ends):
        if end - before >= size:
            yield first, index + 1
            first, before = index + 1, end
    if first < len(ends):
        yield first, len(ends)


def _folder() -> Path:
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None:
        raise UnknownModel("underthesea is not installed")
    return Path(spec.origin).parent / "pipeline"


def _parts(folder: Path) -> tuple[re.Pattern[str], dict[str, str], Describe, frozenset[str]]:
    """The token pattern, the table of typing slips, the featurizer of tokens and the dictionary of underthesea."""
    try:
        from underthesea.pipeline.text_normalize.text_normalizer import token_map
        from underthesea.pipeline.word_tokenize.regex_tokenize import patterns
        from underthesea_core import CRFFeaturizer

        # joblib wrote it, which loads what holds no arrays as pickle does, but five times as slowly.
        dictionary = pickle.loads((folder / _WORD_MODEL / "dictionary.bin").read_bytes())
    except (ImportError, OSError, pickle.UnpicklingError) as error:
        raise UnknownModel(f"underthesea has changed: {error}") from error
    featurizer: Any = CRFFeaturizer(["T[0].lower", "T[0].isdigit", "T[0].istitle"], set())

    def describe(token: str) -> tuple[str, str, str]:
        lower, isdigit, istitle = featurizer.process([[[token]]])[0][0]
        return lower.partition("=")[2], isdigit.partition("=")[2], istitle.partition("=")[2]

    return patterns, token_map, describe, frozenset(dictionary)
