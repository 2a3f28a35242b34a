"""What a reader gives: an article as its source has it, before cleaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trichtin.schemas.article import SectionKind
from trichtin.schemas.diagnostics import WarningCode


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """An article as read, before cleaning.

    Attributes:
        text: the body, or the whole text where the source has no fields.
        title: the title field of the source, or None.
        lead: the lead (sapo) field of the source, or None.
        byline: the author field of the source, or None.
        dateline: the field of the source for where the report comes from (``Lạng Sơn, 14/11``), or None.
        outlet: the name of the outlet, or None.
        published: date or date-time of publication that the source states, as it writes it, or None.
        published_from: whether ``published`` is a field of the source or stands at the head of its file name.
        url: where the article was published, or None.
        source: path of the file relative to the input root, or None.
        id: the source's own identifier (``id`` of a JSON line), or None.
        rank: rank of the article in its file, from 1, where the file may hold several (the line of a JSON line), or
            None.
        lines: lines of the text whose kind the source's markup tells (a ``figcaption``), with that kind.
        warnings: what the reader of the record should know: codes and messages.
    """

    text: str
    title: str | None = None
    lead: str | None = None
    byline: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: Literal["metadata", "file_name"] = "metadata"
    url: str | None = None
    source: str | None = None
    id: str | None = None
    rank: int | None = None
    lines: tuple[tuple[str, SectionKind], ...] = ()
    warnings: tuple[tuple[WarningCode, str], ...] = ()

    @property
    def where(self) -> str:
        """The article's file, and its rank in it, for messages."""
        name = self.source or "the text"
        return name if self.rank is None else f"{name}:{self.rank}"
