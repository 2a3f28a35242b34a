"""HTML to lines of text, some of them of a kind that the markup tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from trichtin.pipeline.errors import ArticleError
from trichtin.schemas.article import SectionKind

DEEPEST = 250
"""Elements of a page that are nested deeper are no article's."""
MOST_ELEMENTS = 100_000
"""A page of an article has some thousand."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul amp-img video".split()
)
_SILENT = frozenset(
    "script style noscript iframe form button input select textarea svg template head object embed canvas audio"
    " amp-ad amp-embed amp-analytics amp-sidebar amp-social-share amp-iframe nav menu".split()
)
_LONGEST_CELL = 160
"""A longer cell is no figure's: the table lays out the page."""

_SMALL_PAGE = 500
_SHORTEST_HEADING = 20
_SHORTEST_BODY = 200

KIND = "data-trichtin-kind"
"""The attribute that bears the kind of an element of the page."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_MARKUP = re.compile(r"<(?:p|br|div|span|h[1-6]|strong|b|em|i|a|ul|li|table|figure|img|td)\b[^<>]*>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(slots=True)
class Lines:
    """Lines of a page, and those whose kind its markup tells."""

    texts: list[str] = field(default_factory=list)
    kinds: list[tuple[str, SectionKind]] = field(default_factory=list)

    def add(self, text: str, kind: SectionKind | None = None) -> None:
        """Add a line, unless it is empty."""
        text = " ".join(text.split())
        if text:
            self.texts.append(text)
            if kind is not None:
                self.kinds.append((text, kind))

    @property
    def text(self) -> str:
        """The lines with an empty one between each two."""
        return "\n\n".join(self.texts)


def has_markup(text: str) -> bool:
    """Whether a field of an article holds HTML."""
    return "<" in text and _MARKUP.search(text) is not None


def lines_of_fragment(text: str) -> Lines:
    """The lines of a fragment of HTML, as CMS exports and feeds have it in a field.

    Raises:
        ArticleError: ``unsafe_file`` where it is nested too deeply.
    """
    root = parse(f"<div>{text}</div>", "the text")
    if root is None:
        return Lines()
    mark(root)
    return lines_of(root)


def parse(text: str, where: str) -> Any:
    """The tree of a page, None where it is empty.

    Raises:
        ArticleError: ``unsafe_file`` where it is nested too deeply.
    """
    import lxml.etree

    parser = lxml.etree.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml.etree.HTML(_DECLARATION.sub("", text).replace("\0", ""), parser)
    except lxml.etree.XMLSyntaxError:
        root = None
    # The parser has a limit of its own, behind which it drops the rest.
    if any("RESOURCE_LIMIT" in fault.type_name for fault in parser.error_log) or _is_too_large(root):
        raise ArticleError(
            "unsafe_file", where, f"Its elements are nested more than {DEEPEST} deep, or more than {MOST_ELEMENTS:,}."
        )
    return root


def _is_too_large(root: Any) -> bool:
    import lxml.etree

    depth = count = 0
    if root is None:
        return False
    for event, _ in lxml.etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEEPEST or count > MOST_ELEMENTS:
            return True
    return False


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Words of classes and ids by what they tell, as ``classes.txt`` has them."""
    text = (files("trichtin.pipeline.reading") / "classes.txt").read_text(encoding="utf-8")
    rows = (line.split(":") for line in text.splitlines() if line and not line.startswith("#"))
    return {name.strip(): frozenset(words.split()) for name, words in rows}


@lru_cache(maxsize=4096)
def _told_by(*attributes: str) -> frozenset[str]:
    """The kinds that attributes tell by their names: whole without marks between, and the words of them."""
    names: set[str] = set()
    for name in " ".join(attributes).split():
        names.add(re.sub(r"[-_]", "", name).lower())
        names.update(f"~{word.lower()}" for word in _WORD.findall(name))
    return frozenset(kind for kind, words in _classes().items() if not words.isdisjoint(names))


def tells(element: Any, kind: str) -> bool:
    """Whether the classes, the id or ``itemprop`` of an element tell that it is of a kind of ``classes.txt``."""
    if not element.attrib:
        return False
    return kind in _told_by(*(element.get(name) or "" for name in ("class", "id", "itemprop", "role")))


def mark(root: Any) -> None:
    """Take furniture out of a tree and mark captions, related boxes and bylines in it."""
    most = sum(map(len, root.itertext())) / 2
    holders = _holders(root)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element in holders or element.tag in ("body", "html", "main", "article", "h1"):
            continue
        if element.tag == "form" and _is_bulk(element, most):
            continue  # pages of ASP.NET stand in one as a whole
        if element.tag in _SILENT or _is_hidden(element):
            drop(element)
        elif element.tag in ("figcaption", "caption") or tells(element, "caption"):
            # A wrapper `div.wp-caption` holds the picture, too; its words are the caption's.
            element.set(KIND, "caption")
        elif tells(element, "furniture") and not _is_bulk(element, most):
            drop(element)
        elif tells(element, "related") and not _is_bulk(element, most):
            element.set(KIND, "related")
        elif tells(element, "author") and len(text_of(element)) < _LONGEST_CELL and not list(element.iter("p")):
            element.set(KIND, "byline")
        elif element.tag == "table" and _is_picture(element):
            element.set(KIND, "caption")


def _holders(root: Any) -> set[Any]:
    """The elements that hold the heading or the body of an article, which are no furniture, whatever their names."""
    inner = [heading for heading in root.iter("h1") if len(short_text(heading, _SMALL_PAGE)) >= _SHORTEST_HEADING]
    inner += [
        element
        for element in root.iter()
        if isinstance(element.tag, str) and tells(element, "content") and _is_longer(element, _SHORTEST_BODY)
    ]
    holders: set[Any] = set()
    for element in inner:
        if not tells(element, "related"):
            holders.add(element)
        for other in element.iterancestors():
            if other in holders:
                break
            holders.add(other)
    return holders


def _is_longer(element: Any, length: int) -> bool:
    size = 0
    for part in element.itertext():
        size += len(part)
        if size > length:
            return True
    return False


def drop(element: Any) -> None:
    """Take an element out of its tree; what stands behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def text_of(element: Any) -> str:
    """The words of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def short_text(element: Any, most: int) -> str:
    """The words of an element in one line, "" where they have more than ``most`` characters."""
    size = 0
    for part in element.itertext():
        size += len(part.strip())
        if size > most:
            return ""
    return text if len(text := text_of(element)) <= most else ""


def lines_of(root: Any) -> Lines:
    """The lines of a marked tree: one a block or line break, one a row of a table."""
    import lxml.etree

    lines = Lines()
    parts: list[str] = []
    kinds: list[SectionKind | None] = [None]
    inside: Any = None  # the row whose words were taken as one line

    def flush() -> None:
        lines.add("".join(parts), kinds[-1])
        parts.clear()

    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if inside is None and tag in BLOCKS:
                flush()
            kinds.append(element.get(KIND) or kinds[-1])
            if inside is None and tag == "tr" and _is_row(element):
                # Of a kind that is told: the row that heads a table looks like a menu.
                row = " | ".join(filter(None, (text_of(cell) for cell in element)))
                lines.add(row, kinds[-1] or ("body" if " | " in row else None))
                inside = element
            if inside is None:
                parts.append(element.text or "")
        else:
            if inside is None and (tag in BLOCKS or tag == "br"):
                flush()
            kinds.pop()
            if inside is element:
                inside = None
            if inside is None and element is not root:
                parts.append(element.tail or "")
    flush()
    return lines


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _is_bulk(element: Any, most: float) -> bool:
    """Whether an element holds most of the words: a page whose whole body is called `box-news` is no box."""
    return _is_longer(element, int(max(most, _SMALL_PAGE)))


def _is_row(row: Any) -> bool:
    """Whether a row is one of figures and words; else its table lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2:
        return False
    return not any(
        len(text_of(cell)) > _LONGEST_CELL or next(cell.iter("table", "img", "h1", "h2"), None) is not None
        for cell in cells
    )


def _is_picture(table: Any) -> bool:
    """Whether a table holds a picture and its caption only, as pages did before ``figure``."""
    pictures = sum(1 for _ in table.iter("img", "amp-img"))
    return pictures == 1 and next(table.iter("table", "p"), table) is table and len(text_of(table)) < 2 * _LONGEST_CELL
