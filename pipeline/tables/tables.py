"""The tables: which columns they have, and where the cells stand in a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from trichtin.pipeline.tables.columns import Cell, Column, Page, Row, Table, day, joined, words
from trichtin.schemas import Achievement, ArticleRecord, Location, Official, Position, Quantity
from trichtin.schemas.location import CurrentUnit

_ARTICLE = (
    Column("published", "date", lambda row: day(row.article.published_at), 10),
    Column("outlet", "text", lambda row: row.article.outlet),
    Column("source", "text", lambda row: row.article.source),
)
_RECORD = Column("record_id", "text", lambda row: row.article.id)


def rows(table: Table, record: ArticleRecord) -> Iterator[tuple[Cell, ...]]:
    """The rows that a record gives a table, in the order of the record."""
    page = Page(record)
    for item in table.items(record):
        row = Row(page, item)
        yield tuple(column.cell(row) for column in table.columns)


def indicator(item: Achievement) -> str | None:
    """What the value measures, as a phrase: action and object in the order of the text."""
    spans = sorted((span for span in (item.action, item.quantity.object) if span), key=lambda span: span.start)
    if len(spans) == 2 and spans[1].start < spans[0].end:
        spans = [max(spans, key=lambda span: span.end - span.start)]
    return " ".join(filter(None, map(words, spans))) or None


def current_codes(places: list[Location]) -> str | None:
    """The codes that hold places today: those of communes, else of provinces."""
    return joined(_current_code(unit) for place in places for unit in place.current)


def _current_code(unit: CurrentUnit) -> str | None:
    return unit.commune.code if unit.commune is not None and unit.commune.code else unit.province.code


def _change(item: Achievement) -> str | None:
    return None if item.change is None else f"{item.change.direction} {item.change.kind}"


def _places(page: Page, item: Achievement) -> list[Location]:
    return [page.locations[reference] for reference in item.locations]


def _unit(level: str, part: str, place: Location) -> str | None:
    unit = getattr(place.admin, level) if place.admin is not None else None
    return None if unit is None else getattr(unit, part)


def _units(level: str, part: str) -> Callable[[Row], Cell]:
    return lambda row: joined(_unit(level, part, place) for place in _places(row.page, row.item))


def _own_unit(level: str, part: str) -> Callable[[Row], Cell]:
    return lambda row: _unit(level, part, row.item)


def _period(page: Page, item: Achievement, part: str) -> Cell:
    value = None if item.period is None else getattr(page.dates[item.period], part)
    return value if part == "edtf" else day(value)


def _name(page: Page, reference: str | None) -> str | None:
    return None if reference is None else page.names.get(reference)


def _quantity_columns(quantity: Callable[[Any], Quantity]) -> tuple[Column, ...]:
    return (
        Column("value", "number", lambda row: quantity(row.item).value, 16),
        Column("upper", "number", lambda row: quantity(row.item).upper),
        Column("out_of", "number", lambda row: quantity(row.item).out_of),
        Column(
            "unit", "text", lambda row: "/".join([quantity(row.item).unit.text, *quantity(row.item).per]) or None, 14
        ),
        Column("unit_kind", "text", lambda row: quantity(row.item).unit.kind),
        Column("symbol", "text", lambda row: quantity(row.item).unit.symbol),
        Column("canonical_value", "number", lambda row: getattr(quantity(row.item).canonical, "value", None)),
        Column("canonical_unit", "text", lambda row: getattr(quantity(row.item).canonical, "unit", None)),
        Column("bound", "text", lambda row: quantity(row.item).bound),
    )


def _place_columns(quantity: Callable[[Any], Quantity]) -> tuple[Column, ...]:
    """Where a row stands in the text."""
    return (
        Column("sentence", "text", lambda row: row.page.sentence(quantity(row.item).span.start), 60),
        Column("start", "integer", lambda row: quantity(row.item).span.start),
        Column("end", "integer", lambda row: quantity(row.item).span.end),
        Column("section", "text", lambda row: quantity(row.item).section),
        Column("rule", "text", lambda row: quantity(row.item).rule),
        Column("confidence", "number", lambda row: quantity(row.item).confidence),
    )


_ACHIEVEMENTS = Table(
    "achievements",
    (
        *_ARTICLE,
        Column("place", "text", lambda row: joined(place.name for place in _places(row.page, row.item)), 18),
        Column("province", "text", _units("province", "name")),
        Column("province_code", "text", _units("province", "code")),
        Column("district_code", "text", _units("district", "code")),
        Column("commune_code", "text", _units("commune", "code")),
        Column("current_codes", "text", lambda row: current_codes(_places(row.page, row.item))),
        Column("indicator", "text", lambda row: indicator(row.item), 40),
        *_quantity_columns(lambda item: item.quantity),
        Column("status", "text", lambda row: row.item.status, 12),
        Column("change", "text", lambda row: _change(row.item), 11),
        Column("change_base", "text", lambda row: words(row.item.change.base) if row.item.change else None),
        Column("progress", "number", lambda row: row.item.progress.ratio if row.item.progress else None),
        Column("period", "text", lambda row: _period(row.page, row.item, "edtf"), 15),
        Column("period_start", "date", lambda row: _period(row.page, row.item, "start")),
        Column("period_end", "date", lambda row: _period(row.page, row.item, "end")),
        Column("period_scope", "text", lambda row: row.item.period_scope),
        Column("actor", "text", lambda row: words(row.item.actor)),
        Column("attribution", "text", lambda row: words(row.item.attribution)),
        Column("programme", "text", lambda row: row.page.programs[row.item.program].name if row.item.program else None),
        *_place_columns(lambda item: item.quantity),
        Column("achievement_id", "text", lambda row: row.item.id),
        Column("repeats", "text", lambda row: row.item.repeats),
        _RECORD,
    ),
    lambda record: record.achievements,
)

_QUANTITIES = Table(
    "quantities",
    (
        *_ARTICLE,
        Column("object", "text", lambda row: words(row.item[0].object), 40),
        *_quantity_columns(lambda item: item[0]),
        Column("status", "text", lambda row: row.item[1], 12),
        *_place_columns(lambda item: item[0]),
        Column("quantity_id", "text", lambda row: row.item[0].id),
        _RECORD,
    ),
    lambda record: _with_status(record),
)

_LOCATIONS = Table(
    "locations",
    (
        *_ARTICLE,
        Column("name", "text", lambda row: row.item.name, 24),
        Column("type", "text", lambda row: row.item.type, 12),
        Column("level", "text", lambda row: row.item.level, 10),
        Column("country", "text", lambda row: row.item.country),
        Column("province", "text", _own_unit("province", "name"), 18),
        Column("province_code", "text", _own_unit("province", "code")),
        Column("district", "text", _own_unit("district", "name"), 18),
        Column("district_code", "text", _own_unit("district", "code")),
        Column("commune", "text", _own_unit("commune", "name"), 18),
        Column("commune_code", "text", _own_unit("commune", "code")),
        Column("as_of", "date", lambda row: day(row.item.admin.as_of) if row.item.admin else None),
        Column("current_codes", "text", lambda row: current_codes([row.item])),
        Column("current_relation", "text", lambda row: joined(unit.relation for unit in row.item.current)),
        Column("lat", "number", lambda row: row.item.coordinates.lat if row.item.coordinates else None),
        Column("lon", "number", lambda row: row.item.coordinates.lon if row.item.coordinates else None),
        Column("resolution", "text", lambda row: row.item.resolution, 10),
        Column("mentions", "integer", lambda row: len(row.item.mentions), 8),
        Column("sentence", "text", lambda row: row.page.sentence(row.item.mentions[0].start)),
        Column("start", "integer", lambda row: row.item.mentions[0].start),
        Column("end", "integer", lambda row: row.item.mentions[0].end),
        Column("rule", "text", lambda row: row.item.rule),
        Column("confidence", "number", lambda row: row.item.confidence),
        Column("location_id", "text", lambda row: row.item.id),
        _RECORD,
    ),
    lambda record: record.locations,
)

_OFFICIALS = Table(
    "officials",
    (
        *_ARTICLE,
        Column("name", "text", lambda row: row.item[0].name, 24),
        Column("honorific", "text", lambda row: row.item[0].honorific),
        Column("class", "text", lambda row: row.item[0].class_, 13),
        Column("title", "text", lambda row: row.item[1] and row.item[1].title, 50),
        Column("role", "text", lambda row: row.item[1] and row.item[1].role),
        Column("organization", "text", lambda row: row.item[1] and row.item[1].organization),
        Column("place", "text", lambda row: row.item[1] and _name(row.page, row.item[1].location_id), 18),
        Column("status", "text", lambda row: row.item[1] and row.item[1].status, 9),
        Column("sentence", "text", lambda row: row.page.sentence(_first(row.item).start)),
        Column("start", "integer", lambda row: _first(row.item).start),
        Column("end", "integer", lambda row: _first(row.item).end),
        Column("rule", "text", lambda row: row.item[0].rule),
        Column("confidence", "number", lambda row: row.item[0].confidence),
        Column("official_id", "text", lambda row: row.item[0].id),
        _RECORD,
    ),
    lambda record: _with_positions(record),
)

_EVENTS = Table(
    "events",
    (
        *_ARTICLE,
        Column("name", "text", lambda row: row.item[0].name, 24),
        Column("type", "text", lambda row: row.item[1].type, 12),
        Column("position", "text", lambda row: row.item[1].position and row.item[1].position.title, 50),
        Column("organization", "text", lambda row: row.item[1].position and row.item[1].position.organization),
        Column("by", "text", lambda row: words(row.item[1].by)),
        Column("date", "text", lambda row: row.page.dates[row.item[1].date].edtf if row.item[1].date else None, 12),
        Column(
            "date_start", "date", lambda row: day(row.page.dates[row.item[1].date].start) if row.item[1].date else None
        ),
        Column("date_end", "date", lambda row: day(row.page.dates[row.item[1].date].end) if row.item[1].date else None),
        Column("term", "text", lambda row: row.page.dates[row.item[1].term].edtf if row.item[1].term else None),
        Column(
            "document",
            "text",
            lambda row: row.page.programs[row.item[1].document].name if row.item[1].document else None,
        ),
        Column("sentence", "text", lambda row: row.page.sentence(row.item[1].span.start), 60),
        Column("start", "integer", lambda row: row.item[1].span.start),
        Column("end", "integer", lambda row: row.item[1].span.end),
        Column("rule", "text", lambda row: row.item[1].rule),
        Column("confidence", "number", lambda row: row.item[1].confidence),
        Column("official_id", "text", lambda row: row.item[0].id),
        _RECORD,
    ),
    lambda record: [(one, event) for one in record.officials for event in one.events],
)

_ARTICLES = Table(
    "articles",
    (
        *_ARTICLE,
        Column("title", "text", lambda row: row.item.article.title, 60),
        Column("lead", "text", lambda row: row.item.article.lead),
        Column("byline", "text", lambda row: row.item.article.byline),
        Column("characters", "integer", lambda row: len(row.item.article.text), 10),
        Column("achievements", "integer", lambda row: len(row.item.achievements), 12),
        Column("context_quantities", "integer", lambda row: len(row.item.context_quantities)),
        Column("locations", "integer", lambda row: len(row.item.locations), 9),
        Column("officials", "integer", lambda row: len(row.item.officials), 9),
        Column("events", "integer", lambda row: sum(len(one.events) for one in row.item.officials), 6),
        Column("warnings", "integer", lambda row: len(row.item.diagnostics.warnings), 8),
        Column("failed_checks", "integer", lambda row: sum(not one.ok for one in row.item.diagnostics.checks)),
        _RECORD,
    ),
    lambda record: [record],
)


def _with_status(record: ArticleRecord) -> list[tuple[Quantity, str]]:
    told = {item.quantity.id: item.status for item in record.achievements}
    return [(quantity, told.get(quantity.id, "context")) for quantity in record.quantities]


def _with_positions(record: ArticleRecord) -> list[tuple[Official, Position | None]]:
    """The officials with each of their positions; one without any stands once."""
    return [
        (official, position)
        for official in record.officials
        for position in (*official.positions, *([] if official.positions else [None]))
    ]


def _first(item: tuple[Any, Any]) -> Any:
    official, position = item
    return position.span if position is not None else official.mentions[0]


TABLES: dict[str, Table] = {
    table.name: table for table in (_ACHIEVEMENTS, _QUANTITIES, _LOCATIONS, _OFFICIALS, _EVENTS, _ARTICLES)
}
"""The tables by name."""
