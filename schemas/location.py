"""Locations: distinct places, tied to the official units of their day and of today."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from trichtin.schemas.base import Confidence, Model, Span

Level = Literal["country", "region", "province", "district", "commune", "village", "site"]
Relation = Literal["unchanged", "renamed", "merged", "divided"]
Resolution = Literal["resolved", "ambiguous", "unresolved"]


class AdminUnit(Model):
    """An administrative unit by its official name and its code of the General Statistics Office."""

    name: str
    code: str | None


class Admin(Model):
    """The units that hold a place on the day ``as_of``; null where there is no such level."""

    province: AdminUnit | None
    district: AdminUnit | None
    commune: AdminUnit | None
    as_of: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    as_of_from: Literal["published", "text"]


class CurrentUnit(Model):
    """What holds the place at the gazetteer's date, and how it came from the unit of the article."""

    province: AdminUnit
    commune: AdminUnit | None
    relation: Relation


class Coordinates(Model):
    """Degrees of WGS 84."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]


class Location(Model):
    """One place of the article with all its mentions."""

    id: Annotated[str, Field(pattern=r"^l[1-9]\d*$")]
    name: str
    type: str | None
    level: Level
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None
    mentions: Annotated[list[Span], Field(min_length=1)]
    admin: Admin | None
    current: list[CurrentUnit]
    coordinates: Coordinates | None
    resolution: Resolution
    candidates: list[Admin]
    rule: str
    confidence: Confidence
