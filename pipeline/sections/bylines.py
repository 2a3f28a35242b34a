"""Bylines: who wrote the article, at its end (`Nguyễn Văn A (TTXVN)`, `Theo TTXVN`, `Tin, ảnh: …`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from trichtin.pipeline.sections.lines import Grid
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.words import CAPITAL, any_of, words
from trichtin.pipeline.state import Offsets

_LONGEST = 90
_MOST_WORDS = 14

_NAME = rf"(?:[{CAPITAL}]\.[ ])?[{CAPITAL}][^\W\d_]*(?:[.'’][{CAPITAL}][^\W\d_]*)*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
_JOINT = r"(?: ?[-–,;/&] ?| và )"
_DOMAIN = r"[a-z][a-z0-9-]*\.[a-z.]{2,12}"
_OUTLET = rf"(?:{_DOMAIN}|[{CAPITAL}][\w.+]*(?: [{CAPITAL}&][\w.+]*| và| [-–]| [^\W\d_{CAPITAL}]{{1,6}}){{0,5}})"


@cache
def _byline() -> re.Pattern[str]:
    """A whole byline."""
    heads = f"(?i:{any_of(words().byline_heads)}) ?: ?"
    notes = f"(?i:{any_of(words().byline_notes)})"
    endings = rf"\((?:{any_of(words().endings)})\) ?"
    source = rf"(?:[tT]heo|THEO|Nguồn|Tổng hợp từ) ?:? ?{_OUTLET}(?:{_JOINT}(?:báo |Báo )?{_OUTLET}){{0,4}}"
    picture = f"(?i:{any_of(words().byline_pictures)}) ?: ?"
    outlets = rf"{_OUTLET}(?:(?: ?/ ?|, ?){_OUTLET}){{0,3}}"
    # `(từ Hà Nội)`, `(PV TTXVN tại Lào)`, `(Mail: …)`
    where = (
        rf"từ {_NAMES}|(?:PV|P/v|P/V|CTV|Phóng viên|phóng viên) [^()]{{2,40}}|(?:E-?mail|Mail|mail) ?: ?[^()\s]{{5,50}}"
    )
    bracket = (
        rf"\( ?(?:{notes}|(?:{notes} )?(?:[tT]heo|Nguồn:?) ?[^()]{{2,50}}|{outlets}|{picture}[^()]{{2,40}}|{where}) ?\)"
    )
    person = rf"(?:(?:{any_of(words().byline_titles)})\.? )?{_NAMES}"
    people = rf"{person}(?:{_JOINT}(?:{person}|{_OUTLET})){{0,5}}"
    # The photographer behind the author: `Quốc An - Ảnh: Thạo Hoàng`.
    credit = rf"(?:{_JOINT}|\. ?| )?{picture}[^.\n]{{2,40}}"
    # Behind the author the office abroad or at home (`Minh An/Thương vụ Việt Nam tại Lào`), and the day of the page.
    office = rf"(?: ?/ ?[{CAPITAL}][^.,:;/\n]{{2,50}})"
    weekday = r"(?:[Tt]hứ [^\W\d_]{2,4}|[Tt]hứ [2-7]|[Cc]hủ nhật)"
    day = rf"(?: ?[-–|] ?{weekday}?[ ,]{{0,2}}(?:ngày )?\d[\d:/., -]{{5,20}}(?:GMT\+7)?)"
    return re.compile(
        rf"(?:{endings}|{bracket} )?(?:"
        rf"(?:{heads})?{people} ?(?:{bracket}|{notes})?(?: {bracket})?(?: ?{source})?(?:{credit})?{day}?[.,]?"
        rf"|{person}{office}"
        rf"|(?:{heads})?{source}(?: ?{bracket})?[.,]?"
        rf"|(?:Nhóm )?(?:(?:[Pp]hóng viên|PV) )?TTXVN(?: tại (?:{_NAMES}|các (?:địa phương|tỉnh|tỉnh, thành))){{1,3}}"
        rf"|{bracket}\.?)"
    )


@cache
def _picture() -> re.Pattern[str]:
    return re.compile(rf"\(?(?i:{any_of(words().byline_pictures)})\b")


# `… trong năm Theo Minh Hà`, `… theo dõi. Theo vnexpress`: a source closes the text with a capital, mark or not.
_SOURCE_WORD = rf"[{CAPITAL}][\w.+/]*"
_SOURCE_AT_END = re.compile(
    rf"(?<=[ .!?…”\"])(?:Theo|THEO) ?:? ?(?:{_SOURCE_WORD}|{_DOMAIN}|[a-z]{{4,20}})(?: {_SOURCE_WORD}){{0,4}}"
    r"(?: \([^()\n]{2,30}\))?\.?$"
)


# No blank before the author (`… nặng nề.H.Long`), or what opens a row of pictures (`Một số hình ảnh buổi lễ: Minh An`).
_GLUED = re.compile(
    rf"(?<=[^\W_{CAPITAL}][.!?…”\"])(?=[{CAPITAL}])|(?<=[.!?…][”\"])(?=[{CAPITAL}])"
    rf"|\b(?:ảnh|video|clip)\b[^.:]{{12,80}}: ?(?=[{CAPITAL}])"
)


def mark_byline(grid: Grid, stretches: Stretches) -> None:
    """Set the byline that closes the article, as a line of its own or at the end of its last paragraph."""
    part = _last_part(grid, stretches)
    if part is None or stretches.has("byline"):
        return
    text = grid.text
    first, last = part
    for start in _starts(grid, first, last):
        if not text[:start].strip():
            continue  # one line alone is what the article says
        tail = text[start:last].strip()
        # `Ảnh: …` behind another sentence belongs to a caption.
        if is_byline(tail) and (start == grid.line(start)[0] or not _picture().match(tail)):
            stretches.add(_line_above(grid, start) or start, last, "byline")
            return
    match = _SOURCE_AT_END.search(text, max(first, last - _LONGEST), last)
    if match is not None:
        stretches.add(match.start(), last, "byline")


def _starts(grid: Grid, first: int, last: int) -> list[int]:
    """Where a byline may start: of several short sentences at the end (`(Còn tiếp) Minh An`, `V. Minh`) at each."""
    at = max(grid.sentence_start(last - 1), first)
    before = max(grid.sentence_start(max(at - 2, first)), first)
    return [before, at, *(match.end() for match in _GLUED.finditer(grid.text, max(at, last - 2 * _LONGEST), last))]


def _line_above(grid: Grid, start: int) -> int | None:
    """Where a byline starts that stands above another one: as a line behind the end of a sentence, or behind a text."""
    rank = bisect_left(grid.lines, (start,))
    if rank < 2 or rank == len(grid.lines) or grid.lines[rank][0] != start:
        return None
    above, end = grid.lines[rank - 1]
    ended = grid.text[grid.lines[rank - 2][1] - 1] in '.!?…”"/'
    for at in _starts(grid, above, end):
        tail = grid.text[at:end].strip()
        inside = at > above
        if is_byline(tail) and (not (_picture().match(tail) or tail.count(",") > 2) if inside else ended):
            return at
    return None


def _last_part(grid: Grid, stretches: Stretches) -> Offsets | None:
    """The last part of the text that has no kind yet, in one line, without blanks behind it."""
    for start, end in reversed(grid.lines):
        for first, last in reversed(stretches.free(start, end)):
            length = len(grid.text[first:last].rstrip())
            if length:
                return first, first + length
    return None


def is_byline(line: str) -> bool:
    """Whether a line, or the tail of a paragraph, is a byline."""
    if not line or len(line) > _LONGEST or line.count(" ") >= _MOST_WORDS:
        return False
    if not words().sentence_words.isdisjoint(line.split()):
        return False
    # `Trường Thịnh` is a name.
    if line.lower().startswith(words().place_words) and not (line.startswith("Trường ") and line.count(" ") == 1):
        return False
    return line in words().bylines or _byline().fullmatch(line) is not None
