"""Ties positions to the organisations and places of the article, and says of what class an official is."""

from __future__ import annotations

from bisect import bisect_left

from trichtin.pipeline.offices.titles import Title
from trichtin.pipeline.state import Annotations, Organization, Place, Position
from trichtin.schemas.official import OfficialClass

_HOME = ("việt nam",)
_PRIVATE = ("company", "association")


class Links:
    """Finds the organisation and the place inside a position's words."""

    def __init__(self, known: Annotations) -> None:
        self._organizations = sorted(
            ((mention.start, mention.end, entity) for entity in known.organizations for mention in entity.mentions),
            key=lambda item: item[:2],
        )
        self._organization_starts = [item[0] for item in self._organizations]
        self._places = sorted(
            ((mention.start, mention.end, mention, place) for place in known.places for mention in place.mentions),
            key=lambda item: item[:2],
        )
        self._place_starts = [item[0] for item in self._places]

    def fill(self, position: Position) -> None:
        """Set the organisation (the longest inside the words or around their end) and the place (the first one)."""
        position.organization_entity = self._organization(position)
        position.place = self._place(position)
        if position.place is None and position.organization_entity is not None:
            position.place = position.organization_entity.place

    def _organization(self, position: Position) -> Organization | None:
        first = bisect_left(self._organization_starts, position.start)
        inside: list[tuple[int, Organization]] = []
        for start, end, entity in self._organizations[first:]:
            if start >= position.end:
                break
            inside.append((end - start, entity))
        return max(inside, key=lambda item: item[0])[1] if inside else None

    def _place(self, position: Position) -> Place | None:
        first = bisect_left(self._place_starts, position.start)
        for start, end, _, place in self._places[first:]:
            if start >= position.end:
                return None
            if end <= position.end:
                return place
        return None


def office_class(known: Annotations, held: list[Title], positions: list[Position]) -> OfficialClass:
    """Of what class an official is: what the offices' roles and bodies say; abroad, ``international``."""
    at_home = [title.body for title in held if title.body is not None and title.body.office_class in _PRIVATE]
    if not at_home and any(_is_abroad(known, position) for position in positions):
        return "international"
    for title in held:
        if title.role.office_class is not None:
            return title.role.office_class
        if title.body is not None:
            return title.body.office_class
    return "public"


def _is_abroad(known: Annotations, position: Position) -> bool:
    """Whether the words of an office end with a foreign country: ``Bộ trưởng Tài chính Mỹ``."""
    start, end = known.tokens.first(position.start), known.tokens.first(position.end)
    for at in range(start, end):
        country = known.candidates.at("countries", at)
        if country is not None and country.last == end and country.entry not in _HOME:
            return known.tokens.text[at][0].isupper() and "việt nam" not in known.folded[position.start : position.end]
    return False
