"""What each numeral of the article was taken for, from what the rooms took."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

from trichtin.pipeline.state import (
    Annotations,
    DateMention,
    Mention,
    Numeral,
    Offsets,
    ProgramMention,
    QuantityMention,
)
from trichtin.schemas.diagnostics import TakenFor

_RUN = re.compile(r"\d+")


def annotate(annotations: Annotations) -> None:
    """Account for every numeral outside boilerplate, and for each number word that a quantity or date holds."""
    taken = _without_overlaps(annotations.text, _told(annotations))
    starts = [numeral.start for numeral in taken]
    holders = _Holders(annotations)
    titles = _Titles(annotations)
    for start, end in _digits(annotations, taken):
        for piece in _free(annotations.text, start, end, taken, starts):
            taken_for, owner = holders.judge(*piece)
            if taken_for == "unknown" and titles.holds(*piece):
                taken_for = "name"
            annotations.numerals.append(Numeral(start=piece[0], end=piece[1], taken_for=taken_for, owner=owner))
            if taken_for == "unknown":
                annotations.warn("unknown_numeral", "A numeral that no rule accounts for.", piece)
    annotations.numerals.extend(taken)
    annotations.numerals.sort(key=attrgetter("start"))


def _told(annotations: Annotations) -> Iterator[Numeral]:
    """The numerals that their mentions name themselves."""
    for label in annotations.labels:
        for start, end in label.numerals:
            yield Numeral(start=start, end=end, taken_for=label.taken_for)
    for date in annotations.dates:
        for start, end in date.numerals:
            yield Numeral(start=start, end=end, taken_for="date", owner=date)
    for quantity in annotations.quantities:
        for start, end in quantity.numerals:
            yield Numeral(start=start, end=end, taken_for="quantity", owner=quantity)


def _without_overlaps(text: str, told: Iterator[Numeral]) -> list[Numeral]:
    """The numerals in order, each taking in the digits that it would cut, none overlapping the one before."""
    kept: list[Numeral] = []
    for numeral in sorted(told, key=lambda item: (item.start, -item.end)):
        while text[numeral.start].isdecimal() and numeral.start and text[numeral.start - 1].isdecimal():
            numeral.start -= 1
        while numeral.end < len(text) and text[numeral.end - 1].isdecimal() and text[numeral.end].isdecimal():
            numeral.end += 1
        if not kept or kept[-1].end <= numeral.start:
            kept.append(numeral)
    return kept


def _digits(annotations: Annotations, taken: list[Numeral]) -> Iterator[Offsets]:
    """The numerals in digits outside boilerplate, but for those that one mention names as they stand."""
    written = annotations.written_numerals
    ends = {numeral.start: numeral.end for numeral in taken}
    for section in annotations.sections:
        if section.kind != "boilerplate":
            for start, end in written[bisect_left(written, (section.start,)) : bisect_left(written, (section.end,))]:
                if ends.get(start, start) < end:
                    yield start, end


def _free(text: str, start: int, end: int, taken: list[Numeral], starts: list[int]) -> Iterator[Offsets]:
    """What no mention has named of a numeral: all of it, nothing, or some of its runs of digits."""
    first = max(bisect_right(starts, start) - 1, 0)
    if all(item.end <= start or end <= item.start for item in taken[first : bisect_right(starts, end)]):
        yield start, end
        return
    for run in _RUN.finditer(text, start, end):
        near = taken[max(bisect_right(starts, run.start()) - 1, 0) : bisect_right(starts, run.end())]
        if all(item.end <= run.start() or run.end() <= item.start for item in near):
            yield run.span()


_LEAST_REPEATS = 3
_LONGEST_NUMBER = 4
_LONGEST_WORD = 12
_GOES_ON = re.compile(r"[\w%]|[.,/:-]\d")
# Words that bring figures and no numbers of titles, however often they come back.
_NO_TITLES = frozenset(
    "từ đến tới trên dưới cả và là có tăng giảm còn chỉ hơn gần khoảng chiếm đạt lên xuống mức với trong bằng "
    "được".split()
)


class _Titles:
    """What the article says again and again with its number: ``Miền cát trắng 2`` is a title."""

    def __init__(self, known: Annotations) -> None:
        self._known = known

    def holds(self, start: int, end: int) -> bool:
        """Whether a numeral closes a title."""
        tokens = self._known.tokens
        token = tokens.at(start)
        title = self._title(token) if (tokens.start[token], tokens.end[token]) == (start, end) else None
        if title is None:
            return False
        first = end - len(title)
        return (first == 0 or self._known.text[first - 1] == " ") and self._counts[title] >= _LEAST_REPEATS

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each title stands in the article."""
        tokens, text = self._known.tokens, self._known.text
        return Counter(
            title
            for token in self._known.digit_tokens
            if (title := self._title(token)) is not None
            and tokens.folded[token - 1] not in _NO_TITLES
            and not _GOES_ON.match(text, tokens.end[token])
        )

    def _title(self, token: int) -> str | None:
        """The two words before a numeral with it, where one blank stands between each."""
        tokens = self._known.tokens
        if token < 2 or len(tokens.text[token]) > _LONGEST_NUMBER or not tokens.text[token].isdecimal():
            return None
        for word in (token - 1, token - 2):
            is_word = tokens.text[word].isalpha() and len(tokens.text[word]) <= _LONGEST_WORD
            if not is_word or tokens.start[word + 1] != tokens.end[word] + 1:
                return None
        return self._known.folded[tokens.start[token - 2] : tokens.end[token]]


class _Holders:
    """The mentions that hold numerals without naming them."""

    def __init__(self, annotations: Annotations) -> None:
        mentions: list[Mention] = [
            *annotations.dates,
            *annotations.quantities,
            *annotations.program_mentions,
            *annotations.persons,
            *annotations.organization_mentions,
            *annotations.place_mentions,
        ]
        self._signs = annotations.signs
        # Where a place stands in an organisation's name, the place is the one that begins later.
        self._mentions = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
        self._starts = [mention.start for mention in self._mentions]

    def judge(self, start: int, end: int) -> tuple[TakenFor, Mention | None]:
        """What a numeral is taken for that no mention names, and the mention that holds it."""
        holder = self._holder(start)
        if holder is None:
            return self._signs.taken_for(start, end), None
        if isinstance(holder, QuantityMention):
            return "unit", holder
        if isinstance(holder, DateMention):
            return "time", holder  # of a clock: `từ 7 giờ ngày 10/7 đến 19 giờ ngày 11/7`
        if isinstance(holder, ProgramMention) and holder.number is not None:
            return "identifier", holder
        return "name", holder

    def _holder(self, start: int) -> Mention | None:
        at = bisect_right(self._starts, start) - 1
        # Mentions nest one in another at most, so that the holder is among the last two that begin before.
        for mention in reversed(self._mentions[max(at - 1, 0) : at + 1]):
            if mention.start <= start < mention.end:
                return mention
        return None
