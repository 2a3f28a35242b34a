"""The tokens of an article as the rules for places read them: capitals, runs of names, what is already taken."""

from __future__ import annotations

from functools import cached_property
from itertools import compress, count
from operator import itemgetter, not_

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.surnames import surnames_against_places as surnames
from trichtin.pipeline.lexicons.unit_types import TypeWord
from trichtin.pipeline.state import Annotations, PlaceMention

DASHES = frozenset("-–—")
OPENERS = frozenset("\"“”‘'«(")
_NEVER_IN_TITLES = frozenset("của tại ở với cho trên về đã do từ đến là có được người dân này đó các những".split())
_PAPERS = frozenset({"báo", "chí"})
_CREDITS = frozenset("ảnh clip video nguồn".split())
_PARTICLES = frozenset("de del of von dos".split())
# Where the full stop before a sentence is missing, these do not belong to the name before them.
_OPENING_WORDS = frozenset(
    "vào tại theo ngày khi những các cũng của được đã ảnh chiều tối nhưng tuy nếu vì đây việc nhiều hôm mọi mỗi hiện "
    "nhằm bởi hơn".split()
)
_LONGEST_RUN = 20
"""Longer runs of capitalised words, such as texts in capitals throughout, are read in pieces."""
_SENTENCE_ENDS = frozenset(".!?:…\n")


class Page:
    """An article's tokens with what the rules ask of them again and again.

    Attributes:
        known: all that is known of the article.
        text, folded: the tokens as written and folded.
        capitals: the tokens that begin with a capital letter.
        found: the mentions by their first token.
        ends: for each mention the index behind its last token.
    """

    def __init__(self, known: Annotations) -> None:
        self.known = known
        self.text = known.tokens.text
        self.folded = known.tokens.folded
        self.start = known.tokens.start
        self.end = known.tokens.end
        self.size = len(self.text)
        self.found: dict[int, PlaceMention] = {}
        self.ends: dict[int, int] = {}
        self._by_last: dict[int, PlaceMention] = {}
        self._capital = list(map(str.isupper, map(itemgetter(0), self.text)))
        self.capitals = list(compress(count(), self._capital))
        self._taken = list(map(not_, known.read_tokens))
        self._person_firsts = {known.tokens.first(person.start) for person in known.persons}

    def word(self, index: int) -> str:
        """The token at an index as written, ``""`` outside of the text."""
        return self.text[index] if 0 <= index < self.size else ""

    def low(self, index: int) -> str:
        """The folded token at an index, ``""`` outside of the text."""
        return self.folded[index] if 0 <= index < self.size else ""

    def is_capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= index < self.size and self._capital[index]

    def is_number(self, index: int) -> bool:
        """Whether the token is a numeral."""
        return self.word(index)[:1].isdigit()

    def is_free(self, first: int, last: int) -> bool:
        """Whether no mention holds a token from ``first`` up to ``last``, and all are read."""
        return not any(self._taken[first:last])

    def is_taken(self, index: int) -> bool:
        """Whether a mention holds the token, or it is not read."""
        return self._taken[index]

    def joined(self, index: int) -> bool:
        """Whether the token at ``index`` follows the one before it behind one blank, or none, on the same line."""
        return 0 < index < self.size and self.start[index] - self.end[index - 1] <= 1 and "\n" not in self.text[index]

    def run_end(self, first: int) -> int:
        """The index behind the run of capitalised words that starts at ``first`` (``first`` where none does)."""
        index = first
        while index - first < _LONGEST_RUN and self._goes_on(index) and (index == first or self.spaced(index)):
            index += 1
            if self.low(index) in _PARTICLES and self.spaced(index) and self.spaced(index + 1):
                index += self.is_capital(index + 1)  # `Rio|de|Janeiro`
        return index

    def _goes_on(self, index: int) -> bool:
        """Whether the token may be part of a name: a capitalised word that does not open a sentence by its meaning."""
        return self.is_capital(index) and self.folded[index] not in _OPENING_WORDS

    def run_start(self, index: int) -> int:
        """The first token of the run of capitalised words that holds ``index``."""
        first = index
        while index - first < _LONGEST_RUN and self._goes_on(first - 1) and self.spaced(first):
            first -= 1
        return first

    def spaced(self, index: int) -> bool:
        """Whether exactly one blank stands before the token, on the same line."""
        return 0 < index < self.size and self.start[index] - self.end[index - 1] == 1 and self.text[index][0] != "\n"

    def opens_sentence(self, index: int) -> bool:
        """Whether a sentence, line, quotation or list begins at the token, so that its capital says nothing."""
        before = self.word(index - 1)
        if before == ":" and self.low(index - 2) in _CREDITS:
            return False
        if before in OPENERS:
            before = self.word(index - 2)
            return not before or before[0] in _SENTENCE_ENDS
        return not before or before[0] in _SENTENCE_ENDS or before in "-–+*•;"

    def is_shouted(self, first: int, last: int) -> bool:
        """Whether the words are written in capitals throughout."""
        return all(self.text[index].isupper() for index in range(first, last) if self.text[index][0].isalpha())

    def all_capital(self, first: int, last: int) -> bool:
        """Whether every word from ``first`` up to ``last`` begins with a capital letter or is no word."""
        if all(self._capital[first:last]):
            return True
        return all(self._capital[index] or not self.text[index][0].isalpha() for index in range(first, last))

    def opens_unit(self, index: int) -> bool:
        """Whether the capitalised type word of a unit stands at the token, and a name behind it."""
        found = self.type_word(index)
        return found is not None and found[0].type.level != "village" and self.is_capital(found[1].last)

    def in_newspaper(self, first: int) -> bool:
        """Whether the words before name a newspaper that the token ends: ``Báo Pháp Luật|TP HCM``."""
        if _PAPERS.isdisjoint(self.folded[max(first - 6, 0) : first]):
            return False
        for index in range(first - 1, max(first - 7, -1), -1):
            word = self.low(index)
            if word == "chí" and self.low(index - 1) == "tạp":
                return True
            if word == "báo" and index == first - 1 and self._is_foreign_country(first):
                return False  # `báo Pháp`
            if word == "báo":
                goes_on = self.cuts_word(index + 1) and not self.is_capital(index + 1)  # `báo|cáo`
                return not (goes_on or self.ends_word(index) or self.low(index - 1) == "nhà")
            if not word[:1].isalpha() or word in _NEVER_IN_TITLES or not self.spaced(index + 1):
                return False
        return False

    def _is_foreign_country(self, index: int) -> bool:
        candidate = self.known.candidates.at("world names", index)
        return candidate is not None and candidate.entry.level == "country" and candidate.entry.country != "VN"

    def country_of(self, index: int) -> str | None:
        """The country of the known place abroad that is named at the token."""
        candidate = self.known.candidates.at("world names", index)
        if candidate is None or candidate.entry.rule != "place.foreign":
            return None
        country: str = candidate.entry.country
        return country

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that the article names."""
        named = self.known.candidates.of("world names")
        return frozenset(
            candidate.entry.country
            for candidate in named
            if candidate.entry.level == "country" and candidate.entry.country and self.is_capital(candidate.first)
        )

    def ends_word(self, index: int) -> bool:
        """Whether the token is inside a word that begins before it (``phủ`` in ``chính phủ``)."""
        words = self.known.words
        word = words.at(self.start[index])
        return word >= 0 and words.start[word] < self.start[index] < words.end[word]

    def cuts_word(self, last: int) -> bool:
        """Whether the boundary in front of the token ``last`` lies inside a word (``Bí|thư``)."""
        return self.spaced(last) and self.ends_word(last)

    def cuts_listed_word(self, last: int) -> bool:
        """Whether that word stands in the dictionary: the segmenter runs names and verbs together that do not."""
        return self.cuts_word(last) and self.known.words.is_listed(self.known.words.at(self.start[last]))

    def neighbour_before(self, index: int) -> PlaceMention | None:
        """The mention that ends before the joining word in front of the token ``index``."""
        return self._by_last.get(index - 1)

    def type_word(self, index: int) -> tuple[TypeWord, Candidate] | None:
        """The type word of a unit that starts at the token."""
        candidate = self.known.candidates.at("unit types", index)
        return None if candidate is None else (candidate.entry, candidate)

    def ends_person(self, first: int) -> bool:
        """Whether a capitalised word stands before, and the run of them begins with a surname (``Lê|Bình Nhưỡng``)."""
        if not (self.spaced(first) and self.is_capital(first - 1)) or self.text[first - 1].isupper():
            return False
        return self.low(self.run_start(first - 1)) in surnames()[1]

    def starts_person(self, first: int) -> bool:
        """Whether a person's name was found that starts at a token."""
        return first in self._person_firsts

    def looks_like_person(self, first: int, last: int) -> bool:
        """Whether the words may be a person's name: two to five, a surname first."""
        return 2 <= last - first <= 5 and self.low(first) in surnames()[1]

    def add(self, mention: PlaceMention, first: int, last: int) -> PlaceMention:
        """Take the tokens from ``first`` up to ``last`` for a mention."""
        self.found[first] = mention
        self.ends[first] = last
        self._by_last[last] = mention
        self._taken[first:last] = [True] * (last - first)
        return mention

    def slice(self, first: int, last: int) -> str:
        """The text from the token ``first`` up to the token ``last``, blanks as written."""
        return self.known.text[self.start[first] : self.end[last - 1]]
