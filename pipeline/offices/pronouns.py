"""Whom ``ông``, ``bà`` without a name stand for, and sentences whose subject is understood."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from trichtin.pipeline.offices.attachment import Attachment
from trichtin.pipeline.offices.events import Change
from trichtin.pipeline.state import Annotations
from trichtin.pipeline.text import fold

_PRONOUNS = frozenset({"ông", "bà", "anh", "chị"})
_REACH = 14
_PARAGRAPHS = 2
_MOST = 30


class Pronouns:
    """Resolves pronouns that are the subject of a change."""

    def __init__(self, known: Annotations, attached: Attachment, person_of: dict[int, int]) -> None:
        """Args: what is known of the article, the titles' owners, and the person (any key) of each mention's rank."""
        self._known = known
        self._person_of = person_of
        self._starts = [person.start for person in known.persons]
        self._leads = {attached.span(rank)[0] for rank in range(len(known.persons))}
        self._titled = {person_of[rank] for rank, titles in enumerate(attached.of) if titles}
        self._mentions = Counter(person_of.values())
        self._said: dict[int, str] = {}
        for rank, person in enumerate(known.persons):
            honorific = fold(person.honorific) if person.honorific else ""
            if honorific in _PRONOUNS:
                self._said.setdefault(person_of[rank], honorific)

    def subjects(self, change: Change) -> list[int]:
        """The rank of the person that a pronoun before the verb stands for, as a list; empty without one."""
        tokens = self._known.tokens
        for at in range(change.first - 1, max(change.clause.first, change.first - _REACH) - 1, -1):
            if tokens.folded[at] in _PRONOUNS and at not in self._leads and not self._names(at):
                return self._antecedent(at)
        return []

    def _names(self, at: int) -> bool:
        """Whether a capital follows: the honorific of a name that is none of ours."""
        text = self._known.tokens.text
        return at + 1 < len(text) and text[at + 1][0].isupper()

    def _antecedent(self, at: int) -> list[int]:
        """Of the persons in the nearest sentence before that names a fitting one, the one named most often."""
        start = self._known.tokens.start[at]
        word = self._known.tokens.folded[at]
        paragraph = self._known.paragraph_at(start)
        last = bisect_left(self._starts, start)
        nearest: int | None = None
        fitting: list[int] = []
        for rank in range(last - 1, max(last - _MOST, 0) - 1, -1):
            sentence = self._known.sentence_at(self._starts[rank])
            if fitting and sentence != nearest:
                break
            if paragraph - self._known.paragraph_at(self._starts[rank]) > _PARAGRAPHS:
                break
            person = self._person_of[rank]
            if self._said.get(person) == word or (person not in self._said and person in self._titled):
                fitting.insert(0, rank)
                nearest = sentence
        return [max(fitting, key=lambda rank: (self._mentions[self._person_of[rank]], -rank))] if fitting else []
