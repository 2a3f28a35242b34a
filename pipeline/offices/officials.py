"""Officials: persons with an office or an event."""

from __future__ import annotations

from trichtin.pipeline.lexicons.offices import Role
from trichtin.pipeline.offices.attachment import Attachment
from trichtin.pipeline.offices.people import Person, group_persons
from trichtin.pipeline.offices.positions import merge, position_of
from trichtin.pipeline.offices.titles import Title, TitleFinder
from trichtin.pipeline.state import Annotations, Official
from trichtin.schemas.official import OfficialClass

_COMPANY_WORDS = ("company",)


def make_officials(known: Annotations) -> list[Official]:
    """The officials of an article."""
    titles = TitleFinder(known).all()
    attached = Attachment(known, titles)
    officials: list[Official] = []
    for person in group_persons(known):
        held = [title for rank in person.mentions for title in attached.of[rank]]
        if not any(title.makes_official for title in held):
            continue
        officials.append(_official(known, person, held))
    return officials


def _official(known: Annotations, person: Person, held: list[Title]) -> Official:
    positions = [position_of(known, title, "former" if title.status == "former" else "current") for title in held]
    mentions = [known.persons[rank] for rank in person.mentions]
    honorifics = [mention.honorific for mention in mentions if mention.honorific]
    return Official(
        name=person.name,
        honorific=honorifics[0] if honorifics else None,
        office_class=_class(held),
        mentions=mentions,
        positions=merge(positions),
        rule="official.title",
    )


def _class(held: list[Title]) -> OfficialClass:
    for title in held:
        role: Role = title.role
        if role.office_class is not None:
            return role.office_class
        if title.body is not None:
            return title.body.office_class
    return "public"
