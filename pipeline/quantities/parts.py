"""Parts of wholes and ratios: ``35/50 km``, ``2/3 số hộ``, ``một nửa diện tích``, ``80 trong tổng số 115 xã``."""

from __future__ import annotations

from decimal import Decimal

from trichtin.pipeline.numbers import Number, read_fraction
from trichtin.pipeline.quantities.context import is_label, is_year_like
from trichtin.pipeline.quantities.figure import Figure, rounded
from trichtin.pipeline.quantities.singles import single
from trichtin.pipeline.quantities.units import UnitReading, is_ratio_noun, is_same_unit, read_unit
from trichtin.pipeline.state import Annotations, UnitForm

HALF = Decimal("0.5")
_TOTALS: tuple[list[str], ...] = (["tổng", "số"], ["tổng"], ["số"])
_ABOUT = ("hơn", "gần", "khoảng", "trên")
_DAY_WORDS = frozenset("ngày sáng chiều tối trưa đêm mùng mồng từ đến hôm hết tới trước sau".split())
_HALF_OF = frozenset(("trong", "các", "những", "người", "dân", "hộ", "cả", "đất", ".", ",", ";"))
_RATIO = UnitForm(text="", symbol="1", kind="ratio")


def half(known: Annotations, number: Number) -> Figure | None:
    """``một nửa số hộ``, ``hơn nửa diện tích``; half of a unit is a measure (``nửa năm``)."""
    tokens = known.tokens
    if tokens.folded[number.last - 1] != "nửa" or number.value != HALF:
        return None
    if not is_ratio_noun(known, number.last):
        follows = tokens.folded[number.last] if number.last < len(tokens) else "."
        if number.last - number.first == 1 or follows not in _HALF_OF:
            return None
    return Figure(
        first=number.first,
        last=number.last,
        numbers=[number],
        number_end=number.end,
        unit=_RATIO,
        value=number.value,
        rule="quantity.ratio",
        until=number.last,
    )


def part(known: Annotations, number: Number) -> Figure | None:
    """``35/50 km`` and ``12/23 xã`` are parts of a whole, ``2/3 số hộ`` and ``hai phần ba`` ratios."""
    if known.tokens.folded[number.last : number.last + 1] not in (["/"], ["phần"]):
        return None
    fraction = read_fraction(known.tokens, number.first)
    if fraction is None or _is_day(known, fraction.part, fraction.whole):
        return None
    part, whole = fraction.part, fraction.whole
    if known.tokens.text[whole.last : whole.last + 1] == ["/"]:
        return None
    if is_ratio_noun(known, whole.last) or fraction.words:
        if part.value > whole.value:
            return None
        return Figure(
            first=part.first,
            last=whole.last,
            numbers=[part, whole],
            number_end=whole.end,
            unit=_RATIO,
            value=rounded(part.value / whole.value),
            rule="quantity.ratio",
            until=whole.last,
            numerals=[(part.start, whole.end)],
        )
    unit = read_unit(known, whole.last, whole)
    if unit is None or is_label(known, part, unit.form.kind):
        return None
    return Figure(
        first=part.first,
        last=unit.last,
        numbers=[part, whole],
        number_end=whole.end,
        unit=unit.form,
        value=part.value,
        out_of=whole.value,
        rule="quantity.part",
        until=unit.last,
        measure=unit.measure,
        numerals=[(part.start, whole.end)] if not part.words else None,
    )


def _is_day(known: Annotations, part: Number, whole: Number) -> bool:
    """``ngày 14/11 huyện …``, ``chiều 6/7``."""
    before = known.tokens.folded[part.first - 1] if part.first else ""
    return before in _DAY_WORDS and 1 <= part.value <= 31 and 1 <= whole.value <= 12


def apart(known: Annotations, number: Number, unit: UnitReading | None) -> list[Figure]:
    """``80 trong tổng số 115 xã``, ``12 xã trên tổng số 23 xã``."""
    tokens = known.tokens
    at = number.last if unit is None else unit.last
    if tokens.folded[at : at + 1] not in (["trong"], ["trên"]):
        return []
    named = next((words for words in _TOTALS if tokens.folded[at + 1 : at + 1 + len(words)] == words), [])
    behind_named = at + 1 + len(named)
    if named and tokens.folded[behind_named : behind_named + 1] in [[word] for word in _ABOUT]:
        behind_named += 1
    whole = known.numbers.at(behind_named)
    if whole is None or (not named and (unit is not None or number.words)) or whole.value < number.value:
        return []
    if unit is None and is_label(known, number, "count"):
        return []
    behind = read_unit(known, whole.last, whole)
    if behind is None or (unit is not None and not is_same_unit(unit, behind)) or is_year_like(known, whole):
        return []
    shown = unit or behind
    figure = single(known, number, UnitReading(number.last, at, shown.form, shown.measure))
    figure.out_of, figure.out_of_span = whole.value, (whole.start, tokens.end[behind.last - 1])
    figure.numbers = [number, whole]
    figure.rule, figure.until = "quantity.part", behind.last
    return [figure]
