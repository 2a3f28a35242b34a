"""Dates that stand together: ``từ … đến …``, ``… và …``, ``từ … đến nay``, ``từ nay đến …``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from trichtin.pipeline.dates.edtf import Interval, Moment, Value
from trichtin.pipeline.dates.scan import Atom
from trichtin.pipeline.state import Annotations

_CLOCK = r"(?:\d\d? ?(?:giờ|h|g)(?: ?\d\d)?(?: phút)?,? )?"
_TO = re.compile(rf"\)? ?(?:[-–—]|(?:cho |kéo dài )?(?:đến|tới)(?: hết| trước)?) ?{_CLOCK}(?:ngày )?\(?")
_AND = re.compile(r",? (?:và|rạng) (?:trong )?")
_LIST = re.compile(r",? (?:và|rạng) |, ?")
_UNTIL_NOW = re.compile(r"\)? ?(?:(?:cho )?(?:đến|tới)|[-–—]) ?(?:hiện )?nay(?![^\W_])|\)? trở lại đây")
_FROM_NOW = re.compile(r"(?<![^\W_])(?:(?:từ )?nay|từ (?:bây )?giờ)(?: cho)?(?: ?[-–—] ?| (?:đến|tới) )(?:hết )?$")
_FROM = re.compile(rf"(?<![^\W_])(?P<since>kể |tính |bắt đầu |ngay )?từ (?:hết )?{_CLOCK}$")
# `từ tháng 8 đến khi bị bắt`, `từ tháng 7 và tháng 11`
_OTHER_END = re.compile(r" ?(?:[-–—]|(?:cho )?(?:đến|tới)(?! nay)(?![^\W_])| và (?:ngày|tháng|năm|quý) )")
_LOOK_BACK = 40
_LOOK_AHEAD = 80
_LONGEST_CLAUSE = 300
_BEGINS_CLAUSE = 3
"""A date behind so many words of its clause (``theo đó từ``) begins it."""
# Where an office, a rule or a price begins on a day, the day itself is meant, not all the time since.
_TAKES_EFFECT = re.compile(
    r"hiệu lực|giữ chức|nhận (?:công tác|nhiệm vụ)|nghỉ hưu|bổ nhiệm|điều động|luân chuyển|phân công|thi hành|khởi tố"
)


@dataclass(slots=True)
class Joined:
    """A date as it goes into the record: the atoms that it was made of have become one value."""

    start: int
    end: int
    atom: Atom
    value: Value | None
    kept: bool


def join(known: Annotations, found: list[Atom]) -> list[Joined]:
    """Make one of the dates that stand together, and leave out those that no neighbour shows to be dates."""
    result: list[Joined] = []
    for atom in found:
        before = result[-1] if result else None
        if before is None or not _append(known, before, atom):
            result.append(Joined(atom.start, atom.end, atom, atom.value, atom.sure))
    for item in result:
        _open(known, item)
    return [item for item in result if item.kept]


def _append(known: Annotations, before: Joined, atom: Atom) -> bool:
    """Lengthen a date by the one behind it, if they are joined."""
    if not isinstance(before.value, Moment) or not isinstance(atom.value, Moment):
        return _continue(known, before, atom)
    gap = known.folded[before.end : atom.start]
    to, and_ = _TO.fullmatch(gap), _AND.fullmatch(gap)
    if to is None and and_ is None:
        return _continue(known, before, atom)
    begin, finish = _share_year(before.value, atom.value)
    value = Interval(begin, finish)
    if not value.is_real or begin == finish or begin.masked or finish.masked:
        return False
    turns = begin.grain == finish.grain != "year" and to is not None  # `từ ngày 28/12 đến ngày 5/1`
    if begin.year is None and begin.within_year >= finish.within_year and not turns:
        return False
    if to is None and not (atom.sure and before.kept and _adjacent(begin, finish)):
        before.value = begin  # `tháng 7 và tháng 11/2022`: two dates, of one year
        return _continue(known, before, atom)
    if to is not None and not any((before.kept, atom.sure, _is_improper(known, before), _is_improper(known, atom))):
        return False
    before.value, before.end, before.kept = value, atom.end, True
    before.atom.kind = "period"
    before.atom.shift = before.atom.shift if before.atom.shift is not None else atom.shift
    before.atom.rule = "date.joined"
    return True


def _continue(known: Annotations, before: Joined, atom: Atom) -> bool:
    """``ngày 14/11, 20/11``, ``nhiệm kỳ 2016-2021, 2021-2026``: what a date is, the one before it shows."""
    if before.atom.kind == "term" and atom.rule == "date.years":
        atom.kind = "term" if _LIST.fullmatch(known.folded, before.end, atom.start) else atom.kind
    if not atom.sure and before.kept and isinstance(before.value, Moment) and before.value.grain == "day":
        gap = known.folded[before.end : atom.start]
        atom.sure = _LIST.fullmatch(gap) is not None or _TO.fullmatch(gap) is not None
    return False


def _share_year(begin: Moment, finish: Moment) -> tuple[Moment, Moment]:
    """Give the year of one of two dates to the other that lacks it, and the month of a day to the day before it."""
    if begin.day is not None and begin.month is None and finish.day is not None:
        begin = Moment(begin.year, finish.month, begin.day)
    if begin.year is None and finish.year is not None:
        turns = begin.within_year > finish.within_year > (0, 0)
        begin = begin.in_year(finish.year - 1 if turns else finish.year)
    elif finish.year is None and begin.year is not None:
        turns = begin.within_year > finish.within_year > (0, 0)
        finish = finish.in_year(begin.year + 1 if turns else begin.year)
    return begin, finish


def _adjacent(begin: Moment, finish: Moment) -> bool:
    """Whether the second date follows the first without a gap, or lies at its end (``cuối năm và quý I``)."""
    last, first = begin.last(), finish.first()
    if begin.year is None and finish.year is None:
        last, first = begin.in_year(2000).last(), finish.in_year(2000).first()
    return last is not None and first is not None and first - last == timedelta(days=1)


def _is_improper(known: Annotations, item: Atom | Joined) -> bool:
    """``từ 1/7 đến 31/12``: of two fraction-like days one that can be no fraction shows the other."""
    day, slash, month = known.text[item.start : item.end].partition("/")
    return bool(slash) and day.isdigit() and month.isdigit() and int(day) > int(month)


def _open(known: Annotations, item: Joined) -> None:
    """Set the open end of a date that runs until now, or from now on."""
    value = item.value
    if not isinstance(value, Moment) or value.masked:
        return
    until_now = _UNTIL_NOW.match(known.folded, item.end)
    before = known.folded[max(item.start - _LOOK_BACK, 0) : item.start]
    since = _FROM.search(before)
    from_now = _FROM_NOW.search(before)
    if until_now is not None:
        item.end = until_now.end()
        item.start -= len(since.group()) if since and len(since.group()) <= _LOOK_BACK else 0
        item.value, item.kept = Interval(value, None), True
    elif from_now is not None:
        item.start -= len(from_now.group())
        item.value, item.kept = Interval(None, value), True
    elif since is not None:
        is_point = since["since"] is not None or _takes_effect(known, item) or _OTHER_END.match(known.folded, item.end)
        if item.kept or item.atom.rule == "date.part_of_year":
            item.value, item.kept = value if is_point and item.kept else Interval(value, None), True
    if isinstance(item.value, Interval):
        item.atom.kind = "period"


def _takes_effect(known: Annotations, item: Joined) -> bool:
    """Whether the clause of a date, or, where the date begins it, the words behind, tell what begins on that day."""
    first, last = known.sentences[known.sentence_at(item.start)]
    before = known.folded[max(first, item.start - _LONGEST_CLAUSE) : item.start]
    clause = re.split(r"[,;:(]", before)[-1]
    if _TAKES_EFFECT.search(clause):
        return True
    behind = known.folded[item.end : min(last, item.end + _LOOK_AHEAD)]
    return len(clause.split()) <= _BEGINS_CLAUSE and _TAKES_EFFECT.search(behind) is not None
