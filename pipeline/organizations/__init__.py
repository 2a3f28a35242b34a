"""Names of organisations, and the distinct organisations that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trichtin.pipeline.organizations.acronyms import find_acronyms, find_defined
from trichtin.pipeline.organizations.expansion import expand
from trichtin.pipeline.organizations.grouping import make_organizations
from trichtin.pipeline.organizations.lexicon import (
    Acronym,
    acronyms,
    field_acronyms,
    full_fields,
    full_names,
    kinds,
    qualifiers,
)
from trichtin.pipeline.organizations.names import read_full_name, read_name
from trichtin.pipeline.organizations.page import Page
from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {
        "organization acronyms": acronyms(),
        "organization names": full_names(),
        "organization field acronyms": field_acronyms(),
        "organization fields": full_fields(),
        "organization kinds": kinds(),
        "organization qualifiers": qualifiers(),
    }


def annotate(annotations: Annotations) -> None:
    """Propose the organisations of the article."""
    page = Page(annotations)
    mentions = []
    taken: list[tuple[int, int]] = []
    behind = 0
    listed, heads = annotations.candidates.of("organization names"), annotations.candidates.of("bodies")
    for candidate in sorted([*listed, *heads], key=lambda candidate: candidate.first):
        if candidate.first < behind:
            continue
        found = (read_full_name if isinstance(candidate.entry, Acronym) else read_name)(page, candidate)
        if found is not None:
            mention, behind = found
            mentions.append(mention)
            taken.append((candidate.first, behind))
    mentions += find_acronyms(page, annotations, taken)
    mentions += find_defined(annotations, mentions)
    for mention in mentions:
        if mention.expanded is None:
            mention.expanded = expand(annotations.slice(mention.offsets))
    annotations.organization_mentions.extend(sorted(mentions, key=lambda mention: mention.offsets))


def group(annotations: Annotations) -> None:
    """Make distinct entities of the mentions that remain."""
    annotations.organizations.extend(make_organizations(annotations))
