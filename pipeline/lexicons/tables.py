"""Reader of the tables that lie in the package: tab-separated, a head line, ``#`` for comments."""

from __future__ import annotations

from importlib.resources import files


def read_table(package: str, name: str) -> list[dict[str, str]]:
    """The rows of a table by column; cells that are missing at the end of a line are empty.

    Raises:
        ValueError: where a line has more cells than the head line.
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    head, rows = lines[0], lines[1:]
    for row in rows:
        if len(row) > len(head):
            raise ValueError(f"{name}: too many cells in {row}")
    return [dict(zip(head, row + [""] * (len(head) - len(row)), strict=True)) for row in rows]
