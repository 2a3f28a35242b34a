"""Print a record as a page that a person can read: ``show.py RECORD.json``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from trichtin.pipeline.tables.tables import indicator
from trichtin.schemas import Achievement, ArticleRecord, Location, Official


def main(path: Path) -> None:
    """Print achievements, places and officials of the record in ``path``."""
    record = ArticleRecord.model_validate_json(path.read_text(encoding="utf-8"))
    print(f"\n{record.article.title}\n")
    names = {place.id: place.name for place in record.locations}
    dates = {date.id: date.edtf or date.span.text for date in record.dates}
    _table(
        ("value", "unit", "what", "status", "period", "place"),
        (_achievement(item, names, dates) for item in record.achievements),
    )
    _table(("place", "level", "code", "today"), (_place(item) for item in record.locations))
    _table(("official", "offices", "events"), (_official(item) for item in record.officials))


def _achievement(item: Achievement, names: dict[str, str], dates: dict[str, str]) -> tuple[str, ...]:
    quantity = item.quantity
    value = f"{quantity.value}"
    value += "" if quantity.upper is None else f" – {quantity.upper}"
    value += "" if quantity.out_of is None else f" / {quantity.out_of}"
    change = f" ({item.change.direction} {item.change.kind})" if item.change else ""
    places = ", ".join(names[place] for place in item.locations)
    unit = "/".join([quantity.unit.text, *quantity.per])
    return value, unit, indicator(item) or "", item.status + change, dates.get(item.period or "", ""), places


def _place(item: Location) -> tuple[str, ...]:
    admin = item.admin
    unit = admin and (admin.commune or admin.district or admin.province)
    today = "; ".join(
        (f"{now.commune.name} {now.commune.code}, " if now.commune else "") + f"{now.province.name} {now.province.code}"
        for now in item.current
    )
    return item.name, item.level, (unit and unit.code) or item.resolution, today


def _official(item: Official) -> tuple[str, ...]:
    offices = "; ".join(position.title for position in item.positions)
    events = "; ".join(f"{event.type}: {event.position.title if event.position else '-'}" for event in item.events)
    return item.name, offices, events


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], widest: int = 44) -> None:
    cells = [head, *rows]
    short = [tuple(cell if len(cell) <= widest else cell[: widest - 1] + "…" for cell in row) for row in cells]
    widths = [max(len(row[column]) for row in short) for column in range(len(head))]
    for rank, row in enumerate(short):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if rank == 0:
            print("  ".join("-" * width for width in widths))
    print()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: show.py RECORD.json")
    main(Path(sys.argv[1]))
