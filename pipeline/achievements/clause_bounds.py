"""Where the clauses of a sentence start and end: at `;` and `:`, and more weakly at commas; brackets interrupt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

_STRONG = frozenset(";:")
_ALL = _STRONG | frozenset(",–—-")
_BRACKETS = frozenset("()")


class ClauseBounds:
    """The open bracket and the clause of each token of a sentence; tokens are counted in the article."""

    def __init__(self, words: Sequence[str], offset: int) -> None:
        """Find the marks.

        Args:
            words: the tokens of the sentence.
            offset: index of the first.
        """
        self._offset = offset
        self._size = len(words)
        self._brackets: list[int | None] | None = None
        if _BRACKETS.isdisjoint(words):
            marks = [] if _ALL.isdisjoint(words) else [at for at, word in enumerate(words) if word in _ALL]
            self._weak = marks
            self._strong = [at for at in marks if words[at] in _STRONG]
        else:
            self._brackets = _open_brackets(words, offset)
            self._nested = [_bounds(words, self._brackets, offset, marks) for marks in (_STRONG, _ALL)]

    def bracket(self, index: int) -> int | None:
        """Index of the round bracket that is open at a token, or None."""
        return None if self._brackets is None else self._brackets[index - self._offset]

    def clause(self, index: int, *, weak: bool) -> tuple[int, int]:
        """The clause of a token as (first, behind the last); a mark belongs to the clause that it ends."""
        at = index - self._offset
        if self._brackets is not None:
            starts, ends = self._nested[weak]
            return starts[at], ends[at]
        if at < 0:
            raise IndexError(index)
        marks = self._weak if weak else self._strong
        rank = bisect_left(marks, at)
        start = marks[rank - 1] + 1 if rank else 0
        end = marks[rank] if rank < len(marks) else self._size
        return self._offset + start, self._offset + end


def _open_brackets(words: Sequence[str], offset: int) -> list[int | None]:
    opened: list[int] = []
    inside: list[int | None] = []
    for index, word in enumerate(words):
        if word == ")" and opened:
            opened.pop()
        inside.append(opened[-1] if opened else None)
        if word == "(":
            opened.append(offset + index)
    return inside


def _bounds(
    words: Sequence[str], bracket: list[int | None], offset: int, marks: frozenset[str]
) -> tuple[list[int], list[int]]:
    """For each token where its clause starts and ends; a bracket interrupts the clause that it stands in."""
    starts: list[int] = []
    ends = [offset + len(words)] * len(words)
    current: dict[int | None, int] = {None: offset}
    members: dict[int | None, list[int]] = {None: []}
    for index, word in enumerate(words):
        level = bracket[index]
        if level not in current:
            current[level], members[level] = offset + index, []
        starts.append(current[level])
        members[level].append(index)
        if word in marks:
            for member in members[level]:
                ends[member] = offset + index
            current[level], members[level] = offset + index + 1, []
        elif word == ")":
            for inner in [key for key in members if key is not None and (level is None or key > level)]:
                for member in members.pop(inner):
                    ends[member] = offset + index
                del current[inner]
    return starts, ends
