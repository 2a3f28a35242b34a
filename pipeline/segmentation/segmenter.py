"""Words: which tokens begin one (``B-W``) and which go on with it (``I-W``).

With two labels only the difference of their weights matters, and Viterbi's algorithm carries one number: by how much
the best path that ends inside a word beats the best one that ends at the start of a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field

import numpy as np

from trichtin.pipeline.segmentation.crfsuite import CrfModel, Floats, UnknownModel
from trichtin.pipeline.segmentation.frame import BOS, EOS, INNER, Booleans, Frame, Integers
from trichtin.pipeline.segmentation.memory import Column
from trichtin.pipeline.segmentation.pairs import PairTable
from trichtin.pipeline.segmentation.templates import OUTSIDE, RowTable, Weights, gather

_SINGLES = (-2, -1, 0, 1, 2)
_PAIRS = (-2, -1, 0, 1)
_TRIPLES = (-2, -1, 0)
_TIE = 1e-9
"""Sums of weights that differ by less are taken for equal: their rounding errors are some 1e-12."""
Describe = Callable[[str], tuple[str, str, str]]
"""Gives a token's lower case, ``isdigit`` and ``istitle``."""


class Segmenter:
    """Finds the words of tokens."""

    def __init__(self, model: CrfModel, dictionary: Set[str], describe: Describe) -> None:
        """Sum the weights.

        Args:
            model: the model of the segmenter.
            dictionary: its known words, in lower case.
            describe: the features of a token as the model has them.

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
        self._describe = describe
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
        self._lower, self._exact = PairTable(self._pairs.lower), PairTable(self._pairs.exact)
        self._lower_triples = PairTable(self._triples.lower)
        # For the row of a pair its number as the beginning of triples, 0 where none begins with it.
        self._heads: Integers = np.zeros(self._pairs.plain, np.intp)
        numbers = self._lower_triples.firsts
        for head in heads:
            self._heads[self._pairs.lower[head]] = numbers[head]
        for pair, row in self._pairs.exact.items():
            self._heads[row] = numbers.get(pair.lower(), 0)
        self.forget()

    def forget(self) -> None:
        """Forget all tokens."""
        self._known = _Known()
        self._singles.forget()

    def learn(self, token: str) -> None:
        """Take in what the model knows of the next token; tokens are known by their numbers, from 0 on."""
        lower, isdigit, istitle = self._describe(token)
        known = self._known
        known.row.append(self._singles.row((token, lower, isdigit, istitle, str(lower in self._dictionary))))
        known.title.append(istitle == "True")
        known.lower_first.append(self._lower.firsts.get(lower, 0))
        known.lower_second.append(self._lower.seconds.get(lower, 0))
        known.exact_first.append(self._exact.firsts.get(token, 0))
        known.exact_second.append(self._exact.seconds.get(token, 0))
        known.third.append(self._lower_triples.seconds.get(lower, 0))

    def begins(self, numbers: Integers, text: Sequence[str], frame: Frame) -> tuple[Booleans, Set[int]]:
        """Whether each token begins a word, and the sentences in which two ways to cut weigh the same.

        In those CRFsuite decides by the rounding of its sums, which are made in another order than ours (sentences
        that repeat themselves, such as pasted menus).

        Args:
            numbers: the tokens.
            text: the tokens that the numbers stand for.
            frame: the sentences.
        """
        inside = self._inside(numbers, text, frame)
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

    def _inside(self, numbers: Integers, text: Sequence[str], frame: Frame) -> Floats:
        """By how much each token speaks for ``I-W``, its neighbours' labels left aside."""
        titles = self._known.title.take(numbers)
        title_pairs = titles[:-1] & titles[1:]
        pairs = self._rows_of_pairs(numbers)
        total: Floats = np.zeros((len(frame.kinds), 1))
        gather(total, self._singles.matrix, frame.spread(self._known.row.take(numbers)), _SINGLES)
        self._pairs.add(total, pairs, title_pairs, frame)
        self._triples.add(total, self._rows_of_triples(numbers, text, pairs), title_pairs[:-1] & titles[2:], frame)
        inside: Floats = total[frame.places, 0]
        return inside

    def _rows_of_pairs(self, numbers: Integers) -> Integers:
        """The row of each pair of neighbours: that of the pair as written goes before that in lower case."""
        known, first, second = self._known, numbers[:-1], numbers[1:]
        rows = self._lower.rows(known.lower_first.take(first), known.lower_second.take(second))
        found = np.flatnonzero(rows != INNER)
        exact = self._exact.rows(known.exact_first.take(first[found]), known.exact_second.take(second[found]))
        rows[found] = np.where(exact == INNER, rows[found], exact)
        return rows

    def _rows_of_triples(self, numbers: Integers, text: Sequence[str], pairs: Integers) -> Integers:
        """The row of each three neighbours, likewise."""
        thirds = self._known.third.take(numbers[2:])
        rows = self._lower_triples.rows(self._heads.take(pairs[: len(thirds)]), thirds)
        for at in np.flatnonzero(rows != INNER).tolist():
            written = " ".join([text[number] for number in numbers[at : at + 3].tolist()])
            rows[at] = self._triples.exact.get(written, rows[at])
        return rows


@dataclass(slots=True)
class _Known:
    """What the model knows of each token seen so far.

    Attributes:
        row: what it knows of the token alone.
        title: 1 for those in title case, else 0.
        lower_first, lower_second: its numbers as a part of pairs in lower case.
        exact_first, exact_second: its numbers as a part of pairs as written.
        third: its number as the end of triples in lower case.
    """

    row: Column = field(default_factory=Column)
    title: Column = field(default_factory=Column)
    lower_first: Column = field(default_factory=Column)
    lower_second: Column = field(default_factory=Column)
    exact_first: Column = field(default_factory=Column)
    exact_second: Column = field(default_factory=Column)
    third: Column = field(default_factory=Column)


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

    def add(self, total: Floats, rows: Integers, titles: Integers, frame: Frame) -> None:
        """Add the weights of the n-grams to each place.

        Args:
            total: (places, 1), changed in place.
            rows: the row of the n-gram that starts at each token.
            titles: 1 where it is in title case, else 0.
            frame: the sentences.
        """
        gather(total, self.matrix, frame.spread_ngrams(rows + self.plain * titles, self._length), self._places)
