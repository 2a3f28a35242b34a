"""The forms in which newspapers write one date, as patterns over folded text.

A form is tried where its trigger word (or a digit) stands, so that a text is walked once.
"""

from __future__ import annotations

import re

from trichtin.pipeline.dates.forms import (
    Form,
    Read,
    read_century,
    read_day,
    read_day_alone,
    read_days,
    read_days_alone,
    read_days_of_month,
    read_decade,
    read_half_year,
    read_month,
    read_months,
    read_quarter,
    read_quarters,
    read_season,
    read_some_months,
    read_term,
    read_year,
    read_years,
)

_DAY = r"(?:0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
_MONTH = r"(?:0[1-9]|1[0-2]|[1-9])(?!\d)"
_MONTH_WORD = r"(?:mười hai|mười một|mười|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|hai|ba)(?![^\W_])"
_SIZE = rf"(?P<size>\d\d?|một|{_MONTH_WORD})"
_FULL_YEAR = r"(?:1[0-9]|20)\d\d"
_QUARTER = r"(?:iii|ii|iv|i|[1-4]|một|nhất|hai|ba|bốn|tư)(?![^\W_])"
_END = r"(?![^\W_]|[.,/:]\d)"
_THEN = r"(?: ?[,;–—-] ?| ?(?:và|đến|tới|hoặc|hay|cho đến)(?: hết)? )"
_THEN_WORD = r"(?: ?, ?| (?:và|đến|tới|hoặc|hay|cho đến)(?: hết)? )"
_OF_YEARS = "(?:(?:học|tài chính|ngân sách) )?(?:mới )?"
_OTHER_YEAR = "nay|ngoái|trước|tới|sau|đó|ấy"
# A year behind a month: `9/2024`, `9-2024`, `9 năm 2024`, `9 của năm 2024`; `9 năm nay` is told from today.
_YEAR = (
    rf"(?: ?[/.–-] ?(?P<year>{_FULL_YEAR})|,? (?P<year_>{_FULL_YEAR})|,? (?:của )?năm "
    rf"(?:(?P<year__>{_FULL_YEAR})|(?P<shift>{_OTHER_YEAR})))"
)
# A number that counts something is no day or month.
_COUNTED = (
    r"(?! ?(?:%|(?:lần|triệu|tỷ|tỉ|nghìn|ngàn|trăm|vạn|đồng(?! loạt| thời| chí)|người|giờ|tiếng|phút|kg|tấn|tạ|ha|km|m"
    r"|hộ|ngày|buổi|suất|bữa|con|cái|chiếc|căn|độ|lít|điểm|cuộc|vụ|phòng|ca|cây|bộ|usd)(?![^\W_])))"
)


def _form(rule: str, pattern: str, read: Read) -> Form:
    return Form(rule, re.compile(pattern + _END), read)


LEAD = re.compile(
    r"(?:(?:rạng )?(?:sáng|trưa|chiều|tối|đêm|khuya)(?: sớm| muộn)?,? )?"
    r"(?:\(?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|chúa nhật),? )?"
    r"(?:\(?(?:các |những )?(?:ngày|hôm)(?: mùng| mồng)? |mùng |mồng )?\(?"
)
"""What stands before a day: part of the day, weekday, ``ngày``."""

_LIST = rf"(?P<begin>{_DAY})(?:{_THEN}{_DAY}){{0,8}}{_THEN}(?:ngày )?(?P<day>{_DAY})"
# Where a hyphen stands before the month, it joins no days.
_WORD_LIST = rf"(?P<begin>{_DAY})(?:{_THEN_WORD}{_DAY}){{0,8}}{_THEN_WORD}(?:ngày )?(?P<day>{_DAY})"
_WORDED = rf" tháng (?P<month_>{_MONTH}|{_MONTH_WORD})"

FULL_DAY = (
    _form(
        "date.day",
        rf"(?P<day>{_DAY})(?:(?P<sep> ?[/.–-] ?)(?P<month>{_MONTH})(?P=sep)(?P<year>{_FULL_YEAR})"
        rf"|{_WORDED}(?: ?[/–-] ?|,? (?:năm )?)(?P<year_>{_FULL_YEAR}))",
        read_day,
    ),
    _form(
        "date.day",
        rf"(?P<day>{_DAY})[/-](?P<month>{_MONTH})(?: ?[–-] ?|,? (?:của )?năm )(?P<year>{_FULL_YEAR})",
        read_day,
    ),
)
"""A day with its year, which needs nothing before it."""

FULL_DAYS = (
    _form(
        "date.days",
        rf"{_LIST}(?:(?P<sep>[/.])(?P<month>{_MONTH})(?P=sep)(?P<year>{_FULL_YEAR})"
        rf"|{_WORDED}(?: ?[/–-] ?|,? (?:năm )?)(?P<year_>{_FULL_YEAR}))",
        read_days,
    ),
    _form("date.days", rf"{_WORD_LIST}-(?P<month>{_MONTH})-(?P<year>{_FULL_YEAR})", read_days),
    *FULL_DAY,
)
"""Days with their year, lists of them first."""

YEAR_FIRST = _form(
    "date.day",
    r"(?P<year>(?:19|20)\d\d)(?P<sep>[./-])(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])",
    read_day,
)
"""``2024-11-14``."""

LED_DAYS = (
    _form("date.days", rf"{_LIST}(?:[/.](?P<month>{_MONTH})|{_WORDED})", read_days),
    _form("date.days", rf"{_WORD_LIST}-(?P<month>{_MONTH}){_COUNTED}", read_days),
    _form(
        "date.day",
        rf"(?P<day>{_DAY})(?P<sep>[/.-])(?P<month>{_MONTH})(?P=sep)(?P<year>\d\d)",
        read_day,
    ),
    _form("date.day", rf"(?P<day>{_DAY})(?: ?/ ?(?P<month>{_MONTH})|{_WORDED})", read_day),
    _form("date.day", rf"(?P<day>{_DAY})[.–-](?P<month>{_MONTH}){_COUNTED}", read_day),
    # A source that lost its strokes: `ngày 19 12, …`.
    _form(
        "date.day",
        rf"(?P<day>{_DAY}) (?P<month>{_MONTH})(?: (?P<year>{_FULL_YEAR}))?(?= ?[,.;)\n]| năm|$)",
        read_day,
    ),
)
"""Days without their year, which need a word before them."""

_GOES_ON = r"(?= ?[,;.)]|$| (?:và|đến|tới|hằng|hàng|này|vừa|âm|tết|trong)(?![^\W_]))"
DAYS_ALONE = (
    _form("date.days_of_month", rf"{_WORD_LIST}{_GOES_ON}", read_days_alone),
    _form("date.day_of_month", rf"(?P<day>{_DAY}){_GOES_ON}", read_day_alone),
)
"""Days without their month, behind ``ngày``."""

BARE_DAYS = (
    _form("date.days", rf"{_WORD_LIST}(?P<mark>[/-])(?P<month>{_MONTH}){_COUNTED}", read_days),
    _form(
        "date.days",
        rf"(?P<begin>{_DAY}) ?[-–] ?(?P<day>{_DAY})(?P<mark>/)(?P<month>{_MONTH})",
        read_days,
    ),
    _form("date.day", rf"(?P<day>{_DAY})(?P<mark>[/-])(?P<month>{_MONTH}){_COUNTED}", read_day),
)
"""Days that look like fractions or ranges; their neighbours decide."""

_MONTHS = rf"(?P<begin>{_MONTH})(?:{_THEN}(?:tháng )?{_MONTH}){{0,10}}"

BY_WORD: dict[str, tuple[Form, ...]] = {
    "tháng": (
        _form("date.months", rf"tháng {_MONTHS}{_THEN}(?:tháng )?(?P<month>{_MONTH}){_YEAR}", read_months),
        _form(
            "date.months",
            rf"tháng {_MONTHS}(?: ?[–-] ?| (?:và|đến|tới) )(?:tháng )?(?P<month>{_MONTH}){_COUNTED}",
            read_months,
        ),
        _form("date.month", rf"tháng (?P<month>{_MONTH}|một|{_MONTH_WORD}){_YEAR}", read_month),
        _form("date.month", rf"tháng (?P<month>{_MONTH}){_COUNTED}", read_month),
        _form("date.month", rf"tháng (?P<month>(?P<capital>{_MONTH_WORD})){_COUNTED}", read_month),
    ),
    "quý": (
        _form(
            "date.quarters",
            rf"quý (?P<begin>{_QUARTER})(?:{_THEN}(?:quý )?{_QUARTER}){{0,2}}{_THEN}(?:quý )?(?P<quarter>{_QUARTER})"
            rf"{_YEAR}?",
            read_quarters,
        ),
        _form("date.quarter", rf"quý (?P<quarter>{_QUARTER}){_YEAR}", read_quarter),
        _form("date.quarter", r"quý (?P<quarter>iii|ii|iv|i|[1-4])" + _COUNTED, read_quarter),
        _form(
            "date.quarter", rf"quý (?P<quarter>đầu)(?: tiên)?(?: của)? năm(?: (?P<year>{_FULL_YEAR}))?", read_quarter
        ),
    ),
    "năm": (
        _form(
            "date.years",
            rf"năm {_OF_YEARS}\(?(?P<begin>{_FULL_YEAR})(?: ?[–—/-] ?| (?:đến|tới) )(?:năm )?"
            rf"(?P<finish>{_FULL_YEAR})",
            read_years,
        ),
        _form(
            "date.years",
            rf"năm {_OF_YEARS}(?P<begin>{_FULL_YEAR})(?:, (?:năm )?{_FULL_YEAR}){{0,8}}(?:,| và|, và) (?:năm )?"
            rf"(?P<finish>{_FULL_YEAR}){_COUNTED}",
            read_years,
        ),
        _form("date.year", r"năm (?P<year>[1-9]\d\d)(?= ?[,.;)])", read_year),
        _form("date.year", rf"năm ?{_OF_YEARS}(?P<year>{_FULL_YEAR})", read_year),
    ),
    "nửa": (
        _form(
            "date.half_year",
            rf"nửa (?P<side>đầu|cuối|sau)(?: tiên)?(?: của)? năm"
            rf"(?: (?P<year>{_FULL_YEAR})| (?P<shift>{_OTHER_YEAR}))?",
            read_half_year,
        ),
        _form(
            "date.half_month",
            rf"nửa (?P<side>đầu|cuối|sau)(?: của)? tháng (?P<month>{_MONTH}){_YEAR}?",
            read_days_of_month,
        ),
    ),
    "thế": (_form("date.century", r"thế k[ỷỉ] (?:thứ )?(?P<century>[12]?\d|x[vx]i{0,3}|xix|xvi{0,3})", read_century),),
}
"""Forms by the word that they begin with."""

_RANGE = rf"(?P<begin>{_FULL_YEAR})(?: ?[–—/-] ?| (?:đến|tới) )(?:năm )?(?P<finish>{_FULL_YEAR})"
_SHORT_RANGE = rf"(?P<begin>{_FULL_YEAR}) ?[–—/-] ?(?P<finish>{_FULL_YEAR}|\d\d)"

for _word in ("nhiệm", "nk", "khóa"):
    BY_WORD[_word] = (_form("date.term", rf"(?:nhiệm k[ỳì]|nk|khóa),? ?\(?(?:từ )?(?:năm )?{_SHORT_RANGE}", read_term),)
for _word in ("giai", "thời"):
    BY_WORD[_word] = (_form("date.stage", rf"(?:giai đoạn|thời k[ỳì]) ?\(?(?:từ )?(?:năm )?{_RANGE}", read_years),)
for _word in ("niên", "vụ", "mùa"):
    BY_WORD[_word] = (
        _form("date.season", rf"{_word}(?: [^\W\d_]+){{0,3}}?,? (?:năm )?{_SHORT_RANGE}", read_years),
        _form(
            "date.season",
            rf"{_word} (?:(?:đông|xuân|hè|thu|mùa|khô|mưa|lúa) ?[-–]? ?){{1,3}}(?:năm )?(?P<year>{_FULL_YEAR})",
            read_year,
        ),
    )
for _word in ("những", "thập"):
    BY_WORD[_word] = (
        _form(
            "date.decade",
            r"(?:những năm|thập niên|thập k[ỷỉ])(?: đầu| cuối)?(?: những)?(?: năm)? "
            r"(?P<decade>(?:1[5-9]|20)\d0|[1-9]0)(?: ?[-–] ?(?P<finish>(?:1[5-9]|20)\d0|[1-9]0))?(?! ?(?:%|tuổi))",
            read_decade,
        ),
    )

COUNTED_MONTHS = (
    _form(
        "date.first_months",
        rf"{_SIZE} (?P<grain>tháng|quý) (?P<side>đầu tiên|đầu|cuối cùng|cuối|còn lại)(?: của)? năm(?! học| tài)"
        rf"(?:[ /](?P<year>{_FULL_YEAR})|,? (?P<shift>{_OTHER_YEAR}))?",
        read_some_months,
    ),
    _form(
        "date.first_months",
        rf"{_SIZE} (?P<grain>tháng)(?:/| của năm | trong năm | năm | )(?P<year>{_FULL_YEAR})",
        read_some_months,
    ),
    _form(
        "date.first_days",
        rf"{_SIZE} ngày (?P<side>đầu|cuối)(?: tiên| cùng)?(?: của)? tháng (?P<month>{_MONTH}){_YEAR}?",
        read_days_of_month,
    ),
)
"""Forms that begin with a number of months, quarters or days."""

BARE = (
    _form("date.years", r"(?P<begin>20\d\d)/(?P<finish>\d\d)", read_season),
    _form("date.days", rf"{_WORD_LIST}{_WORDED}{_COUNTED}", read_days),
    _form("date.years", _RANGE, read_years),
    _form("date.month", rf"(?P<month>{_MONTH})/(?P<year>(?:19|20)\d\d)", read_month),
    _form("date.month_of_year", rf"(?P<month>{_MONTH})-(?P<year>20\d\d)", read_month),
    _form("date.year", rf"(?P<year>(?:19|20)\d\d){_COUNTED}", read_year),
)
"""Forms that begin with a digit and need nothing before them."""

OF_DIGITS = re.compile(
    rf"{_FULL_YEAR}(?!\d)"
    r"|\d\d?(?: ?[/,;–—-] ?(?:ngày )?\d| ?\. ?\d\d?(?!\d)| ?(?:tháng|quý|ngày|tết|và|đến|tới|hoặc|hay|cho)(?![^\W_]))"
)
"""How every form that begins with a digit begins: a year, or a day, month or size and more. Most figures do not."""

SAME_PERIOD_RULE = "date.same_period"
"""The rule of ``cùng kỳ``, which is never the period of the figure itself."""

SAME_PERIOD = re.compile(
    r"cùng (?:kỳ|kì|thời điểm|giai đoạn)(?![^\W_])"
    r"(?:(?: của)?(?: năm)? (?P<year>(?:19|20)\d\d)(?![.,/:-]?\d|[^\W_])"
    r"|(?: của)? năm (?:trước|ngoái)(?! đó))?"
)
