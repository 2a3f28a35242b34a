"""The readers, one a format, by the suffix of a file name.

To add a format: a module with a reader of this form, and its suffixes here.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.compressed import is_packed, reader_of_compressed
from trichtin.pipeline.reading.encodings import encoding_of
from trichtin.pipeline.reading.json_reader import read_json, read_json_lines
from trichtin.pipeline.reading.raw import RawArticle
from trichtin.pipeline.reading.text_reader import read_text

Reader = Callable[[BinaryIO, str | None, str], Iterator[RawArticle | ArticleError]]
"""(open file, path relative to the input root or None, name for messages) to articles and errors, in order."""

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}

_PACKED = (".gz", ".zst")
READERS.update({suffix: reader_of_compressed(READERS, suffix) for suffix in _PACKED})

_HEAD = 4096


def is_readable(name: str) -> bool:
    """Whether there is a reader for a file of this name."""
    suffix = PurePath(name).suffix.lower()
    return suffix in READERS and (suffix not in _PACKED or is_packed(name))


def sniff(file: io.BufferedReader) -> Reader:
    """The reader for a file without a name, by its first bytes."""
    head = file.peek(_HEAD)[:_HEAD]
    text = head.decode(encoding_of(head), errors="ignore").lstrip()
    if text.startswith("{"):
        return _read_objects
    if text.startswith("[") and text[1:].lstrip().startswith("{"):
        return read_json
    return read_text


def _read_objects(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
    """One object, or one a line: only the end of the first line tells."""
    data = file.read()
    first = data.lstrip().split(b"\n", 1)[0].rstrip()
    reader = read_json_lines if first.endswith(b"}") and b"\n" in data.strip() else read_json
    yield from reader(io.BytesIO(data), source, where)
