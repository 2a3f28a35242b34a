"""Makes places of clusters whose units are decided."""

from __future__ import annotations

from collections import Counter
from datetime import date

from trichtin.pipeline.places.gazetteer import LAST_DAY_BEFORE_REFORM, REFORM, Unit
from trichtin.pipeline.places.linking.clusters import Cluster
from trichtin.pipeline.state import AdminUnits, Annotations, Place, PlaceMention, Successor
from trichtin.schemas.location import Level, Relation

Named = tuple[str, str | None]


def make_places(annotations: Annotations, clusters: list[Cluster], day: date | None) -> list[Place]:
    """The places of an article: clusters of one unit become one place."""
    maker = _Maker(annotations, clusters, day)
    by_unit: dict[str, Place] = {}
    places: list[Place] = []
    for cluster in clusters:
        key = _key(cluster)
        known = by_unit.get(key) if key else None
        if known is not None:
            known.mentions.extend(cluster.mentions)
            known.name = _fullest(known.mentions)
            known.type = known.type or next(iter(cluster.types), None)
            continue
        place = maker.place(cluster)
        places.append(place)
        if key:
            by_unit[key] = place
    return places


def _key(cluster: Cluster) -> str:
    """What clusters of one place have in common: the unit, or the code of a country (``Mỹ``, ``Hoa Kỳ``)."""
    if cluster.unit is not None:
        return cluster.unit.id
    if cluster.both is not None:
        return cluster.both[0].id
    return f"country {cluster.first.country}" if cluster.level == "country" and cluster.first.country else ""


def _fullest(mentions: list[PlaceMention]) -> str:
    """The name with the most words, of those the one that stands most often."""
    counts = Counter([mention.name for mention in mentions])
    if len(counts) == 1:
        return mentions[0].name
    return max(counts, key=lambda name: (len(name.split()), counts[name], len(name)))


def successors_of(unit: Unit) -> list[Successor]:
    """What holds the ground of a unit at the date of the gazetteer."""
    found: dict[str, Successor] = {}
    for latest in _latest(unit):
        found[latest.id] = _successor(unit, latest)
    return list(found.values())


def _latest(unit: Unit) -> list[Unit]:
    if unit.valid_to is None:
        return [unit]
    return list(dict.fromkeys(latest for following in unit.successors for latest in _latest(following)))


def _successor(unit: Unit, latest: Unit) -> Successor:
    province = latest if latest.level == "province" else latest.parent
    if province is None:
        raise ValueError(f"{latest!r} has no province")
    commune = (latest.name, latest.code) if latest.level == "commune" else None
    return Successor(province=(province.name, province.code), commune=commune, relation=_relation(unit, latest))


def _relation(unit: Unit, latest: Unit) -> Relation:
    while unit is not latest:
        if len(unit.successors) > 1:
            return "divided"
        following = unit.successors[0]
        if following.level == "province" != unit.level:
            return "merged"
        if [item for item in following.predecessors if item.level == unit.level] != [unit]:
            return "merged"
        if following.name != unit.name:
            return "renamed"
        unit = following
    return "unchanged"


class _Maker:
    def __init__(self, annotations: Annotations, clusters: list[Cluster], day: date | None) -> None:
        self._known = annotations
        self._day = day
        self._communes: dict[tuple[int, int], dict[str, Unit]] = {}
        for cluster in clusters:
            unit = cluster.unit
            if unit is None or unit.level != "commune":
                continue
            for mention in cluster.mentions:
                if mention.type is not None:
                    where = annotations.paragraph_at(mention.start), annotations.sentence_at(mention.start)
                    self._communes.setdefault(where, {})[unit.id] = unit

    def place(self, cluster: Cluster) -> Place:
        """The place of a cluster."""
        first = cluster.first
        place = Place(
            name=_fullest(cluster.mentions),
            type=next(iter(cluster.types), None),
            level=self._level(cluster),
            country=first.country,
            mentions=list(cluster.mentions),
            rule=first.rule,
        )
        if cluster.is_unit:
            self._tie_unit(place, cluster)
        elif place.level in ("village", "site") and place.country in ("VN", None):
            self._tie_to_holder(place, cluster)
        else:  # a country, a region, or what lies in another country: its name and country say all that a record holds
            place.resolution = "resolved"
        return place

    def _level(self, cluster: Cluster) -> Level:
        unit = cluster.unit or (cluster.both[0] if cluster.both else None)
        if unit is not None:
            return unit.level
        if cluster.level is not None:
            return cluster.level
        levels = {unit.level for unit in cluster.candidates}
        return levels.pop() if len(levels) == 1 else "district" if cluster.is_city else "commune"

    def _tie_unit(self, place: Place, cluster: Cluster) -> None:
        if cluster.unit is not None:
            place.resolution = "resolved"
            place.admin = self._admin(cluster.unit)
            place.current = successors_of(cluster.unit)
            place.coordinates = cluster.unit.point
            place.type = place.type or cluster.unit.type_on(place.admin.as_of)
        elif cluster.both is not None:
            self._tie_both(place, *cluster.both)
        elif cluster.holder is not None:
            self._tie_unknown(place, cluster.holder)
        elif len(cluster.candidates) > 1:
            place.resolution = "ambiguous"
            place.candidates = [self._admin(unit) for unit in cluster.candidates]
            self._warn_ambiguous(place)
        else:
            self._warn(place, "place_unresolved", "No unit is known for")

    def _tie_both(self, place: Place, before: Unit, since: Unit) -> None:
        """A unit that both systems have, in an article that shows no day: it has a code only where it is one unit."""
        place.current = successors_of(since)
        place.coordinates = since.point
        place.type = place.type or since.type
        if before.level == "province" and _relation(before, since) == "unchanged":
            place.resolution = "resolved"
            place.admin = self._admin(since)
            return
        place.resolution = "ambiguous"
        place.candidates = [self._admin(before), self._admin(since)]
        place.admin = AdminUnits(
            province=_common(_province_of(before), _province_of(since)),
            commune=_common(before, since) if since.level == "commune" else None,
            as_of=REFORM,
        )
        self._warn_ambiguous(place)

    def _tie_unknown(self, place: Place, holder: Unit) -> None:
        admin = self._admin(holder)
        named = (place.name, None)
        if place.level == "commune":
            admin.commune = named
        elif place.level == "district":
            admin.district, admin.commune = named, None
        place.admin = admin
        place.resolution = "resolved"

    def _tie_to_holder(self, place: Place, cluster: Cluster) -> None:
        """Villages and sites lie where the text says; a village else in the commune that is named with it."""
        units = (_known_unit(holder) for holder in [*cluster.within, *cluster.beside])
        holders = [unit for unit in units if unit is not None]
        if not cluster.within and not holders and place.level == "village":
            holders = self._commune_beside(cluster)
        if holders:
            place.admin = self._admin(holders[0])
            place.current = successors_of(holders[0]) if holders[0].level == "commune" else []
            place.resolution = "resolved"

    def _commune_beside(self, cluster: Cluster) -> list[Unit]:
        """The only commune that is named with its type in the village's sentence, else in the one before."""
        sentence = self._known.sentence_at(cluster.first.start)
        paragraph = self._known.paragraph_at(cluster.first.start)
        for offset in (0, -1):
            beside = self._communes.get((paragraph, sentence + offset), {})
            if beside:
                return list(beside.values()) if len(beside) == 1 else []
        return []

    def _admin(self, unit: Unit) -> AdminUnits:
        """The units that hold a unit on the day of the article, or when it last stood."""
        day = self._day or (LAST_DAY_BEFORE_REFORM if unit.valid_to is not None else REFORM)
        if unit.valid_to is not None and unit.valid_to < day:
            day = unit.valid_to
        elif unit.valid_from is not None and unit.valid_from > day:
            day = unit.valid_from
        admin = AdminUnits(as_of=day)
        holder: Unit | None = unit
        while holder is not None:
            named: Named = (holder.name, holder.code)
            if holder.level == "province":
                admin.province = named
            elif holder.level == "district":
                admin.district = named
            else:
                admin.commune = named
            holder = holder.parent_on(day)
        return admin

    def _warn_ambiguous(self, place: Place) -> None:
        self._warn(place, "place_ambiguous", f"{len(place.candidates)} units may be meant by")

    def _warn(self, place: Place, code: str, message: str) -> None:
        first = place.mentions[0]
        self._known.warn(code, f"{message} {self._known.slice(first.offsets)!r}.", first.offsets)


def _known_unit(cluster: Cluster) -> Unit | None:
    """The unit of a cluster, where no day is known that of today if it is the same province."""
    if cluster.both is None:
        return cluster.unit
    before, since = cluster.both
    return since if before.level == "province" and _relation(before, since) == "unchanged" else None


def _province_of(unit: Unit) -> Unit:
    while unit.parent is not None:
        unit = unit.parent
    return unit


def _common(before: Unit, since: Unit) -> Named | None:
    if before.name != since.name:
        return None
    return since.name, since.code if _relation(before, since) == "unchanged" else None
