from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import ROOT, read_examples
from tests.pipeline.dates.test_edtf import EDTF
from trichtin import Extractor
from trichtin.pipeline import dates, extractor
from trichtin.pipeline.dates import patterns, scan
from trichtin.pipeline.dates.relative import relative_words

WORDS = (
    "ngày sáng chiều tối hôm mùng tháng quý năm tuần nửa đầu cuối giữa hết từ đến tới nay qua trước sau và - – / . , ( "
    ") "
    "giai đoạn nhiệm kỳ khóa thế kỷ thập niên những các cùng kỳ ngoái này vụ mùa học thứ ba hai mười giờ lúc âm lịch "
    "I II III IV % triệu người 1 2 3 5 9 12 14/11 5/9 30-4 2-12-2024 3/2024 2024 2021-2025 1990 15 31/2 29/2/2023 0/0"
).split()

FIGURES = ["20.11", "tháng Chạp", "27 Tết", "36 tháng qua", "1.200", "và", ";"]


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.one_of(st.none(), st.dates()))
def test_any_dates_are_edtf_in_order(reader: Extractor, words: list[str], published: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extractor, "ROOMS", (("dates", dates.annotate),))
        known = reader.annotate_raw(" ".join(words) or "-", published=published)  # type: ignore[arg-type]
    behind = 0
    for mention in known.dates:
        assert behind <= mention.start < mention.end <= len(known.text)
        behind = mention.end
        assert mention.edtf is None or EDTF.fullmatch(mention.edtf)
        if mention.edtf is None:
            assert mention.first is mention.last is None
        if mention.first is not None and mention.last is not None:
            assert mention.first <= mention.last
        assert all(mention.start <= start < end <= mention.end for start, end in mention.numerals)


def test_every_relative_word_is_in_an_example() -> None:
    texts = " ".join(example.text.lower() for example in read_examples(ROOT / "dates" / "dates.examples.tsv"))
    assert [surface for surface in relative_words() if surface not in texts] == []


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, "20.11", "tháng Chạp", "27 Tết", "36 tháng qua", "1.200", "và", ";"]), max_size=8)
)
def test_no_form_begins_with_digits_that_begin_none(words: list[str]) -> None:
    text = " ".join(words).lower()
    forms = (*patterns.FULL_DAYS, patterns.YEAR_FIRST, *patterns.BARE, *patterns.BARE_DAYS, *patterns.COUNTED_MONTHS)
    tried = [*(form.pattern for form in forms), scan._LUNAR_DAY, scan._MONTHS_GONE]
    for at, char in enumerate(text):
        if char.isdecimal() and not patterns.OF_DIGITS.match(text, at):
            assert not [pattern.pattern for pattern in tried if pattern.match(text, at)]
