"""What an engine is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from trichtin.pipeline.dataset.ledger import Outcome
from trichtin.pipeline.dataset.options import Task

Work = Callable[[Task], Outcome]
"""What makes a part."""


@dataclass(frozen=True, slots=True)
class Done:
    """A part that is whole."""

    number: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Died:
    """A part whose worker was killed."""

    number: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A part that cannot be written, and why; no other will be."""

    number: int
    reason: str


Result = Done | Died | Failed


class Engine(Protocol):
    """Makes parts, several at a time."""

    def has_room(self) -> bool:
        """Whether a part that is submitted is begun soon."""

    def is_busy(self) -> bool:
        """Whether parts are being made."""

    def submit(self, task: Task) -> None:
        """Begin a part."""

    def wait(self, seconds: float) -> list[Result]:
        """What has come to an end, after waiting for something for a while."""

    def stop(self) -> None:
        """End all work, whole or not."""
