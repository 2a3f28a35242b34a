"""Finds the names of places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that the recognition looks for, by lexicon."""
    return {}


def annotate(_doc: Doc, _annotations: Annotations) -> None:
    """Propose the places of the article."""
