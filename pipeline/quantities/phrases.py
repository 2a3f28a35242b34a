"""Noun phrases around figures, by the words and tags of the text, clause marks and word lists."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from trichtin.pipeline.quantities.lexicon import rows
from trichtin.pipeline.state import Annotations, Offsets

_NOUNS = frozenset({"N", "Np", "Nc", "Nu", "Ny", "Nb", "Z", "FW"})
_LONGEST_PHRASE = 30
_CLAUSE_MARKS = frozenset(',;.:!?()[]…"“”–-…')


@cache
def role(name: str) -> frozenset[str]:
    """The words of one role in ``objects.tsv``."""
    return {row[0]: frozenset(row[1].split(";")) for row in rows("objects.tsv")}[name]


class Phrases:
    """The words of an article as noun phrases see them.

    Attributes:
        words: the words with offsets and tags.
        folded: each word in lower case.
    """

    def __init__(self, known: Annotations) -> None:
        self.known = known
        self.words = known.words
        self.folded = [known.folded[a:b] for a, b in zip(self.words.start, self.words.end, strict=True)]
        taken = [mention.offsets for mention in (*known.quantities, *known.dates, *known.labels)]
        self._figures = sorted(mention.offsets for mention in known.quantities)
        self._dates = sorted(mention.offsets for mention in known.dates)
        self._taken = sorted(taken)

    def __len__(self) -> int:
        return len(self.folded)

    def first_at(self, offset: int) -> int:
        """The first word that starts at or behind an offset."""
        return bisect_left(self.words.start, offset)

    def last_before(self, offset: int) -> int:
        """The last word that ends at or before an offset (-1 before the first)."""
        return bisect_left(self.words.end, offset + 1) - 1

    def is_mark(self, word: int) -> bool:
        """Whether a word is a mark that ends a clause."""
        return self.folded[word][0] in _CLAUSE_MARKS or self.words.tag[word] == "CH"

    def breaks_line(self, word: int) -> bool:
        """Whether a line ends before a word."""
        return word > 0 and "\n" in self.known.text[self.words.end[word - 1] : self.words.start[word]]

    def is_figure(self, word: int) -> bool:
        """Whether a word stands in a figure."""
        return _inside(self._figures, self.words.start[word], self.words.end[word])

    def is_date(self, word: int) -> bool:
        """Whether a word stands in a date."""
        return _inside(self._dates, self.words.start[word], self.words.end[word])

    def is_taken(self, word: int) -> bool:
        """Whether a word stands in a figure, date or label."""
        return _inside(self._taken, self.words.start[word], self.words.end[word])

    # Forwards.

    def end_of_phrase(self, offset: int, *, verbs: bool, subject: bool, names: bool) -> int:
        """Where the noun phrase ends that has begun before ``offset``.

        Args:
            offset: behind the head noun.
            verbs: whether verbs right behind the noun modify it (``dự án bố trí …``).
            subject: whether the noun is the subject of its clause, so that the predicate is no modifier.
            names: whether a name may follow (not behind ``hai tỉnh``).
        """
        end = offset
        at = self.first_at(offset)
        start = at
        linked = True  # whether a content word may follow
        modifier = False
        after_link = ""
        while at < len(self) and at - start < _LONGEST_PHRASE and not self.breaks_line(at):
            word, tag = self.folded[at], self.words.tag[at]
            if self.words.start[at] > end + 1 and after_link == "":
                break
            if self.is_taken(at):
                break
            scope = self._scope(at)
            if scope:
                at += scope
                end = self.words.end[at - 1]
                after_link = ""
                continue
            kind = self._kind(at, word, tag, verbs=verbs, subject=subject, modifier=modifier)
            if kind == "end" or (kind == "name" and not names and after_link != "của"):
                break
            if kind == "link":
                if after_link or not self._may_link(at, modifier=modifier, verbs=verbs):
                    break
                after_link = word
                at += 1
                continue
            if kind == "verb":
                modifier = True
            elif kind == "noun" and after_link in ("", "của"):
                modifier = modifier and after_link == ""
            end = self.words.end[at]
            after_link = ""
            linked = True
            at += 1
        return end if linked else offset

    def _scope(self, at: int) -> int:
        """How many words from ``at`` on are a scope that stays (``trong tỉnh``)."""
        for width in (3, 2, 1):
            if " ".join(self.folded[at : at + width]) in role("scope"):
                return width if at + width <= len(self) else 0
        return 0

    def _kind(self, at: int, word: str, tag: str, *, verbs: bool, subject: bool, modifier: bool) -> str:
        """What a word does to the phrase: ``noun``, ``name``, ``verb``, ``link`` or ``end``."""
        if word in (",", "và", "của") or (word == "về" and verbs):
            return "link"
        if (not subject and word in ("có", "đạt chuẩn")) or (
            word == "đạt" and not subject and self.folded[at + 1 : at + 2] == ["chuẩn"]
        ):
            return "verb"
        if word in role("end") or tag in ("CH", "E", "R", "C", "P", "L", "M", "T", "X", "I"):
            return "end" if not (tag in ("M", "R", "P", "T") and self._is_modifier(word)) else "noun"
        if tag == "Np":
            return "name"
        if tag in _NOUNS or tag == "A":
            return "noun"
        if tag == "V":
            if word in role("predicate"):
                return "end"
            return "verb" if verbs or not subject else "end"
        return "end"

    @staticmethod
    def _is_modifier(word: str) -> bool:
        return word in ("mới", "toàn", "chính", "đôi", "khác", "kiêm nhiệm", "các", "những")

    def _may_link(self, at: int, *, modifier: bool, verbs: bool) -> bool:
        """Whether the phrase goes on behind ``,``, ``và`` or ``của``."""
        if at + 1 >= len(self) or self.breaks_line(at + 1) or self.is_taken(at + 1):
            return False
        word, tag = self.folded[at + 1], self.words.tag[at + 1]
        if self.folded[at] == "của":
            return True
        if self.folded[at] == "về":
            return tag in ("N", "V")
        if word in role("end") or word in role("measure") or self.known.text[self.words.start[at + 1]].isupper():
            return False
        if tag == "V":
            return modifier and verbs and word not in role("predicate")
        return tag in ("N", "A") and not (tag == "N" and modifier and self.folded[at] == "," and not verbs)

    # Backwards.

    def clause_start(self, word: int, floor: int) -> int:
        """The first word of the clause that holds ``word``, not before the character ``floor``."""
        at = word
        while at > 0 and self.words.start[at - 1] >= floor and not self.breaks_line(at):
            if self.is_mark(at - 1) and self.folded[at - 1] not in ("-", "–"):
                break
            at -= 1
        return at

    def slice(self, first: int, last: int) -> Offsets:
        """The characters from the word ``first`` to before the word ``last``."""
        return self.words.start[first], self.words.end[last - 1]


def _inside(spans: list[Offsets], start: int, end: int) -> bool:
    at = bisect_left(spans, (end, 0)) - 1
    return at >= 0 and spans[at][1] > start
