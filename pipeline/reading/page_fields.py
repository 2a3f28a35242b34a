"""What a page says of its article: JSON-LD, OpenGraph and other `meta`, `<time>`, and its own markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from trichtin.pipeline.reading.markup import KIND, tells, text_of
from trichtin.pipeline.reading.published import parse_published

_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_DEEPEST = 6
_LONGEST_TITLE = 300
_LONGEST_LEAD = 1200
_LONGEST_DATE = 120
_LONGEST_NAME = 80
_PUBLISHED_META = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "og:published_time",
    "dc.date.issued", "dcterms.created", "dc.date", "dc.created", "article.published", "date", "published",
)  # fmt: skip
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}")
_DAY_OR_CLOCK = re.compile(r"\d{1,2}[:hg]\d{2}|[Tt]hứ |[Nn]gày|Chủ")
_SEPARATORS = re.compile(r" [|–—»-] | :: ")


@dataclass(frozen=True, slots=True)
class PageFields:
    """The fields of a page; each is None where the page does not tell."""

    title: str | None = None
    lead: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    description: str | None = None


def page_data(root: Any) -> dict[str, str]:
    """What the head of a page and its JSON-LD say, before anything is taken out of the tree."""
    found = _linked_data(root)
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = (element.get("content") or "").strip()
        if name and content:
            meta.setdefault(name, content)
    found.setdefault("published", "")
    published = (meta[name] for name in _PUBLISHED_META if name in meta)
    found["published"] = next((value for value in (found["published"], *published) if _is_date(value)), "")
    for name, key in (("title", "og:title"), ("description", "og:description"), ("outlet", "og:site_name")):
        found.setdefault(name, meta.get(key, ""))
    found["description"] = found["description"] or meta.get("description", "")
    author = meta.get("author", "") or meta.get("article:author", "")
    found.setdefault("author", "" if author.startswith("http") else author)
    found.setdefault("url", meta.get("og:url", ""))
    if not found["url"]:
        found["url"] = next(
            (link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"), ""
        )
    found["name"] = next((text_of(element) for element in root.iter("title")), "")
    found["times"] = next((value for value in _times(root) if _is_date(value)), "")
    found["shown"] = next(_shown_dates(root), "")
    return found


def page_fields(root: Any, data: dict[str, str]) -> PageFields:
    """The fields of a page: what it shows goes before what its head says, as that is often cut short.

    Args:
        root: the marked tree.
        data: what ``page_data`` gave.
    """
    outlet = data["outlet"] or None
    author = data["author"] or next(
        (text_of(element) for element in root.iter() if element.get(KIND) == "byline" and text_of(element)), ""
    )
    if author in (outlet, "") or len(author) > _LONGEST_NAME:
        author = ""
    return PageFields(
        title=_title(root, data),
        lead=_lead(root),
        author=author or None,
        outlet=outlet,
        published=data["published"] or data["times"] or data["shown"] or None,
        url=data["url"] if data["url"].startswith(("http://", "https://")) else None,
        description=data["description"] or None,
    )


def _linked_data(root: Any) -> dict[str, str]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            if any(_ARTICLE.search(kind) for kind in _types(item)):
                return _linked_fields(item)
    return {}


def _linked_fields(item: dict[str, Any]) -> dict[str, str]:
    fields = {
        "title": _name(item.get("headline")),
        "description": _name(item.get("description")),
        "published": _name(item.get("datePublished")),
        "author": _name(item.get("author")),
        "outlet": _name(item.get("publisher")),
        "url": _name(item.get("url")) or _name(item.get("mainEntityOfPage")),
    }
    return {name: value for name, value in fields.items() if value}


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)


def _types(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [str(each) for each in kind] if isinstance(kind, list) else [str(kind)]


def _name(value: Any) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return _name(value.get("name") or value.get("@id"))
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(item) for item in value if not isinstance(item, list))))
    return ""


def _times(root: Any) -> Iterator[str]:
    for element in root.iter():
        if _is_of_others(element):
            continue
        if element.tag == "time":
            yield element.get("datetime") or text_of(element)
        elif (element.get("itemprop") or "").lower() == "datepublished":
            yield element.get("content") or element.get("datetime") or text_of(element)


def _is_of_others(element: Any) -> bool:
    """Whether an element gives the date of a change, or stands in a list of other articles or beside the text."""
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    return (
        "modif" in names
        or "update" in names
        or any(
            other.tag in ("aside", "footer", "nav") or tells(other, "related") or tells(other, "furniture")
            for other in element.iterancestors()
            if other.tag not in ("body", "html")
        )
    )


def _shown_dates(root: Any) -> Iterator[str]:
    """Dates that the page shows: in an element that is called so, else in a short one before the text."""
    found = [element for element in root.iter() if isinstance(element.tag, str) and tells(element, "date")]
    for element in found:
        text = text_of(element)
        if len(text) <= _LONGEST_DATE and _DATE.search(text) and not _is_of_others(element):
            yield text
    for element in root.iter("td", "div", "p", "span", "font", "i", "em"):
        text = text_of(element) if len(element) < 4 else ""
        if 0 < len(text) <= _LONGEST_DATE and _DATE.search(text) and _DAY_OR_CLOCK.search(text):
            yield text


def _is_date(value: str) -> bool:
    return bool(value) and parse_published(value) is not None


def _title(root: Any, data: dict[str, str]) -> str | None:
    """The title as the page shows it, checked against what its head says; else that."""
    told = [_squeeze(value) for value in (data["title"], data["name"]) if value]
    shown = [
        *root.iter("h1"),
        *(element for element in root.iter() if tells(element, "title")),
        *root.iter("h2", "b", "strong"),
    ]
    for element in shown:
        text = text_of(element)
        if 12 <= len(text) <= _LONGEST_TITLE and any(_squeeze(text) in value for value in told):
            return text
    if not told:
        headings = (text_of(element) for element in shown if element.tag == "h1" or tells(element, "title"))
        return next((text for text in headings if 0 < len(text) <= _LONGEST_TITLE), None)
    return _without_site(data["title"] or data["name"], data["outlet"]) or None


def _without_site(title: str, outlet: str) -> str:
    """A page's title without the name of the site before or behind it."""
    parts = _SEPARATORS.split(title)
    if len(parts) == 1:
        return title.strip()
    kept = [part for part in parts if not outlet or _squeeze(part) != _squeeze(outlet)]
    return max(parts, key=len).strip() if len(kept) == len(parts) else title_between(title, parts, kept)


def title_between(title: str, parts: list[str], kept: list[str]) -> str:
    """The title from its first to its last part that is kept."""
    if not kept:
        return title.strip()
    return title[title.index(kept[0]) : title.rindex(kept[-1]) + len(kept[-1])].strip() if len(parts) > 1 else title


def _squeeze(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _lead(root: Any) -> str | None:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("body", "html") or not tells(element, "lead"):
            continue
        text = text_of(element)
        if 20 <= len(text) <= _LONGEST_LEAD:
            return text
    return None
