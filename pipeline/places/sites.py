"""Sites: rivers, roads, ports, relics … with the type word that belongs to their name."""

from __future__ import annotations

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.surnames import surnames_against_places as surnames
from trichtin.pipeline.places.lists import is_plural, next_item
from trichtin.pipeline.places.page import DASHES, Page
from trichtin.pipeline.places.roads import end_name, road_number, two_ends
from trichtin.pipeline.places.site_types import SiteType
from trichtin.pipeline.places.unit_names import name_at
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import PlaceMention
from trichtin.pipeline.text import fold

_COMPANIES = frozenset(["ty", "đoàn", "phần", "viện"])
# `miền núi`, `ven biển`, `hòn đảo`: the type word is the end of another word, and the name behind it a unit's.
_ENDS_OTHER_WORDS = {
    "núi": frozenset(["miền", "vùng"]),
    "sân": frozenset(["tàu"]),
    "biển": frozenset("bờ ven vùng dọc đáy đường cửa tàu cảng bãi nước mặt".split()),
    "đường": frozenset("mía cung chặng".split()),
    "hồ": frozenset("đồng ao sơ nhà bờ".split()),
    "cầu": frozenset("yêu nhu toàn địa bóng".split()),
}
# The last words of type words whose names have seldom one word: `nhà hát`, `bảo tàng`, `khu bảo tồn`.
_BUILT = frozenset("hát tàng sạn thị viên trường khẩu tồn".split())
_NOT_NAMES = frozenset("tết loài mộ xuân hè".split())
# The word segmenter joins these with the type word, but they stand outside: `chân cầu Chà Và`.
_BEFORE_SITES = frozenset("chân trên dưới qua gầm mố cây chiếc đầu gần bờ".split())
_ROADS = ("number", "line", "ends", "both", "whole")
_LANES = frozenset(["ngõ", "hẻm", "ngách", "kiệt"])
_COVERS = ("cover", "ends")
_COUNTED = frozenset(
    "km m người hộ tỷ triệu nghìn xã huyện tỉnh điểm vị đoạn tuyến % năm tháng lần chiều làn giờ ngày nhịp tầng".split()
)
_BEHIND_FIGURES = _COUNTED | {"-", "/", ":"}
_WATERS = frozenset(["sông", "hồ", "thủy điện"])
_SHORT_TYPES = frozenset(["tp", "tx", "tt"])
_DIRECTIONS = frozenset(["đông", "tây", "nam", "bắc"])
_LONGEST_NAME = 6


def read_site(page: Page, candidate: Candidate) -> None:
    """Take a type word of a site with its name, and the names that follow it in a list."""
    first, index = candidate.first, candidate.last
    kind: SiteType = candidate.entry
    if _is_other_word(page, candidate, kind):
        return
    index = _skip_modifiers(page, _skip_acronym(page, index))
    last = _site_end(page, candidate, index)
    if last is not None and _is_of_a_wider_place(page, first, index, last):
        return
    if last is not None and kind.strict and not page.is_number(last - 1) and not _is_vietnamese(page, index, last):
        return
    if last is None:
        _read_introduced_list(page, first, index)
        return
    if not page.is_free(first, last):
        return
    text = page.slice(first, last)
    name = text
    if page.word(candidate.last) == "(" and index > candidate.last:
        name = f"{page.slice(first, candidate.last)} {page.slice(index, last)}"
    if kind.full is not None:
        name = f"{kind.full} {page.slice(candidate.last, last).lstrip('. ')}"
    rule = "place.road" if kind.reads in _ROADS else "place.site"
    mention = _mention(page, first, last, rule, name)
    plural = is_plural(page, first) or _heads_list(page, kind, last)
    words = f"{page.low(first)} " if plural and kind.reads == "name" and index == first + 1 else ""
    plural = plural or (_is_covered(page, first) and _names_another(page, last))
    _continue_names(page, mention, last, plural=plural, words=words)
    if road_number(page, index) == last:
        head = kind.full or page.slice(first, index)
        _continue_numbers(page, mention, last, head)


def place_foreign_sites(page: Page, mentions: list[PlaceMention]) -> None:
    """Note the country of sites that are called by a place abroad (``sân bay Quảng Châu``).

    It is left open for those with words of other languages, where the article names no unit at home.
    """
    for mention in mentions:
        if mention.rule == "place.site":
            _take_country(page, mention)
    if any(mention.level in ("province", "district", "commune") for mention in mentions):
        return
    for mention in mentions:
        if mention.rule == "place.site" and mention.within is None and mention.country == "VN":
            first, last = page.known.tokens.first(mention.start), page.known.tokens.at(mention.end - 1) + 1
            if not _is_vietnamese(page, first, last):
                mention.country = None


def _take_country(page: Page, mention: PlaceMention) -> None:
    last = page.known.tokens.at(mention.end - 1) + 1
    for at in range(page.known.tokens.first(mention.start) + 1, last):
        candidate = page.known.candidates.at("world names", at)
        if candidate is not None and candidate.last == last and candidate.entry.rule == "place.foreign":
            unit = name_at(page, at)
            if unit is None or candidate.entry.country in page.countries:
                mention.country = candidate.entry.country


def _mention(page: Page, first: int, last: int, rule: str, name: str) -> PlaceMention:
    mention = PlaceMention(
        start=page.start[first], end=page.end[last - 1], rule=rule, name=name, type=None, level="site"
    )
    return page.add(mention, first, last)


def _is_other_word(page: Page, candidate: Candidate, kind: SiteType) -> bool:
    """Whether the type word belongs to another word, a known name (``Sông Mã``), a company or a person."""
    first = candidate.first
    if kind.homograph and candidate.last - first == 1 and page.ends_word(first):
        return page.low(first - 1) not in _BEFORE_SITES
    if page.low(first - 1) in _ENDS_OTHER_WORDS.get(page.low(first), ()):
        return True
    if {page.low(first - 1), page.low(first - 2)} & _COMPANIES:
        return True
    if kind.reads in _COVERS and page.known.candidates.at("site types", candidate.last):
        return True
    if not page.is_capital(first):
        return kind.full is not None
    if kind.homograph and not page.opens_sentence(first) and not _is_covered(page, first):
        return True
    name = name_at(page, first)
    return name is not None and name[0] > candidate.last


def _is_covered(page: Page, first: int) -> bool:
    """Whether a type word that covers others stands before: ``di tích Hang Thẩm Khuyên``."""
    covers = (page.known.candidates.at("site types", before) for before in (first - 3, first - 2, first - 1))
    return any(cover and cover.last == first and cover.entry.reads in _COVERS for cover in covers)


def _skip_acronym(page: Page, index: int) -> int:
    """The index behind the type word's acronym in brackets: ``Khu công nghiệp (KCN)|Biên Hòa``."""
    acronym = page.known.candidates.at("site types", index + 1)
    if page.word(index) == "(" and acronym is not None and acronym.entry.full and page.word(acronym.last) == ")":
        return acronym.last + 1
    return index


def _skip_modifiers(page: Page, index: int) -> int:
    while True:
        candidate = page.known.candidates.at("site modifiers", index)
        if candidate is None or not page.joined(index):
            return index
        index = candidate.last


def _site_end(page: Page, candidate: Candidate, index: int) -> int | None:
    """The index behind the name that starts at ``index``."""
    kind: SiteType = candidate.entry
    if index >= page.size or not page.joined(index):
        return index if kind.reads == "whole" else None
    if kind.reads == "whole":
        return index
    if kind.reads in ("number", "both"):
        number = road_number(page, index)
        if number is not None and page.low(candidate.first) in _LANES and page.is_capital(number):
            return _name_end(page, number, is_careful=True) or number  # `ngõ 12 Lê Lợi`
        if number is not None or kind.reads == "number":
            return number
    if kind.reads == "both" and page.low(index) == "phía" and page.low(index + 1) in _DIRECTIONS:
        behind = index + 2 + (page.low(index + 2) in _DIRECTIONS)
        return behind if page.is_capital(index + 1) else None  # `đường vành đai phía Đông Nam`
    ends = two_ends(page, index) if kind.reads != "name" or not kind.homograph else None
    if kind.reads == "ends":
        return ends
    if kind.reads == "line":
        return ends or road_number(page, index) or _single_end(page, index)
    if ends is not None and kind.reads == "name" and _ends_in_wider_place(page, index, ends):
        ends = None  # `đảo Mallorca - Tây Ban Nha`
    return ends or _name_end(page, index, is_careful=kind.homograph or page.low(candidate.last - 1) in _BUILT)


def _ends_in_wider_place(page: Page, index: int, last: int) -> bool:
    """Whether the last of the names that dashes join is a country or a province."""
    first = max(at for at in range(index, last) if page.word(at) in DASHES) + 1
    country = page.known.candidates.at("world names", first)
    if country is not None and country.last == last:
        return True
    unit = name_at(page, first)
    return unit is not None and unit[0] == last and "province" in unit[1].levels


def _single_end(page: Page, index: int) -> int | None:
    """The index behind the one name of a line: words of the language, no country (``tàu cao tốc Indonesia``)."""
    last = _name_end(page, index, is_careful=True)
    if last is None or page.known.candidates.at("world names", index):
        return None
    return last if _is_vietnamese(page, index, last) else None


def _is_of_a_wider_place(page: Page, first: int, index: int, last: int) -> bool:
    """``giữa phố Hà Nội``, ``cửa khẩu Campuchia``: the words say where it is, not what it is called."""
    known = name_at(page, index)
    if known is not None and known[0] == last and "province" in known[1].levels and page.low(first) == "phố":
        return last - index >= 2  # `phố Huế` is a street
    country = page.known.candidates.at("world names", index)
    if country is None or country.last != last or country.entry.guarded:
        return False  # `sông Hàn`
    return bool(country.entry.level == "country")


def _is_vietnamese(page: Page, first: int, last: int) -> bool:
    return all(is_syllable(word) or not word[0].isalpha() for word in page.text[first:last])


def _name_end(page: Page, index: int, *, is_careful: bool) -> int | None:
    """The index behind a proper name: the run of capitalised words, and a number behind it.

    With ``is_careful`` a name is none where its last word goes on behind it (``Nhà hát Dân|ca``).
    """
    inner = page.known.candidates.at("site types", index)
    if inner is not None and inner.entry.reads == "name" and not page.is_capital(index):
        index = inner.last  # `hồ núi Cốc`
    if not page.is_capital(index) or (page.low(index) in _SHORT_TYPES and page.opens_unit(index)):
        return None  # `các sông rạch|TP Cần Thơ`
    run = page.run_end(index)
    run = next((at for at in range(index + 1, run) if page.opens_unit(at)), run)
    known = name_at(page, index)
    if known is not None and known[0] < run and page.low(known[0]) in surnames()[1] and run - known[0] >= 2:
        run = known[0]
    if page.low(index) in _NOT_NAMES and run - index == 1:
        return None
    if run - index > _LONGEST_NAME or (is_careful and page.cuts_listed_word(run) and not page.is_capital(run)):
        return None
    if page.is_shouted(index, run) and run - index == 1 and len(page.word(index)) > 1 and not page.is_number(run):
        return None
    if page.is_number(run) and page.start[run] == page.end[run - 1]:
        return run + 1  # `QK7`
    is_digit = page.word(run).isdigit() and len(page.word(run)) == 1 and page.spaced(run)
    if is_digit and page.low(run + 1) not in _BEHIND_FIGURES:
        run += 1  # `cầu Bến Thủy 2`
        if page.low(index) == "ngã" and page.is_capital(run) and page.spaced(run):
            run = page.run_end(run)  # `vòng xoay Ngã 6 Phù Đổng`
    return run


def _continue_numbers(page: Page, head: PlaceMention, last: int, words: str) -> None:
    """``quốc lộ 14C, 19 và 25``: each number is a road of its own."""
    while True:
        at = next_item(page, last)
        number = None if at is None else road_number(page, at)
        if at is None or number is None or not page.is_free(at, number) or page.word(last) == ";":
            return
        if page.low(number) in _COUNTED:
            return
        last = number
        name = f"{words} {page.slice(at, last)}"
        mention = _mention(page, at, last, "place.road", name[0].upper() + name[1:])
        head.group = mention.group = head.start


def find_repeated_sites(page: Page) -> None:
    """Take sites whose type word has a capital inside a sentence (``Hồ Con Rùa``) where they stand elsewhere too."""
    named = {fold(mention.name) for mention in page.found.values() if mention.level == "site"}
    for candidate in page.known.candidates.of("site types"):
        first = candidate.first
        if not (page.is_capital(first) and page.is_free(first, candidate.last)):
            continue
        last = page.run_end(first)
        if page.is_free(first, last) and " ".join(page.folded[first:last]) in named:
            _mention(page, first, last, "place.site", page.slice(first, last))


def _continue_names(page: Page, head: PlaceMention, last: int, *, plural: bool, words: str = "") -> None:
    """``các hồ Vân Trục, Đồng Mô``; ``Hồ Vân Trục (Vĩnh Phúc) 77%, Ngòi Vần (Phú Thọ) 100%``: with a bracket each."""
    while True:
        at = next_item(page, _skip_share(page, last))
        if at is None or not page.is_capital(at):
            return
        end = end_name(page, at)
        if end is None or not page.is_free(at, end) or not (plural or _has_place_bracket(page, end)):
            return
        if _is_typed_unit(page, at) and not _has_place_bracket(page, end):
            return
        mention = _mention(page, at, end, "place.list", f"{words}{page.slice(at, end)}")
        head.group = mention.group = head.start
        last = end


def _heads_list(page: Page, kind: SiteType, last: int) -> bool:
    """Whether two names or more follow a water's in a list, and one of them is no unit's: ``sông Lô, Kỳ Cùng, Đà``."""
    if kind.kin not in _WATERS:
        return False
    names, unknown, at = 0, False, last
    while (first := next_item(page, at)) is not None and page.is_capital(first) and page.word(at) != "(":
        end = end_name(page, first)
        if end is None or _is_typed_unit(page, first) or page.starts_person(first):
            break
        names, at = names + 1, end
        unknown = unknown or (name_at(page, first) is None and page.known.candidates.at("world names", first) is None)
    return names >= 2 and unknown


def _names_another(page: Page, last: int) -> bool:
    """Whether a second relic follows, no unit's name and told of in a bracket: ``di tích Hang A, B (xếp hạng …)``."""
    first = next_item(page, last)
    if first is None or not page.is_capital(first) or page.starts_person(first):
        return False
    end = end_name(page, first)
    return end is not None and page.word(end) == "(" and name_at(page, first) is None


def _is_typed_unit(page: Page, first: int) -> bool:
    """Whether the type word of a unit starts at the token; among sites ``Bản Chát`` is a name."""
    found = page.type_word(first)
    return found is not None and not (found[0].type.level == "village" and page.is_capital(found[1].last))


def _skip_share(page: Page, last: int) -> int:
    """The index behind a bracket and a share: ``(Vĩnh Phúc) 77%``."""
    at = last
    if page.word(at) == "(":
        close = next((index for index in range(at, min(at + 8, page.size)) if page.word(index) == ")"), None)
        if close is None:
            return last
        if page.is_number(close + 1) and page.word(close + 2) == "%":
            return close + 3
    return last


def _has_place_bracket(page: Page, index: int) -> bool:
    """Whether a known unit stands in a bracket at the token: ``(Phú Thọ)``."""
    if page.word(index) != "(":
        return False
    unit = name_at(page, index + 1)
    return unit is not None and page.word(unit[0]) in {")", ","}


def _read_introduced_list(page: Page, first: int, index: int) -> None:
    """``5 ga gồm Cổ Loa, Gia Bình``."""
    if not (is_plural(page, first) and page.low(index) in {"gồm", ":"} and page.is_capital(index + 1)):
        return
    end = end_name(page, index + 1)
    if end is not None and page.is_free(index + 1, end):
        mention = _mention(page, index + 1, end, "place.list", page.slice(index + 1, end))
        _continue_names(page, mention, end, plural=True)
