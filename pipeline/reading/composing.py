"""One text of an article's fields: title, empty line, lead, empty line, body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.raw import RawArticle
from trichtin.pipeline.text import clean
from trichtin.schemas.article import SectionKind

_CUT = re.compile(r" ?\[?(?:…|\.\.\.)\]?$")
"""How a lead ends that is cut short: `…`, `[…]`."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The clean text of an article, and its title and lead as they stand in it, where the source has such fields.

    ``lines`` are lines of the text, each with the kind that the source tells of it.
    """

    text: str
    title: str | None = None
    lead: str | None = None
    lines: Mapping[str, SectionKind] = field(default_factory=dict)


def compose(raw: RawArticle, max_characters: int) -> Composed:
    """The text that the record's offsets refer to.

    A field that is missing, or already stands at the head of the body, is left out. A lead that is cut short with an
    ellipsis stands there, too, when the body begins with what is left of it.

    Raises:
        ArticleError: ``too_long`` where the fields have more than ``max_characters`` together, ``no_text`` where they
            hold blanks and control characters only.
    """
    size = sum(len(field) for field in (raw.text, raw.title, raw.lead) if field)
    if size > max_characters:
        raise ArticleError("too_long", raw.where, f"The article has {size:,} characters of {max_characters:,} allowed.")
    body, title, lead = clean(raw.text), _line(raw.title), _line(raw.lead)
    if title and _same(_first_line(body), title):
        body = body[len(_first_line(body)) :].lstrip("\n")
    if lead and title and _same(lead, title):
        lead = None
    parts = [part for part in (title, None if _opens(body, lead) else lead, body) if part]
    if not parts:
        raise ArticleError("no_text", raw.where, "The article holds blanks only.")
    lines = {line: kind for text, kind in raw.lines if (line := _line(text))}
    return Composed("\n\n".join(parts), title, lead, lines)


def tidy(raw: RawArticle) -> RawArticle:
    """The article with the fields that a record takes over as they are, each in one line of clean text."""
    return replace(
        raw,
        title=_line(raw.title),
        byline=_line(raw.byline),
        dateline=_line(raw.dateline),
        outlet=_line(raw.outlet),
        url=_line(raw.url),
    )


def _line(field: str | None) -> str | None:
    """A field in one line."""
    return " ".join(clean(field).split()) or None if field else None


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _same(one: str, other: str) -> bool:
    return one.casefold().rstrip(" .") == other.casefold().rstrip(" .")


def _opens(body: str, lead: str | None) -> bool:
    if lead is None:
        return True
    short = _CUT.sub("", lead)
    # Blanks and line ends are one: a lead may run over two lines of the body.
    head = " ".join(body[: 2 * len(lead) + 16].split())
    return head.startswith(short) and (short != lead or not head[len(short) : len(short) + 1].isalnum())
