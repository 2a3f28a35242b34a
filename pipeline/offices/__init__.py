"""Offices and events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trichtin.pipeline.lexicons.offices import bodies, fields
from trichtin.pipeline.offices.lexicon import office_verbs
from trichtin.pipeline.offices.officials import make_officials
from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {"bodies": bodies(), "fields": fields(), "office_verbs": office_verbs()}


def annotate(annotations: Annotations) -> None:
    """Tie persons to their offices and events."""
    annotations.officials.extend(make_officials(annotations))
