"""What shows that a name begins at a token: honorifics, ranks, degrees and roles before it."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.offices import Honorific
from trichtin.pipeline.people.foreign import MANAGERS
from trichtin.pipeline.people.runs import is_name_token
from trichtin.pipeline.segmentation.tokens import Tokens
from trichtin.pipeline.state import Annotations

# Capitalised they begin other things: a country (`Anh`), a place (`Bà Rịa`), a band, an acronym (`CN`: Sunday).
_AMBIGUOUS_CAPITAL = frozenset({"anh", "em", "cô", "chú", "bác", "cháu", "cụ", "thầy", "tướng", "mẹ", "cha"})
# `Ông`, `Bà` begin these places and figures.
_PLACES = frozenset(
    {("bà", "rịa"), ("bà", "nà"), ("bà", "đen"), ("bà", "triệu"), ("bà", "trưng"), ("bà", "điểm"), ("bà", "quẹo")}
    | {("ông", "đốc"), ("ông", "lãnh"), ("ông", "ích"), ("ông", "táo"), ("bà", "chúa"), ("bà", "hom"), ("ông", "trời")}
)

# Before `nhiệm`, between an office and a name.
_TERMS = frozenset({"đương", "mãn", "tiền"})
_TERM_REACH = 6
_MARKS = frozenset(",-–(")
_LONGEST_NAME = 8


@dataclass(slots=True)
class Evidence:
    """What stands before a name.

    Attributes:
        kind: ``courtesy``, ``rank``, ``academic``, ``plain`` (honorifics) or ``role``.
        first: first token of the honorifics, None for a role.
        last: token behind the last of the honorifics.
        role: the role, None for honorifics.
        apposed: whether the role stands behind another name, so that a firm is more likely than a name behind it.
    """

    kind: str
    first: int | None = None
    last: int | None = None
    role: str | None = None
    apposed: bool = False


def evidence(annotations: Annotations) -> dict[int, Evidence]:
    """Evidence by the token behind it."""
    tokens, candidates = annotations.tokens, annotations.candidates
    found: dict[int, Evidence] = {}
    for role in candidates.of("roles"):
        if role.last < len(tokens) and is_name_token(tokens.text[role.last]):
            apposed = _is_apposed(tokens, role, found)
            found.setdefault(role.last, Evidence("role", role=role.entry.name, apposed=apposed))
        after = _behind_term(tokens, role.last)
        if after is not None:
            found.setdefault(after, Evidence("role", role=role.entry.name))
    for verb in candidates.of("office_verbs"):
        if verb.last - verb.first > 1 and verb.last < len(tokens):
            found.setdefault(verb.last, Evidence("plain"))
    inside = {at for role in candidates.of("roles") for at in range(role.first + 1, role.last)}
    for honorific in candidates.of("honorifics"):
        if honorific.first in inside or not _may_be_honorific(tokens, honorific):
            continue
        after = _behind_stops(tokens, honorific.last) if honorific.entry.kind == "academic" else honorific.last
        title = candidates.at("honorifics", after + 1) if after < len(tokens) and tokens.text[after] == "," else None
        if title is not None and title.entry.kind == "academic":
            after += 1
        if after >= len(tokens):
            continue
        known = found.get(honorific.first)
        entry: Honorific = honorific.entry
        kind: str = entry.kind
        first = honorific.first
        if known and known.first is not None and known.kind != "plain":
            first = known.first
            kind = known.kind if kind == "plain" else kind
        longer = found.get(after)
        if longer is not None and longer.first is not None and longer.first <= first:
            continue
        found[after] = Evidence(kind, first, honorific.last)
    return {at: what for at, what in found.items() if is_name_token(tokens.text[at]) and not _is_place(tokens, at)}


def _is_apposed(tokens: Tokens, role: Candidate, found: dict[int, Evidence]) -> bool:
    """Whether a role stands behind a name without a mark, or a manager's role behind a name and a mark.

    In a list (``CEO Apex Tim Brown, CEO Orion Ann Lee``) a role announces the name before, too.
    """
    if role.first < 2 or not is_name_token(tokens.text[role.first - 2]):
        return False
    if tokens.text[role.first - 1][0].isupper():
        return True
    if tokens.text[role.first - 1] not in _MARKS or role.entry.name not in MANAGERS:
        return False
    first = role.first - 2
    while first > 0 and is_name_token(tokens.text[first - 1]) and role.first - first < _LONGEST_NAME:
        first -= 1
    announced = any(found[at].kind == "role" for at in range(first, role.first - 1) if at in found)
    return role.first - first > 2 and not announced


def _behind_term(tokens: Tokens, at: int) -> int | None:
    """The token behind ``đương nhiệm``, ``mãn nhiệm`` … near a role: ``Thống đốc Fed đương nhiệm Ann Waller``."""
    for index in range(at, min(at + _TERM_REACH, len(tokens) - 2)):
        if not tokens.text[index][0].isalpha():
            return None
        if tokens.folded[index + 1] == "nhiệm" and tokens.folded[index] in _TERMS:
            return index + 2
    return None


def _is_place(tokens: Tokens, at: int) -> bool:
    return at > 0 and (tokens.folded[at - 1], tokens.folded[at]) in _PLACES


def _behind_stops(tokens: Tokens, index: int) -> int:
    """Behind the full stop, comma or hyphen that may part degrees: ``PGS.TS``, ``GS.TS.``, ``Đại tá, TS``."""
    while index < len(tokens) and tokens.text[index] in ".,-" and tokens.start[index] == tokens.end[index - 1]:
        if tokens.text[index] == "," or (tokens.text[index] == "." and len(tokens.text[index - 1]) > 4):
            break
        index += 1
    return index


def _may_be_honorific(tokens: Tokens, honorific: Candidate) -> bool:
    entry: Honorific = honorific.entry
    word = tokens.text[honorific.first]
    if honorific.last - honorific.first > 1:
        return True
    if entry.name in _AMBIGUOUS_CAPITAL and word[0].isupper() and not word.isupper():
        before = honorific.first - 1
        return before < 0 or tokens.text[before][0] in '\n.!?:;"“-–…('
    if entry.kind == "academic" and len(entry.name) <= 3:
        return word[0].isupper() and (honorific.first == 0 or tokens.text[honorific.first - 1] not in "&/")
    return True
