"""Figures of one number: ``12 xã``, ``2 năm rưỡi``, ``1m65``, ``$10 triệu``, ``gấp 3``."""

from __future__ import annotations

from decimal import Decimal

from trichtin.pipeline.numbers import Number
from trichtin.pipeline.quantities.figure import Figure, value_of
from trichtin.pipeline.quantities.lexicon import MeasureUnit
from trichtin.pipeline.quantities.units import UnitReading, read_unit
from trichtin.pipeline.state import Annotations, UnitForm

_PREFIXES = frozenset("$ us$ vn$ € £ ¥ usd eur gbp inr rs jpy sgd aud cny vnd".split())


def single(known: Annotations, number: Number, unit: UnitReading) -> Figure:
    """The figure of a number and the unit behind it."""
    rule = "quantity.measure" if unit.measure is not None else "quantity.count"
    figure = Figure(
        first=number.first,
        last=unit.last,
        numbers=[number],
        number_end=number.end,
        unit=unit.form,
        value=value_of(number, unit),
        rule=rule,
        until=unit.last,
        measure=unit.measure,
    )
    _add_half(known, figure, unit)
    _add_cents(known, figure)
    return figure


def _add_half(known: Annotations, figure: Figure, unit: UnitReading) -> None:
    """``2 năm rưỡi``."""
    tokens = known.tokens
    if unit.measure is not None and tokens.folded[figure.last : figure.last + 1] in (["rưỡi"], ["rưởi"]):
        figure.value += Decimal("0.5")
        figure.last = figure.until = figure.last + 1


def _add_cents(known: Annotations, figure: Figure) -> None:
    """``2 đô la 23 xu``, ``1m65``."""
    tokens = known.tokens
    if figure.measure is None or figure.last >= len(tokens):
        return
    if figure.measure.kind == "money":
        at = figure.last + (tokens.folded[figure.last] == "và")
        cents = known.numbers.at(at)
        if cents is None or not 0 < cents.value < 100:
            return
        small = known.candidates.at("measures", cents.last)
        if small is None or small.entry.name != "xu":
            return
        figure.value += cents.value / 100
        figure.numbers.append(cents)
        figure.last = figure.until = small.last
    elif tokens.text[figure.last - 1] == "m" and tokens.end[figure.last - 1] == tokens.start[figure.last]:
        rest = tokens.text[figure.last]
        if rest.isdecimal() and len(rest) <= 2:
            figure.value += Decimal(f"0.{rest}")
            figure.last = figure.until = figure.last + 1
            figure.numerals = [(tokens.start[figure.first], figure.numbers[0].end)]
            figure.numerals.append((tokens.start[figure.last - 1], tokens.end[figure.last - 1]))


def prefixed(known: Annotations, number: Number) -> Figure | None:
    """``$10 triệu``, ``EUR 29,99``: the currency before the number."""
    tokens = known.tokens
    at = number.first - 1
    if at < 0:
        return None
    start = at - 1 if tokens.text[at] == "$" and at and tokens.folded[at - 1] in ("us", "vn") else at
    found = known.candidates.at("measures", start)
    if found is None or found.last != number.first or known.folded[found.start : found.end] not in _PREFIXES:
        return None
    touches = found.end == number.start
    if not touches and (known.numbers.before(start) is not None or read_unit(known, number.last) is not None):
        return None
    measure: MeasureUnit = found.entry
    unit = UnitForm(text=known.text[found.start : found.end], symbol=measure.symbol, kind=measure.kind)
    return Figure(
        first=start,
        last=number.last,
        numbers=[number],
        number_end=number.end,
        unit=unit,
        value=number.value,
        rule="quantity.measure",
        until=number.last,
        measure=measure,
    )


def times(known: Annotations, number: Number) -> list[Figure]:
    """``gấp 3``, without the word ``lần``."""
    if number.first == 0 or known.tokens.folded[number.first - 1] != "gấp":
        return []
    form = UnitForm(text="lần", symbol="1", kind="ratio")
    figure = single(known, number, UnitReading(number.last, number.last, form, None))
    figure.rule = "quantity.multiple"
    return [figure]
