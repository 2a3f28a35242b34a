"""What an article is about, where that makes context of its figures: devices and their data, matches, private life."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from trichtin.pipeline.achievements import lexicon
from trichtin.pipeline.achievements.case import Case
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.state import Annotations

_PHYSICAL = frozenset(("length", "area", "mass", "volume", "power", "speed", "temperature", "energy", "other"))
_SALES = frozenset(("đấu", "thầu", "cổ"))
"""Words of sales that are reported: `đấu giá`, `trúng thầu`, `cổ phần`."""
_FEW_PRICES = 2
"""So many prices an article may hold that is not about them."""
_GAME = 100
"""Up to here a count in an article about matches is of what happens in them."""


@dataclass(frozen=True, slots=True)
class _Threshold:
    """How many of a topic's words an article has to hold: in all, different ones, and one in so many tokens."""

    hits: int
    distinct: int
    spread: int


_THRESHOLDS = {
    "devices": _Threshold(8, 4, 100),
    "sport": _Threshold(6, 4, 100),
    "private": _Threshold(15, 1, 25),
    "recipes": _Threshold(8, 5, 60),
}


def topics_of(known: Annotations) -> frozenset[str]:
    """The topics of an article."""
    hits: Counter[str] = Counter()
    distinct: dict[str, set[str]] = {}
    behind = 0
    for candidate in known.candidates.of(lexicon.TOPICS):
        if candidate.first < behind:
            continue
        behind = candidate.last
        hits[candidate.entry] += 1
        distinct.setdefault(candidate.entry, set()).add(known.folded[candidate.start : candidate.end])
    prices = sum(quantity.unit.kind == "money" and bool(quantity.unit.per) for quantity in known.quantities)
    heads = [section for section in known.sections if section.kind in ("title", "lead")]
    about_prices = prices > _FEW_PRICES or any("giá" in known.folded[one.start : one.end].split() for one in heads)
    return frozenset(("prices",) if about_prices else ()).union(
        topic
        for topic, least in _THRESHOLDS.items()
        if hits[topic] >= max(least.hits, len(known.tokens) / least.spread) and len(distinct[topic]) >= least.distinct
    )


def is_price_by_the_way(case: Case) -> bool:
    """A price in an article that is not about prices: `thuê nhà trọ với giá 600 nghìn đồng/phòng`."""
    quantity = case.figure.quantity
    if "prices" in case.topics or quantity.unit.kind != "money":
        return False
    if not quantity.unit.per and (case.follows("by_the_way") is None or not _SALES.isdisjoint(case.frame.vocabulary)):
        return False
    if case.change is not None or case.status not in (None, "achieved"):
        return False
    frame = case.frame
    start, _ = frame.clause_of(case.figure, weak=True)
    return any(frame.starts_with(index, words("by_the_way")) for index in range(start, case.figure.first))


def is_device_data(case: Case) -> bool:
    """What an article about devices tells of them: `pin 5.000 mAh`, `trang bị 12 ống phóng`; not what is done."""
    if "devices" not in case.topics or case.change is not None:
        return False
    kind = case.figure.quantity.unit.kind
    if kind in _PHYSICAL:
        return not case.is_done
    return case.is_count and (case.follows("equipment") is not None or case.unit in words("device_parts"))


def is_game(case: Case) -> bool:
    """Who plays and what is played: `10 cầu thủ trên sân`, `sau 5 trận`; not what is won, lost or imposed."""
    value = case.figure.quantity.value
    if "sport" in case.topics and case.unit == "điểm" and value != int(value):
        return case.change is None  # a mark: `hậu vệ trái (7,6 điểm)`
    return (
        "sport" in case.topics
        and case.is_count
        and case.change is None
        and case.figure.quantity.value <= _GAME
        and case.unit.partition(" ")[0] in words("game_units")
        and case.follows("game_results") is None
        and not case.is_done
    )


def is_recipe(case: Case) -> bool:
    """How much of everything a dish or a remedy takes."""
    return (
        "recipes" in case.topics and case.figure.quantity.unit.kind in ("count", "mass", "volume") and not case.change
    )


def is_private(case: Case) -> bool:
    """The figures of somebody's own story."""
    return "private" in case.topics and case.figure.quantity.unit.kind in ("count", "money") and case.change is None
