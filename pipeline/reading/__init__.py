"""Bytes to raw articles, one reader a format."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.composing import Composed, compose, tidy
from trichtin.pipeline.reading.formats import READERS, sniff
from trichtin.pipeline.reading.mending import mended
from trichtin.pipeline.reading.published import Publication, decide
from trichtin.pipeline.reading.raw import RawArticle
from trichtin.pipeline.reading.text_reader import read_text
from trichtin.pipeline.reading.walking import Input, walk

__all__ = [
    "STANDARD_INPUT",
    "Composed",
    "Input",
    "Publication",
    "RawArticle",
    "compose",
    "decide",
    "read_article",
    "read_articles",
    "read_file",
    "read_opened",
    "read_stream",
    "tidy",
    "walk",
]

_MOST_BYTES = 6
"""Bytes of a character: four in UTF-8, six in NFD with two marks on a vowel."""

STANDARD_INPUT = "standard input"


def read_article(path: Path) -> RawArticle:
    """The one article of a file.

    Raises:
        ArticleError: where the file cannot be read, or holds more than one article.
    """
    articles = list(read_file(Input(path, path.name)))
    for article in articles:
        if isinstance(article, ArticleError):
            raise article
    if len(articles) > 1:
        raise ArticleError("several_articles", str(path), f"The file holds {len(articles)} articles.")
    return cast(RawArticle, articles[0])


def read_articles(path: Path) -> Iterator[RawArticle | ArticleError]:
    """The articles of a file or folder, in a stable order; one that cannot be read is an error in its place."""
    for found in walk([path]):
        if isinstance(found, ArticleError):
            yield found
        else:
            yield from read_file(found)


def read_file(file: Input, *, max_characters: int | None = None) -> Iterator[RawArticle | ArticleError]:
    """The articles of one file.

    Args:
        file: the file.
        max_characters: a text file that cannot but be longer is not read at all.
    """
    try:
        with file.path.open("rb") as stream:
            yield from read_opened(stream, file, max_characters=max_characters)
    except OSError as fault:
        yield ArticleError("unreadable", str(file.path), f"{fault.strerror or fault}.")


def read_opened(
    stream: io.BufferedReader, file: Input, *, max_characters: int | None = None
) -> Iterator[RawArticle | ArticleError]:
    """The articles of one file that is open already; arguments as in ``read_file``.

    Raises:
        OSError: where it cannot be read.
    """
    suffix = file.path.suffix.lower()
    where = str(file.path)
    reader = READERS.get(suffix) or (sniff(stream) if not suffix else None)
    if reader is None:
        yield ArticleError("unknown_format", where, f"There is no reader for {suffix} files.")
    elif reader is read_text and max_characters and _bytes(stream) > _MOST_BYTES * max_characters:
        yield ArticleError("too_long", where, f"The file has {_bytes(stream):,} bytes.")
    else:
        yield from mended(reader(stream, file.name, where))


def read_stream(stream: io.BufferedReader) -> Iterator[RawArticle | ArticleError]:
    """The articles of standard input: text, JSON or JSON lines, by its first bytes."""
    yield from mended(sniff(stream)(stream, None, STANDARD_INPUT))


def _bytes(stream: io.BufferedReader) -> int:
    return os.fstat(stream.fileno()).st_size
