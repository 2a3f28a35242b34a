"""Puts together the mentions that name one place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from trichtin.pipeline.places.gazetteer import LAST_DAY_BEFORE_REFORM, REFORM, Gazetteer, Unit, name_key
from trichtin.pipeline.places.site_types import site_key
from trichtin.pipeline.state import Annotations, PlaceMention
from trichtin.schemas.location import Level

UNIT_LEVELS: frozenset[Level | None] = frozenset({"province", "district", "commune"})

CITY = "thành phố"
"""The type word that units of two levels have."""

_FORMER = re.compile(
    r"\s*\(?(?:cũ\b|trước đây|trước sáp nhập|trước khi sáp nhập"
    r"|nay (?:là|thuộc)(?! (?:sở|công|clb|câu|trường|ban|chi|bệnh|cục|tòa|ủy|ubnd|đội|hội|liên|viện|đài|báo|ngân"
    r"|tập|tổng|trung tâm|học|đại|phòng|khoa|chủ|giám|bộ|văn|bí|phó)\b))"
)
"""Of a body's name (``Sở Y tế Bạc Liêu (nay là Sở Y tế Cà Mau)``) the words behind say nothing of the unit."""
_NO_MORE = " (cũ)"
"""Behind the key of a unit that is said to be no more: another place than its namesake of today."""

_CITY_PARTY = "thành ủy "
"""Before a bare name: the party committee of a city."""

_ANCHORS = UNIT_LEVELS | {CITY}


@dataclass(eq=False, slots=True)
class Cluster:
    """Mentions of one name that stand for one place.

    Attributes:
        level: the level that a type word or list head says, None for bare names and for ``thành phố``.
        mentions: in the order of the text.
        within: the clusters that the text names as what holds it.
        parts: the clusters that it holds by the text.
        beside: clusters named behind it, bare as it is, that may hold it or only stand in the same list.
        candidates: units that the name may stand for, after resolving those that remain.
        unit: the unit that it is, None while or where it is not known.
        both: where no day is known and both systems have the unit: that of before and that of since.
        holder: for a place that no table holds, the unit that holds it.
        types: the type words of its mentions, in the order of the text.
        sentences, paragraphs: where its mentions stand.
        is_former: whether the text says that it is no more (``xã Tân Mỹ (cũ)``).
        is_city: whether its type word is ``thành phố``, which units of two levels have.
    """

    level: Level | None
    mentions: list[PlaceMention]
    within: list[Cluster] = field(default_factory=list)
    parts: list[Cluster] = field(default_factory=list)
    beside: list[Cluster] = field(default_factory=list)
    candidates: list[Unit] = field(default_factory=list)
    unit: Unit | None = None
    both: tuple[Unit, Unit] | None = None
    holder: Unit | None = None
    is_city: bool = False
    is_former: bool = False
    types: tuple[str, ...] = ()
    sentences: frozenset[int] = frozenset()
    paragraphs: frozenset[int] = frozenset()

    @property
    def first(self) -> PlaceMention:
        """The first mention."""
        return self.mentions[0]

    @property
    def is_unit(self) -> bool:
        """Whether the name stands for an administrative unit of the gazetteer's levels."""
        return self.first.country == "VN" and (self.level is None or self.level in UNIT_LEVELS)


def level_of(mention: PlaceMention) -> Level | None:
    """The level that the form of a mention says; a ``thành phố`` may be a province or a district."""
    return None if mention.type == CITY and mention.level in ("province", "district") else mention.level


def is_said_former(annotations: Annotations, mention: PlaceMention) -> bool:
    """Whether the words behind a mention say that the unit is no more."""
    return _FORMER.match(annotations.folded, mention.end) is not None


def make_clusters(annotations: Annotations, table: Gazetteer, day: date | None) -> list[Cluster]:
    """The clusters of an article, by their first mention.

    A mention that says what holds it is a place of its own with the others that say the same; one that does not joins
    the nearest before it, else the nearest behind it. A bare name joins the unit of that name which the article names
    with its type; where it names none, or the name is also that of a province, it stands for itself.
    """
    maker = _Maker(annotations, table, day)
    for mention in annotations.place_mentions:
        maker.add(mention)
    return maker.finish()


Slot = tuple[str, str | None]
"""A name's key and what its form says: a level, or ``thành phố``."""


class _Maker:
    def __init__(self, annotations: Annotations, table: Gazetteer, day: date | None) -> None:
        self._known = annotations
        self._table = table
        self._day = day
        self._mentions: dict[Slot, list[PlaceMention]] = {}
        self._slots: dict[str, list[Slot]] = {}
        self._of: dict[int, Cluster] = {}
        self._clusters: list[Cluster] = []

    def add(self, mention: PlaceMention) -> None:
        is_city = mention.type == CITY or (
            mention.type is None and self._known.folded.endswith(_CITY_PARTY, 0, mention.start)
        )
        key = name_key(site_key(mention.name) if mention.level == "site" else mention.name)
        if is_said_former(self._known, mention):
            key += _NO_MORE
        slot = key, level_of(mention) or (CITY if is_city else None)
        if slot not in self._mentions:
            self._mentions[slot] = []
            self._slots.setdefault(key, []).append(slot)
        self._mentions[slot].append(mention)

    def finish(self) -> list[Cluster]:
        typed = [slot for slot in self._mentions if slot[1] is not None]
        for slot in typed:
            self._split_by_holder(slot)
        for slot, mentions in self._mentions.items():
            if slot[1] is None:
                self._place_bare(slot, mentions)
        for cluster in self._clusters:
            self._locate(cluster)
        self._connect()
        self._clusters.sort(key=lambda cluster: cluster.first.offsets)
        return self._clusters

    def _new(self, mention: PlaceMention, slot: Slot) -> Cluster:
        cluster = Cluster(level_of(mention), [], is_city=slot[1] == CITY)
        self._clusters.append(cluster)
        self._join(cluster, mention)
        return cluster

    def _join(self, cluster: Cluster, mention: PlaceMention) -> None:
        cluster.mentions.append(mention)
        self._of[id(mention)] = cluster

    def _split_by_holder(self, slot: Slot) -> None:
        mentions = self._mentions[slot]
        held = [mention for mention in mentions if self._is_held(mention)]
        self._join_by_holder(slot, held, {})
        self._join_nearest(slot, _without(mentions, held) if held else mentions, held)

    def _join_by_holder(self, slot: Slot, held: list[PlaceMention], by_holder: dict[str, Cluster]) -> None:
        for mention in held:
            holder = _holder_key(mention)
            if holder in by_holder:
                self._join(by_holder[holder], mention)
            elif slot[1] == "site" and (wider := self._site_held_otherwise(mention, by_holder)) is not None:
                self._join(wider, mention)
            else:
                by_holder[holder] = self._new(mention, slot)

    def _site_held_otherwise(self, mention: PlaceMention, by_holder: dict[str, Cluster]) -> Cluster | None:
        """The site of the name that is said to lie in a unit of another level: in a ward, and in its town."""
        level = mention.within.level if mention.within is not None else None
        for cluster in by_holder.values():
            if all(item.within is None or item.within.level != level for item in cluster.mentions):
                return cluster
        return None

    def _is_held(self, mention: PlaceMention) -> bool:
        """Whether the text says in so many words what holds a mention: with a type word, or in brackets."""
        holder = mention.within
        return holder is not None and (holder.type is not None or self._is_in_brackets(holder))

    def _is_in_brackets(self, holder: PlaceMention) -> bool:
        return self._known.text.startswith("(", holder.start - 1)

    def _join_nearest(self, slot: Slot, mentions: list[PlaceMention], anchors: list[PlaceMention]) -> None:
        """Each mention joins the last anchor before it, else the first behind it; without anchors all are one."""
        starts = [anchor.start for anchor in anchors]
        alone: Cluster | None = None
        for mention in mentions:
            if anchors:
                anchor = anchors[max(bisect_right(starts, mention.start) - 1, 0)]
                self._join(self._of[id(anchor)], mention)
            elif alone is None:
                alone = self._new(mention, slot)
            else:
                self._join(alone, mention)

    def _place_bare(self, slot: Slot, mentions: list[PlaceMention]) -> None:
        typed = [other for other in self._slots[slot[0]] if other[1] in _ANCHORS]
        is_province = self._is_province(mentions[0].name, typed)
        held = [mention for mention in mentions if self._is_held(mention)]
        # Another province behind one does not hold it, nor does a typed namesake (`Công ty Giá Rai, thị xã Giá Rai`);
        # but in brackets both hold a namesake (`Quảng Ninh (Quảng Bình)`).
        held = [
            mention
            for mention in held
            if mention.within is not None
            and (self._is_in_brackets(mention.within) or not (is_province or _holder_key(mention) == slot[0]))
        ]
        free = _without(mentions, held)
        anchors = self._anchors([other for other in typed if other[1] != "province"]) if held else []
        by_holder = {_holder_key(anchor): self._of[id(anchor)] for anchor in reversed(anchors) if self._is_held(anchor)}
        self._join_by_holder(slot, held, by_holder)
        if not is_province:
            self._join_nearest(slot, free, self._anchors(typed) or held)
            return
        self._join_nearest(slot, free, self._anchors([other for other in typed if other[1] == "province"]))
        if free:
            self._of[id(free[0])].level = "province"

    def _anchors(self, slots: list[Slot]) -> list[PlaceMention]:
        return sorted((item for slot in slots for item in self._mentions[slot]), key=lambda item: item.offsets)

    def _is_province(self, name: str, typed: list[Slot]) -> bool:
        """Whether a bare name stands for a province: one that stands, or one that stood and has no namesake here."""
        provinces = self._table.named(name, "province")
        days = [self._day] if self._day is not None else [LAST_DAY_BEFORE_REFORM, REFORM]
        if any(unit.is_valid(day) for unit in provinces for day in days):
            return True
        was = any(unit.valid_to is not None and unit.valid_to < days[0] for unit in provinces)
        return was and all(slot[1] == "province" for slot in typed)

    def _locate(self, cluster: Cluster) -> None:
        known, mentions = self._known, cluster.mentions
        mentions.sort(key=lambda mention: mention.offsets)
        cluster.types = tuple(dict.fromkeys([mention.type for mention in mentions if mention.type is not None]))
        cluster.sentences = frozenset([known.sentence_at(mention.start) for mention in mentions])
        cluster.paragraphs = frozenset([known.paragraph_at(mention.start) for mention in mentions])
        cluster.is_former = is_said_former(self._known, cluster.first)

    def _connect(self) -> None:
        for cluster in self._clusters:
            for mention in cluster.mentions:
                holder = self._of.get(id(mention.within)) if mention.within is not None else None
                if holder is None or holder is cluster:
                    continue
                if not self._is_held(mention):
                    cluster.beside.append(holder)
                elif holder not in cluster.within:
                    cluster.within.append(holder)
                    holder.parts.append(cluster)


def _without(mentions: list[PlaceMention], others: list[PlaceMention]) -> list[PlaceMention]:
    known = {id(mention) for mention in others}
    return [mention for mention in mentions if id(mention) not in known]


def _holder_key(mention: PlaceMention) -> str:
    return name_key(mention.within.name) if mention.within is not None else ""
