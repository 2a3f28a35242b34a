"""Which places an article is about, and which of several places is the narrowest."""

from __future__ import annotations

from collections.abc import Iterable

from trichtin.pipeline.achievements.named_places import Named
from trichtin.pipeline.state import Annotations, Place, PlaceMention

_FINENESS = {"village": 0, "site": 1, "commune": 2, "district": 3, "province": 4, "region": 6, "country": 7}
_LINE = 5
"""Roads and rivers run through places: they count where no place is named."""
_LINE_WORDS = ("quốc lộ", "ql", "tỉnh lộ", "đường", "sông", "suối", "biển", "kênh")
_BUILT = (
    "tuyến",
    "đường vành đai",
    "đường ven",
    "cao tốc",
    "cầu",
    "hầm",
    "cảng",
    "sân bay",
    "nhà máy",
    "nút giao",
    "nhà ga",
)
_UNITS = ("province", "district", "commune")
_OFTEN = 3
_TWICE = 2
_BRACKET = 15
"""Letters of a bracket in which its first place stands."""
_SCENE = 400
"""Letters in which a report names where it happened."""
_EARLY = 0.4
"""Part of the text in which what the article is about is first named."""


def main_places(known: Annotations, named: list[Named]) -> list[Place]:
    """The places that the whole article is about: those of the title, else of the lead, else the one named most.

    A narrower place of the lead goes before that of the title where the article names it more often.

    Args:
        known: the article.
        named: the mentions of places that are no mere part of a body's name.
    """
    headed = {kind: _named_in(known, kind, countries=False) for kind in ("title", "lead")}
    title, lead = finest(headed["title"]), finest(headed["lead"])
    if len(title) == 1 == len(lead) and _rank(lead[0]) < _rank(title[0]):
        number = len(lead[0].mentions)
        if number >= _OFTEN and number > len(title[0].mentions):
            return lead
    if title or lead:
        return _scene(known, title or lead) or title or lead
    units = [place for place in known.places if place.level in _UNITS]
    total = sum(len(place.mentions) for place in units)
    for place in units:
        is_early = place.mentions[0].start < _EARLY * len(known.text)
        if len(place.mentions) >= _OFTEN and 2 * len(place.mentions) > total and is_early:
            return [place]
    return finest(_named_in(known, "title", countries=True)) or _main_country(named)


def _scene(known: Annotations, main: list[Place]) -> list[Place]:
    """The site or unit that the first sentences name as where it is: `tại chợ A (phường B, tỉnh X)`."""
    if len(main) != 1 or main[0].level != "province":
        return []
    body = next((section.start for section in known.sections if section.kind in ("lead", "body")), 0)
    for place in known.places:
        mention = place.mentions[0]
        if not body <= mention.start < body + _SCENE or len(place.mentions) < _TWICE or is_line(place):
            continue
        holder = mention.within or _in_bracket(known, mention)
        while holder is not None and holder not in main[0].mentions:
            holder = holder.within
        index = known.tokens.first(mention.start)
        if holder is not None and index and known.tokens.folded[index - 1] in ("tại", "ở"):
            return [place]
    return []


def work_site(known: Annotations) -> Place | None:
    """The road, bridge or plant that an article about works names first."""
    sites = [place for place in known.places if place.level == "site" and place.name.lower().startswith(_BUILT)]
    first = min(sites, key=lambda place: place.mentions[0].start, default=None)
    return first if first is not None and first.mentions[0].start < _SCENE else None


def _in_bracket(known: Annotations, mention: PlaceMention) -> PlaceMention | None:
    """The first place of the bracket right behind a mention."""
    if known.text[mention.end : mention.end + 2] != " (":
        return None
    low = mention.end + 2
    return next((other for other in known.place_mentions if low <= other.start < low + _BRACKET), None)


def _main_country(named: list[Named]) -> list[Place]:
    """Vietnam where it is named, unless the article is rather about a country that it names often."""
    countries = [place for _, place in named if place.level == "country"]
    number = {id(place): countries.count(place) for place in countries}
    abroad = unique(place for place in countries if place.country != "VN")
    most = max((number[id(place)] for place in abroad), default=0)
    home = [place for place in countries if place.country == "VN"]
    if home and most < max(_OFTEN, 2 * number[id(home[0])]):
        return home[:1]
    leading = [place for place in abroad if number[id(place)] == most]
    return leading if len(leading) == 1 and most >= _OFTEN else []


def _named_in(known: Annotations, kind: str, *, countries: bool) -> list[Named]:
    found = [
        (mention, place)
        for place in known.places
        if (place.level == "country") == countries
        for mention in place.mentions
        if known.section_at(mention.start) == kind
    ]
    return sorted(found, key=lambda named: named[0].offsets)


def is_line(place: Place) -> bool:
    """Whether a place is a road or a river, which runs through places."""
    return place.level == "site" and place.name.lower().startswith(_LINE_WORDS)


def _rank(place: Place) -> int:
    return _LINE if is_line(place) else _FINENESS[place.level]


def finest(named: Iterable[Named]) -> list[Place]:
    """The places of the narrowest level, each once, in order; those that hold another of them are left out."""
    pairs = list(named)
    if not pairs:
        return []
    holders = {id(mention.within) for mention, _ in pairs if mention.within is not None}
    pairs = [pair for pair in pairs if id(pair[0]) not in holders] or pairs
    best = min(_rank(place) for _, place in pairs)
    return unique(place for _, place in pairs if _rank(place) == best)


def unique(places: Iterable[Place]) -> list[Place]:
    """Places, each once, in order."""
    kept: dict[int, Place] = {}
    for place in places:
        kept.setdefault(id(place), place)
    return list(kept.values())
