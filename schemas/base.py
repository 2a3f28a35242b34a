"""What every model of the record shares: strictness, spans, numbers and ids."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Base of all record models: immutable, and closed to fields that the contract does not name."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Range(Model):
    """A stretch of ``article.text`` in Unicode code points, ``end`` exclusive."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Span(Range):
    """A stretch of ``article.text`` with its words; ``article.text[start:end] == text`` always holds."""

    text: str


Number = int | float
"""A JSON number: an ``int`` where the value is whole, else the nearest ``float``."""

Confidence = Annotated[float, Field(ge=0, le=1)]
"""The measured precision of the rule that made an item, to two decimals."""


def identifier(letter: str) -> type[str]:
    """The type of ids that start with ``letter`` and go on with a rank from 1 (``q1``)."""
    return Annotated[str, Field(pattern=rf"^{letter}[1-9]\d*$")]  # type: ignore[return-value]
