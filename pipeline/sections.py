"""Text to sections."""

from __future__ import annotations

from trichtin.pipeline.state import Section


def split_sections(text: str) -> list[Section]:
    """Split clean text into contiguous sections that cover it."""
    return [Section("body", 0, len(text))] if text else []
