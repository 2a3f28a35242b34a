"""Figures without a unit (``tới 20 triệu``, ``giá 45.000/kg``): the clause or the figure before tells what they are."""

from __future__ import annotations

from decimal import Decimal

from trichtin.pipeline.numbers import Number
from trichtin.pipeline.quantities.context import is_glued, is_label, may_count
from trichtin.pipeline.quantities.figure import Figure
from trichtin.pipeline.quantities.lexicon import measure_units, role
from trichtin.pipeline.quantities.ranges import upper_end
from trichtin.pipeline.quantities.units import read_per
from trichtin.pipeline.state import Annotations, UnitForm

_MILLION = Decimal(10**6)
_THOUSAND = Decimal(1000)
_BILLION = 10**9
_REACH = 14


def add_bare(known: Annotations, figures: list[Figure]) -> list[Figure]:
    """Add the figures in millions and billions, and those that are per something, that name no unit."""
    by_first = {figure.first: figure for figure in figures}
    taken = {token for figure in figures for token in range(figure.first, figure.last)}
    found = list(figures)
    before: Figure | None = None
    for number in known.numbers.all:
        if number.first in by_first:
            before = by_first[number.first]
        elif number.first not in taken and known.read_tokens[number.first]:
            figure = _bare(known, number, before)
            if figure is not None:
                found.append(figure)
                before = figure
    return sorted(found, key=lambda figure: figure.first)


def _bare(known: Annotations, number: Number, before: Figure | None) -> Figure | None:
    if (
        (number.words and (number.bare or number.vague or number.scale < _MILLION))
        or number.suffix
        or is_glued(known, number)
    ):
        return None
    if is_label(known, number, "other") or not may_count(known, number):
        return None
    upper = upper_end(known, number, number.last)
    highest = upper or number
    last, per = read_per(known, highest.last)
    if highest.scale < _MILLION and not (per and number.value >= _THOUSAND):
        return None
    value = number.value
    if upper is not None and number.scale == 1 and value * upper.scale < upper.value:
        value *= upper.scale
    if upper is not None and value >= upper.value:
        return None
    unit = _unit(known, highest, before, per)

    return Figure(
        first=number.first,
        last=last,
        numbers=[number] if upper is None else [number, upper],
        number_end=highest.end,
        unit=unit,
        value=value,
        upper=None if upper is None else upper.value,
        rule="quantity.bare",
        until=last,
        measure=next(row for row in measure_units() if row.symbol == "VND") if unit.symbol == "VND" else None,
    )


def _unit(known: Annotations, number: Number, before: Figure | None, per: list[str]) -> UnitForm:
    """The unit of the figure before where it is in the same millions, else money where the clause is about money."""
    same = before is not None and known.sentence_at(known.tokens.start[before.first]) == known.sentence_at(number.start)
    if same and before is not None and before.numbers and before.numbers[-1].scale == number.scale:
        unit = before.unit
        return UnitForm(text=unit.text, symbol=unit.symbol, kind=unit.kind, per=per or list(unit.per))
    words = known.tokens.folded[max(number.first - _REACH, 0) : number.first]
    # Of thousands of millions without a noun only money is told.
    if per or number.scale >= _BILLION or any(word in role("about_money") for word in words):
        return UnitForm(text="", symbol="VND", kind="money", per=per)
    return UnitForm(text="", symbol=None, kind="other", per=per)
