"""Which quantities can be added up."""

from __future__ import annotations

from trichtin.pipeline.state import QuantityMention


def same_unit(one: QuantityMention, other: QuantityMention) -> bool:
    """Whether two quantities have the same unit; a counted noun may be longer at its end (`căn`, `căn nhà`)."""
    first, second = one.unit, other.unit
    if first.kind != second.kind or first.per != second.per:
        return False
    short, long = sorted((first.text.lower(), second.text.lower()), key=len)
    return short == long or (first.kind == "count" and bool(short) and long.startswith(f"{short} "))
