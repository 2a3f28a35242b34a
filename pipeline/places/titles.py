"""Titles that a machine put into small letters: the article's own places, written small."""

from __future__ import annotations

from trichtin.pipeline.places.page import DASHES, Page
from trichtin.pipeline.state import Offsets, PlaceMention

_LONGEST = 12
_FEWEST_WORDS = 4


def read_small_title(page: Page) -> None:
    """In a title without a capital behind its first word, take the places that the article names elsewhere.

    A name that is an ordinary word too (``hòa bình``) needs its type word.
    """
    tokens = _small_title(page)
    if tokens is None:
        return
    first, last = tokens
    named = _surfaces(page)
    openings = {written.partition(" ")[0] for written in named}
    at = first
    while at < last:
        at = (_read(page, named, at, last) if page.low(at) in openings else None) or at + 1


def _small_title(page: Page) -> Offsets | None:
    for section in page.known.sections:
        if section.kind != "title":
            continue
        first, last = page.known.tokens.first(section.start), page.known.tokens.first(section.end)
        words = [index for index in range(first, last) if page.word(index)[0].isalpha()]
        if len(words) >= _FEWEST_WORDS and not any(page.is_capital(index) for index in words[1:]):
            return first, last
    return None


def _surfaces(page: Page) -> dict[str, PlaceMention]:
    """How the article writes its places, in small letters, with and without their type words."""
    named: dict[str, PlaceMention] = {}
    for first, mention in page.found.items():
        last = page.ends[first]
        name_first = max(last - len(mention.name.split()), first) if mention.type else first
        for start in {first, name_first}:
            unit = page.known.candidates.at("units", start)
            if last - start >= 2 and not (unit is not None and unit.last == last and unit.entry.ordinary):
                named.setdefault(_written(page, start, last), mention)
    return named


def _written(page: Page, first: int, last: int) -> str:
    return " ".join("-" if page.word(index) in DASHES else page.low(index) for index in range(first, last))


def _read(page: Page, named: dict[str, PlaceMention], first: int, end: int) -> int | None:
    """Take the longest name that starts at a token; the index behind it, or None."""
    for last in range(min(first + _LONGEST, end), first, -1):
        known = named.get(_written(page, first, last))
        if known is not None and page.is_free(first, last):
            mention = PlaceMention(
                start=page.start[first],
                end=page.end[last - 1],
                rule="place.title",
                name=known.name,
                type=known.type if last - first > len(known.name.split()) else None,
                level=known.level,
                country=known.country,
            )
            page.add(mention, first, last)
            return last
    return None
