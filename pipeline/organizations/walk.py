"""The pieces of an organisation's name: heads, fields, places, proper names, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass, field

from trichtin.pipeline.organizations.lexicon import Head, heads
from trichtin.pipeline.organizations.page import DASHES, Page
from trichtin.pipeline.segmentation.syllables import is_syllable

_LONGEST = 40
_BARE_UNITS = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"})
_OPENING_QUOTES = frozenset("\"“‘'")
_CLOSING_QUOTES = frozenset("\"”’'")
_LONGEST_QUOTE = 8
# `vụ Đông Xuân`, `Vụ Hè Thu` are harvests.
_SEASONS = frozenset({"đông", "xuân", "hè", "thu", "mùa"})
# A field in `giáo dục thường xuyên` alone.
_ADVERBS = frozenset({"thường xuyên"})


@dataclass(slots=True)
class Walk:
    """A walk over the tokens of a name, piece by piece.

    Attributes:
        page: the tokens.
        head: the head that the name begins with.
        ends: the token behind each piece, behind the head first.
        shouted: whether the name is written in capitals throughout, so that capitals say nothing.
        pieces: the kinds of the pieces: ``head``, ``kind``, ``field``, ``qualifier``, ``place``, ``unit`` (a bare type
            word), ``proper``; ``joint`` and ``noun`` where a field must follow.
        current: the head of the last body inside the name.
        proper: the token that the proper name begins with.
        free: whether a subject in small letters may follow.
    """

    page: Page
    head: Head
    ends: list[int]
    shouted: bool
    pieces: list[str] = field(default_factory=lambda: ["head"])
    current: Head | None = None
    proper: int = 0
    free: bool = False

    def __post_init__(self) -> None:
        self.free = self.head.free

    @property
    def end(self) -> int:
        """The token behind what is taken."""
        return self.ends[-1]

    @property
    def last(self) -> str:
        """The kind of the last piece."""
        return self.pieces[-1]

    def take(self, end: int, piece: str) -> bool:
        """Take the tokens up to ``end`` as a piece."""
        self.ends.append(end)
        self.pieces.append(piece)
        return True

    def run(self) -> None:
        """Take piece after piece, and drop what cannot end a name."""
        while self.end - self.ends[0] < _LONGEST and self.step():
            pass
        while self.last in ("joint", "noun") or (len(self.ends) > 1 and self.last == "head" and self._needs_more):
            self.pieces.pop()
            self.ends.pop()

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
    def _needs_more(self) -> bool:
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
