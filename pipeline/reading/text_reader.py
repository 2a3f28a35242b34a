"""Plain text to one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.encodings import decode
from trichtin.pipeline.reading.published import date_at_head
from trichtin.pipeline.reading.raw import RawArticle


def read_text(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
    """The one article of a text file."""
    try:
        text = decode(file.read(), where)
    except ArticleError as error:
        yield error
        return
    yield RawArticle(text=text, source=source, published=date_at_head(source), published_from="file_name")
