"""Figures: numbers with their units: ranges, parts of wholes, lists, single numbers; without bounds and objects."""

from __future__ import annotations

from trichtin.pipeline.numbers import Number
from trichtin.pipeline.quantities.context import is_glued, is_label, may_count
from trichtin.pipeline.quantities.figure import Figure
from trichtin.pipeline.quantities.lists import listed, moved
from trichtin.pipeline.quantities.parts import HALF, apart, half, part
from trichtin.pipeline.quantities.ranges import range_of
from trichtin.pipeline.quantities.singles import prefixed, single, times
from trichtin.pipeline.quantities.units import read_unit
from trichtin.pipeline.state import Annotations


def find_figures(known: Annotations) -> list[Figure]:
    """All figures of an article from left to right; none overlaps another."""
    found: list[Figure] = []
    until = 0
    is_read = known.read_tokens
    for number in known.numbers.all:
        if number.first < until or not is_read[number.first]:
            continue
        read = _read(known, number)
        found.extend(read)
        until = max([until, *(figure.until for figure in read)])
    return found


def _read(known: Annotations, number: Number) -> list[Figure]:
    if is_glued(known, number) or not may_count(known, number):
        return []
    figure = prefixed(known, number) or half(known, number) or part(known, number)
    if figure is not None:
        return [figure]
    unit = read_unit(known, number.last, number)
    figure = range_of(known, number, unit)
    if figure is not None:
        return [figure]
    if unit is None:
        return apart(known, number, None) or listed(known, number) or moved(known, number) or times(known, number)
    halved = number.value == HALF and number.words and unit.measure is None  # `nửa đầu khóa`
    if halved or is_label(known, number, unit.form.kind, unit.form.text):
        return []
    return apart(known, number, unit) or [single(known, number, unit)]
