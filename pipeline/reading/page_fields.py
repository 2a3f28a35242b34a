"""What a page says of its article: JSON-LD, OpenGraph and other `meta`, `<time>`, and its own markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from trichtin.pipeline.reading.markup import KIND, drop, short_text, tells, text_of
from trichtin.pipeline.reading.page_body import around_title
from trichtin.pipeline.reading.page_dates import shown_date
from trichtin.pipeline.reading.page_scripts import squeeze
from trichtin.pipeline.reading.published import parse_published

_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_DEEPEST = 6
_SHORTEST_TITLE = 12
_LONGEST_TITLE = 300
_LONGEST_LEAD = 1200
_LONGEST_NAME = 80
_PUBLISHED_META = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "og:published_time",
    "dc.date.issued", "dcterms.created", "dc.date", "dc.created", "article.published", "date", "published",
)  # fmt: skip
_LABEL = re.compile(r"^(?:bởi|by|tác giả|người viết|bài viết|thực hiện)\b:? +", re.IGNORECASE)
_SEPARATORS = re.compile(r" [|–—»-] | :: ")


@dataclass(frozen=True, slots=True)
class PageFields:
    """The fields of a page; each is None where the page does not tell."""

    title: str | None = None
    lead: str | None = None
    author: str | None = None
    outlet: str | None = None
    dateline: str | None = None
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
    if not found.get("outlet"):
        found["outlet"] = _publisher(root)
    found["dateline"] = _dateline(root)
    found["shown"] = shown_date(root, _shown_title(root, found))
    return found


def page_fields(root: Any, data: dict[str, str]) -> PageFields:
    """The fields of a page: what it shows goes before what its head says, as that is often cut short.

    Args:
        root: the marked tree.
        data: what ``page_data`` gave.
    """
    outlet = data["outlet"] or None
    author = data["author"] or _author(root)
    author = _LABEL.sub("", author)
    if author in (outlet, "") or len(author) > _LONGEST_NAME:
        author = ""
    title = _title(root, data)
    around = around_title(root, title)
    return PageFields(
        title=title,
        lead=_lead(root if around is None else around),
        author=author or None,
        dateline=data["dateline"] or None,
        outlet=outlet,
        published=data["published"] or data["shown"] or None,
        url=data["url"] if data["url"].startswith(("http://", "https://")) else None,
        description=data["description"] or None,
    )


def _dateline(root: Any) -> str:
    """Where the report comes from, in an element of its own before the first word of the lead, which is taken out."""
    for element in root.iter():
        if tells(element, "dateline") and (text := short_text(element, _LONGEST_NAME)) and element.tail:
            drop(element)
            return text.rstrip(" -–—")
    return ""


def _author(root: Any) -> str:
    """Who is named in the innermost element that is called the author's; several names are parted by commas."""
    for element in root.iter():
        if element.get(KIND) != "byline" or any(tells(inner, "author") for inner in element.iterdescendants()):
            continue
        links = [text_of(link) for link in element.iter("a")]
        names = ", ".join(filter(None, links)) if len(links) > 1 else text_of(element)
        if names:
            return names
    return ""


def _publisher(root: Any) -> str:
    """The publisher that the markup of a page names (``itemprop``)."""
    for element in root.iter():
        if (element.get("itemprop") or "").lower() == "publisher":
            for part in element.iter():
                if (part.get("itemprop") or "").lower() == "name":
                    return part.get("content") or short_text(part, _LONGEST_NAME)
    return ""


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


def _is_date(value: str) -> bool:
    return bool(value) and parse_published(value) is not None


def _title(root: Any, data: dict[str, str]) -> str | None:
    """The title as the page shows it, checked against what its head says; else that."""
    return _shown_title(root, data) or _without_site(data["title"] or data["name"], data["outlet"]) or None


def _shown_title(root: Any, data: dict[str, str]) -> str | None:
    """The heading that fits what the page's head says, or, where that is the name of the site, the one heading."""
    told = [squeeze(value) for value in (data["title"], data["name"]) if value]
    named = [*root.iter("h1"), *(element for element in root.iter() if tells(element, "title"))]
    headings = [text for element in named if (text := short_text(element, _LONGEST_TITLE))]
    others = (short_text(element, _LONGEST_TITLE) for element in root.iter("h2", "b", "strong"))
    for text in (*headings, *others):
        if len(text) >= _SHORTEST_TITLE and any(_agree(squeeze(text), value) for value in told):
            return text
    if not told:
        return next(iter(headings), None)
    # Nothing that is shown bears the words of `title`: it says `Cổng thông tin …`.
    alone = {text for text in headings if len(text) >= 2 * _SHORTEST_TITLE}
    return alone.pop() if not data["title"] and len(alone) == 1 else None


def _agree(shown: str, told: str) -> bool:
    """Whether a heading is what the head says, between other words or cut short."""
    return shown in told or (len(told) >= 2 * _SHORTEST_TITLE and shown.startswith(told))


def _without_site(title: str, outlet: str) -> str:
    """A page's title without the name of the site before or behind it."""
    parts = _SEPARATORS.split(title)
    if len(parts) == 1:
        return title.strip()
    kept = [part for part in parts if not outlet or squeeze(part) != squeeze(outlet)]
    return max(parts, key=len).strip() if len(kept) == len(parts) else title_between(title, parts, kept)


def title_between(title: str, parts: list[str], kept: list[str]) -> str:
    """The title from its first to its last part that is kept."""
    if not kept:
        return title.strip()
    return title[title.index(kept[0]) : title.rindex(kept[-1]) + len(kept[-1])].strip() if len(parts) > 1 else title


def _lead(root: Any) -> str | None:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("body", "html") or not tells(element, "lead"):
            continue
        text = text_of(element)
        if 20 <= len(text) <= _LONGEST_LEAD:
            return text
    return None
