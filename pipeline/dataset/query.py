"""Questions to a dataset in SQL: views over the rows of its parts, without an import."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from trichtin.pipeline.dataset.manifest import read_manifest
from trichtin.pipeline.dataset.rows import ENTRY
from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.tables import TABLES, Table

SUCCESS, FAILURE = 0, 1

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}
_ROWS = 1000
_SHOWN = 200
"""Rows that a terminal shows."""


def connect(root: Path) -> duckdb.DuckDBPyConnection:
    """A connection with a view for each table of a dataset.

    Raises:
        ArticleError: ``not_a_dataset``.
    """
    parts = read_manifest(root)["parts"]
    connection = duckdb.connect(":memory:")
    # Nothing is fetched from anywhere.
    connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
    connection.execute("SET enable_progress_bar = false")
    retired = [(part["name"], rank) for part in parts for rank in part["retired"]]
    if retired:
        connection.execute("CREATE TEMP TABLE _retired (part VARCHAR, entry BIGINT)")
        connection.executemany("INSERT INTO _retired VALUES (?, ?)", retired)
    for table in TABLES.values():
        names = [str((root / "tables" / table.name / f"{part['name']}.parquet").absolute()) for part in parts]
        connection.execute(_view(table, names, has_retired=bool(retired)))
    return connection


def _view(table: Table, names: list[str], *, has_retired: bool) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if table.name == "articles":
        columns += ', count(*) OVER (PARTITION BY "record_id") AS copies'
    if not names:
        typed = ", ".join(f'NULL::{_TYPES[column.kind]} AS "{column.name}"' for column in table.columns)
        return f'CREATE TEMP VIEW "{table.name}" AS SELECT {columns} FROM (SELECT {typed}) WHERE false'
    files = ", ".join(_quoted(name) for name in names)
    found = f"SELECT {columns} FROM read_parquet([{files}], filename = true) AS found"
    if has_retired:
        found += (
            " WHERE NOT EXISTS (SELECT 1 FROM _retired WHERE _retired.part = parse_filename(found.filename, true)"
            f" AND _retired.entry = found.{ENTRY})"
        )
    return f'CREATE TEMP VIEW "{table.name}" AS {found}'


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def run(root: Path, sql: str, format: str | None) -> int:
    """Print what a dataset answers; gives the exit status.

    Args:
        root: the folder of the dataset.
        sql: the question.
        format: ``table``, ``csv`` or ``jsonl``; None: a table on a terminal, CSV elsewhere.
    """
    try:
        _print(connect(root), sql, format or ("table" if sys.stdout.isatty() else "csv"))
    except ArticleError as error:
        print(error, file=sys.stderr)
        return FAILURE
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    except duckdb.Error as fault:
        print(ArticleError("broken_query", str(root), " ".join(str(fault).split())), file=sys.stderr)
        return FAILURE
    return SUCCESS


def _print(connection: duckdb.DuckDBPyConnection, sql: str, format: str) -> None:
    if format == "table":
        relation: Any = connection.sql(sql)
        if relation is not None:
            relation.show(max_rows=_SHOWN)
        return
    done = connection.execute(sql)
    heading = [column[0] for column in done.description or ()]
    if format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(_rows(done))
    else:
        for row in _rows(done):
            print(json.dumps(dict(zip(heading, row, strict=True)), ensure_ascii=False, default=_plain))


def _rows(done: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := done.fetchmany(_ROWS):
        yield from rows


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
