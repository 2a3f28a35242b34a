"""The word lists of the room, read once from the files beside this module."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from trichtin.pipeline.candidates import surfaces

CueStatus = Literal["achieved", "planned", "ongoing", "not_achieved", "context", "none"]

CUES = "achievement cues"
CHANGES = "achievement changes"
VERBS = "achievement verbs"
TOPICS = "achievement topics"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that settles the status of figures; ``tail``: also of a figure before it."""

    status: CueStatus
    is_list: bool
    tail: bool


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """A word of change; see ``changes.tsv`` for the kinds."""

    direction: Literal["increase", "decrease", "none"]
    kind: Literal["by", "to", "raise", "reach", "rest", "share", "none"]


@cache
def cues() -> dict[str, Cue]:
    """Surface → status cue."""
    return surfaces(
        (row["surface"], Cue(row["status"], row["scope"] == "list", row["tail"] == "yes"))  # type: ignore[arg-type]
        for row in _rows("cues.tsv")
    )


@cache
def changes() -> dict[str, ChangeWord]:
    """Surface → word of change."""
    return surfaces(
        (row["surface"], ChangeWord(row["direction"], row["kind"]))  # type: ignore[arg-type]
        for row in _rows("changes.tsv")
    )


@cache
def verbs() -> dict[str, str]:
    """Surface → ``action`` or ``state``."""
    return surfaces((row["surface"], row["kind"]) for row in _rows("verbs.tsv"))


@cache
def topics() -> dict[str, str]:
    """Surface → the topic that it speaks for, see ``topics.tsv``."""
    return surfaces((row["surface"], row["topic"]) for row in _rows("topics.tsv"))


@cache
def words(name: str) -> frozenset[str]:
    """A closed word class of ``words.toml``."""
    return frozenset(_classes()[name])


@cache
def _classes() -> dict[str, list[str]]:
    return tomllib.loads((files("trichtin.pipeline.achievements") / "words.toml").read_text(encoding="utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("trichtin.pipeline.achievements") / name).read_text(encoding="utf-8")
    return list(csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t"))
