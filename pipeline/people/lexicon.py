"""The words that names are made of."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from trichtin.pipeline.candidates import surfaces
from trichtin.pipeline.lexicons.offices import parse_rows
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.text import fold


def _text(file: str) -> str:
    return files("trichtin.pipeline.people").joinpath(file).read_text(encoding="utf-8")


@cache
def given() -> frozenset[str]:
    """Folded syllables of middle and given names."""
    return frozenset(fold(word) for row in parse_rows(_text("given.txt")) for word in row[0].split())


@cache
def countries() -> dict[str, str]:
    """Countries and groups of states by folded surface."""
    return surfaces((row[0], row[0]) for row in parse_rows(_text("countries.txt")))


@cache
def provinces() -> dict[str, str]:
    """Provinces, past and present, by folded surface."""
    return surfaces((row[0], row[0]) for row in parse_rows(_text("provinces.txt")))


@cache
def provinces_in_syllables() -> frozenset[tuple[str, ...]]:
    """The provinces as tuples of folded syllables."""
    return frozenset(tuple(surface.split()) for surface in provinces())


@cache
def named_after() -> frozenset[str]:
    """Folded words behind which a person's name names a thing: `đường`, `trường`, `giải thưởng`."""
    return frozenset(fold(row[0]) for row in parse_rows(_text("named_after.txt")))


@cache
def glued_length(word: str) -> int | None:
    """How many letters of a folded word are a given name, where the next word is glued to it (``Lâmtrao``)."""
    if is_syllable(word):
        return None
    for length in range(len(word) - 2, 1, -1):
        if word[:length] in given() and is_syllable(word[length:]):
            return length
    return None
