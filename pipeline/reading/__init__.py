"""Bytes to raw articles, one reader a format."""

from __future__ import annotations

from pathlib import Path

from trichtin.pipeline.reading.raw import RawArticle

__all__ = ["RawArticle", "read_article"]


def read_article(path: Path) -> RawArticle:
    """Read the one article of a file."""
    return RawArticle(text=path.read_text(encoding="utf-8"), source=path.name)
