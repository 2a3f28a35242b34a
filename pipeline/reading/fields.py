"""The fields of an article object, under the names that sites, feeds and data sets use."""

from __future__ import annotations

import unicodedata
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
        "noidung", "nộidung", "bodytext", "bodyhtml", "htmlcontent", "maincontent",
    ),
    "title": ("title", "headline", "tieude", "tiêuđề"),
    "lead": (
        "sapo", "lead", "description", "summary", "abstract", "standfirst", "excerpt", "subtitle", "tomtat", "tómtắt",
    ),
    "published": (
        "published", "publishedat", "datepublished", "publisheddate", "publishdate", "publicationdate", "publishedtime",
        "publishtime", "pubdate", "posteddate", "date", "datetime", "time", "ngaydang", "ngàyđăng",
        "ngayxuatban", "ngàyxuấtbản", "created", "createdat", "timestamp",
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

_ALL_NAMES = frozenset(name for names in NAMES.values() for name in names)

# Objects beside the text that hold other fields of the article.
_INNER = ("meta", "metadata", "attributes", "fields")
# `post_title`, `article_text`, `content_vi` are fields, too.
_PREFIXES = ("article", "news", "post", "story", "baiviet")
_SUFFIXES = ("vi", "vn")

_DEEPEST = 8
_NAMED = ("name", "text", "content", "rendered", "main", "full_name", "#text", "$date", "$oid", "$numberlong")
"""Keys under which an object keeps what it stands for."""

_SQUEEZE = str.maketrans("", "", "_-: ")


def is_field(name: str, field: str | None = None) -> bool:
    """Whether a column or key is one of an article's fields, or of this one."""
    squeezed = _plain(name)
    return any(squeezed in names for key, names in NAMES.items() if field in (None, key))


def is_column(name: str) -> bool:
    """Whether a column of a table is a field of an article, or holds some."""
    return is_field(name) or name.lower().translate(_SQUEEZE) in _INNER


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
    squeezed = _squeezed(fields)
    for name in _INNER:
        inner = squeezed.get(name)
        if isinstance(inner, dict):
            squeezed = {**_squeezed(inner), **squeezed}
    found = {field: _first(squeezed, names) for field, names in NAMES.items() if field != "text"}
    lines = next(filter(lambda lines: lines.texts, (body_of(squeezed.get(name)) for name in NAMES["text"])), None)
    if lines is None:
        names = ", ".join(str(name) for name, value in fields.items() if value not in (None, "", [], {})) or "none"
        raise ArticleError("no_text", where, f"No field holds the text (those that hold something: {names[:200]}).")
    outlet, url = found["outlet"], found["url"]
    if outlet is not None and _is_url(outlet):
        outlet, url = None, url or outlet
    return RawArticle(
        text=lines.text,
        title=found["title"],
        lead=found["lead"],
        byline=_named(found["byline"]),
        dateline=found["dateline"],
        outlet=_named(outlet),
        published=found["published"],
        url=url if url is not None and _is_url(url) else None,
        source=source,
        id=found["id"],
        rank=rank,
        lines=tuple(lines.kinds),
    )


def _squeezed(fields: Mapping[str, Any]) -> dict[str, Any]:
    squeezed = {_plain(str(name)): value for name, value in reversed(list(fields.items()))}
    # What is called exactly so goes before what has more in its name.
    exact = {str(name).lower().translate(_SQUEEZE): value for name, value in reversed(list(fields.items()))}
    return {**squeezed, **exact}


def _plain(name: str) -> str:
    """A name without marks between its words, and without what does not tell one field from another."""
    name = unicodedata.normalize("NFC", name.strip("\ufeff").lower()).translate(_SQUEEZE)
    if name in _ALL_NAMES:
        return name
    parts = [name.removeprefix(prefix) for prefix in _PREFIXES] + [name.removesuffix(suffix) for suffix in _SUFFIXES]
    return next((part for part in parts if part in _ALL_NAMES), name)


def _named(value: str | None) -> str | None:
    """A name, unless it is the number of a row in another table."""
    return value if value is not None and not value.isdecimal() else None


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
        keyed = {str(key).lower(): inner for key, inner in value.items()}
        return next(filter(None, (_string(keyed.get(key), depth + 1) for key in _NAMED)), None)
    return None


def _is_url(value: str) -> bool:
    return value.startswith(("http://", "https://"))
