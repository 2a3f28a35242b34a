"""Programmes and documents: every row of the lexicons, and what is one and the same."""

from __future__ import annotations

import pytest

from trichtin import Extractor
from trichtin.pipeline.programs import lexicon
from trichtin.pipeline.state import Program


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _only(extractor: Extractor, text: str) -> tuple[str, str]:
    known = extractor.annotate(text)
    (mention,) = known.program_mentions
    return known.slice(mention.offsets), mention.kind


@pytest.mark.parametrize("name", sorted(lexicon.laws()))
def test_every_law(extractor: Extractor, name: str) -> None:
    written = name[0].upper() + name[1:]
    assert _only(extractor, f"Người dân làm theo {written}.") == (written, "law")


@pytest.mark.parametrize("name", sorted(lexicon.programmes()))
def test_every_programme(extractor: Extractor, name: str) -> None:
    written = name[0].upper() + name[1:]
    assert _only(extractor, f"Huyện đã thực hiện {written}.") == (written, lexicon.programmes()[name])


@pytest.mark.parametrize("word", sorted(lexicon.documents()))
def test_every_word_before_a_number(extractor: Extractor, word: str) -> None:
    assert _only(extractor, f"Huyện làm theo {word} số 45/2031/XY-ZT.") == (
        f"{word} số 45/2031/XY-ZT",
        lexicon.documents()[word].kind,
    )


@pytest.mark.parametrize("word", sorted(word for word, opener in lexicon.openers().items() if opener.quoted))
def test_every_opening_word(extractor: Extractor, word: str) -> None:
    assert _only(extractor, f"Huyện đã có {word} “Bản làng xanh”.") == (
        f"{word} “Bản làng xanh”",
        lexicon.openers()[word].kind,
    )


def _programs(extractor: Extractor, text: str) -> list[Program]:
    return extractor.annotate(text).programs


def test_a_short_number_is_the_only_long_one(extractor: Extractor) -> None:
    text = "Theo Nghị quyết số 21-NQ/TW, thuế giảm. Nghị quyết 21 có hiệu lực từ tháng 3."
    (program,) = _programs(extractor, text)
    assert (program.name, program.number) == ("Nghị quyết số 21-NQ/TW", "21-NQ/TW")
    assert len(program.mentions) == 2


def test_a_short_number_of_two_long_ones_stays_apart(extractor: Extractor) -> None:
    text = "Nghị quyết số 21-NQ/TW và Nghị quyết số 21/2031/QH17 khác nhau. Nghị quyết 21 nói rõ."
    assert [program.number for program in _programs(extractor, text)] == ["21-NQ/TW", "21/2031/QH17", "21"]


def test_a_law_with_and_without_its_year(extractor: Extractor) -> None:
    (program,) = _programs(extractor, "Luật Đất đai năm 2024 có hiệu lực. Luật Đất đai quy định rõ. Luật Đất đai 2024.")
    assert program.name == "Luật Đất đai năm 2024"
    assert len(program.mentions) == 3


def test_two_spellings_of_one_programme(extractor: Extractor) -> None:
    (program,) = _programs(
        extractor, "Vốn Chương trình MTQG giảm nghèo bền vững tăng. Chương trình mục tiêu quốc gia giảm nghèo bền vững."
    )
    assert program.name == "Chương trình mục tiêu quốc gia giảm nghèo bền vững"


def test_a_name_holds_no_figure_and_no_place(extractor: Extractor) -> None:
    known = extractor.annotate("Tỉnh hưởng ứng Chương trình 3 triệu sáng kiến và phong trào “Vì Hà Giang xanh”.")
    assert (known.quantities, known.place_mentions) == ([], [])
