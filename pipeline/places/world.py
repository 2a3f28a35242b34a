"""Regions, countries and places abroad: closed lists of names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.tables import read_table
from trichtin.pipeline.places.page import DASHES, Page
from trichtin.pipeline.places.unit_names import name_at
from trichtin.pipeline.places.units import is_syllable
from trichtin.pipeline.state import PlaceMention
from trichtin.pipeline.text import fold
from trichtin.schemas.location import Level

_PACKAGE = "trichtin.pipeline.places"
_DASHES = ("-", "–", " – ")
# Words before a name that make a person or a language of it, and no place.
_NO_PLACE_AFTER = frozenset(
    "ông bà anh chị em cô chú bác cậu dì cháu bé thầy mẹ bố cha vợ chồng con tiếng chữ gốc người đô la đôla usd "
    "nghệ sĩ ca diễn viên hoa hậu mc tên là dân_tộc phở bánh".split()
) - {"là", "con", "viên", "hậu", "dân_tộc", "hoa", "diễn"}
_PRESS = frozenset("báo tạp_chí".split())


@dataclass(frozen=True, slots=True)
class WorldName:
    """A name outside the table of units.

    Attributes:
        name: its usual form.
        level: region, country or site.
        country: ISO 3166-1 alpha-2 code, or None.
        rule: the rule that takes it.
        guarded: whether the name is also another word or a person's.
        context: words of which one must stand before it.
    """

    name: str
    level: Level
    country: str | None
    rule: str
    guarded: bool = False
    context: frozenset[str] = frozenset()


@cache
def world_names() -> dict[str, WorldName]:
    """All surfaces, folded. Countries go before places abroad, the press's names before those of CLDR."""
    found: dict[str, WorldName] = {}
    for row in read_table(_PACKAGE, "regions.tsv"):
        context = frozenset(filter(None, row["context"].split(", ")))
        entry = WorldName(row["name"], "region", row["country"] or None, "place.region", context=context)
        _add(found, entry, row)
    for table in ("press_countries.tsv", "countries.tsv"):
        for row in read_table(_PACKAGE, table):
            for surface in _surfaces(row):
                code = None if row["code"] == "-" else row["code"]
                guarded = " " not in surface and "-" not in surface and is_syllable(surface)
                found.setdefault(fold(surface), WorldName(surface, "country", code, "place.country", guarded))
    for row in read_table(_PACKAGE, "foreign_places.tsv"):
        _add(found, WorldName(row["name"], "site", row["code"], "place.foreign", bool(row["guarded"])), row)
    return found


def _surfaces(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["surfaces"].split(", "))]


def _add(found: dict[str, WorldName], entry: WorldName, row: dict[str, str]) -> None:
    for surface in _surfaces(row):
        for spelling in {surface, *(surface.replace(" - ", dash) for dash in _DASHES)}:
            found.setdefault(fold(spelling), entry)


def read_world(page: Page, candidate: Candidate) -> None:
    """Take a region, a country or a place abroad."""
    entry: WorldName = candidate.entry
    first, last = candidate.first, candidate.last
    if not (_is_name(page, candidate) and _stands_alone(page, candidate)):
        return
    unit = name_at(page, first)
    if unit is not None and (unit[0] > last or entry.level == "site" and unit[0] == last):
        return
    name = entry.name if entry.level == "region" or page.is_shouted(first, last) else page.slice(first, last)
    mention = PlaceMention(
        start=candidate.start, end=candidate.end, rule=entry.rule, name=name, level=entry.level, country=entry.country
    )
    page.add(mention, first, last)


def _is_name(page: Page, candidate: Candidate) -> bool:
    """Whether the words are written as a name: each capitalised as in the table."""
    entry: WorldName = candidate.entry
    if entry.level == "region":
        if entry.context and not ({page.low(candidate.first - back) for back in (1, 2, 3)} & entry.context):
            return False
        return page.is_capital(candidate.last - 1)
    return page.is_capital(candidate.first) and page.is_capital(candidate.last - 1)


def _stands_alone(page: Page, candidate: Candidate) -> bool:
    entry: WorldName = candidate.entry
    first, last = candidate.first, candidate.last
    before = page.low(first - 1)
    if entry.level != "region" and before in _NO_PLACE_AFTER and page.spaced(first):
        return False
    if entry.level == "region":
        return not (
            page.spaced(first)
            and page.is_capital(first - 1)
            and not page.word(first - 1).isupper()
            and not page.opens_sentence(first - 1)
            and page.is_capital(first)
            and before in {"mỹ"}
        )
    left = page.spaced(first) and page.is_capital(first - 1) and not page.word(first - 1).isupper()
    right = page.spaced(last) and page.is_capital(last) and not page.word(last).isupper()
    if not entry.guarded:
        return not (
            right
            and not is_syllable(page.word(last))
            and entry.level == "country"
            and page.low(last) in {"airlines", "airway", "airways", "bank", "post", "net", "plus", "report", "news"}
        )
    if left or (right and is_syllable(page.word(last))):
        return False
    if (
        before in {"nước", "của", "ở", "tại", "từ", "sang", "với", "và", ","}
        or page.word(last) in DASHES
        or page.word(first - 1) in DASHES
    ):
        return True
    return not page.opens_sentence(first)
