"""The component in pipelines of other people, behind other tokenizers."""

from __future__ import annotations

import unicodedata

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import trichtin
from trichtin.pipeline.text import clean
from trichtin.schemas import ArticleRecord

TEXT = (
    "Nước về bản\n\nNgày 5/3, xã Nà Hỏa, huyện Tân Uyên khánh thành 3 công trình cho 420 hộ nghèo.\n\n"
    "Bà Lò Thị Thanh, Chủ tịch UBND xã Nà Hỏa cho biết, xã đầu tư 1,2 tỷ đồng theo Nghị quyết số 12/NQ-HĐND."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A pipeline of one's own: spaCy's multilingual tokenizer and the component by its name."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("trichtin", config={"published": "2025-03-06", "outlet": "Báo Mẫu"})
    return nlp


def _spans(doc: Doc) -> dict[str, list[str]]:
    return {name.removeprefix("trichtin_"): [span.text for span in doc.spans[name]] for name in sorted(doc.spans)}


def test_it_fills_the_record_and_mirrors_the_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    record = doc._.record
    assert isinstance(record, ArticleRecord)
    assert ArticleRecord.model_validate_json(record.to_json()) == record
    assert (record.article.outlet, record.article.published_from) == ("Báo Mẫu", "option")
    assert record.article.text == TEXT
    spans = _spans(doc)
    assert sorted(spans) == ["dates", "organizations", "persons", "places", "programs", "quantities"]
    assert spans["quantities"] == [quantity.span.text for quantity in record.quantities]
    assert "420 hộ" in spans["quantities"]
    assert "huyện Tân Uyên" in spans["places"]
    assert "Lò Thị Thanh" in spans["persons"]
    known = doc._.trichtin
    for name, mentions in (("places", known.place_mentions), ("dates", known.dates), ("persons", known.persons)):
        assert [(span.start_char, span.end_char) for span in doc.spans[f"trichtin_{name}"]] == [
            mention.offsets for mention in mentions
        ]


def test_spans_stand_in_the_text_as_it_was_given(nlp: Language) -> None:
    source = "\ufeff" + unicodedata.normalize("NFD", TEXT).replace(" ", "  ").replace("\n\n", "\r\n \r\n")
    doc = nlp(source)
    assert doc.text == source
    assert doc._.record.article.text == TEXT
    expected = _spans(nlp(TEXT))
    assert {name: [clean(text) for text in texts] for name, texts in _spans(doc).items()} == expected


def test_a_mention_that_cuts_a_token_is_left_out_of_the_spans_only() -> None:
    nlp = Language()
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=[text[:-1], text[-1:]], spaces=[False, False])
    nlp.add_pipe("trichtin")
    doc = nlp(TEXT)
    assert doc._.record.quantities
    assert _spans(doc) == {name: [] for name in _spans(doc)}


@pytest.mark.parametrize("text", ["", " \n", "…", "a"])
def test_texts_of_nothing(nlp: Language, text: str) -> None:
    doc = nlp(text)
    record = doc._.record
    assert record.article.text == clean(text)
    assert ArticleRecord.model_validate_json(record.to_json()) == record


def test_other_components_are_left_alone() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("trichtin")
    doc = nlp("Xã Nà Hỏa có 12 hộ nghèo. Huyện có 3 xã.")
    assert [sentence.text for sentence in doc.sents] == ["Xã Nà Hỏa có 12 hộ nghèo.", "Huyện có 3 xã."]
    assert [doc.text for doc in nlp.pipe(["Xã có 12 hộ.", "Xã có 3 hộ."])] == ["Xã có 12 hộ.", "Xã có 3 hộ."]


def test_a_document_that_was_not_annotated_has_no_record(nlp: Language) -> None:
    assert nlp.make_doc(TEXT)._.record is None


def test_load_gives_a_ready_language() -> None:
    nlp = trichtin.load()
    assert nlp.pipe_names == ["trichtin"]
    assert nlp(TEXT)._.record.article.published_at is None
