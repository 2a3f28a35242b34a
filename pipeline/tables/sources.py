"""Where the records of a table come from: files of records, or articles, which are extracted on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from trichtin.pipeline.batch import extract_or_error
from trichtin.pipeline.dataset.manifest import is_dataset
from trichtin.pipeline.dataset.reading import record_lines
from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.extractor import Extractor
from trichtin.pipeline.reading import Input, read_file, walk
from trichtin.schemas import ArticleRecord

_RECORD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"schema_version"')
_HEAD = 200
"""Bytes that show whether a file holds records."""


def read_records(paths: list[Path]) -> Iterator[ArticleRecord | ArticleError]:
    """The records that paths stand for, in a stable order; what gives no record is an error in its place.

    Args:
        paths: files and folders; a file that begins like a record holds one (JSON) or one a line, any other articles; a
            folder that ``trichtin batch`` wrote holds those of its parts.
    """
    articles = _Articles()
    for path in paths:
        if is_dataset(path):
            yield from _of_dataset(path)
        else:
            yield from _of_path(path, articles)


def _of_dataset(root: Path) -> Iterator[ArticleRecord | ArticleError]:
    try:
        for where, line in record_lines(root):
            yield _record(line, where)
    except ArticleError as error:
        yield error


def _of_path(path: Path, articles: _Articles) -> Iterator[ArticleRecord | ArticleError]:
    for file in walk([path]):
        if isinstance(file, ArticleError):
            yield file
            continue
        try:
            if _holds_records(file.path):
                yield from _records(file.path)
                continue
        except OSError as fault:
            yield ArticleError("unreadable", str(file.path), f"{fault.strerror or fault}.")
            continue
        yield from articles.extract(file)


class _Articles:
    """The extractor, loaded when the first article comes."""

    @cached_property
    def _extractor(self) -> Extractor:
        return Extractor()

    def extract(self, file: Input) -> Iterator[ArticleRecord | ArticleError]:
        for article in read_file(file, max_characters=self._extractor.max_characters):
            if isinstance(article, ArticleError):
                yield article
            else:
                yield extract_or_error(self._extractor, article)


def _holds_records(path: Path) -> bool:
    with path.open("rb") as file:
        return bool(_RECORD.match(file.read(_HEAD)))


def _records(path: Path) -> Iterator[ArticleRecord | ArticleError]:
    """One record, indented or not, or one a line."""
    with path.open(encoding="utf-8-sig") as file:
        first = file.readline()
        if first.rstrip().endswith("}"):
            for rank, line in enumerate(_lines(first, file), start=1):
                yield _record(line, f"{path}:{rank}")
        else:
            yield _record(first + file.read(), str(path))


def _lines(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from (line for line in rest if line.strip())


def _record(text: str, where: str) -> ArticleRecord | ArticleError:
    try:
        return ArticleRecord.model_validate_json(text)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        return ArticleError("broken_record", where, f"{place + ': ' if place else ''}{first['msg']}.")
