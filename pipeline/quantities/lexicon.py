"""The lexicons of quantities, read once from the files beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from trichtin.pipeline.candidates import surfaces
from trichtin.schemas.quantity import Bound, UnitKind


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit of measure.

    Attributes:
        name: the unit in Vietnamese.
        symbol: UCUM or ISO 4217 symbol, None where none exists.
        kind: what it measures.
        base: symbol of the base unit, None where figures are not converted.
        factor: how many base units one unit is; None where there is none.
        surfaces: its forms, in lower case but for single letters.
        source: where symbol and factor are from.
    """

    name: str
    symbol: str | None
    kind: UnitKind
    base: str | None
    factor: Fraction | None
    surfaces: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun that stands behind numbers; nouns of one class may be counted together."""

    text: str
    noun_class: str


@dataclass(frozen=True, slots=True)
class BoundWord:
    """A word that bounds a figure, and where it stands: ``before``, ``clause``, ``tally``, ``opening`` or ``after``."""

    bound: Bound
    place: str


@dataclass(frozen=True, slots=True)
class RegionalUnit:
    """How many base units a unit is, by region (``north``, ``central``, ``south``)."""

    base: str
    factors: dict[str, Decimal]


@cache
def measure_units() -> tuple[MeasureUnit, ...]:
    """All units of measure, in the order of their file."""
    units = []
    for name, symbol, kind, base, factor, forms, source in rows("units.tsv"):
        if kind not in get_args(UnitKind):
            raise ValueError(f"units.tsv: {name}: no such kind: {kind}")
        units.append(
            MeasureUnit(
                name=name,
                symbol=_or_none(symbol),
                kind=kind,  # type: ignore[arg-type]
                base=_or_none(base),
                factor=None if factor == "-" else Fraction(factor),
                surfaces=tuple(forms.split(";")),
                source=source,
            )
        )
    return tuple(units)


@cache
def counted_nouns() -> tuple[CountedNoun, ...]:
    """All counted nouns that the lexicon names."""
    return tuple(CountedNoun(noun, kind) for kind, nouns in rows("counted.tsv") for noun in nouns.split(";"))


@cache
def regional_units() -> dict[str, RegionalUnit]:
    """The units whose size differs by region, by surface."""
    found = {}
    for surface, base, *factors in rows("regional.tsv"):
        by_region = zip(("north", "central", "south"), factors, strict=True)
        found[surface] = RegionalUnit(base, {region: Decimal(value) for region, value in by_region if value != "-"})
    return found


def lexicons() -> dict[str, dict[str, Any]]:
    """Surfaces for the automaton."""
    return {
        "measures": surfaces((surface, unit) for unit in measure_units() for surface in unit.surfaces),
        "counted_nouns": _first_of((noun.text, noun) for noun in counted_nouns()),
        "bound_words": surfaces((word, BoundWord(bound, place)) for word, bound, place in rows("bounds.tsv")),  # type: ignore[arg-type]
    }


@cache
def role(name: str) -> frozenset[str]:
    """The words of one role in ``objects.tsv``."""
    return {row[0]: frozenset(row[1].split(";")) for row in rows("objects.tsv")}[name]


@cache
def openings(name: str) -> frozenset[str]:
    """The first syllables of the words of one role: a quick way to see that none of them stands somewhere."""
    return frozenset(word.partition(" ")[0] for word in role(name))


def _first_of(rows: Iterator[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for surface, entry in rows:
        table.setdefault(surface, entry)
    return table


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a lexicon file of this room that has one a line."""
    return frozenset(row[0] for row in rows(name))


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a lexicon file of this room, without comments."""
    for line in (files(__package__) / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _or_none(field: str) -> str | None:
    return None if field == "-" else field
