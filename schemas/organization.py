"""Organisations, programmes and dates: what achievements and officials refer to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from trichtin.schemas.article import SectionKind
from trichtin.schemas.base import Model, Span

OrganizationType = Literal[
    "party", "government", "legislature", "front", "ministry", "agency", "company", "school", "hospital",
    "military", "media", "international", "other",
]  # fmt: skip
ProgramKind = Literal["programme", "project", "plan", "resolution", "decree", "decision", "law", "other"]
DateKind = Literal["date", "period", "term"]


class Organization(Model):
    """One organisation of the article with all its mentions."""

    id: Annotated[str, Field(pattern=r"^g[1-9]\d*$")]
    name: str
    acronym: str | None
    expanded: str | None
    type: OrganizationType
    location_id: str | None
    mentions: Annotated[list[Span], Field(min_length=1)]


class DateMention(Model):
    """A date, period or term in ISO 8601-2 (EDTF), with its first and last day where they are known."""

    id: Annotated[str, Field(pattern=r"^d[1-9]\d*$")]
    span: Span
    section: SectionKind
    edtf: str | None
    start: str | None
    end: str | None
    kind: DateKind
    relative: bool


class Program(Model):
    """A named programme, plan, law or document."""

    id: Annotated[str, Field(pattern=r"^p[1-9]\d*$")]
    name: str
    kind: ProgramKind
    number: str | None
    mentions: Annotated[list[Span], Field(min_length=1)]
