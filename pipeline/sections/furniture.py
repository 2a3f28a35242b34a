"""Furniture of the page: menus, share links, tag lists, copyright, scripts."""

from __future__ import annotations

import re
from functools import cache

from trichtin.pipeline.sections.bylines import is_byline
from trichtin.pipeline.sections.lines import Grid
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.words import Forms, any_of, forms_of, patterns_of, words

_LONGEST_LINE = 160
"""A longer line is prose."""

_SHARE_BEFORE_FOOTER = 0.4
"""A line that opens the foot of a page stands behind this share of the text."""

_LONGEST_IMPRINT = 1500

# `Thời sự | Kinh tế | Xã hội`, `Trang chủ › Thời sự`: a menu or the path to the page; a row with figures is a table's.
_ITEM = r"[^|›»>\n\d]{1,30}"
_MENU = re.compile(rf"{_ITEM}(?: ?[|›»>] ?{_ITEM}){{2,}}|{_ITEM} [›»>] {_ITEM}")
_MENU_MARK = re.compile(r"[|›»>]")
# `Thứ Sáu, 28/11/2025 08:15`, also behind the author: when the page was published.
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_CLOCK = r"\d{1,2}[:h]\d{2}"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày đăng|đăng lúc|đăng ngày|cập nhật)"
_REST = r"(?:[\d:|,()+. -]|gmt|utc|am|pm|giờ|phút|lúc|h)*"
_PAGE_DATE = re.compile(
    rf"(?:(?:(?!\. ).){{0,60}}?[-–|,] ?)?{_WEEKDAY}\W{{0,3}}(?:lúc|ngày)? ?(?:{_CLOCK}\W{{1,3}})?{_DAY}{_REST}"
    rf"|{_DAY}\W{{1,3}}{_CLOCK}{_REST}|{_CLOCK}\W{{1,3}}{_DAY}{_REST}"
)
_DAY_MARK = re.compile(_DAY)
# An imprint gives an address.
_CONTACT = re.compile(r"@|©|\b(?:Hotline|ĐT|SĐT|Tel|Email|RSS)\b")


@cache
def _anywhere() -> list[tuple[str, re.Pattern[str]]]:
    return patterns_of(words().furniture)


@cache
def _lines() -> Forms:
    return forms_of(words().furniture_lines)


@cache
def _footers() -> Forms:
    return forms_of(words().footers)


@cache
def _imprint() -> re.Pattern[str]:
    return re.compile(any_of(words().imprints))


def mark_furniture(grid: Grid, stretches: Stretches) -> None:
    """Set the furniture of a text."""
    text = grid.text
    for cue, pattern in _anywhere():
        if cue in text:
            for match in pattern.finditer(text):
                stretches.add(match.start(), match.end(), "boilerplate")
    for start, end in grid.lines:
        # What is left of the line when the furniture inside it is taken away.
        for first, last in stretches.free(start, end):
            if last - first > 2 * _LONGEST_LINE:
                continue
            line = text[first:last].strip(" >»").lower()
            if not 0 < len(line) <= _LONGEST_LINE or not _is_furniture(line, text, first, last):
                continue
            if first > _SHARE_BEFORE_FOOTER * len(text) and _footers().fits(line):
                # The author may close the page (`Minh An (T/h)-Thứ sáu, ngày 06/03/2026 08:15`).
                final, end = grid.lines[-1]
                is_signed = final > first and _DAY_MARK.search(text, final) and is_byline(text[final:end])
                stretches.add(first, final if is_signed else len(text), "boilerplate")
                return
            stretches.add(first, last, "boilerplate")
    _mark_imprint(text, stretches)


def _is_furniture(line: str, text: str, first: int, last: int) -> bool:
    """Whether the part of a text that holds a line, here in small letters, is furniture as a whole."""
    if _lines().fits(line) or (_MENU_MARK.search(line) and _MENU.fullmatch(line)):
        return True
    is_dated = _DAY_MARK.search(line) is not None and _PAGE_DATE.fullmatch(line) is not None
    return is_dated and not (first > len(text) / 2 and is_byline(text[first:last]))  # behind the article, the author's


def _mark_imprint(text: str, stretches: Stretches) -> None:
    found = list(_imprint().finditer(text, max(len(text) - _LONGEST_IMPRINT, 0)))
    if len({match.group() for match in found}) > 1 and _CONTACT.search(text, found[0].start()):
        stretches.add(found[0].start(), len(text), "boilerplate")
