"""The date of publication that a page shows: near its title, in ``time`` or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from trichtin.pipeline.reading.markup import BLOCKS, short_text, tells
from trichtin.pipeline.reading.published import parse_published

_LONGEST_DATE = 120
_LONG_PARAGRAPH = 150
"""An element without inner ones of so many characters is text of the article."""
_MOST_OTHER_LETTERS = 25
"""A line that shows a date holds no more letters beside it: a name, the number of readers."""

_MOST_DATES = 300

_LEAVES = frozenset("td div p span font i em b strong time li small label".split())
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|\btháng \w{1,4}\b.{0,8}\d{4}", re.IGNORECASE)
_DAY_OR_CLOCK = re.compile(r"\d{1,2}[:hg]\d{2}|thứ |ngày|chủ nhật|đăng|tháng", re.IGNORECASE)
_OF_DATES = re.compile(
    r"\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy)|chủ nhật|ngày|tháng (?:\w{1,4}|mười (?:một|hai))|năm|lúc|giờ|đăng|đã|"
    r"xuất bản|phát hành|cập nhật|cuối|lần|tin|bài|published|posted|updated|on|at|gmt|utc|am|pm|sa|ch|h|g)\b|[\W\d_]",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"cập nhật|chỉnh sửa|sửa lúc|updated|modified", re.IGNORECASE)
_TODAY = re.compile(r"hôm nay|today", re.IGNORECASE)
_CHANGE_CLASS = re.compile(r"modif|update", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A date that a page shows, with what makes it likely or not that it is the article's."""

    value: str
    key: tuple[bool, int, int, int]


def wrap_lines_of_dates(root: Any) -> None:
    """Make a paragraph of each date that stands alone between line breaks, in no element of its own."""
    for element in list(root.iter()):
        behind = element.getnext()
        if _ends_line(element) and _ends_line(behind) and _is_line_of_date(element.tail):
            paragraph = element.makeelement("p")
            paragraph.text, element.tail = element.tail, None
            element.addnext(paragraph)
        if len(element) and _ends_line(element[0]) and _is_line_of_date(element.text):
            paragraph = element.makeelement("p")
            paragraph.text, element.text = element.text, None
            element.insert(0, paragraph)


def _ends_line(element: Any) -> bool:
    return element is None or element.tag == "br" or element.tag in BLOCKS


def _is_line_of_date(text: str | None) -> bool:
    return text is not None and len(text) <= _LONGEST_DATE and _DATE.search(text) is not None


def shown_date(root: Any, title: str | None) -> str:
    """The date that a page shows as that of its article, as the page writes it; "" where it shows none.

    Those between the title and the text go before those above the title, which may be today's, and these before those
    behind the text, which are other articles'. One that is called a change counts where there is no other, one that is
    called today's never.

    Args:
        root: the tree, before anything is taken out of it.
        title: the title as the page shows it.
    """
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    start, end = _bounds(elements, title)
    holders = {other for heading in islice(root.iter("h1"), _MOST_DATES) for other in heading.iterancestors()}
    found = (
        _Shown(value, (_is_change(element), *_place(rank, start, end, priority)))
        for rank, element in enumerate(elements)
        for priority, value in _dates_of(element)
        if parse_published(value) is not None and not _is_of_others(element, holders)
    )
    best = min(islice(found, _MOST_DATES), key=lambda shown: shown.key, default=None)
    return best.value if best is not None else ""


def lines_of_dates(root: Any, title: str | None) -> list[Any]:
    """The elements before the text that show a date and nothing else."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    _, end = _bounds(elements, title)
    return [
        element
        for element in elements[:end]
        if element.tag in _LEAVES
        and _DATE.search(text := short_text(element, _LONGEST_DATE))
        and not _OF_DATES.sub("", text)
    ]


def _bounds(elements: list[Any], title: str | None) -> tuple[int, int]:
    """The ranks of the elements that hold the title and the first long paragraph behind it."""
    start = 0
    for rank, element in enumerate(elements):
        if title and element.tag != "title" and short_text(element, 2 * len(title)) == title:
            start = rank
            if element.tag == "h1":
                break
    end = next((rank for rank in range(start + 1, len(elements)) if _is_paragraph(elements[rank])), len(elements))
    return start, end


def _is_paragraph(element: Any) -> bool:
    """Whether an element bears many words itself, not within others."""
    if element.tag in ("script", "style", "title", "meta"):
        return False
    own = len(element.text or "") + sum(len(child.tail or "") for child in element)
    return own >= _LONG_PARAGRAPH or tells(element, "content")


def _place(rank: int, start: int, end: int, priority: int) -> tuple[int, int, int]:
    if start <= rank < end:
        return 0, priority, rank
    return (1, priority, start - rank) if rank < start else (2, priority, rank)


def _dates_of(element: Any) -> Iterator[tuple[int, str]]:
    """The dates that an element shows, each with how plainly: 0 where it is marked as one."""
    if element.tag == "time" or (element.get("itemprop") or "").lower() == "datepublished":
        yield 0, element.get("datetime") or element.get("content") or short_text(element, _LONGEST_DATE)
        return
    if element.tag not in _LEAVES and not tells(element, "date"):
        return
    text = short_text(element, _LONGEST_DATE)
    if not text or not _DATE.search(text) or _TODAY.search(f"{_label(element)} {text}"):
        return
    if tells(element, "date"):
        yield 1, text
    elif _DAY_OR_CLOCK.search(text) and len(_OF_DATES.sub("", text)) <= _MOST_OTHER_LETTERS:
        yield 2, text


def _is_change(element: Any) -> bool:
    """Whether a date is that of a change of the article."""
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    own = short_text(element, _LONGEST_DATE)
    # `Đăng 05/08/2024, cập nhật 09/08/2024`: the first of the two is read.
    own = own[: found.start()] if (found := _DATE.search(own)) else own
    return bool(_CHANGE_CLASS.search(names) or _CHANGE.search(f"{_label(element)} {own}"))


def _label(element: Any) -> str:
    """The words before an element."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        return before.tail or ""
    return (parent.text if parent is not None else "") or ""


def _is_of_others(element: Any, holders: set[Any]) -> bool:
    """Whether an element stands in a list of other articles or beside the text; ``holders`` hold a heading."""
    return any(
        other.tag in ("aside", "footer", "nav") or tells(other, "related") or tells(other, "furniture")
        for other in element.iterancestors()
        # What holds the heading is no box, whatever its classes (`post tag-nong-nghiep`).
        if other.tag not in ("body", "html", "main", "article") and other not in holders
    )
