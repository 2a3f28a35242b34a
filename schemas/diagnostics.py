"""The account of the article's numerals, and what went on while the record was made."""

from __future__ import annotations

from typing import Literal

from trichtin.schemas.base import Model, Number, Span

TakenFor = Literal[
    "quantity", "date", "time", "ordinal", "identifier", "name", "unit", "coordinate", "score", "list_marker",
    "idiom", "unknown",
]  # fmt: skip
WarningCode = Literal[
    "unknown_numeral", "regional_unit", "slow_segmentation", "unreadable_date", "share_mismatch", "parts_mismatch",
    "change_mismatch", "place_ambiguous", "place_unresolved", "legacy_encoding", "lost_characters", "left_out",
]  # fmt: skip
"""Stable codes, each described in ``docs/warnings.md``."""

CheckKind = Literal["share", "parts", "change"]


class Numeral(Model):
    """One numeral of the article and what it was taken for."""

    span: Span
    taken_for: TakenFor
    ref: str | None


class Warning(Model):
    """Something that the reader of the record should know."""

    code: WarningCode
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
