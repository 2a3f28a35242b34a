"""The gazetteer: units by name, code and day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from trichtin.pipeline.places.gazetteer.names import bare_letters, is_number, name_key, spellings
from trichtin.pipeline.places.gazetteer.units import Unit, read_aliases, read_units, read_vanished
from trichtin.pipeline.text import fold
from trichtin.schemas.location import Level

REFORM = date(2025, 7, 1)
"""First day of the system of two levels: provinces and communes, without districts."""

LAST_DAY_BEFORE_REFORM = date(2025, 6, 30)


@dataclass(frozen=True, slots=True)
class Surface:
    """A way to write the name of units, and what it may stand for.

    Attributes:
        name: the official spelling, without the type word.
        levels: the levels of the units of that name.
        types: their type words.
        ordinary: whether the words are ordinary words too (``hòa bình``, ``đoàn kết``).
        ambiguous: whether several places have the name; a unit and its successor of the same name are one place.
    """

    name: str
    levels: frozenset[Level]
    types: frozenset[str]
    ordinary: bool
    ambiguous: bool


class Gazetteer:
    """The units by name, code and day."""

    def __init__(self) -> None:
        """Read the tables."""
        self.units = read_units()
        self._by_key: dict[str, list[Unit]] = {}
        self._by_code: dict[tuple[Level, str], list[Unit]] = {}
        for unit in self.units.values():
            self._by_key.setdefault(name_key(unit.name), []).append(unit)
            if unit.code is not None:
                self._by_code.setdefault((unit.level, unit.code), []).append(unit)
        self._vanished = read_vanished(self.units)
        self._aliases = read_aliases(self.units)
        for alias, units in self._aliases.items():
            known = self._by_key.setdefault(name_key(alias), [])
            known.extend(unit for unit in units if unit not in known)

    def named(self, name: str, level: Level | None = None) -> list[Unit]:
        """The units of a name, in any of its spellings, of all times.

        Args:
            name: the name without its type word.
            level: only units of this level.
        """
        units = self._by_key.get(name_key(name), [])
        return [unit for unit in units if level is None or unit.level == level]

    def vanished(self, name: str, kind: str | None) -> list[Unit]:
        """The units of 30 June 2025 that took in a commune of this name which was gone before.

        Args:
            name: the name without its type word.
            kind: its type word where one is written.
        """
        found = self._vanished.get(bare_letters(name_key(name)), [])
        return [unit for former, unit in found if kind is None or former == kind]

    def by_code(self, level: Level, code: str, day: date) -> Unit | None:
        """The unit that had a code of the General Statistics Office on a day; None where there was none."""
        for unit in self._by_code.get((level, code), ()):
            if unit.is_valid(day):
                return unit
        return None

    def surfaces(self) -> dict[str, Surface]:
        """Every spelling of every name and alias, folded, but for names that are numbers."""
        ordinary = _ordinary()
        table: dict[str, Surface] = {}
        for name in self._names():
            if is_number(name):
                continue
            units = self.named(name)
            surface = Surface(
                name=name,
                levels=frozenset(unit.level for unit in units),
                types=frozenset(kind for unit in units for _, kind in unit.types),
                ordinary=fold(name) in ordinary,
                ambiguous=len({id(_latest(unit)) for unit in units}) > 1,
            )
            for spelling in spellings(name):
                table.setdefault(spelling, surface)
        return table

    def _names(self) -> Iterator[str]:
        yield from dict.fromkeys(unit.name for unit in self.units.values())
        yield from self._aliases


def _latest(unit: Unit) -> Unit:
    """The unit of the same name and level that follows it, as far as that leads."""
    while True:
        following = [item for item in unit.successors if item.name == unit.name and item.level == unit.level]
        if not following:
            return unit
        unit = following[0]


@cache
def _ordinary() -> frozenset[str]:
    text = (files("trichtin.pipeline.places.gazetteer") / "ordinary.txt").read_text(encoding="utf-8")
    return frozenset(text.split("\n"))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    return Gazetteer()
