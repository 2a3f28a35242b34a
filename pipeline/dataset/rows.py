"""The rows that the records of a part give each table, so that queries need not read the records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from trichtin.pipeline.dataset.layout import Layout, sha256, whole
from trichtin.pipeline.tables import TABLES, Cell, Column, rows, write
from trichtin.schemas import ArticleRecord

ENTRY = "entry"
"""The column that says which entry of its part a row comes from; views leave it out."""


class TableParts:
    """Takes the records of a part and writes their rows, a file a table, when its block ends well."""

    def __init__(self, layout: Layout, number: int) -> None:
        self._paths = {name: layout.table(name, number) for name in TABLES}
        self._rows: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in TABLES}

    def __enter__(self) -> TableParts:
        return self

    def __exit__(self, kind: Any, value: Any, trace: Any) -> None:
        if kind is not None:
            return
        for name, table in TABLES.items():
            columns = (Column(ENTRY, "integer", lambda _: None), *table.columns)
            with whole(self._paths[name]) as aside:
                write(replace(table, columns=columns), self._rows[name], aside)

    def add(self, entry: int, record: ArticleRecord) -> None:
        """Take a record."""
        made = {name: [(entry, *cells) for cells in rows(table, record)] for name, table in TABLES.items()}
        for name, found in made.items():
            self._rows[name].extend(found)

    def hashes(self) -> dict[str, str]:
        """The hashes of the files by table, once they are written."""
        return {name: sha256(path) for name, path in self._paths.items()}
