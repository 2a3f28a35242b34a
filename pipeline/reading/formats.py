"""The readers, one a format, by the suffix of a file name.

To add a format: a module with a reader of this form, and its suffixes here. A reader that needs a library of its own
is imported when the first file of its format is read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, cast

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.compressed import is_packed, reader_of_compressed
from trichtin.pipeline.reading.encodings import encoding_of
from trichtin.pipeline.reading.json_reader import read_json, read_json_lines
from trichtin.pipeline.reading.raw import RawArticle
from trichtin.pipeline.reading.text_reader import read_text
from trichtin.pipeline.reading.zip_reader import read_zip

Reader = Callable[[BinaryIO, str | None, str], Iterator[RawArticle | ArticleError]]
"""(open file, path relative to the input root or None, name for messages) to articles and errors, in order."""


def _later(module: str, name: str) -> Reader:
    """A reader whose module is imported when it is first needed."""

    def read(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
        reader = cast(Reader, getattr(import_module(f"trichtin.pipeline.reading.{module}"), name))
        yield from reader(file, source, where)

    return read


_read_html = _later("html_reader", "read_html")
_read_xml = _later("xml_reader", "read_xml")
_read_csv = _later("table_reader", "read_csv")
_read_message = _later("message_reader", "read_message")

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".xml": _read_xml,
    ".rss": _read_xml,
    ".atom": _read_xml,
    ".nitf": _read_xml,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".parquet": _later("table_reader", "read_parquet"),
    ".docx": _later("office_reader", "read_docx"),
    ".rtf": _later("office_reader", "read_rtf"),
    ".doc": _later("office_reader", "read_doc"),
    ".pdf": _later("pdf_reader", "read_pdf"),
    ".eml": _read_message,
    ".mhtml": _read_message,
    ".mht": _read_message,
    ".zip": partial(read_zip, readers=lambda: READERS),
}

_PACKED = (".gz", ".zst")
READERS.update({suffix: reader_of_compressed(READERS, suffix) for suffix in _PACKED})

_HEAD = 4096
_XML = ("<?xml", "<rss", "<feed", "<nitf", "<!doctype nitf", "<newsitem", "<newsmessage")


def is_readable(name: str) -> bool:
    """Whether there is a reader for a file of this name."""
    suffix = PurePath(name).suffix.lower()
    return suffix in READERS and (suffix not in _PACKED or is_packed(name))


def sniff(file: io.BufferedReader) -> Reader:
    """The reader for a file without a name, by its first bytes."""
    head = file.peek(_HEAD)[:_HEAD]
    text = head.decode(encoding_of(head), errors="ignore").lstrip().lower()
    if text.startswith("{\\rtf"):
        return READERS[".rtf"]
    if text.startswith("{"):
        return _read_objects
    if text.startswith("[") and text[1:].lstrip().startswith("{"):
        return read_json
    if text.startswith("%pdf-"):
        return READERS[".pdf"]
    if text.startswith(("<!doctype html", "<html")):
        return _read_html
    return _read_xml if text.startswith(_XML) else read_text


def _read_objects(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
    """One object, or one a line: only the end of the first line tells."""
    data = file.read()
    first = data.lstrip().split(b"\n", 1)[0].rstrip()
    reader = read_json_lines if first.endswith(b"}") and b"\n" in data.strip() else read_json
    yield from reader(io.BytesIO(data), source, where)
