"""PDF with a text layer to one article."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.limits import read_limited
from trichtin.pipeline.reading.raw import RawArticle

_MOST_BYTES = 64_000_000
_MOST_PAGES = 60
_FULL_LINE = 0.8
"""A line of this share of the longest one is full, so that its paragraph may go on."""

_SAME_LINE = 2.0
"""Points; words that stand higher or lower by less are of one line."""

_WIDE_GAP = 1.4
"""A gap of so many times the usual one between two lines parts paragraphs."""

_SHARE_WITH_HEAD = 0.6
"""A line that heads so many of the pages is no text."""
_SHORTEST_TITLE = 40

_PAGE_NUMBER = re.compile(r"(?:trang )?\d{1,3}(?: ?/ ?\d{1,3})?", re.IGNORECASE)


def read_pdf(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
    """The one article of a PDF whose pages hold text, not pictures of text."""
    try:
        pages = _pages(read_limited(file, where, _MOST_BYTES), where)
    except ArticleError as error:
        yield error
        return
    text = "\n\n".join(_paragraphs(_without_running_heads(pages)))
    if not text:
        yield ArticleError("no_text_layer", where, f"None of its {len(pages)} pages holds text.")
        return
    yield RawArticle(text=text, source=source)


def _pages(data: bytes, where: str) -> list[list[str]]:
    """The lines of each page, with an empty one where a wide gap parts two.

    Raises:
        ArticleError: ``broken_file``, ``too_long``.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if len(reader.pages) > _MOST_PAGES:
            raise ArticleError("too_long", where, f"It has {len(reader.pages)} pages of {_MOST_PAGES} allowed.")
        return [_lines(page) for page in reader.pages]
    except ArticleError:
        raise
    except Exception as fault:  # whatever the library makes of a damaged file
        raise ArticleError("broken_file", where, f"{type(fault).__name__}: {str(fault)[:200]}.") from None


def _lines(page: Any) -> list[str]:
    heights: list[float] = []
    lines: list[str] = []

    def take(text: str, current: list[float], matrix: list[float], _font: Any, _size: float) -> None:
        height = matrix[5] * current[3] + current[5]
        for rank, part in enumerate(text.split("\n")):
            if lines and rank == 0 and abs(heights[-1] - height) < _SAME_LINE:
                lines[-1] += part
            elif part.strip():
                lines.append(part)
                heights.append(height)

    page.extract_text(visitor_text=take)
    gaps = [above - below for above, below in pairwise(heights)]
    downwards = sorted(gap for gap in gaps if gap > 0)
    usual = downwards[len(downwards) // 4] if downwards else 0.0
    parted: list[str] = []
    for line, gap in zip(lines, [0.0, *gaps], strict=False):
        if gap > _WIDE_GAP * usual:
            parted.append("")
        if not _PAGE_NUMBER.fullmatch(line.strip()):
            parted.append(line)
    return parted


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """The lines of all pages but for those that head or close most of them (`Báo Mẫu, số 12 - trang 3`)."""
    ends = Counter(head for page in pages for head in {_masked(line) for line in _ends(page)})
    running = {head for head, count in ends.items() if count > 1 and count >= _SHARE_WITH_HEAD * len(pages)}
    kept: list[str] = []
    for number, page in enumerate(pages):
        # A title may run along, too: where it stands first it is one.
        first = number == 0
        heads = {line for line in _ends(page) if _masked(line) in running and not (first and _is_long(line))}
        lines = [line for line in page if line not in heads]
        # The gap beside a head parts no paragraph.
        while heads and lines and not lines[0]:
            lines.pop(0)
        while heads and lines and not lines[-1]:
            lines.pop()
        kept.extend(lines)
    return kept


def _is_long(line: str) -> bool:
    return len(line.strip()) >= _SHORTEST_TITLE


def _ends(page: list[str]) -> list[str]:
    """The first and the last line of a page."""
    lines = [line for line in page if line.strip()]
    return [lines[0], lines[-1]] if lines else []


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines of pages joined to paragraphs: a short line, or an empty one, ends a paragraph."""
    longest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        words = " ".join(line.split())
        if words and goes_on:
            paragraphs[-1] += f" {words}"
        elif words:
            paragraphs.append(words)
        goes_on = bool(words) and len(line) >= _FULL_LINE * longest
    return paragraphs
