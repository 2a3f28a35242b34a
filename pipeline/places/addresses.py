"""Streets that an address names by a number alone: ``số 21 Lê Hồng Phong, phường Tân An``."""

from __future__ import annotations

from trichtin.pipeline.places.page import Page
from trichtin.pipeline.state import PlaceMention

_LONGEST = 5


def find_addresses(page: Page) -> None:
    """Take the name behind a house number, where a unit with its type word follows."""
    for first, mention in list(page.found.items()):
        if mention.type is None or page.word(first - 1) != ",":
            continue
        last = first - 1
        start = page.run_start(last - 1) if page.is_capital(last - 1) else last
        if 2 <= last - start <= _LONGEST and page.is_free(start, last) and _is_house_number(page, start - 1):
            street = PlaceMention(
                start=page.start[start],
                end=page.end[last - 1],
                rule="place.road",
                name=page.slice(start, last),
                level="site",
            )
            page.add(street, start, last)


def _is_house_number(page: Page, index: int) -> bool:
    """Whether the number of a house ends at the token: ``số 21``, ``số nhà 12/4``, ``số 7A``."""
    first = index
    while first > index - 4 and (page.is_number(first) or page.word(first) in {"/", "-"} or len(page.word(first)) == 1):
        first -= 1
    return page.is_number(first + 1) and (page.low(first) == "số" or page.low(first - 1) == "số")
