"""Numerals that label and do not measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {}


def annotate(doc: Doc, annotations: Annotations) -> None:
    """Propose the labels of the article."""
