"""What joins the parts of a body's name: ``của``, ``tại``, ``và``, commas, dashes and quotation marks."""

from __future__ import annotations

from functools import cache

from trichtin.pipeline.offices.body_runs import reaches_name
from trichtin.pipeline.offices.body_walk import Walk
from trichtin.pipeline.offices.body_words import DASHES, FIELD_ROLES, NUMBERED, OPENERS, TIES, TO_ROLES, UPPER
from trichtin.pipeline.segmentation.syllables import is_syllable

_LONGEST_QUOTE = 9


def take_small_word(walk: Walk, at: int) -> bool:
    """Take in a word in small letters that is no part of a body's name on its own."""
    tokens = walk.known.tokens
    if tokens.folded[at] in ("này", "ta") and walk.piece in ("unit", "head"):
        return walk.take(at + 1, "proper")
    if tokens.folded[at] == "số" and walk.piece in NUMBERED and at + 1 < len(tokens):
        return tokens.text[at + 1].isdigit() and walk.take(at + 2, "proper")
    if tokens.folded[at] == "thứ" and walk.piece == "role" and at + 1 < len(tokens) and tokens.text[at + 1].isdigit():
        return walk.take(at + 2, "field")
    if tokens.folded[at : at + 2] == ["trong", "nước"] and walk.piece in ("field", "verbal", "proper"):
        return walk.take(at + 2, "field")
    if tokens.folded[at : at + 2] == ["khu", "vực"] and walk.piece != "role" and at + 2 < len(tokens):
        numbered = tokens.text[at + 2].isupper() or tokens.text[at + 2].isdigit()
        return numbered and walk.take(at + 3, "proper")
    speaks = tokens.folded[at] == "cho" and not walk.heads and walk.role.name.startswith(TO_ROLES)
    if tokens.folded[at] in TIES or speaks:
        return _tie(walk, at)
    joins = tokens.folded[at] == "và" or (tokens.folded[at] == "về" and walk.piece != "role")
    return joins and _joined(walk, at)


def take_mark(walk: Walk, at: int) -> bool:
    """Take in a mark inside a name."""
    tokens = walk.known.tokens
    mark = tokens.text[at]
    joins = at > 0 and tokens.end[at - 1] == tokens.start[at]
    touching = joins and at + 1 < len(tokens) and tokens.end[at] == tokens.start[at + 1]
    if touching and mark in "&-–/" and tokens.text[at + 1][0].isupper() and tokens.text[at - 1][0].isupper():
        return walk.take(at + 2, "field")
    if touching and mark == "." and tokens.text[at + 1].isupper() and tokens.text[at - 1].isupper():
        return walk.take(at + 2, "proper")
    if mark in DASHES and not touching and _joins_names(walk, at):
        return walk.take(at + 1, "joint")
    if mark == "&" or mark in DASHES:
        return (walk.closed and _upper_body(walk, at + 1) and walk.take(at + 1, "tie")) or _joined(walk, at)
    if mark == ",":
        return _comma(walk, at)
    if mark in "\"“'‘" and walk.piece == "head":
        return _quoted(walk, at)
    return False


def _tie(walk: Walk, at: int) -> bool:
    """``của``, ``thuộc``, ``tại`` go on to a body or a name."""
    tokens, candidates = walk.known.tokens, walk.known.candidates
    after = at + 1
    if after >= len(tokens) or after in walk.persons:
        return False
    if walk.piece == "role" and tokens.folded[at] not in ("của", "cho") and not (walk.closed and _is_firm(walk, after)):
        return False
    if tokens.text[after][0].isupper() or (walk.role_here(after) or after) > after:
        return walk.take(after, "tie")
    if walk.closed and reaches_name(walk, after):
        return walk.take(after, "tie")
    body = candidates.at("bodies", after)
    named = body is not None and body.last < len(tokens) and tokens.text[body.last][0].isupper()
    return body is not None and (named or body.last - body.first > 1) and walk.take(after, "tie")


def _is_firm(walk: Walk, at: int) -> bool:
    """Whether a foreign name or a kind of body with its name stands at a token: ``Giám đốc tại Aero Advisory``."""
    word = walk.known.tokens.text[at]
    return not is_syllable(word) if word[0].isupper() else reaches_name(walk, at)


def _joined(walk: Walk, at: int) -> bool:
    """``và``, ``-``, ``,`` inside a name: a field stands on both sides."""
    tokens, candidates = walk.known.tokens, walk.known.candidates
    after = at + 1
    if after >= len(tokens) or after in walk.persons or walk.piece not in ("field", "verbal", "proper", "head"):
        return False
    if walk.role_after(after):
        return False
    found = candidates.at("fields", after)
    body = candidates.at("bodies", after)
    if body is not None and walk.piece == "head" and tokens.text[after][0].isupper() and tokens.folded[at] == "và":
        return walk.take(after, "joint")
    if found is None or (body is not None and body.last > found.last):
        return _joins_words(walk, at) and walk.take(after, "joint")
    if walk.piece == "proper" and not (tokens.text[at] == "và" and tokens.text[after][0].isupper()):
        return False
    return walk.take(after, "joint")


def _joins_words(walk: Walk, at: int) -> bool:
    """Whether ``và`` joins two words of a name that no lexicon holds: ``Báo Đời sống và Tiêu dùng``.

    The word behind is Vietnamese, no family name, no place, and begins a word of several syllables.
    """
    tokens, candidates, layer = walk.known.tokens, walk.known.candidates, walk.known.words
    after = at + 1
    named = bool(walk.heads) or walk.role.name in FIELD_ROLES
    if tokens.text[at] != "và" or not named or walk.piece == "head":
        return False
    word = tokens.text[after]
    if not word[0].isupper() or word.isupper() or not is_syllable(word.lower()):
        return False
    if any(candidates.at(name, after) is not None for name in ("provinces", "countries", "bodies", "honorifics")):
        return False
    surname = candidates.at("surnames", after)
    if surname is not None and any(word[0].isupper() for word in tokens.text[surname.last : surname.last + 1]):
        return False
    return layer.end[layer.at(tokens.start[after])] > tokens.end[after]


def _joins_names(walk: Walk, at: int) -> bool:
    """Whether a dash joins two proper names up to where the title is closed: ``Công ty Sông Hồng - Maria,``."""
    tokens, candidates = walk.known.tokens, walk.known.candidates
    end = at + 1
    if not walk.closed or walk.piece != "proper" or end in walk.persons or end >= len(tokens):
        return False
    if tokens.folded[end] in OPENERS:
        return False
    if any(candidates.at(lexicon, end) is not None for lexicon in ("bodies", "honorifics")) or walk.role_after(end):
        return False
    while end < min(at + _LONGEST_QUOTE, len(tokens)) and tokens.text[end].istitle():
        end += 1
    return end > at + 1 and end < len(tokens) and (tokens.text[end] in ",)" or tokens.folded[end] in TIES)


def _comma(walk: Walk, at: int) -> bool:
    """A comma inside a name: ``Văn hóa, Thể thao và Du lịch``; in the free name of a committee."""
    tokens, candidates = walk.known.tokens, walk.known.candidates
    after = at + 1
    if after >= len(tokens) or walk.role_after(after) or after in walk.persons:
        return False
    if walk.piece == "free":
        return tokens.text[after].islower() and not walk.goes_on(after) and walk.take(after, "free")
    if tokens.folded[after : after + 2] == ["cơ", "quan"] and candidates.at("bodies", after + 2) is not None:
        return walk.take(after, "tie")
    if _upper_body(walk, after) or _own_body(walk, after):
        return walk.take(after, "tie")
    found = candidates.at("fields", after)
    if found is None or found.last >= len(tokens):
        return False
    if walk.piece not in ("field", "verbal") or not tokens.text[after][0].isupper():
        return False
    joined = tokens.folded[found.last] in ("và", "-", "–", "&", ")")
    return joined and walk.take(after, "joint")


def _upper_body(walk: Walk, at: int) -> bool:
    """Whether behind the comma stands the body that the unit so far is part of: ``Trưởng phòng …, Cục …``."""
    body = walk.known.candidates.at("bodies", at)
    if body is None or (body.last - body.first == 1 and not walk.known.tokens.text[at][0].isupper()):
        return False
    lower = _size(walk.heads[-1] if walk.heads else walk.role.name.split()[-1])
    return 0 <= lower < _size(body.entry.name)


def _own_body(walk: Walk, at: int) -> bool:
    """Whether behind the comma stands the unit that the role heads: ``Vụ trưởng, Vụ Chính sách thuế``."""
    body = walk.known.candidates.at("bodies", at)
    headed = walk.role.name.removesuffix(" trưởng")
    return walk.piece == "role" and body is not None and headed == body.entry.name and headed != walk.role.name


@cache
def _size(head: str) -> int:
    """The place of a head in the order of units, by the longest of them that begins it; -1 where none does."""
    fitting = [unit for unit in UPPER if f"{head} ".startswith(f"{unit} ")]
    return UPPER.index(max(fitting, key=len)) if fitting else -1


def _quoted(walk: Walk, at: int) -> bool:
    text = walk.known.tokens.text
    for end in range(at + 1, min(at + _LONGEST_QUOTE, len(text))):
        if text[end] in "\"”'’":
            return walk.take(end + 1, "proper")
    return False
