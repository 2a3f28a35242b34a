"""The text as lines and sentences: the grid that this room works on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from trichtin.pipeline.segmentation.sentences import split_sentences
from trichtin.pipeline.segmentation.tokens import Tokens
from trichtin.pipeline.state import Offsets

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a text that are not empty, and where its sentences start and end."""

    text: str
    lines: list[Offsets]
    starts: list[int]
    ends: list[int]

    def sentences(self) -> Iterator[Offsets]:
        """The sentences of the text as (start, end)."""
        return zip(self.starts, self.ends, strict=True)

    def sentence_start(self, offset: int) -> int:
        """Where the sentence that holds the character ``offset`` starts."""
        return self.starts[max(bisect_right(self.starts, offset) - 1, 0)]

    def sentence_end(self, offset: int) -> int:
        """Where the sentence that holds the character ``offset`` ends."""
        return self.ends[min(bisect_left(self.ends, offset + 1), len(self.ends) - 1)]

    def line(self, offset: int) -> Offsets:
        """The line that holds the character ``offset``."""
        return self.lines[max(bisect_right(self.lines, (offset, len(self.text) + 1)) - 1, 0)]


def make_grid(text: str, tokens: Tokens) -> Grid:
    """The grid of a text."""
    sentences = split_sentences(tokens)
    return Grid(
        text=text,
        lines=[match.span() for match in _LINE.finditer(text)],
        starts=[tokens.start[first] for first, _ in sentences],
        ends=[tokens.end[last - 1] for _, last in sentences],
    )
