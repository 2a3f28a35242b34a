"""JSON and JSON lines to articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.encodings import decode, encoding_of
from trichtin.pipeline.reading.fields import article_of, is_field
from trichtin.pipeline.reading.raw import RawArticle

Read = RawArticle | ArticleError

# An object that only wraps the list of its articles: `{"articles": [{…}, …]}`.
_WRAPPERS = ("articles", "items", "data", "docs", "documents", "results", "hits", "posts", "rows")
# … or the one article: `{"article": {…}}`.
_WRAPPED = ("article", "data", "post", "item", "result", "response", "payload", "hits", "_source", "attributes")
_DEEPEST = 5


def read_json(file: BinaryIO, source: str | None, where: str) -> Iterator[Read]:
    """The articles of a JSON file: an article object, or an array of them. A broken file is an error, and the end."""
    try:
        value = _parse(decode(file.read(), where), where)
        value = _unwrapped(value)
        if isinstance(value, dict):
            yield article_of(value, where=where, source=source)
            return
    except ArticleError as error:
        yield error
        return
    if not isinstance(value, list) or not value:
        found = "an empty array" if value == [] else f"a {type(value).__name__}"
        yield ArticleError("not_an_article", where, f"The JSON holds {found}.")
        return
    for rank, item in enumerate(value, start=1):
        yield _item(item, source, f"{where}:{rank}", rank)


def read_json_lines(file: BinaryIO, source: str | None, where: str) -> Iterator[Read]:
    """The articles of a file of JSON lines; a line that is broken is an error of its own."""
    empty = True
    for rank, line in enumerate(_lines(file, where), start=1):
        if not isinstance(line, ArticleError) and not line.strip():
            continue
        empty = False
        place = f"{where}:{rank}"
        try:
            if isinstance(line, ArticleError):
                raise line
            value = _parse(decode(line, place) if isinstance(line, bytes) else line, place)
        except ArticleError as error:
            yield error
            continue
        yield _item(value, source, place, rank)
    if empty:
        yield ArticleError("empty_file", where, "The file is empty.")


def _lines(file: BinaryIO, where: str) -> Iterable[bytes | str | ArticleError]:
    """The lines of a file, read one by one; a file in UTF-16 is read whole, as its line ends are no single bytes."""
    head = file.readline()
    encoding = encoding_of(head)
    if encoding in ("utf-8", "utf-8-sig"):
        yield head
        yield from file
        return
    try:
        yield from decode(head + file.read(), where).split("\n")
    except ArticleError as error:
        yield error


def _item(value: Any, source: str | None, where: str, rank: int) -> Read:
    if not isinstance(value, dict):
        return ArticleError("not_an_article", where, f"This is a {type(value).__name__}, not an object.")
    inner = value if _has_text(value) else _unwrapped(value)
    try:
        return article_of(inner if isinstance(inner, dict) else value, where=where, source=source, rank=rank)
    except ArticleError as error:
        return error


def _parse(text: str, where: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as fault:
        place = f"line {fault.lineno}, column {fault.colno}"
        raise ArticleError("broken_json", where, f"{fault.msg} at {place}.") from None
    except RecursionError:
        raise ArticleError("broken_json", where, "It is nested too deeply.") from None
    except ValueError as fault:  # a number of thousands of digits
        raise ArticleError("broken_json", where, f"{fault}.") from None


def _unwrapped(value: Any, depth: int = 0) -> Any:
    """The list of articles, or the one article, that an object wraps; the object itself where it wraps none."""
    if not isinstance(value, dict):
        return value
    wrapped = next((value[name] for name in _WRAPPERS if _is_list_of_objects(value.get(name))), None)
    if wrapped is not None:
        return wrapped
    if _has_text(value) or depth == _DEEPEST:
        return value
    for name in _WRAPPED:
        inner = _unwrapped(value.get(name), depth + 1)
        if _is_list_of_objects(inner) or (isinstance(inner, dict) and _has_text(inner)):
            return inner
    return value


def _has_text(value: dict[str, Any]) -> bool:
    return any(is_field(str(key), "text") for key in value)


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
