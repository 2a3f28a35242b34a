"""Files packed with gzip or Zstandard: read as what they are called without the last suffix."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.raw import RawArticle

Reader = Callable[[BinaryIO, str | None, str], Iterator[RawArticle | ArticleError]]

_LINES = frozenset({".jsonl", ".ndjson"})
"""Only what is read line by line: any other format is held in memory whole, however large it unpacks."""


def reader_of_compressed(readers: Mapping[str, Reader], suffix: str) -> Reader:
    """The reader of files such as ``a.jsonl.gz``.

    Args:
        readers: the readers by suffix.
        suffix: ``.gz`` or ``.zst``.
    """

    def read(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
        inner = PurePath(where).with_suffix("").suffix.lower()
        if inner not in _LINES:
            yield ArticleError("unknown_format", where, f"There is no reader for {inner}{suffix} files.")
            return
        try:
            yield from readers[inner](_unpacked(file, suffix), source, where)
        except (EOFError, OSError, zlib.error) as fault:
            yield ArticleError("broken_compression", where, f"{fault}.".replace("..", "."))

    return read


def is_packed(name: str) -> bool:
    """Whether the name of a file is one that these readers read."""
    return PurePath(name).with_suffix("").suffix.lower() in _LINES


def _unpacked(file: BinaryIO, suffix: str) -> Any:
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=file)
    import pyarrow as pa

    return io.BufferedReader(pa.CompressedInputStream(file, "zstd"))
