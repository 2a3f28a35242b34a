"""Acronyms: those that stand alone (``WHO``), those that the article defines (``Hội Ngành nghề (HNN)``)."""

from __future__ import annotations

import re

from trichtin.pipeline.lexicons.unit_types import unit_acronyms
from trichtin.pipeline.organizations.expansion import expand
from trichtin.pipeline.organizations.page import Page
from trichtin.pipeline.state import Annotations, OrganizationMention
from trichtin.pipeline.text import fold

_DEFINED = re.compile(
    r" ?\((?:(?:tên )?viết tắt là:? |gọi tắt là |sau đây gọi (?:tắt )?là |- ?)?[\"“]?"
    r"([A-ZĐƯ][A-Za-zĐđƯư0-9]{0,12}(?: ?[&.\-–] ?[A-ZĐƯ][A-Za-zĐđƯư0-9]{0,8}){0,3}\+?)[\"”]?(?=[);,])"
)
_BESIDE = re.compile(r"[\w&/]")


def find_acronyms(page: Page, known: Annotations, taken: list[tuple[int, int]]) -> list[OrganizationMention]:
    """Acronyms that stand alone and are known without the article.

    Args:
        page: the tokens.
        known: what is known of the article.
        taken: (first token, token behind the last) of the names found so far.
    """
    inside = {at for first, last in taken for at in range(first, last)}
    found = []
    for candidate in known.candidates.of("organization acronyms"):
        written = page.slice(candidate)
        entry = next((entry for entry in candidate.entry if entry.surface == written), None)
        if entry is None or candidate.first in inside or not page.is_read(candidate.first):
            continue
        if _is_part(known.text, candidate.start, candidate.end):
            continue
        found.append(
            OrganizationMention(
                start=candidate.start, end=candidate.end, rule="organization.acronym", type=entry.type,
                acronym=written, expanded=entry.name,
            )
        )  # fmt: skip
    return found


def _is_place(acronym: str) -> bool:
    return fold(acronym) in unit_acronyms() or acronym.startswith(("TP.", "TP ", "Tp."))


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether the acronym is a part of a longer one, of a document's number or of a name with a number."""
    before, behind = text[start - 1 : start], text[end : end + 2]
    if before in {"/", "&", "."} or (before in {"-", "–"} and text[start - 2 : start - 1].isupper()):
        return True
    if behind[:1] == "." and behind[1:2].islower():
        return True  # an address: `VTV.vn`
    return behind[:1] in {"/", "&"} or (behind[:1] in {"-", "–"} and behind[1:2].isdigit())


def find_defined(known: Annotations, mentions: list[OrganizationMention]) -> list[OrganizationMention]:
    """The acronyms that the article puts in brackets behind a name, wherever it uses them.

    The names get their acronym; the mentions of the acronym get the name as their long form.
    """
    text = known.text
    names: dict[str, OrganizationMention] = {}
    for mention in mentions:
        match = _DEFINED.match(text, mention.end)
        if match is None or mention.acronym is not None:
            continue
        acronym = match.group(1)
        if sum(char.isupper() for char in acronym) < 2 or acronym in names or _is_place(acronym):
            continue
        mention.acronym = acronym
        names[acronym] = mention
    if not names:
        return []
    taken = [False] * (len(text) + 1)
    for mention in mentions:
        taken[mention.start : mention.end] = [True] * (mention.end - mention.start)
    pattern = re.compile("|".join(re.escape(acronym) for acronym in sorted(names, key=lambda word: (-len(word), word))))
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if taken[start] or _BESIDE.match(text[start - 1 : start]) or _BESIDE.match(text[end : end + 1]):
            continue
        if not known.is_read(start) or _is_part(text, start, end):
            continue
        name = names[match.group()]
        found.append(
            OrganizationMention(
                start=start, end=end, rule="organization.defined_acronym", type=name.type,
                acronym=match.group(), expanded=expand(known.slice(name.offsets)) or known.slice(name.offsets),
            )
        )  # fmt: skip
    return found
