"""Bytes to text."""

from __future__ import annotations

import codecs

from trichtin.pipeline.errors import ArticleError

_MARKS = (
    # UTF-32 is looked for first: its little-endian mark begins like that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MOST_CONTROLS = 0.01
"""A text whose control characters are a larger share is no text."""


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes of a file name: by a byte order mark, else UTF-8."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")


def decode(data: bytes, where: str) -> str:
    """The text that bytes hold.

    Args:
        data: the bytes: UTF-8, or UTF-16 or UTF-32 with a byte order mark.
        where: the file, for messages.

    Raises:
        ArticleError: ``empty_file``, ``binary_file``, ``unknown_encoding``.
    """
    if not data.strip():
        raise ArticleError("empty_file", where, "The file is empty.")
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        if _looks_binary(data):
            raise ArticleError("binary_file", where, "The file holds binary data.") from None
        reason = f"Byte {fault.start} is no {encoding.removesuffix('-sig').upper()}."
        raise ArticleError("unknown_encoding", where, reason) from None
    if _is_binary(text):
        raise ArticleError("binary_file", where, "The file holds control characters, not text.")
    if not text.strip():
        raise ArticleError("empty_file", where, "The file holds blanks only.")
    return text


def _looks_binary(data: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in data[:65536])
    return controls > _MOST_CONTROLS * len(data[:65536])


def _is_binary(text: str) -> bool:
    sample = text[:65536]
    controls = sum(char < " " and char not in "\t\n\r\x0b\x0c" for char in sample)
    return controls > _MOST_CONTROLS * len(sample)
