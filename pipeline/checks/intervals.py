"""What a written figure may stand for: the interval that its rounding and its bound word leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from trichtin.pipeline.state import QuantityMention

_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,(\d+))?")
_ROUGH = Decimal("0.1")
"""How far `khoảng`, `gần`, `hơn` may lie from the truth."""
_FAR = Decimal("1e30")


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends belong to it."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


def step(quantity: QuantityMention, written: str) -> Decimal:
    """The last place of a figure as written: 0.1 nghìn tỷ for `1,2 nghìn tỷ`; 0 for a whole count.

    Args:
        quantity: the figure.
        written: its words.
    """
    match = _NUMBER.search(written)
    if match is None:
        return Decimal(0)
    mantissa = Decimal(match.group().replace(".", "").replace(",", "."))
    if not mantissa:
        return Decimal(0)
    scale = quantity.value / mantissa
    decimals = len(match.group(1) or "")
    if not decimals and scale == 1 and quantity.unit.kind == "count":
        return Decimal(0)
    return scale.scaleb(-decimals)


def interval(quantity: QuantityMention, written: str, *, truncated: bool = False) -> Interval:
    """The values that a figure may stand for.

    Args:
        quantity: the figure.
        written: its words.
        truncated: whether it may be cut off or rounded up instead of rounded, as the press does with percentages.
    """
    place = step(quantity, written)
    slack = place if truncated else place / 2
    low, high = quantity.value - slack, (quantity.upper or quantity.value) + slack
    rough = abs(quantity.value) * _ROUGH
    match quantity.bound:
        case "approx":
            return Interval(low - rough, high + rough)
        case "more_than":
            return Interval(low, high + rough)
        case "less_than":
            return Interval(low - rough, high)
        case "at_least":
            return Interval(low, _FAR)
        case "at_most":
            return Interval(-_FAR, high)
    return Interval(low, high)


def ratio(part: Interval, whole: Interval) -> Interval | None:
    """Part of a whole in per cent; None where the whole may be nothing."""
    if whole.low <= 0 or part.low < 0:
        return None
    return Interval(100 * part.low / whole.high, 100 * part.high / whole.low)
