"""The words that names of programmes and documents are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import cast

from trichtin.pipeline.candidates import surfaces
from trichtin.pipeline.lexicons.offices import parse_rows
from trichtin.schemas.organization import ProgramKind


@dataclass(frozen=True, slots=True)
class Document:
    """A word before the number of a document; ``short``: a short number without ``số`` makes a name of it."""

    kind: ProgramKind
    short: bool


@dataclass(frozen=True, slots=True)
class Opener:
    """A word before the name of a programme, and what may be its name (``named.tsv``)."""

    kind: ProgramKind
    quoted: bool = False
    titled: bool = False
    counted: bool = False
    unit: bool = False


def _rows(file: str) -> list[list[str]]:
    return parse_rows(files("trichtin.pipeline.programs").joinpath(file).read_text(encoding="utf-8"))


@cache
def documents() -> dict[str, Document]:
    """Words before the numbers of documents, by folded surface."""
    return surfaces((row[0], Document(cast(ProgramKind, row[1]), "short" in row[2:])) for row in _rows("documents.tsv"))


@cache
def openers() -> dict[str, Opener]:
    """Words before the names of programmes, by folded surface."""
    return surfaces(
        (row[0], Opener(cast(ProgramKind, row[1]), **dict.fromkeys(row[2].split(), True))) for row in _rows("named.tsv")
    )


@cache
def laws() -> dict[str, str]:
    """Names of laws, by folded surface."""
    return surfaces((row[0], row[0]) for row in _rows("laws.txt"))


@cache
def programmes() -> dict[str, ProgramKind]:
    """Names of programmes that are known without quotation marks, by folded surface in all their spellings."""
    found: dict[str, ProgramKind] = {}
    for (name,) in _rows("programmes.txt"):
        kind = openers()[" ".join(name.split()[: 3 if name.startswith("cuộc") else 2])].kind
        goals = ("mục tiêu quốc gia", "mtqg") if "mục tiêu quốc gia" in name else ("",)
        dashes = (" - ", " – ", "-", ", ") if " - " in name else ("",)
        for goal, dash in product(goals, dashes):
            written = name.replace("mục tiêu quốc gia", goal) if goal else name
            found[written.replace(" - ", dash) if dash else written] = kind
    return found
