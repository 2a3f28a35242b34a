"""Named programmes, plans, laws and documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trichtin.pipeline.programs import lexicon
from trichtin.pipeline.programs.documents import laws, numbered_documents
from trichtin.pipeline.programs.grouping import make_programs
from trichtin.pipeline.programs.names import known_programmes, named_programmes
from trichtin.pipeline.state import Annotations, ProgramMention


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {
        "laws": lexicon.laws(),
        "programmes": lexicon.programmes(),
        "program openers": lexicon.openers(),
        "document words": lexicon.documents(),
    }


def annotate(annotations: Annotations) -> None:
    """Propose the programmes of the article; where two overlap the longer stays."""
    proposed = [
        *numbered_documents(annotations),
        *laws(annotations),
        *known_programmes(annotations),
        *named_programmes(annotations),
    ]
    kept: list[ProgramMention] = []
    for mention in sorted(proposed, key=lambda mention: (mention.start, -mention.end)):
        if annotations.is_read(mention.start) and (not kept or kept[-1].end <= mention.start):
            kept.append(mention)
    annotations.program_mentions.extend(kept)


def group(annotations: Annotations) -> None:
    """Make distinct entities of the mentions that remain."""
    annotations.programs.extend(make_programs(annotations))
