"""Words: which tokens begin one (``B-W``) and which go on with it (``I-W``).

With two labels only the difference of their weights matters, and Viterbi's algorithm carries one number: by how much
the best path that ends inside a word beats the best one that ends at the start of a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

import numpy as np

from trichtin.pipeline.segmentation.crfsuite import CrfModel, Floats, UnknownModel
from trichtin.pipeline.segmentation.frame import BOS, EOS, INNER, Booleans, Frame, Integers
from trichtin.pipeline.segmentation.lexer import Vocabulary
from trichtin.pipeline.segmentation.memory import Memo, keys_of
from trichtin.pipeline.segmentation.templates import OUTSIDE, RowTable, Weights, gather

_SINGLES = (-2, -1, 0, 1, 2)
_PAIRS = (-2, -1, 0, 1)
_TRIPLES = (-2, -1, 0)
_TIE = 1e-9
"""Sums of weights that differ by less are taken for equal: their rounding errors are some 1e-12."""
_MOST_IN_TRIPLES = 2**21
"""Keys of triples tell so many tokens apart: only one text of many million characters has more."""


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
        weights = model.transition
        self._to_inside = (weights[:, 1] - weights[:, 0]).tolist()
        self._from_inside = (weights[1] - weights[0]).tolist()
        self._most = float(np.abs(self._to_inside).max() + np.abs(self._from_inside).max()) + _TIE
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
        self._heads = np.zeros(self._pairs.plain, bool)
        self._heads[[row for known, row in self._pairs.lower.items() if known in heads]] = True
        self._heads[[row for known, row in self._pairs.exact.items() if known.lower() in heads]] = True
        self._known_pairs = Memo()
        self._known_triples = Memo()

    def forget(self) -> None:
        """Forget the pairs and triples of tokens, of which the numbers change their meaning."""
        self._known_pairs.clear()
        self._known_triples.clear()

    def row(self, token: str, lower: str, isdigit: str, istitle: str) -> int:
        """The row of a token: what the model knows of it alone."""
        return self._singles.row((token, lower, isdigit, istitle, str(lower in self._dictionary)))

    def begins(self, numbers: Integers, known: Vocabulary, frame: Frame) -> tuple[Booleans, Set[int]]:
        """Whether each token begins a word, and the sentences in which two ways to cut weigh the same.

        In those CRFsuite decides by the rounding of its sums, which are made in another order than ours (sentences
        that repeat themselves, such as pasted menus).

        Args:
            numbers: the tokens.
            known: what the numbers stand for.
            frame: the sentences.
        """
        inside = self._inside(numbers, known, frame)
        begins: Booleans = inside < 0
        starts, ends = frame.runs(np.abs(inside) <= self._most)
        values = inside.tolist()
        tied = set()
        for start, end, is_first, is_last in zip(
            starts.tolist(), ends.tolist(), frame.firsts[starts].tolist(), frame.lasts[ends - 1].tolist(), strict=True
        ):
            stretch = values[start:end]
            if not is_first:
                stretch[0] += self._to_inside[not begins[start - 1]]
            if not is_last:
                stretch[-1] += self._from_inside[not begins[end]]
            found = self._cut(stretch)
            if found is None:
                tied.add(int(frame.sentences[start]))
            else:
                begins[start:end] = found
        return begins, tied

    def _cut(self, inside: list[float]) -> list[bool] | None:
        """Viterbi's algorithm over a stretch of tokens; None on a tie."""
        if len(inside) == 1:
            return None if -_TIE < inside[0] < _TIE else [inside[0] < 0]
        # The lead of the path that ends inside over the one that ends at a start, before each token and behind it.
        behind_start, (before_start, before_inside) = self._to_inside[0], self._from_inside
        lead = inside[0]
        leads = []
        for weight in inside[1:]:
            at_start, at_inside = lead + before_start, lead + before_inside
            leads.append((at_start, at_inside))
            lead = weight + behind_start + (at_inside if at_inside > 0 else 0.0) - (at_start if at_start > 0 else 0.0)
        path = []
        for at_start, at_inside in reversed(leads):
            if -_TIE < lead < _TIE:
                return None
            path.append(lead < 0)
            lead = at_start if lead < 0 else at_inside
        if -_TIE < lead < _TIE:
            return None
        path.append(lead < 0)
        path.reverse()
        return path

    def _inside(self, numbers: Integers, known: Vocabulary, frame: Frame) -> Floats:
        """By how much each token speaks for ``I-W``, its neighbours' labels left aside."""
        titles = known.title.take(numbers)
        pairs = self._pairs.rows(known, self._known_pairs, numbers[:-1], numbers[1:])
        title_pairs = titles[:-1] & titles[1:]
        triples = np.full(max(len(numbers) - 2, 0), INNER, np.intp)
        heads = np.flatnonzero(self._heads[pairs[: len(triples)]])
        triples[heads] = self._triples.rows(
            known, self._known_triples, numbers[heads], numbers[heads + 1], numbers[heads + 2]
        )
        total: Floats = np.zeros((len(frame.kinds), 1))
        gather(total, self._singles.matrix, frame.spread(known.row.take(numbers)), _SINGLES)
        self._pairs.add(total, pairs, title_pairs, frame)
        self._triples.add(total, triples, title_pairs[:-1] & titles[2:], frame)
        inside: Floats = total[frame.places, 0]
        return inside


class _Ngrams:
    """Summed weights of pairs or triples: as written, in lower case, as dictionary words, in title case.

    The rows of the n-grams in title case lie behind the ``plain`` ones.
    """

    def __init__(
        self, model: CrfModel, length: int, places: tuple[int, ...], words: Iterable[str], more: Iterable[str]
    ) -> None:
        written, small, known, title = (
            Weights(model, places, length, function) for function in ("", "lower", "is_in_dict", "istitle")
        )
        words = frozenset(words)
        exact = [value for value in written.rows if value not in OUTSIDE]
        lower = dict.fromkeys([value for value in small.rows if value not in OUTSIDE])
        lower.update(dict.fromkeys(words))
        lower.update(dict.fromkeys(value.lower() for value in exact))
        lower.update(dict.fromkeys(more))
        self._length = length
        self._places = places
        self.lower = {value: row for row, value in enumerate(lower, start=INNER + 1)}
        self.exact = {value: row for row, value in enumerate(exact, start=INNER + 1 + len(lower))}
        matrix = np.zeros((INNER + 1 + len(lower) + len(exact), len(places), 1))
        told = {value: known.of(str(value)) for value in (False, True)}
        for row, outside in ((BOS, "BOS"), (EOS, "EOS")):
            matrix[row] = sum(weights.of(outside) for weights in (written, small, known, title))
        matrix[INNER] = told[False]
        rows = slice(INNER + 1, INNER + 1 + len(lower))
        matrix[rows] = small.matrix[[small.rows.get(value, 0) for value in lower]]
        listed = np.fromiter((value in words for value in lower), bool, len(lower))
        matrix[rows] += np.where(listed[:, None, None], told[True], told[False])
        matrix[rows.stop :] = written.matrix[[written.rows[value] for value in exact]]
        matrix[rows.stop :] += matrix[[self.lower[value.lower()] for value in exact]]
        self.plain = len(matrix)
        titled = matrix + title.of("True")
        matrix[INNER:] += title.of("False")
        self.matrix: Floats = np.concatenate([matrix, titled])

    def rows(self, known: Vocabulary, memo: Memo, *columns: Integers) -> Integers:
        """The row of each n-gram.

        Args:
            known: what the numbers of tokens stand for.
            memo: the rows of n-grams seen before.
            columns: the first, second (and third) token of each.
        """

        def find(unknown: list[int]) -> list[int]:
            picked = [column[unknown].tolist() for column in columns]
            return [self._row(known.text, known.lower, numbers) for numbers in zip(*picked, strict=True)]

        if len(columns) > 2 and len(known.text) > _MOST_IN_TRIPLES:
            return np.array(find(list(range(len(columns[0])))), np.intp)
        return memo.of(keys_of(*columns), find)

    def _row(self, written: Sequence[str], lower: Sequence[str], numbers: tuple[int, ...]) -> int:
        row = self.lower.get(" ".join(map(lower.__getitem__, numbers)), INNER)
        return row if row == INNER else self.exact.get(" ".join(map(written.__getitem__, numbers)), row)

    def add(self, total: Floats, rows: Integers, titles: Integers, frame: Frame) -> None:
        """Add the weights of the n-grams to each place.

        Args:
            total: (places, 1), changed in place.
            rows: the row of the n-gram that starts at each token.
            titles: 1 where it is in title case, else 0.
            frame: the sentences.
        """
        gather(total, self.matrix, frame.spread_ngrams(rows + self.plain * titles, self._length), self._places)
