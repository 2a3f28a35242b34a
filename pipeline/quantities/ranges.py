"""Ranges: ``5 đến 7 triệu đồng``, ``7-8%``."""

from __future__ import annotations

from trichtin.pipeline.numbers import Number
from trichtin.pipeline.quantities.context import is_label, is_year_like
from trichtin.pipeline.quantities.figure import Figure, value_of
from trichtin.pipeline.quantities.units import UnitReading, is_same_unit, read_unit
from trichtin.pipeline.state import Annotations

_DASHES = ("-", "–", "—", "~", "−")
_TO = ("đến", "tới")
_LIMITS = ("dưới", "gần", "hơn", "trên")
_WIDEST_LOST = 4


def range_of(known: Annotations, number: Number, unit: UnitReading | None) -> Figure | None:
    """``5 đến 7 triệu đồng``, ``7-8%``, ``từ 7 tấn/ha đến 9 tấn/ha``, ``giữa 1000 và 2000 đồng``."""
    upper = upper_end(known, number, number.last if unit is None else unit.last)
    if upper is None and unit is not None:
        upper = upper_end(known, number, number.last)
        unit = None
    if upper is None:
        return None
    behind = read_unit(known, upper.last, upper)
    if behind is None or (unit is not None and not is_same_unit(unit, behind)):
        return None
    if is_label(known, number, behind.form.kind):
        return None
    if is_year_like(known, number) and is_year_like(known, upper) and behind.measure is None:
        return None
    low, high = value_of(number, behind), value_of(upper, behind)
    if number.scale == 1 and upper.scale > 1 and unit is None and low * upper.scale < high:
        low *= upper.scale
    if low >= high:
        return None
    return Figure(
        first=number.first,
        last=behind.last,
        numbers=[number, upper],
        number_end=upper.end,
        unit=behind.form,
        value=low,
        upper=high,
        rule="quantity.range",
        until=behind.last,
        measure=behind.measure,
    )


def upper_end(known: Annotations, number: Number, at: int) -> Number | None:
    """The number behind a dash, ``đến`` or ``đến dưới`` at a token, None where none stands there."""
    tokens = known.tokens
    if at >= len(tokens) or number.vague:
        return None
    word = tokens.folded[at]
    if word[0].isdecimal() and known.has_lost_signs:
        return _behind_lost_dash(known, number, at)
    between = word == "và" and number.first > 0 and tokens.folded[number.first - 1] == "giữa"
    if word not in _DASHES and word not in _TO and not between:
        return None
    limited = word in _TO and tokens.folded[at + 1 : at + 2] in [[bound] for bound in _LIMITS]
    upper = known.numbers.at(at + 1 + limited)
    return None if upper is None or upper.vague or (upper.words and not number.words and upper.bare) else upper


def _behind_lost_dash(known: Annotations, number: Number, at: int) -> Number | None:
    """``10 15 cửa hàng`` in a text that has lost its dashes."""
    upper = known.numbers.at(at)
    if upper is None or at != number.last or number.words or is_year_like(known, number):
        return None
    near = number.value < upper.value <= number.value * _WIDEST_LOST and number.scale == 1
    return upper if near and upper.start - number.end == 1 else None
