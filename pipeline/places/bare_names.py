"""Bare names of units, where the article supports them."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.surnames import surnames_against_places as surnames
from trichtin.pipeline.places.gazetteer import Surface
from trichtin.pipeline.places.page import DASHES, Page
from trichtin.pipeline.places.unit_names import levels_of, lies_in, name_at
from trichtin.pipeline.segmentation.syllables import is_syllable
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
# Bodies and events that are called by their place, and schools, which may be called after a person too.
_BODIES_OF_PLACES = tuple(
    "ubnd|hđnd|tand|vksnd|công an|csgt|biên phòng|hạt kiểm lâm|điện lực|chi cục thuế|hợp tác xã|htx|cao su|mía đường|"
    "xi măng|thủy điện|nhiệt điện|phòng giao dịch|chi nhánh|khởi nghĩa|chiến dịch|chiến thắng|mặt trận|chiến khu|"
    "lễ hội".split("|")
)
_SCHOOLS = ("tiểu học", "mầm non", "thcs", "thpt", "trung học cơ sở", "trung học phổ thông")
_HEADS = frozenset("dược bia thép đạm nhựa gạch gỗ điện cảng đội clb trường đoàn sở".split())
_PLACE_WORDS = frozenset("tại ở quê trú thuộc bàn".split())
_ROUTE_WORDS = frozenset("từ đi đến tới qua về".split())  # `từ Trà Dơn đi Trà Leng`
_PEOPLE = frozenset(
    "ông bà anh chị em cô chú bác cậu dì cháu bé thầy sư mẹ bố cha vợ chồng sĩ chí viên tướng tá úy tên cụ họ".split()
)
_JOINS = frozenset({",", "và", ";", "hay", "đến", "-", "–", "/"})
_COMMAS = frozenset({",", "và"})
_PERSON = "hồ chí minh"


@dataclass(frozen=True, slots=True)
class _Named:
    """What the article names elsewhere: folded names of units and of people, and the provinces and districts."""

    units: set[str]
    people: set[str]
    holders: set[str]


def find_bare_names(page: Page) -> None:
    """Take the names of known units that stand without a type word, twice: what the first reading finds supports."""
    for _ in range(2):
        named = _named(page)
        for candidate in page.known.candidates.of("units"):
            if page.is_free(candidate.first, candidate.last) and page.all_capital(candidate.first, candidate.last):
                _read(page, candidate, named)


def _named(page: Page) -> _Named:
    """What is found so far on firm ground: a word of place alone is none for a commune."""
    units = {
        fold(mention.name)
        for mention in page.found.values()
        if mention.level in (None, "province", "district", "commune")
        and not (mention.rule == "place.located" and mention.level == "commune")
    }
    people = {" ".join(page.known.folded[person.start : person.end].split()) for person in page.known.persons}
    holders = {mention.name for mention in page.found.values() if mention.level in ("province", "district", None)}
    return _Named(units, people - units, holders)


def _read(page: Page, candidate: Candidate, named: _Named) -> None:
    first, last = candidate.first, candidate.last
    entry: Surface = candidate.entry
    if not _stands_alone(page, first, last):
        return
    level = next(iter(entry.levels)) if len(entry.levels) == 1 else None
    body = f"{page.low(first - 2)} {page.low(first - 1)}"
    name = " ".join(page.folded[first:last])
    rule = "place.bare"
    if body in _BODIES:
        level = _BODIES[body]
    elif name in named.people and "province" not in entry.levels:
        return
    elif not _is_supported(page, candidate, name, named):
        if not _is_located(page, candidate, named.holders):
            return
        rule = "place.located"
    mention = PlaceMention(
        start=candidate.start, end=candidate.end, rule=rule, name=page.slice(first, last), level=level
    )
    page.add(mention, first, last)


def _stands_alone(page: Page, first: int, last: int) -> bool:
    """Whether the name is no part of a longer one: a person's, a company's, a newspaper's."""
    if page.spaced(first):
        before = page.low(first - 1)
        if before in _PEOPLE or page.in_newspaper(first):
            return False
        if page.is_capital(first - 1) and not page.word(first - 1).isupper() and not _may_precede(page, first):
            return False
    if page.spaced(last) and page.is_capital(last) and not page.word(last).isupper():
        return page.looks_like_person(last, page.run_end(last)) or page.type_word(last) is not None
    return True


def _may_precede(page: Page, first: int) -> bool:
    """Whether the capitalised word before is the end of a body's name (``Bộ đội Biên phòng``), and no name's part."""
    start = page.run_start(first - 1)
    while start < first - 1 and page.word(start).isupper():
        start += 1  # `TNHH`
    if page.low(start) in _HEADS or (page.low(start) == "từ" and start == first - 1 and page.opens_sentence(start)):
        return True
    if page.low(start) in surnames()[1]:
        return False
    return first - start >= 2 or page.opens_sentence(start) or not is_syllable(page.word(start))  # `Formosa Hà Tĩnh`


def _is_supported(page: Page, candidate: Candidate, name: str, named: _Named) -> bool:
    """Whether the article names the unit elsewhere, or its holder, or its neighbours, here."""
    first, last = candidate.first, candidate.last
    if name == _PERSON:
        return page.low(first - 1) in _JOINS | _PLACE_WORDS and _is_in_list(page, candidate)
    if "province" in candidate.entry.levels:
        return True
    if not _may_be_less_known(page, first, last):
        return False
    if name in named.units:
        return True
    if _ends_with(page, first, _SCHOOLS):
        is_near = _lies_in_any(page, candidate, named.holders)
        if not is_near or page.low(first) in surnames()[0]:
            return False  # `Trường THPT Nguyễn Trãi`
    if _holder_follows(page, first, last) or _is_in_list(page, candidate) or _is_former(page, last):
        return True
    if _is_in_chain(page, candidate, DASHES):
        return True
    return _is_in_chain(page, candidate, _COMMAS) and _lies_in_any(page, candidate, named.holders)


def _lies_in_any(page: Page, candidate: Candidate, holders: set[str]) -> bool:
    name = page.slice(candidate.first, candidate.last)
    return any(lies_in(name, holder) for holder in holders)


def _is_located(page: Page, candidate: Candidate, holders: set[str]) -> bool:
    """Whether a word of place stands before, or a body that is called by its place.

    A school needs the article to name what holds the unit, for it may be called after a king or a unit of elsewhere;
    so does ``ở`` where the name is of communes only, for it stands before people too.
    """
    first, last = candidate.first, candidate.last
    if candidate.entry.ordinary or page.low(first) in surnames()[0] or not _may_be_less_known(page, first, last):
        return False
    before = page.low(first - 1)
    if (before in _PLACE_WORDS and before != "ở") or _ends_with(page, first, _BODIES_OF_PLACES):
        return True
    if _ends_with(page, first, _SCHOOLS):
        return _lies_in_any(page, candidate, holders)
    if before in _ROUTE_WORDS:
        return page.all_capital(first, last) and _lies_in_any(page, candidate, holders)
    return before == "ở" and ("district" in candidate.entry.levels or _lies_in_any(page, candidate, holders))


def _may_be_less_known(page: Page, first: int, last: int) -> bool:
    """Names of districts and communes have two words or more, cut none, and are no address (``136 Hàm Nghi``)."""
    return last - first >= 2 and not page.cuts_word(last) and not (page.is_number(first - 1) and page.spaced(first))


def names_body(page: Page, first: int) -> bool:
    """Whether a body that is called by its place stands before: ``Đồn Biên phòng Bình Thạnh``."""
    return _ends_with(page, first, _BODIES_OF_PLACES + _SCHOOLS)


def _ends_with(page: Page, first: int, bodies: tuple[str, ...]) -> bool:
    return page.spaced(first) and " ".join(page.folded[max(first - 4, 0) : first]).endswith(bodies)


def _holder_follows(page: Page, first: int, last: int) -> bool:
    """Whether a unit that holds it is named behind: ``Hữu Liên, huyện Hữu Lũng``; ``Từ Liêm, Hà Nội``; ``X (Y)``."""
    if page.word(last) not in {",", "("}:
        return False
    name = page.slice(first, last)
    bare = name_at(page, last + 1)
    if bare is not None and lies_in(name, page.slice(last + 1, bare[0])):
        return True
    holder = page.found.get(last + 1)
    if holder is None or holder.rule not in {"place.unit", "place.bare", "place.acronym"}:
        return False
    return lies_in(name, holder.name) or (holder.level == "commune" and page.low(first) not in surnames()[1])


def _is_former(page: Page, last: int) -> bool:
    """Whether the words behind say that the unit is no more: ``Vũng Tàu (cũ)``."""
    return page.low(last + (page.word(last) == "(")) == "cũ"


def _is_in_chain(page: Page, candidate: Candidate, joins: frozenset[str]) -> bool:
    """Whether three known names or more stand joined: ``Cửa Tùng - Cửa Việt - Cồn Cỏ``."""
    start, end, names = candidate.first, candidate.last, 1
    while names < 3 and page.low(end) in joins and (following := name_at(page, end + 1)) is not None:
        end, names = following[0], names + 1
    while names < 3 and page.low(start - 1) in joins and (length := _name_before(page, start - 1)):
        start, names = start - 1 - length, names + 1
    return names >= 3 and end - start >= 3 * names - 1


def _name_before(page: Page, last: int) -> int:
    """The number of tokens of the known name that ends in front of the token ``last``, 0 where none does."""
    for length in (4, 3, 2, 1):
        name = name_at(page, last - length) if last >= length else None
        if name is not None and name[0] == last:
            return length
    return 0


def _is_in_list(page: Page, candidate: Candidate) -> bool:
    """Whether a found unit that may be of the same level stands beside it, joined by a comma, ``và`` or a dash."""
    before = page.neighbour_before(candidate.first) if page.low(candidate.first - 1) in _JOINS else None
    after = page.found.get(candidate.last + 1) if page.low(candidate.last) in _JOINS else None
    if after is not None and after.type is not None and page.word(candidate.last) == ",":
        after = None  # `Trường Nguyễn Văn Cừ, phường …` is an address
    return any(other is not None and _fits(page, candidate, other) for other in (before, after))


def _fits(page: Page, candidate: Candidate, other: PlaceMention) -> bool:
    if other.rule not in {"place.unit", "place.list", "place.bare"}:
        return False
    if other.level is not None:
        return other.level in candidate.entry.levels
    levels = levels_of(page, other)
    return not levels.isdisjoint(candidate.entry.levels) and (
        "province" not in levels or page.word(candidate.first - 1) in DASHES
    )
