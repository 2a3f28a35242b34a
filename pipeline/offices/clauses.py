"""The sentence as a row of verbs, persons and office slots, which the rules of events read."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.offices import Role
from trichtin.pipeline.offices.attachment import Attachment
from trichtin.pipeline.offices.body_names import body_end
from trichtin.pipeline.offices.lexicon import OfficeVerb
from trichtin.pipeline.offices.titles import Title
from trichtin.pipeline.state import Annotations

_MEMBER = Role("", False, None)
_STACKS = frozenset(
    {(",",), ("kiêm",), (",", "kiêm"), ("và",), (";",), ("rồi",), (",", "rồi"), (",", "và"), ("đồng", "thời", "là")}
)
_PARTY_BODIES = frozenset(
    {
        "ban chấp hành",
        "ban thường vụ",
        "bch",
        "btv",
        "ban cán sự đảng",
        "đảng ủy",
        "đảng đoàn",
        "bộ chính trị",
        "ban bí thư",
    }
)


@dataclass(slots=True)
class Slot:
    """The offices that a verb governs: ``giữ chức Chủ tịch Hội đồng, Giám đốc …``.

    Attributes:
        verb: the verb right before it.
        titles: its titles in order.
    """

    verb: Verb
    titles: list[Title]

    @property
    def first(self) -> int:
        """First token of the first title."""
        return self.titles[0].head

    @property
    def last(self) -> int:
        """Token behind the last title."""
        return self.titles[-1].last

    @property
    def tail(self) -> int:
        """Token behind the last title and its term."""
        return self.titles[-1].tail


@dataclass(slots=True)
class Verb:
    """A verb of office in tokens."""

    first: int
    last: int
    entry: OfficeVerb

    @property
    def kind(self) -> str:
        """What the verb reports."""
        return self.entry.kind


@dataclass(slots=True)
class Clause:
    """A sentence's part between semicolons: its verbs, the slots, and the ranks of its persons, each in order."""

    first: int
    last: int
    verbs: list[Verb] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    persons: list[int] = field(default_factory=list)


def _between(positions: list[int], first: int, last: int) -> int:
    """How many of the positions stand from ``first`` up to ``last``."""
    return bisect_left(positions, last) - bisect_left(positions, first)


class ClauseReader:
    """Cuts an article into clauses."""

    def __init__(self, known: Annotations, titles: list[Title], attached: Attachment) -> None:
        self._known = known
        self._attached = attached
        self._titles = {title.head: title for title in titles}
        self._person_firsts = {known.tokens.first(person.start) for person in known.persons}
        self._verbs = self._outer(known.candidates.of("office_verbs"))
        self._verb_firsts = [verb.first for verb in self._verbs]
        self._changes = [verb.first for verb in self._verbs if verb.entry.is_change]

    def _outer(self, found: list[Candidate]) -> list[Verb]:
        """Verbs that do not begin inside another one."""
        verbs: list[Verb] = []
        for candidate in found:
            if not verbs or candidate.first >= verbs[-1].last:
                verbs.append(Verb(candidate.first, candidate.last, candidate.entry))
        return verbs

    def clauses(self) -> list[Clause]:
        """The clauses that hold a verb of office, in order."""
        tokens = self._known.tokens
        bounds = self._bounds()
        made: list[Clause] = []
        at_verb = at_person = 0
        spans = [self._attached.span(rank) for rank in range(len(self._known.persons))]
        for first, last in bounds:
            clause = Clause(first, last)
            while at_verb < len(self._verbs) and self._verbs[at_verb].first < last:
                if self._verbs[at_verb].first >= first:
                    clause.verbs.append(self._verbs[at_verb])
                at_verb += 1
            while at_person < len(spans) and spans[at_person][1] < last:
                if spans[at_person][1] >= first:
                    clause.persons.append(at_person)
                at_person += 1
            if clause.verbs and self._known.is_read(tokens.start[first]):
                self._fill_slots(clause)
                made.append(clause)
        return made

    def _bounds(self) -> list[tuple[int, int]]:
        """The sentences with verbs of office, cut at semicolons."""
        tokens = self._known.tokens
        bounds: list[tuple[int, int]] = []
        for start, end in self._known.sentences:
            first, last = tokens.first(start), tokens.first(end)
            cut = first
            if not _between(self._verb_firsts, first, last):
                continue
            if _between(self._changes, first, last) == 1:  # semicolons only part the persons of a list
                bounds.append((first, last))
                continue
            for index in range(first, last):
                if tokens.text[index] == ";" and not self._continues(index):
                    bounds.append((cut, index))
                    cut = index + 1
            if cut < last:
                bounds.append((cut, last))
        return bounds

    def _continues(self, mark: int) -> bool:
        """Whether a semicolon parts two offices of one slot: a title behind it that is nobody's."""
        title = self._titles.get(mark + 1)
        return title is not None and title.head not in self._attached.used

    def _fill_slots(self, clause: Clause) -> None:
        for verb in clause.verbs:
            title = self._slot_title(verb)
            if title is not None and title.head < clause.last and not self._is_held(verb, title):
                clause.slots.append(Slot(verb, self._stack(title, clause.last)))

    def _is_held(self, verb: Verb, title: Title) -> bool:
        """``bổ nhiệm CEO Chipotle Brian Niccol``: the title before a name is no office gained."""
        return verb.entry.is_change and verb.kind != "dismissed" and title.head in self._attached.before

    def _slot_title(self, verb: Verb) -> Title | None:
        at = verb.last
        folded = self._known.tokens.folded
        if at < len(folded) and folded[at] in (":", "mới", "một"):
            at += 1
        title = self._titles.get(at)
        if title is None and folded[verb.last - 1] == "quyền":
            title = self._titles.get(verb.last - 1)
        if title is None and (verb.kind == "joins" or verb.entry.name.endswith("tham gia")):
            title = self._membership(verb)
        return title

    def _membership(self, verb: Verb) -> Title | None:
        """``tham gia Ban Chấp hành, Ban Thường vụ Huyện ủy``: bodies in place of an office."""
        candidates, folded = self._known.candidates, self._known.tokens.folded
        head = candidates.at("bodies", verb.last)
        if head is None or head.entry.name not in _PARTY_BODIES:
            return None
        last, body = body_end(self._known, verb.last, self._person_firsts, _MEMBER)
        while last + 1 < len(folded) and folded[last] in (",", "và"):
            more = candidates.at("bodies", last + 1)
            if more is None or more.entry.name not in _PARTY_BODIES:
                break
            last, _ = body_end(self._known, last + 1, self._person_firsts, _MEMBER)
        return Title(verb.last, verb.last, verb.last, last, last, _MEMBER, body, "")

    def _stack(self, title: Title, end: int) -> list[Title]:
        titles = [title]
        folded = self._known.tokens.folded
        while True:
            at = titles[-1].tail
            found = None
            for length in (1, 2, 3):
                more = self._titles.get(at + length)
                if more is not None and tuple(folded[at : at + length]) in _STACKS:
                    found = more
                    break
            if found is None or found.head >= end or found.head in self._attached.before:
                return titles
            titles.append(found)
