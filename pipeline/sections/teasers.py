"""Teasers and pasted beginnings of other articles."""

from __future__ import annotations

import re

from trichtin.pipeline.sections.bylines import is_byline
from trichtin.pipeline.sections.lines import Grid
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.words import words

# A headline in square brackets between two sentences: `[Bão số 3: …]`.
_BRACKETED = re.compile(r"(?<![^\s.!?…”\"])\[[A-ZÀ-ỸĐ“\"'][^\[\]\n]{20,200}\]\.?(?=\s|$)")
_SHORTEST_HEADLINE = 20
_LONGEST_HEADLINE = 160


def mark_teasers(grid: Grid, stretches: Stretches) -> None:
    """Set the teasers that stand inside the article."""
    for match in _BRACKETED.finditer(grid.text):
        stretches.add(match.start(), match.end(), "related")
    _mark_repeated(grid, stretches)


def _mark_repeated(grid: Grid, stretches: Stretches) -> None:
    """Set boxes of the form headline, line end, the same headline and the first sentence of its article."""
    text = grid.text
    for (start, end), (following, last) in zip(grid.lines, grid.lines[1:], strict=False):
        at = max(grid.sentence_start(end - 1), start)
        headline = text[at:end]
        if not _SHORTEST_HEADLINE <= len(headline) <= _LONGEST_HEADLINE or not text.startswith(headline, following):
            continue
        if at == grid.lines[0][0]:
            continue  # the article's own headline, pasted twice
        tail = following + len(headline)
        stretches.add(at, grid.sentence_end(tail + 1) if tail < last else last, "related")


def mark_pasted(grid: Grid, stretches: Stretches) -> None:
    """Set what stands behind a byline in the second half of the text: the beginnings of other articles."""
    text = grid.text
    for start, end in grid.lines:
        if start < len(text) / 2 or end == len(text):
            continue
        line = text[start:end]
        if line in words().bylines or ("TTXVN" in line and is_byline(line)):
            stretches.add(start, end, "byline")
            stretches.add(end, len(text), "related")
            return
