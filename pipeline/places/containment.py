"""Which mention the syntax names as what holds another: ``xã X, huyện Y``; ``X (Y)``; ``A, B, C (Y)``."""

from __future__ import annotations

import re

from trichtin.pipeline.places.bare_names import names_body
from trichtin.pipeline.places.page import Page
from trichtin.pipeline.places.unit_names import levels_of, lies_in
from trichtin.pipeline.state import PlaceMention
from trichtin.pipeline.text import fold
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
    for held, holder, following in zip(mentions, mentions[1:], [*mentions[2:], None], strict=False):
        waiting.append(held)
        between = text[held.end : holder.start].strip()
        if between in _JOINS and _holds(page, held, holder, following, bracket=between in _BRACKETS):
            for item in waiting:
                if item is held or _shares_holder(item, held, holder):
                    item.within = holder
                    _move_abroad(item)
            waiting = []
        elif between not in _LISTED:
            waiting = []


def _holds(
    page: Page, held: PlaceMention, holder: PlaceMention, following: PlaceMention | None, *, bracket: bool
) -> bool:
    """Whether the one holds the other, whose level may become a village's: ``Quỳnh Sơn, xã Bắc Quỳnh``."""
    if held.type is not None or held.level not in ("commune", None) or holder.type not in _COMMUNES:
        return _may_hold(page, holder, held, bracket=bracket)
    if not _is_below(page, held, holder, following):
        return False
    if not names_body(page, page.known.tokens.first(held.start)):
        held.level = "village"  # it shares its name with a commune; a school has that of its old commune
    return True


def _shares_holder(item: PlaceMention, held: PlaceMention, holder: PlaceMention) -> bool:
    """Whether an earlier item of the list has the holder of the last one: ``các huyện A, B (Y)``, ``A, B (Y)``."""
    if item.group is not None:
        return item.group == held.group
    return item.type is None and held.type is None and lies_in(item.name, holder.name)


def _is_below(page: Page, held: PlaceMention, holder: PlaceMention, following: PlaceMention | None) -> bool:
    """Whether a commune may hold what bears a bare name of units: not where they are items of a list."""
    levels = levels_of(page, held)
    if "province" in levels or "commune" not in levels or fold(held.name) == fold(holder.name):
        return False
    return "district" not in levels or (following is not None and following.level in ("district", "province"))


def _may_hold(page: Page, holder: PlaceMention, held: PlaceMention, *, bracket: bool) -> bool:
    if held.level in ("region", "country") and holder.level != "region":
        return False
    if bracket and _WAS.match(page.known.folded, holder.end) and "province" in levels_of(page, held):
        if held.level == "province" and holder.type is None and "province" in levels_of(page, holder):
            holder.level = "province"
        return False  # `Bắc Ninh (Bắc Giang cũ)`: what it was before
    is_bare = holder.type is None and held.type is None and holder.rule != "place.acronym"
    if held.rule == "place.foreign" and held.country and holder.country and held.country != holder.country:
        return False  # `London, New York, Singapore`
    if holder.rule == held.rule == "place.foreign":
        return not bracket  # `Kazan, Tatarstan`
    if held.type in _GROUPS and holder.level == "village" and holder.type not in _GROUPS:
        return True  # `tổ 7, ấp Tân Lập`
    above, below = levels_of(page, holder), levels_of(page, held)
    if is_bare and not bracket and held.level != "site" and holder.level not in ("site", "region", "country"):
        return lies_in(held.name, holder.name)  # `Từ Liêm, Hà Nội`, but `Quảng Bình, Quảng Trị` is a list
    return max(_RANK[level] for level in above) > min(_RANK[level] for level in below)


def _move_abroad(mention: PlaceMention) -> None:
    """``tỉnh Hồ Nam, Trung Quốc``: what lies in another country is no unit of this one."""
    holder = mention.within
    if holder is not None and holder.country not in ("VN", None) and holder.level in ("country", "site"):
        mention.country = holder.country
        if mention.level != "site":
            mention.level, mention.type, mention.rule = "site", None, "place.foreign"
