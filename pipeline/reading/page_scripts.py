"""Articles that a page bears in a script only: what its browser would show is built from that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.fields import article_of, is_field
from trichtin.pipeline.reading.raw import RawArticle

_JSON_TYPES = frozenset(("application/ld+json", "application/json"))
# `window.__INITIAL_STATE__ = {…};`
_ASSIGNED = re.compile(r"\s*(?:window|self)\.\w+\s*=\s*(?=\{)")
_LARGEST = 8_000_000
_MOST_OBJECTS = 200_000
_SHORTEST = 200


def scripts_of(root: Any) -> list[str]:
    """The scripts of a page that hold data."""
    found = []
    for script in root.iter("script"):
        text = script.text or ""
        if len(text) < _SHORTEST or len(text) > _LARGEST:
            continue
        if (script.get("type") or "").lower() in _JSON_TYPES:
            found.append(text)
        elif match := _ASSIGNED.match(text):
            found.append(text[match.end() :])
    return found


def article_in(scripts: list[str], titles: list[str], where: str) -> RawArticle | None:
    """The longest article in the scripts of a page that bears one of its titles.

    Args:
        scripts: what ``scripts_of`` gave.
        titles: the titles of the page, squeezed; where there are none, any article is the page's.
        where: the file, for messages.
    """
    best: RawArticle | None = None
    for script in scripts:
        for item in _objects(_parse(script)):
            names = [str(name) for name in item]
            if not any(is_field(name, "text") for name in names) or not any(is_field(name, "title") for name in names):
                continue
            try:
                found = article_of(item, where=where, source=None)
            except ArticleError:
                continue
            if len(found.text) < _SHORTEST or (titles and not _bears(found.title, titles)):
                continue
            if best is None or len(found.text) > len(best.text):
                best = found
    return best


def squeeze(text: str) -> str:
    """The letters and digits of a title, for comparing it."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _bears(title: str | None, titles: list[str]) -> bool:
    return title is not None and any(squeeze(title) in each or each in squeeze(title) for each in titles)


def _parse(script: str) -> Any:
    try:
        # Behind an assigned object stands more of the script.
        return json.JSONDecoder(strict=False).raw_decode(script.strip())[0]
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    stack = [value]
    seen = 0
    while stack and seen < _MOST_OBJECTS:
        seen += 1
        item = stack.pop()
        if isinstance(item, dict):
            yield item
            stack.extend(each for each in item.values() if isinstance(each, dict | list))
        elif isinstance(item, list):
            stack.extend(each for each in item if isinstance(each, dict | list))
