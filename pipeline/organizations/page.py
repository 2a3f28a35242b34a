"""The tokens of an article as the rules for names of organisations read them."""

from __future__ import annotations

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.organizations.lexicon import heads
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import Annotations

DASHES = frozenset("-–—")
_OPENERS = frozenset(".!?:…;\"“‘'(-–—•\n")
_PLACE_LEXICONS = ("units", "world names")


class Page:
    """An article's tokens with what the rules ask of them again and again.

    Attributes:
        candidates: the matches of the lexicons.
        end: character offset behind each token.
        size: how many tokens there are.
        persons: for the first token of each person's name the token behind it.
    """

    def __init__(self, known: Annotations) -> None:
        tokens = known.tokens
        self._known = known
        self._text = tokens.text
        self._folded = tokens.folded
        self._start = tokens.start
        self.end = tokens.end
        self.size = len(tokens)
        self.candidates = known.candidates
        self.persons = {tokens.first(person.start): tokens.at(person.end - 1) + 1 for person in known.persons}

    def word(self, at: int) -> str:
        """The token as written, ``""`` outside of the text."""
        return self._text[at] if 0 <= at < self.size else ""

    def low(self, at: int) -> str:
        """The folded token, ``""`` outside of the text."""
        return self._folded[at] if 0 <= at < self.size else ""

    def slice(self, candidate: Candidate) -> str:
        """The words of a match as written."""
        return self._known.text[candidate.start : candidate.end]

    def is_read(self, at: int) -> bool:
        """Whether items are extracted at the token."""
        return self._known.is_read(self._start[at])

    def spaced(self, at: int) -> bool:
        """Whether one blank stands before the token, on the same line; a comma may touch."""
        if not 0 < at < self.size or self._text[at][0] == "\n":
            return False
        gap = self._start[at] - self.end[at - 1]
        return gap == 1 or (gap == 0 and self._text[at] == ",")

    def touches(self, at: int) -> bool:
        """Whether the token follows the one before it without a blank."""
        return 0 < at < self.size and self._start[at] == self.end[at - 1]

    def is_capital(self, at: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= at < self.size and self._text[at][0].isupper()

    def is_written(self, candidate: Candidate) -> bool:
        """Whether a match is written as a name: with a capital."""
        return self._text[candidate.first][0].isupper()

    def is_shouted(self, candidate: Candidate) -> bool:
        """Whether the words are written in capitals throughout, so that capitals say nothing."""
        words = [word for word in self._text[candidate.first : candidate.last + 2] if word.isalpha()]
        return len(words) > 1 and candidate.last - candidate.first > 1 and all(word.isupper() for word in words)

    def is_role(self, at: int) -> bool:
        """Whether a role, or an honorific before a name, begins here and not a longer head."""
        if not self.is_capital(at):
            return False
        role = self.candidates.at("roles", at)
        if role is None:
            honorific = self.candidates.at("honorifics", at)
            return honorific is not None and self.is_capital(honorific.last)
        body = self.candidates.at("bodies", at)
        return body is None or body.last < role.last

    def is_head(self, at: int) -> bool:
        """Whether a body's name begins here."""
        body = self.candidates.at("bodies", at)
        if body is None or body.entry.name not in heads() or not self.is_written(body):
            return False
        known = self.candidates.at("organization fields", at) or self.candidates.at("fields", at)
        return known is None or known.last < body.last or (known.last == body.last and self._is_complete(body))

    @staticmethod
    def _is_complete(body: Candidate) -> bool:
        return body.last - body.first > 1 and (
            heads()[body.entry.name].kind == "complete" or heads()[body.entry.name].unit
        )

    def begins_word(self, at: int) -> bool:
        """Whether a word of the segmenter begins at the token, or none holds it."""
        words = self._known.words
        index = words.at(self._start[at])
        return index < 0 or words.start[index] == self._start[at] or words.end[index] <= self._start[at]

    def word_end(self, at: int) -> int:
        """The token behind the word that the token ``at`` belongs to: ``Chứng`` goes on with ``khoán``.

        Only syllables in small letters are added, and only to a Vietnamese one.
        """
        words = self._known.words
        index = words.at(self._start[at])
        end = at + 1
        if index >= 0 and is_syllable(self._folded[at]):
            while end < self.size and self.end[end] <= words.end[index] and self._text[end].islower():
                end += 1
        return end if end == at + 1 or words.is_listed(index) else at + 1

    def place_end(self, at: int) -> int | None:
        """The token behind a known place's name in capitals that begins here."""
        ends = [
            found.last
            for lexicon in _PLACE_LEXICONS
            if (found := self.candidates.at(lexicon, at)) is not None and self._is_capitalised(found)
        ]
        return max(ends, default=None)

    def _is_capitalised(self, found: Candidate) -> bool:
        return all(self._text[at][0].isupper() or not self._text[at].isalpha() for at in range(found.first, found.last))

    def is_surname(self, at: int) -> bool:
        """Whether a person's name of three words begins here, as behind ``Giám đốc Công ty``."""
        surname = self.candidates.at("surnames", at)
        return surname is not None and self.is_capital(at + 1) and self.is_capital(at + 2) and surname.entry == "strong"

    def is_inside_name(self, candidate: Candidate) -> bool:
        """Whether a head of one syllable is a part of a name: ``Hội Sơn``, ``Nam Ban``, ``Đinh Bộ Lĩnh``."""
        if candidate.last - candidate.first > 1:
            return False
        place = self.place_end(candidate.first)
        if place is not None and place > candidate.last:
            return True
        before = candidate.first - 1
        if not (self.spaced(candidate.first) and self.is_capital(before) and self._text[before].istitle()):
            return False
        place = self.place_end(before)
        if place is not None and place > candidate.first:
            return True
        return not self._opens_sentence(before) and not self._ends_known(before)

    def is_inside_role(self, candidate: Candidate) -> bool:
        """Whether a role goes over the beginning of a head: ``Tổng Thanh tra``."""
        return any(
            role is not None and role.last > candidate.first
            for role in (self.candidates.at("roles", at) for at in range(max(candidate.first - 3, 0), candidate.first))
        )

    def _opens_sentence(self, at: int) -> bool:
        before = self.word(at - 1)
        return not before or before[0] in _OPENERS

    def _ends_known(self, at: int) -> bool:
        """Whether a role, an honorific or a body's head ends with the token: ``Giám đốc | Sở``."""
        for first in range(max(at - 5, 0), at + 1):
            for lexicon in ("roles", "bodies", "honorifics"):
                found = self.candidates.at(lexicon, first)
                if found is not None and found.last == at + 1:
                    return True
        return False

    def is_place(self, first: int, last: int) -> bool:
        """Whether the tokens are a known place's name and nothing else."""
        return self.place_end(first) == last

    def unit_or_place_end(self, at: int) -> int | None:
        """The token behind a place with or without its type word."""
        unit = self.candidates.at("unit types", at)
        acronym = self.candidates.at("unit acronyms", at)
        if unit is not None:
            return self.unit_name_end(unit.last)
        return acronym.last if acronym is not None and self.is_capital(at) else self.place_end(at)

    def unit_name_end(self, at: int) -> int | None:
        """The token behind the name of a unit whose type word ends before ``at``; None where no name follows."""
        if not (self.spaced(at) or self.touches(at)):
            return None
        known = self.place_end(at)
        if known is not None:
            return known
        if self.word(at).isdigit() and len(self.word(at)) < 3:
            return at + 1
        end = at
        while self.is_capital(end) and (end == at or self.spaced(end)) and not self._stops(end) and end - at < 4:
            end += 1
        return end if end > at else None

    def _stops(self, at: int) -> bool:
        return at in self.persons or self.is_role(at) or self.is_head(at)
