"""Names of organisations from their heads: ``Sở`` + field + place, ``Công ty`` + legal form + proper name."""

from __future__ import annotations

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.organizations.lexicon import heads
from trichtin.pipeline.organizations.page import Page
from trichtin.pipeline.organizations.walk import Walk
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import OrganizationMention

_PLURALS = frozenset("các những nhiều mọi một hai ba bốn từng vài mấy cả số".split())


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
    walk = Walk(page, head, [candidate.last], page.is_shouted(candidate))
    walk.run()
    if not _is_name(page, candidate, walk, is_capital):
        return None
    kind = walk.current.type if head.of and walk.current is not None else head.type
    rule = "organization.company" if kind == "company" else "organization.body"
    return OrganizationMention(start=candidate.start, end=page.end[walk.end - 1], rule=rule, type=kind), walk.end


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


def _is_name(page: Page, candidate: Candidate, walk: Walk, is_capital: bool) -> bool:
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
