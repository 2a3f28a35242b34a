"""Which mention the syntax names as what holds another: ``xã X, huyện Y``; ``X (Y)``; ``A, B, C (Y)``."""

from __future__ import annotations

from trichtin.pipeline.places.page import Page
from trichtin.pipeline.state import PlaceMention

_RANK = {"village": 0, "site": 0, "commune": 1, "district": 2, "province": 3, "region": 4, "country": 5}
_JOINS = frozenset([",", "", "(", ", (", "thuộc", "của", ", thuộc", "thuộc địa bàn", "- "])


def relate(page: Page, mentions: list[PlaceMention]) -> None:
    """Fill ``within`` of the mentions, which are in the order of the text."""
    text = page.known.text
    waiting: list[PlaceMention] = []
    for mention, following in zip(mentions, mentions[1:], strict=False):
        waiting.append(mention)
        between = text[mention.end : following.start].strip()
        if between in _JOINS and _may_hold(following, mention):
            bracket = between.endswith("(")
            for held in waiting if bracket or mention.group is not None else [mention]:
                if held.within is None and (held is mention or held.group is not None and held.group == mention.group):
                    held.within = following
            waiting = []
        elif between not in {",", "và", ", và", ";"}:
            waiting = []


def _may_hold(holder: PlaceMention, held: PlaceMention) -> bool:
    if holder.level is None:
        return held.level != "province"
    if held.level is None:
        return _RANK[holder.level] >= 2
    return _RANK[holder.level] > _RANK[held.level]
