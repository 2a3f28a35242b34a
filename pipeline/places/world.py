"""Regions, countries and places abroad: closed lists of names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.tables import read_table
from trichtin.pipeline.places.bare_names import names_body
from trichtin.pipeline.places.gazetteer import Surface
from trichtin.pipeline.places.page import DASHES, Page
from trichtin.pipeline.places.unit_names import name_at
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import PlaceMention
from trichtin.pipeline.text import fold
from trichtin.schemas.location import Level

_PACKAGE = "trichtin.pipeline.places"
_DASHES = ("-", "–", " – ")
# Words before a name that make a person, a people or a language of it, and no place.
_NO_PLACE_AFTER = frozenset(
    "ông bà anh chị em cô chú bác cậu dì cháu bé thầy mẹ bố cha vợ chồng sĩ tiếng chữ ngữ gốc người đôla đậu".split()
)
# What stands before the name of a people or a language; the others above stand before people whose country it is.
_NO_COUNTRY_AFTER = frozenset("tiếng chữ ngữ gốc người đôla đậu".split())
_NO_REGION_AFTER = frozenset(["người", "heo", "lợn"])  # `người châu Âu`, `dịch tả lợn châu Phi`
# A name that is also a person's, a club's or a word is a place behind these; a country also behind `của`.
_PLACE_WORDS = frozenset("nước ở tại từ sang tới đến phố bang đô vùng tp gia".split())
_COUNTRY_WORDS = _PLACE_WORDS | {"của", "với", "(", "-"}
# Words that are more often something else than a country (`áo`, `ý`, and `anh` at the head of a sentence the pronoun).
_SELDOM_COUNTRIES = frozenset(["áo", "ý", "hàn"])
# `phía Bắc thành phố`: a direction, and no region.
_BEHIND_DIRECTIONS = frozenset("tỉnh thành huyện xã quận sông đảo biển quần bán thủ đất nước khu giáp".split())
_BEFORE_SMALL = frozenset(["vực", "tỉnh", "thành"])  # `khu vực miền trung`
_LONGEST_SHORT = 4
_JOINS = frozenset([",", "và", ";", "hay", "hoặc"])
# Words that belong to the span of a name: `nước Pháp`, `Cộng hòa Séc`, `thủ đô Paris`.
_HEADS: dict[Level, tuple[tuple[str, ...], ...]] = {
    "country": (("nước",), ("cộng", "hòa"), ("vương", "quốc")),
    "site": (("thủ", "đô"),),
}
_ENDS_OF_HEADS = frozenset(words[-1] for heads in _HEADS.values() for words in heads)
_NOT_BEFORE_HEADS = frozenset("các những đất nhà nhiều hai ba bốn năm số trong ngoài".split())
_BRANDS = frozenset("airlines airways bank post plus report news open fc united city times journal yankees".split())


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
    for row in read_table(_PACKAGE, "named_sites.tsv"):
        context = frozenset(filter(None, row["context"].split(", ")))
        _add(found, WorldName(row["name"], "site", row["country"] or None, "place.named", context=context), row)
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
    if unit is not None and unit[0] > last:
        return
    if entry.rule == "place.named" and names_body(page, first):
        return  # `Trường Tiểu học Tràng An`
    if unit is not None and unit[0] == last and entry.level == "site" and not _is_rather(page, entry, unit[1]):
        return
    _add_mention(page, candidate)


def _is_rather(page: Page, entry: WorldName, unit: Surface) -> bool:
    """Whether a name that communes bear too is rather the site, or the place abroad whose country the article names."""
    return unit.levels == {"commune"} and (entry.rule == "place.named" or entry.country in page.countries)


def _add_mention(page: Page, candidate: Candidate) -> None:
    entry: WorldName = candidate.entry
    first, last = candidate.first, candidate.last
    name = entry.name if entry.level == "region" or page.is_shouted(first, last) else page.slice(first, last)
    if entry.rule != "place.named":
        first = _with_head(page, first, entry.level)
    mention = PlaceMention(
        start=page.start[first], end=candidate.end, rule=entry.rule, name=name, level=entry.level, country=entry.country
    )
    page.add(mention, first, last)


def _with_head(page: Page, first: int, level: Level) -> int:
    """The token where the name starts with the word that says what it is (``nước Pháp``)."""
    if page.low(first - 1) not in _ENDS_OF_HEADS:
        return first
    for words in _HEADS.get(level, ()):
        start = first - len(words)
        if start >= 0 and tuple(page.folded[start:first]) == words and page.is_free(start, first):
            is_own = page.low(start - 1) not in _NOT_BEFORE_HEADS and not (
                page.spaced(start) and page.is_capital(start - 1)
            )
            if is_own and all(page.joined(at) for at in range(start + 1, first + 1)):
                return start
    return first


def _is_name(page: Page, candidate: Candidate) -> bool:
    """Whether the words are written as a name, and, for what is also a direction or a body, behind a word of place."""
    entry: WorldName = candidate.entry
    if entry.context and not _is_beside_region(page, candidate.first):
        before = " ".join(page.folded[max(candidate.first - 3, 0) : candidate.first])
        if not f" {before}".endswith(tuple(f" {words}" for words in entry.context)):
            return False
    if entry.level == "region":
        is_small = page.low(candidate.last - 1) == "bộ" and page.is_capital(candidate.last - 2)  # `Bắc bộ`
        if page.low(candidate.first) == "miền" and page.low(candidate.first - 1) in _BEFORE_SMALL:
            is_small = not page.is_capital(candidate.last)  # `khu vực miền đông Ukraine`
        return is_small or page.is_capital(candidate.last - 1)
    if entry.rule == "place.named":
        return page.is_capital(candidate.first) or page.is_capital(candidate.last - 1)
    if not page.is_capital(candidate.first):
        return False
    is_long = candidate.last - candidate.first > _LONGEST_SHORT  # `Các Tiểu vương quốc Ả Rập Thống nhất`
    return is_long or page.is_capital(candidate.last - 1)


def _is_beside_region(page: Page, first: int) -> bool:
    """Whether a region was found before a joining word: ``vùng Tây Bắc, Đông Bắc``."""
    before = page.neighbour_before(first) if page.low(first - 1) in _JOINS else None
    return before is not None and before.level == "region"


def _stands_alone(page: Page, candidate: Candidate) -> bool:
    """Whether the name is no part of a longer one, nor a person, a people or a language."""
    entry: WorldName = candidate.entry
    first, last = candidate.first, candidate.last
    before = page.low(first - 1)
    is_headed = _with_head(page, first, entry.level) < first  # `Nước Anh`
    left = page.spaced(first) and page.is_capital(first - 1) and not (is_headed or page.word(first - 1).isupper())
    right = page.spaced(last) and page.is_capital(last) and not page.word(last).isupper()
    if entry.level == "region":
        if page.low(first) == "phía" and (page.is_capital(last) or page.low(last) in _BEHIND_DIRECTIONS):
            return False
        return before not in _NO_REGION_AFTER and not (left and before == "mỹ")
    not_after = _NO_PLACE_AFTER if entry.guarded or entry.level != "country" else _NO_COUNTRY_AFTER
    if page.spaced(first) and (before in not_after or (before == "la" and page.low(first - 2) in {"đô", "đo"})):
        return False
    if before == "đồng" and page.low(first - 2) in {"triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm"}:
        return False
    if page.ends_person(first) or (entry.rule == "place.foreign" and left and not is_syllable(before)):
        return False
    if not entry.guarded:
        foreign = page.low(first) == "vietnam"
        return not ((right and page.low(last) in _BRANDS) or (foreign and (left or right)))
    if left or (right and is_syllable(page.word(last))) or page.cuts_word(last):
        return False
    if before in _JOINS:  # `Toán, Văn, Anh` are subjects, `Pháp, Đức, Anh` and `Đức, và Anh` countries
        comma = first - 1 if page.word(first - 2) == "," else first
        return page.neighbour_before(comma) is not None or _heads_countries(page, last)
    if entry.level != "country":
        return before in _PLACE_WORDS
    if before in _COUNTRY_WORDS or (page.word(last) in DASHES and not page.opens_sentence(first)):
        return True
    return page.low(first) not in _SELDOM_COUNTRIES and not page.opens_sentence(first)


def _heads_countries(page: Page, last: int) -> bool:
    """Whether two names of countries follow in a list: ``Áo, Bỉ, Đức``."""
    for _ in range(2):
        first = last + 1 + (page.word(last + 1) == "CH")  # `CH Séc`
        item = page.known.candidates.at("world names", first)
        if page.low(last) not in _JOINS or item is None or item.entry.level != "country" or not page.is_capital(first):
            return False
        last = item.last
    return True


def find_repeated_countries(page: Page) -> None:
    """Take short names of countries at the head of a sentence or clause where the article has them elsewhere too."""
    countries = (first for first, mention in page.found.items() if mention.level == "country")
    named = {page.low(first) for first in countries} - _SELDOM_COUNTRIES - {"anh"}
    for candidate in page.known.candidates.of("world names"):
        entry: WorldName = candidate.entry
        first, last = candidate.first, candidate.last
        if not (entry.level == "country" and entry.guarded and page.is_free(first, last) and page.is_capital(first)):
            continue
        if page.low(first) not in named or not (page.opens_sentence(first) or page.low(first - 1) in _JOINS):
            continue
        if not ((page.spaced(last) and page.is_capital(last)) or page.cuts_word(last)):
            _add_mention(page, candidate)


def without_directions_abroad(page: Page, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions without directions (``khu vực Tây Nam``) where the article names countries, and nothing at home."""
    directions = {id(item) for item in mentions if item.rule == "place.region" and _is_direction(item)}
    others = [mention for mention in mentions if id(mention) not in directions]
    at_home = any(mention.country == "VN" and mention.level != "site" for mention in others)
    if not directions or at_home or not page.countries - {"VN"}:
        return mentions
    return others


def _is_direction(mention: PlaceMention) -> bool:
    entry = world_names().get(fold(mention.name))
    return entry is not None and bool(entry.context) and entry.country == "VN"
