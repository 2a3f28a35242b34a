"""Units with their type word (``huyện Bắc Sơn``, ``TP. Hồ Chí Minh``, ``quận 1``) and the lists that they open."""

from __future__ import annotations

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.surnames import surnames_against_places as surnames
from trichtin.pipeline.lexicons.unit_types import TypeWord, UnitAcronym, UnitType
from trichtin.pipeline.places.lists import is_plural, next_item
from trichtin.pipeline.places.page import Page
from trichtin.pipeline.places.unit_names import bears, name_at
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import PlaceMention
from trichtin.schemas.location import Level

# Settlements whose word has another common meaning: with a number they need the unit that holds them behind it.
_NEEDS_HOLDER = frozenset({"tổ", "khối", "khu vực", "bản", "khu dân cư", "làng", "sóc"})
# … and these are never followed by a name: `khu vực Tây Nguyên` is the region, `tổ Hòa Bình` a team.
_NUMBER_ONLY = frozenset({"tổ", "khu vực", "tiểu khu"})
# `phiên bản`, `mua buôn`, `nông thôn`: the type word is the end of another word.
_ENDS_OTHER_WORDS = {
    "bản": frozenset("phiên văn kịch nguyên ấn cơ căn biên xuất nhật tư bài bảng dị sao".split()),
    "buôn": frozenset("bán mua đi lái con".split()),
    "làng": frozenset(["dân"]),
    "thôn": frozenset(["nông"]),
    "xã": frozenset(["tác", "ông", "bà"]),
}
# `huyện miền núi Hướng Hóa`, `làng gốm Bát Tràng`: words between type word and name.
_MODIFIERS = frozenset(
    "miền núi, vùng cao, biên giới, ven biển, biển, nghèo, ven đô, lân cận, cũ, mới, nghề, gốm, tranh, cổ, hoa, chài, "
    "lụa, rau, mộc, dệt, đúc đồng, chiếu, bún, quan họ".split(", ")
)
# `Tỉnh Đoàn`, `Thành Ủy`: words behind a type word that make a body of it.
_NOT_NAMES = frozenset("đoàn ủy đội hội bí chủ phó giám ban sở".split())
_COUNTED = frozenset("xã phường thị người hộ tỷ triệu % năm".split())
_INTRODUCES = frozenset([":", "gồm", "như", "là"])
_LONGEST_NAME = 5
_LONGEST_INTRODUCTION = 9


def read_unit(page: Page, candidate: Candidate) -> None:
    """Take a type word with its name, and the names that follow it in a list."""
    first, index = candidate.first, candidate.last
    word: TypeWord = candidate.entry
    index = _skip_modifier(page, index)
    if index > candidate.last and _is_of_a_wider_unit(page, index, word.type.level):
        return
    if _is_region(page, index, word.type.level):
        return
    if _is_other_word(page, first, index, word):
        return
    name = _read_name(page, index, word)
    if name is not None and index > candidate.last:
        first = index  # `huyện miền núi Hướng Hóa`: the type word does not stand beside the name
    if name is None:
        if not word.short:
            _read_introduced_list(page, first, index, word.type)
        return
    last, text = name
    level = _level_of(page, index, last, word.type)
    if level == "site" and page.starts_person(index):
        return  # `Chủ tịch UBND tỉnh Nguyễn Văn An`: the unit is not named
    mention = _mention(page, first, last, "place.unit", text, word.type, level)
    if is_plural(page, first) or (level == "village" and page.low(last) == "và"):
        _continue_list(page, mention, last, word.type)


def _skip_modifier(page: Page, index: int) -> int:
    if page.is_capital(index):
        return index
    for length in (2, 1):
        words = " ".join(page.folded[index : index + length])
        if words in _MODIFIERS and page.is_capital(index + length):
            return index + length
    return index


def _is_of_a_wider_unit(page: Page, index: int, level: Level) -> bool:
    """``các xã miền núi Nghệ An``: the communes are not named."""
    known = name_at(page, index)
    return known is not None and "province" in known[1].levels and level not in known[1].levels


def _is_region(page: Page, index: int, level: Level) -> bool:
    """``các tỉnh Đông Bắc``: a region, and no name of units of that level."""
    region = page.known.candidates.at("world names", index)
    known = name_at(page, index)
    return region is not None and region.entry.level == "region" and (known is None or level not in known[1].levels)


def _mention(
    page: Page, first: int, last: int, rule: str, name: str, kind: UnitType, level: Level | None
) -> PlaceMention:
    abroad = level == "site" and kind.name != "tiểu khu"
    mention = PlaceMention(
        start=page.start[first],
        end=page.end[last - 1],
        rule="place.foreign" if abroad else rule,
        name=f"{kind.name} {name}" if kind.name == "tiểu khu" else name,
        type=_type_of(name, kind, level),
        level=level,
        country=page.country_of(last - len(name.split())) if abroad else "VN",
    )
    return page.add(mention, first, last)


def _type_of(name: str, kind: UnitType, level: Level | None) -> str | None:
    """The type word, that of the unit where the head of a list names several (``các tỉnh, thành phố: Hà Nội``)."""
    if level == "site":
        return None
    if level == "province" and not bears(name, "province", kind.name):
        return next((word for word in ("thành phố", "tỉnh") if bears(name, "province", word)), kind.name)
    return kind.name


def _is_other_word(page: Page, first: int, index: int, word: TypeWord) -> bool:
    """Whether the type word is part of another word or of a known name (``Bản Mế``, ``Buôn Ma Thuột``)."""
    if page.spaced(first) and page.low(first - 1) in _ENDS_OTHER_WORDS.get(word.type.name, ()):
        return True
    known = name_at(page, index)
    if page.ends_word(first) and not (known is not None and word.type.level in known[1].levels):
        return True
    if not page.is_capital(first):
        return word.short
    return word.type.level == "village" and name_at(page, first) is not None


def _read_name(page: Page, index: int, word: TypeWord) -> tuple[int, str] | None:
    """The name behind a type word: the index behind it, and its words."""
    if index >= page.size or "\n" in page.slice(index - 1, index + 1):
        return None
    kind = word.type
    if kind.numbered:
        number = _read_number(page, index, kind)
        if number is not None:
            return number
    if kind.name in _NUMBER_ONLY and not (kind.name == "khu vực" and _is_in_ward(page, page.run_end(index))):
        return None
    known = name_at(page, index)
    known_last = known[0] if known is not None and kind.level in known[1].levels else None
    if known_last is None and kind.name == "thành phố" and known is not None and "district" in known[1].levels:
        known_last = known[0]
    if not page.is_capital(index):
        return _read_small(page, index, kind)
    if word.short and known_last is None:
        return None
    if known is not None and known[0] == known_last and page.is_shouted(index, known_last):
        return known_last, known[1].name
    run = min(page.run_end(index), index + _LONGEST_NAME + 1)
    last = _cut(page, index, run, known_last, kind.level)
    if last is None:
        return None
    if kind.level == "village":
        if kind.name in _NEEDS_HOLDER and not _is_village(page, index, last, kind):
            return None
        last = _with_trailing_number(page, last)
    return last, page.slice(index, last)


def _read_number(page: Page, index: int, kind: UnitType) -> tuple[int, str] | None:
    known = name_at(page, index)
    if page.is_number(index) and known is not None and kind.level in known[1].levels:
        return known[0], page.slice(index, known[0])  # `phường 1 Bảo Lộc`
    at = index + 1 if page.low(index) == "số" else index
    if not (page.word(at).isdigit() and len(page.word(at)) <= 3):
        return None
    last = at + 1
    if len(page.word(last)) == 1 and page.is_capital(last) and page.start[last] == page.end[at]:
        last += 1
    if kind.name in _NEEDS_HOLDER and not _has_holder(page, last):
        return None
    if page.low(last) in _COUNTED and page.spaced(last) and not page.opens_unit(last):
        return None  # `4 xã` is a count, but `thôn 4 xã Trà Cang` names both
    return last, page.slice(at, last)


def _is_village(page: Page, index: int, last: int, kind: UnitType) -> bool:
    if _has_holder(page, last):
        return True
    return kind.name in {"bản", "làng"} and last - index >= 2 and _is_vietnamese(page, index, last)


def _with_trailing_number(page: Page, last: int) -> int:
    """``thôn Tân Lập 2``: the number belongs to the name where a mark or the sentence's end follows."""
    if page.word(last).isdigit() and len(page.word(last)) <= 2 and page.spaced(last):
        behind = page.word(last + 1)
        if not behind or not behind[0].isalnum() or page.low(last + 1) in {"và", "thuộc", "của"}:
            return last + 1
    return last


def _read_small(page: Page, index: int, kind: UnitType) -> tuple[int, str] | None:
    """A known province in small letters, as titles that were lowered by a machine have it (``tỉnh phú thọ``)."""
    candidate = page.known.candidates.at("units", index)
    if kind.name != "tỉnh" or candidate is None or "province" not in candidate.entry.levels:
        return None
    if any(page.is_capital(at) for at in range(index, candidate.last)) or not page.spaced(index):
        return None
    return candidate.last, page.slice(index, candidate.last).title()


def _cut(page: Page, first: int, run: int, known: int | None, level: Level) -> int | None:
    """Where the name ends in a run of capitalised words: known names, then people and other words are cut off."""
    if known is not None:
        rest = run - known
        if rest <= 0 or level in ("province", "district"):
            return known
        if rest > 1 or known - first >= 3 or page.low(known) in surnames()[1]:
            return known
        return known if page.known.candidates.at("unit types", known) else run
    for at in range(first + 1, run):
        if page.known.candidates.at("unit types", at) and not page.spaced(at + 1):
            run = at
            break
        if page.low(at) in surnames()[0] and run - at >= 2 and at - first >= 2:
            run = at
            break
    if run - first > _LONGEST_NAME or run == first or (run - first == 1 and page.cuts_word(run)):
        return None
    if (page.is_shouted(first, first + 1) and len(page.word(first)) > 1) or page.low(first) in _NOT_NAMES:
        return None
    if run - first == 1 and level in ("province", "district") and is_syllable(page.word(first)):
        return None
    return run


def _has_holder(page: Page, last: int) -> bool:
    """Whether a unit's type word follows behind a comma, a bracket or ``thuộc`` (``tổ 5, phường Tân An``)."""
    at = last + 1 if page.word(last) in {",", "(", "-"} or page.low(last) in {"thuộc", "của", "ở"} else last
    return page.known.candidates.at("unit types", at) is not None


def _is_in_ward(page: Page, last: int) -> bool:
    holder = page.type_word(last + 1) if page.word(last) == "," else None
    return holder is not None and holder[0].type.name == "phường"


def _level_of(page: Page, index: int, last: int, kind: UnitType) -> Level | None:
    """The level that type and name say; a city may be a province or a district, or lie abroad as a ``tỉnh`` may."""
    known = name_at(page, index)
    if kind.level != "province":
        is_foreign = known is None and kind.level in ("district", "commune") and not _is_vietnamese(page, index, last)
        return "site" if is_foreign else kind.level  # `thị trấn Dimona`
    if known is not None and known[0] == last:
        levels: tuple[Level, ...] = ("province", "district")
        fitting = [level for level in levels if bears(known[1].name, level, kind.name)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
        if "province" in known[1].levels:
            return "province"  # `các tỉnh, thành phố: Hà Nội, Sơn La`
        if "district" in known[1].levels and kind.name == "thành phố":
            return None  # a town that became a city since
    return "site" if page.is_capital(index) else "province"


def _is_vietnamese(page: Page, first: int, last: int) -> bool:
    return all(word.isdigit() or is_syllable(word) for word in page.text[first:last])


def _read_introduced_list(page: Page, first: int, index: int, kind: UnitType) -> None:
    """``3 phường: Long Hương, Tân Hưng``; ``các xã ven biển gồm: Ô Loan, Tuy An Đông``."""
    if not is_plural(page, first):
        return
    at = index
    while at - index < _LONGEST_INTRODUCTION and at < page.size and not page.is_capital(at):
        if page.word(at)[0] in ".;!?\n":
            return
        at += 1
    introduction = {page.low(before) for before in range(index, at)}
    if not introduction & _INTRODUCES or not page.is_capital(at):
        return
    name = _read_name(page, at, TypeWord(kind, short=True))
    if name is None or not page.is_free(at, name[0]):
        return
    last, text = name
    mention = _mention(page, at, last, "place.list", text, kind, _level_of(page, at, last, kind))
    _continue_list(page, mention, last, kind)


def _continue_list(page: Page, head: PlaceMention, last: int, kind: UnitType) -> None:
    """Take the names that follow in a list; each inherits the type of the head and its group."""
    group = head.start
    while True:
        at = next_item(page, last)
        if at is None:
            return
        first, item = at, kind
        candidate = page.known.candidates.at("unit types", at)
        if candidate is not None and name_at(page, at) is None:
            at, item = candidate.last, candidate.entry.type
        name = _read_name(page, at, TypeWord(item, short=False))
        if name is None or not page.is_free(first, name[0]):
            return
        last, text = name
        if last - at >= 3 and page.looks_like_person(at, last) and name_at(page, at) is None:
            return
        mention = _mention(page, first, last, "place.list", text, item, _level_of(page, at, last, item))
        head.group = mention.group = group


def find_repeated_villages(page: Page) -> None:
    """Take settlements whose word needs a holder behind the name (``bản Ón``) where they stand elsewhere with one."""
    named = {
        " ".join(page.folded[first : page.ends[first]]): mention
        for first, mention in page.found.items()
        if mention.type in _NEEDS_HOLDER
    }
    for candidate in page.known.candidates.of("unit types"):
        if candidate.entry.type.name not in _NEEDS_HOLDER:
            continue
        for last in range(candidate.last + 1, candidate.last + _LONGEST_NAME):
            known = named.get(" ".join(page.folded[candidate.first : last]))
            if known is not None and page.is_free(candidate.first, last) and page.low(last) not in _COUNTED:
                kind, level = candidate.entry.type, known.level
                _mention(page, candidate.first, last, "place.unit", known.name, kind, level)


def read_acronym(page: Page, candidate: Candidate) -> None:
    """Take a unit that is written as one acronym (``TPHCM``) or called by another name (``xứ Thanh``)."""
    entry: UnitAcronym = candidate.entry
    mention = PlaceMention(
        start=candidate.start,
        end=candidate.end,
        rule="place.acronym",
        name=entry.name,
        type=entry.type,
        level=entry.level,
    )
    page.add(mention, candidate.first, candidate.last)
