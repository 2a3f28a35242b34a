"""Bodies of articles in exports: strings, HTML, and the blocks of editors."""

from __future__ import annotations

import json
from typing import Any

from trichtin.pipeline.reading.markup import Lines, has_markup, lines_of_fragment
from trichtin.schemas.article import SectionKind

_DEEPEST = 16

_PICTURES = frozenset("image picture photo figure gallery video media embed simpleimage core/image".split())
_ASIDES = frozenset("related relatedarticles relatednews relatednewslist readmore".split())
_ROWS = frozenset("tablerow tr row".split())
_INLINE = frozenset(("text", "link", "inline", "hardbreak", "a"))
_INNER = ("blocks", "content", "children", "items", "body", "paragraphs", "text", "rendered", "html", "value", "data")
"""Keys of a block under which its words stand, the first that holds some."""
_TEASER = ("title", "headline", "name", *_INNER)
"""… and of an article in a related box."""


def body_of(value: Any) -> Lines:
    """The lines of a body.

    Known are strings, with HTML or without, lists of them, and blocks: ``{"type": "paragraph", "text": …}``,
    ``{"type": …, "data": {…}}`` (EditorJS), ``{"content": […]}`` (ProseMirror), ``{"children": […]}`` (Slate),
    ``{"blocks": […]}`` (Draft.js), ``{"rendered": …}`` (WordPress). What is nested deeper than an editor would is left
    out.

    Raises:
        ArticleError: ``unsafe_file`` where HTML is nested too deeply.
    """
    lines = Lines()
    _collect(value, lines, None, 0)
    return lines


def _collect(value: Any, lines: Lines, kind: SectionKind | None, depth: int) -> None:
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        blocks = _blocks_in(value)
        if blocks is None:
            _add_string(value, lines, kind)
        else:
            _collect(blocks, lines, kind, depth + 1)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        lines.add(str(value), kind)
    elif isinstance(value, list):
        if value and all(map(_is_row, value)):
            for row in value:
                lines.add(" | ".join(filter(None, map(_inline, row))), kind or "body")
        elif depth and value and all(map(_is_inline, value)):
            _add_string("".join(map(_inline, value)), lines, kind)
        else:
            for item in value:
                _collect(item, lines, kind, depth + 1)
    elif isinstance(value, dict):
        _collect_block(value, lines, kind, depth)


def _collect_block(block: dict[str, Any], lines: Lines, kind: SectionKind | None, depth: int) -> None:
    name = str(block.get("type") or block.get("__typename") or "").lower().replace("_", "").replace("-", "")
    if name in _PICTURES:
        captions = (block.get(key) or _data(block).get(key) for key in ("caption", "description", "text"))
        _collect(next(filter(None, captions), None), lines, "caption", depth + 1)
        return
    if name in _ROWS:
        _add_row(block, lines, kind, depth)
        return
    if name in _ASIDES:
        kind = "related"
    for key in _TEASER if kind == "related" and name not in _ASIDES else _INNER:
        inner = block.get(key)
        if inner not in (None, "", [], {}):
            _collect(inner, lines, kind, depth + 1)
            return


def _add_row(block: dict[str, Any], lines: Lines, kind: SectionKind | None, depth: int) -> None:
    """A row of a table as a line; its cells are blocks, too."""
    inner: list[Any] = next((block[key] for key in _INNER if isinstance(block.get(key), list)), [])
    cells: list[str] = []
    for cell in inner:
        found = Lines()
        _collect(cell, found, kind, depth + 1)
        cells.append(" ".join(" ".join(found.texts).split()))
    lines.add(" | ".join(filter(None, cells)), kind or "body")


def _blocks_in(value: str) -> Any:
    """The blocks that an editor keeps as JSON in a string, or None."""
    if not value.lstrip().startswith(('{"', "[{")):
        return None
    try:
        blocks = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return blocks if isinstance(blocks, dict | list) else None


def _data(block: dict[str, Any]) -> dict[str, Any]:
    data = block.get("data") or block.get("attrs")
    return data if isinstance(data, dict) else {}


def _add_string(value: str, lines: Lines, kind: SectionKind | None) -> None:
    if has_markup(value):
        found = lines_of_fragment(value)
        lines.texts.extend(found.texts)
        lines.kinds.extend(found.kinds or [(text, kind) for text in found.texts if kind])
    elif kind is not None:
        lines.add(value, kind)
    elif value.strip():
        lines.texts.append(value.strip())


def _is_inline(item: Any) -> bool:
    """Whether a node is a run of words inside a paragraph."""
    if not isinstance(item, dict):
        return False
    name = str(item.get("type") or "text").lower()
    return name in _INLINE and ("text" in item or "children" in item or name == "hardbreak")


def _is_row(item: Any) -> bool:
    return isinstance(item, list) and len(item) > 1 and all(isinstance(cell, str | int | float) for cell in item)


def _inline(item: Any) -> str:
    if isinstance(item, dict):
        if str(item.get("type", "")).lower() == "hardbreak":
            return "\n"
        children = item.get("children")
        inner = children if isinstance(children, list) else []
        return str(item.get("text") or "") or "".join(map(_inline, inner))
    return str(item)
