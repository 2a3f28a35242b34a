"""Numbers that share the unit of the last: ``2, 3 và 5 ha``, ``từ 200 lên 350 triệu đồng``."""

from __future__ import annotations

from decimal import Decimal

from trichtin.pipeline.numbers import Number
from trichtin.pipeline.quantities.context import TIMES_SIGNS, is_label, is_year_like, may_count
from trichtin.pipeline.quantities.figure import Figure, value_of
from trichtin.pipeline.quantities.singles import single
from trichtin.pipeline.quantities.units import UnitReading, read_unit
from trichtin.pipeline.state import Annotations, UnitForm

_JOINING = ("và", "hoặc", "hay")
_LONGEST_LIST = 12
_WIDEST_STEP = 4
_STEPS_TO = ("đến", "tới", "hơn", "gần", "khoảng", "còn", "trên")
_MOVES_TO = ("lên", "xuống", "còn", "thành", "sang")


def listed(known: Annotations, number: Number) -> list[Figure]:
    """``2, 3 và 5 ha``: the numbers before the last have its unit."""
    tokens = known.tokens
    numbers = [number]
    joined = sides = False
    while len(numbers) < _LONGEST_LIST:
        at = numbers[-1].last
        word = tokens.folded[at] if at < len(tokens) else ""
        if word != "," and word not in _JOINING and word not in TIMES_SIGNS:
            return []
        joined = joined or word != ","
        sides = sides or word in TIMES_SIGNS
        following = known.numbers.at(at + 1)
        if following is None or not may_count(known, following) or is_year_like(known, numbers[-1]):
            return []
        numbers.append(following)
        unit = read_unit(known, following.last, following)
        if unit is not None:
            break
    else:
        return []
    if not joined or is_label(known, number, unit.form.kind if unit.form.kind != "duration" else "count"):
        return []
    last = single(known, numbers[-1], unit)
    if sides and unit.form.kind != "length":  # `2x600 MW`: the first says how many there are
        return [last]
    figures = [_without_unit(one, unit, last.numbers[0].scale) for one in numbers[:-1]]
    for figure in figures:
        figure.until = last.until
    return [*figures, last]


def moved(known: Annotations, number: Number) -> list[Figure]:
    """``từ 200 lên 350 triệu đồng``: the first has the unit of the second, which is read on its own."""
    tokens = known.tokens
    at = number.last
    if number.words or number.first == 0 or tokens.folded[number.first - 1] != "từ" or at + 2 >= len(tokens):
        return []
    if tokens.folded[at] not in _MOVES_TO:
        return []
    following = known.numbers.at(at + 1 + (tokens.folded[at + 1] in _STEPS_TO))
    unit = None if following is None else read_unit(known, following.last, following)
    if following is None or unit is None or is_year_like(known, number):
        return []
    figure = _without_unit(
        number,
        unit,
        following.scale
        if number.value * following.scale < following.value * _WIDEST_STEP and number.value
        else Decimal(1),
    )
    figure.until = number.last
    return [figure]


def _without_unit(number: Number, unit: UnitReading, scale: Decimal) -> Figure:
    form = UnitForm(text=unit.form.text, symbol=unit.form.symbol, kind=unit.form.kind, per=list(unit.form.per))
    value = value_of(number, unit) * (scale if number.scale == 1 else 1)
    return Figure(
        first=number.first,
        last=number.last,
        numbers=[number],
        number_end=number.end,
        unit=form,
        value=value,
        rule="quantity.list",
        until=number.last,
        measure=unit.measure,
    )
