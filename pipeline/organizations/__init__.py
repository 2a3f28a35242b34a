"""Names of organisations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {}


def annotate(doc: Doc, annotations: Annotations) -> None:
    """Propose the organisations of the article."""


def group(doc: Doc, annotations: Annotations) -> None:
    """Make distinct entities of the mentions that remain."""
