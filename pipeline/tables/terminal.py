"""A table for reading on a terminal: the columns that matter, cut to the width that there is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from trichtin.pipeline.tables.columns import Cell, Column, Table

_GAP = "  "
_ELLIPSIS = "…"
_LEAST = 20
"""Letters that the last column has at least."""


def render(table: Table, rows: Iterable[tuple[Cell, ...]], width: int) -> Iterator[str]:
    """The lines of a table: heading, rule, rows.

    Args:
        table: the columns; those without a width are left out.
        rows: the rows.
        width: letters a line; columns from the right are left out where they find no room.
    """
    shown = _shown(table, width)
    yield _GAP.join(_fit(column.name, size, column) for _, column, size in shown).rstrip()
    yield _GAP.join("─" * size for _, _, size in shown)
    for row in rows:
        yield _GAP.join(_fit(cell_text(row[rank]), size, column) for rank, column, size in shown).rstrip()


def cell_text(cell: Cell) -> str:
    """A cell for reading: numbers with `.` between thousands and a decimal `,`, as Vietnamese readers write them."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        return f"{Decimal(repr(cell)):,f}".translate(str.maketrans(",.", ".,"))
    return " ".join(cell.split())


def _shown(table: Table, width: int) -> list[tuple[int, Column, int]]:
    shown: list[tuple[int, Column, int]] = []
    room = width
    for rank, column in enumerate(table.columns):
        if not column.width:
            continue
        size = max(column.width, len(column.name))
        if size > room:
            if room >= _LEAST:
                shown.append((rank, column, room))
            break
        shown.append((rank, column, size))
        room -= size + len(_GAP)
    return shown


def _fit(text: str, size: int, column: Column) -> str:
    """Text cut or padded to a size; numbers stand on the right."""
    length = sum(_cells(letter) for letter in text)
    while length > size:
        text = text[:-2] + _ELLIPSIS if len(text) > 1 else ""
        length = sum(_cells(letter) for letter in text)
    pad = " " * (size - length)
    return pad + text if column.kind in ("number", "integer") else text + pad


def _cells(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
