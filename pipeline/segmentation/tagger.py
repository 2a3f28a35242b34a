"""Labels of words: parts of speech and entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from trichtin.pipeline.segmentation.crfsuite import CrfModel, Floats
from trichtin.pipeline.segmentation.frame import INNER, Frame, Integers
from trichtin.pipeline.segmentation.memory import Column
from trichtin.pipeline.segmentation.pairs import PairTable
from trichtin.pipeline.segmentation.templates import OUTSIDE, RowTable, Weights, gather, template
from trichtin.pipeline.segmentation.viterbi import Transitions, best_labels

_SINGLES = (-2, -1, 0, 1, 2)
_PAIRS = (-2, -1, 0, 1)
_HISTORY = (-3, -2, -1)


class Tagger:
    """Finds the labels of words with one of underthesea's models of 2017."""

    def __init__(self, model: CrfModel, history: str, tags: Sequence[str] = ()) -> None:
        """Sum the weights.

        Args:
            model: the model.
            history: the column of the labels found so far, which underthesea fills with ``X`` when it tags.
            tags: the tags of words that the model looks at, if it does.
        """
        self.labels = model.labels
        self._transitions = Transitions.of(model.transition)
        self._singles = RowTable([Weights(model, _SINGLES, 1, function) for function in ("", "lower", "istitle")])
        rows, self._matrix = _outside_first(Weights(model, _PAIRS, 2, ""))
        self._pairs = PairTable(rows)
        self._history = _history(model, history)
        self._tags = _TagWeights(model, tags) if tags else None
        self.forget()

    def forget(self) -> None:
        """Forget all words."""
        self._known = _Known()
        self._singles.forget()

    def number(self, word: str) -> int:
        """The number of a word, a new one for a word that is not known yet."""
        known = self._known
        number = known.numbers.get(word)
        if number is None:
            number = known.numbers[word] = len(known.text)
            known.text.append(word)
            known.row.append(self._singles.row((word, word.lower(), str(_is_title(word)))))
            known.first.append(self._pairs.firsts.get(word, 0))
            known.second.append(self._pairs.seconds.get(word, 0))
        return number

    @property
    def words(self) -> list[str]:
        """The words known, by their numbers."""
        return self._known.text

    def label(self, words: Integers, frame: Frame, tags: Integers | None = None) -> Integers:
        """The labels of words.

        Args:
            words: the number of each word.
            frame: the sentences.
            tags: the number of each word's tag.
        """
        known = self._known
        pairs = self._pairs.rows(known.first.take(words[:-1]), known.second.take(words[1:]))
        total: Floats = np.zeros((len(frame.kinds), len(self.labels)))
        gather(total, self._singles.matrix, frame.spread(known.row.take(words)), _SINGLES)
        gather(total, self._matrix, frame.spread_ngrams(pairs, 2), _PAIRS)
        if self._tags is not None and tags is not None:
            self._tags.add(total, tags, frame)
        emissions = total[frame.places]
        emissions += self._history[-1]
        firsts = np.flatnonzero(frame.firsts)
        for rank in range(len(_HISTORY)):
            at = firsts + rank
            at = at[at < len(emissions)]
            at = at[frame.sentences[at] == frame.sentences[at - rank]]
            emissions[at] += self._history[rank] - self._history[-1]
        return best_labels(emissions, frame, self._transitions)


@dataclass(slots=True)
class _Known:
    """The words seen so far.

    Attributes:
        text: the words.
        numbers: the number of each.
        row: what the model knows of the word alone.
        first, second: its numbers as a part of pairs.
    """

    text: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    row: Column = field(default_factory=Column)
    first: Column = field(default_factory=Column)
    second: Column = field(default_factory=Column)


class _TagWeights:
    """Summed weights of tags and pairs of tags."""

    def __init__(self, model: CrfModel, tags: Sequence[str]) -> None:
        single = Weights(model, _SINGLES, 1, "", "[1]")
        pair = Weights(model, _PAIRS, 2, "", "[1]")
        self._singles: Floats = np.stack([single.of(value) for value in (*OUTSIDE, *tags)])
        values = [f"{first} {second}" for first in tags for second in tags]
        self._pairs: Floats = np.stack([pair.of(value) for value in (*OUTSIDE, *values)])
        self._count = len(tags)

    def add(self, total: Floats, tags: Integers, frame: Frame) -> None:
        """Add the weights of the tags, and of the pairs of tags, to each place."""
        gather(total, self._singles, frame.spread(tags + INNER), _SINGLES)
        gather(total, self._pairs, frame.spread_ngrams(tags[:-1] * self._count + tags[1:] + INNER, 2), _PAIRS)


def _outside_first(weights: Weights) -> tuple[dict[str, int], Floats]:
    """The rows of n-grams behind those of ``BOS``, ``EOS`` and what the model does not know."""
    rows = {value: row + INNER for value, row in weights.rows.items()}
    return rows, np.concatenate([np.stack([weights.of(outside) for outside in OUTSIDE]), weights.matrix])


def _history(model: CrfModel, column: str) -> Floats:
    """What the labels found so far weigh at the first, second, third and every later word: a constant."""
    weights = np.zeros((len(_HISTORY) + 1, len(model.labels)))
    for place in _HISTORY:
        for length in (1, 2):
            values = model.attributes.get(template(place, length, "", column), {})
            for rank in range(len(weights)):
                at = values.get("BOS" if rank + place < 0 else " ".join("X" * length))
                if at is not None:
                    weights[rank] += model.state[at]
    return weights


def _is_title(word: str) -> bool:
    """Whether each part of a word begins with a capital, as underthesea's templates have it."""
    return all(part and part[0].istitle() for part in word.split(" "))
