"""Place mentions: the order in which the rules read an article, each leaving to the next what it did not take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.unit_types import unit_acronyms, unit_types
from trichtin.pipeline.places.addresses import find_addresses
from trichtin.pipeline.places.bare_names import find_bare_names
from trichtin.pipeline.places.containment import relate
from trichtin.pipeline.places.foreign import find_foreign_names
from trichtin.pipeline.places.page import Page
from trichtin.pipeline.places.site_types import site_modifiers, site_types
from trichtin.pipeline.places.sites import find_repeated_sites, place_foreign_sites, read_site
from trichtin.pipeline.places.titles import read_small_title
from trichtin.pipeline.places.units import find_repeated_villages, read_acronym, read_unit
from trichtin.pipeline.places.world import (
    find_repeated_countries,
    read_world,
    without_directions_abroad,
    world_names,
)
from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that recognition looks for beside those of the gazetteer, by lexicon."""
    return {
        "unit types": unit_types(),
        "unit acronyms": unit_acronyms(),
        "site types": site_types(),
        "site modifiers": site_modifiers(),
        "world names": world_names(),
    }


_READERS: tuple[tuple[str, Callable[[Page, Candidate], None]], ...] = (
    ("unit acronyms", read_acronym),
    ("unit types", read_unit),
    ("site types", read_site),
    ("world names", read_world),
)


def _read_type_words(page: Page) -> None:
    """Take what type words and closed lists show, from left to right, the longest word at each place first."""
    found = [
        (candidate.first, -candidate.last, rank, candidate)
        for rank, (lexicon, _) in enumerate(_READERS)
        for candidate in page.known.candidates.of(lexicon)
    ]
    for _, _, rank, candidate in sorted(found):
        if page.is_free(candidate.first, candidate.last) and not page.in_newspaper(candidate.first):
            _READERS[rank][1](page, candidate)


def annotate(annotations: Annotations) -> None:
    """Propose the place mentions of an article, with what their form says of type, level and holder."""
    page = Page(annotations)
    _read_type_words(page)
    find_repeated_villages(page)
    find_repeated_sites(page)
    find_repeated_countries(page)
    find_foreign_names(page)
    find_addresses(page)
    find_bare_names(page)
    read_small_title(page)
    mentions = without_directions_abroad(page, [page.found[first] for first in sorted(page.found)])
    relate(page, mentions)
    place_foreign_sites(page, mentions)
    annotations.place_mentions.extend(mentions)
