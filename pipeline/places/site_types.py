"""The type words of sites, and the words between them and the name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trichtin.pipeline.lexicons.tables import read_table
from trichtin.pipeline.text import fold

_PACKAGE = "trichtin.pipeline.places"


@dataclass(frozen=True, slots=True)
class SiteType:
    """A type word of sites; ``reads`` says what follows it (see ``site_types.tsv``)."""

    reads: str
    homograph: bool
    strict: bool
    full: str | None
    kin: str


@cache
def site_types() -> dict[str, SiteType]:
    """All type words of sites, folded."""
    return {
        row["surfaces"]: SiteType(
            reads=row["reads"],
            homograph=bool(row["homograph"]),
            strict=row["homograph"] == "strict",
            full=row["full"] or None,
            kin=row["kin"] or row["surfaces"],
        )
        for row in read_table(_PACKAGE, "site_types.tsv")
    }


@cache
def site_modifiers() -> dict[str, bool]:
    """Words that may stand between the type word and the name."""
    text = files(_PACKAGE).joinpath("site_modifiers.txt").read_text(encoding="utf-8")
    return {line: True for line in text.splitlines() if line and not line.startswith("#")}


_MOST_WORDS = 5


def site_key(name: str) -> str:
    """What two names of one site have in common: ``sân bay quốc tế Vinh``, ``Cảng hàng không Vinh``."""
    words = fold(name).split()
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        kind = site_types().get(" ".join(words[:length]))
        if kind is not None:
            return f"{kind.kin} {' '.join(_without_modifiers(words[length:]))}"
    return " ".join(words)


def _without_modifiers(words: list[str]) -> list[str]:
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if " ".join(words[:length]) in site_modifiers():
            return _without_modifiers(words[length:])
    return words
