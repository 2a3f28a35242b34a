"""The word lists are whole: known values, no word twice, every class used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from trichtin.pipeline.achievements import lexicon, phrases
from trichtin.pipeline.text import fold

ROOM = Path(lexicon.__file__).parent
CLASSES: Mapping[str, list[str]] = tomllib.loads((ROOM / "words.toml").read_text(encoding="utf-8"))


def test_cues_have_known_statuses() -> None:
    assert {cue.status for cue in lexicon.cues().values()} == set(get_args(lexicon.CueStatus))


def test_words_of_change_go_one_way() -> None:
    for surface, word in lexicon.changes().items():
        assert (word.direction == "none") == (word.kind == "none"), surface


def test_verbs_have_known_kinds() -> None:
    assert set(lexicon.verbs().values()) == {"action", "state", "none"}


@pytest.mark.parametrize("name", CLASSES)
def test_classes_are_folded_and_have_no_word_twice(name: str) -> None:
    said = CLASSES[name]
    assert said == [fold(word) for word in said]
    assert sorted({word for word in said if said.count(word) > 1}) == []


def test_every_class_is_used_and_every_use_is_a_class() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    used = set(re.findall(r'words\("(\w+)"\)', code)) | set(re.findall(r'follows\("(\w+)"', code))
    used |= set(re.findall(r'is_aside\([^)]*"(\w+)"\)', code))
    assert used == set(CLASSES)


def test_words_of_saying_begin_with_the_syllables_looked_up() -> None:
    assert {word.split()[0] for word in CLASSES["saying"]} == phrases._SAYING_BEGINS
