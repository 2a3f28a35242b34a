"""What ``trichtin table`` does: records to a file or to the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.tables.columns import Cell, Table
from trichtin.pipeline.tables.sources import read_records
from trichtin.pipeline.tables.tables import rows
from trichtin.pipeline.tables.terminal import render
from trichtin.pipeline.tables.writers import write
from trichtin.schemas import ArticleRecord

SUCCESS, FAILURE = 0, 1
_WIDE = 200
"""Letters a line where the output is no terminal."""


def run(paths: list[Path], table: Table, output: Path | None) -> int:
    """Make a table of records or articles.

    Args:
        paths: files and folders of records or articles.
        table: one of ``TABLES``.
        output: the file, whose ending names the format; None: standard output, for reading.

    Returns:
        The exit status: 0, or 1 where some input gave no record or the output cannot be written.
    """
    reader = _Reader()
    stream = reader.rows(table, read_records(paths))
    try:
        if output is None:
            width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDE
            for line in render(table, stream, width):
                print(line)
        else:
            write(table, stream, output)
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    except OSError as fault:
        _say(ArticleError("unwritable_output", str(output or "standard output"), f"{fault.strerror}."))
        return FAILURE
    return FAILURE if reader.failures else SUCCESS


class _Reader:
    """Takes rows from records and tells of the inputs that gave none."""

    def __init__(self) -> None:
        self.failures = 0

    def rows(self, table: Table, records: Iterable[ArticleRecord | ArticleError]) -> Iterator[tuple[Cell, ...]]:
        for record in records:
            if isinstance(record, ArticleError):
                self.failures += 1
                _say(record)
            else:
                yield from rows(table, record)


def _say(error: ArticleError) -> None:
    print(error, file=sys.stderr, flush=True)
