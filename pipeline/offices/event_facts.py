"""What belongs to an event: date of effect or of the decision, term, document, and by whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from trichtin.pipeline.offices.events import Change
from trichtin.pipeline.offices.subjects import INTRANSITIVE
from trichtin.pipeline.offices.titles import Title
from trichtin.pipeline.state import Annotations, DateMention, Offsets, Program

_NEAR = 24
_HEAD = 24
_LEAD = 3
_TERM_REACH = 90
_DAY = 10
_SESSION = 6
"""Days that a session lasts at most."""
_MET = ("họp ", "kỳ họp", "phiên họp", "hội nghị")
_NO_AGENT = ("đối với ", " của ")
"""Before a body that somebody else acts upon or for: `kiểm tra đối với …`, `theo đề nghị của …`."""
_BIRTH = ("sinh ", "sinh ngày ", "sinh năm ", "sn ", "sn: ")


class EventFacts:
    """Finds the facts of events in one article."""

    def __init__(self, known: Annotations, titles: list[Title], is_old: Callable[[DateMention], bool]) -> None:
        self._known = known
        self._is_old = is_old
        self._dates = sorted(known.dates, key=lambda date: date.offsets)
        self._starts = [date.start for date in self._dates]
        self._documents = sorted(
            ((mention.offsets, program) for program in known.programs for mention in program.mentions),
            key=lambda pair: pair[0],
        )
        self._document_starts = [offsets[0] for offsets, _ in self._documents]
        taken = [(known.tokens.start[title.first], known.tokens.end[title.last - 1]) for title in titles]
        self._organizations = _outside(sorted(mention.offsets for mention in known.organization_mentions), taken)
        self._in_force = self._dates_in_force()

    def within(self, start: int, end: int) -> list[DateMention]:
        """The dates between two offsets."""
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def clause_dates(self, change: Change) -> list[DateMention]:
        """The dates of the change's clause, and those of its sentence that stand before it; no dates of birth."""
        start, _ = self._sentence(change)
        dates = self.within(start, self._known.tokens.end[change.clause.last - 1])
        return [date for date in dates if not self._known.folded.endswith(_BIRTH, 0, date.start)]

    def date(self, change: Change, follows: bool) -> DateMention | None:
        """The date of effect, else of the decision, else of the news.

        Args:
            change: the change.
            follows: whether the clause only tells what went before (``Trước đó``), so that the news' date says nothing.
        """
        start, end = self._sentence(change)
        behind = self._known.tokens.end[change.last - 1]
        effect = next((date for date in self.within(behind, end) if self._is_day(date) and self._is_effect(date)), None)
        if effect is not None and "nghỉ" in self._known.folded[behind : effect.start] and change.type != "retired":
            effect = None
        if effect is None and change.title is not None:
            effect = self._effect_behind(change, end)
        if effect is not None:
            return effect
        if change.verb.entry.name in INTRANSITIVE:
            near = [date for date in self.within(behind, min(end, behind + _NEAR)) if self._is_day(date)]
            if near:
                return near[0]
        before = [date for date in self.within(start, self._known.tokens.start[change.first]) if self._is_day(date)]
        if before:
            return before[-1]
        within = [date for date in self.within(start, end) if self._is_day(date)]
        decided = next(
            (date for date in within if self._known.folded[start : date.start].rfind("quyết định") >= 0), None
        )
        if decided is not None or follows or change.verb.entry.name in INTRANSITIVE:
            return decided
        head = self._head_date(start, self.agent(change))
        return head or self._lead_date(end) if self._known.section_at(start) == "title" else head

    def _lead_date(self, at: int) -> DateMention | None:
        """For a headline: the day that heads one of the next sentences."""
        sentence = self._known.sentence_at(at) + 1
        for start, _ in self._known.sentences[sentence : sentence + _LEAD]:
            head = next((date for date in self.within(start, start + _HEAD) if self._is_day(date)), None)
            if head is not None:
                return head
        return None

    def term(self, change: Change) -> DateMention | None:
        """The term of the office: right behind it."""
        at = self._known.tokens.end[change.last - 1]
        if change.title is not None:
            at = self._known.tokens.end[change.title.last - 1]
        _, end = self._sentence(change)
        for date in self.within(at, min(end, at + _TERM_REACH)):
            if date.kind == "term":
                return date
        return None

    def document(self, change: Change) -> Program | None:
        """The decision that the sentence names."""
        start, end = self._sentence(change)
        first = bisect_left(self._document_starts, start)
        for offsets, program in self._documents[first:]:
            if offsets[0] >= end:
                return None
            if program.kind in ("decision", "resolution"):
                return program
        return None

    def agent(self, change: Change) -> Offsets | None:
        """The body that acts: the last organisation before the verb, in a passive sentence behind ``được``."""
        start, _ = self._sentence(change)
        at = self._known.tokens.start[change.first]
        folded = self._known.folded
        before = [
            (first, last)
            for first, last in self._organizations
            if start <= first and last <= at and not folded.endswith(_NO_AGENT, start, first)
        ]
        if not before:
            return None
        if change.passive:
            passive = max(folded.rfind("được ", start, at), folded.rfind("bị ", start, at))
            return before[-1] if 0 <= passive < before[-1][0] else None
        return before[-1]

    def _sentence(self, change: Change) -> Offsets:
        return self._known.sentences[self._known.sentence_at(self._known.tokens.start[change.first])]

    def _is_day(self, date: DateMention) -> bool:
        return date.kind == "date" and date.edtf is not None and len(date.edtf) == _DAY

    def _is_session(self, date: DateMention, agent: Offsets | None) -> bool:
        """Whether a date is the days of a session of a body: ``Trong hai ngày 6 và 7/3, Ủy ban … họp kỳ thứ 9``."""
        if date.kind != "period" or date.edtf is None or len(date.edtf) != 2 * _DAY + 1:
            return False
        if date.first is not None and date.last is not None and (date.last - date.first).days > _SESSION:
            return False
        _, end = self._known.sentences[self._known.sentence_at(date.start)]
        said = self._known.folded[date.end : end]
        is_of_agent = agent is None or self._known.folded[slice(*agent)] in said
        return is_of_agent and any(word in said for word in _MET)

    def _is_effect(self, date: DateMention) -> bool:
        before = self._known.folded[max(0, date.start - 14) : date.start].rstrip()
        own = self._known.folded[date.start : date.end]
        return before.endswith(("kể từ", "từ", "kể từ ngày", "từ ngày")) or own.startswith(("từ ", "kể từ "))

    def _effect_behind(self, change: Change, end: int) -> DateMention | None:
        """A date of effect in the next sentence: ``Thời hạn bổ nhiệm 5 năm kể từ ngày …``; or said of all decisions."""
        sentence = self._known.sentence_at(self._known.tokens.start[change.first])
        if sentence + 1 < len(self._known.sentences):
            start, stop = self._known.sentences[sentence + 1]
            if self._known.folded.startswith(("thời hạn", "thời gian", "quyết định có hiệu lực"), start):
                return next((date for date in self.within(start, stop) if self._is_day(date)), None)
        return next((date for at, date in self._in_force if at >= end), None)

    def _dates_in_force(self) -> list[tuple[int, DateMention]]:
        """Dates that sentences about the decisions as a whole name: ``Các quyết định trên có hiệu lực từ …``."""
        found: list[tuple[int, DateMention]] = []
        for start, end in self._known.sentences:
            words = self._known.folded[start:end]
            if words.startswith(("các quyết định", "những quyết định", "các nghị quyết")) and "hiệu lực" in words:
                date = next((date for date in self.within(start, end) if self._is_day(date)), None)
                if date is not None:
                    found.append((start, date))
        return found

    def _head_date(self, at: int, agent: Offsets | None) -> DateMention | None:
        """The day that heads the news: the last full day before, near the start of a sentence.

        The days of a session date what the body decided that met; where the change names no body, it is that one.
        """
        for date in reversed(self._dates[: bisect_left(self._starts, at)]):
            if (self._is_day(date) or self._is_session(date, agent)) and not self._is_old(date):
                start = self._known.sentences[self._known.sentence_at(date.start)][0]
                words = self._known.folded[start : date.start]
                if len(words) <= _HEAD and "trước đó" not in words and "sinh" not in words:
                    return date
        return None


def _outside(spans: list[Offsets], taken: list[Offsets]) -> list[Offsets]:
    """Those of ``spans`` that overlap none of ``taken``; both in order."""
    kept: list[Offsets] = []
    at = 0
    for start, end in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            kept.append((start, end))
    return kept
