"""Teasers and pasted beginnings of other articles."""

from __future__ import annotations

import re

from trichtin.pipeline.sections.bylines import is_byline
from trichtin.pipeline.sections.captions import behind_credit
from trichtin.pipeline.sections.lines import Grid
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.words import CAPITAL, words

# A headline in square brackets between two sentences: `[Bão số 3: …]`.
_BRACKETED = re.compile(rf"(?<![^\s.!?…”\"])\[[{CAPITAL}“\"'0-9][^\[\]\n]{{20,200}}\]\.?(?=\s|$)")
# `>> Xem thêm: …`, `>> Hai người bị thương …`: a link as a line of its own.
_LINK = re.compile(
    r"(?:>>|=>|»|►|▶) ?\S.{5,200}|(?i:xem thêm|đọc thêm|tin liên quan) ?: ?\S.{5,200}"
    rf"|(?:Xem|Đọc) thêm (?=[{CAPITAL}]).{{15,150}}[^\s.!?:]"
)
# `VTV.vn - …` opens the article, and the summaries of others behind it.
_SIGNATURE = re.compile(rf"(?<![^\s.!?…”\"])(?P<outlet>[{CAPITAL}]\w{{1,20}}\.vn) [-–] ")

_LINK_STARTS = frozenset(">=»►▶xXđĐtT")
_LONGEST_LINK = 220

# Pages of this form give the summary of another article before the link to their source, cut at 150 characters.
_SOURCE_LINK = re.compile(r"\s*Nguồn: ?\[Link nguồn\]")
_LONGEST_SUMMARY = 158
_SHORTEST_CUT_SUMMARY = 138
_SHORTEST_SUMMARY = 80

_LONGEST_HEAD = 60
_SHORTEST_HEADLINE = 20
_LONGEST_HEADLINE = 160


def mark_teasers(grid: Grid, stretches: Stretches) -> None:
    """Set the teasers that stand inside the article, and what is pasted behind it."""
    text = grid.text
    if "[" in text:
        for match in _BRACKETED.finditer(text):
            stretches.add(match.start(), match.end(), "related")
    for start, end in grid.lines:
        if end - start <= _LONGEST_LINK and text[start] in _LINK_STARTS and _LINK.fullmatch(text, start, end):
            stretches.add(start, end, "related")
    _mark_signed(text, stretches)
    _mark_summary(grid, stretches)
    _mark_repeated(grid, stretches)
    _mark_list(grid, stretches)
    _mark_pasted(grid, stretches)


def _mark_signed(text: str, stretches: Stretches) -> None:
    """Set what stands behind the outlet's signature that the article opens with when it comes again near the end."""
    if ".vn " not in text:
        return
    found = list(_SIGNATURE.finditer(text))
    again = next((match for match in found[1:] if match.start() > len(text) / 2), None)
    if again is not None and again["outlet"] == found[0]["outlet"]:
        stretches.add(again.start(), len(text), "related")


def _mark_summary(grid: Grid, stretches: Stretches) -> None:
    """Set the summary of another article before the link to the source: the last sentence, or as many as fill it."""
    text = grid.text
    link = _SOURCE_LINK.search(text) if "[Link nguồn]" in text else None
    if link is None:
        return
    end = link.start()
    is_cut = text.endswith(("...", "…"), 0, end)
    shortest = _SHORTEST_CUT_SUMMARY if is_cut else _SHORTEST_SUMMARY
    line_start = grid.line(end - 1)[0]
    start = grid.sentence_start(end - 1)
    while start > line_start and end - start < shortest:
        before = grid.sentence_start(start - 1)
        if end - before > _LONGEST_SUMMARY:
            break
        start = before
    if end - start <= _LONGEST_SUMMARY and start > line_start:
        stretches.add(behind_credit(grid, start, end), end, "related")


def _mark_repeated(grid: Grid, stretches: Stretches) -> None:
    """Set boxes of the form headline, line end, the same headline and the beginning of its article."""
    text = grid.text
    for rank, ((start, end), (following, last)) in enumerate(zip(grid.lines, grid.lines[1:], strict=False)):
        at = max(grid.sentence_start(end - 1), start)
        headline = text[at:end]
        if not _SHORTEST_HEADLINE <= len(headline) <= _LONGEST_HEADLINE or not text.startswith(headline, following):
            continue
        if at == grid.lines[0][0]:
            continue  # the article's own headline, pasted twice
        tail = following + len(headline)
        if tail < last:
            stretches.add(at, grid.sentence_end(tail + 1), "related")
        else:
            stretches.add(at, grid.lines[min(rank + 2, len(grid.lines) - 1)][1], "related")


def _mark_list(grid: Grid, stretches: Stretches) -> None:
    """Set what follows a line such as `Tin liên quan` in the second half of the text."""
    for start, end in grid.lines:
        if end - start > _LONGEST_HEAD or start <= len(grid.text) / 2:
            continue
        if grid.text[start:end].strip(" :>").lower() in words().teaser_heads:
            last_start, last_end = grid.lines[-1]
            signed = last_start > end and is_byline(grid.text[last_start:last_end])
            stretches.add(start, last_start if signed else len(grid.text), "related")
            return


def _mark_pasted(grid: Grid, stretches: Stretches) -> None:
    """Set what stands behind the byline in the second half of the text: the beginnings of other articles.

    A line that is no more than a name may be a subhead, too: it is a byline where something of another article is
    known to follow it.
    """
    text = grid.text
    for (start, end), (following, _) in zip(grid.lines, grid.lines[1:], strict=False):
        if start < len(text) / 2 or stretches.free(start, end) != [(start, end)]:
            continue
        line = text[start:end]
        certain = line in words().bylines or ("TTXVN" in line and is_byline(line))
        if certain or (is_byline(line) and stretches.kind_at(following) == "related"):
            stretches.add(start, end, "byline")
            stretches.add(end, len(text), "related")
            return
