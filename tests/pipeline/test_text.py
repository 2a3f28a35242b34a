"""Cleaning, folding and the way back to the source."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichtin.pipeline.text import alignment, clean, fold

# Any Unicode, and strings of what cleaning is about: blanks, line ends, marks, letters in both Unicode forms.
_NASTY = "oaeuyàáQqÐð \u00a0\t\n\r\u2028\u200b\ufeff\u0301\u0323\u031b.Đđ가\u1100\u1161x"
TEXTS = st.one_of(st.text(), st.text(alphabet=_NASTY))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Tie\u0302\u0301ng Vie\u0302\u0323t", "Tiếng Việt"),  # NFD
        ("Ðồng Nai ðã", "Đồng Nai đã"),  # the Icelandic eth
        ("một\r\nhai\rba\u2028bốn\x0bnăm", "một\nhai\nba\nbốn\nnăm"),
        ("một\u00a0\t hai  ba", "một hai ba"),
        ("  một  \n  hai  ", "một\nhai"),
        ("một\n\n\n\nhai\n \n \nba", "một\n\nhai\n\nba"),
        ("mộ\u200bt\ufeff h\u00adai\x07", "một hai"),
        ("hoà, thuý, khoẻ", "hoà, thuý, khoẻ"),  # the source's tone placement stays
        (" \n\t\u200b ", ""),
    ],
)
def test_clean(source: str, expected: str) -> None:
    assert clean(source) == expected


@given(TEXTS)
def test_clean_text_is_as_the_contract_says(source: str) -> None:
    text = clean(source)
    assert clean(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip()
    assert not re.search(r"[^\S\n ]|  | \n|\n |\n{3}|[ðÐ]", text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in text.replace("\n", ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HOÀ Bình", "hòa bình"),
        ("Thuý khoẻ, hoá", "thúy khỏe, hóa"),
        ("quý, quỳ, toàn, hoạch", "quý, quỳ, toàn, hoạch"),  # nothing to move
        ("İstanbul", "İstanbul"),  # its small letter is two characters: it stays
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(TEXTS)
def test_fold_keeps_the_length(source: str) -> None:
    text = clean(source)
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_alignment_leads_each_character_back_to_what_it_was_made_of(source: str) -> None:
    text = clean(source)
    places = alignment(source, text)
    assert len(places) == len(text)
    at = 0
    for char, (start, end) in zip(text, places, strict=True):
        if char.isspace():
            assert clean(source[start:end]) == ""
        elif not "가" <= char <= "힣":  # jamo are no cluster: a syllable is led back to the first of them
            assert char in clean(source[start:end])
        assert at <= start <= end
        at = start


def test_alignment_of_decomposed_text_takes_in_the_marks() -> None:
    source = unicodedata.normalize("NFD", "  Xã  Hữu Liên\u200b có   12 hộ ")
    text = clean(source)
    places = alignment(source, text)
    start = text.index("Hữu Liên")
    assert clean(source[places[start][0] : places[start + 7][1]]) == "Hữu Liên"
    start = text.index("12")
    assert source[places[start][0] : places[start + 1][1]] == "12"


def test_alignment_keeps_its_way_behind_marks_that_do_not_compose() -> None:
    source = "x\u0323 và ký tự x\u0301\u0323 lạ, rồi 35 km"
    text = clean(source)
    places = alignment(source, text)
    start = text.index("35 km")
    assert source[places[start][0] : places[start + 4][1]] == "35 km"
