"""Officials: who holds, held, gains or loses which office."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from trichtin.schemas.base import Confidence, Model, Span

OfficialClass = Literal["public", "company", "association", "international"]
PositionStatus = Literal["current", "former", "incoming"]
EventType = Literal[
    "elected", "appointed", "assigned", "transferred", "reelected", "dismissed", "disciplined", "retired", "died"
]


class Position(Model):
    """An office in the words of the text."""

    title: str
    role: str
    organization: str | None
    organization_id: str | None
    location_id: str | None
    status: PositionStatus
    span: Span


class Event(Model):
    """A change of office that the article reports."""

    type: EventType
    position: Position | None
    by: Span | None
    date: str | None
    term: str | None
    document: str | None
    span: Span
    rule: str
    confidence: Confidence


class Official(Model):
    """One person with all mentions, offices and events."""

    id: Annotated[str, Field(pattern=r"^o[1-9]\d*$")]
    name: str
    honorific: str | None
    class_: Annotated[OfficialClass, Field(alias="class")]
    mentions: Annotated[list[Span], Field(min_length=1)]
    positions: list[Position]
    events: list[Event]
    rule: str
    confidence: Confidence
