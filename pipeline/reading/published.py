"""The date of publication: where it is stated, and in which form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import PurePath

from trichtin.pipeline.reading.raw import RawArticle
from trichtin.schemas.article import PublishedFrom

_VIETNAM = timezone(timedelta(hours=7))

_FILE_NAME = re.compile(r"(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")
# `Thứ Năm, 14/11/2024, 08:30 (GMT+7)`: day before month, as Vietnam writes it.
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
# `Ngày 5 tháng 8 năm 2024`, `5 Tháng Tám, 2024`, `Tháng Tám 5, 2024`.
_MONTH = r"tháng (mười một|mười hai|mười|một|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|chạp|\d{1,2})"
_WORDED = re.compile(rf"(?<!\d)(\d{{1,2}}) {_MONTH},?(?: năm)? (\d{{4}})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (\d{{1,2}}), ?(\d{{4}})(?!\d)", re.IGNORECASE)
_MONTHS = "một hai ba tư năm sáu bảy tám chín mười".split()
# `/2024/08/05/bai.html`, `/bai-20240805143012345.htm`
_IN_ADDRESS = re.compile(
    r"/(\d{4})[/-](\d{2})[/-](\d{2})/"
    r"|[-/.](\d{4})(\d{2})(\d{2})(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,6}(?:\.\w+)?$"
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:hg](\d{2})(?::(\d{2}))?(?!\d)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")


def date_at_head(name: str | None) -> str | None:
    """The date at the head of a file name (``2024-11-14-….txt``) as ISO 8601, or None."""
    match = _FILE_NAME.match(PurePath(name).name) if name else None
    if match is None:
        return None
    return _iso_date(match[1], match[3], match[4])


def date_of_address(url: str | None) -> str | None:
    """The date that the path of an address has (``/2024/08/05/…``, ``…-20240805143012345.htm``), or None."""
    match = _IN_ADDRESS.search(url.partition("?")[0]) if url else None
    if match is None:
        return None
    year, month, day = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
    return _iso_date(year, month, day) if 1990 <= int(year) <= 2099 else None


def parse_published(value: str) -> str | None:
    """A date or date-time of publication as ISO 8601; None where it is in no form that is known.

    Known are ISO 8601, RFC 822 (feeds), seconds or milliseconds since 1970, and the forms of Vietnamese pages with the
    day first (``Thứ Năm, 14/11/2024, 08:30 (GMT+7)``) or the month in words (``5 Tháng Tám, 2024``).
    """
    value = value.strip()
    if _ISO.fullmatch(value):
        return _iso(value)
    if _EPOCH.fullmatch(value):
        seconds = float(value) / (1000 if len(value.partition(".")[0]) == 13 else 1)
        return datetime.fromtimestamp(seconds, tz=UTC).astimezone(_VIETNAM).isoformat()
    if written := _written(value):
        match, day = written
        clock = _CLOCK.search(value, match.end()) or _CLOCK.search(value, 0, match.start())
        if day is None or clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:
            return day
        return f"{day}T{int(clock[1]):02}:{clock[2]}:{clock[3] or '00'}"
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return None


def _written(value: str) -> tuple[re.Match[str], str | None] | None:
    """Where a date is written in the order of Vietnam, in figures or in words, and its day."""
    if match := _DAY_FIRST.search(value):
        return match, _iso_date(match[3], match[2], match[1])
    if match := _WORDED.search(value):
        return match, _iso_date(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.search(value):
        return match, _iso_date(match[3], _month(match[1]), match[2])
    return None


def _month(words: str) -> str:
    words = words.lower()
    named = {"giêng": "1", "chạp": "12", "mười một": "11", "mười hai": "12"}
    return named.get(words) or (words if words.isdecimal() else str(_MONTHS.index(words) + 1))


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published.

    Attributes:
        at: the date or date-time, ISO 8601.
        day: its day in Vietnam.
        origin: who says so.
        unread: a date of the source that is in no form that is known.
    """

    at: str | None = None
    day: date | None = None
    origin: PublishedFrom | None = None
    unread: str | None = None


def decide(option: date | str | None, raw: RawArticle) -> Publication:
    """When an article was published: what the caller says goes before what the source states.

    Raises:
        ValueError: where ``option`` is no date.
    """
    if option is not None:
        stated = option.isoformat() if isinstance(option, date) else parse_published(option)
        if stated is None:
            raise ValueError(f"{option!r} is no date such as 2024-11-14")
        return Publication(stated, day_of(stated), "option")
    if raw.published is None:
        return Publication()
    stated = parse_published(raw.published)
    if stated is None:
        return Publication(unread=raw.published)
    return Publication(stated, day_of(stated), raw.published_from)


def day_of(published: str) -> date:
    """The day of an ISO date or date-time, in Vietnam where the zone is told."""
    if len(published) == 10:
        return date.fromisoformat(published)
    moment = datetime.fromisoformat(published)
    return (moment.astimezone(_VIETNAM) if moment.tzinfo else moment).date()


def _iso(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if len(value) == 10 else datetime.fromisoformat(value).isoformat()
    except ValueError:
        try:
            return date.fromisoformat(value[:10]).isoformat()
        except ValueError:
            return None


def _iso_date(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
