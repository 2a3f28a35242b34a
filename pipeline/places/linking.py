"""Ties the mentions of an article to the units of their day, all of them decided together."""

from __future__ import annotations

from spacy.tokens import Doc

from trichtin.pipeline.state import Annotations


def link(_doc: Doc, _annotations: Annotations) -> None:
    """Tie the place mentions to units and make distinct places of them."""
