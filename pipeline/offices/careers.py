"""News or curriculum vitae: steps of a career are positions, not events."""

from __future__ import annotations

import re
from collections import Counter

from trichtin.pipeline.offices.events import GAINS, Change
from trichtin.pipeline.state import Annotations, DateMention

# What begins the account of a life; the sentences behind it about the same person tell a career.
_LIFE = (
    "sinh năm",
    "sinh ngày",
    "quê quán",
    "quê ở",
    ", quê ",
    "từng giữ",
    "từng là",
    "từng đảm nhiệm",
    "từng đảm nhận",
    "trải qua",
    "quá trình công tác",
    "bắt đầu sự nghiệp",
    "tốt nghiệp",
    "từng làm",
    "từng công tác",
    "kinh qua",
    " tuổi, quê",
)
_LIFE_WORDS = re.compile("|".join(map(re.escape, _LIFE)))
_PAST = ("từng ", "nguyên là ", "trước khi ", "lần lượt", "thời điểm đó", "khi còn")
# Before a year: a plan, not a day of the news.
_AHEAD = ("đến", "tới", "trước", "năm")
# Openings of sentences that go on with a story.
_STORY = (
    "sau đó", "tiếp đó", "khi đó", "lúc đó", "sau ngày thống nhất", "sau ngày giải phóng", "sau giải phóng", "sau năm "
)  # fmt: skip
_OPENING = 30
_PAST_REACH = 60
_OLD_DAYS = 200


class Careers:
    """Tells the steps of careers from news, person by person."""

    def __init__(self, known: Annotations, person_of: dict[int, int]) -> None:
        """Args: what is known of the article, and the person (any key) of each mention's rank."""
        self._known = known
        self._begins: dict[int, tuple[int, int]] = {}
        self._latest_year = _latest_year(known)
        lives = {known.sentence_at(found.start()) for found in _LIFE_WORDS.finditer(known.folded)}
        if not lives:
            return
        ranks_at: dict[int, list[int]] = {}
        for rank, person in enumerate(known.persons):
            ranks_at.setdefault(known.sentence_at(person.start), []).append(rank)
        mentions = Counter(person_of.values())
        before: list[int] = []
        for sentence, (start, _) in enumerate(known.sentences):
            ranks = ranks_at.get(sentence)
            if ranks:
                before = ranks
                subject = person_of.get(ranks[0])
            else:
                subject = max((person_of[rank] for rank in before), key=lambda key: mentions[key], default=None)
            if subject is not None and subject not in self._begins and sentence in lives:
                self._begins[subject] = (sentence, known.paragraph_at(start))

    def is_step(self, change: Change, person: int, dates: list[DateMention]) -> bool:
        """Whether a change is a step of a person's career.

        Args:
            change: the change.
            person: the key of the person.
            dates: the dates of its clause.
        """
        known = self._known
        at = known.tokens.start[change.first]
        if change.type in GAINS or change.type in ("holds", "takes"):
            if self.is_past(change) or self._is_narrated(change):
                return True
            begun = self._begins.get(person)
            sentence = known.sentence_at(at)
            if begun is not None and begun[0] < sentence and known.paragraph_at(at) - begun[1] <= 2:
                return True
        return any(self.is_old(date) for date in dates)

    def _is_narrated(self, change: Change) -> bool:
        """Whether the sentence goes on with a story: ``Sau đó, …``, ``Vài tháng sau, …``."""
        start = self._known.sentences[self._known.sentence_at(self._known.tokens.start[change.first])][0]
        opening = self._known.folded[start : start + _OPENING].split(",")[0]
        return opening.startswith(_STORY) or opening.endswith((" tháng sau", " năm sau", " tuần sau"))

    def is_past(self, change: Change) -> bool:
        """Whether the words before the verb say that it is long past: ``từng``, ``lần lượt``."""
        tokens = self._known.tokens
        at = tokens.start[change.first]
        before = self._known.folded[max(tokens.start[change.clause.first], at - _PAST_REACH) : at]
        return any(word in before for word in _PAST)

    def is_old(self, date: DateMention) -> bool:
        """Whether a date lies so far before the news that what it dates is no news."""
        if date.first is None or date.edtf is None or date.kind == "term":
            return False
        last = date.last or date.first
        if self._known.published is not None:
            return (self._known.published - last).days > _OLD_DAYS
        return self._latest_year is not None and last.year < self._latest_year


def _latest_year(known: Annotations) -> int | None:
    """The latest year that a single date of the article names; terms and plans say nothing of its own day."""
    years = [
        date.last.year
        for date in known.dates
        if date.kind != "term" and date.last is not None and not known.folded[: date.start].rstrip().endswith(_AHEAD)
    ]
    return max(years, default=None)
