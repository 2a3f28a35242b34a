"""The rows of pairs of neighbours, looked up in numpy by the numbers of their parts."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from trichtin.pipeline.segmentation.frame import INNER, Integers

_NONE = np.iinfo(np.intp).max
"""Behind the last key."""


class PairTable:
    """What a model knows of pairs. A part that stands in none of them has the number 0."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        """Number the parts.

        Args:
            rows: the row of each pair, its parts joined by a blank. A part may hold blanks itself, so that each blank
                may be the one between the two.
        """
        self.firsts: dict[str, int] = {}
        self.seconds: dict[str, int] = {}
        keys, values = [], []
        number_first, number_second = self.firsts.setdefault, self.seconds.setdefault
        for pair, row in rows.items():
            at = pair.find(" ")
            while at >= 0:
                first = number_first(pair[:at], len(self.firsts) + 1)
                second = number_second(pair[at + 1 :], len(self.seconds) + 1)
                keys.append(first << 32 | second)
                values.append(row)
                at = pair.find(" ", at + 1)
        order = np.argsort(keys)
        self._keys: Integers = np.append(np.array(keys, np.intp)[order], _NONE)
        self._values: Integers = np.append(np.array(values, np.intp)[order], INNER)

    def rows(self, firsts: Integers, seconds: Integers) -> Integers:
        """The row of each pair, ``INNER`` where the model does not know it.

        Args:
            firsts: the numbers of the first parts.
            seconds: the numbers of the second parts.
        """
        rows = np.full(len(firsts), INNER, np.intp)
        both = np.flatnonzero((firsts > 0) & (seconds > 0))
        keys = firsts[both] << 32 | seconds[both]
        at = self._keys.searchsorted(keys)
        is_known = self._keys[at] == keys
        rows[both[is_known]] = self._values[at[is_known]]
        return rows
