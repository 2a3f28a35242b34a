"""Zstandard, as pyarrow has it: one thread, one level, so that the same records give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def write_zstd(path: Path) -> Iterator[Any]:
    """A file to write bytes to."""
    import pyarrow as pa

    with path.open("wb") as file, pa.CompressedOutputStream(file, "zstd") as stream:
        yield stream


@contextmanager
def open_zstd(path: Path) -> Iterator[io.BufferedReader]:
    """A file to read bytes from."""
    import pyarrow as pa

    with path.open("rb") as file, pa.CompressedInputStream(file, "zstd") as stream:
        yield io.BufferedReader(stream)
