"""Tokens are syllables, numbers, marks and line ends, with exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichtin.pipeline.extractor import Extractor
from trichtin.pipeline.segmentation import split_sentences, tokenize
from trichtin.pipeline.segmentation.doc import make_doc
from trichtin.pipeline.text import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.200,5", "1.200,5"),
        ("450ha", "450|ha"),
        ("14/11", "14|/|11"),
        ("35/50", "35|/|50"),
        ("2021-2026", "2021|-|2026"),
        ("4B", "4|B"),
        ("m2", "m2"),
        ("COVID-19", "COVID|-|19"),
        ("H'leo", "H'leo"),
        ("TP.HCM", "TP|.|HCM"),
        ("24/2021/QH15", "24|/|2021|/|QH|15"),
        ("120m2", "120|m2"),
        ("3.174,53m2, gồm", "3.174,53|m2|,|gồm"),
        ("35km2", "35|km2"),
        ("8.30.", "8.30|."),
        ("xã Tân Văn\n\nhuyện", "xã|Tân|Văn|\n\n|huyện"),
        ("(69,6%)", "(|69,6|%|)"),
        ("S’tiêng", "S’tiêng"),
        ("“có”", "“|có|”"),
        ("", ""),
    ],
)
def test_tokenize(text: str, expected: str) -> None:
    assert tokenize(text).text == (expected.split("|") if expected else [])


@given(st.text().map(clean))
def test_tokens_cover_the_text_but_for_blanks(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for word, folded, start, end in zip(tokens.text, tokens.folded, tokens.start, tokens.end, strict=True):
        assert text[start:end] == word
        assert len(folded) == len(word)
        assert text[at:start] in ("", " ")
        at = end
    assert at == len(text)
    assert make_doc(tokens, split_sentences(tokens)).text == text


def test_a_token_is_found_by_its_characters() -> None:
    tokens = tokenize("có 12 hộ")
    assert [tokens.at(offset) for offset in range(8)] == [0, 0, 0, 1, 1, 1, 2, 2]
    assert tokens.first(2) == 1
    assert tokens.first(3) == 1
    assert tokens.first(8) == 3
    assert tokens.is_boundary(3, 8)
    assert not tokens.is_boundary(4, 8)
    assert not tokens.is_boundary(3, 7)


def test_the_document_of_an_article_has_its_text_and_sentences() -> None:
    known = Extractor().annotate("Xã có 12 hộ.\nHuyện có 3 xã.")
    assert known.doc.text == known.text
    assert [sentence.start_char for sentence in known.doc.sents] == [start for start, _ in known.sentences]
