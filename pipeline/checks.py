"""The article's own arithmetic, recomputed."""

from __future__ import annotations

from spacy.tokens import Doc

from trichtin.pipeline.state import Annotations


def annotate(doc: Doc, annotations: Annotations) -> None:
    """Check stated shares, sums and changes against the figures that they rest on."""
