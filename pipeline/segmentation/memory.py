"""Memory in numpy: columns that grow, and what is known of numbered things."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from trichtin.pipeline.segmentation.frame import Integers

_BITS = 18
"""Some 260,000 keys, 4 MB: as many pairs of words as a thousand articles hold."""
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


def keys_of(*numbers: Integers) -> NDArray[np.int64]:
    """A key for each row of numbers, which are less than 2³¹ in pairs, less than 2²¹ in triples."""
    bits = 63 // len(numbers)
    keys = numbers[0].astype(np.int64)
    for column in numbers[1:]:
        keys = (keys << bits) | column
    return keys


class Memo:
    """What is known of numbered things, each in the place that the hash of its key gives; a later one takes it over.

    So many are looked up in a few steps of numpy, and the memory never grows.
    """

    def __init__(self) -> None:
        self._keys: NDArray[np.int64] = np.full(1 << _BITS, -1, np.int64)
        self._values: Integers = np.zeros(1 << _BITS, np.intp)

    def clear(self) -> None:
        """Forget all."""
        self._keys.fill(-1)

    def of(self, keys: NDArray[np.int64], find: Callable[[list[int]], list[int]]) -> Integers:
        """What is known of each key.

        Args:
            keys: the keys, none of them negative.
            find: gives what belongs to the keys at some indices, which are not remembered.
        """
        slots = ((keys.astype(np.uint64) * _SPREAD) >> np.uint64(64 - _BITS)).astype(np.intp)
        values = self._values.take(slots)
        missing = np.flatnonzero(self._keys.take(slots) != keys)
        if len(missing):
            values[missing] = find(missing.tolist())
            # Of two keys with one slot the later is written to both arrays: numpy assigns in order.
            self._keys[slots[missing]] = keys[missing]
            self._values[slots[missing]] = values[missing]
        return values
