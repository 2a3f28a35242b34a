"""Offices and events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from trichtin.pipeline.lexicons.offices import bodies
from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {"bodies": bodies()}


def annotate(_doc: Doc, annotations: Annotations) -> None:
    """Tie persons to their offices and events."""
