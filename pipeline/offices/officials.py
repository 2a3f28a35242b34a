"""Officials: persons with an office or an event."""

from __future__ import annotations

from dataclasses import dataclass, field

from trichtin.pipeline.offices.attachment import Attachment
from trichtin.pipeline.offices.careers import Careers
from trichtin.pipeline.offices.clauses import Clause, ClauseReader
from trichtin.pipeline.offices.event_facts import EventFacts
from trichtin.pipeline.offices.events import GAINS, Change, ChangeReader
from trichtin.pipeline.offices.links import Links, office_class
from trichtin.pipeline.offices.lists import counted_persons
from trichtin.pipeline.offices.namesakes import apart
from trichtin.pipeline.offices.people import Person, group_persons
from trichtin.pipeline.offices.positions import contains, merge, position_of, wording
from trichtin.pipeline.offices.pronouns import Pronouns
from trichtin.pipeline.offices.titles import Title, TitleFinder
from trichtin.pipeline.state import Annotations, Event, Official, Position
from trichtin.schemas.official import EventType

_DECISIONS = ("quyết định", "điều động", "bổ nhiệm", "công tác cán bộ", "bầu ")
# Without an office beside them these verbs tell a story more often than they report a change.
_OF_ONESELF = ("từ chức", "từ nhiệm", "thôi chức")
# Verbs without a change that report one among decisions, and those that do so in a headline.
_HOLDING = ("giữ chức", "tiếp tục giữ chức")
_HOLDING_NEWS = (*_HOLDING, "làm", "trở thành", "đảm nhiệm", "đảm nhận")
# Roles that need no body as stations of a career.
_TRADES = ("giảng viên", "chuyên viên", "kiểm toán viên")
_NOW = ("hiện ", "đang ", "hiện đang ", "hiện nay ")
_THEN = ("khi", "lúc", "thời")
_HOLDING_NOW = ("hiện ", "đang ", "hiện đang ", "từng ", "với ", "khi ", "người ")


@dataclass(slots=True)
class _Record:
    """What is known of one person: titles beside the name, titles and offices from events and careers, events."""

    person: Person
    held: list[Title] = field(default_factory=list)
    told: list[Title] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


class OfficialMaker:
    """Makes the officials of one article."""

    def __init__(self, known: Annotations) -> None:
        self._known = known
        self._titles = TitleFinder(known).all()
        self._attached = Attachment(known, self._titles)
        self._records = [_Record(person) for person in apart(known, group_persons(known), self._attached)]
        self._record_of = {rank: index for index, record in enumerate(self._records) for rank in record.person.mentions}
        self._links = Links(known)
        self._careers = Careers(known, self._record_of)
        self._facts = EventFacts(known, self._titles, self._careers.is_old)
        self._pronouns = Pronouns(known, self._attached, self._record_of)
        self._last: tuple[int, list[int]] = (-1, [])
        self._by_sentence: dict[int, list[int]] = {}
        for rank, mention in enumerate(known.persons):
            self._by_sentence.setdefault(known.sentence_at(mention.start), []).append(rank)

    def make(self) -> list[Official]:
        """The officials in order of their first mention."""
        for record in self._records:
            record.held = [title for rank in record.person.mentions for title in self._attached.of[rank]]
        changes = ChangeReader(self._known, self._attached)
        for clause in ClauseReader(self._known, self._titles, self._attached).clauses():
            for change in changes.read(clause):
                self._tell(change)
            self._tell_counted(clause)
        self._tell_careers()
        return [official for record in self._records if (official := self._official(record)) is not None]

    def _tell(self, change: Change) -> None:
        persons = change.persons or self._pronouns.subjects(change) or self._goes_on(change)
        self._last = (self._known.sentence_at(self._known.tokens.start[change.first]), persons)
        for index in dict.fromkeys(self._record_of[rank] for rank in persons):
            self._tell_of(change, index)

    def _goes_on(self, change: Change) -> list[int]:
        """``cho ông A thôi giữ chức …; điều động, bổ nhiệm giữ chức …``: a clause without a person goes on with his."""
        sentence = self._known.sentence_at(self._known.tokens.start[change.first])
        goes_on = not change.clause.persons and change.type not in ("holds", "joins") and self._last[0] == sentence
        return self._last[1] if goes_on else []

    def _tell_counted(self, clause: Clause) -> None:
        for verb in clause.verbs:
            if verb.kind == "disciplined":
                for rank in counted_persons(self._known, clause, verb, self._by_sentence):
                    change = Change(
                        "disciplined", [rank], None, verb.first, verb.last, verb, clause, False, False, False
                    )
                    self._tell_of(change, self._record_of[rank])

    def _tell_careers(self) -> None:
        """Offices that a sentence lists as stations of a life: ``đã trải qua các vị trí …; đại biểu …``."""
        known = self._known
        for title in self._titles:
            start, _ = known.sentences[known.sentence_at(known.tokens.start[title.head])]
            ranks = self._by_sentence.get(known.sentence_at(start), [])
            if (
                title.head in self._attached.used
                or not ranks
                or known.persons[ranks[0]].start > known.tokens.start[title.head]
            ):
                continue
            if any(word in known.folded[start : known.tokens.start[title.head]] for word in ("trải qua", "kinh qua")):
                self._records[self._record_of[ranks[0]]].positions.append(position_of(known, title, "former"))

    def _tell_of(self, change: Change, index: int) -> None:
        record = self._records[index]
        dates = self._facts.clause_dates(change)
        if change.planned:
            return
        step = change.background or self._careers.is_step(change, index, dates)
        if change.type == "holds" and not step:
            self._tell_holding(change, record)
        elif step:
            self._add_step(change, record)
        elif change.type != "joins":
            self._add_event(change, record, "assigned" if change.type == "takes" else change.type)

    def _tell_holding(self, change: Change, record: _Record) -> None:
        """``giữ chức`` without another verb: an appointment in a headline or among decisions, else an office held."""
        if self._is_news(change):
            self._add_event(change, record, "appointed")
        elif self._is_office(change.title) and change.title is not None:
            past = "tiền nhiệm" in self._words_before(change)
            record.positions.append(position_of(self._known, change.title, "former" if past else "current"))

    def _is_office(self, title: Title | None) -> bool:
        """Whether a title is an office and nobody else's: ``lãnh đạo``, ``cán bộ`` need the body named."""
        if title is None or title.head in self._attached.before:
            return False
        return title.makes_official or title.role.name in _TRADES

    def _words_before(self, change: Change) -> str:
        """The words of the clause before the verb."""
        tokens = self._known.tokens
        return self._known.folded[tokens.start[change.clause.first] : tokens.start[change.first]]

    def _is_news(self, change: Change) -> bool:
        headline = self._known.section_at(self._known.tokens.start[change.first]) == "title"
        if not change.verb.entry.name.startswith(_HOLDING_NEWS if headline else _HOLDING):
            return False
        start = self._known.tokens.start[change.first]
        before = self._known.folded[max(0, start - 12) : start]
        if any(word in before for word in _HOLDING_NOW):
            return False
        if headline or "quyết định" in self._words_before(change):
            return True
        return any(
            word in self._known.folded for word in ("trao quyết định", "quyết định điều động", "quyết định bổ nhiệm")
        )

    def _add_step(self, change: Change, record: _Record) -> None:
        """A station of a career: an office held before, but for ``Ông là …``."""
        if self._is_office(change.title) and change.title is not None:
            since = change.type in GAINS and "từ khi" in self._words_before(change)
            holds = change.verb.entry.name == "là" or (change.type == "holds" and self._is_now(change))
            now = since or (holds and not self._careers.is_past(change))
            record.positions.append(position_of(self._known, change.title, "current" if now else "former"))

    def _is_now(self, change: Change) -> bool:
        """Whether the words right before a verb say that an office is held now: ``hiện bà cũng đang giữ chức``."""
        before = self._words_before(change)
        return before.endswith(_NOW) and not any(word in before for word in _THEN)

    def _add_event(self, change: Change, record: _Record, kind: str) -> None:
        known = self._known
        gained = kind in GAINS
        title = change.title
        if title is None and kind in ("dismissed", "retired", "died"):
            title = self._lost(change, record if kind in ("retired", "died") else None)
            if title is None and change.verb.entry.name in _OF_ONESELF:
                return
        office = None
        if kind == "disciplined":
            title = None
        if title is not None and not title.makes_official and title.role.name:
            return
        if title is not None:
            office = position_of(known, title, "incoming" if gained else "former")
            record.positions.append(office)
            record.told.append(title)
        if office is None and kind in ("appointed", "elected", "assigned", "reelected"):
            return
        behind = known.tokens.end[change.last - 1]
        start = known.tokens.start[change.first]
        sentence = known.sentences[known.sentence_at(start)]
        follows = "trước đó" in known.folded[sentence[0] : start]
        record.events.append(
            Event(
                start=start,
                end=behind,
                type=_type(kind),
                position=office,
                by=self._facts.agent(change),
                date=self._facts.date(change, follows),
                term=self._facts.term(change) if title is not None else None,
                document=self._facts.document(change),
                rule=f"event.{'passive' if change.passive else 'active'}" if kind == change.type else "event.holds",
            )
        )

    def _lost(self, change: Change, record: _Record | None) -> Title | None:
        """The office lost where the verb names none: the one beside the name, or beside the name elsewhere."""
        beside = [title for rank in change.persons for title in self._attached.of[rank]]
        elsewhere = record.held if record is not None else []
        return next((title for title in beside + elsewhere if title.status != "former"), None)

    def _official(self, record: _Record) -> Official | None:
        known = self._known
        changed = any(event.position is not None or event.type == "transferred" for event in record.events)
        if not (changed or record.positions or any(title.makes_official for title in record.held)):
            return None
        mentions = [known.persons[rank] for rank in record.person.mentions]
        honorifics = [mention.honorific for mention in mentions if mention.honorific]
        told = [
            title for title in record.held if title.role.strong or (title.body is not None and not title.vague)
        ] or record.held
        held = [position_of(known, title, "former" if title.status == "former" else "current") for title in told]
        events = _merge_events(record.events)
        positions = merge(sorted([*held, *record.positions], key=lambda position: (position.start, position.end)))
        for position in positions:
            self._links.fill(position)
        return Official(
            name=record.person.name,
            honorific=honorifics[0] if honorifics else None,
            office_class=office_class(known, record.held or record.told, positions),
            mentions=mentions,
            positions=positions,
            events=events,
            rule="official.title" if held else "official.event",
        )


def make_officials(known: Annotations) -> list[Official]:
    """The officials of an article."""
    return OfficialMaker(known).make() if known.persons else []


def _type(kind: str) -> EventType:
    return kind  # type: ignore[return-value]


def _merge_events(events: list[Event]) -> list[Event]:
    """Events without repetitions: one for each change, the fullest."""
    kept: list[Event] = []
    for event in events:
        rank = next((rank for rank, known in enumerate(kept) if _is_same(known, event)), None)
        if rank is None:
            kept.append(event)
        elif _fullness(event) > _fullness(kept[rank]):
            kept[rank] = event
    return sorted(kept, key=lambda event: (event.start, event.end))


def _is_same(one: Event, other: Event) -> bool:
    if one.position is None or other.position is None:
        return one.type == other.type and (one.position is other.position or one.type in ("disciplined", "dismissed"))
    if (one.type in GAINS) != (other.type in GAINS):
        return False
    a, b = wording(one.position.title), wording(other.position.title)
    return contains(a, b) or contains(b, a)


def _fullness(event: Event) -> tuple[bool, int, int]:
    words = len(wording(event.position.title)) if event.position else 0
    return event.rule != "event.holds", words, (event.date is not None) + (event.term is not None)
