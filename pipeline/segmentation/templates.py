"""Sums of CRF weights per token and per n-gram, so that decoding adds numbers and builds no feature strings.

A template such as ``T[-1,0].lower`` looks at the tokens from one to zero places before. All templates that look at one
token differ only in the place from which they look, so one row holds, for each place, the summed weights of a token;
the same holds for pairs and triples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from trichtin.pipeline.segmentation.crfsuite import CrfModel, Floats

OUTSIDE = ("BOS", "EOS")
"""What a template gives before the first and behind the last token of a sentence."""


def template(place: int, length: int, function: str, column: str = "") -> str:
    """The name of the template that looks at ``length`` tokens from ``place`` on."""
    last = f",{place + length - 1}" if length > 1 else ""
    return f"T[{place}{last}]{column}" + (f".{function}" if function else "")


class Weights:
    """The weights of one function of n-grams, as rows over all places; row 0 holds what the model does not know."""

    def __init__(self, model: CrfModel, places: Sequence[int], length: int, function: str, column: str = "") -> None:
        known = [model.attributes.get(template(place, length, function, column), {}) for place in places]
        self.rows: dict[str, int] = {}
        for values in known:
            for value in values:
                self.rows.setdefault(value, len(self.rows) + 1)
        self.matrix: Floats = np.zeros((len(self.rows) + 1, len(places), model.state.shape[1]))
        for at, values in enumerate(known):
            if values:
                rows = [self.rows[value] for value in values]
                self.matrix[rows, at] = model.state[list(values.values())]

    def of(self, value: str) -> Floats:
        """The weights of a value: (places, labels)."""
        weights: Floats = self.matrix[self.rows.get(value, 0)]
        return weights


class RowTable:
    """Summed weights of tokens by what the functions give for them; rows are made when first asked for.

    Two tokens that the model cannot tell apart share a row, so the table is bounded by the model.
    """

    def __init__(self, functions: Sequence[Weights]) -> None:
        self._functions = functions
        self._known = [weights.rows.get for weights in functions]
        self._rows: dict[tuple[int, ...], int] = {}
        self._matrix: Floats = np.zeros((256, *functions[0].matrix.shape[1:]))
        self.forget()

    def forget(self) -> None:
        """Forget all rows but those of what is outside."""
        self._rows.clear()
        self._size = 0
        for outside in OUTSIDE:
            self._add([weights.of(outside) for weights in self._functions])

    def row(self, values: Iterable[str]) -> int:
        """The row of a token for which the functions give ``values``, one for each function."""
        key = tuple([get(value, 0) for get, value in zip(self._known, values, strict=True)])
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._add(
                [weights.matrix[at] for weights, at in zip(self._functions, key, strict=True)]
            )
        return row

    def _add(self, parts: Sequence[Floats]) -> int:
        row = self._size
        if row == len(self._matrix):
            self._matrix = np.concatenate([self._matrix, np.zeros_like(self._matrix)])
        self._matrix[row] = 0
        for part in parts:
            self._matrix[row] += part
        self._size += 1
        return row

    @property
    def matrix(self) -> Floats:
        """The weights: (rows, places, labels)."""
        return self._matrix


def gather(total: Floats, matrix: Floats, rows: NDArray[np.intp], places: Sequence[int]) -> None:
    """Add to each position the weights of what stands at each place around it.

    Args:
        total: (positions, labels), changed in place; the first and last two positions lie outside the sentences.
        matrix: (rows, places, labels).
        rows: the row of the n-gram that starts at each position; ``BOS`` and ``EOS`` are the first two.
        places: where n-grams start, relative to the position.
    """
    positions = len(total)
    flat, firsts = matrix.reshape(-1, matrix.shape[2]), rows * len(places)
    for at, place in enumerate(places):
        total[2 : positions - 2] += flat.take(firsts[2 + place : positions - 2 + place] + at, axis=0)
