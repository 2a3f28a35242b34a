"""Where the reading of a body's name stands, and what it asks of the tokens ahead."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from trichtin.pipeline.lexicons.offices import Body, Role, parse_rows
from trichtin.pipeline.offices.body_words import TO_ROLES
from trichtin.pipeline.state import Annotations
from trichtin.pipeline.text import fold


@cache
def predicates() -> frozenset[str]:
    """The folded words with which the sentence goes on behind a title."""
    text = files("trichtin.pipeline.offices").joinpath("predicates.txt").read_text(encoding="utf-8")
    return frozenset(fold(row[0]) for row in parse_rows(text))


@dataclass(slots=True)
class Walk:
    """The walk over a body's name.

    Attributes:
        known: what is known of the article.
        persons: first tokens of the persons' names.
        role: the role before the body.
        end: the token behind what is taken so far.
        closed: whether another mark, or the predicate, will close the title: it stands behind a name or a verb.
        piece: the piece taken last: ``role``, ``head``, ``field``, ``verbal`` (a field that is a verb as well),
            ``unit``, ``proper``, ``free``, ``tie`` or ``joint``.
        body: the head of the body.
        heads: the names of the heads taken so far.
        served: whether a role stands inside the body, whose holder may be named behind it.
    """

    known: Annotations
    persons: set[int]
    role: Role
    end: int
    closed: bool = False
    piece: str = "role"
    body: Body | None = None
    heads: list[str] = field(default_factory=list)
    served: bool = False

    def take(self, end: int, piece: str) -> bool:
        """Go on behind a piece."""
        self.end = end
        self.piece = piece
        return True

    def goes_on(self, at: int) -> bool:
        """Whether the sentence goes on at a word: a predicate, an adverb, a time."""
        verb = self.known.candidates.at("office_verbs", at)
        if self.begins_predicate(at) or (verb is not None and verb.last - at > 1):
            return True
        tokens, layer = self.known.tokens, self.known.words
        if tokens.folded[at] not in predicates():
            return False
        word = layer.at(tokens.start[at])
        glued = layer.start[word] < tokens.start[at] and not tokens.text[at - 1][0].isupper()
        return layer.end[word] == tokens.end[at] and not glued

    def begins_predicate(self, at: int) -> bool:
        """Whether a predicate of two syllables stands at a token."""
        return " ".join(self.known.tokens.folded[at : at + 2]) in predicates()

    def role_here(self, at: int) -> int | None:
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
        served = self.piece in ("role", "head", "tie") and (self.heads[-1:] or [self.role.name])[0].startswith(TO_ROLES)
        return role.last if served else at

    def role_after(self, at: int) -> bool:
        """Whether a role stands behind a joining word or mark."""
        candidates, folded = self.known.candidates, self.known.tokens.folded
        return candidates.at("roles", at) is not None or (
            folded[at] in ("phó", "nguyên", "cựu") and candidates.at("roles", at + 1) is not None
        )
