"""Bare names of units, where the article supports them."""

from __future__ import annotations

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.places.gazetteer import Surface
from trichtin.pipeline.places.page import DASHES, Page, surnames
from trichtin.pipeline.places.unit_names import name_at
from trichtin.pipeline.state import PlaceMention
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
_PEOPLE = frozenset(
    "ông bà anh chị em cô chú bác cậu dì cháu bé thầy sư mẹ bố cha vợ chồng sĩ chí viên tướng tá úy tên cụ họ".split()
)
_PRESS = frozenset({"báo", "chí"})
_JOINS = frozenset({",", "và", ";", "hay", "đến", "-", "–", "/"})
_PERSON = "hồ chí minh"


def find_bare_names(page: Page) -> None:
    """Take the names of known units that stand without a type word, twice: what the first reading finds supports."""
    for _ in range(2):
        named = _named(page)
        for candidate in page.known.candidates.of("units"):
            if page.is_free(candidate.first, candidate.last) and page.all_capital(candidate.first, candidate.last):
                _read(page, candidate, named)


def _named(page: Page) -> set[str]:
    """The folded names of the units found so far."""
    return {
        mention.name.lower()
        for mention in page.found.values()
        if mention.level in (None, "province", "district", "commune")
    }


def _read(page: Page, candidate: Candidate, named: set[str]) -> None:
    first, last = candidate.first, candidate.last
    entry: Surface = candidate.entry
    if not _stands_alone(page, first, last):
        return
    body = f"{page.low(first - 2)} {page.low(first - 1)}"
    if body in _BODIES:
        level = _BODIES[body]
    elif _is_supported(page, candidate, named):
        level = next(iter(entry.levels)) if len(entry.levels) == 1 else None
    else:
        return
    mention = PlaceMention(
        start=candidate.start, end=candidate.end, rule="place.bare", name=page.slice(first, last), level=level
    )
    page.add(mention, first, last)


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


def _is_supported(page: Page, candidate: Candidate, named: set[str]) -> bool:
    first, last = candidate.first, candidate.last
    entry: Surface = candidate.entry
    name = " ".join(page.folded[first:last])
    if name == _PERSON:
        return _is_in_list(page, candidate)
    if "province" in entry.levels:
        return True
    if last - first < 2 or (page.is_number(first - 1) and page.spaced(first)):
        return False
    if name in named or _holder_follows(page, first, last) or _is_in_list(page, candidate):
        return True
    return not entry.ordinary and page.low(first) not in surnames()[0] and page.low(first - 1) in _PLACE_WORDS


def _holder_follows(page: Page, first: int, last: int) -> bool:
    """Whether the unit that holds it is named behind: ``Hữu Liên, huyện Hữu Lũng``; ``Phú Xuyên (Thái Nguyên)``."""
    if page.word(last) == ",":
        holder = page.found.get(last + 1)
        if holder is None or holder.rule != "place.unit" or holder.level == "village":
            return False
        return holder.type != "phường" or page.low(first) not in surnames()[1]  # `Trần Hưng Đạo, phường …` is a street
    if page.word(last) != "(":
        return False
    unit = name_at(page, last + 1)
    if unit is not None and "province" in unit[1].levels and page.word(unit[0]) in {")", ","}:
        return True
    holder = page.found.get(last + 1)
    return holder is not None and holder.level in ("province", "district")


def _is_in_list(page: Page, candidate: Candidate) -> bool:
    """Whether a found unit that may be of the same level stands beside it, joined by a comma, ``và`` or a dash."""
    entry: Surface = candidate.entry
    before = page.neighbour_before(candidate.first) if page.low(candidate.first - 1) in _JOINS else None
    after = page.found.get(candidate.last + 1) if page.low(candidate.last) in _JOINS else None
    return any(
        other is not None
        and other.rule in {"place.unit", "place.list", "place.bare"}
        and (other.level in entry.levels or (other.level is None and page.word(candidate.first - 1) in DASHES))
        for other in (before, after)
    )
