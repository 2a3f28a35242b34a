"""One person, one entry: full names and the short forms that stand for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from trichtin.pipeline.state import Annotations, PersonMention
from trichtin.pipeline.text import fold


@dataclass(slots=True, eq=False)
class Person:
    """A distinct person: the ranks of the mentions in ``Annotations.persons``, and the fullest name."""

    name: str
    key: tuple[str, ...]
    mentions: list[int] = field(default_factory=list)


def group_persons(known: Annotations) -> list[Person]:
    """Make persons of the mentions, each mention in exactly one."""
    persons: list[Person] = []
    by_key: dict[tuple[str, ...], Person] = {}
    by_part: dict[str, list[Person]] = {}
    order = sorted(range(len(known.persons)), key=lambda rank: (len(_key(known, rank)) < 2, rank))
    for rank in order:
        key = _key(known, rank)
        person = by_key.get(key)
        if person is None or len(key) == 1:
            person = _fuller(key, known.persons[rank], by_part, known) or person
        if person is None:
            person = Person(known.slice(known.persons[rank].offsets), key)
            persons.append(person)
            by_key[key] = person
            for part in {key[0], key[-1]}:
                by_part.setdefault(part, []).append(person)
        person.mentions.append(rank)
        name = known.slice(known.persons[rank].offsets)
        if person.name.isupper() and key == person.key and not name.isupper():
            person.name = name
    for person in persons:
        person.mentions.sort()
    return persons


def _key(known: Annotations, rank: int) -> tuple[str, ...]:
    name = fold(known.slice(known.persons[rank].offsets))
    return tuple(name.replace("-", " ").split()) or (name,)


def _fuller(
    key: tuple[str, ...], mention: PersonMention, by_part: dict[str, list[Person]], known: Annotations
) -> Person | None:
    """The person whose name ends with a short form, or, for names that begin with the family name, begins with it.

    Of several, the one named last before the short form.
    """
    ends = [
        person for person in by_part.get(key[-1], []) if len(person.key) > len(key) and person.key[-len(key) :] == key
    ]
    starts = [
        person for person in by_part.get(key[0], []) if len(person.key) > len(key) and person.key[: len(key)] == key
    ]
    for found in (ends, starts):
        if found:
            return max(found, key=lambda person: _nearest(person, mention, known))
    return None


def _nearest(person: Person, mention: PersonMention, known: Annotations) -> int:
    """Start of the person's last mention before the short form; negative where all stand behind it."""
    starts = [known.persons[rank].start for rank in person.mentions]
    before = [start for start in starts if start < mention.start]
    return max(before) if before else -min(starts)
