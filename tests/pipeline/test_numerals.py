from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trichtin import Extractor
from trichtin.pipeline.signs import taken_for

PIECES = st.one_of(
    st.sampled_from(
        "1 7 12 2024 1.200,5 35/50 14/11 08:30 1/2/2024 2021-2025 1,2 0,5 24/24 A320 COVID-19 m2 % . , ; : / - – ( ) \n"
        " "
        "ngày tháng năm quý giờ bão số cấp lớp Điều khoản khóa thứ thắng triệu đồng người hộ km ha tuổi đường quốc lộ "
        "phường xã Hà Nội ông từ đến và của ٣ １２ ² ½ 5G 29A-123.45 0912.345.678 1. 2) (3) 15,5 độ vĩ bắc".split(" ")
    ),
    st.text("0123456789.,/:-– \nabĐ%²", max_size=6),
)


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor()


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14), st.sampled_from(("", " ")))
def test_any_text_of_digits_marks_and_words_is_accounted_for(reader: Extractor, pieces: list[str], gap: str) -> None:
    """The record checks itself that each run of digits lies in one numeral and that numerals do not overlap."""
    text = gap.join(pieces)
    if not unicodedata.normalize("NFC", text).strip():
        return
    record = reader.extract(text)
    for numeral in record.numerals:
        assert (numeral.taken_for == "unknown") == any(
            warning.code == "unknown_numeral" and warning.span == numeral.span
            for warning in record.diagnostics.warnings
        )


def test_each_numeral_names_the_item_that_holds_it(reader: Extractor) -> None:
    record = reader.extract("Từ 7 giờ ngày 10/7 đến 19 giờ ngày 11/7/2025, xã An Bình có 500 m2 nhà hư hỏng.")
    told = [(numeral.span.text, numeral.taken_for, (numeral.ref or "-")[0]) for numeral in record.numerals]
    assert told == [
        ("7", "time", "-"),
        ("10/7", "date", "d"),
        ("19", "time", "d"),
        ("11/7/2025", "date", "d"),
        ("500", "quantity", "q"),
        ("2", "unit", "q"),
    ]


@pytest.mark.parametrize(
    ("before", "numeral", "behind", "kind"),
    [
        ("vượt 50 mg/", "100", " ml", "unit"),
        ("Ở tuổi ", "36", ", chị", "ordinal"),
        ("bản tin ", "24", "h mới", "time"),
        ("Tâm trạng: ", "4/5", "", "score"),
        ("cháy lớn tại chợ ", "19/8", "", "name"),
        ("trụ sở tại ", "36", " Quang Hòa, phường", "identifier"),
        ("chiếc iPhone ", "7", " và", "name"),
        ("xếp trong Global ", "500", "", "name"),
        ("tăng ", "24", " so với", "unknown"),
        ("trong số ", "1", " số hộ", "idiom"),
        ("theo tinh thần “", "4", " tốt”", "idiom"),
        ("tuổi từ 18 - ", "24", ", được", "ordinal"),
        ("các lớp 10, 11, ", "12", " chuyển", "ordinal"),
        ("dịch Covid -", "19", " lan", "name"),
        ("Gôn thủ xuống điểm -", "4", " khi", "score"),
        ("sáng ", "27", " – 7, khu", "date"),
        ("Ngày Gia đình Việt Nam (", "28", "-6) là", "date"),
        ("hiệu quả lâu dài.", "5", ". Giữ gìn", "list_marker"),
        ("tọa độ (", "21.018277", ", 105", "coordinate"),
        ("Chỉ số Topix ", "100", " mất", "name"),
        ("biển 30E-", "445", ".", "identifier"),
    ],
)
def test_signs_beside_a_numeral(before: str, numeral: str, behind: str, kind: str) -> None:
    text = before + numeral + behind
    assert taken_for(text, len(before), len(before) + len(numeral)) == kind


def test_a_numeral_is_one_run_with_single_inner_marks(reader: Extractor) -> None:
    record = reader.extract("Mã 12//34 và 5..6, ngày 14-11-2024")
    assert [numeral.span.text for numeral in record.numerals] == re.findall(r"\d+", "12 34 5 6 14 11 2024")
