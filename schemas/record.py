"""The whole record, with the validators that make it trustworthy."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Self, get_args

from pydantic import BaseModel, model_validator

from trichtin.schemas.achievement import Achievement
from trichtin.schemas.article import Article
from trichtin.schemas.base import Model, Range, Span
from trichtin.schemas.diagnostics import Diagnostics, Numeral
from trichtin.schemas.location import Location
from trichtin.schemas.official import Official
from trichtin.schemas.organization import DateMention, Organization, Program
from trichtin.schemas.quantity import Quantity

SCHEMA_VERSION = "1.0"
"""A breaking change raises the first number, a new optional field the second."""

_DIGITS = re.compile(r"\d+")

# What ends like a number with an exponent, as pydantic writes it, and the number of which it is the end. Every number
# is the value of a field, and a quotation mark inside a string has a backslash before it: what only looks like one in
# the hash of an id (`"sha256:3e5…"`) or in a text stands behind none.
_PERHAPS_EXPONENT = re.compile(r"e[+-]?\d+(?=\s*[,}])")
_BEFORE_EXPONENT = re.compile(r'(?<!\\)":\s*(-?\d+(?:\.\d+)?)$')
_LONGEST_NUMBER = 40


def _without_exponents(text: str) -> str:
    """JSON text with numbers such as ``1e-8`` written out."""
    pieces, done = [], 0
    for end in _PERHAPS_EXPONENT.finditer(text):
        number = _BEFORE_EXPONENT.search(text, max(end.start() - _LONGEST_NUMBER, 0), end.start())
        if number is not None:
            pieces += [text[done : number.start(1)], f"{Decimal(number[1] + end.group()):f}"]
            done = end.end()
    return "".join([*pieces, text[done:]])


class ArticleRecord(Model):
    """All that was extracted from one article. See ``docs/record.md`` for every field."""

    schema_version: str
    article: Article
    achievements: list[Achievement]
    context_quantities: list[Quantity]
    locations: list[Location]
    officials: list[Official]
    organizations: list[Organization]
    dates: list[DateMention]
    programs: list[Program]
    numerals: list[Numeral]
    diagnostics: Diagnostics

    @model_validator(mode="after")
    def _check(self) -> Self:
        _check_sections(self.article)
        _check_spans(self, self.article.text)
        _check_references(self)
        _check_numerals(self)
        return self

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON text, fields in the order of the contract, letters unescaped."""
        # Very small numbers come with an exponent (`1e-5`), which not every reader of JSON takes.
        return _without_exponents(self.model_dump_json(by_alias=True, indent=indent))

    @property
    def quantities(self) -> list[Quantity]:
        """Every quantity, those of achievements and the others, in the order of the text."""
        told = [achievement.quantity for achievement in self.achievements]
        return sorted([*told, *self.context_quantities], key=lambda quantity: quantity.span.start)


def _check_sections(article: Article) -> None:
    at = 0
    for section in article.sections:
        if section.start != at or section.end <= section.start:
            raise ValueError(f"sections must follow each other from 0 without a gap: {section.kind} at {section.start}")
        at = section.end
    if at != len(article.text):
        raise ValueError(f"sections must cover the text: they end at {at} of {len(article.text)}")


def _check_spans(record: ArticleRecord, text: str) -> None:
    for stretch in _ranges(record):
        if not stretch.start < stretch.end <= len(text):
            raise ValueError(f"span {stretch.start}-{stretch.end} does not lie in the text")
        if isinstance(stretch, Span) and text[stretch.start : stretch.end] != stretch.text:
            found = text[stretch.start : stretch.end]
            raise ValueError(f"span {stretch.start}-{stretch.end} says {stretch.text!r}, the text {found!r}")


def _ranges(record: BaseModel) -> list[Range]:
    """All stretches of text that a record holds."""
    found: list[Range] = []
    waiting: list[BaseModel] = [record]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Range):
            found.append(item)
            continue
        fields = item.__dict__
        for name in _fields_of_models(type(item)):
            held = fields[name]
            if isinstance(held, list):
                waiting += held
            elif held is not None:
                waiting.append(held)
    return found


@cache
def _fields_of_models(model: type[BaseModel]) -> list[str]:
    """The fields of a model that hold other models, or lists of them."""
    return [name for name, field in model.model_fields.items() if _names_model(field.annotation)]


def _names_model(annotation: Any) -> bool:
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return is_model or any(map(_names_model, get_args(annotation)))


def _check_references(record: ArticleRecord) -> None:
    ids = [
        item.id
        for items in (
            record.achievements,
            record.quantities,
            record.locations,
            record.officials,
            record.organizations,
            record.dates,
            record.programs,
        )
        for item in items
    ]
    known = set(ids)
    if len(known) != len(ids):
        raise ValueError("ids must be unique")
    sentences = len(record.article.sentences)
    for quantity in record.quantities:
        if quantity.sentence >= sentences:
            raise ValueError(f"{quantity.id} names sentence {quantity.sentence} of {sentences}")
    for owner, kinds, reference in _references(record):
        if reference is not None and (reference not in known or reference[0] not in kinds):
            raise ValueError(f"{owner} refers to {reference!r}, which is no such item of the record")


def _references(record: ArticleRecord) -> Iterator[tuple[str, str, str | None]]:
    """(owner, letters of the kinds allowed, reference) for every reference of the record."""
    for achievement in record.achievements:
        owner = achievement.id
        yield owner, "a", achievement.repeats
        yield owner, "d", achievement.period
        yield owner, "gl", achievement.actor_id
        yield owner, "p", achievement.program
        for place in achievement.locations:
            yield owner, "l", place
    for official in record.officials:
        gained_or_lost = [event.position for event in official.events if event.position is not None]
        for position in [*official.positions, *gained_or_lost]:
            yield official.id, "g", position.organization_id
            yield official.id, "l", position.location_id
        for event in official.events:
            yield official.id, "d", event.date
            yield official.id, "d", event.term
            yield official.id, "p", event.document
    for organization in record.organizations:
        yield organization.id, "l", organization.location_id
    for numeral in record.numerals:
        yield f"numeral {numeral.span.text!r}", "qdlgop", numeral.ref
    for check in record.diagnostics.checks:
        for item in check.items:
            yield "a check", "q", item


def _check_numerals(record: ArticleRecord) -> None:
    """Every run of digits outside boilerplate lies in exactly one numeral, and no two numerals overlap."""
    spans = sorted((numeral.span.start, numeral.span.end) for numeral in record.numerals)
    for (_, end), (start, _) in itertools.pairwise(spans):
        if start < end:
            raise ValueError(f"numerals overlap at {start}")
    text = record.article.text
    rank = 0
    for section in record.article.sections:
        if section.kind == "boilerplate":
            continue
        for run in _DIGITS.finditer(text, section.start, section.end):
            while rank < len(spans) and spans[rank][1] < run.end():
                rank += 1
            if rank == len(spans) or spans[rank][0] > run.start():
                raise ValueError(f"the digits {run.group()!r} at {run.start()} lie in no numeral")
