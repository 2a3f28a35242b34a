"""The versions of everything that a record depends on."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.resources import files

from trichtin.schemas import SCHEMA_VERSION


@cache
def versions() -> dict[str, str]:
    """Versions by name, in a fixed order."""
    gazetteer = files("trichtin.pipeline.places.gazetteer") / "version.txt"
    return {
        "trichtin": version("trichtin"),
        "schema": SCHEMA_VERSION,
        "underthesea": version("underthesea"),
        "gazetteer": gazetteer.read_text(encoding="utf-8").strip(),
    }
