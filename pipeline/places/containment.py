"""Which mention the syntax names as what holds another: ``xã X, huyện Y``; ``X (Y)``; ``A, B, C (Y)``."""

from __future__ import annotations

import re
from itertools import pairwise

from trichtin.pipeline.places.bare_names import names_body
from trichtin.pipeline.places.page import Page
from trichtin.pipeline.places.unit_names import levels_of
from trichtin.pipeline.state import PlaceMention
from trichtin.schemas.location import Level

_RANK: dict[Level, int] = {
    "village": 0,
    "site": 0,
    "commune": 1,
    "district": 2,
    "province": 3,
    "region": 4,
    "country": 5,
}
_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
_WAS = re.compile(" (?:cũ|trước đây)")
_GROUPS = frozenset({"tổ", "tổ dân phố"})
_BRACKETS = frozenset(["(", ", (", "cũ ("])
_JOINS = frozenset([",", "", "thuộc", "của", ", thuộc", "thuộc địa bàn", "trên địa bàn", "cũ,", "- "]) | _BRACKETS
_LISTED = frozenset([",", "và", ", và", ";"])


def relate(page: Page, mentions: list[PlaceMention]) -> None:
    """Fill ``within`` of the mentions, which are in the order of the text."""
    text = page.known.text
    waiting: list[PlaceMention] = []
    for held, holder in pairwise(mentions):
        waiting.append(held)
        between = text[held.end : holder.start].strip()
        if between in _JOINS and _may_hold(page, holder, held, bracket=between in _BRACKETS):
            if _is_village(page, held, holder):
                held.level = "village"  # `Quỳnh Sơn, xã Bắc Quỳnh`: a village that shares a commune's name
            for item in waiting:
                if item is held or (item.group is not None and item.group == held.group):
                    item.within = holder
                    _move_abroad(item)
            waiting = []
        elif between not in _LISTED:
            waiting = []


def _is_village(page: Page, held: PlaceMention, holder: PlaceMention) -> bool:
    """Whether a bare name of units is a village's by what holds it; schools keep the name of their old commune."""
    if held.level not in ("commune", None) or held.type is not None or holder.type not in _COMMUNES:
        return False
    return not names_body(page, page.known.tokens.first(held.start))


def _may_hold(page: Page, holder: PlaceMention, held: PlaceMention, *, bracket: bool) -> bool:
    if held.level in ("region", "country") and holder.level != "region":
        return False
    if bracket and _WAS.match(page.known.folded, holder.end) and "province" in levels_of(page, held):
        return False  # `Bắc Ninh (Bắc Giang cũ)`: what it was before
    if holder.level == "commune" and held.level in ("commune", None) and held.type is None:
        return held.name.lower() != holder.name.lower() and holder.type in _COMMUNES
    if holder.rule == held.rule == "place.foreign":
        return not bracket  # `Kazan, Tatarstan`
    if held.type in _GROUPS and holder.level == "village" and holder.type not in _GROUPS:
        return True  # `tổ 7, ấp Tân Lập`
    above, below = levels_of(page, holder), levels_of(page, held)
    if not bracket and holder.type is None and held.type is None and "province" in above & below:
        return False  # `Quảng Bình, Quảng Trị`: a list
    return max(_RANK[level] for level in above) > min(_RANK[level] for level in below)


def _move_abroad(mention: PlaceMention) -> None:
    """``tỉnh Hồ Nam, Trung Quốc``: what lies in another country is no unit of this one."""
    holder = mention.within
    if holder is not None and holder.country not in ("VN", None) and holder.level in ("country", "site"):
        mention.country = holder.country
        if mention.level != "site":
            mention.level, mention.type, mention.rule = "site", None, "place.foreign"
