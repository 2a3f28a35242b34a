"""The versions of everything that a record depends on."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from trichtin.schemas import SCHEMA_VERSION


@cache
def versions() -> dict[str, str]:
    """Versions by name, in a fixed order."""
    return {"trichtin": version("trichtin"), "schema": SCHEMA_VERSION, "underthesea": version("underthesea")}
