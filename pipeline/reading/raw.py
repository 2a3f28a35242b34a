"""What a reader gives: an article as its source has it, before cleaning."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """An article as read, before cleaning.

    Attributes:
        text: the body, or the whole text where the source has no fields.
        title: the title field of the source, or None.
        lead: the lead (sapo) field of the source, or None.
        byline: the author field of the source, or None.
        outlet: the name of the outlet, or None.
        published: date or date-time of publication (ISO 8601) that the source states, or None.
        url: where the article was published, or None.
        source: path of the file relative to the input root, or None.
        id: the source's own identifier (``id`` of a JSON line), or None.
    """

    text: str
    title: str | None = None
    lead: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    id: str | None = None
