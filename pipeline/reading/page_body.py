"""The body of a page's article: the element that the page calls so, else what trafilatura finds around the title."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from trichtin.pipeline.reading.markup import BLOCKS, KIND, Lines, drop, lines_of, short_text, tells, text_of

_SHORTEST_BODY = 200
"""An element that is called the body of the article holds at least so many characters."""
_LONGEST_CAPTION = 600
_SHORTEST_LEAD, _LONGEST_LEAD = 60, 1200
_ENDS = (".", "!", "?", "…", "”", '"', ":")
_SHORTEST_PIECE = 80
"""A stretch of words without an element in it that is so long is text of the article, no heading or link."""
_LEAST_PLACED = 0.5
"""The share of the lines trafilatura finds that are lines of ours, too, so that the article is between them."""
_SHORTEST_TEASER = 30
"""A link that is shorter may be the author's name."""
_MOST_LINKED = 0.34
_FEWEST_PIECES = 2
_LEAST_TEXT = 400


def lines_of_body(root: Any, title: str | None) -> tuple[Lines, Lines]:
    """The lines of the article, and those between its title and what the page calls its body.

    Args:
        root: the marked tree; it is changed.
        title: the title as the page shows it.
    """
    around = around_title(root, title)
    best = _called_body(around if around is not None else root)
    if best is None and around is not None:
        best = _called_body(root)
    if best is not None:
        lines = lines_of(best)
        _mark_links(lines, _linked_lines(best))
        return lines, _lines_above(root, best, title)
    lines = _found_body(around if around is not None else root)
    if not lines.texts:
        # It holds less than trafilatura takes for a text.
        short = _called_body(root, 1)
        lines = lines_of(short if short is not None else root if around is None else around)
    return lines, Lines()


def around_title(root: Any, title: str | None) -> Any:
    """The smallest element that holds the title and text behind it: what lies outside are lists of other articles."""
    if title is None:
        return None
    most = 2 * len(title)
    found = [element for element in root.iter() if element.tag != "title" and short_text(element, most) == title]
    if not found:
        return None
    heading = next((element for element in found if element.tag == "h1"), found[-1])
    for element in heading.iterancestors():
        if element.tag in ("body", "html"):
            return None
        if _has_text_behind(element, heading):
            return element
    return None


def _has_text_behind(element: Any, heading: Any) -> bool:
    pieces: list[int] = []
    behind = False
    outside: Any = None
    for part in element.iter():
        if part is heading:
            behind = True
        if not behind or (outside is not None and outside in part.iterancestors()):
            continue
        outside = None
        if part.tag == "a" or part.get(KIND) is not None or tells(part, "lead"):
            outside = part
            texts = [part.tail]
        else:
            texts = [part.text, part.tail]
        pieces.extend(len(text) for text in texts if text and len(text.strip()) >= _SHORTEST_PIECE)
        if len(pieces) >= _FEWEST_PIECES or sum(pieces) >= _LEAST_TEXT:
            return True
    return False


def _called_body(root: Any, shortest: int = _SHORTEST_BODY) -> Any:
    """The element that the page calls the body of its article, or None."""
    best, size = None, shortest
    for element in root.iter():
        if isinstance(element.tag, str) and tells(element, "content"):
            length = len(text_of(element))
            # The innermost of two that hold much the same.
            if best is None:
                better = length >= size
            else:
                better = length > size * 1.2 or (length > 0.9 * size and best in element.iterancestors())
            if better:
                best, size = element, length
    return best


def _lines_above(root: Any, body: Any, title: str | None) -> Lines:
    """What stands between the title and the body: the caption of the picture that opens the article, and a lead."""
    found = Lines()
    if title is None:
        return found
    below_title = False
    outer: Any = None
    for element in root.iter():
        if element is body:
            return found if below_title else Lines()
        if outer is not None and outer in element.iterancestors():
            continue
        kind = element.get(KIND)
        if kind is not None:
            outer = element
            if kind == "caption" and below_title:
                found.add(short_text(element, _LONGEST_CAPTION), "caption")
        elif not below_title and short_text(element, 2 * len(title)) == title:
            below_title, found = True, Lines()
        elif (
            below_title
            and element.tag in BLOCKS
            and not any(inner.tag in BLOCKS for inner in element.iterdescendants())
        ):
            text = short_text(element, _LONGEST_LEAD)
            if len(text) >= _SHORTEST_LEAD and text.endswith(_ENDS) and not list(element.iter("a")):
                found.add(text)
    return Lines()


def _found_body(root: Any) -> Lines:
    """The lines between the first and the last that trafilatura finds; itself it leaves out lists and headings."""
    known, linked = lines_of(root), _linked_lines(root)
    found = _lines_of_trafilatura(root)
    places = [rank for rank, text in enumerate(known.texts) if text in found]
    if not places or len(places) < _LEAST_PLACED * len(found):
        return _found_alone(found, known)
    kinds = dict(known.kinds)
    first, last = places[0], places[-1]
    while first > 0 and kinds.get(known.texts[first - 1]) == "caption":
        first -= 1
    lines = Lines()
    for text in known.texts[first : last + 1]:
        lines.add(text, kinds.get(text))
    _mark_links(lines, linked)
    return lines


def _found_alone(found: Collection[str], known: Lines) -> Lines:
    """What trafilatura finds, with the kinds that the markup tells."""
    kinds = dict(known.kinds)
    lines = Lines()
    for text in found:
        lines.add(text, kinds.get(text))
    return lines


def _mark_links(lines: Lines, linked: set[str]) -> None:
    """Mark the lines that are links as a whole, where they are few, as related."""
    kinds = dict(lines.kinds)
    found = [text for text in lines.texts if text in linked and text not in kinds]
    if len(found) <= _MOST_LINKED * len(lines.texts):
        lines.kinds.extend((text, "related") for text in found)


def _linked_lines(root: Any) -> set[str]:
    """The lines that are links as a whole: titles of other articles."""
    linked: set[str] = set()
    for link in root.iter("a"):
        text = text_of(link)
        block = next((other for other in link.iterancestors() if other.tag in BLOCKS), None)
        if len(text) >= _SHORTEST_TEASER and block is not None and short_text(block, len(text)) == text:
            linked.add(text)
    return linked


def _lines_of_trafilatura(root: Any) -> dict[str, None]:
    """The lines that trafilatura finds in a tree, which is changed."""
    import lxml.etree
    import trafilatura

    for element in [*root.iter()]:
        if element.get(KIND) == "related":
            drop(element)
    # Captions and rows of tables as paragraphs, which trafilatura keeps in their places.
    for element in [*root.iter()]:
        if element.get(KIND) == "caption" and element.getparent() is not None:
            _make_paragraph(element, text_of(element))
    for figure in root.iter("figure"):
        figure.tag = "div"  # trafilatura drops it with its caption
    for row in [*root.iter("tr")]:
        cells = lines_of(row).texts
        if len(cells) == 1 and " | " in cells[0]:
            _make_paragraph(row, cells[0])
    for table in [*root.iter("table")]:
        _unfold(table)
    found = trafilatura.extract(
        lxml.etree.tostring(root, encoding="unicode", method="html"),
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        with_metadata=False,
    )
    lines = (line.strip(" |") if line.startswith("|") else line for line in (found or "").splitlines())
    return dict.fromkeys(filter(None, (" ".join(line.split()) for line in lines)))


def _make_paragraph(element: Any, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "p", text


def _unfold(table: Any) -> None:
    """A table that lays out the page, as divisions."""
    for element in [table, *table.iter("tbody", "thead", "tr", "td", "th")]:
        element.tag = "div"
