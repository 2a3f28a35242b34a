"""Organisations: every row of the lexicons, distinct organisations, their places and acronyms."""

from __future__ import annotations

import pytest

from trichtin import Extractor
from trichtin.pipeline.organizations import lexicon
from trichtin.pipeline.organizations.expansion import expand
from trichtin.pipeline.state import Annotations, Organization

# What makes a name of a head of each kind.
_TAILS = {"complete": "", "field": " Khuyến nông", "proper": " Hoa Ban"}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _names(known: Annotations) -> list[str]:
    return [known.slice(mention.offsets) for mention in known.organization_mentions]


def _titled(surface: str) -> str:
    """A head as it is written: acronyms in capitals, else with one capital."""
    vowels = set("aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ")
    first = surface.split()[0]
    if not vowels & set(first) or (len(first) > 3 and first in ("ttxvn", "ubnd", "hđnd")):
        return first.upper() + surface[len(first) :]
    return surface[0].upper() + surface[1:]


@pytest.mark.parametrize("surface", sorted(lexicon.heads()))
def test_every_head_begins_a_name(extractor: Extractor, surface: str) -> None:
    head = lexicon.heads()[surface]
    name = _titled(surface) + _TAILS[head.kind]
    known = extractor.annotate(f"Hôm qua, đại diện của {name} đã đến xã.")
    (mention,) = known.organization_mentions
    assert known.slice(mention.offsets) == name
    assert mention.type == head.type


@pytest.mark.parametrize("entry", [entry for entries in lexicon.acronyms().values() for entry in entries])
def test_every_acronym_is_found_as_written(extractor: Extractor, entry: lexicon.Acronym) -> None:
    known = extractor.annotate(f"Hôm qua, theo số liệu của {entry.surface}, giá giảm. Người dân ủng hộ.")
    (mention,) = known.organization_mentions
    assert known.slice(mention.offsets) == entry.surface
    assert mention.type == entry.type


@pytest.mark.parametrize(("written", "name"), sorted(set(lexicon.field_acronyms().values())))
def test_every_field_acronym_is_written_out(written: str, name: str) -> None:
    long = expand(f"Phòng {written} huyện")
    assert long == f"Phòng {name} huyện"


def _entities(extractor: Extractor, text: str) -> list[Organization]:
    known = extractor.annotate(text)
    assert all(known.slice(mention.offsets) in text for item in known.organizations for mention in item.mentions)
    return known.organizations


def test_acronym_and_long_form_are_one_body(extractor: Extractor) -> None:
    text = "UBND tỉnh Lạng Sơn họp. Ủy ban nhân dân tỉnh Lạng Sơn giao các huyện. UBND tỉnh yêu cầu báo cáo."
    (body,) = _entities(extractor, text)
    assert (body.name, body.expanded) == ("UBND tỉnh Lạng Sơn", "Ủy ban nhân dân tỉnh Lạng Sơn")
    assert [text[mention.start : mention.end] for mention in body.mentions] == [
        "UBND tỉnh Lạng Sơn",
        "Ủy ban nhân dân tỉnh Lạng Sơn",
        "UBND tỉnh",
    ]
    assert body.place is not None
    assert body.place.name == "Lạng Sơn"


def test_bodies_of_two_provinces_are_two(extractor: Extractor) -> None:
    bodies = _entities(extractor, "UBND tỉnh Lạng Sơn và UBND tỉnh Sơn La ký kết. UBND tỉnh sẽ chi trả.")
    assert [body.place.name if body.place else None for body in bodies] == ["Lạng Sơn", "Sơn La", None]


def test_with_and_without_type_word(extractor: Extractor) -> None:
    (body,) = _entities(extractor, "Sở Y tế Nghệ An thông báo. Theo Sở Y tế tỉnh Nghệ An, dịch đã giảm.")
    assert len(body.mentions) == 2


def test_an_acronym_that_the_article_defines(extractor: Extractor) -> None:
    text = "Hội Nghề cá Sông Mây (HNCSM) có 300 hội viên. HNCSM đề nghị hỗ trợ. Chương trình của HNCSM đã xong."
    (body,) = _entities(extractor, text)
    assert (body.name, body.acronym) == ("Hội Nghề cá Sông Mây", "HNCSM")
    assert len(body.mentions) == 4


def test_a_place_in_brackets_is_no_acronym(extractor: Extractor) -> None:
    bodies = _entities(extractor, "Bệnh viện Hoa Ban (TP.HCM) tiếp nhận 20 ca. Người bệnh từ TP.HCM về.")
    assert [(body.name, body.acronym) for body in bodies] == [("Bệnh viện Hoa Ban", None)]
