"""Linking: generated sentences over the whole table, and the rules that examples cannot show."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from trichtin import Extractor
from trichtin.pipeline.places.gazetteer import Unit, gazetteer, is_number, name_key
from trichtin.pipeline.state import Annotations, Place

BEFORE, SINCE = date(2024, 6, 3), date(2025, 10, 1)
SENTENCES = 200
FRAMES = (
    "Ngày 5/3, tại {}, đoàn công tác đã trao quà cho các hộ dân bị thiệt hại do mưa lũ.",
    "Mô hình nuôi cá lồng của nông dân {} cho thu nhập ổn định.",
    "Công an {} đang điều tra nguyên nhân vụ cháy xảy ra đêm qua.",
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@dataclass(frozen=True)
class World:
    """The units of one day, as sentences name them."""

    day: date

    def units(self, level: str) -> list[Unit]:
        return [unit for unit in gazetteer().units.values() if unit.level == level and unit.is_valid(self.day)]

    def province(self, unit: Unit) -> Unit:
        holder = unit.parent_on(self.day)
        return unit if holder is None else self.province(holder)

    def holder(self, unit: Unit) -> Unit:
        holder = unit.parent_on(self.day)
        assert holder is not None
        return holder

    def full(self, unit: Unit) -> str:
        return f"{unit.type_on(self.day)} {unit.name}"

    def short(self, province: Unit) -> str:
        """A province as brackets name it."""
        return province.name if province.type_on(self.day) == "tỉnh" else f"TP {province.name}"

    def only_in_province(self) -> list[list[Unit]]:
        communes = self.units("commune")
        names = Counter((self.province(unit).id, name_key(unit.name)) for unit in communes)
        return [[unit] for unit in communes if names[self.province(unit).id, name_key(unit.name)] == 1]

    def threes(self, only: list[list[Unit]] | None = None) -> list[list[Unit]]:
        held: dict[str, list[Unit]] = defaultdict(list)
        for unit in [unit for (unit,) in only] if only else self.units("commune"):
            if unit.type_on(self.day) == "xã":
                held[self.holder(unit).id].append(unit)
        return [units[at : at + 3] for units in held.values() for at in range(0, len(units) - 2, 3)]


OLD, NEW = World(BEFORE), World(SINCE)
Writer = Callable[[list[Unit]], str]
KINDS: dict[str, tuple[World, Callable[[], list[list[Unit]]], Writer]] = {
    "xã X, huyện Y, tỉnh Z": (
        OLD,
        lambda: [[unit] for unit in OLD.units("commune")],
        lambda units: ", ".join(map(OLD.full, (units[0], OLD.holder(units[0]), OLD.province(units[0])))),
    ),
    "xã X (huyện Y)": (
        OLD,
        lambda: [[unit] for unit in OLD.units("commune") if not is_number(unit.name)],
        lambda units: f"{OLD.full(units[0])} ({OLD.full(OLD.holder(units[0]))}, {OLD.full(OLD.province(units[0]))})",
    ),
    "xã X (Z) before": (
        OLD,
        OLD.only_in_province,
        lambda units: f"{OLD.full(units[0])} ({OLD.short(OLD.province(units[0]))})",
    ),
    "huyện Y (Z)": (
        OLD,
        lambda: [[unit] for unit in OLD.units("district")],
        lambda units: f"{OLD.full(units[0])} ({OLD.short(OLD.province(units[0]))})",
    ),
    "các xã A, B và C (huyện Y, tỉnh Z)": (
        OLD,
        OLD.threes,
        lambda units: "các xã {}, {} và {} ({}, {})".format(
            *(unit.name for unit in units), OLD.full(OLD.holder(units[0])), OLD.full(OLD.province(units[0]))
        ),
    ),
    "xã X, tỉnh Z": (
        NEW,
        NEW.only_in_province,
        lambda units: f"{NEW.full(units[0])}, {NEW.full(NEW.province(units[0]))}",
    ),
    "xã X (Z) since": (
        NEW,
        NEW.only_in_province,
        lambda units: f"{NEW.full(units[0])} ({NEW.short(NEW.province(units[0]))})",
    ),
    "các xã A, B và C (Z)": (
        NEW,
        lambda: NEW.threes(NEW.only_in_province()),
        lambda units: "các xã {}, {} và {} ({})".format(
            *(unit.name for unit in units), NEW.short(NEW.province(units[0]))
        ),
    ),
}


def find(known: Annotations, unit: Unit) -> Place | None:
    places = [
        place for place in known.places if (place.level, name_key(place.name)) == (unit.level, name_key(unit.name))
    ]
    return places[0] if len(places) == 1 else None


def is_resolved(place: Place | None, unit: Unit) -> bool:
    if place is None or place.admin is None or place.resolution != "resolved":
        return False
    named = {"province": place.admin.province, "district": place.admin.district, "commune": place.admin.commune}
    return named[unit.level] == (unit.name, unit.code)


@pytest.mark.parametrize("kind", KINDS)
def test_generated_sentences(extractor: Extractor, kind: str) -> None:
    world, population, write = KINDS[kind]
    choose = random.Random(kind)
    wrong = []
    for named in choose.choices(population(), k=SENTENCES):
        sentence = choose.choice(FRAMES).format(write(named))
        known = extractor.annotate_raw(sentence, published=world.day.isoformat())
        if not all(is_resolved(find(known, unit), unit) for unit in named):
            wrong.append(sentence)
    assert len(wrong) <= SENTENCES // 100, wrong


@pytest.mark.parametrize("world", [OLD, NEW], ids=["before", "since"])
@pytest.mark.parametrize("form", ["bare", "typed"])
def test_an_ambiguous_name_is_not_resolved_without_evidence(extractor: Extractor, world: World, form: str) -> None:
    namesakes: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in world.units("commune"):
        if not is_number(unit.name):
            namesakes[unit.type_on(world.day), name_key(unit.name)].append(unit)
    choose = random.Random(form)
    ambiguous = [units[0] for units in namesakes.values() if len(units) > 1]
    for unit in choose.choices(ambiguous, k=SENTENCES):
        name = unit.name if form == "bare" else world.full(unit)
        known = extractor.annotate_raw(choose.choice(FRAMES).format(name), published=world.day.isoformat())
        communes = [place for place in known.places if place.level == "commune"]
        assert all(place.resolution != "resolved" for place in communes), (known.text, communes)


def places_of(extractor: Extractor, text: str, published: str | None = None) -> dict[tuple[str, str], Place]:
    return {(place.level, place.name): place for place in extractor.annotate_raw(text, published=published).places}


def test_candidates_of_an_ambiguous_name(extractor: Extractor) -> None:
    place = places_of(extractor, "Đoàn công tác về xã Tân Lập trao quà.", "2025-10-01")["commune", "Tân Lập"]
    assert place.resolution == "ambiguous"
    assert place.admin is None
    assert len(place.candidates) > 1
    assert {candidate.commune and candidate.commune[0] for candidate in place.candidates} == {"Tân Lập"}


@pytest.mark.parametrize(
    ("text", "published", "place", "current"),
    [
        ("Huyện Bắc Sơn, tỉnh Lạng Sơn.", "2024-05-05", ("district", "Bắc Sơn"), [("Lạng Sơn", None, "merged")]),
        ("Tỉnh Lạng Sơn họp.", "2024-05-05", ("province", "Lạng Sơn"), [("Lạng Sơn", None, "unchanged")]),
        ("Tỉnh Bắc Kạn họp.", "2024-05-05", ("province", "Bắc Kạn"), [("Thái Nguyên", None, "merged")]),
        ("Tỉnh Thừa Thiên Huế họp.", "2024-05-05", ("province", "Thừa Thiên Huế"), [("Huế", None, "renamed")]),
        ("Tỉnh Đồng Nai họp.", "2025-12-05", ("province", "Đồng Nai"), [("Đồng Nai", None, "unchanged")]),
        (
            "Xã Ngọc Long, huyện Yên Minh, tỉnh Hà Giang.",
            "2024-05-05",
            ("commune", "Ngọc Long"),
            [("Tuyên Quang", "Ngọc Long", "unchanged")],
        ),
        (
            "Xã Văn Khê, huyện Mê Linh, Hà Nội.",
            "2024-05-05",
            ("commune", "Văn Khê"),
            [("Hà Nội", "Mê Linh", "divided"), ("Hà Nội", "Tiến Thắng", "divided"), ("Hà Nội", "Yên Lãng", "divided")],
        ),
        (
            "Thôn Đông, xã Ngọc Long, tỉnh Tuyên Quang.",
            "2025-12-05",
            ("village", "Đông"),
            [("Tuyên Quang", "Ngọc Long", "unchanged")],
        ),
    ],
)
def test_current(
    extractor: Extractor,
    text: str,
    published: str,
    place: tuple[str, str],
    current: list[tuple[str, str | None, str]],
) -> None:
    found = places_of(extractor, text, published)[place].current
    assert [(item.province[0], item.commune and item.commune[0], item.relation) for item in found] == current


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Huyện Lộc Bình họp. Tỉnh Quảng Trị cũng họp.", date(2025, 6, 30)),
        ("Đặc khu Phú Quốc họp. Tỉnh Quảng Trị cũng họp.", date(2025, 7, 1)),
        ("Phường Việt Trì họp với huyện Lộc Bình. Tỉnh Quảng Trị cũng họp.", date(2025, 6, 30)),
        ("Ngày 14/8/2025, tỉnh Quảng Trị họp.", date(2025, 7, 1)),
        ("Phường Việt Trì, xã Đà Bắc và tỉnh Hòa Bình trước đây; tỉnh Quảng Trị họp.", date(2025, 7, 1)),
        ("Tỉnh Hòa Bình họp. Tỉnh Quảng Trị cũng họp.", date(2025, 6, 30)),
        ("Trung tâm Phục vụ hành chính công xã mở cửa. Tỉnh Quảng Trị họp.", date(2025, 7, 1)),
        ("Các cơ sở trên địa bàn huyện nghỉ. Tỉnh Quảng Trị họp.", date(2025, 6, 30)),
    ],
)
def test_the_text_decides_without_a_date(extractor: Extractor, text: str, as_of: date) -> None:
    admin = places_of(extractor, text)["province", "Quảng Trị"].admin
    assert admin is not None
    assert admin.as_of == as_of


def test_a_unit_of_both_systems_has_no_code_without_a_sign(extractor: Extractor) -> None:
    place = places_of(extractor, "Tỉnh Quảng Trị họp.")["province", "Quảng Trị"]
    assert place.resolution == "ambiguous"
    assert place.admin is not None
    assert place.admin.province == ("Quảng Trị", None)
    assert [candidate.province for candidate in place.candidates] == [("Quảng Trị", "45"), ("Quảng Trị", "44")]


def test_a_unit_that_both_systems_share_keeps_its_code(extractor: Extractor) -> None:
    place = places_of(extractor, "Tỉnh Lạng Sơn họp.")["province", "Lạng Sơn"]
    assert place.resolution == "resolved"
    assert place.admin is not None
    assert place.admin.province == ("Lạng Sơn", "20")


def test_an_abolished_unit_stands_as_it_last_stood(extractor: Extractor) -> None:
    place = places_of(extractor, "Nhiều hộ dân tỉnh Phú Yên trước đây có việc làm.", "2025-11-02")[
        "province", "Phú Yên"
    ]
    assert place.admin is not None
    assert (place.admin.province, place.admin.as_of) == (("Phú Yên", "54"), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("outlet", "district"),
    [("Báo Bắc Giang", ("Lục Ngạn", "219")), ("Báo Bắc Ninh", None), (None, None)],
)
def test_the_outlet_is_evidence(extractor: Extractor, outlet: str | None, district: tuple[str, str] | None) -> None:
    record = extractor.extract("Nông dân xã Tân Lập được mùa vải.", published="2023-05-05", outlet=outlet)
    (location,) = record.locations
    found = location.admin and location.admin.district
    assert (found and (found.name, found.code)) == district


def test_a_province_and_its_city_stay_apart(extractor: Extractor) -> None:
    text = "Thành phố Lai Châu, tỉnh Lai Châu mưa to. Lai Châu đã sơ tán dân; thành phố Lai Châu an toàn."
    places = places_of(extractor, text, "2024-05-05")
    assert len(places["district", "Lai Châu"].mentions) == 2
    assert len(places["province", "Lai Châu"].mentions) == 2


def test_a_long_article_passes(extractor: Extractor) -> None:
    text = "\n".join(f"Xã Tân Lập, huyện Lục Ngạn và phường {rank % 9}, quận 3 mưa." for rank in range(3000))
    assert len(extractor.annotate_raw(text, published="2024-05-05").places) > 5
