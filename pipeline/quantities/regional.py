"""Units whose size differs by region: the places of the article settle which one is meant, or a warning says so."""

from __future__ import annotations

from functools import cache

from trichtin.pipeline.quantities.lexicon import regional_units, rows
from trichtin.pipeline.state import Annotations
from trichtin.pipeline.text import fold


def convert(known: Annotations) -> None:
    """Convert ``sào``, ``mẫu`` and ``công`` by the region of the article's provinces; warn of each."""
    # `200 mẫu xét nghiệm` and `300 công lao động` are counted.
    concerned = [one for one in known.quantities if one.unit.kind == "area" and fold(one.unit.text) in regional_units()]
    if not concerned:
        return
    regions = _regions_named(known)
    for quantity in concerned:
        unit = regional_units()[fold(quantity.unit.text)]
        factor = unit.factors.get(next(iter(regions))) if len(regions) == 1 else None
        if factor is not None:
            quantity.canonical = (quantity.value * factor, unit.base)
            message = f"The size of a {quantity.unit.text} differs by region; taken as {factor} {unit.base} here."
        else:
            message = f"The size of a {quantity.unit.text} differs by region; it was not converted."
        known.warn("regional_unit", message, quantity.offsets)


def _regions_named(known: Annotations) -> set[str]:
    """The regions of the provinces that hold the article's places."""
    provinces = {place.admin.province[0] for place in known.places if place.admin and place.admin.province}
    return {region for province in provinces if (region := _regions().get(fold(province))) is not None}


@cache
def _regions() -> dict[str, str]:
    return {fold(name): region for region, names in rows("regions.tsv") for name in names.split(";")}
