"""Records to standard output or to files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Protocol

from trichtin.pipeline.batch.naming import Names
from trichtin.pipeline.reading import Input, RawArticle
from trichtin.schemas import ArticleRecord

_INDENT = 2


class Writer(Protocol):
    """Takes records, one after the other."""

    def write(self, article: RawArticle, record: ArticleRecord) -> None:
        """Write the record of an article."""

    def close(self) -> None:
        """Write what was held back."""


class StreamWriter:
    """Writes to standard output: one record as JSON, several as JSON lines."""

    def __init__(self, stream: BinaryIO, *, pretty: bool) -> None:
        self._stream = stream
        self._pretty = pretty
        self._held: ArticleRecord | None = None
        """The first record, as long as it may be the only one: only that one is indented."""

    def write(self, _article: RawArticle, record: ArticleRecord) -> None:
        """Write the record of an article."""
        if self._pretty and self._held is None:
            self._held = record
            return
        if self._held is not None:
            self._print(self._held)
            self._held, self._pretty = None, False
        self._print(record)

    def close(self) -> None:
        """Write what was held back."""
        if self._held is not None:
            self._print(self._held, indent=_INDENT)
        self._stream.flush()

    def _print(self, record: ArticleRecord, indent: int | None = None) -> None:
        self._stream.write(record.to_json(indent=indent).encode() + b"\n")


class FolderWriter:
    """Writes one file an article. A file is complete or not there: it is written aside and then moved."""

    def __init__(self, folder: Path, inputs: Iterable[Input], *, pretty: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._names = Names(inputs, folder)
        self._indent = _INDENT if pretty else None

    def write(self, article: RawArticle, record: ArticleRecord) -> None:
        """Write the record of an article."""
        path = self._names.of(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{os.getpid()}.part")
        try:
            aside.write_bytes(record.to_json(indent=self._indent).encode() + b"\n")
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)

    def close(self) -> None:
        """Every file is complete already."""
