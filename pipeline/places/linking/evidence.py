"""What an article says of units: which it names, and where."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache

from trichtin.pipeline.places.gazetteer import Unit
from trichtin.pipeline.places.linking.clusters import Cluster
from trichtin.pipeline.state import Annotations

_REMEMBERED = 1 << 14
"""More units than a long article names; the table does not change."""

_LONG_AGO = date(2008, 1, 1)
"""No place is called by the units that held it before."""

_LEAD = ("title", "lead")
_IN_LEAD = 2.0
"""Weight of a unit that the title, lead, dateline or outlet names."""


@lru_cache(maxsize=_REMEMBERED)
def holders(unit: Unit) -> tuple[Unit, ...]:
    """The units of its own system that held a unit, the last and nearest first, as far back as they are still named."""
    found: dict[str, Unit] = {}
    pending = [unit]
    while pending:
        held = pending.pop(0)
        above = [] if held.parent is None else [held.parent, *_before(held.parent)]
        above.extend(item for last_day, item in reversed(held.earlier_parents) if last_day >= _LONG_AGO)
        for item in above:
            if item.id not in found and (item.valid_to is None) == (unit.valid_to is None):
                found[item.id] = item
                pending.append(item)
    return tuple(found.values())


def _before(holder: Unit) -> list[Unit]:
    """What a unit came from whole, if that is not long ago: its parts are still called by that."""
    came_from = [item for item in holder.predecessors if item.level == holder.level]
    is_recent = holder.valid_from is not None and holder.valid_from >= _LONG_AGO
    return came_from if is_recent and len(came_from) == 1 else []


@lru_cache(maxsize=_REMEMBERED)
def ground(unit: Unit) -> str:
    """The id of the province whose ground it is today: one for a province before and after the reform."""
    province = unit
    while province.parent is not None:
        province = province.parent
    while province.successors:
        province = province.successors[0]
    return province.id


def ground_key(unit: Unit, *, of_other: bool) -> str:
    """The key under which a unit's ground is noted: by the system that it belongs to, or by the other one.

    A province of today is evidence for those that it was made of, and each of them for it, but they are none for each
    other.
    """
    is_today = unit.valid_to is None
    return f"{ground(unit)} {'since' if is_today != of_other else 'before'}"


class Evidence:
    """The units that the article is known to name, by sentence, paragraph and section.

    A province of before and the province that it became part of are evidence for each other, but weaker: see
    ``ground_key``.
    """

    def __init__(self, annotations: Annotations) -> None:
        self._known = annotations
        self._sentences: dict[str, set[int]] = {}
        self._paragraphs: dict[str, set[int]] = {}
        self._lead: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._named = 0

    def add(self, cluster: Cluster, unit: Unit) -> None:
        """Note that a cluster names a unit; what holds it is spoken of too."""
        spoken_of = dict.fromkeys([ground_key(unit, of_other=False), unit.id, *(holder.id for holder in holders(unit))])
        in_lead = any(self._known.section_at(mention.start) in _LEAD for mention in cluster.mentions)
        for key in spoken_of:
            self._sentences.setdefault(key, set()).update(cluster.sentences)
            self._paragraphs.setdefault(key, set()).update(cluster.paragraphs)
            self._counts[key] += len(cluster.mentions)
            if in_lead:
                self._lead.add(key)
        self._named += len(cluster.mentions)

    def add_lead(self, unit: Unit) -> None:
        """Note that the dateline or the outlet names a unit."""
        keys = unit.id, ground_key(unit, of_other=False)
        self._lead.update(keys)
        self._counts.update(keys)
        self._named += 1

    def names(self, key: str) -> bool:
        """Whether the article speaks of a unit or ground at all."""
        return key in self._counts

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known yet."""
        return not self._counts

    def of(self, key: str, cluster: Cluster, near: tuple[float, float, float]) -> float:
        """How strongly the article speaks of a unit or ground near the mentions of a cluster.

        Args:
            key: id of the unit or ground.
            cluster: the mentions.
            near: weights of the same sentence, the same paragraph, anywhere.
        """
        if key not in self._counts:
            return 0.0
        weight = near[2]
        if not cluster.sentences.isdisjoint(self._sentences.get(key, ())):
            weight = near[0]
        elif not cluster.paragraphs.isdisjoint(self._paragraphs.get(key, ())):
            weight = near[1]
        return weight + (_IN_LEAD if key in self._lead else 0.0)

    def share(self, key: str) -> float:
        """Which part of all that is named lies in a unit or ground, from 0 to 1."""
        return self._counts[key] / self._named if self._named else 0.0
