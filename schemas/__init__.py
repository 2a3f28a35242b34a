"""The record as pydantic models, one file a subject."""

from trichtin.schemas.achievement import Achievement, Change, Progress
from trichtin.schemas.article import Article, Section
from trichtin.schemas.base import Range, Span
from trichtin.schemas.diagnostics import Check, Diagnostics, Numeral, Warning
from trichtin.schemas.location import Admin, AdminUnit, Coordinates, CurrentUnit, Location
from trichtin.schemas.official import Event, Official, Position
from trichtin.schemas.organization import DateMention, Organization, Program
from trichtin.schemas.quantity import Canonical, Quantity, Unit
from trichtin.schemas.record import SCHEMA_VERSION, ArticleRecord

__all__ = [
    "SCHEMA_VERSION",
    "Achievement",
    "Admin",
    "AdminUnit",
    "Article",
    "ArticleRecord",
    "Canonical",
    "Change",
    "Check",
    "Coordinates",
    "CurrentUnit",
    "DateMention",
    "Diagnostics",
    "Event",
    "Location",
    "Numeral",
    "Official",
    "Organization",
    "Position",
    "Program",
    "Progress",
    "Quantity",
    "Range",
    "Section",
    "Span",
    "Unit",
    "Warning",
]
