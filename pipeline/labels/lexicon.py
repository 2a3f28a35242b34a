"""The words that show a number to be a label, read once from the files beside this module."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from trichtin.pipeline.candidates import surfaces
from trichtin.schemas.diagnostics import TakenFor


@dataclass(frozen=True, slots=True)
class Before:
    """A word before a number.

    Attributes:
        taken_for: what the number is taken for.
        strength: whether the word alone decides (``capital``: where it is written with a capital).
        largest: the largest number for which it decides, or None.
    """

    taken_for: TakenFor
    strength: Literal["strong", "weak", "capital"]
    largest: int | None


@cache
def words_before() -> dict[str, Before]:
    """The words before a number, by surface."""
    return surfaces(
        (row["surface"], Before(row["taken_for"], row["strength"], int(row["max"]) if row["max"] else None))  # type: ignore[arg-type]
        for row in _rows("before.tsv")
    )


@cache
def idioms() -> dict[str, bool]:
    """The set phrases."""
    return surfaces((row["surface"], True) for row in _rows("idioms.tsv"))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    yield from csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
