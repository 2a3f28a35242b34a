"""Memory in numpy: columns that grow, and what is known of pairs of numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from trichtin.pipeline.segmentation.frame import Integers

_BITS = 16
"""65,536 pairs, 1 MB."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2⁶⁴ over the golden ratio: its products' upper bits spread like random ones (Knuth, TAOCP 3, 6.4)."""


class Column:
    """A column of integers to which values are added at the end."""

    def __init__(self) -> None:
        self._values: Integers = np.zeros(1024, np.intp)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def append(self, value: int) -> None:
        """Add a value."""
        if self._size == len(self._values):
            self._values = np.concatenate([self._values, np.zeros_like(self._values)])
        self._values[self._size] = value
        self._size += 1

    def take(self, indices: Integers) -> Integers:
        """The values at some indices."""
        return self._values.take(indices)


class PairMemo:
    """What is known of pairs of numbers, each in the place that its hash gives; a later one takes it over.

    So many pairs are looked up in a few steps of numpy, and the memory never grows.
    """

    def __init__(self) -> None:
        self._keys: Integers = np.full(1 << _BITS, -1, np.intp)
        self._values: Integers = np.zeros(1 << _BITS, np.intp)

    def clear(self) -> None:
        """Forget all."""
        self._keys.fill(-1)

    def of(self, first: Integers, second: Integers, find: Callable[[list[int]], list[int]]) -> Integers:
        """What is known of each pair.

        Args:
            first: first numbers, from 0 to 2³¹ - 1.
            second: second numbers, likewise.
            find: gives what belongs to the pairs at some indices, which are not remembered.
        """
        keys = (first << 32) | second
        slots = ((keys.astype(np.uint64) * _SPREAD) >> np.uint64(64 - _BITS)).astype(np.intp)
        values = self._values.take(slots)
        missing = np.flatnonzero(self._keys.take(slots) != keys)
        if len(missing):
            values[missing] = find(missing.tolist())
            # Of two pairs with one slot the later is written to both arrays: numpy assigns in order.
            self._keys[slots[missing]] = keys[missing]
            self._values[slots[missing]] = values[missing]
        return values
