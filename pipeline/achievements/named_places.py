"""The mentions of places that figures may hold for: no parts of bodies' names, datelines, venues, offices, origins."""

from __future__ import annotations

import re
from bisect import bisect_left

from trichtin.pipeline.achievements import lexicon
from trichtin.pipeline.state import Annotations, OrganizationMention, Place, PlaceMention

Named = tuple[PlaceMention, Place]
"""A mention of a place with the place."""

_REPORTER = 5
"""Words of `phóng viên TTXVN tại` before where he is."""
_LONGEST_ASIDE = 60
"""Tokens of a bracket behind a person's name."""
_MEETING = 16
"""Words between a place and the meeting that was held there."""
_MET = re.compile(
    r", (?:[^.;,]{1,80} )?(?:tổ chức|diễn ra|chủ trì|dự|khai mạc) (?:\S+ )?"
    r"(?:hội nghị|hội thảo|họp|cuộc họp|phiên họp|tọa đàm|diễn đàn)\b"
)


def named_places(known: Annotations) -> list[Named]:
    """The mentions of places with their places, by start; without those that are but part of a body's name."""
    found = [(mention, place) for place in known.places for mention in place.mentions]
    found.sort(key=lambda named: named[0].offsets)
    brands = sorted(known.organization_mentions, key=lambda item: item.start)
    starts = [item.start for item in brands]
    return [
        named
        for named in found
        if not _is_brand(named, brands, starts) and not _is_dateline(known, named[0]) and not _is_venue(known, named[0])
    ]


def _is_dateline(known: Annotations, mention: PlaceMention) -> bool:
    """Whether a name only says where a reporter is: `theo phóng viên TTXVN tại Paris`."""
    index = known.tokens.first(mention.start)
    before = known.tokens.folded[max(index - _REPORTER, 0) : index]
    return before[-1:] in (["tại"], ["ở"]) and ("pv" in before or ("phóng" in before and "viên" in before))


def _is_brand(named: Named, brands: list[OrganizationMention], starts: list[int]) -> bool:
    """Whether a name is but part of that of a body that acts elsewhere: the `Việt Nam` of `Bưu điện Việt Nam`."""
    mention, place = named
    rank = bisect_left(starts, mention.end) - 1
    if rank < 0 or mention.end > brands[rank].end or brands[rank].start >= mention.start:
        return False
    if place.level == "region" or (place.level == "country" and place.country == "VN"):
        return True  # `Hiệp hội Gỗ miền Trung`, `Liên đoàn Luật sư Việt Nam`
    return place.level in ("country", "province") and brands[rank].type in ("company", "media")


def _is_venue(known: Annotations, mention: PlaceMention) -> bool:
    """Whether a name only says where people met: `tại Hà Nội, Bộ Công an tổ chức hội nghị`."""
    index = known.tokens.first(mention.start)
    if known.tokens.folded[index - 1] not in ("tại", "ở") or index < 1:
        return False
    last = known.tokens.at(mention.end - 1) + 1
    said = " ".join(known.tokens.folded[last : last + _MEETING])
    return _MET.match(said) is not None


def without_offices(known: Annotations, places: list[Named]) -> list[Named]:
    """Without the places in a bracket behind a person's name: an office or a home, `ông An (Bí thư Tỉnh ủy X)`."""
    tokens = known.tokens
    asides: list[tuple[int, int]] = []
    for person in known.persons:
        index = tokens.at(person.end - 1) + 1
        if index >= len(tokens.text) or tokens.text[index] != "(":
            continue
        limit = min(index + _LONGEST_ASIDE, len(tokens.text))
        closing = next((at for at in range(index, limit) if tokens.text[at] == ")"), None)
        if closing is not None:
            asides.append((tokens.start[index], tokens.start[closing]))
    starts = [start for start, _ in asides]
    kept: list[Named] = []
    for named in places:
        rank = bisect_left(starts, named[0].start) - 1
        if rank < 0 or named[0].start > asides[rank][1]:
            kept.append(named)
    return kept


def without_origins(known: Annotations, places: list[Named], main: list[Place]) -> list[Named]:
    """Without foreign countries that something is from, in an article about places at home: `đường Thái Lan`."""
    if not main or any(place.country != "VN" or place.level in ("country", "region") for place in main):
        return places
    return [named for named in places if not _is_origin(known, named)]


def _is_origin(known: Annotations, named: Named) -> bool:
    mention, place = named
    if place.level != "country" or place.country == "VN":
        return False
    index = known.tokens.first(mention.start)
    word = known.tokens.text[index - 1] if index else ""
    if not word.isalpha() or word[0].isupper():
        return False
    before = f"{known.tokens.folded[index - 2]} {word.lower()}"
    return not {word.lower(), before} & lexicon.words("before_countries")
