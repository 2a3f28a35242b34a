"""Numbering of lists: at the heads of lines, and inside a paragraph where the numbers count up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trichtin.pipeline.state import Annotations, Offsets

_AT_LINE = re.compile(r"(?:[-–•*+] ?)?(?:[IVX]+\.)?(?:bài|câu|phần|bước|mục|điều)? ?$", re.IGNORECASE)
_MARK = re.compile(r"\(?\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)/]|[.)]?:)(?= ?[^\W\d_]| [\"“(‘'])")
_INSIDE = re.compile(r"(?:(?<![^\s(“\"])|(?<=[^\W\d_]\.))\(?(?P<rank>\d{1,2})[.)/](?=(?: |(?<=\))) ?[\"“‘]?[^\W\d_])")
_CLOSES = frozenset(".)/:")
_ONE = ("1", "01")
"""The first number of a list, seldom there."""
_LEAST = 2
"""So many numbers that count up from 1 make a list."""


def list_marks(known: Annotations) -> Iterator[Offsets]:
    """The numbering in a text."""
    text = known.text
    closed = [(start, end) for start, end in known.written_numerals if text[end : end + 1] in _CLOSES]
    for start, _ in closed:
        match = _MARK.match(text, start - (text[start - 1 : start] == "("))
        if match is None:
            continue
        earliest = max(match.start() - _LONGEST_HEAD - 1, 0)
        end_of_line = text.rfind("\n", earliest, match.start())
        if end_of_line < 0 < earliest:
            continue
        if _AT_LINE.match(text, end_of_line + 1, match.start()):
            yield match.span()
    if any(text[start:end] in _ONE for start, end in closed):
        yield from _counted_up(known)


_LONGEST_HEAD = 12


def _counted_up(known: Annotations) -> Iterator[Offsets]:
    """``như sau: 1. …; 2. …; 3. …``."""
    run: list[re.Match[str]] = []
    for match in _INSIDE.finditer(known.text):
        rank = int(match["rank"])
        if run and rank == int(run[-1]["rank"]) + 1:
            run.append(match)
        elif rank == 1:
            yield from _spans(run)
            run = [match]
    yield from _spans(run)


def _spans(run: list[re.Match[str]]) -> Iterator[Offsets]:
    if len(run) >= _LEAST:
        for match in run:
            yield match.span()
