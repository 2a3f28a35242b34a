"""Text to sections: title, lead, body, captions, byline, teasers and the furniture of the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from trichtin.pipeline.sections.bylines import mark_byline
from trichtin.pipeline.sections.captions import has_credit, mark_captions
from trichtin.pipeline.sections.dateline import find_dateline
from trichtin.pipeline.sections.furniture import mark_furniture
from trichtin.pipeline.sections.lines import Grid, make_grid
from trichtin.pipeline.sections.scenes import is_pasted
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.teasers import mark_teasers
from trichtin.pipeline.segmentation.tokens import Tokens, tokenize
from trichtin.pipeline.state import Section
from trichtin.schemas.article import SectionKind

__all__ = ["find_dateline", "split_sections"]

_LONGEST_TITLE = 150
_LONGEST_LEAD = 600
_LONGEST_PASTED_LEAD = 450
"""A lead that shares its paragraph with the body, and is told from it by what was pasted between them."""
_LONGEST_SUBHEAD = 90


def split_sections(
    text: str,
    tokens: Tokens | None = None,
    *,
    title: str | None = None,
    lead: str | None = None,
    lines: Mapping[str, SectionKind] | None = None,
) -> list[Section]:
    """Split clean text into contiguous sections that cover it.

    Args:
        text: the clean text.
        tokens: its tokens, where they are known already.
        title: the clean title, where the source has such a field: a first line that equals it is no matter how long.
        lead: the clean lead, likewise.
        lines: lines whose kind the source tells (a page's captions): behind the title, they are of that kind.
    """
    if not text:
        return []
    grid = make_grid(text, tokens or tokenize(text))
    stretches = Stretches()
    for start, end in grid.lines[1:] if lines else ():
        if kind := lines and lines.get(text[start:end]):
            stretches.add(start, end, kind)
    mark_furniture(grid, stretches)
    _mark_title(grid, stretches, title)
    mark_teasers(grid, stretches)
    # Before the captions, as it may hold a credit (`Minh An - Ảnh: TTXVN`), and behind them, as a caption may stand
    # before it without a mark between (`Ảnh: TTXVN Minh An`).
    mark_byline(grid, stretches)
    mark_captions(grid, stretches)
    mark_byline(grid, stretches)
    _mark_lead(grid, stretches, lead)
    stretches.add(0, len(text), "body")
    return _contiguous(text, stretches)


def _mark_title(grid: Grid, stretches: Stretches, title: str | None) -> None:
    """Set the title: the first line, unless it is a sentence, a caption or too long; the same line again, too."""
    text = grid.text
    for rank, (start, end) in enumerate(grid.lines):
        if stretches.kind_at(start) is not None:
            continue
        line = text[start:end]
        fits = not line.endswith(".") and (end - start <= _LONGEST_TITLE or line == title)
        if not fits or stretches.free(start, end) != [(start, end)] or has_credit(line):
            return
        behind = grid.lines[rank + 1 :]
        if any(stretches.free(*other) for other in behind):
            stretches.add(start, end, "title")
            if text[slice(*behind[0])] == line:
                stretches.add(*behind[0], "title")
        return


def _mark_lead(grid: Grid, stretches: Stretches, lead: str | None) -> None:
    """Set the lead: the first paragraph behind the title, if it is short and more follows."""
    text = grid.text
    for start, end in grid.lines:
        if stretches.kind_at(start) in ("title", "boilerplate") and not stretches.free(start, end):
            continue
        free = [part for part in stretches.free(start, end) if text[slice(*part)].strip()]
        if not free:
            return  # a caption in the place of the lead
        first, last = free[0]
        if end - start >= _LONGEST_LEAD and last - first >= _LONGEST_PASTED_LEAD:
            last = _before_subhead(grid, first) or last
        words = text[first:last].strip()
        short = len(words) < (_LONGEST_LEAD if end - start < _LONGEST_LEAD else _LONGEST_PASTED_LEAD)
        if (words == lead or (short and (last < end or len(words) == end - start))) and any(
            text[slice(*part)].strip() for part in stretches.free(last, len(text))
        ):
            stretches.add(first, last, "lead")
        return


def _before_subhead(grid: Grid, first: int) -> int | None:
    """Where a subhead stands behind the first sentences of a paragraph, without a mark before what follows it."""
    text = grid.text
    rank = bisect_left(grid.starts, first)
    for start, end in zip(grid.starts[rank + 1 :], grid.ends[rank + 1 :], strict=True):
        if start - first > _LONGEST_PASTED_LEAD or text[start - 1] == "\n":
            return None
        if is_pasted(text, end) and end - start <= _LONGEST_SUBHEAD:
            return start
    return None


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
