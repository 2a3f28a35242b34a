"""Furniture of the page: menus, share links, tag lists, copyright, scripts."""

from __future__ import annotations

import re
from functools import cache

from trichtin.pipeline.sections.lines import Grid
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.words import one_of, words

_LONGEST_LINE = 160
"""A longer line is prose."""

_SHARE_BEFORE_FOOTER = 0.4
"""A line that opens the foot of a page stands behind this share of the text."""


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(words().furniture))


@cache
def _lines() -> re.Pattern[str]:
    return one_of(words().furniture_lines)


@cache
def _footers() -> re.Pattern[str]:
    return one_of(words().footers)


def mark_furniture(grid: Grid, stretches: Stretches) -> None:
    """Set the furniture of a text."""
    text = grid.text
    for match in _anywhere().finditer(text):
        stretches.add(match.start(), match.end(), "boilerplate")
    for start, end in grid.lines:
        if end - start > _LONGEST_LINE:
            continue
        line = text[start:end].lower()
        if start > _SHARE_BEFORE_FOOTER * len(text) and _footers().fullmatch(line):
            stretches.add(start, len(text), "boilerplate")
            return
        if _lines().fullmatch(line):
            stretches.add(start, end, "boilerplate")
