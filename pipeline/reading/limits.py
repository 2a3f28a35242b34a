"""How much of a file is read into memory."""

from __future__ import annotations

from typing import BinaryIO

from trichtin.pipeline.errors import ArticleError

MOST_BYTES = 12_000_000
"""A page, message or document of one article is no larger."""


def read_limited(file: BinaryIO, where: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file.

    Raises:
        ArticleError: ``too_long`` where it has more than ``most`` bytes.
    """
    data = file.read(most + 1)
    if len(data) > most:
        raise ArticleError("too_long", where, f"The file has more than {most:,} bytes.")
    return data
