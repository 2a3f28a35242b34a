"""The account of the article's numerals, and what went on while the record was made."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from trichtin.schemas.base import Model, Number, Span

TakenFor = Literal[
    "quantity", "date", "time", "ordinal", "identifier", "name", "unit", "coordinate", "score", "list_marker",
    "idiom", "unknown",
]  # fmt: skip
CheckKind = Literal["share", "parts", "change"]


class Numeral(Model):
    """One numeral of the article and what it was taken for."""

    span: Span
    taken_for: TakenFor
    ref: str | None


class Warning(Model):
    """Something that the reader of the record should know; the codes are stable and documented."""

    code: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    message: str
    span: Span | None


class Check(Model):
    """A piece of the article's own arithmetic, recomputed from the quantities ``items``."""

    kind: CheckKind
    items: list[str]
    stated: Number
    computed: Number
    ok: bool


class Diagnostics(Model):
    """Versions, warnings and checks; no clock time, so that two runs give the same bytes."""

    versions: dict[str, str]
    warnings: list[Warning]
    checks: list[Check]
