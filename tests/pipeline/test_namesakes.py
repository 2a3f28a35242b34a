"""Two people of one full name."""

from __future__ import annotations

import pytest

from trichtin import Extractor


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ông Đỗ Minh Quân, Giám đốc Sở Y tế, dự. Ông Đỗ Minh Quân, Chủ tịch UBND xã Tân Lập, vắng.", 2),
        ("Ông Vũ Hoàng Anh, Chủ tịch UBND xã Tân Lập, đến. Bà Vũ Hoàng Anh, Phó Giám đốc Sở Y tế, cũng đến.", 2),
        ("Ông Vũ Hoàng Long, Chủ tịch UBND xã Tân Lập, đến. Ông Vũ Hoàng Long, Chủ tịch UBND xã Phú Thịnh, về.", 2),
        ("Ông Vũ Hoàng Long, Chủ tịch UBND tỉnh, đến. Ông Vũ Hoàng Long, Phó Bí thư Tỉnh ủy, nói.", 1),
        ("Ông Vũ Hoàng Long, nguyên Chủ tịch UBND xã Tân Lập, đến. Ông Vũ Hoàng Long, Giám đốc Sở Y tế, nói.", 1),
    ],
)
def test_offices_and_honorifics_keep_people_of_one_name_apart(text: str, people: int) -> None:
    assert len(Extractor().extract(text).officials) == people
