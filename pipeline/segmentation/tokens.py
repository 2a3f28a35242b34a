"""Tokens are syllables: the grid that rules, matchers and spans rest on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from trichtin.pipeline.text import fold

# Pieces between blanks, split at punctuation and from digit to letter; line ends are tokens of their own. A number
# keeps its inner `.` and `,`, a word its apostrophe, a unit its power (`m2`).
_TOKEN = re.compile(
    r"""
    \n+
  | \d+ (?: [.,] \d+ )*
  | (?: k | d | c | m | h | da )? m [23²³] (?! [^\W_] )
  | [^\W\d_]+ (?: ['’ʼ] [^\W\d_]+ )*
  | \S
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as parallel lists, made once and shared by all rooms.

    Attributes:
        text: the tokens as written.
        folded: the tokens in lower case with new tone placement.
        start: character offset where each token starts.
        end: character offset behind each token.
    """

    text: list[str]
    folded: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.start)

    def at(self, offset: int) -> int:
        """The token that holds the character ``offset``, or, for a blank, the one before it (-1 before the first)."""
        return bisect_right(self.start, offset) - 1

    def first(self, offset: int) -> int:
        """The first token that starts at or behind the character ``offset`` (``len(self)`` behind the last)."""
        index = self.at(offset)
        return index if index >= 0 and self.start[index] == offset else index + 1

    def is_boundary(self, start: int, end: int) -> bool:
        """Whether ``start`` and ``end`` cut no token."""
        first, last = self.at(start), self.at(end - 1)
        return first >= 0 and self.start[first] == start and self.end[last] == end


def tokenize(text: str, folded: str | None = None) -> Tokens:
    """Split clean text into syllables, numbers, marks and line ends, with exact offsets.

    Args:
        text: clean text.
        folded: ``fold(text)``, where it is known already.
    """
    folded = fold(text) if folded is None else folded
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return Tokens(
        text=[text[start:end] for start, end in spans],
        folded=[folded[start:end] for start, end in spans],
        start=[start for start, _ in spans],
        end=[end for _, end in spans],
    )
