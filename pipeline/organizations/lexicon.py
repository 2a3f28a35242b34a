"""The words that names of organisations are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Literal, cast

from trichtin.pipeline.candidates import surfaces
from trichtin.pipeline.lexicons.offices import bodies, parse_rows
from trichtin.pipeline.text import fold
from trichtin.schemas.organization import OrganizationType

HeadKind = Literal["complete", "field", "proper"]
_JOINTS = ("&", " & ", "-", " - ", "–", " – ", ", ", ",", " và ")
_DASHES = (" - ", " – ", "-", ", ")


@dataclass(frozen=True, slots=True)
class Head:
    """How names go on behind a head.

    Attributes:
        kind: what must follow (``heads.tsv``).
        type: the type of organisation.
        small: the head may be written in small letters.
        unit: a bare type word of a unit may end the name (``UBND tỉnh``).
        number: a number may be the name (``Quân khu 4``).
        person: a person's name may be the name (``Trường THPT Lê Lợi``).
        free: a subject in small letters may follow (``Ban Chỉ đạo phòng, chống …``).
        alone: no place follows.
        of: the type is that of the body behind it (``Ban Chấp hành Tổng Liên đoàn Lao động``).
    """

    kind: HeadKind
    type: OrganizationType
    small: bool = False
    unit: bool = False
    number: bool = False
    person: bool = False
    free: bool = False
    alone: bool = False
    of: bool = False


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym or short name that stands alone, written exactly as ``surface``."""

    surface: str
    name: str
    type: OrganizationType


def _rows(file: str) -> list[list[str]]:
    return parse_rows(files("trichtin.pipeline.organizations").joinpath(file).read_text(encoding="utf-8"))


@cache
def heads() -> dict[str, Head]:
    """Heads by the folded surface that ``bodies.tsv`` has.

    Raises:
        ValueError: where a surface is no body's head, or stands twice.
    """
    found: dict[str, Head] = {}
    for row in _rows("heads.tsv"):
        options = dict.fromkeys(row[2].split(), True) if len(row) > 2 else {}
        for surface in _listed(row[0]):
            body = bodies().get(surface)
            if body is None or surface in found:
                raise ValueError(f"heads.tsv: {surface!r} is no head of bodies.tsv, or stands twice")
            found[surface] = Head(cast(HeadKind, row[1]), body.type, **options)
    return found


def _listed(cell: str) -> Iterator[str]:
    """The surfaces of a cell; a surface may hold a comma itself, which then is one that ``bodies.tsv`` has."""
    parts = cell.split(", ")
    at = 0
    while at < len(parts):
        joined = ", ".join(parts[at : at + 2])
        width = 2 if at + 1 < len(parts) and fold(joined) in bodies() else 1
        yield fold(", ".join(parts[at : at + width]))
        at += width


@cache
def acronyms() -> dict[str, list[Acronym]]:
    """Acronyms that stand alone, by folded surface."""
    found: dict[str, list[Acronym]] = {}
    for surface, name, kind in _rows("acronyms.tsv"):
        found.setdefault(fold(surface), []).append(Acronym(surface, name, cast(OrganizationType, kind)))
    return found


@cache
def full_names() -> dict[str, Acronym]:
    """The full names of what has an acronym, by folded surface."""
    found: dict[str, Acronym] = {}
    for entries in acronyms().values():
        for entry in entries:
            found.setdefault(fold(entry.name), entry)
    return found


@cache
def field_acronyms() -> dict[str, tuple[str, str]]:
    """Acronyms inside names, by folded surface: as written, and what they stand for."""
    found: dict[str, tuple[str, str]] = {}
    for surface, name in _rows("field_acronyms.tsv"):
        parts = surface.split("&")
        for joints in product(_JOINTS, repeat=len(parts) - 1):
            written = parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))
            found.setdefault(fold(written), (written, name))
    return found


@cache
def full_fields() -> dict[str, str]:
    """Names of fields in full, by folded surface."""
    names = [row[0] for row in _rows("fields.txt")]
    return surfaces((name.replace(" - ", dash), name) for name in names for dash in (_DASHES if " - " in name else " "))


@cache
def kinds() -> dict[str, str]:
    """Legal forms and kinds between head and name, by folded surface."""
    return surfaces((row[0], row[0]) for row in _rows("kinds.txt"))


@cache
def qualifiers() -> dict[str, str]:
    """Levels and reach behind a field, by folded surface."""
    return surfaces((row[0], row[0]) for row in _rows("qualifiers.txt"))
