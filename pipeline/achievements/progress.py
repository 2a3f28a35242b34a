"""How far something has come: `35/50 km`, `đạt 70% kế hoạch`, `vượt 5% chỉ tiêu`."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.state import Change, Progress

_PLACES = Decimal("0.0001")
_NEAR = 3
"""Words between a percentage and the plan that it is of."""


def find_progress(frame: Frame, figure: Figure, change: Change | None) -> Progress | None:
    """The progress that a figure states, or None."""
    quantity = figure.quantity
    if quantity.out_of:
        ratio = _rounded(quantity.value / quantity.out_of)
        return Progress(done=quantity.value, target=quantity.out_of, ratio=ratio, derived=["ratio"])
    if quantity.unit.kind != "percent" or change is not None or quantity.upper is not None:
        return None
    if not _is_of_plan(frame, figure):
        return None
    share = quantity.value / 100
    if frame.word(figure.first) == "vượt" or frame.ends_with(figure.first, frozenset(("vượt", "vượt hơn", "vượt gần"))):
        return Progress(done=None, target=None, ratio=_rounded(1 + share), derived=["ratio"])
    return Progress(done=None, target=None, ratio=_rounded(share))


def _is_of_plan(frame: Frame, figure: Figure) -> bool:
    for index in range(figure.last, min(figure.last + _NEAR, frame.last)):
        if frame.starts_with(index, words("targets")):
            return True
        if not frame.word(index).isalpha():
            return False
    return False


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_PLACES, rounding=ROUND_HALF_UP).normalize()
