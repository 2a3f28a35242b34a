"""Places: found, and tied to the official unit of their day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trichtin.pipeline.places import linking, recognition
from trichtin.pipeline.places.gazetteer import gazetteer
from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon; ``units`` holds the names of the gazetteer."""
    return {"units": gazetteer().surfaces(), **recognition.lexicons()}


def annotate(annotations: Annotations) -> None:
    """Propose the places of the article."""
    recognition.annotate(annotations)


def link(annotations: Annotations) -> None:
    """Tie the place mentions to units and make distinct places of them."""
    linking.link(annotations)
