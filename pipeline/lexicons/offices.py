"""Roles, bodies, honorifics and the words that stand beside them: what the rooms of persons and of offices share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from trichtin.pipeline.candidates import surfaces
from trichtin.pipeline.text import fold
from trichtin.schemas.official import OfficialClass
from trichtin.schemas.organization import OrganizationType

HonorificKind = Literal["courtesy", "rank", "academic", "plain"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role: ``strong`` where it makes an office on its own, and the class that it says, or None."""

    name: str
    strong: bool
    office_class: OfficialClass | None


@dataclass(frozen=True, slots=True)
class Body:
    """The head of a body's name: class of who holds an office there, and type of organisation."""

    name: str
    office_class: OfficialClass
    type: OrganizationType


@dataclass(frozen=True, slots=True)
class Honorific:
    """A word before a person's name that is no part of it."""

    name: str
    kind: HonorificKind


def rows(file: str) -> list[list[str]]:
    """The rows of a lexicon file of this package, without comments."""
    return parse_rows(files("trichtin.pipeline.lexicons").joinpath(file).read_text(encoding="utf-8"))


def parse_rows(text: str) -> list[list[str]]:
    """The rows of a lexicon's text: tab-separated cells, without comments and empty lines."""
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def roles() -> dict[str, Role]:
    """Roles by folded surface."""
    return surfaces(
        (name, Role(name, strength == "office", None if said == "-" else cast(OfficialClass, said)))
        for name, strength, said in rows("roles.tsv")
    )


@cache
def bodies() -> dict[str, Body]:
    """Heads of bodies by folded surface."""
    return surfaces(
        (name, Body(name, cast(OfficialClass, said), cast(OrganizationType, kind)))
        for name, said, kind in rows("bodies.tsv")
    )


@cache
def honorifics() -> dict[str, Honorific]:
    """Honorifics by folded surface."""
    return surfaces((name, Honorific(name, cast(HonorificKind, kind))) for name, kind in rows("honorifics.tsv"))


@cache
def fields() -> dict[str, bool]:
    """Words of bodies' names in small letters by folded surface; true for those that are verbs or things as well."""
    return surfaces((row[0], len(row) > 1) for row in rows("fields.tsv"))


@cache
def words(file: str) -> frozenset[str]:
    """The folded words of a file with one word or phrase a line."""
    return frozenset(fold(row[0]) for row in rows(file))
