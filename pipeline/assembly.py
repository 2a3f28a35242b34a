"""Annotations to record: ids, order, references; validated once, at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from trichtin.pipeline import state
from trichtin.pipeline.precision import precision_of
from trichtin.pipeline.reading.raw import RawArticle
from trichtin.pipeline.state import Annotations, Offsets
from trichtin.pipeline.versions import versions
from trichtin.schemas import SCHEMA_VERSION, ArticleRecord

Item = TypeVar("Item")


def assemble(raw: RawArticle, annotations: Annotations) -> ArticleRecord:
    """Make the validated record of an article.

    Raises:
        pydantic.ValidationError: where an item breaks the contract; that is a fault of a room.
    """
    return ArticleRecord.model_validate(_Assembler(raw, annotations).record())


def number(value: Decimal | None) -> int | float | None:
    """The JSON number of a decimal: an int where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


class _Assembler:
    """Gives each item its id in the order of first appearance, and writes references as ids."""

    def __init__(self, raw: RawArticle, annotations: Annotations) -> None:
        self._raw = raw
        self._known = annotations
        self._ids: dict[int, str] = {}
        self._programs = self._ranked("p", annotations.programs, _first_mention)
        self._dates = self._ranked("d", annotations.dates, _offsets)
        self._quantities = self._ranked("q", annotations.quantities, _offsets)
        self._places = self._ranked("l", annotations.places, _first_mention)
        self._organizations = self._ranked("g", annotations.organizations, _first_mention)
        self._officials = self._ranked("o", annotations.officials, _first_mention)
        self._achievements = self._ranked("a", annotations.achievements, lambda item: item.quantity.offsets)
        self._owners: dict[int, str] = {}
        for entities in (self._programs, self._places, self._organizations, self._officials):
            for entity in entities:
                self._owners.update((id(mention), self._ids[id(entity)]) for mention in entity.mentions)

    def _ranked(self, letter: str, items: Sequence[Item], key: Any) -> list[Item]:
        ranked = sorted(items, key=key)
        for rank, item in enumerate(ranked, start=1):
            self._ids[id(item)] = f"{letter}{rank}"
        return ranked

    def record(self) -> dict[str, Any]:
        told = {id(achievement.quantity) for achievement in self._achievements}
        return {
            "schema_version": SCHEMA_VERSION,
            "article": self._article(),
            "achievements": [self._achievement(item) for item in self._achievements],
            "context_quantities": [self._quantity(item) for item in self._quantities if id(item) not in told],
            "locations": [self._place(item) for item in self._places],
            "officials": [self._official(item) for item in self._officials],
            "organizations": [self._organization(item) for item in self._organizations],
            "dates": [self._date(item) for item in self._dates],
            "programs": [self._program(item) for item in self._programs],
            "numerals": [self._numeral(item) for item in self._known.numerals],
            "diagnostics": {
                "versions": versions(),
                "warnings": [self._warning(item) for item in self._known.warnings],
                "checks": [self._check(item) for item in self._known.checks],
            },
        }

    def _span(self, offsets: Offsets | None) -> dict[str, Any] | None:
        if offsets is None:
            return None
        start, end = offsets
        return {"start": start, "end": end, "text": self._known.text[start:end]}

    def _spans(self, mentions: Iterable[state.Mention]) -> list[dict[str, Any] | None]:
        return [self._span(offsets) for offsets in sorted(mention.offsets for mention in mentions)]

    def _id(self, item: object | None) -> str | None:
        return None if item is None else self._ids.get(id(item))

    def _article(self) -> dict[str, Any]:
        known, raw = self._known, self._raw
        return {
            "id": "sha256:" + hashlib.sha256(known.text.encode()).hexdigest(),
            "source": raw.url or raw.source,
            "outlet": known.outlet,
            "title": (self._section_text("title") or "").partition("\n")[0] or raw.title,
            "lead": self._section_text("lead"),
            "byline": raw.byline or self._section_text("byline"),
            "dateline": known.dateline,
            "published_at": known.published_at,
            "published_from": known.published_from,
            "text": known.text,
            "sentences": [{"start": start, "end": end} for start, end in known.sentences],
            "sections": [{"kind": item.kind, "start": item.start, "end": item.end} for item in known.sections],
        }

    def _section_text(self, kind: str) -> str | None:
        for section in self._known.sections:
            if section.kind == kind:
                return self._known.text[section.start : section.end].strip()
        return None

    def _quantity(self, item: state.QuantityMention) -> dict[str, Any]:
        unit = item.unit
        canonical = item.canonical and {"value": number(item.canonical[0]), "unit": item.canonical[1]}
        return {
            "id": self._id(item),
            "span": self._span(item.offsets),
            "section": self._known.section_at(item.start),
            "sentence": self._known.sentence_at(item.start),
            "value": number(item.value),
            "upper": number(item.upper),
            "out_of": number(item.out_of),
            "out_of_span": self._span(item.out_of_span),
            "bound": item.bound,
            "unit": {"text": unit.text, "symbol": unit.symbol, "kind": unit.kind},
            "canonical": canonical,
            "per": unit.per,
            "object": self._span(item.object),
            **_evidence(item.rule),
        }

    def _achievement(self, item: state.Achievement) -> dict[str, Any]:
        change, progress = item.change, item.progress
        return {
            "id": self._id(item),
            "span": self._span((item.start, item.end)),
            "quantity": self._quantity(item.quantity),
            "action": self._span(item.action),
            "status": item.status,
            "change": change
            and {
                "direction": change.direction,
                "kind": change.kind,
                "from_value": number(change.from_value),
                "base": self._span(change.base),
            },
            "progress": progress
            and {
                "done": number(progress.done),
                "target": number(progress.target),
                "ratio": number(progress.ratio),
                "derived": progress.derived,
            },
            "repeats": self._id(item.repeats),
            "period": self._id(item.period),
            "period_scope": item.period_scope,
            "locations": sorted({self._ids[id(place)] for place in item.places}, key=_rank),
            "actor": self._span(item.actor),
            "actor_id": self._id(item.actor_entity),
            "attribution": self._span(item.attribution),
            "program": self._id(item.program),
        }

    def _place(self, item: state.Place) -> dict[str, Any]:
        return {
            "id": self._id(item),
            "name": item.name,
            "type": item.type,
            "level": item.level,
            "country": item.country,
            "mentions": self._spans(item.mentions),
            "admin": item.admin and self._admin(item.admin),
            "current": [
                {
                    "province": _unit(successor.province),
                    "commune": _unit(successor.commune),
                    "relation": successor.relation,
                }
                for successor in item.current
            ],
            "coordinates": item.coordinates and {"lat": item.coordinates[0], "lon": item.coordinates[1]},
            "resolution": item.resolution,
            "candidates": [self._admin(candidate) for candidate in item.candidates],
            **_evidence(item.rule),
        }

    def _admin(self, units: state.AdminUnits) -> dict[str, Any]:
        return {
            "province": _unit(units.province),
            "district": _unit(units.district),
            "commune": _unit(units.commune),
            "as_of": units.as_of.isoformat(),
            "as_of_from": "published" if self._known.published else "text",
        }

    def _official(self, item: state.Official) -> dict[str, Any]:
        return {
            "id": self._id(item),
            "name": item.name,
            "honorific": item.honorific,
            "class": item.office_class,
            "mentions": self._spans(item.mentions),
            "positions": [self._position(position) for position in item.positions],
            "events": [self._event(event) for event in item.events],
            **_evidence(item.rule),
        }

    def _position(self, item: state.Position | None) -> dict[str, Any] | None:
        if item is None:
            return None
        return {
            "title": item.title,
            "role": item.role,
            "organization": item.organization,
            "organization_id": self._id(item.organization_entity),
            "location_id": self._id(item.place),
            "status": item.status,
            "span": self._span((item.start, item.end)),
        }

    def _event(self, item: state.Event) -> dict[str, Any]:
        return {
            "type": item.type,
            "position": self._position(item.position),
            "by": self._span(item.by),
            "date": self._id(item.date),
            "term": self._id(item.term),
            "document": self._id(item.document),
            "span": self._span((item.start, item.end)),
            **_evidence(item.rule),
        }

    def _organization(self, item: state.Organization) -> dict[str, Any]:
        return {
            "id": self._id(item),
            "name": item.name,
            "acronym": item.acronym,
            "expanded": item.expanded,
            "type": item.type,
            "location_id": self._id(item.place),
            "mentions": self._spans(item.mentions),
        }

    def _date(self, item: state.DateMention) -> dict[str, Any]:
        return {
            "id": self._id(item),
            "span": self._span(item.offsets),
            "section": self._known.section_at(item.start),
            "edtf": item.edtf,
            "start": item.first and item.first.isoformat(),
            "end": item.last and item.last.isoformat(),
            "kind": item.kind,
            "relative": item.relative,
        }

    def _program(self, item: state.Program) -> dict[str, Any]:
        return {
            "id": self._id(item),
            "name": item.name,
            "kind": item.kind,
            "number": item.number,
            "mentions": self._spans(item.mentions),
        }

    def _numeral(self, item: state.Numeral) -> dict[str, Any]:
        owner = item.owner
        reference = None if owner is None else self._ids.get(id(owner)) or self._owners.get(id(owner))
        return {"span": self._span((item.start, item.end)), "taken_for": item.taken_for, "ref": reference}

    def _warning(self, item: state.Warning) -> dict[str, Any]:
        return {"code": item.code, "message": item.message, "span": self._span(item.span)}

    def _check(self, item: state.Check) -> dict[str, Any]:
        return {
            "kind": item.kind,
            "items": [self._id(quantity) for quantity in item.items],
            "stated": number(item.stated),
            "computed": number(item.computed),
            "ok": item.ok,
        }


def _evidence(rule: str) -> dict[str, Any]:
    return {"rule": rule, "confidence": precision_of(rule)}


def _unit(unit: tuple[str, str | None] | None) -> dict[str, Any] | None:
    return None if unit is None else {"name": unit[0], "code": unit[1]}


def _rank(reference: str) -> int:
    return int(reference[1:])


def _offsets(item: state.Mention) -> Offsets:
    return item.offsets


def _first_mention(item: Any) -> Offsets:
    first: Offsets = min(mention.offsets for mention in item.mentions)
    return first
