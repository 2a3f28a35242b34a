"""One walk over the tokens that finds every single date as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import compress, count

from trichtin.pipeline.dates import patterns
from trichtin.pipeline.dates.bare import MAY_PRECEDE, BareDay, is_day
from trichtin.pipeline.dates.edtf import Moment, Value
from trichtin.pipeline.dates.forms import Form, is_of_year_before, number, shift_of
from trichtin.pipeline.dates.patterns import SAME_PERIOD, SAME_PERIOD_RULE
from trichtin.pipeline.dates.relative import (
    WEEKDAY,
    Relative,
    months_gone_by,
    relative_words,
    told_from,
    weekday_told_from,
)
from trichtin.pipeline.state import Annotations
from trichtin.schemas.organization import DateKind


@dataclass(slots=True)
class Atom:
    """One date as written, before it is joined with its neighbours.

    Attributes:
        start: character offset of its start.
        end: character offset behind it.
        value: what it says, a year that is not written None; None as a whole for a relative date that nothing resolves.
        kind: date, period or term.
        rule: the rule that read it.
        relative: it is told from another day.
        shift: years from that of the publication, where the form names them (``6 tháng đầu năm ngoái``: -1).
        named_before: its year, or for ``cùng ngày`` its day, is the one named before it.
        year: the year of a ``cùng kỳ năm 2023``.
        sure: its form alone shows a date; otherwise it counts only where its neighbours show one.
    """

    start: int
    end: int
    value: Value | None
    kind: DateKind
    rule: str
    relative: bool = False
    shift: int | None = None
    named_before: bool = False
    year: int | None = None
    sure: bool = True


_LEADS = frozenset("ngày hôm sáng trưa chiều tối đêm khuya rạng thứ chủ chúa mùng mồng".split())
_WEEKDAY_LEADS = frozenset("thứ chủ chúa hôm".split())
_PART_WORDS = frozenset("đầu giữa cuối hết".split())
_PARTS = re.compile(r"(?:(?:đầu|giữa|cuối|hết)(?: của)? )(?=năm|tháng|quý|thế kỷ|thập|những năm|ngày)")
_NUMBER_WORDS = frozenset("một hai ba bốn tư năm sáu bảy bẩy tám chín mười".split())
_COUNTS = _NUMBER_WORDS | frozenset("những nhiều vài mấy các hàng chục trăm mỗi từng nửa rưỡi".split())
_GRAINS = ("tháng", "quý", "ngày")
_MONTHS_GONE = re.compile(r"(\d\d?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng (?:vừa )?(?:qua|rồi)(?![^\W_])")
_OPEN_YEAR = re.compile(r"(?:đầu|cuối) năm(?! học| mới|[^\W_])")
_LUNAR = re.compile(r",? ?\(?(?:âm lịch|al\b|tết\b)")
_SAME_DAY = re.compile(r"cùng ngày(?![^\W_]| ?\(?\d| với| tháng)")
# `tháng sáu`; not `mỗi tháng sáu trăm đồng`, and never `một`, `hai`, `ba`, `năm`, which mostly count.
_NO_COUNTS = frozenset(("tư", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "mười một", "mười hai"))
_MONTHLY = re.compile(r"(?:\d|\b(?:mỗi|một|hai|ba|bốn|hàng|hằng|lương|vài|mấy|nhiều|các|những|theo|từng)) $")
_LUNAR_DAY = re.compile(r"(?:ngày )?(?:\d\d?(?: ?[-–,] ?| đến ))?\d\d? (?:tháng (?:chạp|giêng)|tết)(?![^\W_])")
_BOUND = re.compile(r"\b(?:hơn|gần|khoảng|trên|dưới|chừng|cỡ|quá|tối thiểu|tối đa|số|mã|mẫu|có) $")
_COUNTED = re.compile(r"(?:(?<!\w)\d{1,2}|\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)) $")  # `hai ngày 24-25/6`
_GOES_ON = re.compile(r"[^\W_]$|\d[.,/:–-]$")  # a word or number that the digits belong to
_LOOK_BACK = 16


def atoms(known: Annotations) -> list[Atom]:
    """The single dates of a text, in order, none overlapping another."""
    found: list[Atom] = []
    starts = known.tokens.start
    words = compress(count(), map(_readers().__contains__, known.tokens.folded))
    behind = 0
    for index in sorted([*known.digit_tokens, *words]):
        if starts[index] < behind:
            continue
        atom = _atom_at(known, index)
        if atom is not None and known.is_read(atom.start):
            found.append(atom)
            behind = atom.end
    return found


def _atom_at(known: Annotations, index: int) -> Atom | None:
    word = known.tokens.folded[index]
    readers = _readers().get(word, ())
    if word[0].isdecimal() and patterns.OF_DIGITS.match(known.folded, known.tokens.start[index]):
        readers = _OF_DIGITS
    for reader in readers:
        atom = reader(known, index)
        if atom is not None:
            return atom
    return None


def _relative(known: Annotations, index: int) -> Atom | None:
    """``hôm qua``, ``tuần này``."""
    found = known.candidates.at("dates.relative", index)
    if found is None:
        return None
    relative: Relative = found.entry
    before = known.tokens.folded[index - 1] if index else ""
    after = known.tokens.folded[found.last] if found.last < len(known.tokens) else ""
    if before[:1].isdigit() or before in _COUNTS or after in ("đó", "khi", "nữa"):
        return None  # `5 năm tới`, `những năm trước`, `năm sau đó`
    value = None if known.published is None else told_from(known.published, relative)
    kind: DateKind = "date" if relative.grain == "day" else "period"
    return Atom(found.start, found.end, value, kind, f"date.relative_{relative.grain}", relative=True)


def _weekday(known: Annotations, index: int) -> Atom | None:
    """``thứ năm tuần tới``, ``hôm thứ Ba``."""
    start = known.tokens.start[index]
    match = WEEKDAY.match(known.folded, start)
    if match is None:
        return None
    value = None if known.published is None else weekday_told_from(known.published, match)
    return Atom(start, match.end(), value, "date", "date.weekday", relative=True)


def _same_period(known: Annotations, index: int) -> Atom | None:
    """``cùng kỳ năm trước``; what it means is for ``comparison`` to say."""
    start = known.tokens.start[index]
    if _SAME_DAY.match(known.folded, start):
        end = start + len("cùng ngày")
        return Atom(start, end, None, "date", "date.same_day", relative=True, named_before=True)
    match = SAME_PERIOD.match(known.folded, start)
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    return Atom(start, match.end(), None, "period", SAME_PERIOD_RULE, relative=True, year=year)


def _part(known: Annotations, index: int) -> Atom | None:
    """``cuối tháng 9``: the month; ``đầu năm`` alone: a year that only its neighbours can show."""
    start = known.tokens.start[index]
    part = _PARTS.match(known.folded, start)
    if part is None:
        return None
    inner = _atom_at(known, known.tokens.first(part.end()))
    if inner is not None and inner.start == part.end():
        inner.start = start
        return inner
    year = _OPEN_YEAR.match(known.folded, start)
    return year and Atom(start, year.end(), Moment(), "period", "date.part_of_year", sure=False)


def _lunar(known: Annotations, index: int) -> Atom | None:
    """``23 tháng Chạp``: no day of the solar calendar is told."""
    start = known.tokens.start[index]
    match = _LUNAR_DAY.match(known.folded, start)
    return match and Atom(start, match.end(), None, "date", "date.lunar")


def _by_word(known: Annotations, index: int) -> Atom | None:
    """The forms that begin with a word of their own: ``tháng``, ``quý``, ``giai đoạn`` …"""
    word, start = known.tokens.folded[index], known.tokens.start[index]
    atom = _first(known, patterns.BY_WORD[word], start)
    if atom is not None and word == "năm" and _COUNTED.search(known.folded, max(start - _LOOK_BACK, 0), start):
        atom.start = known.tokens.start[index + 1]  # `kế hoạch 5 năm 2021-2025`
    return atom


def _counted(known: Annotations, index: int) -> Atom | None:
    """``sáu tháng đầu năm``, ``9 tháng qua``."""
    folded = known.tokens.folded
    following = folded[index + 1] if index + 1 < len(folded) else ""
    if following not in _GRAINS and not (folded[index] == "mười" and following in ("một", "hai")):
        return None
    start = known.tokens.start[index]
    if _GOES_ON.search(known.text[max(start - 2, 0) : start]):
        return None
    return _first(known, patterns.COUNTED_MONTHS, start) or _gone_by(known, start)


def _led(known: Annotations, index: int) -> Atom | None:
    """A day behind ``ngày``, a part of the day or a weekday."""
    start = known.tokens.start[index]
    lead = patterns.LEAD.match(known.folded, start)
    if lead is None or lead.end() == start or not known.folded[lead.end() : lead.end() + 1].isdigit():
        return None
    options: tuple[Form, ...] = (*patterns.FULL_DAYS, *patterns.LED_DAYS)
    words = lead.group()
    if any(word in words for word in ("ngày", "hôm", "mùng", "mồng")):
        options = (*options, *patterns.DAYS_ALONE)
    atom = _first(known, options, lead.end())
    if atom is None:
        return None
    if words.lstrip().startswith(("mùng", "mồng")):
        atom.value = None
    counted = _COUNTED.search(known.folded, max(start - _LOOK_BACK, 0), start)
    opened = words.rstrip().endswith("(") or (words.startswith("ngày") and counted is not None)
    atom.start = lead.end() if opened else start + len(words) - len(words.lstrip(" ("))
    return atom


def _led_by_plural(known: Annotations, index: int) -> Atom | None:
    """Days behind ``các ngày``, ``những ngày``."""
    following = known.tokens.folded[index + 1 : index + 2]
    return _led(known, index) if following in (["ngày"], ["hôm"]) else None


def _of_digits(known: Annotations, index: int) -> Atom | None:
    """Days, months and years that begin with a digit."""
    start = known.tokens.start[index]
    if _GOES_ON.search(known.text[max(start - 2, 0) : start]):
        # A slip of the typist (`đến1/9/2019`), or the end of a stretch (`1/5/2020-31/12/2023`).
        glued = known.text[start - 1].isalpha() or known.text[start - 1] in "-–"
        return _first(known, patterns.FULL_DAY, start) if glued else None
    atom = _first(known, (*patterns.FULL_DAYS, patterns.YEAR_FIRST), start)
    if atom is not None:
        return atom
    before = known.folded[max(start - _LOOK_BACK, 0) : start]
    atom = _first(known, patterns.BARE, start)
    if atom is None:
        return _bare_day(known, start)
    if atom.rule == "date.year" and _BOUND.search(before):
        return None
    if atom.rule == "date.month_of_year" and not MAY_PRECEDE.search(before):
        return None
    return atom


def _bare_day(known: Annotations, start: int) -> Atom | None:
    for form in patterns.BARE_DAYS:
        match = form.pattern.match(known.folded, start)
        atom = match and _first(known, (form,), start)
        if match is None or atom is None:
            continue
        found = BareDay(start, match.end(), match["day"], match["mark"], match["month"])
        rises = isinstance(atom.value, Moment) or int(found.day) <= int(found.month)  # what else could `5-15/4` be?
        atom.sure = atom.value is None or not rises or is_day(known.folded, found)
        return atom
    return None


def _gone_by(known: Annotations, start: int) -> Atom | None:
    match = _MONTHS_GONE.match(known.folded, start)
    if match is None:
        return None
    size = number(match.group(1))
    if size == 1:
        return None  # `hơn 1 tháng qua` says how long
    value = months_gone_by(size, known.published) if size <= 12 else None
    return Atom(start, match.end(), value, "period", "date.months_gone_by", relative=True)


def _first(known: Annotations, options: tuple[Form, ...], start: int) -> Atom | None:
    """What the first of several forms that fits at an offset says."""
    for form in options:
        match = form.pattern.match(known.folded, start)
        said = match and form.read(match)
        if match is None or said is None or not _is_capital(known, match):
            continue
        value, kind = said
        atom = Atom(start, match.end(), value, kind, form.rule, shift=shift_of(match))
        atom.named_before = is_of_year_before(match)
        if form.rule.startswith(("date.day", "date.month")):
            lunar = _LUNAR.match(known.folded, match.end())
            if lunar is not None:
                atom.value, atom.end = None, lunar.end()
        return atom
    return None


def _is_capital(known: Annotations, match: re.Match[str]) -> bool:
    """A month in one word counts where it is written as a name (``tháng Năm``) or can be no count of months."""
    word = match.groupdict().get("capital")
    if word is None or known.text[match.start("capital")].isupper():
        return True
    return word in _NO_COUNTS and not _MONTHLY.search(known.folded, max(match.start() - _LOOK_BACK, 0), match.start())


_Reader = Callable[[Annotations, int], Atom | None]
_OF_DIGITS: tuple[_Reader, ...] = (_lunar, _counted, _of_digits)
"""What is tried at a token that begins with a digit, in this order."""


@cache
def _readers() -> dict[str, tuple[_Reader, ...]]:
    """What is tried at each word that a date may begin with, in this order."""
    by_word: dict[str, tuple[_Reader, ...]] = {}
    table: tuple[tuple[_Reader, Iterable[str]], ...] = (
        (_weekday, _WEEKDAY_LEADS),
        (_relative, {surface.split()[0] for surface in relative_words()}),
        (_same_period, ("cùng",)),
        (_part, _PART_WORDS),
        (_lunar, ("ngày",)),
        (_led, _LEADS),
        (_led_by_plural, ("các", "những")),
        (_counted, _NUMBER_WORDS),
        (_by_word, patterns.BY_WORD),
    )
    for reader, words in table:
        for word in words:
            by_word[word] = (*by_word.get(word, ()), reader)
    return by_word
