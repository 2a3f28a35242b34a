"""Forty web pages: dates and titles are all right, and so are the sections by character."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.reading.pages import LAYOUTS, STORIES, Story
from trichtin.pipeline.reading import RawArticle, compose, decide, read_article
from trichtin.pipeline.sections import split_sections

LEAST = 0.98


def _read(layout: str, story: Story, folder: Path) -> RawArticle:
    path = folder / "page.html"
    path.write_text(LAYOUTS[layout][0](story), encoding="utf-8")
    return read_article(path)


def share_of_right_characters(raw: RawArticle, story: Story, *, related: bool) -> float:
    """Characters of right kind among those of the article and what was read beside it."""
    composed = compose(raw, 100_000)
    sections = split_sections(composed.text, title=composed.title, lead=composed.lead, lines=composed.lines)
    right, cursor, wanted = 0, 0, 0
    for line, kind in story.lines(related=related):
        wanted += len(line)
        at = composed.text.find(line, cursor)
        if at < 0:
            continue
        cursor = at + len(line)
        right += sum(
            min(section.end, cursor) - max(section.start, at)
            for section in sections
            if section.kind == kind and section.start < cursor and section.end > at
        )
    read = sum(not char.isspace() for char in composed.text)
    spare = max(read - sum(not char.isspace() for line, _ in story.lines(related=related) for char in line), 0)
    return right / (wanted + spare)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.day)
def test_a_page(layout: str, story: Story, tmp_path: Path) -> None:
    raw = _read(layout, story, tmp_path)
    assert raw.title == story.title
    assert str(decide(None, raw).day) == story.day
    assert share_of_right_characters(raw, story, related=LAYOUTS[layout][1]) >= LEAST


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_with_a_long_list_of_links(layout: str, tmp_path: Path) -> None:
    story = STORIES[0]
    links = "<ul><li><a href=x>Xã Bình Yên thay ba cây cầu tạm</a></li></ul>" * 300
    page = LAYOUTS[layout][0](story).replace("</body>", f"<div class=q>{links}</div></body>")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    raw = read_article(tmp_path / "page.html")
    assert share_of_right_characters(raw, story, related=LAYOUTS[layout][1]) >= LEAST


def test_author_and_outlet(tmp_path: Path) -> None:
    for layout in ("modern", "OpenGraph"):
        raw = _read(layout, STORIES[0], tmp_path)
        assert (raw.byline, raw.outlet) == (STORIES[0].author, "Báo Mẫu")


@pytest.mark.parametrize("shown", ["", "<p>Hôm nay: Thứ Tư, 25/11/2026</p>", "<p>Hôm nay <b>25/11/2026 08:00</b></p>"])
def test_a_page_without_a_date_has_none(shown: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"{shown}<h1>Xã Nà Hỏa có cầu mới</h1><p>Xã Nà Hỏa có 12 hộ nghèo.</p>", encoding="utf-8")
    assert read_article(path).published is None
