"""Any text goes through all rooms and gives a record that keeps the contract."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trichtin import Extractor
from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading import RawArticle
from trichtin.pipeline.text import clean
from trichtin.schemas import ArticleRecord

# What news is made of, shuffled: the rooms meet every neighbour that they know, in every order.
_PIECES = (
    """
Ngày 5/3|,|.|¶|¶¶|xã Nà Hỏa|huyện|tỉnh Lai Châu|12|1.200,5|35/50|km|tỷ đồng|%|hơn|từ|đến|-|–|và|ông|Vì Văn Páo
Chủ tịch|UBND|được bầu|giữ chức|Phó|hộ nghèo|tăng|giảm|so với cùng kỳ|năm 2025|giai đoạn 2021|2025|quý III|kế hoạch
Quyết định số 12/QĐ-TTg|Chương trình 135|(|)|“|”|:|;|/|Ảnh:|TTXVN|PV|[Tin liên quan]|Chia sẻ:|trong đó|đạt|mục tiêu
một|hai|nửa|vài chục|nghìn|triệu|tấn/ha|m2|Quốc lộ 4|B|thứ 20|lần|gấp|Hà Nội|Việt Nam|quận 1|phường 6|TP.|HCM|khóa XVII
nhiệm kỳ|./.|…|!|?|theo|Sở Y tế|bà|đồng chí|H'leo|hoà|\u0301|ð
""".strip()
    .replace("\n", "|")
    .split("|")
)
_NEWS = st.lists(st.sampled_from(_PIECES), max_size=60).map(lambda pieces: " ".join(pieces).replace("¶", "\n"))


_SHORT = 10_000
"""Characters: so many that a quadratic room shows, and the others are quick."""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _record(extractor: Extractor, text: str) -> ArticleRecord | None:
    try:
        record = extractor.extract(text, published="2025-03-06")
    except ArticleError as error:
        assert (error.code, clean(text)) == ("no_text", "")  # noqa: PT017
        return None
    return ArticleRecord.model_validate_json(record.to_json())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(text=st.one_of(_NEWS, st.text(max_size=80)))
def test_any_text_gives_a_record(extractor: Extractor, text: str) -> None:
    record = _record(extractor, text)
    if record is not None:
        assert record.article.text == clean(text)
        assert record == _record(extractor, text)


def test_what_an_article_may_be(extractor: Extractor, tmp_path: Path) -> None:
    text = "Nước về bản\n\nBa công trình đã xong.\n\nChúng phục vụ 420 hộ."
    path = tmp_path / "2025-03-06-a.txt"
    path.write_text(text, encoding="utf-8")
    raw = RawArticle(
        text="Chúng phục vụ 420 hộ.", title="Nước về bản", lead="Ba công trình đã xong.", byline="Lò Thanh"
    )
    records = list(extractor.pipe([text, path, raw]))
    assert [record.article.text for record in records] == [text] * 3
    assert [record.article.lead for record in records] == ["Ba công trình đã xong."] * 3
    assert [record.article.source for record in records] == [None, path.name, None]
    assert [record.article.byline for record in records] == [None, None, "Lò Thanh"]
    assert [record.article.published_from for record in records] == [None, "file_name", None]
    assert len({record.article.id for record in records}) == 1


def test_a_title_that_was_pasted_twice_stands_once(extractor: Extractor) -> None:
    text = "Nước về bản vùng cao\n\nNước về bản vùng cao\n\nBa công trình đã xong.\n\nChúng phục vụ 420 hộ."
    article = extractor.extract(text).article
    assert (article.title, article.lead) == ("Nước về bản vùng cao", "Ba công trình đã xong.")


def test_what_the_caller_says_goes_first(extractor: Extractor) -> None:
    raw = RawArticle(
        text="Xã có 420 hộ.", published="2024-11-14T08:30:00+07:00", outlet="Báo Mẫu", url="https://example.org/1"
    )
    stated = extractor.extract(raw).article
    assert (stated.published_at, stated.published_from) == ("2024-11-14T08:30:00+07:00", "metadata")
    assert (stated.outlet, stated.source) == ("Báo Mẫu", "https://example.org/1")
    told = extractor.extract(raw, published=date(2025, 3, 6), outlet="Tin Mẫu").article
    assert (told.published_at, told.published_from, told.outlet) == ("2025-03-06", "option", "Tin Mẫu")
    with pytest.raises(ValueError, match="no date"):
        extractor.extract(raw, published="hôm qua")


def test_a_date_that_cannot_be_read_is_a_warning(extractor: Extractor) -> None:
    record = extractor.extract(RawArticle(text="Xã có 420 hộ.", published="hôm qua"))
    assert record.article.published_at is None
    assert [warning.code for warning in record.diagnostics.warnings] == ["unreadable_date"]


def test_the_text_may_say_when_it_was_published(extractor: Extractor) -> None:
    text = "Nước về bản\n\nThứ Sáu, 6/3/2026 08:15\n\nBa công trình đã xong.\n\nChúng phục vụ 420 hộ."
    stated = extractor.extract(text).article
    assert (stated.published_at, stated.published_from) == ("2026-03-06", "text")
    told = extractor.extract(text, published="2026-03-07").article
    assert (told.published_at, told.published_from) == ("2026-03-07", "option")


def test_the_limit() -> None:
    extractor = Extractor(max_characters=20)
    assert extractor.extract("Xã có 420 hộ nghèo.")
    with pytest.raises(ArticleError) as error:
        extractor.extract("Xã có 420 hộ nghèo mới.")
    assert error.value.code == "too_long"


def test_numbers_have_no_exponent(extractor: Extractor) -> None:
    record = extractor.extract("Xã đo được 0,00001 m và 3.000.000.000.000.000.000.000.000 đồng.")
    text = record.to_json()
    assert '"value":0.00001' in text
    assert "3000000000000000000000000" in text
    assert ArticleRecord.model_validate_json(text) == record
    assert "1e5 và 1e-5" in extractor.extract("Mã 1e5 và 1e-5, 0,00001 m.").to_json()
    quoted = extractor.extract('Mã {"a":1e-5, "b": 2e+3} ghi 0,00001 m.')
    for indent in (None, 2):
        assert ArticleRecord.model_validate_json(quoted.to_json(indent=indent)) == quoted


@pytest.mark.parametrize(
    "piece",
    [
        "Xã Nà Hỏa có 12 hộ nghèo, tăng 3,5% so với năm 2024, ",
        "Ngày 5/3, ông Vì Văn Páo, Chủ tịch UBND xã Nà Hỏa được bầu làm Phó Chủ tịch huyện. ",
        "Ảnh: Lò Thanh/TTXVN ",
        "Xã, ",
        "Nguyễn ",
        "Phó ",
        "Chủ tịch ",
        "12 km và ",
        "từ 5 đến ",
        "(((",
        "...a",
        "1",
        "[A",
        "“a” ",
        "a\n",
    ],
)
def test_no_room_takes_longer_than_the_text_is_long(extractor: Extractor, piece: str) -> None:
    """Four times the text takes four times the time and a little; a room that is quadratic takes sixteen times."""
    short = piece * (_SHORT // len(piece))
    taken = []
    for text in (short, short, short * 4):  # the first one loads what is loaded when first used
        started = time.process_time()
        extractor.extract(text)
        taken.append(time.process_time() - started)
    assert taken[2] < 8 * taken[1] + 1
