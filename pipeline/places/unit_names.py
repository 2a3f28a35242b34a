"""Names of units that the gazetteer knows, as the rules for mentions ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from trichtin.pipeline.places.gazetteer import Surface, Unit, gazetteer
from trichtin.pipeline.places.page import Page
from trichtin.pipeline.state import PlaceMention
from trichtin.schemas.location import Level


def name_at(page: Page, index: int) -> tuple[int, Surface] | None:
    """The longest known name that starts at a token, with the index behind it; its words are capitalised.

    Words that the official name has in small letters may be (``Nông trường Phong Hải``).
    """
    candidate = page.known.candidates.at("units", index)
    if candidate is None:
        return None
    if not page.all_capital(candidate.first, candidate.last):
        words = candidate.entry.name.split(" ")
        tokens = range(candidate.first, candidate.last)
        if len(words) != len(tokens) or any(
            word[0].isupper() and not page.is_capital(token) for word, token in zip(words, tokens, strict=True)
        ):
            return None
    return candidate.last, candidate.entry


def levels_of(page: Page, mention: PlaceMention) -> frozenset[Level]:
    """The levels that a mention may be of, by its form and its name."""
    if mention.level is not None:
        return frozenset({mention.level})
    if mention.type is not None:
        return frozenset({"district", "province"})  # a city
    candidate = page.known.candidates.at("units", page.known.tokens.first(mention.start))
    return frozenset({"commune"}) if candidate is None else candidate.entry.levels


@lru_cache(maxsize=10_000)
def bears(name: str, level: Level, kind: str) -> bool:
    """Whether a unit of a level and type bears the name: ``Cao Bằng`` is a city as a district only."""
    return any(kind in {word for _, word in unit.types} for unit in gazetteer().named(name, level))


@lru_cache(maxsize=10_000)
def lies_in(name: str, holder: str) -> bool:
    """Whether a unit of the one name lies, or lay, in one of the other: ``Từ Liêm``, ``Hà Nội``."""
    holders = {id(unit) for unit in gazetteer().named(holder)}
    return any(id(parent) in holders for unit in gazetteer().named(name) for parent in _parents(unit))


def _parents(unit: Unit) -> Iterator[Unit]:
    """The units that hold or held a unit, and those that hold the ground of these now."""
    for parent in (unit.parent, *(earlier for _, earlier in unit.earlier_parents)):
        if parent is not None:
            yield parent
            yield from parent.successors
            yield from _parents(parent)
