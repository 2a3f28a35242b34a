"""Sections cover any text, and every word of the lexicon does its work. Examples stand beside the rules."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichtin.pipeline.sections import find_dateline, split_sections
from trichtin.pipeline.sections.bylines import is_byline
from trichtin.pipeline.sections.words import words
from trichtin.pipeline.text import clean

_PIECES = (
    """
Nước về bản|Ba công trình đã xong.|Ảnh: Lò Thanh/TTXVN|Theo đó, xã vui.|(Ảnh: AP).|Chú thích ảnh|PV|Lò Thanh (TTXVN)
Theo TTXVN|[Mường Khoa: Hai bản vùng cao thiếu nước]|Chia sẻ:|Tin liên quan|./.|¶|¶¶|>> Hai bản vùng cao thiếu nước
Trang chủ / Thời sự / Kinh tế|Từ khóa: nước|Quang cảnh buổi lễ.|(TTXVN) -|Lai Châu - Ngày 5/3,|Ảnh minh họa.
Video: Bể nước|Nguồn: https://example.org/tin/1|6/3/2026 08:15
""".strip()
    .replace("\n", "|")
    .split("|")
)
_PAGES = st.lists(st.sampled_from(_PIECES), max_size=25).map(lambda pieces: clean(" ".join(pieces).replace("¶", "\n")))


@given(st.one_of(_PAGES, st.text(max_size=60).map(clean)), st.none() | st.text(max_size=10))
def test_sections_cover_the_text(text: str, title: str | None) -> None:
    sections = split_sections(text, title=title)
    assert [section.start for section in sections] == [0, *(section.end for section in sections)][: len(sections)]
    assert (sections[-1].end if sections else 0) == len(text)
    for section, following in itertools.pairwise(sections):
        assert section.kind != following.kind
        assert not text[following.start].isspace()
    dateline = find_dateline(text, sections)
    assert dateline is None or dateline in text


def _kinds(text: str) -> list[str]:
    return [section.kind for section in split_sections(text)]


_HEAD = "Nước về bản\n\nBa công trình đã xong.\n\nChúng phục vụ 420 hộ dân ở tám bản vùng cao của xã."


def _filled(surface: str) -> str:
    return surface.replace("*", " nước sạch").strip()


@pytest.mark.parametrize("surface", words().furniture_lines)
def test_every_line_of_furniture(surface: str) -> None:
    assert "boilerplate" in _kinds(f"{_HEAD}\n\n{_filled(surface).capitalize()}\n\nXã sẽ làm thêm hai công trình mới.")


@pytest.mark.parametrize("surface", words().footers)
def test_behind_a_footer_all_is_furniture(surface: str) -> None:
    assert _kinds(f"{_HEAD}\n\n{_filled(surface)}\n\nTin mới hôm nay")[-1] == "boilerplate"
    assert surface in words().furniture_lines


@pytest.mark.parametrize("surface", sorted(words().teaser_heads))
def test_every_head_of_teasers(surface: str) -> None:
    assert _kinds(f"{_HEAD}\n\n{surface.upper()}:\n\nHai bản thiếu nước, dân lo lắng.")[-1] == "related"


@pytest.mark.parametrize("head", words().byline_heads)
def test_every_head_of_bylines(head: str) -> None:
    assert is_byline(f"{head.capitalize()}: Lò Thanh")


@pytest.mark.parametrize("note", sorted(words().byline_notes))
def test_every_note_of_bylines(note: str) -> None:
    assert is_byline(f"Lò Thanh ({note})")


@pytest.mark.parametrize("byline", sorted(words().bylines))
def test_every_byline(byline: str) -> None:
    assert _kinds(f"{_HEAD}\n\n{byline}")[-1] == "byline"


@pytest.mark.parametrize("title", words().byline_titles)
def test_every_title_of_bylines(title: str) -> None:
    assert is_byline(f"{title} Lò Thanh")


@pytest.mark.parametrize("word", words().place_words)
def test_no_place_is_a_byline(word: str) -> None:
    assert not is_byline(f"{word.strip().capitalize()} Nà Hỏa")


@pytest.mark.parametrize("word", sorted(words().sentence_words))
def test_no_sentence_is_a_byline(word: str) -> None:
    assert not is_byline(f"Theo Lò Thanh {word} vui.")


@pytest.mark.parametrize("ending", words().endings)
def test_every_bracket_before_a_byline(ending: str) -> None:
    assert is_byline(f"({ending}) Lò Thanh")


@pytest.mark.parametrize("head", words().credit_heads)
def test_every_head_of_credits(head: str) -> None:
    text = f"{_HEAD} Bể nước ở bản Nà Hỏa. ({head}: Lò Thanh) Xã sẽ làm thêm."
    assert _kinds(text) == ["title", "lead", "body", "caption", "body"]


@pytest.mark.parametrize("kind", words().credit_kinds)
def test_every_kind_of_credits(kind: str) -> None:
    assert _kinds(f"{_HEAD} Bể nước ở bản Nà Hỏa. Ảnh {kind}. Xã sẽ làm thêm.")[-2:] == ["caption", "body"]


@pytest.mark.parametrize("agency", sorted(words().agencies))
def test_behind_an_agency_the_sentence_opens(agency: str) -> None:
    text = f"{_HEAD} Bể nước ở bản Nà Hỏa. Ảnh: {agency} Lò Thanh cho biết, xã sẽ làm thêm."
    (caption,) = [section for section in split_sections(text) if section.kind == "caption"]
    assert text[: caption.end].rstrip().endswith(agency)


@pytest.mark.parametrize("body", words().credit_bodies)
def test_a_body_goes_on_in_small_letters(body: str) -> None:
    text = f"{_HEAD} Bể nước ở bản Nà Hỏa. Ảnh: {body} tỉnh Sơn La. Xã sẽ làm thêm."
    (caption,) = [section for section in split_sections(text) if section.kind == "caption"]
    assert text[: caption.end].rstrip().endswith("Sơn La.")


@pytest.mark.parametrize("opener", sorted(words().sentence_openers))
def test_before_an_opener_the_source_ends(opener: str) -> None:
    text = f"{_HEAD} Bể nước ở bản Nà Hỏa. Ảnh: Minh Thùy {opener.capitalize()} đây là nước."
    (caption,) = [section for section in split_sections(text) if section.kind == "caption"]
    assert text[: caption.end].rstrip().endswith("Minh Thùy")


def _behind_head(piece: str) -> list[str]:
    return _kinds(f"{_HEAD} {piece} Theo đó, xã sẽ làm thêm.")[2:]


@pytest.mark.parametrize("title", words().portrait_titles + words().portrait_honorifics)
def test_a_person_with_the_title_alone_is_a_caption(title: str) -> None:
    assert _behind_head(f"{title.capitalize()} Lò Thị Thanh.") == ["body", "caption", "body"]


@pytest.mark.parametrize("office", words().portrait_offices)
def test_a_person_with_the_office_alone_is_a_caption(office: str) -> None:
    assert _behind_head(f"Bà Lò Thị Thanh, {office} nước sạch.") == ["body", "caption", "body"]


@pytest.mark.parametrize("verb", words().scene_verbs)
def test_a_sentence_that_tells_something_is_no_caption(verb: str) -> None:
    assert _behind_head(f"Hình ảnh nước sạch {verb} vui tại bản Nà Hỏa.") == ["body"]


@pytest.mark.parametrize("scene", words().caption_scenes)
def test_what_pictures_show_is_a_caption_without_a_mark(scene: str) -> None:
    assert _behind_head(f"Đông đảo người dân bản Nà Hỏa {scene} nước sạch hôm 5/3") == ["body", "caption", "body"]


@pytest.mark.parametrize("group", words().caption_groups)
def test_who_opens_a_caption_without_a_mark(group: str) -> None:
    piece = "dân bản Nà Hỏa chụp ảnh bể nước mới"
    assert _behind_head(f"{group.capitalize()} {piece}") == ["body", "caption", "body"]
    assert _behind_head(f"Dân {piece}") == ["body"]


@pytest.mark.parametrize("word", words().subhead_words)
def test_no_subhead_is_a_caption(word: str) -> None:
    assert _behind_head(f"Đông đảo bà con {word} chụp ảnh nước sạch") == ["body"]
    assert _behind_head("Đông đảo bà con bản Nà Hỏa chụp ảnh nước sạch") == ["body", "caption", "body"]


@pytest.mark.parametrize("surname", sorted(words().common_surnames))
def test_before_a_common_surname_the_source_ends(surname: str) -> None:
    text = f"{_HEAD} Bể nước ở bản Nà Hỏa. Ảnh: Vì Páo {surname.capitalize()} Thị Mai vui vì có nước."
    (caption,) = [section for section in split_sections(text) if section.kind == "caption"]
    assert text[: caption.end].rstrip().endswith("Vì Páo")
