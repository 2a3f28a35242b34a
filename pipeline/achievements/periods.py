"""The period that a figure holds for, and where it is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.state import Annotations, DateMention
from trichtin.schemas.achievement import PeriodScope

# Words before a date that is not the figure's: what it is compared with, or the day of a document.
_COMPARED = re.compile(
    r"(?:so với|so|cùng kỳ|bằng cùng kỳ|của cùng kỳ|báo cáo|công bố|ban hành|quyết định|công điện|"
    r"kết luận|nghị quyết|thông báo|công văn|luật|từ mức|kể từ|kỳ hạn|hợp đồng)(?: [^\s,;.:()]+){0,4} ?$"
    r"|(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm|tốt) hơn ?$"
)
_DOCUMENT = re.compile(r"(?:số|/)[^\s;,]*,? ?(?:ngày )?$|(?:qđ|nđ|nq|ct|cđ|tb|kh|kl|ctr)[-\w/đ]* ?$")
# The month that goods are bought for: `cà phê giao tháng 9/2025`, not `kế hoạch giao năm 2025`.
_DELIVERIES = (["giao", "tháng"], ["giao", "kỳ"])
_RECENT = 2
"""Years back to which a period may be that of sentences without one."""
_INTRODUCED = frozenset(("vào", "trong", "đến", "tới", "năm", "của", "từ"))


@dataclass(slots=True)
class PeriodMemory:
    """The period that the paragraph named last, and the one that the article named first.

    ``present`` is the year that the article is of: a period long before it is history, and is not inherited.
    """

    present: int
    paragraph: int = -1
    last: DateMention | None = None
    article: DateMention | None = None


def present_year(known: Annotations) -> int:
    """The year that an article is of: that of publication, else that of the last day that it names; 0 where none is."""
    if known.published is not None:
        return known.published.year
    days = [date.last.year for date in known.dates if date.kind == "date" and date.last is not None]
    return max(days, default=0)


def find_period(
    frame: Frame, figure: Figure, memory: PeriodMemory, dates: list[DateMention]
) -> tuple[DateMention | None, PeriodScope | None]:
    """The period of a figure: the sentence's, else the paragraph's, else the article's.

    Args:
        frame: the sentence.
        figure: the figure.
        memory: the periods that earlier sentences named.
        dates: those of the sentence that may be periods of its figures.
    """
    named = _in_sentence(frame, figure, dates) if dates else None
    if named is not None:
        return named, "sentence"
    if memory.last is not None:
        return memory.last, "paragraph"
    if memory.article is not None:
        return memory.article, "article"
    return None, None


def usable_dates(frame: Frame) -> list[DateMention]:
    """The dates of a sentence that may be the period of its figures."""
    return [date for date in frame.dates if date.kind != "term" and not _is_foreign(frame, date)]


def remember(memory: PeriodMemory, known: Annotations, frame: Frame, dates: list[DateMention]) -> None:
    """Keep the period of a sentence for those behind it."""
    paragraph = known.paragraph_at(frame.start)
    if paragraph != memory.paragraph:
        memory.paragraph, memory.last = paragraph, None
    periods = [date for date in dates if date.kind == "period" and _is_recent(date, memory.present)]
    if periods:
        memory.last = periods[0]
        memory.article = memory.article or periods[0]


def _is_recent(date: DateMention, present: int) -> bool:
    return date.last is None or date.last.year >= present - _RECENT


def _in_sentence(frame: Frame, figure: Figure, dates: list[DateMention]) -> DateMention | None:
    quantity = figure.quantity
    before = frame.before(figure)
    after = frame.after(figure)
    lower = before.quantity.end if before is not None else frame.start
    upper = after.quantity.start if after is not None else frame.end
    _, clause_end = frame.clause_of(figure)
    upper = min(upper, frame.tokens.end[clause_end - 1])
    near = [date for date in dates if lower <= date.start and date.end <= quantity.start]
    behind = [date for date in dates if quantity.end <= date.start < upper and not _is_of_another(frame, figure, date)]
    if near and not (behind and frame.word(frame.tokens.first(behind[0].start) - 1) == "vào"):
        return near[-1]
    if behind and (before is None or _is_introduced(frame, behind[0])):
        return behind[0]
    earlier = [date for date in dates if date.end <= quantity.start]
    if earlier:
        return earlier[-1]
    if behind:
        return behind[0]
    _, strong_end = frame.clause_of(figure)
    limit = frame.tokens.end[strong_end - 1]
    later = [date for date in dates if quantity.end <= date.start < limit and not _is_of_another(frame, figure, date)]
    return later[0] if later else None


def _is_of_another(frame: Frame, figure: Figure, date: DateMention) -> bool:
    """Whether something else is done at that time: `huy động 500 người, phấn đấu thông xe trước ngày …`."""
    index = frame.tokens.first(date.start)
    start, _ = frame.clause(index, weak=True)
    return start > figure.last and any(start <= word.first < index for word in (*frame.cues, *frame.verbs))


def _is_introduced(frame: Frame, date: DateMention) -> bool:
    index = frame.tokens.first(date.start)
    return frame.word(index - 1) in _INTRODUCED or frame.word(index) in _INTRODUCED


def _is_foreign(frame: Frame, date: DateMention) -> bool:
    """Whether the date belongs to a comparison, a document or a delivery."""
    known = frame.known
    lead = known.folded[max(frame.start, date.start - 60) : date.start]
    if _COMPARED.search(lead) or _DOCUMENT.search(lead):
        return True
    first = frame.tokens.first(date.start)
    words_here = [frame.word(index) for index in range(first - 2, first + 1)]
    return words_here[1:] in _DELIVERIES or words_here[:2] in _DELIVERIES
