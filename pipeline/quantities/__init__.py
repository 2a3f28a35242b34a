"""Quantities: numbers with unit and bound, and what they count or measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trichtin.pipeline.quantities import lexicon, objects, regional
from trichtin.pipeline.quantities.propose import propose
from trichtin.pipeline.quantities.rest import take_rest
from trichtin.pipeline.state import Annotations

__all__ = ["annotate", "attach_objects", "lexicons", "take_rest"]


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return dict(lexicon.lexicons())


def annotate(annotations: Annotations) -> None:
    """Propose the quantities of the article."""
    annotations.quantities.extend(propose(annotations))


def attach_objects(annotations: Annotations) -> None:
    """Find what each quantity counts or measures."""
    objects.attach(annotations)
    regional.convert(annotations)
