"""Words: which tokens begin one (``B-W``) and which go on with it (``I-W``).

With two labels only the difference of their weights matters, and Viterbi's algorithm carries one number: by how much
the best path that ends inside a word beats the best one that ends at the start of a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trichtin.pipeline.segmentation.crfsuite import CrfModel, Floats, UnknownModel
from trichtin.pipeline.segmentation.templates import BOS, EOS, OUTSIDE, RowTable, Weights, gather

_SINGLES = (-2, -1, 0, 1, 2)
_PAIRS = (-2, -1, 0, 1)
_TRIPLES = (-2, -1, 0)
_UNKNOWN = 2
_TIE = 1e-9
"""Sums of weights that differ by less are taken for equal: their rounding errors are some 1e-12."""

Integers = NDArray[np.intp]


class Segmenter:
    """Finds the words of tokens."""

    def __init__(self, model: CrfModel, dictionary: Set[str]) -> None:
        """Sum the weights.

        Args:
            model: the model of the segmenter.
            dictionary: its known words, in lower case.

        Raises:
            UnknownModel: where the model has other labels.
        """
        if model.labels != ["B-W", "I-W"]:
            raise UnknownModel(f"the segmenter's labels are {model.labels}")
        difference = CrfModel(model.labels, model.attributes, model.state[:, 1:] - model.state[:, :1], model.transition)
        self._transition = model.transition.tolist()
        self._dictionary = dictionary
        functions = ("", "lower", "isdigit", "istitle", "is_in_dict")
        self._singles = RowTable([Weights(difference, _SINGLES, 1, function) for function in functions])
        words: dict[int, list[str]] = {2: [], 3: []}
        for word in dictionary:
            blanks = word.count(" ")
            if 1 <= blanks <= 2:
                words[blanks + 1].append(word)
        self._triples = _Ngrams(difference, 3, _TRIPLES, words[3], ())
        heads = {known.rpartition(" ")[0] for known in self._triples.lower}
        self._pairs = _Ngrams(difference, 2, _PAIRS, words[2], heads)
        self._heads = np.zeros(len(self._pairs.matrix), bool)
        self._heads[[row for known, row in self._pairs.lower.items() if known in heads]] = True
        self._heads[[row for known, row in self._pairs.exact.items() if known.lower() in heads]] = True

    def row(self, token: str, lower: str, isdigit: str, istitle: str) -> int:
        """The row of a token: what the model knows of it alone."""
        return self._singles.row((token, lower, isdigit, istitle, str(lower in self._dictionary)))

    def inside(self, tokens: list[str], lower: list[str], rows: list[int], titles: list[bool]) -> list[float]:
        """By how much each position speaks for ``I-W``.

        Args:
            tokens: the tokens with two positions outside (``""``) before and behind each sentence.
            lower: the tokens in lower case.
            rows: the row of each token, ``BOS`` and ``EOS`` outside.
            titles: whether each token is in title case.
        """
        single = np.array(rows, np.intp)
        title = np.array(titles, bool)
        pairs = self._pairs.rows_of_pairs(tokens, lower)
        triples = self._rows_of_triples(tokens, lower, pairs)
        before, behind = single == BOS, single == EOS
        title_pairs = title[:-1] & title[1:]
        total: Floats = np.zeros((len(rows), 1))
        gather(total, self._singles.matrix, single, _SINGLES)
        self._pairs.add(total, pairs, title_pairs, before[:-1], behind[1:])
        self._triples.add(total, triples, title_pairs[:-1] & title[2:], before[:-2], behind[2:])
        inside: list[float] = total[:, 0].tolist()
        return inside

    def _rows_of_triples(self, tokens: list[str], lower: list[str], pairs: Integers) -> Integers:
        rows = np.full(len(tokens) - 2, _UNKNOWN, np.intp)
        for at in np.flatnonzero(self._heads[pairs[: len(rows)]]).tolist():
            rows[at] = self._triples.row(" ".join(tokens[at : at + 3]), " ".join(lower[at : at + 3]))
        return rows

    def begins(self, inside: list[float]) -> list[bool] | None:
        """Whether each token of one sentence begins a word, by Viterbi's algorithm.

        None where two paths weigh the same: CRFsuite then decides by the rounding of its sums, which are made in
        another order than ours (sentences that repeat themselves, such as pasted menus).
        """
        if not inside:
            return []
        (start_start, start_inside), (inside_start, inside_inside) = self._transition
        lead = inside[0]
        leads: list[tuple[float, float]] = []
        for weight in inside[1:]:
            # By how much the path from inside a word beats the one from a start, to a start and to an inside.
            to_start = lead + inside_start - start_start
            to_inside = lead + inside_inside - start_inside
            leads.append((to_start, to_inside))
            lead = weight + start_inside - start_start
            if to_inside > 0:
                lead += to_inside
            if to_start > 0:
                lead -= to_start
        path = []
        for to_start, to_inside in reversed(leads):
            if -_TIE < lead < _TIE:
                return None
            path.append(lead < 0)
            lead = to_start if lead < 0 else to_inside
        if -_TIE < lead < _TIE:
            return None
        path.append(lead < 0)
        path.reverse()
        return path


class _Ngrams:
    """Summed weights of pairs or triples: as written, in lower case, as dictionary words, in title case."""

    def __init__(
        self, model: CrfModel, length: int, places: tuple[int, ...], words: Iterable[str], more: Iterable[str]
    ) -> None:
        written, small, known, title = (
            Weights(model, places, length, function) for function in ("", "lower", "is_in_dict", "istitle")
        )
        words = frozenset(words)
        exact = [value for value in written.rows if value not in OUTSIDE]
        lower = dict.fromkeys([value for value in small.rows if value not in OUTSIDE])
        lower.update(dict.fromkeys(sorted(words)))
        lower.update(dict.fromkeys(value.lower() for value in exact))
        lower.update(dict.fromkeys(sorted(more)))
        self._places = places
        self.lower = {value: row for row, value in enumerate(lower, start=_UNKNOWN + 1)}
        self.exact = {value: row for row, value in enumerate(exact, start=_UNKNOWN + 1 + len(lower))}
        matrix = np.zeros((_UNKNOWN + 1 + len(lower) + len(exact), len(places), 1))
        told = {value: known.of(str(value)) for value in (False, True)}
        for row, outside in ((BOS, "BOS"), (EOS, "EOS")):
            matrix[row] = sum(weights.of(outside) for weights in (written, small, known, title))
        matrix[_UNKNOWN] = told[False]
        rows = slice(_UNKNOWN + 1, _UNKNOWN + 1 + len(lower))
        matrix[rows] = small.matrix[[small.rows.get(value, 0) for value in lower]]
        matrix[rows] += np.stack([told[value in words] for value in lower])
        matrix[rows.stop :] = written.matrix[[written.rows[value] for value in exact]]
        matrix[rows.stop :] += matrix[[self.lower[value.lower()] for value in exact]]
        self.matrix: Floats = matrix
        self._titles = np.stack([title.of("False"), title.of("True")])

    def row(self, written: str, lower: str) -> int:
        """The row of an n-gram, written and in lower case."""
        row = self.lower.get(lower, _UNKNOWN)
        return row if row == _UNKNOWN else self.exact.get(written, row)

    def rows_of_pairs(self, tokens: list[str], lower: list[str]) -> Integers:
        """The row of each pair of neighbours."""
        get = self.lower.get
        rows = np.array([get(f"{first} {second}", _UNKNOWN) for first, second in pairwise(lower)])
        for at in np.flatnonzero(rows != _UNKNOWN).tolist():
            row = self.exact.get(f"{tokens[at]} {tokens[at + 1]}")
            if row is not None:
                rows[at] = row
        return rows

    def add(
        self,
        total: Floats,
        rows: Integers,
        titles: NDArray[np.bool_],
        before: NDArray[np.bool_],
        behind: NDArray[np.bool_],
    ) -> None:
        """Add the weights of the n-grams to each position.

        Args:
            total: (positions, 1), changed in place.
            rows: the row of the n-gram that starts at each position.
            titles: whether it is in title case.
            before: whether it starts before the sentence.
            behind: whether it ends behind the sentence.
        """
        rows = np.where(before, BOS, np.where(behind, EOS, rows))
        gather(total, self.matrix, rows, self._places)
        inside = np.where(before | behind, -1, titles.astype(np.intp))
        titles_of = np.concatenate([self._titles, np.zeros_like(self._titles[:1])])
        gather(total, titles_of, inside, self._places)
