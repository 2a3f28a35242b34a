from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import ROOT, read_examples
from trichtin import Extractor
from trichtin.pipeline import extractor, labels
from trichtin.pipeline.labels.lexicon import idioms, words_before
from trichtin.pipeline.state import LabelMention


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the room of labels speaks, so that no longer mention goes before a label."""
    monkeypatch.setattr(extractor, "ROOMS", (("labels", labels.annotate),))


def _labels(reader: Extractor, text: str) -> list[LabelMention]:
    return reader.annotate_raw(text).labels


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("surface", sorted(words_before()))
def test_each_word_before_a_number_makes_a_label(reader: Extractor, surface: str) -> None:
    before = words_before()[surface]
    text = f"Biên bản có ghi {surface} 7."
    number = text.index("7")
    strong = before.strength == "strong" and (before.largest is None or before.largest >= 7)
    start = text.index(surface) if strong else number
    found = [(label.start, label.end, label.taken_for) for label in _labels(reader, text)]
    assert found == [(start, number + 1, before.taken_for)]


@pytest.mark.usefixtures("alone")
def test_a_capital_makes_an_article_of_a_law(reader: Extractor) -> None:
    assert [(label.start, label.end) for label in _labels(reader, "Theo Điều 12 thì xe bị điều 3 lần")] == [
        (5, 12),
        (28, 29),
    ]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    "number",
    ["24/2021/QH15", "1289/QĐ-BTC", "18-NQ/TW", "01/2024/TT-BXD", "45/KH-UBND", "188/QĐ-UBND-HC", "237/NQ-UBTVQH16"],
)
def test_numbers_of_documents(reader: Extractor, number: str) -> None:
    """Where programmes speak too, they take the document; its number alone is a label."""
    known = reader.annotate_raw(f"Theo văn bản {number}, việc này phải xong.")
    assert [(known.slice(label.offsets), label.taken_for) for label in known.labels] == [(number, "identifier")]


def test_every_idiom_is_in_an_example() -> None:
    texts = " ".join(example.text.lower() for example in read_examples(ROOT / "labels" / "labels.examples.tsv"))
    assert [surface for surface in idioms() if surface not in texts] == []


_WORDS = "5 12 09 84 1900 1.200 4.0 14/11 1/2024 % ha m2 hộ giờ h độ vĩ đến sao trong không 1 TP QĐ x n , . ( -".split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=8), st.sampled_from([" ", ""]))
def test_no_shape_begins_with_a_plain_figure(reader: Extractor, words: list[str], blank: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extractor, "ROOMS", (("labels", labels.annotate),))
        found = [label.offsets for label in _labels(reader, f"Có {blank.join(words)} nữa")]
        patch.setattr(labels, "PLAIN", re.compile("(?!)"))
        assert found == [label.offsets for label in _labels(reader, f"Có {blank.join(words)} nữa")]
