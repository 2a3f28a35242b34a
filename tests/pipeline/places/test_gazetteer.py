"""The tables of units as a whole, and what the gazetteer says of them."""

from __future__ import annotations

import csv
import tracemalloc
import unicodedata
from collections import Counter
from datetime import date, timedelta
from importlib.resources import files

import pytest

from trichtin.pipeline.places.gazetteer import LAST_DAY_BEFORE_REFORM, REFORM, Gazetteer, Unit, gazetteer, name_key
from trichtin.pipeline.places.gazetteer.names import is_number, spellings
from trichtin.pipeline.text import fold

TODAY = date(2026, 8, 24)
SPECIAL_ZONES_FROM_DISTRICTS = 5


@pytest.fixture(scope="module")
def table() -> Gazetteer:
    return gazetteer()


def standing(table: Gazetteer, day: date) -> list[Unit]:
    return [unit for unit in table.units.values() if unit.is_valid(day)]


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (LAST_DAY_BEFORE_REFORM, {"province": 63, "district": 696, "commune": 10035}),
        (REFORM, {"province": 34, "commune": 3321}),
        (TODAY, {"province": 34, "commune": 3321}),
    ],
)
def test_counts(table: Gazetteer, day: date, levels: dict[str, int]) -> None:
    assert Counter(unit.level for unit in standing(table, day)) == levels


def test_five_island_districts_had_no_communes(table: Gazetteer) -> None:
    districts = [unit for unit in standing(table, LAST_DAY_BEFORE_REFORM) if unit.level == "district"]
    assert sum(not unit.parts for unit in districts) == SPECIAL_ZONES_FROM_DISTRICTS


@pytest.mark.parametrize(
    ("day", "types"),
    [
        (LAST_DAY_BEFORE_REFORM, {"tỉnh": 57, "thành phố": 6}),
        (REFORM, {"tỉnh": 28, "thành phố": 6}),
        (TODAY, {"tỉnh": 25, "thành phố": 9}),
    ],
)
def test_types_of_provinces(table: Gazetteer, day: date, types: dict[str, int]) -> None:
    assert Counter(unit.type_on(day) for unit in standing(table, day) if unit.level == "province") == types


def test_twenty_two_communes_became_wards_in_2026(table: Gazetteer) -> None:
    wards = [
        unit for unit in standing(table, TODAY) if unit.type_on(REFORM) == "xã" and unit.type_on(TODAY) == "phường"
    ]
    provinces = Counter(unit.parent.name for unit in wards if unit.parent)
    assert provinces == {"Đồng Nai": 10, "Bắc Ninh": 12}


@pytest.mark.parametrize(
    "day", [date(2015, 6, 1), date(2019, 6, 1), date(2024, 6, 1), LAST_DAY_BEFORE_REFORM, REFORM, TODAY]
)
def test_codes_are_unique_on_each_day(table: Gazetteer, day: date) -> None:
    codes = Counter((unit.level, unit.code) for unit in standing(table, day) if unit.code is not None)
    assert [code for code, count in codes.items() if count > 1] == []


def test_every_chain_of_successors_ends_in_units_in_force(table: Gazetteer) -> None:
    for unit in table.units.values():
        seen = {unit.id}
        following = [unit]
        while following:
            item = following.pop()
            assert item.successors or item.is_valid(TODAY), f"{item!r} has no successor"
            for successor in item.successors:
                assert successor.id not in seen or len(unit.successors) > 1, f"{unit!r} leads back to {successor!r}"
                seen.add(successor.id)
                following.append(successor)


def test_a_successor_stands_on_the_next_day(table: Gazetteer) -> None:
    for unit in table.units.values():
        for successor in unit.successors:
            assert unit.valid_to is not None
            assert successor.is_valid(unit.valid_to + timedelta(days=1)), f"{successor!r} does not follow {unit!r}"


def test_parents_stand_above_and_as_long(table: Gazetteer) -> None:
    for unit in table.units.values():
        assert (unit.parent is None) == (unit.level == "province"), unit
        if unit.parent is not None:
            assert unit.parent.level in {"district": ["province"], "commune": ["district", "province"]}[unit.level]
            assert (unit.valid_to or date.max) <= (unit.parent.valid_to or date.max), f"{unit!r} outlives its parent"


def test_parents_on_a_day_stand_on_that_day(table: Gazetteer) -> None:
    for day in (date(2019, 6, 1), date(2024, 6, 1), LAST_DAY_BEFORE_REFORM, REFORM):
        for unit in standing(table, day):
            parent = unit.parent_on(day)
            if parent is not None and unit.valid_from is not None:
                assert parent.is_valid(day), f"{unit!r} lay in {parent!r} on {day}"


def test_names_are_nfc_and_trimmed(table: Gazetteer) -> None:
    for unit in table.units.values():
        assert unicodedata.is_normalized("NFC", unit.name)
        assert unit.name == " ".join(unit.name.split())
        # The ward of Phường Đúc has the type word in its name.
        assert not unit.name.lower().startswith(f"{unit.type} ") or unit.name == "Phường Đúc"


def test_points_lie_in_viet_nam(table: Gazetteer) -> None:
    points = [unit.point for unit in table.units.values() if unit.point is not None]
    assert all(6 < lat < 24 and 102 < lon < 117.5 for lat, lon in points)


def test_every_unit_of_today_has_a_point_and_was_something(table: Gazetteer) -> None:
    for unit in standing(table, TODAY):
        assert unit.point is not None
        assert unit.predecessors, f"{unit!r} came from nothing"


def test_changes_have_a_decree_and_a_source_and_are_within_the_version() -> None:
    folder = files("trichtin.pipeline.places.gazetteer")
    lines = (folder / "changes.tsv").read_text(encoding="utf-8").splitlines()
    version = date.fromisoformat((folder / "version.txt").read_text(encoding="utf-8").strip())
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert len(rows) > 100
    for row in rows:
        assert row["decree"], row
        assert row["source"], row
        assert date.fromisoformat(row["day"]) <= version, row


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Hoà An", "Hòa An"),
        ("Ea H'leo", "Ea H’Leo"),
        ("Ea H'leo", "Ea Hleo"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa–Vũng Tàu"),
        ("Đăk Glong", "Đắk Glong"),
        ("Mỹ Đức", "Mĩ Đức"),
        ("Quy Nhơn", "Qui Nhơn"),
        ("V", "5"),
        ("06", "6"),
    ],
)
def test_spellings_of_one_name(name: str, same: str) -> None:
    assert name_key(name) == name_key(same)


@pytest.mark.parametrize(("name", "other"), [("Thạnh An", "Thanh An"), ("Thúy Sơn", "Thúi Sơn"), ("Tây Hồ", "Tai Hồ")])
def test_other_names(name: str, other: str) -> None:
    assert name_key(name) != name_key(other)


def test_every_spelling_leads_to_the_name(table: Gazetteer) -> None:
    for unit in table.units.values():
        assert {name_key(spelling) for spelling in spellings(unit.name)} == {name_key(unit.name)}


def test_surfaces_hold_every_name_that_is_no_number(table: Gazetteer) -> None:
    surfaces = table.surfaces()
    for unit in table.units.values():
        if is_number(unit.name):
            assert fold(unit.name) not in surfaces
        else:
            assert unit.level in surfaces[fold(unit.name)].levels


@pytest.mark.parametrize(
    ("surface", "ordinary", "ambiguous"),
    [("hòa bình", True, True), ("lạng sơn", False, True), ("thừa thiên huế", False, False), ("đoàn kết", True, True)],
)
def test_flags_of_surfaces(table: Gazetteer, surface: str, ordinary: bool, ambiguous: bool) -> None:
    found = table.surfaces()[surface]
    assert (found.ordinary, found.ambiguous) == (ordinary, ambiguous)


@pytest.mark.parametrize(
    ("alias", "name"),
    [("Bắc Cạn", "Bắc Kạn"), ("Đắc Lắc", "Đắk Lắk"), ("Kontum", "Kon Tum"), ("Sài Gòn", "Hồ Chí Minh")],
)
def test_aliases(table: Gazetteer, alias: str, name: str) -> None:
    assert {unit.name for unit in table.named(alias, "province")} == {name}
    assert alias.lower() in table.surfaces()


def test_every_alias_leads_to_its_unit_and_is_needed(table: Gazetteer) -> None:
    lines = (files("trichtin.pipeline.places.gazetteer") / "aliases.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    surfaces = table.surfaces()
    for row in rows:
        key, name = row["unit"].split(" ", 1)
        assert table.units[key] in table.named(row["alias"])
        assert fold(row["alias"]) not in spellings(name), f"{row['alias']} needs no row: it is a spelling of {name}"
        assert fold(row["alias"]) in surfaces


def test_the_gazetteer_takes_little_memory() -> None:
    tracemalloc.start()
    table = Gazetteer()
    surfaces = table.surfaces()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(surfaces) > 8000
    assert size < 60_000_000


@pytest.mark.parametrize(
    ("unit", "day", "parents"),
    [
        ("a01366", date(2019, 5, 1), ["Thông Nông", "Cao Bằng"]),
        ("a01366", date(2021, 5, 1), ["Hà Quảng", "Cao Bằng"]),
        ("a19756", date(2024, 12, 31), ["Huế", "Thừa Thiên Huế"]),
        ("a19756", date(2025, 1, 1), ["Phú Xuân", "Huế"]),
        ("a26833", date(2020, 12, 31), ["9", "Hồ Chí Minh"]),
        ("a268", date(2008, 7, 31), ["Hà Tây"]),
        ("a07525", date(2024, 5, 1), ["Lục Ngạn", "Bắc Giang"]),
    ],
)
def test_parents_of_a_day(table: Gazetteer, unit: str, day: date, parents: list[str]) -> None:
    found = []
    holder = table.units[unit].parent_on(day)
    while holder is not None:
        found.append(holder.name)
        holder = holder.parent_on(day)
    assert found == parents


def test_a_code_needs_its_date(table: Gazetteer) -> None:
    before = table.by_code("commune", "00004", LAST_DAY_BEFORE_REFORM)
    since = table.by_code("commune", "00004", REFORM)
    assert before is not None
    assert since is not None
    assert (before.name, since.name) == ("Trúc Bạch", "Ba Đình")
    assert table.by_code("district", "001", REFORM) is None
    names = [
        unit and unit.name for unit in (table.by_code("district", "769", date(year, 5, 5)) for year in (2019, 2022))
    ]
    assert names == ["2", "Thủ Đức"]


def test_namesakes_of_one_province_keep_their_own_ground(table: Gazetteer) -> None:
    assert [unit.name for unit in table.units["a25462"].successors] == ["Tân Ninh"]
    assert [unit.name for unit in table.units["a27691"].successors] == ["Long An"]


def test_vanished_communes_are_known_by_their_letters(table: Gazetteer) -> None:
    assert [unit.name for unit in table.vanished("Nguyễn Trung Trực", "phường")] == ["Trúc Bạch"]
    assert table.vanished("Nguyễn Trung Trực", "thị trấn") == []
    assert [unit.name for unit in table.vanished("Mỹ Hà", "xã")][:1] == ["Tiên Lục"]
