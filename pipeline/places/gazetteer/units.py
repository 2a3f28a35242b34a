"""Units and how their tables are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from trichtin.pipeline.places.gazetteer.names import bare_letters
from trichtin.schemas.location import Level

_REFERENCE = re.compile(r"(\S+)(?: (.+))?")


@dataclass(slots=True, eq=False)
class Unit:
    """An administrative unit under one name, for as long as it stood.

    A change of type alone leaves the unit what it was; a new name or a new ground makes a new unit.

    Attributes:
        id: ``a`` and the code for the units of 30 June 2025, ``b`` and the code for those since 1 July 2025, a word
            for units that were gone before.
        level: ``province``, ``district`` or ``commune``.
        types: (first day or None, type word), by date.
        name: official name without the type word.
        parent: the unit that held it last; None for provinces.
        code: code of the General Statistics Office, None where unknown.
        valid_from: first day, None where unknown.
        valid_to: last day, None where it still stands.
        decree: what made it, None where unknown.
        point: (latitude, longitude) in degrees, None where unknown.
        successors: the units that hold its ground since ``valid_to``; the main one first.
        predecessors: the units that held its ground before ``valid_from``.
        earlier_parents: (last day, unit) for the units that held it before its ``parent`` did, by date.
        parts: the units that it holds.
    """

    id: str
    level: Level
    types: list[tuple[date | None, str]]
    name: str
    parent: Unit | None
    code: str | None
    valid_from: date | None
    valid_to: date | None
    decree: str | None
    point: tuple[float, float] | None
    successors: list[Unit] = field(default_factory=list)
    predecessors: list[Unit] = field(default_factory=list)
    earlier_parents: list[tuple[date, Unit]] = field(default_factory=list)
    parts: list[Unit] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The type word that it has or had last."""
        return self.types[-1][1]

    def type_on(self, day: date) -> str:
        """The type word that it had on a day, or when it came to be."""
        kinds = [kind for first_day, kind in self.types if first_day is None or first_day <= day]
        return kinds[-1] if kinds else self.types[0][1]

    def is_valid(self, day: date) -> bool:
        """Whether it stood on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def parent_on(self, day: date) -> Unit | None:
        """The unit that held it on a day."""
        for last_day, unit in self.earlier_parents:
            if day <= last_day:
                return unit
        holder = self.parent
        while holder is not None and holder.valid_from is not None and day < holder.valid_from:
            if len(holder.predecessors) != 1:
                break
            holder = holder.predecessors[0]
        return holder

    def __repr__(self) -> str:
        return f"<Unit {self.id} {self.type} {self.name}>"


def read_units() -> dict[str, Unit]:
    """All units by id: the table of units, then the changes that it does not know."""
    units: dict[str, Unit] = {}
    pending: list[tuple[Unit, str]] = []
    for row in _rows("units.tsv"):
        key, level, kind, name, parent, code, valid_from, valid_to, decree, lat, lon, successors = row
        unit = Unit(
            id=key,
            level=level,  # type: ignore[arg-type]
            types=[(_day(valid_from), kind)],
            name=name,
            parent=units[parent] if parent else None,
            code=code or None,
            valid_from=_day(valid_from),
            valid_to=_day(valid_to),
            decree=decree or None,
            point=(float(lat), float(lon)) if lat else None,
        )
        units[key] = unit
        if successors:
            pending.append((unit, successors))
    for unit, successors in pending:
        unit.successors = [units[successor] for successor in successors.split(";")]
    for row in _rows("changes.tsv"):
        _apply(units, *row)
    for unit in units.values():
        if unit.parent is not None:
            unit.parent.parts.append(unit)
        for successor in unit.successors:
            successor.predecessors.append(unit)
    return units


def _apply(
    units: dict[str, Unit],
    day: str,
    change: str,
    reference: str,
    level: str,
    kind: str,
    parent: str,
    code: str,
    into: str,
    parts: str,
    decree: str,
    _source: str,
) -> None:
    """Apply one change (the columns are told in ``changes.tsv``)."""
    first_day = date.fromisoformat(day)
    key, name = _reference(reference)
    if change == "retyped":
        former, latter = kind.split(" > ")
        unit = _known(units, reference)
        if unit.types[-1][1] == former:
            unit.types.append((first_day, latter))
        elif unit.types[0][1] == latter:
            unit.types[0:1] = [(None, former), (first_day, latter)]
        else:
            raise ValueError(f"changes.tsv: {reference} was never {former} or is not {latter}")
    elif change == "founded":
        unit = _known(units, reference)
        unit.valid_from, unit.decree = first_day, decree or None
        unit.predecessors = [_known(units, item) for item in into.split(";") if item]
    elif change == "moved":
        _give(units, _known(units, reference), parts, first_day)
    elif change in ("merged", "renamed", "divided"):
        if key in units:
            raise ValueError(f"changes.tsv: {key} stands twice")
        unit = Unit(
            id=key,
            level=level,  # type: ignore[arg-type]
            types=[(None, kind)],
            name=name,
            parent=_known(units, parent) if parent else None,
            code=code or None,
            valid_from=None,
            valid_to=first_day - timedelta(days=1),
            decree=None,
            point=None,
            successors=[_known(units, item) for item in into.split(";")],
        )
        units[key] = unit
        if change == "renamed":
            unit.successors[0].valid_from, unit.successors[0].decree = first_day, decree or None
        _give(units, unit, parts, first_day)
    else:
        raise ValueError(f"changes.tsv: unknown change {change!r}")


def _give(units: dict[str, Unit], holder: Unit, parts: str, until: date) -> None:
    """Note that a unit held others before a day."""
    for part in parts.split():
        units[part].earlier_parents.append((until - timedelta(days=1), holder))
        units[part].earlier_parents.sort(key=lambda pair: pair[0])


def _reference(text: str) -> tuple[str, str]:
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise ValueError(f"changes.tsv: no reference: {text!r}")
    return match.group(1), match.group(2) or ""


def _known(units: dict[str, Unit], reference: str) -> Unit:
    """The unit of a reference such as ``a051 Hà Quảng``; the name is there for the reader, and checked."""
    key, name = _reference(reference)
    unit = units.get(key)
    if unit is None or (name and unit.name != name):
        raise ValueError(f"changes.tsv: no unit {reference!r}")
    return unit


def _rows(file: str) -> Iterator[list[str]]:
    text = (files("trichtin.pipeline.places.gazetteer") / file).read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    next(lines)
    for line in lines:
        yield line.split("\t")


@cache
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def read_aliases(units: dict[str, Unit]) -> dict[str, list[Unit]]:
    """Other names, each with the units that it stands for."""
    aliases: dict[str, list[Unit]] = {}
    for reference, alias in _rows("aliases.tsv"):
        unit = _known(units, reference)
        aliases.setdefault(alias, []).extend([unit, *(item for item in unit.successors if item.name == unit.name)])
    return aliases


def read_vanished(units: dict[str, Unit]) -> dict[str, list[tuple[str, Unit]]]:
    """Communes that were gone before 30 June 2025: by the bare letters of the name their type and what took them in."""
    vanished: dict[str, list[tuple[str, Unit]]] = {}
    for kind, key, into in _rows("vanished.tsv"):
        vanished.setdefault(bare_letters(key), []).append((kind, units[into]))
    return vanished
