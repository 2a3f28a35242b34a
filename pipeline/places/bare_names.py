"""Bare names of units, where the article supports them."""

from __future__ import annotations

from trichtin.pipeline.places.gazetteer import Surface
from trichtin.pipeline.places.page import Page, surnames
from trichtin.pipeline.places.unit_names import name_at
from trichtin.pipeline.state import PlaceMention
from trichtin.pipeline.text import fold
from trichtin.schemas.location import Level

# Bodies whose name ends in the unit's: the level that they say. `Thành ủy` may be a province's or a district's.
_BODIES: dict[str, Level | None] = {
    "tỉnh ủy": "province",
    "thành ủy": None,
    "huyện ủy": "district",
    "quận ủy": "district",
    "thị ủy": "district",
    "tỉnh đoàn": "province",
    "thành đoàn": None,
    "huyện đoàn": "district",
}
_PLACE_WORDS = frozenset("tại ở quê trú thuộc bàn".split())
_WEAK_PLACE_WORDS = frozenset("từ đến về qua đi vào ra sang giáp nối gồm huyện xã dân hương phía".split())
_PEOPLE = frozenset(
    "ông bà anh chị em cô chú bác cậu dì cháu bé thầy sư mẹ bố cha vợ chồng sĩ nhân chí viên tướng tá úy tên cụ".split()
)
_PRESS = frozenset({"báo", "chí"})


def find_bare_names(page: Page) -> None:
    """Take the names of known units that stand without a type word."""
    named = {fold(mention.name) for mention in page.found.values() if mention.level not in (None, "site", "region")}
    for candidate in page.known.candidates.of("units"):
        first, last = candidate.first, candidate.last
        if not page.is_free(first, last) or name_at(page, first) is None:
            continue
        entry: Surface = candidate.entry
        level = _body_level(page, first)
        if not _stands_alone(page, first, last):
            continue
        if level is not False or _is_supported(page, first, last, entry, named):
            mention = PlaceMention(
                start=candidate.start,
                end=candidate.end,
                rule="place.bare",
                name=page.slice(first, last),
                level=level or _level(entry),
            )
            page.add(mention, first, last)


def _body_level(page: Page, first: int) -> Level | None | bool:
    words = f"{page.low(first - 2)} {page.low(first - 1)}"
    return _BODIES.get(words, False)


def _level(entry: Surface) -> Level | None:
    return next(iter(entry.levels)) if len(entry.levels) == 1 else None


def _stands_alone(page: Page, first: int, last: int) -> bool:
    """Whether the name is no part of a longer one: a person's, a company's, a newspaper's."""
    if page.spaced(first):
        before = page.low(first - 1)
        if before in _PEOPLE or before in _PRESS:
            return False
        if page.is_capital(first - 1) and not page.word(first - 1).isupper() and not _may_precede(page, first):
            return False
    if page.spaced(last) and page.is_capital(last) and not page.word(last).isupper():
        return page.looks_like_person(last, page.run_end(last)) or page.type_word(last) is not None
    return True


def _may_precede(page: Page, first: int) -> bool:
    """Whether the capitalised word before is the end of a body's name (``Bộ đội Biên phòng``), and no name's part."""
    start = page.run_start(first - 1)
    return page.low(start) not in surnames()[1] and (first - start >= 2 or page.opens_sentence(start))


def _is_supported(page: Page, first: int, last: int, entry: Surface, named: set[str]) -> bool:
    if "province" in entry.levels:
        return True
    name = " ".join(page.folded[first:last])
    before = page.low(first - 1)
    if name in named and last - first >= 2:
        return True
    if before in _PLACE_WORDS and last - first >= 2 and page.spaced(first):
        return True
    if page.word(last) == "(" and (inner := name_at(page, last + 1)) is not None:
        return "province" in inner[1].levels and page.word(inner[0]) in {")", ","}
    return False
