"""The words of an article as the search for objects reads them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from trichtin.pipeline.state import Annotations, Mention, Offsets

_ESTIMATE = "ước"
_WITH_ESTIMATE = ("ước tính", "ước đạt", "ước mơ", "ước lượng", "ước muốn", "ước chừng", "ước nguyện", "ước lệ")
_CLAUSE_MARKS = frozenset(',;.:!?()[]…"“”–-…')


class Words:
    """The words of an article with what is known of each: mark, figure, date, label, end of line.

    Attributes:
        start: character offset where each word starts.
        end: character offset behind each word.
        tag: part-of-speech tag of each word.
        folded: each word in lower case.
    """

    def __init__(self, known: Annotations) -> None:
        self.known = known
        self.start, self.end, self.tag, self.folded = _split(known)
        spans = [one for one in known.quantities if one.unit.kind == "duration"]
        self._figures = _Spans(one for one in known.quantities if one.unit.kind != "duration")
        self._dates = _Spans((*known.dates, *spans))
        self._taken = _Spans((*known.quantities, *known.dates, *known.labels))

    def __len__(self) -> int:
        return len(self.folded)

    def first_at(self, offset: int) -> int:
        """The first word that starts at or behind an offset."""
        return bisect_left(self.start, offset)

    def last_before(self, offset: int) -> int:
        """The last word that ends at or before an offset (-1 before the first)."""
        return bisect_left(self.end, offset + 1) - 1

    def is_mark(self, word: int) -> bool:
        """Whether a word is a mark that ends a clause."""
        return self.folded[word][0] in _CLAUSE_MARKS or self.tag[word] == "CH"

    def breaks_line(self, word: int) -> bool:
        """Whether a line ends before a word."""
        return word > 0 and "\n" in self.known.text[self.end[word - 1] : self.start[word]]

    def is_figure(self, word: int) -> bool:
        """Whether a word stands in a figure that is no span of time."""
        return self._figures.hold(self.start[word], self.end[word])

    def is_date(self, word: int) -> bool:
        """Whether a word stands in a date or a span of time."""
        return self._dates.hold(self.start[word], self.end[word])

    def is_taken(self, word: int) -> bool:
        """Whether a word stands in a figure, date or label."""
        return self._taken.hold(self.start[word], self.end[word])

    def slice(self, first: int, last: int) -> Offsets:
        """The characters from the word ``first`` to before the word ``last``."""
        return self.start[first], self.end[last - 1]


def _split(known: Annotations) -> tuple[list[int], list[int], list[str], list[str]]:
    """The words of the text, with ``ước`` cut off from the names that it is joined with (``Khánh Hòa ước``)."""
    text, words = known.folded, known.words
    starts, ends, tags = words.start, words.end, words.tag
    folded = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    if _ESTIMATE not in known.tokens.folded:
        return starts, ends, tags, folded
    cuts = [(at, cut) for at, word in enumerate(folded) if _ESTIMATE in word and (cut := _cut(word))]
    if not cuts:
        return starts, ends, tags, folded
    cut_starts: list[int] = []
    cut_ends: list[int] = []
    cut_tags: list[str] = []
    cut_folded: list[str] = []
    done = 0
    for at, cut in cuts:
        between = starts[at] + cut
        leads = folded[at].startswith(f"{_ESTIMATE} ")
        cut_starts += [*starts[done : at + 1], between + 1]
        cut_ends += [*ends[done:at], between, ends[at]]
        cut_tags += [*tags[done:at], *(["V", tags[at]] if leads else ["N" if tags[at] == "V" else tags[at], "V"])]
        cut_folded += [*folded[done:at], text[starts[at] : between], text[between + 1 : ends[at]]]
        done = at + 1
    cut_starts += starts[done:]
    cut_ends += ends[done:]
    return cut_starts, cut_ends, cut_tags + tags[done:], cut_folded + folded[done:]


def _cut(word: str) -> int:
    """Where ``ước`` is to be cut off from a word, 0 where it is not."""
    if word.startswith("ước ") and word not in _WITH_ESTIMATE:
        return len(_ESTIMATE)
    if word.endswith(" ước") and (word.count(" ") > 1 or word[0].isdigit()):
        return len(word) - len(" ước")
    return 0


class _Spans:
    """Stretches of the text by their start, none overlapping another."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        offsets = sorted(mention.offsets for mention in mentions)
        self._starts = [start for start, _ in offsets]
        self._ends = [end for _, end in offsets]

    def hold(self, start: int, end: int) -> bool:
        """Whether the last of them that starts before ``end`` ends behind ``start``."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start
