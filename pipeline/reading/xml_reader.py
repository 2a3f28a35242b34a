"""XML to articles: RSS and Atom with full texts, NITF and NewsML-G2 of agencies."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.encodings import encoding_of
from trichtin.pipeline.reading.fields import article_of
from trichtin.pipeline.reading.html_reader import article_of_page
from trichtin.pipeline.reading.limits import read_limited
from trichtin.pipeline.reading.raw import RawArticle

Read = RawArticle | ArticleError

_MOST_BYTES = 64_000_000
_BLOCKS = frozenset("p hl1 hl2 block table tr media-caption caption figcaption h1 h2 h3 li div br".split())
_AS_HTML = {"media-caption": "figcaption", "media": "figure", "hl1": "h1", "hl2": "h2", "block": "div"}
"""Elements of NITF, and those of HTML that show the like."""
_DATA = frozenset("head media-reference media-metadata media-object media-producer".split())
_ENTITY = re.compile(rb"&([A-Za-z]{2,8});")
_OWN_ENTITIES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))


def read_xml(file: BinaryIO, source: str | None, where: str) -> Iterator[Read]:
    """The articles of a feed or of an agency's message, by its first element."""
    try:
        data = read_limited(file, where, _MOST_BYTES)
        root = _parse(data, where)
    except ArticleError as error:
        yield error
        return
    kind = _tag(root)
    if kind == "html":
        yield from _page(data, source, where)
        return
    if kind in ("rss", "RDF", "feed"):
        items = [element for element in root.iter() if _tag(element) in ("item", "entry")]
        fields, several = [_feed_fields(item, root) for item in items], True
    elif kind == "nitf":
        fields, several = [_nitf_fields(root)], False
    elif kind in ("newsMessage", "newsItem"):
        fields = [_newsml_fields(item) for item in root.iter() if _tag(item) == "newsItem"]
        # Pictures of the same message, whose captions are no articles.
        fields = [found for found in fields if found["text"]] or fields
        several = len(fields) > 1
    else:
        yield ArticleError("not_an_article", where, f"The first element is {kind}: no feed, NITF or NewsML-G2.")
        return
    if not fields:
        yield ArticleError("not_an_article", where, "The feed holds no items.")
    for rank, found in enumerate(fields, start=1):
        place = f"{where}:{rank}" if several else where
        try:
            yield article_of(found, where=place, source=source, rank=rank if several else None)
        except ArticleError as error:
            yield error


def _page(data: bytes, source: str | None, where: str) -> Iterator[Read]:
    try:
        yield article_of_page(data.decode(encoding_of(data), errors="replace"), source, where)
    except ArticleError as error:
        yield error


def _parse(data: bytes, where: str) -> Any:
    """The tree; entities that a file declares for itself are not followed, whatever they hold.

    Raises:
        ArticleError: ``empty_file``, ``broken_file``, or ``unsafe_file`` where it declares entities.
    """
    import lxml.etree

    if not data.strip():
        raise ArticleError("empty_file", where, "The file is empty.")
    if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data or "<!ENTITY".encode("utf-16-be") in data:
        raise ArticleError("unsafe_file", where, "It declares entities of its own.")
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    # Entities of HTML, which are declared in a file elsewhere.
    data = _ENTITY.sub(_as_number, data.lstrip())
    try:
        return lxml.etree.fromstring(data, parser)
    except lxml.etree.XMLSyntaxError as fault:
        raise ArticleError("broken_file", where, f"{fault.msg}.") from None


def _as_number(entity: re.Match[bytes]) -> bytes:
    if entity[1] in _OWN_ENTITIES:
        return entity[0]
    char = html.unescape(entity[0].decode())
    return b"&#%d;" % ord(char) if len(char) == 1 else entity[0]


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(root: Any, *names: str) -> Iterator[Any]:
    return (element for element in root.iter() if _tag(element) in names)


def _first(root: Any, *names: str) -> str:
    """The words of the first element of a name, the first name before the second."""
    return next((text for name in names for element in _all(root, name) if (text := _words(element))), "")


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _parted(element: Any) -> str:
    """The words of an element, with a blank between those of two parts."""
    return re.sub(r" (?=[,.;:)])", "", " ".join(" ".join(element.itertext()).split()))


def _lines(element: Any) -> str:
    """The words of an element; its paragraphs, captions and tables as HTML, and markup that stands in it as text."""
    import lxml.etree

    if not any(_tag(child) in _BLOCKS for child in element.iter() if child is not element):
        return "".join(element.itertext()).strip()
    copied = deepcopy(element)
    for child in copied.iter(lxml.etree.Element):
        name = _tag(child)
        child.tag = "script" if name in _DATA else _AS_HTML.get(name, name)
    copied.tag = "div"
    lxml.etree.cleanup_namespaces(copied)
    return str(lxml.etree.tostring(copied, encoding="unicode", method="html", with_tail=False))


def _feed_fields(item: Any, root: Any) -> dict[str, Any]:
    own = {name: element for element in reversed(list(item)) for name in [_tag(element)]}

    def text(*names: str) -> str:
        return next((found for name in names if name in own and (found := _lines(own[name]))), "")

    full = [text("encoded"), text("content")]
    brief = text("description", "summary")
    body = next(filter(None, full), "")
    links = [element for element in item if _tag(element) == "link"]
    link = next((each for each in links if each.get("rel", "alternate") == "alternate"), own.get("link"))
    author = own.get("author")
    channel = next((element for element in _all(root, "channel")), root)
    outlet = next((_words(element) for element in channel if _tag(element) == "title"), "")
    return {
        "title": text("title"),
        "text": body or brief,
        "lead": brief if body else "",
        "published": text("pubDate", "published", "date", "updated"),
        "author": text("creator") or ("" if author is None else _first(author, "name") or _words(author)),
        "url": "" if link is None else link.get("href") or _words(link),
        "outlet": outlet,
        "id": text("guid", "id"),
    }


def _nitf_fields(root: Any) -> dict[str, Any]:
    body = next(_all(root, "body.content"), None)
    issued = next(_all(root, "date.issue", "date.release"), None)
    story = next(_all(root, "story.date"), None)
    return {
        "title": _first(root, "hl1", "headline", "title"),
        "text": "" if body is None else _lines(body),
        "lead": _first(root, "abstract"),
        "published": _nitf_date(issued.get("norm") if issued is not None else None)
        or _nitf_date(story.get("norm") if story is not None else None),
        "author": (_first(root, "byttl") and _first(root, "person")) or _first(root, "byline", "tagline"),
        "dateline": next(map(_parted, _all(root, "dateline")), ""),
        "outlet": _first(root, "distributor") or next((e.get("name") or "" for e in _all(root, "pubdata")), ""),
        "id": next((element.get("id-string") or "" for element in _all(root, "doc-id")), ""),
    }


def _nitf_date(value: str | None) -> str:
    """`20241114T083000+0700` as ISO 8601."""
    if not value or not value[:8].isdigit():
        return value or ""
    day = f"{value[:4]}-{value[4:6]}-{value[6:8]}"
    clock = value[9:15]
    if not clock.isdigit() or len(clock) != 6:
        return day
    return f"{day}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{value[15:]}"


def _newsml_fields(item: Any) -> dict[str, Any]:
    content = next(_all(item, "inlineXML", "inlineData"), None)
    nitf = None if content is None else next(_all(content, "nitf"), None)
    inner = {} if nitf is None else _nitf_fields(nitf)
    body = None if content is None else next(_all(content, "body"), content)
    meta = next(_all(item, "contentMeta"), item)
    about = next(_all(item, "itemMeta"), item)
    return {
        "title": _first(meta, "headline") or inner.get("title", "") or _first(about, "title"),
        "text": inner.get("text") or ("" if body is None else _lines(body)),
        "lead": inner.get("lead", "") or _first(meta, "description"),
        "published": _first(meta, "contentCreated") or _first(about, "versionCreated", "firstCreated"),
        "author": _first(meta, "by") or inner.get("author", ""),
        "dateline": _first(meta, "dateline") or inner.get("dateline", ""),
        "outlet": next((_first(p, "name") or p.get("literal") or "" for p in _all(about, "provider")), ""),
        "id": item.get("guid") or "",
    }
