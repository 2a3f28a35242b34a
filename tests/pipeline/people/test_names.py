"""Parts of names: syllables, runs of capitals, words glued to a name."""

from __future__ import annotations

import pytest

from tests.examples import ROOT, read_examples
from trichtin import Extractor
from trichtin.pipeline.people.lexicon import glued_length
from trichtin.pipeline.people.runs import runs
from trichtin.pipeline.segmentation import tokenize
from trichtin.pipeline.segmentation.syllables import is_syllable


@pytest.mark.parametrize("word", ["nguyễn", "quyền", "uông", "ý", "nghị", "giang", "khuyến", "thuở"])
def test_vietnamese_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["trump", "biden", "zelensky", "jae", "mark", "kđăm", "smith"])
def test_what_is_no_vietnamese_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(("word", "length"), [("lâmtrao", 3), ("cườngđã", 5), ("lâm", None), ("trump", None)])
def test_a_word_glued_to_a_given_name(word: str, length: int | None) -> None:
    assert glued_length(word) == length


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ông Trần Văn An nói", ["Trần Văn An"]),
        ("gặp Joseph R. Biden và Moon Jae-in", ["Joseph R. Biden", "Moon Jae-in"]),
        ("bà Ursula von der Leyen đến", ["Ursula von der Leyen"]),
        ("ông Lê An-phó chủ tịch", ["Lê An"]),
        ("Hà Nội, Huế", ["Hà Nội", "Huế"]),
    ],
)
def test_runs_of_capitals(text: str, found: list[str]) -> None:
    tokens = tokenize(text)
    assert [text[tokens.start[first] : tokens.end[end - 1]] for first, end in runs(tokens)] == found


def test_a_text_may_break_off_anywhere() -> None:
    extractor = Extractor()
    for example in read_examples(ROOT / "people" / "people.examples.tsv"):
        for end in [at for at, char in enumerate(example.text) if not char.isalnum()]:
            known = extractor.annotate_raw(example.text[:end])
            assert all(0 <= person.start < person.end <= len(known.text) for person in known.persons)
