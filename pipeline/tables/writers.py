"""Tables to files: CSV for spreadsheets, XLSX, Parquet. The ending of the path names the format.

Libraries are imported when a format is asked for: XLSX and Parquet take a moment to load.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from trichtin.pipeline.tables.columns import Cell, Column, Table

Rows = Iterable[tuple[Cell, ...]]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ROWS_A_SHEET = 1_048_575
"""What XLSX holds beside the heading."""
_LETTERS_A_CELL = 32_767
_ROWS_A_GROUP = 10_000


def write(table: Table, rows: Rows, path: Path) -> int:
    """Write rows into a file of the format that its ending names.

    Args:
        table: the columns.
        rows: the rows, taken one after the other.
        path: the file, which is replaced.

    Returns:
        The number of rows.

    Raises:
        ValueError: the ending names no format.
    """
    writer = FORMATS.get(path.suffix.lower())
    if writer is None:
        raise ValueError(f"{path.name} ends in none of {', '.join(FORMATS)}, which name the formats")
    return writer(table, rows, path)


def _write_csv(table: Table, rows: Rows, path: Path) -> int:
    """UTF-8 with byte order mark, so that Excel opens it as what it is; RFC 4180 otherwise."""
    number = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in table.columns)
        for row in rows:
            writer.writerow(map(csv_cell, row))
            number += 1
    return number


def csv_cell(cell: Cell) -> str:
    """A cell as text; numbers without exponent.

    Text that a spreadsheet would run as a formula gets an apostrophe in front: articles come from anywhere.
    """
    if cell is None:
        return ""
    if isinstance(cell, float):
        return format(Decimal(repr(cell)), "f")
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _write_xlsx(table: Table, rows: Rows, path: Path) -> int:
    """One sheet, and more where the rows of one do not suffice; text is never taken for a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)

    def cell(sheet: Any, value: Cell) -> Any:
        if isinstance(value, date) and value.year < 1900:  # before the first day that spreadsheets know
            value = value.isoformat()
        if not isinstance(value, str):
            return value
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:_LETTERS_A_CELL])
        made.data_type = "s"
        return made

    number = 0
    stream = iter(rows)
    while True:
        part = list(islice(stream, _ROWS_A_GROUP))
        if number % _ROWS_A_SHEET == 0 and (part or number == 0):
            rank = number // _ROWS_A_SHEET
            sheet = book.create_sheet(table.name if rank == 0 else f"{table.name} {rank + 1}")
            sheet.freeze_panes = "A2"
            for index, column in enumerate(table.columns, start=1):
                sheet.column_dimensions[get_column_letter(index)].width = max(column.width, len(column.name), 10)
            sheet.append([column.name for column in table.columns])
        if not part:
            break
        for row in part:
            sheet.append([cell(sheet, value) for value in row])
        number += len(part)
    book.save(path)
    return number


def _write_parquet(table: Table, rows: Rows, path: Path) -> int:
    """Typed columns, all nullable; row groups of some thousands, so that memory stays small."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    schema = pa.schema([(column.name, types[column.kind]) for column in table.columns])
    number = 0
    stream = iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while part := list(islice(stream, _ROWS_A_GROUP)):
            columns = zip(*part, strict=True)
            arrays = [
                pa.array(_cast(column, cells), type=types[column.kind])
                for column, cells in zip(table.columns, columns, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            number += len(part)
    return number


def _cast(column: Column, cells: Iterable[Cell]) -> Iterator[Cell]:
    """Whole numbers of a number column as floats, which its type asks for."""
    for cell in cells:
        yield float(cell) if column.kind == "number" and isinstance(cell, int) else cell


FORMATS: dict[str, Callable[[Table, Rows, Path], int]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
}
"""Ending of a file → what writes it."""
