"""Bytes to text."""

from __future__ import annotations

import codecs
import re

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.legacy import decode_bytes, lines_to_unicode, to_unicode

_MARKS = (
    # UTF-32 is looked for first: its little-endian mark begins like that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SAMPLE = 200_000
"""So many bytes or characters at the head of a file tell its encoding."""

_FEWEST_BYTES = 16
_LEAST_ZEROS = 0.4
"""Share of the characters of a text in UTF-16 whose high byte is zero: blanks and letters without marks."""

_MOST_LOST = 0.01
"""A text with a larger share of broken bytes is in an encoding that is not known."""

_RIGHT_LETTERS = 5

_MOST_CONTROLS = 0.01
"""A text whose control characters are a larger share is no text."""


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes of a file name: by a byte order mark, else UTF-8."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")


def decode(data: bytes, where: str, *, declared: str | None = None) -> str:
    """The text that bytes hold.

    Bytes that are no UTF-8 are read as Windows-1252 where that shows Vietnamese in a character set before Unicode
    (``legacy`` converts it); else a few broken ones become U+FFFD, which is counted later.

    Args:
        data: the bytes: UTF-8, UTF-16 or UTF-32, or a Vietnamese character set before Unicode.
        where: the file, for messages.
        declared: the encoding that the file names for itself; it counts where the bytes are no UTF-8.

    Raises:
        ArticleError: ``empty_file``, ``binary_file``, ``unknown_encoding``.
    """
    if not data.strip():
        raise ArticleError("empty_file", where, "The file is empty.")
    encoding = encoding_of(data)
    if encoding == "utf-8":
        encoding = _utf16_without_mark(data) or encoding
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        text = _decode_broken(data, encoding, fault, where, declared)
    if _is_binary(text):
        raise ArticleError("binary_file", where, "The file holds control characters, not text.")
    if not text.strip():
        raise ArticleError("empty_file", where, "The file holds blanks only.")
    return text


def _decode_broken(data: bytes, encoding: str, fault: UnicodeDecodeError, where: str, declared: str | None) -> str:
    if _looks_binary(data) and not encoding.startswith("utf-16"):
        raise ArticleError("binary_file", where, "The file holds binary data.") from None
    text = data.decode(encoding, errors="replace")
    if encoding.startswith("utf-8") and not _is_mostly_right(text):
        old = decode_bytes(data)
        converted = to_unicode(old, without_tags(old))
        # UTF-8 with errors is UTF-8 that was read as something else, too: that tells nothing.
        if converted is not None and "\ufffd" not in converted[0]:
            return old
        if (joined := _joined(data)) is not None:
            return joined
        if declared and (stated := _as_declared(data, declared)) is not None:
            return stated
    if text.count("\ufffd") > _MOST_LOST * len(text):
        reason = f"Byte {fault.start} is no {encoding.removesuffix('-sig').upper()}"
        reason += ", nor is it Vietnamese in windows-1258, TCVN3 or VNI." if encoding.startswith("utf-8") else "."
        raise ArticleError("unknown_encoding", where, reason) from None
    return text


def _joined(data: bytes) -> str | None:
    """Lines in UTF-8 and lines in an older character set, these as Windows-1252; None where it is no such text."""
    text = "\n".join(map(_line, data.split(b"\n")))
    converted = lines_to_unicode(text)
    return text if converted is not None and "\ufffd" not in converted[0] else None


def _line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return decode_bytes(line)


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        if codecs.lookup(declared).name == "utf-8":
            return None
        return data.decode(declared)
    except (LookupError, UnicodeError):
        return None


def _is_mostly_right(text: str) -> bool:
    """Whether most letters beyond ASCII were read: in another encoding, next to none would be."""
    lost = text.count("\ufffd")
    return sum(char > "\x7f" for char in text[:_SAMPLE]) > _RIGHT_LETTERS * lost


def without_tags(text: str) -> str:
    """The words of a page's head and body, roughly: enough to tell their encoding."""
    return re.sub(r"<[^<>]{0,500}>", " ", text[:_SAMPLE]) if "<" in text[:_SAMPLE] else text


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 that bears no mark: most of its high bytes are few values, and blanks and line ends have none."""
    head = data[: _SAMPLE // 2 * 2]
    if len(head) < _FEWEST_BYTES or len(data) % 2 or 0 not in head:
        return None
    for name, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = head[high::2].count(0)
        if zeros > _LEAST_ZEROS * len(head) / 2 and not head[1 - high :: 2].count(0):
            return name
    return None


def _looks_binary(data: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in data[:65536])
    return controls > _MOST_CONTROLS * len(data[:65536])


def _is_binary(text: str) -> bool:
    sample = text[:65536]
    controls = sum(char < " " and char not in "\t\n\r\x0b\x0c" for char in sample)
    return controls > _MOST_CONTROLS * len(sample)
