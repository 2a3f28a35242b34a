"""Family names: the one list of the rooms that tell persons from places and bylines."""

from __future__ import annotations

from functools import cache

from trichtin.pipeline.candidates import surfaces
from trichtin.pipeline.lexicons.offices import rows


@cache
def surnames_of_persons() -> dict[str, str]:
    """Family names by folded surface: ``strong``, ``weak`` or ``minority`` evidence of a person."""
    return surfaces((name, strength) for name, strength, _ in rows("surnames.tsv") if strength != "-")


@cache
def surnames_against_places() -> tuple[frozenset[str], frozenset[str]]:
    """Family names in lower case: those that seldom begin a place name, and all that speak against one."""
    graded = [(name, strength) for name, _, strength in rows("surnames.tsv") if strength != "-"]
    return frozenset(name for name, strength in graded if strength == "sure"), frozenset(name for name, _ in graded)
