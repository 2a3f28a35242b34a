"""HTML to articles: pages of any site, in their desktop, mobile, AMP and print versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.encodings import decode, without_tags
from trichtin.pipeline.reading.legacy import conversion_warning, to_unicode
from trichtin.pipeline.reading.limits import read_limited
from trichtin.pipeline.reading.markup import Lines, drop, mark, parse
from trichtin.pipeline.reading.page_body import lines_of_body
from trichtin.pipeline.reading.page_dates import lines_of_dates, wrap_lines_of_dates
from trichtin.pipeline.reading.page_fields import PageFields, page_data, page_fields
from trichtin.pipeline.reading.page_scripts import article_in, scripts_of, squeeze
from trichtin.pipeline.reading.raw import RawArticle
from trichtin.schemas.diagnostics import WarningCode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_LONGEST_STUB = 1500
"""A page that shows less may bear the whole article in a script."""


def read_html(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
    """The one article of a page."""
    try:
        data = read_limited(file, where)
        declared = _CHARSET.search(data[:4096])
        text = decode(data, where, declared=declared[1].decode("ascii") if declared else None)
        yield article_of_page(text, source, where)
    except ArticleError as error:
        yield error


def article_of_page(text: str, source: str | None, where: str) -> RawArticle:
    """The article of a page's source text.

    Raises:
        ArticleError: ``no_text`` where the page has none, ``unsafe_file`` where it is nested too deeply.
    """
    # Before it is parsed: a soft hyphen is a letter in TCVN3.
    converted = to_unicode(text, without_tags(text))
    warnings: tuple[tuple[WarningCode, str], ...] = ()
    if converted is not None:
        text, warnings = converted[0], (conversion_warning(converted[1]),)
    root = parse(text, where)
    if root is None:
        raise ArticleError("no_text", where, "The page holds no text.")
    wrap_lines_of_dates(root)
    data, scripts = page_data(root), scripts_of(root)
    mark(root)
    fields = page_fields(root, data)
    for element in lines_of_dates(root, fields.title):
        drop(element)
    lines, above = lines_of_body(root, fields.title)
    head = [text for text in above.texts if text != fields.lead and text not in lines.texts]
    body = "\n\n".join([*head, *_without_head(lines, fields)])
    lines.kinds.extend(above.kinds)
    article = _article(body, lines, fields, source, warnings)
    if len(body) < _LONGEST_STUB:
        told = article_in(scripts, [squeeze(fields.title)] if fields.title else [], where)
        if told is not None and len(told.text) > 2 * len(body):
            article = _from_script(told, article)
    if not article.text:
        raise ArticleError("no_text", where, "The page holds no text of an article.")
    return article


def _from_script(told: RawArticle, shown: RawArticle) -> RawArticle:
    """The article of a script, with what the page says beside it."""
    return replace(
        told,
        lead=told.lead or shown.lead,
        byline=shown.byline or told.byline,
        outlet=shown.outlet or told.outlet,
        published=shown.published or told.published,
        url=shown.url or told.url,
        source=shown.source,
        id=None,
        warnings=shown.warnings,
    )


def _article(
    body: str, lines: Lines, fields: PageFields, source: str | None, warnings: tuple[tuple[WarningCode, str], ...]
) -> RawArticle:
    return RawArticle(
        text=body,
        title=fields.title,
        lead=fields.lead or _described(body, fields),
        byline=fields.author,
        dateline=fields.dateline,
        outlet=fields.outlet,
        published=fields.published,
        url=fields.url,
        source=source,
        lines=tuple(lines.kinds),
        warnings=warnings,
    )


def _without_head(lines: Lines, fields: PageFields) -> list[str]:
    """The body without what stands above the title and the title itself, and without the lead, which is a field."""
    texts = list(lines.texts)
    head = texts[:6]
    if fields.title is not None and fields.title in head:
        texts = texts[head.index(fields.title) + 1 :]
    if fields.lead is not None and fields.lead in texts[:4]:
        texts = texts[texts.index(fields.lead) + 1 :]
    return texts


def _described(body: str, fields: PageFields) -> str | None:
    """The description in the page's head as a lead: where it is whole and stands nowhere in the text."""
    text = fields.description
    if text is None or len(text) < 60 or not text.endswith((".", "!", "?", "”")) or text == fields.title:
        return None
    return None if text[:40] in " ".join(body.split()) else text
