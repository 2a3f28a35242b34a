"""Names of organisations from their heads: ``Sở`` + field + place, ``Công ty`` + legal form + proper name."""

from __future__ import annotations

from dataclasses import dataclass, field

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.organizations.lexicon import Head, heads
from trichtin.pipeline.organizations.page import DASHES, Page
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import OrganizationMention

_LONGEST = 40
_PLURALS = frozenset("các những nhiều mọi một hai ba bốn từng vài mấy cả số".split())
_BARE_UNITS = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"})
_OPENING_QUOTES = frozenset("\"“‘'")
_CLOSING_QUOTES = frozenset("\"”’'")
_LONGEST_QUOTE = 8
# `vụ Đông Xuân`, `Vụ Hè Thu` are harvests.
_SEASONS = frozenset({"đông", "xuân", "hè", "thu", "mùa"})
# A field in `giáo dục thường xuyên` alone.
_ADVERBS = frozenset({"thường xuyên"})


@dataclass(slots=True)
class _Walk:
    """A walk over a name: ``end`` is the token behind what is taken, ``pieces`` what was taken so far."""

    page: Page
    head: Head
    end: int
    shouted: bool
    pieces: list[str] = field(default_factory=lambda: ["head"])
    current: Head | None = None
    proper: int = 0
    free: bool = False

    def __post_init__(self) -> None:
        self.free = self.head.free

    @property
    def last(self) -> str:
        return self.pieces[-1]

    def take(self, end: int, piece: str) -> bool:
        self.end = end
        self.pieces.append(piece)
        return True

    def step(self) -> bool:
        """Take the next piece of the name; false where the name ends."""
        page, at = self.page, self.end
        if self._open.alone:
            return False
        if not page.spaced(at):
            return self._touching(at)
        if at in page.persons:
            return self._person(at)
        if page.is_role(at):
            return False
        return (
            self._nested(at)
            or self._kind(at)
            or self._qualifier(at)
            or self._field(at)
            or self._unit(at)
            or self._proper(at)
            or self._number(at)
            or self._joint(at)
            or self._quoted(at)
        )

    @property
    def needs_more(self) -> bool:
        """Whether the last head is no name without what should follow."""
        return self._open.kind != "complete"

    @property
    def _open(self) -> Head:
        """The head that the next pieces belong to: the last one taken."""
        return self.current or self.head

    def _touching(self, at: int) -> bool:
        page = self.page
        after = at + 1
        joins = page.word(at) in DASHES or (page.word(at) == "&" and page.word(after).isupper())
        if not (joins and page.touches(at) and page.touches(after) and self.last in ("proper", "field")):
            return False
        return page.is_capital(after) and not page.is_head(after) and self.take(page.word_end(after), self.last)

    def _person(self, at: int) -> bool:
        if not (self._open.person and self.last in ("head", "kind")):
            return False
        return self.take(self.page.persons[at], "proper")

    def _nested(self, at: int) -> bool:
        """Another body inside the name: ``Ban Tổ chức | Tỉnh ủy``."""
        page = self.page
        body = page.candidates.at("bodies", at)
        nested = heads().get(body.entry.name) if body is not None else None
        if body is None or nested is None or self.last in ("joint", "place"):
            return False
        longer = page.candidates.at("organization fields", at) or page.candidates.at("fields", at)
        if longer is not None and longer.last > body.last:
            return False
        if not page.is_written(body):
            return False
        if body.last - body.first == 1 and self.last in ("proper", "kind"):
            return False  # a syllable of the name: `Công ty Hoa Ban`
        self.current = nested
        return self.take(body.last, "head")

    def _kind(self, at: int) -> bool:
        if self._open.kind != "proper" or self.last not in ("head", "kind"):
            return False
        kind = self.page.candidates.at("organization kinds", at)
        if kind is None and not self.page.is_capital(at):
            kind = self.page.candidates.at("fields", at)
        return kind is not None and self.take(self.page.word_end(kind.last - 1), "kind")

    def _field(self, at: int) -> bool:
        page = self.page
        if self._open.kind == "complete" and self.last == "head":
            return False
        if self.last == "place":
            return False
        acronym = page.candidates.at("organization field acronyms", at)
        if acronym is not None and page.slice(acronym) == acronym.entry[0]:
            return self.take(acronym.last, "field")
        full = page.candidates.at("organization fields", at)
        if full is not None and (page.is_capital(at) or (self.last in ("head", "joint") and page.is_capital(at - 1))):
            return self.take(page.word_end(full.last - 1), "field")
        known = page.candidates.at("fields", at)
        if known is None:
            return False
        if page.is_capital(at):
            return self.take(page.word_end(known.last - 1), "field")
        if page.slice(known) in _ADVERBS:
            return False
        if self.free and self.last in ("head", "field", "joint"):
            return self.take(page.word_end(known.last - 1), "field")
        may_follow = self.last == "field" and not known.entry
        return may_follow and self.take(page.word_end(known.last - 1), "field")

    def _unit(self, at: int) -> bool:
        page = self.page
        unit = page.candidates.at("unit types", at)
        if unit is None or self.last == "joint":
            return self._unit_acronym(at)
        end = page.unit_name_end(unit.last)
        if end is not None:
            return self.take(end, "place")
        if not self._open.unit or unit.entry.type.name not in _BARE_UNITS or unit.entry.short:
            return False
        word = page.candidates.at("fields", at)
        if word is not None and word.last > unit.last:
            return False
        return self.take(unit.last, "unit")

    def _unit_acronym(self, at: int) -> bool:
        acronym = self.page.candidates.at("unit acronyms", at)
        return acronym is not None and self.page.is_capital(at) and self.take(acronym.last, "place")

    def _qualifier(self, at: int) -> bool:
        page = self.page
        qualifier = page.candidates.at("organization qualifiers", at)
        if qualifier is None or self.last not in ("field", "proper", "head", "qualifier"):
            return False
        return self.take(qualifier.last, "qualifier")

    def _proper(self, at: int) -> bool:
        page = self.page
        if not page.is_capital(at) or self.last == "joint":
            return False
        if self.last == "noun":
            return self.take(page.word_end(at), "field")
        place = page.place_end(at)
        if place is not None and self._open.kind != "proper":
            return self.take(place, "place")
        if self._open.kind == "complete" or self.shouted or self.last in ("place", "unit"):
            return False
        if self.last == "head" and self._open.kind == "proper" and not self._open.person and page.is_surname(at):
            return False
        if self.last == "qualifier" and not is_syllable(page.low(at)):
            return False
        if self.last in ("head", "kind"):
            if page.low(at) in _SEASONS and self.head.type == "agency" and page.low(at - 1) == "vụ":
                return False
            self.proper = at
        return self.take(max(page.word_end(at), place or 0), "proper")

    def _number(self, at: int) -> bool:
        page = self.page
        word = page.word(at)
        if not word.isdigit() or len(word) > 4 or self.last not in ("head", "proper", "field", "kind"):
            return False
        following = page.word(at + 1)
        if page.touches(at + 1) and following not in {",", ".", ";", ":", ")", "!", "?", "…", "”", '"'}:
            return False
        if self._open.number and self.last in ("head", "kind"):
            return self.take(at + 1, "proper")
        return not following[:1].islower() and self.last == "proper" and self.take(at + 1, "proper")

    def _joint(self, at: int) -> bool:
        """``và``, ``-``, ``,`` inside a field: a field in capitals stands behind."""
        page = self.page
        word = page.low(at)
        if word == "tại" and page.low(at - 1) == "cao":  # `Tòa án nhân dân cấp cao tại Hà Nội`
            place = page.unit_or_place_end(at + 1)
            return place is not None and self.take(place, "place")
        if word == "về" and self.last == "qualifier":
            self.free = True
            return page.candidates.at("fields", at + 1) is not None and self.take(at + 1, "joint")
        if self.last not in ("field", "proper") or not (word in {"và", "&", ","} or word in DASHES):
            return False
        after = at + 1
        if not page.spaced(after) or page.is_role(after) or page.is_head(after) or after in page.persons:
            return False
        known = page.candidates.at("organization fields", after) or page.candidates.at("fields", after)
        if known is None:
            # `Bộ Nông nghiệp và Nguồn nước`: a word of two syllables with one capital is no name.
            is_word = word in ("và", "&") and page.is_capital(after) and page.word_end(after) > after + 1
            return is_word and self._open.kind != "proper" and self.take(after, "noun")
        if self.free and self.last == "field":
            return self.take(after, "joint")
        if not (page.is_capital(after) or page.candidates.at("organization fields", after) is known):
            return False
        if word == "," and page.low(known.last) not in {"và", "-", "–", "&"}:
            return False
        if self.last == "proper" and self._open.kind != "proper":
            return False
        return self.take(after, "joint")

    def _quoted(self, at: int) -> bool:
        page = self.page
        if page.word(at) not in _OPENING_QUOTES or self._open.kind != "proper" or self.last not in ("head", "kind"):
            return False
        for end in range(at + 1, min(at + _LONGEST_QUOTE, page.size)):
            if page.word(end) in _CLOSING_QUOTES:
                return page.is_capital(at + 1) and self.take(end + 1, "proper")
        return False


def read_name(page: Page, candidate: Candidate) -> tuple[OrganizationMention, int] | None:
    """The name that begins with a head, and the token behind it; None where none does."""
    head = heads().get(candidate.entry.name)
    if head is None or not page.is_read(candidate.first) or page.is_inside_name(candidate):
        return None
    if head.kind == "field" and page.is_inside_role(candidate):
        return None
    is_capital = page.is_written(candidate)
    if not is_capital and not (head.small and _stands_alone(page, candidate)):
        return None
    walk = _Walk(page, head, candidate.last, page.is_shouted(candidate))
    ends = [candidate.last]
    while walk.end - candidate.first < _LONGEST and walk.step():
        ends.append(walk.end)
    while walk.last in ("joint", "noun") or (walk.last == "head" and len(ends) > 1 and walk.needs_more):
        walk.pieces.pop()
        ends.pop()
    if not _is_name(page, candidate, walk, is_capital):
        return None
    end = ends[-1]
    kind = walk.current.type if head.of and walk.current is not None else head.type
    rule = "organization.company" if kind == "company" else "organization.body"
    return OrganizationMention(start=candidate.start, end=page.end[end - 1], rule=rule, type=kind), end


def read_full_name(page: Page, candidate: Candidate) -> tuple[OrganizationMention, int] | None:
    """A name that stands in the lexicon in full, and the token behind it; None where it is not written as a name."""
    if not page.is_written(candidate) or not page.is_read(candidate.first):
        return None
    mention = OrganizationMention(
        start=candidate.start, end=candidate.end, rule="organization.listed", type=candidate.entry.type
    )
    return mention, candidate.last


def _stands_alone(page: Page, candidate: Candidate) -> bool:
    """Whether a head in small letters is a word of its own (not the end of ``môi trường``) and names one body."""
    return page.begins_word(candidate.first) and page.low(candidate.first - 1) not in _PLURALS


def _is_name(page: Page, candidate: Candidate, walk: _Walk, is_capital: bool) -> bool:
    tail = walk.pieces[1:]
    if walk.head.kind == "complete":
        return is_capital or "place" in tail
    if walk.head.kind == "field":
        if is_capital and candidate.last - candidate.first == 1:
            return any(piece in tail for piece in ("field", "proper", "head"))
        if is_capital:
            return any(piece in tail for piece in ("field", "proper", "head", "place", "unit"))
        return (tail[:1] in (["field"], ["proper"]) and page.is_capital(candidate.last)) or (
            walk.head.unit and "place" in tail
        )
    if "proper" not in tail and not ("place" in tail and is_capital) and "head" not in tail:
        return is_capital and walk.head.unit and "unit" in tail
    if candidate.last - candidate.first == 1 and walk.head.person and tail == ["proper"]:
        # `Trường Nguyên` is a name of its own.
        return walk.end - candidate.last > 1 or not is_syllable(page.low(candidate.last))
    return is_capital or not page.is_place(walk.proper, walk.end)
