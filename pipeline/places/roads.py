"""What follows the type word of a road or line: its number, or its ends."""

from __future__ import annotations

import re

from trichtin.pipeline.places.page import DASHES, Page
from trichtin.pipeline.places.unit_names import name_at

_LETTERS = re.compile(r"[A-ZĐ]{1,2}")
_NUMBER = re.compile(r"\d{1,4}")
_SIZES = frozenset(["m", "m2", "km", "mét", "ha", "làn", "tỷ", "tỉ", "triệu", "nghìn", "%"])
"""``mặt đường 10m``, ``tuyến đường 18 km``: a size, and no number."""
_LONGEST_END = 4


def road_number(page: Page, index: int) -> int | None:
    """The index behind a road's number: ``4B``, ``14C``, ``ĐT 601``, ``CT03``."""
    at = index
    if _LETTERS.fullmatch(page.word(at)) and page.is_number(at + 1) and page.joined(at + 1):
        at += 1
    if not _NUMBER.fullmatch(page.word(at)):
        return None
    last = at + 1
    if last < page.size and page.low(last) in _SIZES:
        return None
    if last < page.size and page.start[last] == page.end[at] and _LETTERS.fullmatch(page.word(last)):
        last += 1
    return last


def two_ends(page: Page, index: int) -> int | None:
    """The index behind ``Hà Nội - Hải Phòng - Quảng Ninh``: names that dashes join."""
    at = end_name(page, index)
    joined = False
    while at is not None and page.word(at) in DASHES:
        following = end_name(page, at + 1)
        if following is None:
            break
        joined, at = True, following
    return at if joined else None


def end_name(page: Page, index: int) -> int | None:
    """The index behind the name of one end, or of one item of a list of sites; None where no name starts."""
    acronym = page.known.candidates.at("unit acronyms", index)
    if acronym is not None:
        return acronym.last  # `cao tốc TP.HCM - Trung Lương`
    road = page.known.candidates.at("site types", index)
    if road is not None and road.entry.reads == "number":
        return road_number(page, road.last)  # `Mai Sơn - Quốc lộ 45`
    known = name_at(page, index)
    run = page.run_end(index)
    if run == index:
        return None
    if known is not None and run - known[0] >= 2:
        return known[0]
    return run if run - index <= _LONGEST_END else None
