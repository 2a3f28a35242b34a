"""What the rules of names ask of the tokens around a run of capitals."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.people.evidence import Evidence, evidence
from trichtin.pipeline.people.foreign import Runs, runs_of
from trichtin.pipeline.people.lexicon import given, named_after
from trichtin.pipeline.state import Annotations

_OF_STATE = ("public", "international")
_OPENING_MARKS = frozenset({",", "(", "-", "–", "—", ":", "là"})
_ROLE_REACH = 8
ROLE_OPENERS = frozenset({"phó", "nguyên", "cựu", "tân", "quyền"})
"""What a title may begin with before its role."""


@dataclass(slots=True)
class Clues:
    """The clues of one article.

    Attributes:
        known: what is known of the article.
        shown: what stands before a name, by the name's first token.
        runs: the runs of capitals.
        body_ends: tokens behind a body or a field.
        place_ends: where the country, province or body ends that starts at a token.
    """

    known: Annotations
    shown: dict[int, Evidence]
    runs: Runs
    body_ends: set[int]
    place_ends: dict[int, int]

    def is_addressed(self, index: int) -> bool:
        """Whether an honorific stands at a token that announces the name behind it."""
        honorific = self.known.candidates.at("honorifics", index)
        shown = None if honorific is None else self.shown.get(honorific.last)
        return honorific is not None and shown is not None and shown.last == honorific.last

    def is_title(self, role: Candidate) -> bool:
        """Whether a role of several syllables is one: `Đinh Công Sứ` is a name, `Công sứ` a role."""
        tokens = self.known.tokens
        name = all(word.istitle() for word in tokens.text[role.first : role.last])
        return role.last - role.first > 1 and not (name and given().issuperset(tokens.folded[role.first : role.last]))

    def role_before(self, index: int, of_state: bool = False) -> bool:
        """Whether a role, or one of states and parties, stands shortly before a token in the same clause."""
        tokens, candidates = self.known.tokens, self.known.candidates
        for at in range(index - 1, max(index - _ROLE_REACH - 1, -1), -1):
            if tokens.text[at][0] in ",.;:\n()":
                return False
            role = candidates.at("roles", at)
            if role is not None:
                return not of_state or (role.entry.strong and role.entry.office_class in _OF_STATE)
        return False

    def is_told(self, last: int) -> bool:
        """Whether a role or an age stands behind a name, after a comma, dash or bracket."""
        tokens, candidates = self.known.tokens, self.known.candidates
        if last + 1 >= len(tokens) or tokens.folded[last] not in _OPENING_MARKS:
            return False
        after = last + 1
        if tokens.folded[after] in ROLE_OPENERS:
            after += 1
        if candidates.at("roles", after) is not None:
            return True
        words = tokens.folded[after : after + 2]
        return words[:1] in (["sinh"], ["sn"]) or (words[1:] == ["tuổi"] and words[0].isdigit())

    def is_namesake(self, index: int) -> bool:
        """Whether the words before a name make it the name of a road, school or prize."""
        tokens = self.known.tokens
        for length in (1, 2, 3):
            if index - length >= 0 and " ".join(tokens.folded[index - length : index]) in named_after():
                return True
        return False

    def behind_place(self, index: int, stop: int) -> int:
        """The token behind the countries, provinces and bodies that stand from a token on, up to ``stop``."""
        while index < stop:
            last = self.place_ends.get(index)
            if last is None or last > stop:
                return index
            index = last
        return index

    def surname(self, index: int) -> str | None:
        """How strongly a family name at a token shows a person, None where none stands there."""
        found = self.known.candidates.at("surnames", index)
        return None if found is None else str(found.entry)


def clues_of(known: Annotations, stretches: list[tuple[int, int]]) -> Clues:
    """The clues of an article whose runs of capitals are ``stretches``."""
    of = known.candidates.of
    ends = {candidate.last for lexicon in ("bodies", "fields") for candidate in of(lexicon)}
    bodies = [body for body in of("bodies") if body.last - body.first > 1]
    places = {found.first: found.last for found in (*bodies, *of("provinces"), *of("countries"))}
    for country in of("countries"):  # `Dominica` of `Cộng hòa Dominica` begins a run of its own
        for at in range(country.first + 1, country.last):
            places.setdefault(at, country.last)
    shown = evidence(known)
    apposed = [(first, end) for first, end in stretches if first in shown and shown[first].apposed]
    return Clues(known, shown, runs_of(known.tokens, stretches, apposed), ends, places)
