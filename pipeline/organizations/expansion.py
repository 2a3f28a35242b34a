"""Names without acronyms: ``UBND TP Đà Nẵng`` to ``Ủy ban nhân dân thành phố Đà Nẵng``."""

from __future__ import annotations

import re
from functools import cache

from trichtin.pipeline.lexicons.unit_types import unit_acronyms, unit_types
from trichtin.pipeline.organizations.lexicon import field_acronyms
from trichtin.pipeline.text import fold


@cache
def _pattern() -> re.Pattern[str]:
    """Every acronym as written, the longest first."""
    surfaces = sorted(_names(), key=lambda surface: (-len(surface), surface))
    return re.compile(r"(?<![\w&-])(?:" + "|".join(map(re.escape, surfaces)) + r")(?![\w&])")


@cache
def _names() -> dict[str, str]:
    names = dict(field_acronyms().values())
    for surface, unit in unit_acronyms().items():
        if unit.type is not None and "." not in surface:
            names[surface.upper()] = f"{unit.type} {unit.name}"
    for surface, word in unit_types().items():
        if word.type.name != surface and not word.short and surface.isalpha():
            names[surface.upper()] = word.type.name
    return names


@cache
def _dotted() -> re.Pattern[str]:
    """Short forms of unit types with their full stop: ``TP.``."""
    return re.compile(r"(?<!\w)(?:TP|Tp)\. ?(?=[A-ZĐ])")


def expand(name: str) -> str | None:
    """The name with its acronyms written out, or None where it has none."""
    dotted = name.replace("TP.HCM", "TPHCM").replace("TP. HCM", "TPHCM").replace("TP HCM", "TPHCM")
    long = _pattern().sub(lambda match: _names()[match.group()], _dotted().sub("thành phố ", dotted))
    return None if fold(long) == fold(name) else long[0].upper() + long[1:]
