"""Text to sections: title, lead, body, captions, byline, teasers and the furniture of the page."""

from __future__ import annotations

from trichtin.pipeline.sections.bylines import mark_byline
from trichtin.pipeline.sections.captions import mark_captions
from trichtin.pipeline.sections.dateline import find_dateline
from trichtin.pipeline.sections.furniture import mark_furniture
from trichtin.pipeline.sections.lines import Grid, make_grid
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.teasers import mark_teasers
from trichtin.pipeline.segmentation.tokens import Tokens, tokenize
from trichtin.pipeline.state import Section

__all__ = ["find_dateline", "split_sections"]

_LONGEST_TITLE = 150
_LONGEST_LEAD = 600
_LONGEST_PASTED_LEAD = 450
"""A lead that shares its paragraph with the body, and is told from it by what was pasted between them."""


def split_sections(
    text: str, tokens: Tokens | None = None, *, title: str | None = None, lead: str | None = None
) -> list[Section]:
    """Split clean text into contiguous sections that cover it.

    Args:
        text: the clean text.
        tokens: its tokens, where they are known already.
        title: the clean title, where the source has such a field: a first line that equals it is no matter how long.
        lead: the clean lead, likewise.
    """
    if not text:
        return []
    grid = make_grid(text, tokens or tokenize(text))
    stretches = Stretches()
    mark_furniture(grid, stretches)
    mark_teasers(grid, stretches)
    # Before the captions, as it may hold a credit (`Minh An - Ảnh: TTXVN`), and behind them, as a caption may stand
    # before it without a mark between (`Ảnh: TTXVN Minh An`).
    mark_byline(grid, stretches)
    mark_captions(grid, stretches)
    mark_byline(grid, stretches)
    _mark_head(grid, stretches, title, lead)
    stretches.add(0, len(text), "body")
    return _contiguous(text, stretches)


def _mark_head(grid: Grid, stretches: Stretches, title: str | None, lead: str | None) -> None:
    """Set title and lead."""
    text = grid.text
    lines = [line for line in grid.lines if stretches.kind_at(line[0]) != "boilerplate" or stretches.free(*line)]
    if not lines:
        return
    start, end = lines[0]
    line = text[start:end]
    if stretches.free(start, end)[:1] == [(start, end)] and len(lines) > 1:
        known = title is not None and line == title
        if not line.endswith(".") and (known or end - start <= _LONGEST_TITLE):
            stretches.add(start, end, "title")
            del lines[0]
    for start, end in lines:
        free = [part for part in stretches.free(start, end) if text[part[0] : part[1]].strip()]
        if not free:
            return  # a caption in the place of the lead
        first, last = free[0]
        whole = len(free) == 1 and last == end
        size = len(text[first:last].strip())
        known = lead is not None and text[first:last].strip() == lead
        short = size < (_LONGEST_LEAD if whole or end - start < _LONGEST_LEAD else _LONGEST_PASTED_LEAD)
        if (known or short) and any(text[a:b].strip() for a, b in stretches.free(last, len(text))):
            stretches.add(first, last, "lead")
        return


def _contiguous(text: str, stretches: Stretches) -> list[Section]:
    """The stretches as sections: blanks between two belong to the first, neighbours of one kind are one."""
    sections: list[Section] = []
    for start, end, kind in stretches:
        if not text[start:end].strip():
            continue
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if sections and sections[-1].kind == kind:
            continue
        if sections:
            sections[-1].end = start
        sections.append(Section(kind, start if sections else 0, end))
    if sections:
        sections[-1].end = len(text)
    return sections
