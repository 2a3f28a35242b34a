"""Stretches of one kind inside a text, kept disjoint."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

from trichtin.pipeline.state import Offsets
from trichtin.schemas.article import SectionKind

Stretch = tuple[int, int, SectionKind]
"""(start, end, kind)."""


class Stretches:
    """Disjoint stretches in the order of the text; what was set first stays."""

    def __init__(self) -> None:
        self._items: list[Stretch] = []

    def __iter__(self) -> Iterator[Stretch]:
        return iter(self._items)

    def add(self, start: int, end: int, kind: SectionKind) -> None:
        """Set a stretch, but for those parts of it that have a kind already."""
        for first, last in self.free(start, end):
            insort(self._items, (first, last, kind))

    def free(self, start: int, end: int) -> list[Offsets]:
        """The parts of ``start`` to ``end`` that have no kind yet."""
        parts: list[Offsets] = []
        rank = max(bisect_left(self._items, (start,)) - 1, 0)
        while rank < len(self._items) and self._items[rank][0] < end:
            first, last, _ = self._items[rank]
            rank += 1
            if last <= start:
                continue
            if first > start:
                parts.append((start, first))
            start = last
        if start < end:
            parts.append((start, end))
        return parts

    def kind_at(self, offset: int) -> SectionKind | None:
        """The kind of the stretch that holds the character ``offset``."""
        rank = bisect_left(self._items, (offset + 1,)) - 1
        if rank >= 0 and self._items[rank][0] <= offset < self._items[rank][1]:
            return self._items[rank][2]
        return None

    def has(self, kind: SectionKind) -> bool:
        """Whether there is a stretch of a kind."""
        return any(item[2] == kind for item in self._items)
