"""Names of units that the gazetteer knows, as the rules for mentions ask for them."""

from __future__ import annotations

from functools import cache

from trichtin.pipeline.places.gazetteer import Surface, gazetteer
from trichtin.pipeline.places.page import Page
from trichtin.schemas.location import Level


def name_at(page: Page, index: int) -> tuple[int, Surface] | None:
    """The longest known name that starts at a token, with the index behind it; its words are capitalised."""
    candidate = page.known.candidates.at("units", index)
    if candidate is None or not page.all_capital(candidate.first, candidate.last):
        return None
    return candidate.last, candidate.entry


@cache
def bears(name: str, level: Level, kind: str) -> bool:
    """Whether a unit of a level and type bears the name: ``Cao Bằng`` is a city as a district only."""
    return any(kind in {word for _, word in unit.types} for unit in gazetteer().named(name, level))
