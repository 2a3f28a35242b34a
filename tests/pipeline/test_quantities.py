"""The lexicons of quantities as tables, figures in all forms of the text, regional units."""

from __future__ import annotations

import unicodedata
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import ROOT, read_examples
from trichtin import Extractor
from trichtin.pipeline.numbers import number_words
from trichtin.pipeline.quantities import regional
from trichtin.pipeline.quantities.lexicon import (
    CountedNoun,
    MeasureUnit,
    counted_nouns,
    lexicons,
    measure_units,
    regional_units,
    rows,
)
from trichtin.pipeline.state import AdminUnits, Annotations, Place
from trichtin.pipeline.text import fold

UNITS = measure_units()
BOUNDS = list(rows("bounds.tsv"))
BASES = {
    "length": "m", "area": "m2", "volume": "m3", "mass": "kg", "energy": "J", "power": "W", "speed": "m/s",
    "flow": "m3/s", "temperature": "Cel", "percent": "%", "duration": "s",
}  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def shown(extractor: Extractor) -> list[tuple[str, str | None]]:
    """Text and symbol of every unit of the examples."""
    examples = read_examples(ROOT / "quantities" / "quantities.examples.tsv")
    found = [quantity for example in examples for quantity in extractor.annotate(example.text).quantities]
    return [(quantity.unit.text, quantity.unit.symbol) for quantity in found]


# Units of measure.


def test_surfaces_are_folded_and_stand_once() -> None:
    surfaces = [surface for unit in UNITS for surface in unit.surfaces]
    assert len({fold(surface) for surface in surfaces}) == len(surfaces)
    for surface in surfaces:
        assert unicodedata.is_normalized("NFC", surface)
        assert surface == surface.strip()
        assert surface == fold(surface) or len(surface) == 1


@pytest.mark.parametrize("unit", UNITS, ids=[unit.name for unit in UNITS])
def test_unit_is_reached_by_an_example(unit: MeasureUnit, shown: list[tuple[str, str | None]]) -> None:
    texts = {text for text, symbol in shown if symbol == unit.symbol or unit.symbol is None}
    assert texts & {*unit.surfaces, *(surface.upper() for surface in unit.surfaces)} or {
        fold(text) for text in texts
    } & set(unit.surfaces), f"add an example with {unit.surfaces[0]} to quantities.examples.tsv"


@pytest.mark.parametrize("unit", UNITS, ids=[unit.name for unit in UNITS])
def test_base_unit_fits_the_kind(unit: MeasureUnit) -> None:
    assert (unit.base is None) == (unit.factor is None)
    if unit.base is None or unit.factor is None:
        return
    assert unit.factor > 0
    assert unit.base == (unit.symbol if unit.kind == "money" else BASES[unit.kind])


def test_every_base_is_a_unit_of_factor_one() -> None:
    ones = {unit.symbol for unit in UNITS if unit.factor == 1}
    assert {unit.base for unit in UNITS if unit.base is not None} <= ones


def test_money_has_a_code_of_three_letters() -> None:
    codes = [unit.symbol for unit in UNITS if unit.kind == "money" and unit.symbol is not None]
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("unit", "parts"),
    [
        ("mét vuông", [("mét", 2)]),
        ("kilômét vuông", [("kilômét", 2)]),
        ("xentimét vuông", [("xentimét", 2)]),
        ("mét khối", [("mét", 3)]),
        ("xentimét khối", [("xentimét", 3)]),
        ("kilômét trên giờ", [("kilômét", 1), ("giờ", -1)]),
        ("mét trên giây", [("mét", 1), ("giây", -1)]),
        ("hải lý trên giờ", [("hải lý", 1), ("giờ", -1)]),
        ("mét khối trên giây", [("mét khối", 1), ("giây", -1)]),
        ("mét khối trên giờ", [("mét khối", 1), ("giờ", -1)]),
        ("lít trên giây", [("lít", 1), ("giây", -1)]),
        ("oát giờ", [("oát", 1), ("giờ", 1)]),
        ("kilôoát giờ", [("kilôoát", 1), ("giờ", 1)]),
        ("mêgaoát giờ", [("mêgaoát", 1), ("giờ", 1)]),
        ("gigaoát giờ", [("gigaoát", 1), ("giờ", 1)]),
        ("kilôcalo", [("calo", 1)]),
        ("tấn", [("kilôgam", 1)]),
        ("tạ", [("yến", 1)]),
    ],
)
def test_factors_agree_with_what_units_are_made_of(unit: str, parts: list[tuple[str, int]]) -> None:
    """``km/h`` is a kilometre by an hour."""
    factors = {one.name: one.factor for one in UNITS}
    product = Fraction(1)
    for name, power in parts:
        factor = factors[name]
        assert factor is not None
        product *= factor**power
    assert factors[unit] == product * {"kilôcalo": 1000, "tấn": 1000, "tạ": 10}.get(unit, 1)


@given(st.sampled_from([unit for unit in UNITS if unit.factor is not None]), st.integers(1, 10**9))
def test_converting_there_and_back(unit: MeasureUnit, amount: int) -> None:
    assert unit.factor is not None
    assert Fraction(amount) * unit.factor * (1 / unit.factor) == amount


# Counted nouns and bounds.


@pytest.mark.parametrize("noun", counted_nouns(), ids=[noun.text for noun in counted_nouns()])
def test_noun_is_counted(noun: CountedNoun, extractor: Extractor) -> None:
    text = f"Đoàn kiểm tra ghi nhận có 12 {noun.text} tại địa phương."
    found = extractor.annotate(text).quantities
    assert [(int(one.value), one.unit.text, str(one.unit.kind)) for one in found] == [(12, noun.text, "count")]


def test_nouns_stand_once() -> None:
    nouns = [fold(noun.text) for noun in counted_nouns()]
    assert len(nouns) == len(set(nouns))
    assert set(nouns) == {fold(surface) for surface in lexicons()["counted_nouns"]}


@pytest.mark.parametrize(("word", "bound", "place"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bound_word_bounds(word: str, bound: str, place: str, extractor: Extractor) -> None:
    text = {
        "after": f"Đơn vị xây kè dài 12 km {word}.",
        "clause": f"Đơn vị {word} quãng đường là 12 km.",
        "opening": f"Mức phạt trong xây dựng: {word} 12 triệu đồng.",
    }.get(place, f"Theo báo cáo của đơn vị thi công, đoạn kè {word} 12 km đã được bàn giao cho địa phương.")
    (quantity,) = extractor.annotate(text).quantities
    assert quantity.bound == bound
    assert quantity.bound_span is not None
    assert text[quantity.bound_span[0] : quantity.bound_span[1]] == word


# Figures in the text.

_PIECES = ("hoà giải 1.200 vụ", "thu 2 tỷ rưỡi", "thưởng từ 5 đến 7 triệu đồng", "có 12/23 xã", "giảm 3 ha lúa")


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4), st.sampled_from(["NFC", "NFD"]))
def test_forms_of_the_text_change_nothing(pieces: list[str], form: str) -> None:
    """Unicode form and tone placement change neither values nor offsets."""
    text = "Huyện đã " + ", ".join(pieces) + "."
    extractor = _shared()
    plain = extractor.annotate(fold(text)).quantities
    written = extractor.annotate_raw(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    assert written.text == text
    assert [one.offsets for one in written.quantities] == [one.offsets for one in plain]
    assert [one.value for one in written.quantities] == [one.value for one in plain]
    for one in written.quantities:
        assert one.start <= one.numerals[0][0] < one.numerals[-1][1] <= one.number_end <= one.end
        inside = one.object is None or text[slice(*one.object)] == text[slice(*one.object)].strip()
        assert inside


_WORDS = [
    *number_words(),
    *"1.200 0,5 12 2/3 14/11 65 % đồng km m m2 hộ xã người đôi gấp lần hơn trở lên từ đến - và , tăng là USD".split(),
    *"$ xu ( ) . / mỗi tháng cỡ chiếm có của x phẩy nửa rưỡi".split(),
    *("ước đạt", "trong tổng số", "diện tích", "Gia Lai", "\n"),
]


@given(st.lists(st.sampled_from(_WORDS), max_size=25))
def test_any_sequence_of_words_is_read(words: list[str]) -> None:
    """Whatever stands beside whatever: figures lie in the text in order, with numerals and objects that do."""
    known = _shared().annotate_raw("Huyện " + " ".join(words))
    end = 0
    for quantity in known.quantities:
        assert end <= quantity.start < quantity.end <= len(known.text)
        assert all(quantity.start <= start < stop for start, stop in quantity.numerals)
        assert quantity.upper is None or quantity.value < quantity.upper
        assert quantity.object is None or 0 <= quantity.object[0] < quantity.object[1] <= len(known.text)
        end = quantity.end


_EXTRACTORS: list[Extractor] = []


def _shared() -> Extractor:
    """One extractor for all runs of a property: fixtures of a function's scope do not mix with hypothesis."""
    if not _EXTRACTORS:
        _EXTRACTORS.append(Extractor())
    return _EXTRACTORS[0]


def test_nothing_is_read_in_bylines_and_menus(extractor: Extractor) -> None:
    known = extractor.annotate("Huyện trồng 12 ha lúa.\n\nChia sẻ:\n\nTin cùng chuyên mục 5 bài")
    assert [known.slice(one.offsets) for one in known.quantities if not known.is_read(one.start)] == []


# Units whose size differs by region.


@pytest.mark.parametrize(
    ("provinces", "factor"),
    [(["Nam Định"], 360), (["Nghệ An"], 500), (["Cần Thơ"], 1000), (["Nam Định", "Cần Thơ"], None), ([], None)],
)
def test_regional_unit(provinces: list[str], factor: int | None, extractor: Extractor) -> None:
    known = extractor.annotate("Ông thuê 3 sào ruộng.")
    (quantity,) = known.quantities
    quantity.canonical = None
    known.warnings.clear()
    _place_in(known, provinces)
    regional.convert(known)
    assert quantity.canonical == (None if factor is None else (3 * factor, "m2"))
    assert [(warning.code, warning.span) for warning in known.warnings] == [("regional_unit", quantity.offsets)]


def test_a_unit_of_one_region_is_converted_there_only(extractor: Extractor) -> None:
    known = extractor.annotate("Ông thuê 5 công đất.")
    (quantity,) = known.quantities
    _place_in(known, ["Nam Định"])
    regional.convert(known)
    assert quantity.canonical is None


def test_regional_units_have_no_factor_of_their_own() -> None:
    own = {surface: unit.factor for unit in UNITS for surface in unit.surfaces}
    assert all(own[surface] is None for surface in regional_units())


def _place_in(known: Annotations, provinces: list[str]) -> None:
    for name in provinces:
        admin = AdminUnits(province=(name, None), as_of=date(2025, 6, 30))
        place = Place(name=name, type=None, level="province", country="VN", mentions=[], admin=admin, rule="test")
        known.places.append(place)
