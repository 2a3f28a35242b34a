"""Tables with an article a row: CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.encodings import decode
from trichtin.pipeline.reading.fields import article_of, is_column, is_field
from trichtin.pipeline.reading.raw import RawArticle

Read = RawArticle | ArticleError

_LONGEST_CELL = 16_000_000
_ROWS = 32
"""Rows of a Parquet file that are read at once."""


def read_csv(file: BinaryIO, source: str | None, where: str) -> Iterator[Read]:
    """The articles of a table whose first row names its columns; commas, semicolons or tabs part the cells."""
    try:
        text = decode(file.read(), where)
    except ArticleError as error:
        yield error
        return
    csv.field_size_limit(_LONGEST_CELL)
    head = text.partition("\n")[0]
    mark = max(",;\t|", key=head.count)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark)
    try:
        names = next(rows)
        if not any(is_field(name, "text") for name in names):
            yield ArticleError("not_an_article", where, f"No column holds the text (the columns are: {head[:200]}).")
            return
        for rank, row in enumerate(rows, start=1):
            if any(cell.strip() for cell in row):
                yield _article(dict(zip(names, row, strict=False)), source, where, rank)
    except csv.Error as fault:
        yield ArticleError("broken_file", where, f"Line {rows.line_num}: {fault}.")


def read_parquet(file: BinaryIO, source: str | None, where: str) -> Iterator[Read]:
    """The articles of a Parquet file; columns that no field of an article is called by are not read."""
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.ParquetFile(file)
        names = [name for name in table.schema_arrow.names if is_column(name)]
        if not any(is_field(name, "text") for name in names):
            found = ", ".join(table.schema_arrow.names)
            yield ArticleError("not_an_article", where, f"No column holds the text (the columns are: {found[:200]}).")
            return
        rank = 0
        for batch in table.iter_batches(batch_size=_ROWS, columns=names):
            for row in batch.to_pylist():
                rank += 1
                yield _article({name: _plain(value) for name, value in row.items()}, source, where, rank)
        if not rank:
            yield ArticleError("empty_file", where, "The table has no rows.")
    except (pyarrow.ArrowException, OSError) as fault:
        yield ArticleError("broken_file", where, f"{str(fault).splitlines()[0] if str(fault) else 'No Parquet'}.")


def _article(fields: dict[str, Any], source: str | None, where: str, rank: int) -> Read:
    try:
        return article_of(fields, where=f"{where}:{rank}", source=source, rank=rank)
    except ArticleError as error:
        return error


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
