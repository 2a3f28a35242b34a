"""The date of publication."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichtin.pipeline.reading import RawArticle, decide
from trichtin.pipeline.reading.published import Publication, date_of_address, day_of, parse_published


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024-11-14", "2024-11-14"),
        (" 2024-11-14 ", "2024-11-14"),
        ("2024-11-14T08:30:00+07:00", "2024-11-14T08:30:00+07:00"),
        ("2024-11-14 08:30", "2024-11-14T08:30:00"),
        ("2024-11-14T01:30:00Z", "2024-11-14T01:30:00+00:00"),
        ("2024-11-14T08:30:00.123+0700", "2024-11-14T08:30:00.123000+07:00"),
        ("2024-11-14 08:30 (GMT+7)", "2024-11-14"),
        ("14/11/2024", "2024-11-14"),
        ("14-11-2024 08:30", "2024-11-14T08:30:00"),
        ("8:05 ngày 4/1/2024", "2024-01-04T08:05:00"),
        ("Thứ Năm, 14/11/2024, 08:30 (GMT+7)", "2024-11-14T08:30:00"),
        ("Thu, 14 Nov 2024 08:30:00 +0700", "2024-11-14T08:30:00+07:00"),
        ("Ngày 5 tháng 8 năm 2024", "2024-08-05"),
        ("08:30, 5 Tháng Tám, 2024", "2024-08-05T08:30:00"),
        ("Tháng Mười Hai 5, 2024", "2024-12-05"),
        ("tháng 13 5, 2024", None),
        ("1731547800", "2024-11-14T08:30:00+07:00"),
        ("1731547800000", "2024-11-14T08:30:00+07:00"),
        ("2024-02-30", None),
        ("31/2/2024", None),
        ("hôm qua", None),
        ("2024", None),
        ("", None),
    ],
)
def test_parse_published(stated: str, expected: str | None) -> None:
    assert parse_published(stated) == expected


@given(st.text() | st.from_regex(r"\A[0-9/:. T+-]{1,30}\Z"))
def test_any_string_is_a_date_or_none(stated: str) -> None:
    found = parse_published(stated)
    assert found is None or isinstance(day_of(found), date)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/kinh-te/2024/08/05/kenh-muong.html", "2024-08-05"),
        ("https://example.org/2024-08-05/kenh-muong", "2024-08-05"),
        ("https://example.org/kenh-muong-20240805143012345.htm?from=x", "2024-08-05"),
        ("https://example.org/kenh-muong-185240805143012345.htm", None),
        ("https://example.org/2024/13/05/kenh-muong.html", None),
        ("https://example.org/tin/1024/08/05/", None),
        (None, None),
    ],
)
def test_the_date_of_an_address(url: str | None, expected: str | None) -> None:
    assert date_of_address(url) == expected


def test_the_day_is_that_of_vietnam() -> None:
    assert day_of("2024-11-13T20:00:00+00:00") == date(2024, 11, 14)
    assert day_of("2024-11-13T20:00:00") == date(2024, 11, 13)


@pytest.mark.parametrize(
    ("option", "raw", "expected"),
    [
        (None, RawArticle(text="x"), Publication()),
        (
            "2025-01-02",
            RawArticle(text="x", published="2024-11-14"),
            Publication("2025-01-02", date(2025, 1, 2), "option"),
        ),
        (date(2025, 1, 2), RawArticle(text="x"), Publication("2025-01-02", date(2025, 1, 2), "option")),
        (datetime(2025, 1, 2, 3), RawArticle(text="x"), Publication("2025-01-02T03:00:00", date(2025, 1, 2), "option")),
        (None, RawArticle(text="x", published="14/11/2024"), Publication("2024-11-14", date(2024, 11, 14), "metadata")),
        (
            None,
            RawArticle(text="x", published="2024-11-14", published_from="file_name"),
            Publication("2024-11-14", date(2024, 11, 14), "file_name"),
        ),
        (None, RawArticle(text="x", published="hôm qua"), Publication(unread="hôm qua")),
    ],
)
def test_decide(option: date | str | None, raw: RawArticle, expected: Publication) -> None:
    assert decide(option, raw) == expected


def test_an_option_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="'hôm qua' is no date"):
        decide("hôm qua", RawArticle(text="x"))
