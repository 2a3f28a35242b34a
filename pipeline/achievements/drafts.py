"""What is known of a figure before it becomes an achievement."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.state import Change, DateMention, Place
from trichtin.schemas.achievement import PeriodScope, Status


@dataclass(slots=True)
class Located:
    """The places of a figure; ``named``: the sentence names them for it."""

    places: list[Place]
    named: bool


@dataclass(slots=True)
class Draft:
    """A figure that is an achievement, with its status, change, period and places."""

    frame: Frame
    figure: Figure
    status: Status
    change: Change | None
    period: DateMention | None
    period_scope: PeriodScope | None
    located: Located
