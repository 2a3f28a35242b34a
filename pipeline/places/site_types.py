"""The type words of sites, and the words between them and the name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trichtin.pipeline.lexicons.tables import read_table

_PACKAGE = "trichtin.pipeline.places"


@dataclass(frozen=True, slots=True)
class SiteType:
    """A type word of sites; ``reads`` says what follows it (see ``site_types.tsv``)."""

    reads: str
    homograph: bool
    strict: bool
    full: str | None


@cache
def site_types() -> dict[str, SiteType]:
    """All type words of sites, folded."""
    return {
        row["surfaces"]: SiteType(
            reads=row["reads"],
            homograph=bool(row["homograph"]),
            strict=row["homograph"] == "strict",
            full=row["full"] or None,
        )
        for row in read_table(_PACKAGE, "site_types.tsv")
    }


@cache
def site_modifiers() -> dict[str, bool]:
    """Words that may stand between the type word and the name."""
    text = files(_PACKAGE).joinpath("site_modifiers.txt").read_text(encoding="utf-8")
    return {line: True for line in text.splitlines() if line and not line.startswith("#")}
