"""The body of a page's article: the element that the page calls so, else what trafilatura finds around the title."""

from __future__ import annotations

from typing import Any

from trichtin.pipeline.reading.markup import KIND, Lines, drop, lines_of, short_text, tells, text_of

_SHORTEST_BODY = 200
"""An element that is called the body of the article holds at least so many characters."""
_LONGEST_CAPTION = 600
_SHORTEST_PIECE = 80
"""A stretch of words without an element in it that is so long is text of the article, no heading or link."""
_FEWEST_PIECES = 2
_LEAST_TEXT = 400


def lines_of_body(root: Any, title: str | None) -> tuple[Lines, list[str]]:
    """The lines of the article, and the captions of the picture between its title and its body.

    Args:
        root: the marked tree; it is changed.
        title: the title as the page shows it.
    """
    around = around_title(root, title)
    best = _called_body(around if around is not None else root)
    if best is None and around is not None:
        best = _called_body(root)
    if best is not None:
        return lines_of(best), _captions_above(root, best, title)
    return _found_body(around if around is not None else root), []


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


def _called_body(root: Any) -> Any:
    """The element that the page calls the body of its article, or None."""
    best, size = None, _SHORTEST_BODY
    for element in root.iter():
        if isinstance(element.tag, str) and tells(element, "content"):
            length = len(text_of(element))
            # The innermost of two that hold much the same.
            if length > size * 1.2 or (best is not None and length > 0.9 * size and best in element.iterancestors()):
                best, size = element, length
    return best


def _captions_above(root: Any, body: Any, title: str | None) -> list[str]:
    """The captions between the title and the body: those of the picture that opens the article."""
    found: list[str] = []
    if body is None or title is None:
        return found
    below_title = False
    outer: Any = None
    for element in root.iter():
        if element is body:
            return found if below_title else []
        if outer is not None and outer in element.iterancestors():
            continue
        kind = element.get(KIND)
        if kind is not None:
            outer = element
            if kind == "caption" and below_title and (text := short_text(element, _LONGEST_CAPTION)):
                found.append(text)
        elif not below_title and short_text(element, 2 * len(title)) == title:
            below_title, found = True, []
    return found


def _found_body(root: Any) -> Lines:
    """The lines of the article where trafilatura finds it."""
    import lxml.etree
    import trafilatura

    known = lines_of(root)
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
    lines = Lines()
    kinds = dict(known.kinds)
    for line in (found or "").splitlines():
        line = " ".join(line.strip(" |").split()) if line.startswith("|") else " ".join(line.split())
        lines.add(line, kinds.get(line))
    return lines


def _make_paragraph(element: Any, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "p", text


def _unfold(table: Any) -> None:
    """A table that lays out the page, as divisions."""
    for element in [table, *table.iter("tbody", "thead", "tr", "td", "th")]:
        element.tag = "div"
