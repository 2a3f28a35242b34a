"""Bylines: who wrote the article, at its end (`Nguyễn Văn A (TTXVN)`, `Theo TTXVN`, `Tin, ảnh: …`)."""

from __future__ import annotations

import re
from functools import cache

from trichtin.pipeline.sections.lines import Grid
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.words import words

_LONGEST = 90
_MOST_WORDS = 12

_NAME = r"[A-ZÀ-ỸĐ][^\W\d_]*(?:[.'’][A-ZÀ-ỸĐ][^\W\d_]*)*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
_JOINT = r"(?: ?[-–,;/&] ?| và )"
_OUTLET = r"[A-ZÀ-ỸĐ][\w.+]*(?: [A-ZÀ-ỸĐ&][\w.+]*| và| [-–]| [a-zà-ỹđ]{1,6}){0,5}"


@cache
def _byline() -> re.Pattern[str]:
    """A whole byline."""
    heads = "|".join(map(re.escape, words().byline_heads))
    notes = "|".join(map(re.escape, words().byline_notes))
    source = rf"(?:[tT]heo|THEO|Nguồn|(?:[tT]ổng hợp )?theo) ?:? ?{_OUTLET}(?:{_JOINT}{_OUTLET}){{0,4}}"
    bracket = rf"\((?:(?i:{notes})|(?i:{notes})? ?{source}|{_OUTLET}(?:/{_OUTLET}){{0,2}})\)"
    people = rf"{_NAMES}(?:{_JOINT}(?:{_NAMES}|{_OUTLET})){{0,5}}"
    return re.compile(
        rf"(?:(?i:{heads}) ?: ?)?{people} ?(?:{bracket})?[.,]?"
        rf"|(?:(?i:{heads}) ?: ?)?{source}(?: ?{bracket})?[.,]?"
        rf"|{bracket}\.?"
    )


def mark_byline(grid: Grid, stretches: Stretches) -> int:
    """Set the byline that closes the article.

    Returns:
        Where what belongs to the article ends: behind the byline, or at the end of the text.
    """
    text = grid.text
    for start, end in reversed(grid.lines):
        free = stretches.free(start, end)
        if not any(text[first:last].strip() for first, last in free):
            continue
        first, last = free[-1]
        return _mark_tail(grid, stretches, first, last)
    return len(text)


def _mark_tail(grid: Grid, stretches: Stretches, first: int, last: int) -> int:
    text = grid.text
    last = first + len(text[first:last].rstrip())
    at = max(grid.sentence_start(last - 1), first)
    if is_byline(text[at:last].strip()):
        stretches.add(at, last, "byline")
    return last


def is_byline(line: str) -> bool:
    """Whether a line or the tail of a paragraph is a byline."""
    if not line or len(line) > _LONGEST or line.count(" ") >= _MOST_WORDS:
        return False
    return line in words().bylines or _byline().fullmatch(line) is not None
