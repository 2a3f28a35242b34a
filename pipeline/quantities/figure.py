"""A figure in the text: a number with its unit, without bound and object."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from trichtin.pipeline.numbers import Number
from trichtin.pipeline.quantities.lexicon import MeasureUnit
from trichtin.pipeline.quantities.units import UnitReading
from trichtin.pipeline.state import Offsets, UnitForm

_FOUR_PLACES = Decimal("0.0001")


@dataclass(slots=True)
class Figure:
    """A figure in the text.

    Attributes:
        first: its first token.
        last: the token behind it.
        numbers: the numbers that it holds.
        number_end: character offset behind the number that the unit follows.
        unit: its unit.
        value: the value, lower end or part.
        rule: name of the rule.
        until: the token behind all that was read for it.
        measure: the unit's row in the lexicon, None for counts.
        upper: upper end of a range.
        out_of: whole of a part.
        out_of_span: where the whole stands apart.
        numerals: the numerals, where they are not the numbers themselves.
    """

    first: int
    last: int
    numbers: list[Number]
    number_end: int
    unit: UnitForm
    value: Decimal
    rule: str
    until: int
    measure: MeasureUnit | None = None
    upper: Decimal | None = None
    out_of: Decimal | None = None
    out_of_span: Offsets | None = None
    numerals: list[Offsets] | None = None


def value_of(number: Number, unit: UnitReading) -> Decimal:
    """The value; people are not counted in fractions, so that ``1,200 người`` shows how its comma is meant."""
    whole = number.value == number.value.to_integral_value()
    if unit.form.kind == "count" and not whole and number.alternative is not None:
        return number.alternative
    return number.value


def rounded(value: Decimal) -> Decimal:
    """A ratio: exact where it ends within four places, else rounded half up to four."""
    return value.quantize(_FOUR_PLACES, ROUND_HALF_UP).normalize()
