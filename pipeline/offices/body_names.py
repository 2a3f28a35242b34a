"""The body behind a role: head, field, units and proper names, up to where the sentence goes on."""

from __future__ import annotations

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.lexicons.offices import Body, Role, words
from trichtin.pipeline.offices.body_joints import take_mark, take_small_word
from trichtin.pipeline.offices.body_runs import take_run
from trichtin.pipeline.offices.body_walk import Walk, predicates
from trichtin.pipeline.offices.body_words import (
    COUNTED,
    FIELD_ROLES,
    FREE_HEADS,
    LONGEST,
    LONGEST_FIELD,
    OPENERS,
    SHORT_UNITS,
    TIMES,
)
from trichtin.pipeline.state import Annotations

_ENDS = "\n;:)!?…"
_JOINTS = frozenset({",", "-", "–", "và", "của", "về"})


def body_end(
    known: Annotations, start: int, persons: set[int], role: Role, closed: bool = False
) -> tuple[int, Body | None]:
    """The token behind the body that starts at ``start``, and the body's head.

    Args:
        known: what is known of the article.
        start: token behind the role.
        persons: first tokens of the persons' names.
        role: the role before it.
        closed: whether the title stands behind a name and a mark or behind a verb of office, so that a mark or the
            predicate will close it.
    """
    walk = Walk(known, persons, role, start, closed)
    _take_shared(walk)
    sound = walk.end
    while walk.end - start < LONGEST and _step(walk):
        if walk.piece not in ("tie", "joint"):
            sound = walk.end
    while sound > start and known.tokens.text[sound - 1] in _JOINTS:
        sound -= 1
    return sound, walk.body


def _take_shared(walk: Walk) -> None:
    """Take in a head that begins with the last syllables of the role: ``Trưởng Ban Chỉ huy``, ``Chánh Văn phòng …``."""
    for back in range(1, len(walk.role.name.split())):
        shared = walk.known.candidates.at("bodies", walk.end - back)
        if shared is not None and shared.last > walk.end:
            _take_body(walk, shared)
            return


def _step(walk: Walk) -> bool:
    """Take in the next piece; false where the body ends."""
    tokens = walk.known.tokens
    at = walk.end
    if at >= len(tokens) or tokens.text[at][0] in _ENDS:
        return False
    if at in walk.persons:
        return walk.served and _holder(walk, at)
    word = tokens.text[at]
    role = walk.role_here(at)
    if role is not None:
        walk.served = role > at and walk.piece == "tie"
        return role > at and walk.take(role, "head")
    if word[0].isalpha():
        return _word(walk, at)
    if word[0].isdigit():
        return word.isdigit() and _is_numbered(walk, at) and walk.take(at + 1, "proper")
    return take_mark(walk, at)


def _holder(walk: Walk, at: int) -> bool:
    """The name of whom an adviser or spokesman serves: ``cố vấn của Tổng thống Mỹ Brown``."""
    text = walk.known.tokens.text
    end = at
    while end < min(at + LONGEST_FIELD, len(text)) and text[end][0].isupper():
        end += 1
    walk.served = False
    return walk.take(end, "proper")


def _is_numbered(walk: Walk, at: int) -> bool:
    """Whether a number belongs to the name: ``Quân khu 4``, ``Tàu 015``, ``Bệnh viện Nhi đồng 2,``."""
    tokens = walk.known.tokens
    if walk.piece in ("head", "unit") or (walk.piece == "role" and walk.role.name in FIELD_ROLES):
        return True
    counted = tokens.folded[at - 1] in COUNTED and tokens.text[at - 1][0].isupper()
    if counted or tokens.end[at - 1] == tokens.start[at]:
        return True
    named = bool(walk.heads) and walk.piece in ("field", "verbal", "proper")
    return named and at + 1 < len(tokens) and (tokens.text[at + 1] in ",()-–" or at + 1 in walk.persons)


def _word(walk: Walk, at: int) -> bool:
    tokens, candidates = walk.known.tokens, walk.known.candidates
    capital = tokens.text[at][0].isupper()
    if _free(walk, at):
        return True
    body = candidates.at("bodies", at)
    longer_field = candidates.at("fields", at)
    if body is not None and longer_field is not None and longer_field.last > body.last:
        body = None
    if body is not None and _is_in_word(walk, body):
        body = None
    if body is not None and _takes_head(walk, capital, body.last - body.first):
        return _take_body(walk, body)
    if longer_field is not None and _is_in_name(walk, longer_field):
        longer_field = None
    if longer_field is not None and _takes_field(walk, capital, longer_field.entry):
        end = max(longer_field.last, _word_end(walk, at)) if capital else longer_field.last
        return walk.take(end, "verbal" if longer_field.entry else "field")
    if longer_field is None and _unit(walk, at):
        return True
    if capital:
        return tokens.folded[at] not in OPENERS and walk.take(_word_end(walk, at), "proper")
    return take_small_word(walk, at) or take_run(walk, at)


def _take_body(walk: Walk, body: Candidate) -> bool:
    if walk.body is None:
        walk.body = body.entry
    walk.heads.append(body.entry.name)
    return walk.take(body.last, "head")


def _is_in_word(walk: Walk, body: Candidate) -> bool:
    """Whether a head is the first syllable of another word: ``bộ`` of ``bộ phận``, ``Phòng`` of ``Phòng vệ``."""
    layer, text = walk.known.words, walk.known.tokens.text
    if text[body.first][0].isupper() and (body.last >= len(text) or not text[body.last].islower()):
        return False
    return body.last - body.first == 1 and layer.end[layer.at(body.start)] > body.end


def _is_in_name(walk: Walk, field: Candidate) -> bool:
    """Whether a field ends a proper name, or begins the predicate: ``Nam`` of ``Việt Nam``, ``đánh giá cao``."""
    layer = walk.known.words
    inner = walk.piece == "proper" and layer.start[layer.at(field.start)] < field.start
    return inner or (walk.piece not in ("head", "joint") and walk.begins_predicate(field.first))


def _free(walk: Walk, at: int) -> bool:
    """The free name of a steering committee: everything up to the next clause."""
    head = (walk.heads[-1:] or [walk.role.name])[0]
    if head not in FREE_HEADS or walk.piece == "proper":
        return False
    return not walk.goes_on(at) and walk.take(at + 1, "free")


def _takes_head(walk: Walk, capital: bool, length: int) -> bool:
    if capital:
        return True
    if length == 1:
        return walk.piece == "role"
    return walk.piece in ("role", "head", "tie", "field", "verbal")


def _takes_field(walk: Walk, capital: bool, verbal: bool) -> bool:
    if capital or walk.piece in ("head", "joint", "verbal"):
        return True
    if walk.piece in ("field", "tie"):
        return not verbal
    return walk.piece == "role" and walk.role.name in FIELD_ROLES and (not verbal or walk.role.name == "trưởng ban")


def _unit(walk: Walk, at: int) -> bool:
    folded = walk.known.tokens.folded
    if folded[at] in ("thành", "thị", "đặc", "khu", "tổ", "thủ") and at + 1 < len(folded):
        for length in (3, 2):
            if at + length <= len(folded) and " ".join(folded[at : at + length]) in words("units.txt"):
                return walk.take(at + length, "unit")
    if folded[at] not in words("units.txt"):
        return False
    end = at + 1
    if folded[at] in SHORT_UNITS and folded[end : end + 1] == ["."]:
        end += 1
    return walk.take(end, "unit")


def _word_end(walk: Walk, at: int) -> int:
    """Behind a capitalised token and the small syllables of the same word: ``Chứng khoán``."""
    tokens, layer = walk.known.tokens, walk.known.words
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
        and not walk.begins_predicate(end)
        and not (walk.piece == "proper" and tokens.folded[end] in predicates())
        and end not in walk.persons
    ):
        end += 1
    return end
