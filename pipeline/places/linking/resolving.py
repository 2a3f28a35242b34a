"""Chooses the unit that a name stands for, by what the article says of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trichtin.pipeline.places.gazetteer import LAST_DAY_BEFORE_REFORM, REFORM, Gazetteer, Unit, is_number, name_key
from trichtin.pipeline.places.linking.clusters import CITY, Cluster
from trichtin.pipeline.places.linking.evidence import Evidence, ground, ground_key, holders
from trichtin.pipeline.state import Annotations

# Weights, in the order of what they mean: what the text says in so many words goes before what stands near, what
# stands near before what the article speaks of, and that before what is merely not excluded.
_HELD_AS_SAID = 100.0
_HELD_ON_ITS_GROUND = 80.0
_NOT_HELD_AS_SAID = -200.0
_HELD_BY_NEIGHBOUR = 8.0
_DISTRICT = (20.0, 12.0, 8.0)
_PROVINCE = (10.0, 7.0, 4.0)
_GROUND = (5.0, 3.5, 2.0)
_SHARE = 4.0
_TYPE = 3.0
_OTHER_TYPE = -4.0
_GONE = -6.0
_NOT_YET = -9.0
_FOLLOWED = -20.0
_FORMER = 30.0
_HIGHER_LEVEL = {"province": 8.0, "district": 4.0, "commune": 0.0}
_LISTED_WITH = 3.0
_MARGIN = 1.5


class Resolver:
    """Chooses units for all clusters of an article together, in rounds: what is sure is evidence for the rest."""

    def __init__(self, annotations: Annotations, table: Gazetteer, day: date | None) -> None:
        self._known = annotations
        self._table = table
        self._days = (day,) if day is not None else (LAST_DAY_BEFORE_REFORM, REFORM)
        self._evidence = Evidence(annotations)
        self._lists: dict[int, list[Cluster]] = {}

    def resolve(self, clusters: list[Cluster]) -> None:
        """Set ``unit``, ``both`` or ``candidates`` of each cluster."""
        for place in (self._known.dateline, self._known.outlet):
            for unit in self._named_in(place):
                self._evidence.add_lead(unit)
        units = [cluster for cluster in clusters if cluster.is_unit]
        for cluster in units:
            cluster.candidates = self._candidates(cluster)
            for rank in {mention.group for mention in cluster.mentions if mention.group is not None}:
                self._lists.setdefault(rank, []).append(cluster)
        open_clusters = units
        for level in ("province", "district", "commune", "district", "commune"):
            open_clusters = [cluster for cluster in open_clusters if not self._decide(cluster, level)]
        for cluster in open_clusters:
            self._decide(cluster, None)

    def _named_in(self, place: str | None) -> list[Unit]:
        if not place:
            return []
        words = place.strip("() ").removeprefix("Báo ").removesuffix(" Online")
        return [unit for unit in self._table.named(words, "province") if any(unit.is_valid(day) for day in self._days)]

    def _candidates(self, cluster: Cluster) -> list[Unit]:
        """All units of the name and level, of all times; of a province only its state of the day, if that stands."""
        units = self._table.named(cluster.first.name, cluster.level)
        if cluster.is_city:
            units = [unit for unit in units if unit.level == "district" or any(kind == CITY for _, kind in unit.types)]
            units = [unit for unit in units if unit.level != "commune"]
        if cluster.level == "commune" and self._days[0] <= LAST_DAY_BEFORE_REFORM:
            units = [*units, *self._vanished(cluster)]
        stands = any(unit.level == "province" and self._stands(unit) for unit in units)
        if stands and not cluster.is_former:
            units = [unit for unit in units if unit.level != "province" or self._stands(unit)]
        return units

    def _vanished(self, cluster: Cluster) -> list[Unit]:
        """Communes of the name that were gone before the table of the last day, as far as their name is on record."""
        name = cluster.first.name
        kind = cluster.types[0] if cluster.types else None
        found: dict[str, Unit] = {}
        for into in self._table.vanished(name, kind):
            district = into.parent
            if district is None:
                continue
            unit = found.setdefault(
                district.id,
                Unit(
                    id=f"{district.id}-{name_key(name)}",
                    level="commune",
                    types=[(None, kind or into.type)],
                    name=name,
                    parent=district,
                    code=None,
                    valid_from=None,
                    valid_to=LAST_DAY_BEFORE_REFORM,
                    decree=None,
                    point=None,
                ),
            )
            unit.successors.append(into)
        return list(found.values())

    def _stands(self, unit: Unit) -> bool:
        return any(unit.is_valid(day) for day in self._days)

    def _is_gone(self, unit: Unit) -> bool:
        return unit.valid_to is not None and unit.valid_to < self._days[0]

    def _decide(self, cluster: Cluster, level: str | None) -> bool:
        """Choose the unit of a cluster if it may be of the level (None: of any) and the choice is clear."""
        if cluster.unit is not None or cluster.both is not None:
            return True
        if level is not None and not any(unit.level == level for unit in cluster.candidates):
            return False
        scored = sorted(
            ((self._score(cluster, unit), unit) for unit in cluster.candidates),
            key=lambda pair: (-pair[0], pair[1].id),
        )
        if not scored:
            self._take_unknown(cluster)
            return level is None
        return self._choose(cluster, scored, final=level is None)

    def _choose(self, cluster: Cluster, scored: list[tuple[float, Unit]], final: bool) -> bool:
        best = scored[0][0]
        top = [unit for score, unit in scored if score > best - _MARGIN]
        if best <= _NOT_HELD_AS_SAID / 2:
            if final:
                self._take_unknown(cluster)
            return final
        if len(top) == 2 and self._are_one(top[0], top[1]):
            before, since = sorted(top, key=lambda unit: unit.id)
            cluster.both = (before, since)
            self._evidence.add(cluster, before)
            self._evidence.add(cluster, since)
            return True
        if len(top) == 1 and self._may_take(cluster, top[0]):
            cluster.unit = top[0]
            self._evidence.add(cluster, top[0])
            return True
        if final:
            cluster.candidates = top if len(top) > 1 else [unit for unit in cluster.candidates if self._stands(unit)]
        return final

    def _are_one(self, one: Unit, other: Unit) -> bool:
        return len(self._days) == 2 and (one in other.predecessors or other in one.predecessors)

    def _may_take(self, cluster: Cluster, unit: Unit) -> bool:
        """Whether a unit that goes before all others is good enough.

        One that no other unit shares its name with is, but for communes: a bare name may be a person's or a foreign
        place's, and many of before the reform had namesakes that are on no record, so the article must speak of what
        holds them. A commune that was gone by then is meant only where its district is named, or the text says that
        it is no more, or what holds it.
        """
        if unit.level == "commune" and self._is_gone(unit):
            is_said = self._held_as_said(cluster, unit) >= _HELD_ON_ITS_GROUND and not is_number(unit.name)
            is_said = is_said or (
                self._supported(cluster, unit) and (cluster.is_former or self._is_only(cluster, unit))
            )
            return is_said or any(item.level == "district" and self._evidence.names(item.id) for item in holders(unit))
        if self._supported(cluster, unit):
            return True
        standing = [item for item in cluster.candidates if self._stands(item)]
        is_alone = all(item is unit or unit in holders(item) for item in standing)
        if unit.level == "commune":
            whole_table = unit.valid_to is None or self._evidence.is_empty
            is_alone = is_alone and whole_table and bool(cluster.types) and unit.id in self._table.units
        return is_alone

    def _is_only(self, cluster: Cluster, unit: Unit) -> bool:
        """Whether a name with its type word is that of one commune only, of all that the article may speak of."""
        others = [item for item in cluster.candidates if item is not unit and self._supported(cluster, item)]
        return bool(set(cluster.types) & {kind for _, kind in unit.types}) and not others

    def _supported(self, cluster: Cluster, unit: Unit) -> bool:
        """Whether anything but its existence speaks for a unit."""
        if unit.level == "province" or self._held_as_said(cluster, unit) > 0:
            return True
        keys = [ground_key(unit, of_other=True), *(holder.id for holder in holders(unit))]
        return any(self._evidence.names(key) for key in keys)

    def _score(self, cluster: Cluster, unit: Unit) -> float:
        above = holders(unit)
        score = _HIGHER_LEVEL[unit.level]
        if not self._stands(unit):
            score += _GONE if self._is_gone(unit) else _NOT_YET
            if self._is_gone(unit) and self._has_namesake_on_ground(cluster, unit):
                score += _FOLLOWED
        if cluster.is_former:
            score += _FORMER if self._is_gone(unit) else -_FORMER
        if cluster.types:
            kinds = {kind for _, kind in unit.types}
            score += _TYPE if kinds & set(cluster.types) else _OTHER_TYPE
        score += self._held_as_said(cluster, unit)
        for level, near in (("district", _DISTRICT), ("province", _PROVINCE)):
            spoken_of = [self._evidence.of(item.id, cluster, near) for item in above if item.level == level]
            score += max(spoken_of, default=0.0)
        same_ground = ground_key(unit, of_other=True)
        score += self._evidence.of(same_ground, cluster, _GROUND)
        score += _SHARE * max(self._evidence.share(key) for key in (same_ground, unit.id, *(item.id for item in above)))
        return score + self._listed_with(cluster, above)

    def _has_namesake_on_ground(self, cluster: Cluster, unit: Unit) -> bool:
        """Whether a commune that is gone was followed by one of its name and type that stands."""
        following = [item for item in unit.successors if item in cluster.candidates and self._stands(item)]
        return unit.level == "commune" and any(item.type == unit.type for item in following)

    def _held_as_said(self, cluster: Cluster, unit: Unit) -> float:
        """How the unit agrees with what the text names as what holds it."""
        above = holders(unit)
        score = 0.0
        for said in cluster.within:
            if not said.is_unit or unit.level == "province":
                continue
            wanted = _meant(said)
            if any(item in wanted for item in above) or (said.is_former and _came_from(unit, wanted)):
                score += _HELD_AS_SAID
            elif any(item in unit.successors or _is_other_name_of_ground(item, unit) for item in wanted):
                score += _HELD_ON_ITS_GROUND
            elif wanted:
                score += _NOT_HELD_AS_SAID
        if any(item in above for other in cluster.beside for item in _meant(other)):
            score += _HELD_BY_NEIGHBOUR
        for part in cluster.parts:
            if part.is_unit and any(unit in holders(item) for item in _meant(part)):
                score += _DISTRICT[0]
        return score

    def _listed_with(self, cluster: Cluster, above: tuple[Unit, ...]) -> float:
        """How many of the names in the same list may lie in the same unit."""
        if not above:
            return 0.0
        score = 0.0
        for rank in {mention.group for mention in cluster.mentions if mention.group is not None}:
            others = [other for other in self._lists[rank] if other is not cluster]
            for other in others:
                units = _meant(other)
                if any(above[0] in holders(item) for item in units):
                    score += _LISTED_WITH
                elif any(above[-1] in holders(item) for item in units):
                    score += _LISTED_WITH / 3
        return score

    def _take_unknown(self, cluster: Cluster) -> None:
        """A unit of before that no table has: where the text names what holds it, that is known and its code is not."""
        cluster.candidates = []
        for said in cluster.within:
            if said.unit is not None and said.unit.valid_to is not None and _may_hold(said.unit, cluster):
                cluster.holder = said.unit


def _meant(cluster: Cluster) -> Sequence[Unit]:
    """The unit that a cluster is, or those that it may be."""
    return [cluster.unit] if cluster.unit is not None else cluster.both or cluster.candidates


def _came_from(unit: Unit, wanted: Sequence[Unit]) -> bool:
    """Whether what a unit was made of lay in a unit that is gone: ``Phường Phú Thuận (Quận 7 cũ)``."""
    return any(item in wanted for before in unit.predecessors for item in holders(before))


def _may_hold(holder: Unit, cluster: Cluster) -> bool:
    """Whether a unit has parts of the level and type that a name says; a ``quận`` has no ``xã``."""
    parts = {("commune", "district"), ("district", "province")}
    rural = holder.type == "quận" and bool({"xã", "thị trấn"} & set(cluster.types))
    return bool(cluster.types) and (cluster.level, holder.level) in parts and not rural


def _is_other_name_of_ground(holder: Unit, unit: Unit) -> bool:
    """Whether a holder is a province of the other system that holds the ground of a unit."""
    is_other = (holder.valid_to is None) != (unit.valid_to is None)
    return holder.level == "province" and is_other and ground(holder) == ground(unit)
