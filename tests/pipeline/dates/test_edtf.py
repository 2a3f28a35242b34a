from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichtin.pipeline.dates.edtf import Interval, Moment, Value, nearest

_MOMENT = r"(?:\d{4}|XXXX|\d{3}X|\d\dXX)(?:-(?:0[1-9]|1[0-2]|3[3-6]|XX)(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
EDTF = re.compile(rf"(?:{_MOMENT}|\.\.)(?:/(?:{_MOMENT}|\.\.))?")
"""The part of ISO 8601-2 that the records use."""

years = st.one_of(st.none(), st.integers(1, 9998))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    grain = draw(st.sampled_from(("day", "month", "quarter", "year", "decade", "century")))
    year = draw(years)
    if grain == "day":
        return Moment(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    if grain == "month":
        return Moment(year, draw(st.integers(1, 12)))
    if grain == "quarter":
        return Moment(year, quarter=draw(st.integers(1, 4)))
    if grain == "year":
        return Moment(year)
    return Moment(draw(st.integers(1, 9998)), masked=1 if grain == "decade" else 2)


@given(moments())
def test_a_moment_has_edtf_and_days_in_order(moment: Moment) -> None:
    assert EDTF.fullmatch(moment.edtf)
    first, last = moment.first(), moment.last()
    assert (first is None) == (last is None) == (moment.year is None)
    assert first is None or last is None or first <= last


@given(moments(), moments())
def test_a_real_interval_does_not_run_backwards(begin: Moment, finish: Moment) -> None:
    interval = Interval(begin, finish)
    assert EDTF.fullmatch(interval.edtf)
    first, last = interval.first(), interval.last()
    if interval.is_real and first is not None and last is not None:
        assert first <= last


@pytest.mark.parametrize(
    ("value", "edtf", "first", "last"),
    [
        (Moment(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (Moment(2024, quarter=3), "2024-35", date(2024, 7, 1), date(2024, 9, 30)),
        (Moment(1990, masked=1), "199X", date(1990, 1, 1), date(1999, 12, 31)),
        (Moment(1800, masked=2), "18XX", date(1800, 1, 1), date(1899, 12, 31)),
        (Moment(None, 11, 14), "XXXX-11-14", None, None),
        (Moment(day=15), "XXXX-XX-15", None, None),
        (Interval(Moment(2021), None), "2021/..", date(2021, 1, 1), None),
        (Interval(None, Moment(2030)), "../2030", None, date(2030, 12, 31)),
    ],
)
def test_edtf(value: Value, edtf: str, first: date | None, last: date | None) -> None:
    assert (value.edtf, value.first(), value.last()) == (edtf, first, last)


@pytest.mark.parametrize("moment", [Moment(2023, 2, 29), Moment(2024, 4, 31), Moment(None, 2, 30), Moment(day=32)])
def test_days_that_the_calendar_lacks(moment: Moment) -> None:
    assert not moment.is_real


@given(st.integers(1, 12), st.integers(1, 28), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_the_nearest_year_is_at_most_half_a_year_away(month: int, day: int, published: date) -> None:
    found = nearest(Moment(None, month, day), published).first()
    assert found is not None
    assert abs((found - published).days) <= 184


def test_first_months_are_told_by_their_end() -> None:
    eleven = Interval(Moment(None, 1), Moment(None, 11))
    assert nearest(eleven, date(2026, 1, 8)).edtf == "2025-01/2025-11"
    assert nearest(eleven, date(2025, 12, 2)).edtf == "2025-01/2025-11"


def test_a_side_goes_before_nearness() -> None:
    february = Moment(None, 2)
    assert nearest(february, date(2016, 11, 29)).edtf == "2017-02"
    assert nearest(february, date(2016, 11, 29), side=-1).edtf == "2016-02"
