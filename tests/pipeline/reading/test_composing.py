"""One text of an article's fields."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading import RawArticle, compose, tidy
from trichtin.pipeline.text import clean

LIMIT = 10_000


@pytest.mark.parametrize(
    ("title", "lead", "text", "expected"),
    [
        ("Nước về bản", "Đã xong.", "Chúng phục vụ 420 hộ.", "Nước về bản|Đã xong.|Chúng phục vụ 420 hộ."),
        (None, None, "Chúng phục vụ 420 hộ.", "Chúng phục vụ 420 hộ."),
        ("Nước về bản", None, "Chúng phục vụ 420 hộ.", "Nước về bản|Chúng phục vụ 420 hộ."),
        (None, "Xong ba công trình.", "Chúng phục vụ 420 hộ.", "Xong ba công trình.|Chúng phục vụ 420 hộ."),
        # What already stands at the head of the text is left out, whatever its blanks and letters.
        ("Nước về bản", None, "NƯỚC VỀ BẢN\nChúng phục vụ 420 hộ.", "Nước về bản|Chúng phục vụ 420 hộ."),
        ("Nước về bản", "Xong.", "Nước  về bản \n\nXong.\n\nPhục vụ 420 hộ.", "Nước về bản|Xong.|Phục vụ 420 hộ."),
        ("Nước về bản", "Xong.", "Xong. Phục vụ 420 hộ.", "Nước về bản|Xong. Phục vụ 420 hộ."),
        ("Nước về bản", "Ba công trình…", "Ba công trình đã xong.", "Nước về bản|Ba công trình đã xong."),
        ("Nước về bản", "Nước về bản", "Phục vụ 420 hộ.", "Nước về bản|Phục vụ 420 hộ."),
        # A text that only begins with the same words does not hold the title or the lead.
        ("Nước về bản", None, "Nước về bản Nà Hỏa từ hôm nay.", "Nước về bản|Nước về bản Nà Hỏa từ hôm nay."),
        (None, "Đã xong.", "Đã xong, phục vụ 420 hộ.", "Đã xong.|Đã xong, phục vụ 420 hộ."),
        (None, "Có 12", "Có 120 hộ.", "Có 12|Có 120 hộ."),
        # A field that runs over lines becomes one.
        ("Nước\nvề bản", None, "Phục vụ 420 hộ.", "Nước về bản|Phục vụ 420 hộ."),
        ("Nước về bản", "Xong.", "\u200b", "Nước về bản|Xong."),
    ],
)  # fmt: skip
def test_compose(title: str | None, lead: str | None, text: str, expected: str) -> None:
    composed = compose(RawArticle(title=title, lead=lead, text=text), LIMIT)
    assert composed.text == expected.replace("|", "\n\n")


@pytest.mark.parametrize("text", ["", "\u200b\n \t"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(ArticleError) as error:
        compose(RawArticle(text=text, source="a.json", rank=3), LIMIT)
    assert (error.value.code, error.value.source) == ("no_text", "a.json:3")


def test_the_limit_counts_all_fields() -> None:
    article = RawArticle(text="x" * 90, title="y" * 10)
    assert compose(article, 100).text
    with pytest.raises(ArticleError) as error:
        compose(article, 99)
    assert error.value.code == "too_long"
    assert "100 characters of 99 allowed" in error.value.reason


def test_fields_that_go_into_the_record_are_clean_lines() -> None:
    raw = RawArticle(text="x", byline=" Lò\n Thanh\ud800 ", outlet="\u200b", url="https://example.org/1")
    assert tidy(raw) == RawArticle(text="x", byline="Lò Thanh", url="https://example.org/1")


_FIELDS = st.none() | st.text(max_size=30)


@given(_FIELDS, _FIELDS, st.text(min_size=1, max_size=60))
def test_every_word_of_the_body_stays(title: str | None, lead: str | None, text: str) -> None:
    words = "".join(clean(text).split()).casefold()
    assume(words)
    composed = compose(RawArticle(title=title, lead=lead, text=text), LIMIT)
    assert words in "".join(composed.text.split()).casefold()
    assert clean(composed.text) == composed.text
