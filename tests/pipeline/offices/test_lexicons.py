"""The lexicons of roles, bodies and verbs: whole tables, and every row of roles and verbs reached by an example."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from tests.examples import ROOT, Example, read_examples
from trichtin import Extractor
from trichtin.pipeline.lexicons.offices import bodies, fields, honorifics, roles, rows
from trichtin.pipeline.lexicons.surnames import surnames_against_places, surnames_of_persons
from trichtin.pipeline.offices.body_walk import predicates
from trichtin.pipeline.offices.lexicon import office_verbs
from trichtin.pipeline.people.lexicon import given
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.text import fold

POSITIONS = read_examples(ROOT / "offices" / "positions.examples.tsv")
EVENTS = read_examples(ROOT / "offices" / "events.examples.tsv")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _marked(examples: list[Example]) -> Iterator[str]:
    for example in examples:
        for start, end, _ in example.items:
            yield f" {fold(example.text[start:end])} ".replace(",", " ,")


@pytest.mark.parametrize("role", sorted(roles()))
def test_every_role_is_reached_by_an_example(role: str) -> None:
    assert any(f" {role} " in words for words in _marked(POSITIONS)), f"no positions example holds {role!r}"


@pytest.mark.parametrize("verb", sorted(name for name, entry in office_verbs().items() if entry.is_change))
def test_every_verb_of_change_is_reached_by_an_example(verb: str) -> None:
    assert any(f" {verb} ".replace(",", " ,") in words for words in _marked(EVENTS)), (
        f"no events example holds {verb!r}"
    )


@pytest.mark.parametrize("verb", sorted(name for name, entry in office_verbs().items() if not entry.is_change))
def test_every_other_verb_stands_in_an_example_that_gives_something(verb: str) -> None:
    texts = [f" {fold(example.text)} " for example in EVENTS + POSITIONS if example.items]
    assert any(f" {verb} " in text for text in texts), f"no example holds {verb!r}"


@pytest.mark.parametrize("predicate", sorted(predicates()))
def test_a_title_ends_before_every_predicate(extractor: Extractor, predicate: str) -> None:
    known = extractor.annotate_raw(f"Ông Lê Văn Ba, Giám đốc Trung tâm Sao Mai {predicate} nước sạch, điện và đường.")
    titles = [position.title for official in known.officials for position in official.positions]
    assert titles == ["Giám đốc Trung tâm Sao Mai"]


@pytest.mark.parametrize("table", [roles(), bodies(), fields(), honorifics(), surnames_of_persons(), office_verbs()])
def test_surfaces_are_folded_and_composed(table: dict[str, object]) -> None:
    assert [word for word in table if word != fold(unicodedata.normalize("NFC", word))] == []


def test_given_names_are_syllables() -> None:
    assert [word for word in sorted(given()) if not is_syllable(word)] == []


def test_each_family_name_stands_once_with_both_strengths() -> None:
    table = rows("surnames.tsv")
    assert [row for row in table if len(row) != 3 or row[0] != fold(row[0])] == []
    assert {row[1] for row in table} == {"strong", "weak", "minority", "-"}
    assert {row[2] for row in table} == {"sure", "doubtful", "-"}
    assert len({row[0] for row in table}) == len(table)
    sure, every = surnames_against_places()
    assert sure < every


@pytest.mark.parametrize("example", POSITIONS[::4] + EVENTS[::4], ids=lambda example: example.where)
def test_a_text_may_break_off_anywhere(extractor: Extractor, example: Example) -> None:
    ends = [at for at, char in enumerate(example.text) if not char.isalnum()]
    for end in ends:
        known = extractor.annotate_raw(example.text[: end + 1])
        spans = [position for official in known.officials for position in official.positions]
        assert all(known.text[position.start : position.end] == position.title for position in spans)
