"""Documents of word processors: DOCX and RTF."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.limits import MOST_BYTES, read_limited
from trichtin.pipeline.reading.markup import Lines
from trichtin.pipeline.reading.raw import RawArticle
from trichtin.schemas.article import SectionKind
from trichtin.schemas.diagnostics import WarningCode

Read = RawArticle | ArticleError

_MOST_FILE = 64_000_000
_MOST_UNPACKED = 100_000_000
"""Bytes of the parts of a document, pictures too."""

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read_docx(file: BinaryIO, source: str | None, where: str) -> Iterator[Read]:
    """The one article of a Word file: its paragraphs, and its tables as lines; text boxes are left out."""
    try:
        data = read_limited(file, where, _MOST_FILE)
        _check_package(data, where)
        lines, boxes = _docx_lines(data, where)
    except ArticleError as error:
        yield error
        return
    warnings: tuple[tuple[WarningCode, str], ...] = ()
    if boxes:
        warnings = (("left_out", f"{boxes} text boxes were not read."),)
    yield _article(lines, source, where, warnings)


def read_rtf(file: BinaryIO, source: str | None, where: str) -> Iterator[Read]:
    """The one article of an RTF file."""
    from striprtf.striprtf import rtf_to_text

    try:
        data = read_limited(file, where, MOST_BYTES)
    except ArticleError as error:
        yield error
        return
    if not data.lstrip().startswith(b"{\\rtf"):
        yield ArticleError("broken_file", where, "It is no RTF.")
        return
    page = _CODE_PAGE.search(data[:1000])
    encoding = f"cp{page[1].decode()}" if page and page[1] != b"0" else "cp1252"
    try:
        text = rtf_to_text(data.decode("latin-1"), encoding=encoding, errors="replace")
    except (LookupError, ValueError, RecursionError) as fault:
        yield ArticleError("broken_file", where, f"{type(fault).__name__}: {fault}.")
        return
    lines = Lines()
    for line in text.splitlines():
        lines.add(" | ".join(filter(None, map(str.strip, line.split("|")))))
    yield _article(lines, source, where, ())


def read_doc(file: BinaryIO, source: str | None, where: str) -> Iterator[Read]:
    """The one article of a file that is called a Word file of before 2007, but is RTF, DOCX or a page."""
    try:
        data = read_limited(file, where, _MOST_FILE)
    except ArticleError as error:
        yield error
        return
    head = data[:1000].lstrip().lower()
    again = io.BytesIO(data)
    if head.startswith(b"{\\rtf"):
        yield from read_rtf(again, source, where)
    elif head.startswith(b"pk"):
        yield from read_docx(again, source, where)
    elif head.startswith((b"<!doctype", b"<html")) or b"urn:schemas-microsoft-com:office" in head:
        from trichtin.pipeline.reading.html_reader import read_html

        yield from read_html(again, source, where)
    else:
        reason = "It is a Word file of before 2007: open it in a word processor and save it as .docx."
        yield ArticleError("unknown_format", where, reason if head.startswith(_OLD_WORD) else "It is no Word file.")


def _article(lines: Lines, source: str | None, where: str, warnings: tuple[tuple[WarningCode, str], ...]) -> Read:
    if not lines.texts:
        return ArticleError("no_text", where, "The document holds no text.")
    return RawArticle(text=lines.text, source=source, lines=tuple(lines.kinds), warnings=warnings)


def _check_package(data: bytes, where: str) -> None:
    """See that a package is one, before anything of it is unpacked.

    Raises:
        ArticleError: ``broken_file``, ``unsafe_file``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise ArticleError("broken_file", where, "It is no Word file (.docx).") from None
    total = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))), default=0)
    if total > _MOST_UNPACKED or largest > MOST_BYTES:
        raise ArticleError("unsafe_file", where, f"Its parts have {total:,} bytes when they are unpacked.")


def _docx_lines(data: bytes, where: str) -> tuple[Lines, int]:
    """The lines of a document and the number of its text boxes."""
    import docx
    from docx.table import Table

    lines = Lines()
    try:
        document = docx.Document(io.BytesIO(data))
        for item in document.iter_inner_content():
            if isinstance(item, Table):
                for row in item._tbl.tr_lst:
                    line = " | ".join(filter(None, _cells(row)))
                    lines.add(line, "body" if " | " in line else None)
            else:
                kind: SectionKind | None = "caption" if _is_caption(item) else None
                for line in _text(item._p).split("\n"):
                    lines.add(line, kind)
        # Word writes a text box twice: for itself, and for older programs.
        boxes = [box for box in document.element.iter(f"{_WORDS}txbxContent") if not _is_fallback(box)]
        return lines, len(boxes)
    except Exception as fault:  # whatever the library makes of a damaged package
        raise ArticleError("broken_file", where, f"{type(fault).__name__}: {str(fault)[:200]}.") from None


def _is_caption(paragraph: Any) -> bool:
    """Whether a paragraph is in the style in which Word sets captions."""
    style = paragraph.style
    return style is not None and (style.name or "").lower() in ("caption", "chú thích", "chú thích ảnh")


def _cells(row: Any) -> Iterator[str]:
    for cell in row.tc_lst:
        yield " ".join(_text(cell).split())


def _text(element: Any) -> str:
    """The words under an element but for those of text boxes and deletions: links and insertions too."""
    parts: list[str] = []
    skipped = (f"{_WORDS}txbxContent", f"{_WORDS}del", f"{_WORDS}moveFrom", f"{_WORDS}instrText")
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag in skipped or not isinstance(node.tag, str):
            continue
        if node.tag == f"{_WORDS}t":
            parts.append(node.text or "")
        elif node.tag in (f"{_WORDS}br", f"{_WORDS}cr"):
            parts.append("\n")
        elif node.tag == f"{_WORDS}tab":
            parts.append(" ")
        elif node.tag == f"{_WORDS}noBreakHyphen":
            parts.append("-")
        elif node.tag == f"{_WORDS}p" and parts:
            parts.append("\n")
        stack.extend(reversed(node))
    return "".join(parts)


def _is_fallback(box: Any) -> bool:
    return any(each.tag.endswith("}Fallback") for each in box.iterancestors())
