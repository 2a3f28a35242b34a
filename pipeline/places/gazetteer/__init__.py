"""The gazetteer: the administrative units of Viet Nam, dated, and which became which."""

from trichtin.pipeline.places.gazetteer.names import is_number, name_key
from trichtin.pipeline.places.gazetteer.table import (
    LAST_DAY_BEFORE_REFORM,
    REFORM,
    Gazetteer,
    Surface,
    gazetteer,
)
from trichtin.pipeline.places.gazetteer.units import Unit

__all__ = [
    "LAST_DAY_BEFORE_REFORM",
    "REFORM",
    "Gazetteer",
    "Surface",
    "Unit",
    "gazetteer",
    "is_number",
    "name_key",
]
