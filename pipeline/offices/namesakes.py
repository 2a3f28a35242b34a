"""Two people of one full name: kept apart where what stands beside the names cannot be said of one person."""

from __future__ import annotations

from bisect import bisect_right

from trichtin.pipeline.offices.attachment import Attachment
from trichtin.pipeline.offices.people import Person
from trichtin.pipeline.offices.positions import contains, wording
from trichtin.pipeline.offices.titles import Title
from trichtin.pipeline.state import Annotations
from trichtin.pipeline.text import fold

_MAN = frozenset({"ông", "anh", "chú"})
_WOMAN = frozenset({"bà", "chị", "cô"})
# Words of an office of a commune, and of one of a province or the state: nobody holds both at once.
_LOW = frozenset({"xã", "phường", "trấn", "thôn"})
_HIGH = frozenset({"tỉnh", "bộ", "sở", "ương", "cục"})
_HEADS = frozenset({"chủ tịch", "giám đốc"})
_MOST = 12
"""Named mentions of one person that are compared; who is named more often is one person."""


def apart(known: Annotations, persons: list[Person], attached: Attachment) -> list[Person]:
    """The persons, those parted whose mentions in full say that they are two.

    Args:
        known: what is known of the article.
        persons: the persons by name.
        attached: the titles beside each mention.
    """
    changes = any(verb.entry.is_change for verb in known.candidates.of("office_verbs"))
    return [part for person in persons for part in _parts(known, person, attached, changes)]


def _parts(known: Annotations, person: Person, attached: Attachment, changes: bool) -> list[Person]:
    told = [rank for rank in person.mentions if _is_full(known, rank, person) and attached.of[rank]]
    if not 1 < len(told) <= _MOST:
        return [person]
    groups: list[list[int]] = []
    for rank in told:
        for group in groups:
            if not any(_differ(known, attached, other, rank, changes) for other in group):
                group.append(rank)
                break
        else:
            groups.append([rank])
    if len(groups) == 1:
        return [person]
    owner = {rank: index for index, group in enumerate(groups) for rank in group}
    parts = [Person(person.name, person.key) for _ in groups]
    for rank in person.mentions:
        before = told[max(bisect_right(told, rank) - 1, 0)]
        parts[owner[before]].mentions.append(rank)
    return parts


def _is_full(known: Annotations, rank: int, person: Person) -> bool:
    return len(person.key) > 1 and tuple(fold(known.slice(known.persons[rank].offsets)).split()) == person.key


def _differ(known: Annotations, attached: Attachment, one: int, other: int, changes: bool) -> bool:
    """Whether two mentions cannot be of one person: a man and a woman, or offices that exclude each other."""
    said = {fold(known.persons[rank].honorific or "") for rank in (one, other)}
    if said & _MAN and said & _WOMAN:
        return True
    return not changes and any(_exclude(known, a, b) for a in attached.of[one] for b in attached.of[other])


def _exclude(known: Annotations, a: Title, b: Title) -> bool:
    if a.status or b.status or a.role.name not in _HEADS or b.role.name not in _HEADS:
        return False
    one, other = _words(known, a), _words(known, b)
    low, high = _LOW.intersection(one), _LOW.intersection(other)
    if bool(low) != bool(high):
        return bool(_HIGH.intersection(other if low else one))
    same_body = a.body is not None and b.body is not None and a.body.name == b.body.name
    if not (low and same_body and a.role.name == b.role.name):
        return False
    return not contains(one, other) and not contains(other, one)


def _words(known: Annotations, title: Title) -> tuple[str, ...]:
    tokens = known.tokens
    return wording(known.text[tokens.start[title.first] : tokens.end[title.last - 1]])
