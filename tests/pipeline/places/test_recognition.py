"""Every row of the lexicons of places, in a sentence of its own."""

from __future__ import annotations

import unicodedata

import pytest

from trichtin import Extractor
from trichtin.pipeline.lexicons.unit_types import unit_acronyms, unit_types
from trichtin.pipeline.places.site_types import site_types
from trichtin.pipeline.places.world import world_names
from trichtin.pipeline.state import PlaceMention
from trichtin.pipeline.text import fold


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _mentions(extractor: Extractor, sentence: str) -> dict[str, PlaceMention]:
    known = extractor.annotate_raw(f"Tin trong ngày\n\n{sentence}")
    return {known.slice(mention.offsets): mention for mention in known.place_mentions}


_NAMES = {"province": "Nghệ An", "district": "Diễn Châu", "commune": "Diễn Yên", "village": "Yên Bình", "site": "Ohio"}
_CITIES = "Cần Thơ"


@pytest.mark.parametrize("surface", sorted(unit_types()))
def test_every_type_word_takes_a_name(extractor: Extractor, surface: str) -> None:
    word = unit_types()[surface]
    name = {"thành phố": _CITIES, "tiểu khu": "212"}.get(word.type.name, _NAMES[word.type.level])
    if word.type.name in {"tổ", "khu vực"}:
        name = "4"
    written = surface.upper() if word.short else surface
    unit = f"{written}{'' if surface.endswith('.') else ' '}{name}"
    found = _mentions(extractor, f"Hôm qua ở {unit}, phường Tân Phú, trời có mưa to.")
    assert unit in found
    if word.type.level != "site":
        assert (found[unit].name, found[unit].type) == (name, word.type.name)
        assert found[unit].level in (word.type.level, None)


@pytest.mark.parametrize("surface", sorted(unit_acronyms()))
def test_every_acronym_is_a_unit(extractor: Extractor, surface: str) -> None:
    entry = unit_acronyms()[surface]
    written = surface.replace("xứ ", "xứ_").title().replace("Xứ_", "xứ ") if " " in surface else surface.upper()
    found = _mentions(extractor, f"Hôm qua đoàn khách đến {written} lúc trời còn mưa.")
    assert [(mention.name, mention.level) for mention in found.values()] == [(entry.name, entry.level)]


@pytest.mark.parametrize("surface", sorted(site_types()))
def test_every_type_word_of_sites_takes_a_name(extractor: Extractor, surface: str) -> None:
    kind = site_types()[surface]
    name = {"number": "48", "ends": "Nghi Sơn - Diễn Châu", "whole": ""}.get(kind.reads, "Đồng Bông")
    written = surface.upper() if kind.full else surface
    site = f"{written} {name}".strip() if kind.reads != "whole" else "đường Hồ Chí Minh"
    found = _mentions(extractor, f"Hôm qua mưa to ở {site} khiến xe cộ khó đi.")
    assert site in found
    assert found[site].level == "site"


@pytest.mark.parametrize("surface", sorted(world_names()))
def test_every_name_of_the_world_is_a_place(extractor: Extractor, surface: str) -> None:
    entry = world_names()[surface]
    context = "khu vực" if entry.context else "tới"
    first, _, rest = surface.title().partition(" ")
    written = f"{first.lower()} {rest}" if entry.level == "region" and rest else f"{first} {rest}".strip()
    country = "Trung Quốc" if entry.country == "CN" and entry.level == "site" else "phương xa"
    found = _mentions(extractor, f"Hôm qua đoàn đã đi {context} {written} của {country} để công tác.")
    assert entry.level in {mention.level for text, mention in found.items() if fold(text) == surface}


def test_names_of_the_world_are_nfc_and_fold_to_themselves() -> None:
    for surface, entry in world_names().items():
        assert surface == fold(unicodedata.normalize("NFC", surface))
        assert entry.country is None or (len(entry.country) == 2 and entry.country.isupper())


@pytest.mark.parametrize(
    ("surface", "level", "country"),
    [
        ("Triều Tiên", "country", "KP"),
        ("Mátxcơva", "site", "RU"),
        ("Tây Nguyên", "region", "VN"),
        ("Úc", "country", "AU"),
    ],
)
def test_names_of_the_world(extractor: Extractor, surface: str, level: str, country: str) -> None:
    found = _mentions(extractor, f"Hôm qua đoàn đã đến {surface} trong chuyến đi dài.")
    assert [(text, mention.level, mention.country) for text, mention in found.items()] == [(surface, level, country)]


def test_holders_are_those_that_the_syntax_names(extractor: Extractor) -> None:
    found = _mentions(
        extractor,
        "Mưa lớn ở xã Diễn Yên, huyện Diễn Châu (Nghệ An) và các huyện Mường Lát, Quan Sơn (Thanh Hóa); "
        "Hà Tĩnh, Quảng Bình ít mưa.",
    )
    holders = {text: mention.within.name if mention.within else None for text, mention in found.items()}
    assert holders == {
        "xã Diễn Yên": "Diễn Châu",
        "huyện Diễn Châu": "Nghệ An",
        "Nghệ An": None,
        "huyện Mường Lát": "Thanh Hóa",
        "Quan Sơn": "Thanh Hóa",
        "Thanh Hóa": None,
        "Hà Tĩnh": None,
        "Quảng Bình": None,
    }


def test_a_long_text_takes_linear_time(extractor: Extractor) -> None:
    """A list of ten thousand names is read in one go: each token is looked at a bounded number of times."""
    names = ", ".join(["Quế Phong", "Quỳ Châu", "Tương Dương", "Kỳ Sơn"] * 2500)
    known = extractor.annotate_raw(f"Tin trong ngày\n\nMưa lớn ở các huyện {names}.")
    assert len(known.place_mentions) == 10_000


def test_a_text_in_capitals_takes_linear_time(extractor: Extractor) -> None:
    """Runs of capitalised words are read in pieces."""
    known = extractor.annotate_raw("MƯA LỚN Ở TỈNH NGHỆ AN VÀ TỈNH HÀ TĨNH " * 2000)
    assert {mention.name for mention in known.place_mentions} == {"Nghệ An", "Hà Tĩnh"}
