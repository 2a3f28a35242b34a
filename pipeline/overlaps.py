"""The only place that decides between overlapping mentions.

The longer mention wins, then the room that comes first; but in a list of units (``các xã Tân Mỹ, Hồ Văn Bình``) a name
is a unit's before it is a person's without honorific, and a road's number (``quốc lộ 14C và 27C``) belongs to the road
before it is a mere label. A place may stand inside the name of an organisation (``UBND tỉnh Lạng Sơn``) or project, and
a count may share its noun with the name that follows (``hai phường Long Hương và Kim Dinh``); every other overlap loses
one of the two.
"""

from __future__ import annotations

from trichtin.pipeline.state import (
    Annotations,
    LabelMention,
    Mention,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    ProgramMention,
    QuantityMention,
)

_BEFORE_PERSONS = 3.5
"""Between the quantities and the persons in the order of the rooms."""
_BEHIND_ALL = 7.0
_CLOSED_RULES = frozenset({"place.road", "place.country", "place.region", "place.named"})
"""Rules for places that rest on a closed list or a type word that names no person."""
_BEHIND_DATES = 2.5
"""A weak word (``giải 2025/26``) yields to a date."""
_NAMES = (PlaceMention, OrganizationMention, ProgramMention, LabelMention)


def annotate(annotations: Annotations) -> None:
    """Thin the proposed mentions so that none overlaps another but where nesting is allowed."""
    rooms: list[list[Mention]] = [
        annotations.labels,  # type: ignore[list-item]
        annotations.program_mentions,  # type: ignore[list-item]
        annotations.dates,  # type: ignore[list-item]
        annotations.quantities,  # type: ignore[list-item]
        annotations.persons,  # type: ignore[list-item]
        annotations.organization_mentions,  # type: ignore[list-item]
        annotations.place_mentions,  # type: ignore[list-item]
    ]
    ranked = sorted(
        ((rank, mention) for rank, room in enumerate(rooms) for mention in room),
        key=lambda pair: (pair[1].start - pair[1].end, _precedence(*pair), pair[1].start),
    )
    taken: list[Mention | None] = [None] * len(annotations.text)
    lost: set[int] = set()
    for _, mention in ranked:
        if not _is_free(mention, taken):
            lost.add(id(mention))
            continue
        taken[mention.start : mention.end] = [mention] * (mention.end - mention.start)
    for room in rooms:
        room[:] = sorted((mention for mention in room if id(mention) not in lost), key=lambda mention: mention.offsets)
    for place in annotations.place_mentions:
        if place.within is not None and id(place.within) in lost:
            place.within = None


def _precedence(rank: int, mention: Mention) -> float:
    if isinstance(mention, PersonMention) and mention.honorific is not None:
        return _BEFORE_PERSONS - 0.5
    if isinstance(mention, PlaceMention) and (mention.type is not None or mention.rule in _CLOSED_RULES):
        return _BEFORE_PERSONS
    if isinstance(mention, LabelMention) and mention.taken_for == "name":
        return _BEHIND_ALL
    if isinstance(mention, LabelMention) and mention.rule == "label.behind_weak_word":
        return _BEHIND_DATES
    return rank


def _is_free(mention: Mention, taken: list[Mention | None]) -> bool:
    held = taken[mention.start : mention.end]
    if not any(held):
        return True
    holders = {id(holder): holder for holder in held if holder is not None}
    return all(_may_nest(mention, holder) or _may_share(mention, holder) for holder in holders.values())


def _may_nest(inner: Mention, outer: Mention) -> bool:
    if not (outer.start <= inner.start and inner.end <= outer.end and isinstance(inner, PlaceMention)):
        return False
    return isinstance(outer, OrganizationMention) or (isinstance(outer, ProgramMention) and outer.kind == "project")


def _may_share(one: Mention, other: Mention) -> bool:
    """Whether the two are a count and a name that begins with the counted noun."""
    for count, name in ((one, other), (other, one)):
        if isinstance(count, QuantityMention) and count.unit.kind == "count" and isinstance(name, _NAMES):
            return count.number_end <= name.start and count.end < name.end
    return False
