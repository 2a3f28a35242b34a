"""Quantities: a value with its unit, its bound and the thing that is counted or measured."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from trichtin.schemas.article import SectionKind
from trichtin.schemas.base import Confidence, Model, Number, Span

Bound = Literal["exact", "approx", "more_than", "less_than", "at_least", "at_most", "range", "vague"]
UnitKind = Literal[
    "count", "percent", "percent_point", "money", "length", "area", "volume", "mass", "duration",
    "energy", "power", "temperature", "speed", "flow", "ratio", "other",
]  # fmt: skip


class Unit(Model):
    """A unit as written (without scale words), its UCUM or ISO 4217 symbol where one exists, and its kind."""

    text: str
    symbol: str | None
    kind: UnitKind


class Canonical(Model):
    """The value in the base unit of its kind (metre, kilogram, second …); money stays in its currency."""

    value: Number
    unit: str


class Quantity(Model):
    """One figure of the article."""

    id: Annotated[str, Field(pattern=r"^q[1-9]\d*$")]
    span: Span
    section: SectionKind
    sentence: Annotated[int, Field(ge=0)]
    value: Number
    upper: Number | None
    out_of: Number | None
    out_of_span: Span | None
    bound: Bound
    unit: Unit
    canonical: Canonical | None
    per: list[str]
    object: Span | None
    rule: str
    confidence: Confidence
