"""The body behind a role: head, field, units and proper names, up to where the sentence goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.offices import Body, Role, words
from trichtin.pipeline.offices.body_words import (
    BEFORE_FIELDS,
    CLAUSE,
    CLAUSE_PAIRS,
    CLOSING,
    COUNTED,
    DASHES,
    FIELD_ROLES,
    FREE_HEADS,
    LONGEST,
    LONGEST_FIELD,
    NUMBERED,
    OPENERS,
    SHORT_UNITS,
    TIES,
    TIMES,
    TO_ROLES,
    UPPER,
)
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import Annotations


@dataclass(slots=True)
class _Walk:
    """The walk over a body's name: the piece before (``role``, ``head``, ``field`` …) and the end so far."""

    known: Annotations
    persons: set[int]
    role: Role
    end: int
    apposed: bool = False
    piece: str = "role"
    body: Body | None = None
    heads: list[str] = field(default_factory=list)

    def take(self, end: int, piece: str) -> bool:
        self.end = end
        self.piece = piece
        return True

    def step(self) -> bool:
        """Take in the next piece; false where the body ends."""
        tokens = self.known.tokens
        at = self.end
        if at >= len(tokens) or tokens.text[at][0] in "\n;:)!?…" or at in self.persons:
            return False
        word = tokens.text[at]
        role = self._role_here(at)
        if role is not None:
            return role > at and self.take(role, "head")
        if word[0].isalpha():
            return self._word(at)
        if word[0].isdigit():
            joins = self.piece in ("head", "unit") or tokens.end[at - 1] == tokens.start[at]
            joins = joins or (tokens.folded[at - 1] in COUNTED and tokens.text[at - 1][0].isupper())
            return joins and word.isdigit() and self.take(at + 1, "proper")
        return self._mark(at)

    def _role_here(self, at: int) -> int | None:
        """For a role at a token the token behind it where it is part of the body's name, else the token itself."""
        candidates, folded = self.known.candidates, self.known.tokens.folded
        role = candidates.at("roles", at)
        if role is None and folded[at] in ("phó", "nguyên", "cựu", "kiêm", "quyền"):
            return at if folded[at] == "kiêm" or candidates.at("roles", at + 1) is not None else None
        if role is None:
            return None
        named = candidates.at("fields", at)
        if named is not None and named.last == role.last and self.piece in ("field", "verbal", "joint"):
            return None  # `Cục Tổ chức cán bộ`
        body = candidates.at("bodies", at)
        if body is not None and body.last >= role.last:
            return None
        served = self.piece in ("role", "head") and (self.heads[-1:] or [self.role.name])[0] in TO_ROLES
        return role.last if served else at

    def _word(self, at: int) -> bool:
        tokens, candidates = self.known.tokens, self.known.candidates
        capital = tokens.text[at][0].isupper()
        if self._free(at):
            return True
        body = candidates.at("bodies", at)
        longer_field = candidates.at("fields", at)
        if body is not None and longer_field is not None and longer_field.last > body.last:
            body = None
        if body is not None and not capital and self._is_in_word(body):
            body = None
        if body is not None and self._takes_head(capital, body.last - body.first):
            if self.body is None:
                self.body = body.entry
            self.heads.append(body.entry.name)
            return self.take(body.last, "head")
        if longer_field is not None and self._takes_field(capital, longer_field.entry):
            end = max(longer_field.last, self._word_end(at)) if capital else longer_field.last
            return self.take(end, "verbal" if longer_field.entry else "field")
        if longer_field is None and self._unit(at):
            return True
        if capital:
            return tokens.folded[at] not in OPENERS and self.take(self._word_end(at), "proper")
        if longer_field is None and self._small_word(at):
            return True
        return self._runs_to_person(at) or (self.apposed and self._runs_to_mark(at)) or self._runs_to_firm(at)

    def _runs_to_firm(self, at: int) -> bool:
        """What a firm makes, between the word for it and its name: ``hãng nước đóng chai Sông Lam``."""
        tokens = self.known.tokens
        layer = self.known.words
        tag = layer.tag[layer.at(tokens.start[at])]
        if self.piece != "head" or self.body is None or self.body.office_class != "company" or not tag.startswith("N"):
            return False
        for end in range(at, min(at + LONGEST_FIELD, len(tokens))):
            if tokens.text[end][0].isupper():
                return end not in self.persons and tokens.folded[end] not in OPENERS and self.take(end, "tie")
            if not tokens.text[end].isalpha() or self._goes_on(end) or self._role_here(end) is not None:
                return False
        return False

    def _runs_to_mark(self, at: int) -> bool:
        """A field that no lexicon holds, in a title behind a name, up to the mark that closes it or a larger body."""
        tokens, candidates = self.known.tokens, self.known.candidates
        layer = self.known.words
        if self.piece not in BEFORE_FIELDS or not tokens.text[at].isalpha() or self._goes_on(at):
            return False
        field_here = candidates.at("fields", at) is not None or self.piece == "joint"
        if not field_here and not layer.tag[layer.at(tokens.start[at])].startswith(("N", "A")):
            return False
        for end in range(at + 1, min(at + LONGEST_FIELD, len(tokens))):
            if tokens.text[end] in CLOSING or (tokens.folded[end] in TIES and tokens.text[end + 1][0].isupper()):
                return self.take(end, "field")
            if tokens.text[end][0].isupper() and candidates.at("bodies", end) is not None:
                return self.take(end, "field")
            if not tokens.text[end].isalpha() or self._goes_on(end) or self._role_here(end) is not None:
                return False
        return False

    def _runs_to_person(self, at: int) -> bool:
        """A field that no lexicon holds, if nothing but words stands between it and the person's name."""
        tokens = self.known.tokens
        if self.piece not in ("head", "field", "verbal") or self._goes_on(at):
            return False
        for end in range(at + 1, min(at + LONGEST_FIELD, len(tokens))):
            if end in self.persons:
                return self.take(end, "proper")
            if not tokens.text[end].isalpha() or self._goes_on(end) or self._role_here(end) is not None:
                return False
        return False

    def _is_in_word(self, body: Candidate) -> bool:
        """Whether a head in small letters is the first syllable of another word: ``bộ`` of ``bộ phận``."""
        layer = self.known.words
        return body.last - body.first == 1 and layer.end[layer.at(body.start)] > body.end

    def _small_word(self, at: int) -> bool:
        """A word in small letters that is no part of a body's name on its own."""
        tokens = self.known.tokens
        if tokens.folded[at] in ("này", "ta") and self.piece in ("unit", "head"):
            return self.take(at + 1, "proper")
        if tokens.folded[at] == "số" and self.piece in NUMBERED and at + 1 < len(tokens):
            return tokens.text[at + 1].isdigit() and self.take(at + 2, "proper")
        if tokens.folded[at : at + 2] == ["trong", "nước"] and self.piece in ("field", "verbal", "proper"):
            return self.take(at + 2, "field")
        if tokens.folded[at : at + 2] == ["khu", "vực"] and self.piece != "role" and at + 2 < len(tokens):
            numbered = tokens.text[at + 2].isupper() or tokens.text[at + 2].isdigit()
            return numbered and self.take(at + 3, "proper")
        if tokens.folded[at] in TIES:
            return self._tie(at)
        joins = tokens.folded[at] == "và" or (tokens.folded[at] == "về" and self.piece != "role")
        return joins and self._joined(at)

    def _free(self, at: int) -> bool:
        """The free name of a steering committee: everything up to the next clause."""
        head = (self.heads[-1:] or [self.role.name])[0]
        if head not in FREE_HEADS or self.piece == "proper":
            return False
        return not self._goes_on(at) and self.take(at + 1, "free")

    def _goes_on(self, at: int) -> bool:
        """Whether the sentence goes on at a word, after the free name of a committee."""
        folded = self.known.tokens.folded
        return folded[at] in CLAUSE or " ".join(folded[at : at + 2]) in CLAUSE_PAIRS

    def _takes_head(self, capital: bool, length: int) -> bool:
        if capital:
            return True
        if length == 1:
            return self.piece == "role"
        return self.piece in ("role", "head", "tie", "field", "verbal")

    def _takes_field(self, capital: bool, verbal: bool) -> bool:
        if capital:
            return True
        if self.piece in ("head", "joint"):
            return True
        if self.piece == "verbal":
            return True
        if self.piece == "field":
            return not verbal
        return self.piece == "role" and self.role.name in FIELD_ROLES and (not verbal or self.role.name == "trưởng ban")

    def _unit(self, at: int) -> bool:
        folded = self.known.tokens.folded
        if folded[at] in ("thành", "thị", "đặc", "khu", "tổ", "thủ") and at + 1 < len(folded):
            for length in (3, 2):
                if " ".join(folded[at : at + length]) in words("units.txt"):
                    return self.take(at + length, "unit")
        if folded[at] not in words("units.txt"):
            return False
        end = at + 1
        if folded[at] in SHORT_UNITS and folded[end : end + 1] == ["."]:
            end += 1
        return self.take(end, "unit")

    def _word_end(self, at: int) -> int:
        """Behind a capitalised token and the small syllables of the same word: ``Chứng khoán``."""
        tokens, layer = self.known.tokens, self.known.words
        if len(tokens.text[at]) > 1 and tokens.text[at].isupper():
            return at + 1
        index = layer.at(tokens.start[at])
        end = at + 1
        while (
            index >= 0
            and end < len(tokens)
            and tokens.end[end] <= layer.end[index]
            and tokens.text[end].islower()
            and tokens.folded[end] not in TIMES
            and end not in self.persons
        ):
            end += 1
        return end

    def _tie(self, at: int) -> bool:
        """``của``, ``thuộc``, ``tại`` go on to a body or a name."""
        tokens, candidates = self.known.tokens, self.known.candidates
        after = at + 1
        if after >= len(tokens) or after in self.persons:
            return False
        if self.piece == "role" and tokens.folded[at] != "của" and not self._is_foreign(after):
            return False
        body = candidates.at("bodies", after)
        if tokens.text[after][0].isupper() or (body is not None and body.last - body.first > 1):
            return self.take(after, "tie")
        return False

    def _is_foreign(self, at: int) -> bool:
        """Whether a firm's foreign name stands at a token of a title behind a name: ``Giám đốc tại Aero Advisory``."""
        word = self.known.tokens.text[at]
        return self.apposed and word[0].isupper() and not is_syllable(word)

    def _joined(self, at: int) -> bool:
        """``và``, ``-``, ``,`` inside a name: a field stands on both sides."""
        tokens, candidates = self.known.tokens, self.known.candidates
        after = at + 1
        if after >= len(tokens) or after in self.persons or self.piece not in ("field", "verbal", "proper", "head"):
            return False
        if self._role_after(after):
            return False
        found = candidates.at("fields", after)
        body = candidates.at("bodies", after)
        if body is not None and self.piece == "head" and tokens.text[after][0].isupper() and tokens.folded[at] == "và":
            return self.take(after, "joint")
        if found is None or (body is not None and body.last > found.last):
            return False
        if self.piece == "proper" and not (tokens.text[at] == "và" and tokens.text[after][0].isupper()):
            return False
        return self.take(after, "joint")

    def _role_after(self, at: int) -> bool:
        candidates, folded = self.known.candidates, self.known.tokens.folded
        return candidates.at("roles", at) is not None or (
            folded[at] in ("phó", "nguyên", "cựu") and candidates.at("roles", at + 1) is not None
        )

    def _mark(self, at: int) -> bool:
        tokens = self.known.tokens
        mark = tokens.text[at]
        joins = at > 0 and tokens.end[at - 1] == tokens.start[at]
        touching = joins and at + 1 < len(tokens) and tokens.end[at] == tokens.start[at + 1]
        if touching and mark in "&-–/" and tokens.text[at + 1][0].isupper() and tokens.text[at - 1][0].isupper():
            return self.take(at + 2, "field")
        if touching and mark == "." and tokens.text[at + 1].isupper() and tokens.text[at - 1].isupper():
            return self.take(at + 2, "proper")
        if mark == "&" or mark in DASHES:
            return self._joined(at)
        if mark == ",":
            return self._comma(at)
        if mark in "\"“'‘" and self.piece == "head":
            return self._quoted(at)
        return False

    def _comma(self, at: int) -> bool:
        """A comma inside a name: ``Văn hóa, Thể thao và Du lịch``; in the free name of a committee."""
        tokens, candidates = self.known.tokens, self.known.candidates
        after = at + 1
        if after >= len(tokens) or self._role_after(after) or after in self.persons:
            return False
        if self.piece == "free":
            return tokens.text[after].islower() and not self._goes_on(after) and self.take(after, "free")
        if tokens.folded[after : after + 2] == ["cơ", "quan"] and candidates.at("bodies", after + 2) is not None:
            return self.take(after, "tie")
        if self._upper_body(after):
            return self.take(after, "tie")
        found = candidates.at("fields", after)
        if found is None or found.last >= len(tokens):
            return False
        if self.piece not in ("field", "verbal") or not tokens.text[after][0].isupper():
            return False
        closed = tokens.folded[found.last] in ("và", "-", "–", "&")
        return closed and self.take(after, "joint")

    def _upper_body(self, at: int) -> bool:
        """Whether behind the comma stands the body that the unit so far is part of: ``Trưởng phòng …, Cục …``."""
        body = self.known.candidates.at("bodies", at)
        if body is None or body.entry.name not in UPPER:
            return False
        if body.last - body.first == 1 and not self.known.tokens.text[at][0].isupper():
            return False
        lower = self.heads[-1] if self.heads else self.role.name.split()[-1]
        return lower in UPPER and UPPER.index(lower) < UPPER.index(body.entry.name)

    def _quoted(self, at: int) -> bool:
        text = self.known.tokens.text
        for end in range(at + 1, min(at + 9, len(text))):
            if text[end] in "\"”'’":
                return self.take(end + 1, "proper")
        return False


def body_end(
    known: Annotations, start: int, persons: set[int], role: Role, apposed: bool = False
) -> tuple[int, Body | None]:
    """The token behind the body that starts at ``start``, and the body's head.

    Args:
        known: what is known of the article.
        start: token behind the role.
        persons: first tokens of the persons' names.
        role: the role before it.
        apposed: whether the title stands behind a name and a mark, so that another mark will close it.
    """
    walk = _Walk(known, persons, role, start, apposed)
    sound = start
    while walk.end - start < LONGEST and walk.step():
        if walk.piece not in ("tie", "joint"):
            sound = walk.end
    while sound > start and known.tokens.text[sound - 1] in {",", "-", "–", "và", "của", "về"}:
        sound -= 1
    return sound, walk.body
