"""The day of publication where the head of an article states it, as pages and agencies write it."""

from __future__ import annotations

import re
from datetime import date

_LINES = 8
"""So many lines at the head are looked at."""

_LONGEST_LINE = 100
_DATELINE = 80
"""A dateline stands within so many characters of the start of its paragraph."""

_DAY = (
    r"(?P<day>\d{1,2})(?: ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?| tháng (?P<month_>\d{1,2}),? năm )(?P<year>(?:19|20)\d\d)"
)
_CLOCK = r"(?P<clock{}>\d{{1,2}} ?(?:[:h]|giờ) ?\d{{2}}(?::\d\d)?(?: ?(?:am|pm|phút))?)"
_BETWEEN = r" ?[|,•·–-]? ?(?:lúc )?"
# `Thứ Sáu, 14/11/2025 08:30`, `14:30 | 05/07/2025`, `Minh An - Thứ ba, ngày 19/7/2022 10:52 GMT+7`
_PAGE_LINE = re.compile(
    rf"(?:[^\d\n]{{0,60}}?[-–|,:] ?)??(?P<said>(?:ngày )?(?:đăng|cập nhật)(?: lúc| lần cuối| ngày)?:? ?)?"
    rf"(?P<weekday>(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn),? ?)?"
    rf"(?:{_CLOCK.format('')}{_BETWEEN})?(?:ngày )?{_DAY}"
    rf"(?:{_BETWEEN}{_CLOCK.format('_')})?(?: ?\(?(?:gmt|utc) ?\+ ?7\)?)?[ .]*"
)
_AGENCY = r"\((?:ttxvn|vietnam\+|tin tức|bnews|vov|chinhphu\.vn)"
# `Hà Nội (TTXVN) ngày 14/11/2025`, `Hà Nội (TTXVN 14/11/2025)`, `Hà Nội, ngày 14/11/2025 (TTXVN)`
_AGENCY_LINES = (
    re.compile(rf"[^\d\n()]{{0,40}}{_AGENCY}\)?,? ?[-–]? ?(?:ngày )?{_DAY}"),
    re.compile(rf"[^\d\n()]{{0,40}}ngày {_DAY},? {_AGENCY}\)"),
)


def published_from_text(text: str) -> date | None:
    """The day of publication that the head of an article states beside a weekday, a time of day or an agency.

    Args:
        text: clean text.

    Returns:
        The day, or None where the head states none, no real one, or two.
    """
    found = {day for line in _head(text) if (day := _stated(line)) is not None}
    return found.pop() if len(found) == 1 else None


def _head(text: str) -> list[str]:
    lines = [line.strip() for line in text[: _LINES * 1000].lower().split("\n")]
    return [line for line in lines if line][:_LINES]


def _stated(line: str) -> date | None:
    """The day that one line of the head states as that of publication."""
    match = _PAGE_LINE.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    if match is not None and not any((match["said"], match["weekday"], match["clock"], match["clock_"])):
        match = None
    for pattern in _AGENCY_LINES:
        match = match or pattern.match(line, 0, _DATELINE)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"] or match["month_"]), int(match["day"]))
    except ValueError:  # no day of the calendar
        return None
