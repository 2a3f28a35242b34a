"""Events: who gains or loses which office, by the verbs of a clause."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.offices.attachment import Attachment
from trichtin.pipeline.offices.clauses import Clause, Slot, Verb
from trichtin.pipeline.offices.modality import is_background, is_nominated, is_planned
from trichtin.pipeline.offices.subjects import INTRANSITIVE, SUBJECT_GAP, Subjects
from trichtin.pipeline.offices.titles import Title
from trichtin.pipeline.state import Annotations

GAINS = frozenset({"elected", "appointed", "assigned", "transferred", "reelected"})
_WITHOUT_OFFICE = frozenset({"disciplined", "retired", "died", "dismissed", "transferred"})
_BEFORE_PLAN = 9
_OBJECT_GAP = 12


@dataclass(slots=True)
class Change:
    """A change of office as read from a clause, in tokens.

    Attributes:
        type: type of event, or ``holds`` where no verb says the change.
        persons: ranks of the persons.
        title: the office, or None.
        first: first token of the verb phrase.
        last: token behind it.
        verb: the verb that says the change.
        clause: the clause.
        passive: whether the person is the subject.
        planned: whether it is only planned or denied.
        background: whether it only dates another statement.
    """

    type: str
    persons: list[int]
    title: Title | None
    first: int
    last: int
    verb: Verb
    clause: Clause
    passive: bool
    planned: bool
    background: bool


class ChangeReader:
    """Reads the changes of office in clauses."""

    def __init__(self, known: Annotations, attached: Attachment) -> None:
        self._known = known
        self._attached = attached
        self._folded = known.tokens.folded
        self._subjects = Subjects(known, attached)

    def read(self, clause: Clause) -> list[Change]:
        """The changes that a clause reports, in order."""
        found: list[Change] = []
        border = clause.first
        last_persons: list[int] = []
        last_passive = False
        tokens = self._known.tokens
        for slot in clause.slots:
            verb = self._governing(clause, slot)
            persons, passive = self._persons(clause, verb, slot, border)
            if not persons and last_persons and self._continues(border, slot):
                persons, passive = last_persons, last_passive
            planned = self._planned(clause, verb, border) or is_nominated(tokens, verb.last, slot.verb.first)
            background = self._background(clause, verb)
            if self._is_left(slot):
                persons, passive = self._subjects.before(clause, slot.verb, border) or persons, True
                verb, planned, background = slot.verb, False, True
            first = verb.first if border <= verb.first else slot.verb.first
            for title in slot.titles:
                found.append(
                    Change(verb.kind, persons, title, first, slot.last, verb, clause, passive, planned, background)
                )
            border = slot.last
            last_persons, last_passive = persons, passive
        found += self._without_office(clause, found)
        return sorted(found, key=lambda change: change.first)

    def _is_left(self, slot: Slot) -> bool:
        """Whether an office is the one left for another: ``từ vị trí Trưởng phòng lên chức …``."""
        before = self._folded[slot.verb.first - 1 : slot.verb.first]
        return slot.verb.kind == "holds" and before == ["từ"]

    def _governing(self, clause: Clause, slot: Slot) -> Verb:
        """The last verb of change before an office; the verb right before it where there is none."""
        if slot.verb.entry.is_change:
            return slot.verb
        before = [verb for verb in clause.verbs if verb.entry.is_change and verb.last <= slot.first]
        if slot.verb.entry.name in ("là", "kiêm", "trở thành") or not before:
            return slot.verb
        return before[-1] if before[-1].kind not in ("retired", "died", "disciplined") else slot.verb

    def _persons(self, clause: Clause, verb: Verb, slot: Slot, border: int) -> tuple[list[int], bool]:
        """The persons of an office and whether they are the subject."""
        spans = self._attached.span
        if verb.entry.name in INTRANSITIVE:
            return self._subjects.before(clause, verb, border), True
        subject = self._subjects.before(clause, verb, border)
        if subject and self._is_said_passively(subject[-1], verb):
            return subject, True
        between = [
            rank for rank in clause.persons if spans(rank)[0] >= max(verb.last, border) and spans(rank)[2] <= slot.first
        ]
        of_another = verb.kind == "holds" and not between  # `từng là cố vấn cho ông …`
        behind = [] if of_another else between or self._behind(clause, slot)
        if behind:
            return behind, False
        if slot.first != verb.last and self._names_somebody_else(verb):
            return [], False
        subject = subject or self._subjects.before(clause, slot.verb, border)
        return (subject, True) if subject else self._of_earlier_verb(clause, verb, border)

    def _is_said_passively(self, rank: int, verb: Verb) -> bool:
        words = self._folded[min(self._attached.end[rank], verb.first) : verb.first + 1]
        return "được" in words or "bị" in words

    def _names_somebody_else(self, verb: Verb) -> bool:
        """Whether a name that is none of ours stands right behind a verb: ``điều động Alexandre … sang làm …``."""
        tokens, candidates = self._known.tokens, self._known.candidates
        at = verb.last
        if at + 1 >= len(tokens) or not (tokens.text[at][0].isupper() and tokens.text[at + 1][0].isupper()):
            return False
        return all(candidates.at(lexicon, at) is None for lexicon in ("bodies", "roles", "fields"))

    def _of_earlier_verb(self, clause: Clause, verb: Verb, border: int) -> tuple[list[int], bool]:
        """``điều động ông … đến nhận công tác tại …, chỉ định …``: the person of the verb of change before."""
        spans = self._attached.span
        for earlier in reversed([other for other in clause.verbs if border <= other.first < verb.first]):
            if not earlier.entry.is_change and earlier.kind != "takes":
                continue
            objects = [rank for rank in clause.persons if earlier.last <= spans(rank)[0] < verb.first]
            if objects and spans(objects[0])[0] - earlier.last <= 1:
                return objects[:1] + self._subjects.joined(objects), False
            subject = self._subjects.before(clause, earlier, border)
            if subject:
                return subject, True
        return [], True

    def _behind(self, clause: Clause, slot: Slot) -> list[int]:
        """``miễn nhiệm chức vụ … đối với ông …``, ``bổ nhiệm chức vụ … cho 3 cán bộ gồm: …``."""
        spans = self._attached.span
        at = slot.tail
        stop = min(at + _OBJECT_GAP, clause.last)
        while at < stop and self._folded[at] not in ("đối", "cho", "với", "gồm"):
            at += 1
        behind = [rank for rank in clause.persons if spans(rank)[0] > at]
        if at < stop and behind:
            plural = spans(behind[0])[0] - at > 3
            if spans(behind[0])[0] - at > _OBJECT_GAP or (plural and ":" not in self._folded[at : spans(behind[0])[0]]):
                return []
            return behind if plural else behind[:1] + self._subjects.joined(behind)
        title = slot.titles[-1]
        owner = next(
            (
                rank
                for rank in clause.persons
                if title in self._attached.of[rank] and title.head in self._attached.before
            ),
            None,
        )
        return [] if owner is None else [owner]

    def _continues(self, border: int, slot: Slot) -> bool:
        """Whether a further verb goes on with the person of the one before: only small words between."""
        return border <= slot.first and slot.first - border <= SUBJECT_GAP + 6

    def _planned(self, clause: Clause, verb: Verb, border: int) -> bool:
        first = max(clause.first, border if border < verb.first else clause.first, verb.first - _BEFORE_PLAN)
        decided = self._known.folded.startswith("theo quyết định", self._known.tokens.start[clause.first])
        return is_planned(self._known.tokens, first, verb.first, decided=decided)

    def _background(self, clause: Clause, verb: Verb) -> bool:
        first = max(clause.first, verb.first - _BEFORE_PLAN)
        return is_background(self._known.tokens, first, verb.first)

    def _without_office(self, clause: Clause, told: list[Change]) -> list[Change]:
        """Changes that name no office: discipline, retirement, death, a transfer to a body."""
        governed = {id(change.verb) for change in told if not change.planned}
        found: list[Change] = []
        for verb in clause.verbs:
            if verb.kind not in _WITHOUT_OFFICE or id(verb) in governed or not self._stands_alone(clause, verb):
                continue
            persons, passive = self._without_office_persons(clause, verb)
            if not persons:
                continue
            planned = self._planned(clause, verb, clause.first)
            found.append(
                Change(
                    verb.kind, persons, None, verb.first, verb.last, verb, clause, passive, planned,
                    self._background(clause, verb),
                )
            )  # fmt: skip
        return found

    def _stands_alone(self, clause: Clause, verb: Verb) -> bool:
        folded = self._folded
        if verb.kind == "transferred":
            later = [other for other in clause.verbs if other.first > verb.first and other.entry.is_change]
            moved = {"đến", "về", "sang"} & set(folded[verb.last : verb.last + 24])
            return not later and bool(moved) and "tác" in folded[verb.last : verb.last + 30]
        if verb.kind == "disciplined":
            start, end = self._known.sentences[self._known.sentence_at(self._known.tokens.start[verb.first])]
            words = self._known.folded[start:end]
            return any(word in words for word in ("kỷ luật", "hình thức", "đảng", "ủy ", "kiểm tra"))
        return True

    def _without_office_persons(self, clause: Clause, verb: Verb) -> tuple[list[int], bool]:
        spans = self._attached.span
        behind = [rank for rank in clause.persons if spans(rank)[0] >= verb.last]
        if behind and verb.entry.name not in INTRANSITIVE:
            words = self._folded[verb.last : spans(behind[0])[0]]
            if len(words) <= 2 or words[-2:] == ["đối", "với"] or words[-1:] == ["với"]:
                return behind[:1] + self._subjects.joined(behind), False
        if verb.kind == "disciplined" or verb.entry.name.startswith("cách "):
            ordered = [other for other in clause.verbs if other.kind == "punishes" and other.first < verb.first]
            if ordered:
                objects = [rank for rank in clause.persons if ordered[-1].last <= spans(rank)[0] < verb.first]
                if objects:
                    return objects, False
        return self._subjects.before(clause, verb, clause.first), True
