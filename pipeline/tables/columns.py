"""What a table is made of: named, typed columns, each with the function that takes its cell from an item."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from trichtin.schemas import Article, ArticleRecord, DateMention, Location, Program
from trichtin.schemas.base import Span

Kind = Literal["text", "integer", "number", "date"]
Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: its heading.
        kind: the type of its cells; any cell may be None.
        cell: what takes the cell from the row.
        width: how wide a terminal or a spreadsheet shows it, in characters; 0: a terminal leaves it out.
    """

    name: str
    kind: Kind
    cell: Callable[[Row], Cell]
    width: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and the items of a record that make its rows."""

    name: str
    columns: tuple[Column, ...]
    items: Callable[[ArticleRecord], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """An item of a record that makes a row, with the page that it stands on."""

    page: Page
    item: Any

    @property
    def article(self) -> Article:
        """The article of the record."""
        return self.page.article


class Page:
    """A record with what its rows look up again and again."""

    def __init__(self, record: ArticleRecord) -> None:
        self.record = record
        self.article = record.article

    @cached_property
    def locations(self) -> dict[str, Location]:
        """The locations by id."""
        return {item.id: item for item in self.record.locations}

    @cached_property
    def dates(self) -> dict[str, DateMention]:
        """The dates by id."""
        return {item.id: item for item in self.record.dates}

    @cached_property
    def programs(self) -> dict[str, Program]:
        """The programmes by id."""
        return {item.id: item for item in self.record.programs}

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of locations and organisations by id."""
        found = {item.id: item.name for item in self.record.organizations}
        found.update((item.id, item.name) for item in self.record.locations)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.article.sentences]

    def sentence(self, offset: int) -> str | None:
        """The words of the sentence that holds a character."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        sentence = self.article.sentences[index]
        return " ".join(self.article.text[sentence.start : sentence.end].split())


def day(text: str | None) -> date | None:
    """The day of an ISO date or date-time."""
    return None if text is None else date.fromisoformat(text[:10])


def words(span: Span | None) -> str | None:
    """The words of a span, its line ends as blanks."""
    return None if span is None else " ".join(span.text.split())


def joined(parts: Iterable[str | None]) -> str | None:
    """Parts as one cell, `; ` between them, each once; None where there is none."""
    return "; ".join(dict.fromkeys(part for part in parts if part)) or None
