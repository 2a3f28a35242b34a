"""What an article says of units: which it names, and where."""

from __future__ import annotations

from collections import Counter

from trichtin.pipeline.places.gazetteer import Unit
from trichtin.pipeline.places.linking.clusters import Cluster
from trichtin.pipeline.state import Annotations

_LEAD = ("title", "lead")


def holders(unit: Unit) -> list[Unit]:
    """All units that ever held a unit, the last and nearest first."""
    found: dict[str, Unit] = {}
    pending = [unit]
    while pending:
        held = pending.pop(0)
        above = [item for _, item in reversed(held.earlier_parents)]
        if held.parent is not None:
            above.insert(0, held.parent)
            above.extend(item for item in held.parent.predecessors if item.level == held.parent.level)
        for item in above:
            if item.id not in found and (item.valid_to is None) == (unit.valid_to is None):
                found[item.id] = item
                pending.append(item)
    return list(found.values())


def ground(unit: Unit) -> str:
    """The id of the province whose ground it is today: one for a province before and after the reform."""
    province = unit
    while province.parent is not None:
        province = province.parent
    while province.successors:
        province = province.successors[0]
    return province.id


class Evidence:
    """The units that the article is known to name, by sentence, paragraph and section.

    A province of before and the province that it became part of are evidence for each other, but weaker: they are
    counted as one ``ground``.
    """

    def __init__(self, annotations: Annotations) -> None:
        self._known = annotations
        self._sentences: set[tuple[str, int]] = set()
        self._paragraphs: set[tuple[str, int]] = set()
        self._lead: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._provinces = 0
        self._last: dict[str, list[int]] = {}

    def add(self, cluster: Cluster, unit: Unit) -> None:
        """Note that a cluster names a unit."""
        for mention in cluster.mentions:
            self.add_at(unit, mention.start)

    def add_at(self, unit: Unit, offset: int) -> None:
        """Note that a unit is named at an offset; what holds it is spoken of too."""
        sentence, paragraph = self._known.sentence_at(offset), self._known.paragraph_at(offset)
        in_lead = self._known.section_at(offset) in _LEAD
        spoken_of = [unit.id, *(holder.id for holder in holders(unit)), ground(unit)]
        for key in dict.fromkeys(spoken_of):
            self._sentences.add((key, sentence))
            self._paragraphs.add((key, paragraph))
            self._counts[key] += 1
            if in_lead:
                self._lead.add(key)
        self._provinces += 1

    def add_lead(self, unit: Unit) -> None:
        """Note that the dateline or the outlet names a unit."""
        self._lead.update((unit.id, ground(unit)))
        self._counts.update((unit.id, ground(unit)))
        self._provinces += 1

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
        for mention in cluster.mentions:
            if (key, self._known.sentence_at(mention.start)) in self._sentences:
                weight = near[0]
                break
            if (key, self._known.paragraph_at(mention.start)) in self._paragraphs:
                weight = max(weight, near[1])
        return weight + (2.0 if key in self._lead else 0.0)

    def share(self, key: str) -> float:
        """Which part of all that is named lies in a unit or ground, from 0 to 1."""
        return self._counts[key] / self._provinces if self._provinces else 0.0
