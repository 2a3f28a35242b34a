"""What the examples of checks do not show: the warning, the values, and the intervals that figures stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from trichtin import Extractor
from trichtin.pipeline.checks.intervals import Interval, interval, step
from trichtin.pipeline.state import QuantityMention, UnitForm
from trichtin.schemas.quantity import Bound, UnitKind


def _figure(
    value: str, *, bound: Bound = "exact", kind: UnitKind = "money", upper: str | None = None
) -> QuantityMention:
    unit = UnitForm(text="đồng", symbol=None, kind=kind)
    most = None if upper is None else Decimal(upper)
    return QuantityMention(
        start=0, end=1, rule="test", value=Decimal(value), upper=most, bound=bound, unit=unit, number_end=1
    )


@pytest.mark.parametrize(
    ("value", "written", "kind", "place"),
    [
        ("1200000000000", "1,2 nghìn tỷ", "money", "100000000000"),
        ("140000000000", "140 tỷ", "money", "1000000000"),
        ("7863.82", "7.863,82", "area", "0.01"),
        ("115", "115", "count", "0"),
        ("66700", "66,7 ngàn", "count", "100"),
        ("2", "hai", "count", "0"),
        ("8", "8", "percent", "1"),
    ],
)
def test_last_place(value: str, written: str, kind: UnitKind, place: str) -> None:
    assert step(_figure(value, kind=kind), written) == Decimal(place)


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [("exact", 95, 105), ("approx", 85, 115), ("more_than", 95, 115), ("less_than", 85, 105)],
)
def test_bounds_open_the_interval(bound: Bound, low: int, high: int) -> None:
    assert interval(_figure("100", bound=bound), "10 chục") == Interval(Decimal(low), Decimal(high))


def test_a_range_holds_its_ends() -> None:
    assert interval(_figure("7", upper="8", kind="count"), "7-8") == Interval(Decimal(7), Decimal(8))


def test_a_wrong_share_is_a_warning_with_both_values() -> None:
    record = Extractor().extract("Toàn tỉnh có 80/115 xã đạt chuẩn, đạt 96,6%.")
    (check,) = record.diagnostics.checks
    assert (check.kind, check.stated, check.computed, check.ok) == ("share", 96.6, 69.57, False)
    (warning,) = [item for item in record.diagnostics.warnings if item.code == "share_mismatch"]
    assert warning.message == "The stated share is 96.6, part and whole give 69.57."
    assert warning.span is not None
    assert warning.span.text == "96,6%"
