"""The fields of an article object, under the names that sites, feeds and data sets use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.bodies import body_of
from trichtin.pipeline.reading.markup import has_markup, lines_of_fragment
from trichtin.pipeline.reading.raw import RawArticle

# In order of preference; compared in lower case without `_`, `-`, `:` and blanks.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "content", "body", "articlebody", "fulltext", "contenttext", "contenthtml", "maintext", "blocks",
        "noidung", "nộidung",
    ),
    "title": ("title", "headline", "tieude", "tiêuđề"),
    "lead": (
        "sapo", "lead", "description", "summary", "abstract", "standfirst", "excerpt", "subtitle", "tomtat", "tómtắt",
    ),
    "published": (
        "published", "publishedat", "datepublished", "publisheddate", "publishdate", "publicationdate", "publishedtime",
        "publishtime", "pubdate", "posteddate", "date", "datetime", "time", "ngaydang", "ngàyđăng",
    ),
    "byline": ("author", "authors", "byline", "creator", "tacgia", "tácgiả"),
    "dateline": ("dateline",),
    "url": ("url", "link", "canonicalurl", "permalink", "sourceurl"),
    "outlet": (
        "outlet", "publisher", "sitename", "newspaper", "source", "site", "provider", "nguồn",
        "nguon", "báo", "bao",
    ),
    "id": ("id", "articleid", "guid", "uuid", "key"),
}  # fmt: skip

_DEEPEST = 8

_SQUEEZE = str.maketrans("", "", "_-: ")


def is_field(name: str, field: str | None = None) -> bool:
    """Whether a column or key is one of an article's fields, or of this one."""
    squeezed = name.strip("\ufeff").lower().translate(_SQUEEZE)
    return any(squeezed in names for key, names in NAMES.items() if field in (None, key))


def article_of(fields: Mapping[str, Any], *, where: str, source: str | None, rank: int | None = None) -> RawArticle:
    """The article that an object holds.

    Args:
        fields: the object.
        where: the file and place, for messages.
        source: path of the file relative to the input root.
        rank: rank of the object in its file.

    Raises:
        ArticleError: ``no_text`` where no field holds the text.
    """
    squeezed = {str(name).lower().translate(_SQUEEZE): value for name, value in reversed(list(fields.items()))}
    found = {field: _first(squeezed, names) for field, names in NAMES.items() if field != "text"}
    lines = next(filter(lambda lines: lines.texts, (body_of(squeezed.get(name)) for name in NAMES["text"])), None)
    if lines is None:
        names = ", ".join(map(str, fields)) or "none"
        raise ArticleError("no_text", where, f"No field holds the text (the fields are: {names[:200]}).")
    outlet, url = found["outlet"], found["url"]
    if outlet is not None and _is_url(outlet):
        outlet, url = None, url or outlet
    return RawArticle(
        text=lines.text,
        title=found["title"],
        lead=found["lead"],
        byline=found["byline"],
        dateline=found["dateline"],
        outlet=outlet,
        published=found["published"],
        url=url if url is not None and _is_url(url) else None,
        source=source,
        id=found["id"],
        rank=rank,
        lines=tuple(lines.kinds),
    )


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = _string(fields.get(name))
        if value:
            return " ".join(lines_of_fragment(value).texts) if has_markup(value) else value
    return None


def _string(value: Any, depth: int = 0) -> str | None:
    """A field as a string: numbers too, lists joined, objects by their name or text; what is nested deeper is none."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, (_string(item, depth + 1) for item in value))) or None
    if isinstance(value, dict):
        parts = (_string(value.get(key), depth + 1) for key in ("name", "text", "content", "rendered", "#text"))
        return next(filter(None, parts), None)
    return None


def _is_url(value: str) -> bool:
    return value.startswith(("http://", "https://"))
