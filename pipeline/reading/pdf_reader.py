"""PDF with a text layer to one article."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.limits import read_limited
from trichtin.pipeline.reading.published import date_at_head
from trichtin.pipeline.reading.raw import RawArticle

_MOST_BYTES = 64_000_000
_MOST_PAGES = 60
_FULL_LINE = 0.8
"""A line of this share of the longest one is full: the paragraph goes on, unless a sentence ends in it."""

_SENTENCE_END = re.compile(r"[.!?…:;”\"/]$")
_PAGE_NUMBER = re.compile(r"(?:trang )?\d{1,3}(?: ?/ ?\d{1,3})?", re.IGNORECASE)


def read_pdf(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
    """The one article of a PDF whose pages hold text, not pictures of text."""
    try:
        pages = _pages(read_limited(file, where, _MOST_BYTES), where)
    except ArticleError as error:
        yield error
        return
    text = "\n\n".join(_paragraphs([line for page in pages for line in page]))
    if not text:
        yield ArticleError("no_text_layer", where, f"None of its {len(pages)} pages holds text.")
        return
    yield RawArticle(text=text, source=source, published=date_at_head(source), published_from="file_name")


def _pages(data: bytes, where: str) -> list[list[str]]:
    """The lines of each page.

    Raises:
        ArticleError: ``broken_file``, ``too_long``.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if len(reader.pages) > _MOST_PAGES:
            raise ArticleError("too_long", where, f"It has {len(reader.pages)} pages of {_MOST_PAGES} allowed.")
        return [_lines(page.extract_text()) for page in reader.pages]
    except ArticleError:
        raise
    except Exception as fault:  # whatever the library makes of a damaged file
        raise ArticleError("broken_file", where, f"{type(fault).__name__}: {str(fault)[:200]}.") from None


def _lines(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.splitlines()]
    return [line for line in lines if not _PAGE_NUMBER.fullmatch(line.strip())]


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines of a page joined to paragraphs: a short line, or an empty one, ends a paragraph."""
    longest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        words = " ".join(line.split())
        if not words:
            goes_on = False
            continue
        if goes_on:
            paragraphs[-1] += f" {words}"
        else:
            paragraphs.append(words)
        # A line that is full goes on even behind a full stop: the stop may stand inside the paragraph.
        goes_on = len(line) >= _FULL_LINE * longest
    return paragraphs
