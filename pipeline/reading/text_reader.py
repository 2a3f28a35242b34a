"""Plain text to one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.encodings import decode
from trichtin.pipeline.reading.published import date_at_head
from trichtin.pipeline.reading.raw import RawArticle


def read_text(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
    """The one article of a text file, which may be a page that was saved under such a name."""
    try:
        text = decode(file.read(), where)
        if text.lstrip("\ufeff \n\r\t")[:9].lower().startswith(("<!doctype", "<html")):
            from trichtin.pipeline.reading.html_reader import article_of_page

            yield article_of_page(text, source, where)
            return
    except ArticleError as error:
        yield error
        return
    yield RawArticle(text=text, source=source, published=date_at_head(source), published_from="file_name")
