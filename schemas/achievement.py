"""Achievements: quantities that the article reports as a result or sets as a target."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from trichtin.schemas.base import Model, Number, Span
from trichtin.schemas.quantity import Quantity

Status = Literal["achieved", "planned", "ongoing", "not_achieved"]
Direction = Literal["increase", "decrease"]
ChangeKind = Literal["by", "to"]
PeriodScope = Literal["sentence", "paragraph", "article"]


class Change(Model):
    """How the clause says that the figure changed: by so much, or to so much, from where, against what."""

    direction: Direction
    kind: ChangeKind
    from_value: Number | None
    base: Span | None


class Progress(Model):
    """How far something has come; ``derived`` names the parts that are computed and not written."""

    done: Number | None
    target: Number | None
    ratio: float | None
    derived: list[Literal["done", "target", "ratio"]]


class Achievement(Model):
    """A row of the table of results and targets."""

    id: Annotated[str, Field(pattern=r"^a[1-9]\d*$")]
    span: Span
    quantity: Quantity
    action: Span | None
    status: Status
    change: Change | None
    progress: Progress | None
    repeats: str | None
    period: str | None
    period_scope: PeriodScope | None
    locations: list[str]
    actor: Span | None
    actor_id: str | None
    attribution: Span | None
    program: str | None
