"""Places: found, and tied to the official unit of their day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {}


def annotate(doc: Doc, annotations: Annotations) -> None:
    """Propose the places of the article."""


def link(doc: Doc, annotations: Annotations) -> None:
    """Tie the place mentions to units and make distinct places of them."""
