"""Mentions of one organisation: by its long form and the place that stands in or behind it."""

from __future__ import annotations

import re
from bisect import bisect_left

from trichtin.pipeline.organizations.expansion import expand
from trichtin.pipeline.state import Annotations, Organization, OrganizationMention, Place, PlaceMention
from trichtin.pipeline.text import fold

_MARKS = re.compile(r"[\s\-–—&,.\"“”]+")
_JOINS = (" ", " (", "")
# Bodies of the whole country: the bare name is not the one of another country in the article.
_NATIONAL = ("quốc hội", "chính phủ", "bộ ", "nội các")

_Key = tuple[str, int | None]


def make_organizations(known: Annotations) -> list[Organization]:
    """The distinct organisations of the mentions that remain, in the order of the text."""
    owners = {id(mention): place for place in known.places for mention in place.mentions}
    places = sorted(known.place_mentions, key=lambda mention: mention.offsets)
    starts = [place.start for place in places]
    groups: dict[_Key, Organization] = {}
    for mention in sorted(known.organization_mentions, key=lambda mention: mention.offsets):
        at = _place_of(known, mention, places, starts)
        place = owners.get(id(at)) if at is not None else None
        key = _key(known, mention, at, place)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Organization(
                name="", acronym=None, expanded=None, type=mention.type, mentions=[], place=place
            )
        group.mentions.append(mention)
        group.acronym = group.acronym or mention.acronym
    _join_bare(groups)
    _join_acronyms(groups)
    for group in groups.values():
        _name(known, group)
    return list(groups.values())


def _place_of(
    known: Annotations, mention: OrganizationMention, places: list[PlaceMention], starts: list[int]
) -> PlaceMention | None:
    """The place mention at the end of the name, or right behind it."""
    at = bisect_left(starts, mention.end)
    if at and places[at - 1].end == mention.end and places[at - 1].start > mention.start:
        return places[at - 1]
    if at < len(places) and known.text[mention.end : places[at].start] in _JOINS and mention.acronym is None:
        return places[at]
    return None


def _key(known: Annotations, mention: OrganizationMention, at: PlaceMention | None, place: Place | None) -> _Key:
    if mention.acronym is not None and mention.expanded is not None:
        return _plain(mention.expanded), None
    if at is None or place is None or at.start >= mention.end:
        return _plain(mention.expanded or known.slice(mention.offsets)), None if place is None else id(place)
    base = known.text[mention.start : at.start]
    return _plain(expand(base) or base), id(place)


def _plain(name: str) -> str:
    words = [word for word in _MARKS.split(fold(name)) if word not in ("", "và")]
    return " ".join(words)


def _join_bare(groups: dict[_Key, Organization]) -> None:
    """``UBND tỉnh`` is ``UBND tỉnh Hà Giang`` where the article names no other province's."""
    by_base: dict[str, list[_Key]] = {}
    for key in groups:
        if key[1] is not None:
            place = groups[key].place
            by_base.setdefault(key[0], []).append(key)
            if place is not None and place.type is not None:
                by_base.setdefault(f"{key[0]} {fold(place.type)}", []).append(key)
    for key in [key for key in groups if key[1] is None]:
        named = by_base.get(key[0], [])
        if len(named) == 1 and not key[0].startswith(_NATIONAL):
            bare = groups.pop(key)
            full = groups[named[0]]
            full.mentions = sorted(full.mentions + bare.mentions, key=lambda mention: mention.offsets)
            full.acronym = full.acronym or bare.acronym


def _join_acronyms(groups: dict[_Key, Organization]) -> None:
    """A name and the acronym that the article puts behind it are one organisation."""
    by_acronym: dict[str, _Key] = {}
    for key in list(groups):
        acronym = groups[key].acronym
        if acronym is None:
            continue
        first = by_acronym.setdefault(acronym, key)
        if first != key:
            other = groups.pop(key)
            full = groups[first]
            full.mentions = sorted(full.mentions + other.mentions, key=lambda mention: mention.offsets)
            full.place = full.place or other.place


def _name(known: Annotations, group: Organization) -> None:
    """Name the group by its fullest mention: the longest when its acronyms are written out."""
    fullest = max(
        group.mentions, key=lambda mention: (len(mention.expanded or known.slice(mention.offsets)), -mention.start)
    )
    group.name = known.slice(fullest.offsets)
    group.expanded = fullest.expanded
