from __future__ import annotations

from decimal import Decimal
from importlib.resources import files

import pytest

from trichtin import Extractor


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor()


def _rest(reader: Extractor, text: str) -> list[tuple[str, Decimal]]:
    known = reader.annotate_raw(text)
    return [(known.slice(item.offsets), item.value) for item in known.quantities if item.rule == "quantity.rest"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Doanh thu tăng 24 so với năm trước.", [("24", Decimal(24))]),
        ("Điểm trung bình của An Bình (7,09) cao hơn.", [("7,09", Decimal("7.09"))]),
        ("Tổng cộng ghi nhận 10.359 ở các nơi.", [("10.359", Decimal(10359))]),
        ("Trong đó khoảng 3.600 là liên kết.", [("3.600", Decimal(3600))]),
    ],
)
def test_a_figure_without_unit(reader: Extractor, text: str, figures: list[tuple[str, Decimal]]) -> None:
    assert _rest(reader, text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Chuẩn Qi 2.2.1 mới ra.",
        "Trận An Bình gặp Hòa Cường 08.02 hấp dẫn.",
        "Thép hộp 20x40x1,4 được dùng.",
        "Họ dùng phương án 3 và đường 317.",
        "Chiếc iPhone 7 vẫn còn bán.",
    ],
)
def test_what_is_no_figure(reader: Extractor, text: str) -> None:
    assert _rest(reader, text) == []


def test_the_words_are_reviewed_once() -> None:
    lines = (files("trichtin.pipeline.quantities") / "rest_before.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert sorted(set(words)) == sorted(words)
