"""What was read: the article, its clean text, sentences and sections."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from trichtin.schemas.base import Model, Range

SectionKind = Literal["title", "lead", "body", "caption", "byline", "related", "boilerplate"]
PublishedFrom = Literal["metadata", "option", "file_name", "text"]


class Section(Range):
    """A stretch of the text of one kind; the sections of an article follow each other without a gap."""

    kind: SectionKind


class Article(Model):
    """The article as it was read. ``text`` is the clean text that every offset of the record refers to."""

    id: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    source: str | None
    outlet: str | None
    title: str | None
    lead: str | None
    byline: str | None
    dateline: str | None
    published_at: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}(T.+)?$")] | None
    published_from: PublishedFrom | None
    text: str
    sentences: list[Range]
    sections: list[Section]
