"""Type words of administrative units (``xã``, ``TP.``, ``khu phố``) in all their spellings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trichtin.pipeline.lexicons.tables import read_table
from trichtin.schemas.location import Level


@dataclass(frozen=True, slots=True)
class UnitType:
    """A type of unit.

    Attributes:
        name: its full form (``thành phố``).
        level: the level that the word alone says; a ``thành phố`` may also be a district.
        numbered: whether its units may be called by a number.
    """

    name: str
    level: Level
    numbered: bool


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A surface of a type. ``short`` forms (``H.``, ``TT``) are also other words, so they need a known name."""

    type: UnitType
    short: bool


@cache
def unit_types() -> dict[str, TypeWord]:
    """All surfaces of type words, in lower case."""
    found: dict[str, TypeWord] = {}
    for row in read_table("trichtin.pipeline.lexicons", "unit_types.tsv"):
        kind = UnitType(row["type"], row["level"], bool(row["number"]))  # type: ignore[arg-type]
        for column in ("surfaces", "short"):
            for surface in filter(None, row[column].split(", ")):
                if surface in found:
                    raise ValueError(f"the type word {surface!r} stands twice")
                found[surface] = TypeWord(kind, short=column == "short")
    return found


@dataclass(frozen=True, slots=True)
class UnitAcronym:
    """A unit that is written as one acronym (``TPHCM``) or called by another name (``xứ Thanh``)."""

    name: str
    level: Level
    type: str | None


@cache
def unit_acronyms() -> dict[str, UnitAcronym]:
    """All surfaces of acronyms and by-names, in lower case."""
    return {
        surface.lower(): UnitAcronym(row["name"], row["level"], row["type"] or None)  # type: ignore[arg-type]
        for row in read_table("trichtin.pipeline.lexicons", "unit_acronyms.tsv")
        for surface in row["surfaces"].split(", ")
    }
