"""Parts of a body's name that no lexicon holds: words in small letters up to where the name is sure to end or go on."""

from __future__ import annotations

from trichtin.pipeline.offices.body_walk import Walk
from trichtin.pipeline.offices.body_words import BEFORE_VERBS, CLOSING, LONGEST_FIELD, OF_WARDS, OPENERS, TIES


def take_run(walk: Walk, at: int) -> bool:
    """Take in the words from a token on up to a boundary.

    Up to the person's name whatever stands there belongs to the body. Up to another boundary a noun begins the words;
    a verb may do so behind a bare head (``Trung tâm xử lý nợ``) and behind roles named by what they do
    (``Giám đốc tiếp thị``).
    """
    if not walk.known.tokens.text[at].isalpha() or walk.goes_on(at):
        return False
    named = walk.piece in ("proper", "unit")
    if named and not walk.closed:
        return False
    found = _boundary(walk, at)
    if found is None:
        return False
    if found[0] in walk.persons and walk.piece in ("head", "field", "verbal"):
        return walk.take(found[0], "proper")
    layer, start = walk.known.words, walk.known.tokens.start[at]
    tag = layer.tag[layer.at(start)]
    # Of a word that begins in the role before it the tag says nothing.
    glued = walk.piece == "role" and layer.start[layer.at(start)] < start
    verb = tag.startswith("V") and _may_be_verb(walk, at)
    return (glued or verb or tag.startswith("N") or (tag == "A" and not named)) and walk.take(*found)


def reaches_name(walk: Walk, at: int) -> bool:
    """Whether a noun begins words that lead to a name: ``đơn vị chuyên về dữ liệu Delta Analysis``."""
    layer = walk.known.words
    found = _boundary(walk, at)
    tokens = walk.known.tokens
    if found is None or not layer.tag[layer.at(tokens.start[at])].startswith("N") or walk.goes_on(at):
        return False
    end, piece = found
    tied = tokens.folded[end] in TIES and end + 1 < len(tokens) and tokens.text[end + 1][0].isupper()
    return piece == "tie" or tied


def _may_be_verb(walk: Walk, at: int) -> bool:
    """Whether a verb may name a field behind a bare head, another field or a role named by what it does.

    It has two syllables, but in wards and offices (``khoa lọc máu``).
    """
    layer, tokens = walk.known.words, walk.known.tokens
    if layer.end[layer.at(tokens.start[at])] == tokens.end[at]:
        return walk.role.name.endswith(OF_WARDS)
    if walk.piece in ("head", "joint"):
        return True
    if walk.piece in ("field", "verbal") and walk.known.candidates.at("fields", at) is not None:
        return True
    return walk.piece == "role" and walk.role.name.startswith(BEFORE_VERBS)


def _boundary(walk: Walk, at: int) -> tuple[int, str] | None:
    """Where the words from a token on end, and what they are: ``tie`` where a name or a larger body follows."""
    tokens, candidates = walk.known.tokens, walk.known.candidates
    for end in range(at, min(at + LONGEST_FIELD, len(tokens))):
        text = tokens.text[end]
        if end > at:
            if end in walk.persons:
                return end, "proper"
            if text in CLOSING or walk.goes_on(end):
                return (end, "field") if walk.closed else None
        if not text.isalpha() or walk.role_here(end) is not None:
            return None
        if text[0].isupper():
            return None if tokens.folded[end] in OPENERS or end == at else (end, "tie")
        body = candidates.at("bodies", end)
        if end > at and body is not None and body.last - body.first > 1:
            return end, "field"
        region = candidates.at("fields", end)
        if end > at and region is not None and any(word[0].isupper() for word in tokens.text[end : region.last]):
            return end, "tie"  # `khu vực châu Á - Thái Bình Dương`
        if tokens.folded[end] in TIES and end > at:
            return end, "field"
    return None
