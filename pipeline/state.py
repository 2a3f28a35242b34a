"""What is known of an article so far: one typed object that the rooms fill in turn.

Mentions are stretches of the text that a room found; entities (places, officials, organisations, programmes) are what
the mentions stand for. Offsets are characters of ``Annotations.text``, ``end`` exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from trichtin.pipeline.digits import NUMERAL
from trichtin.pipeline.numbers import Numbers
from trichtin.pipeline.segmentation.tokens import Tokens
from trichtin.pipeline.signs import Signs
from trichtin.schemas.achievement import ChangeKind, Direction, PeriodScope, Status
from trichtin.schemas.article import PublishedFrom, SectionKind
from trichtin.schemas.diagnostics import CheckKind, TakenFor
from trichtin.schemas.location import Level, Relation, Resolution
from trichtin.schemas.official import EventType, OfficialClass, PositionStatus
from trichtin.schemas.organization import DateKind, OrganizationType, ProgramKind
from trichtin.schemas.quantity import Bound, UnitKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from trichtin.pipeline.candidates import Candidates
    from trichtin.pipeline.segmentation.words import Words

Offsets = tuple[int, int]
"""(start, end) of a stretch of the text, in characters."""


_NOT_READ = ("boilerplate", "byline")


@dataclass(slots=True)
class Section:
    """A stretch of the text of one kind."""

    kind: SectionKind
    start: int
    end: int


@dataclass(slots=True, kw_only=True, eq=False)
class Mention:
    """A stretch of the text that a room takes for something; ``rule`` names the rule that found it."""

    start: int
    end: int
    rule: str

    @property
    def offsets(self) -> Offsets:
        """(start, end)."""
        return self.start, self.end


@dataclass(slots=True, kw_only=True, eq=False)
class LabelMention(Mention):
    """Numerals that label and do not measure: numbers of documents, ordinals, clock times, scores, idioms …

    ``start`` and ``end`` take in the words that show it (``bão số 13``), ``numerals`` the numerals themselves.
    """

    taken_for: TakenFor
    numerals: list[Offsets] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class UnitForm:
    """The unit of a quantity: its words without scale words, UCUM or ISO 4217 symbol, kind, and what it is per."""

    text: str
    symbol: str | None
    kind: UnitKind
    per: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class QuantityMention(Mention):
    """A figure: number and unit without the bound word.

    Attributes:
        value: the number in ``unit``, scale words multiplied out; the lower end of a range, the part of a whole.
        upper: the upper end of a range.
        out_of: the whole of a part.
        out_of_span: where the whole stands when it stands apart.
        bound: how the value bounds the truth.
        bound_span: the bound word (``hơn``), or None.
        unit: the unit.
        canonical: (value, symbol of the base unit), or None.
        numerals: the numerals that the figure holds, number words too.
        number_end: where the number (with its scale words) ends and the unit begins.
        object: what is counted or measured; filled after the overlaps are decided.
    """

    value: Decimal
    upper: Decimal | None = None
    out_of: Decimal | None = None
    out_of_span: Offsets | None = None
    bound: Bound = "exact"
    bound_span: Offsets | None = None
    unit: UnitForm
    canonical: tuple[Decimal, str] | None = None
    numerals: list[Offsets] = field(default_factory=list)
    number_end: int
    object: Offsets | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class DateMention(Mention):
    """A date, period or term; ``first`` and ``last`` are its first and last day where they are known."""

    edtf: str | None
    first: date | None
    last: date | None
    kind: DateKind
    relative: bool = False
    numerals: list[Offsets] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class ProgramMention(Mention):
    """The name of a programme, plan, law or document."""

    kind: ProgramKind
    number: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class OrganizationMention(Mention):
    """The name of a body: ``UBND tỉnh Lạng Sơn``. ``expanded`` is its form without acronyms, where it has some."""

    type: OrganizationType
    acronym: str | None = None
    expanded: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class PersonMention(Mention):
    """A person's name without honorific; ``honorific`` is the word or rank before it (``ông``, ``Thiếu tướng``)."""

    honorific: str | None = None
    honorific_span: Offsets | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class PlaceMention(Mention):
    """A place name with its type word where one stands beside it.

    Attributes:
        name: the name without the type word for units; with it for sites, roads, rivers and regions; expanded.
        type: the type word in its full form (``thành phố`` for ``TP.``), inherited from the head of a list; or None.
        level: what the form alone says; None where it may be several (a bare name).
        group: rank of the list that the mention belongs to (``các xã A, B, C``), or None.
        within: the mention named behind it as what holds it (``xã X, huyện Y``; ``X (Y)``; a list's bracket), or None.
        country: ISO 3166-1 alpha-2 code, ``VN`` at home, None for regions that cross borders.
    """

    name: str
    type: str | None = None
    level: Level | None = None
    group: int | None = None
    within: PlaceMention | None = None
    country: str | None = "VN"


@dataclass(slots=True, kw_only=True, eq=False)
class AdminUnits:
    """The units that hold a place on a day, as (official name, code)."""

    province: tuple[str, str | None] | None = None
    district: tuple[str, str | None] | None = None
    commune: tuple[str, str | None] | None = None
    as_of: date


@dataclass(slots=True, kw_only=True, eq=False)
class Successor:
    """What holds a place at the gazetteer's date, as (official name, code)."""

    province: tuple[str, str | None]
    commune: tuple[str, str | None] | None
    relation: Relation


@dataclass(slots=True, kw_only=True, eq=False)
class Place:
    """A distinct place, tied to the units that hold it."""

    name: str
    type: str | None
    level: Level
    country: str | None
    mentions: list[PlaceMention]
    admin: AdminUnits | None = None
    current: list[Successor] = field(default_factory=list)
    coordinates: tuple[float, float] | None = None
    resolution: Resolution = "unresolved"
    candidates: list[AdminUnits] = field(default_factory=list)
    rule: str


@dataclass(slots=True, kw_only=True, eq=False)
class Organization:
    """A distinct organisation; ``name`` is its fullest form."""

    name: str
    acronym: str | None
    expanded: str | None
    type: OrganizationType
    mentions: list[OrganizationMention]
    place: Place | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Program:
    """A distinct programme, plan, law or document; ``name`` is its fullest form."""

    name: str
    kind: ProgramKind
    number: str | None
    mentions: list[ProgramMention]


@dataclass(slots=True, kw_only=True, eq=False)
class Position:
    """An office in the words of the text: ``title`` is ``role`` and ``organization`` as they stand."""

    start: int
    end: int
    title: str
    role: str
    organization: str | None
    organization_entity: Organization | None = None
    place: Place | None = None
    status: PositionStatus = "current"


@dataclass(slots=True, kw_only=True, eq=False)
class Event:
    """A change of office that the article reports."""

    start: int
    end: int
    type: EventType
    position: Position | None
    by: Offsets | None = None
    date: DateMention | None = None
    term: DateMention | None = None
    document: Program | None = None
    rule: str


@dataclass(slots=True, kw_only=True, eq=False)
class Official:
    """A person with an office."""

    name: str
    honorific: str | None
    office_class: OfficialClass
    mentions: list[PersonMention]
    positions: list[Position] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    rule: str


@dataclass(slots=True, kw_only=True, eq=False)
class Change:
    """How the clause says that a figure changed."""

    direction: Direction
    kind: ChangeKind
    from_value: Decimal | None = None
    base: Offsets | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Progress:
    """How far something has come; ``derived`` names the parts that are computed."""

    done: Decimal | None
    target: Decimal | None
    ratio: Decimal | None
    derived: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class Achievement:
    """A quantity that the article reports as a result or sets as a target; the others are context."""

    start: int
    end: int
    quantity: QuantityMention
    action: Offsets | None
    status: Status
    change: Change | None = None
    progress: Progress | None = None
    repeats: Achievement | None = None
    period: DateMention | None = None
    period_scope: PeriodScope | None = None
    places: list[Place] = field(default_factory=list)
    actor: Offsets | None = None
    actor_entity: Organization | Place | None = None
    attribution: Offsets | None = None
    program: Program | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Numeral:
    """One numeral of the article and the item that holds it."""

    start: int
    end: int
    taken_for: TakenFor
    owner: Mention | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Warning:
    """Something that the reader of the record should know."""

    code: str
    message: str
    span: Offsets | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Check:
    """A piece of the article's arithmetic, recomputed."""

    kind: CheckKind
    items: list[QuantityMention]
    stated: Decimal
    computed: Decimal
    ok: bool


@dataclass(eq=False)
class Annotations:
    """All that is known of one article; the rooms read what stands above them and append to their own lists."""

    text: str
    folded: str
    tokens: Tokens
    sentences: list[Offsets]
    sections: list[Section]
    words: Words
    candidates: Candidates
    published: date | None = None
    published_at: str | None = None
    published_from: PublishedFrom | None = None
    outlet: str | None = None
    dateline: str | None = None

    # Mentions: proposed by the rooms, then thinned by ``overlaps``.
    labels: list[LabelMention] = field(default_factory=list)
    program_mentions: list[ProgramMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    quantities: list[QuantityMention] = field(default_factory=list)
    persons: list[PersonMention] = field(default_factory=list)
    organization_mentions: list[OrganizationMention] = field(default_factory=list)
    place_mentions: list[PlaceMention] = field(default_factory=list)

    # Entities and relations: made of the mentions that remain.
    programs: list[Program] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    achievements: list[Achievement] = field(default_factory=list)
    numerals: list[Numeral] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    @cached_property
    def doc(self) -> Doc:
        """A spaCy ``Doc`` of the tokens and sentences whose text is ``text``, made when first asked for."""
        from trichtin.pipeline.segmentation.doc import make_doc

        at, first = self.tokens.at, self.tokens.first
        return make_doc(self.tokens, [(first(start), at(end - 1) + 1) for start, end in self.sentences])

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the text by token (``annotations.numbers.at(token)``), found when first asked for."""
        return Numbers(self.tokens, self.digit_tokens)

    @cached_property
    def written_numerals(self) -> list[Offsets]:
        """The numerals of the text that are written in digits, in order."""
        return [match.span() for match in NUMERAL.finditer(self.text)]

    @cached_property
    def digit_tokens(self) -> list[int]:
        """The tokens that begin with a digit, in order."""
        starts, written = self.tokens.start, self.tokens.text
        found = []
        for start, end in self.written_numerals:
            at = self.tokens.at(start)
            while at < len(starts) and starts[at] < end:
                if written[at][0].isdecimal():
                    found.append(at)
                at += 1
        return found

    @cached_property
    def signs(self) -> Signs:
        """What stands beside the numerals of the text, found when first asked for."""
        return Signs(self.text)

    @cached_property
    def has_lost_signs(self) -> bool:
        """Whether the source seems to have lost its signs (``tăng 24 so với``, ``10 15 cửa hàng``): no `%`, no `/`."""
        return "%" not in self.text and "/" not in self.text

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    @cached_property
    def _paragraphs(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @cached_property
    def read_tokens(self) -> list[bool]:
        """For each token whether items are extracted at it, as ``is_read`` says of its offset."""
        read = [True] * len(self.tokens)
        firsts = [self.tokens.first(start) for start in self._section_starts]
        for section, first, last in zip(self.sections, firsts, [*firsts[1:], len(read)], strict=False):
            if section.kind in _NOT_READ:
                read[first:last] = [False] * (last - first)
        return read

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds the character ``offset`` (the one before it in a gap)."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def section_at(self, offset: int) -> SectionKind:
        """Kind of the section that holds the character ``offset``."""
        return self.sections[max(bisect_right(self._section_starts, offset) - 1, 0)].kind

    def paragraph_at(self, offset: int) -> int:
        """Index of the line that holds the character ``offset``."""
        return bisect_right(self._paragraphs, offset) - 1

    def is_read(self, offset: int) -> bool:
        """Whether items are extracted at ``offset``: everywhere but in boilerplate and bylines."""
        return self.section_at(offset) not in _NOT_READ

    def slice(self, offsets: Offsets) -> str:
        """The words at ``offsets``."""
        return self.text[offsets[0] : offsets[1]]

    def warn(self, code: str, message: str, span: Offsets | None = None) -> None:
        """Note something for the reader of the record; the codes are listed in ``docs/warnings.md``."""
        self.warnings.append(Warning(code=code, message=message, span=span))
