"""What every article goes through, whatever its format: old character sets, HTML entities, lost characters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.legacy import conversion_warning, convert_like, lines_to_unicode, to_unicode
from trichtin.pipeline.reading.published import date_at_head, date_of_address
from trichtin.pipeline.reading.raw import RawArticle
from trichtin.schemas.diagnostics import WarningCode

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});")
_LOST = "\ufffd"
_FIELDS = ("text", "title", "lead", "byline", "dateline", "outlet")


def mended(articles: Iterable[RawArticle | ArticleError]) -> Iterator[RawArticle | ArticleError]:
    """The articles in Unicode and without entities, with a warning of whatever was converted or is lost."""
    for article in articles:
        yield article if isinstance(article, ArticleError) else _with_date(_mend(article))


def _with_date(article: RawArticle) -> RawArticle:
    """The article with the date of its address, or at the head of its file's name, where it states none.

    The name of a file dates an article only where it is the only one in it.
    """
    if article.published is not None:
        return article
    if (day := date_of_address(article.url)) is not None:
        return replace(article, published=day, published_from="metadata")
    day = None if article.rank is not None else date_at_head(article.source)
    return article if day is None else replace(article, published=day, published_from="file_name")


def _mend(article: RawArticle) -> RawArticle:
    fields = {name: value for name in _FIELDS if (value := getattr(article, name))}
    warnings: list[tuple[WarningCode, str]] = list(article.warnings)
    if converted := to_unicode(fields["text"]):
        fields["text"], name = converted
        warnings.append(conversion_warning(name))
        for field in fields.keys() - {"text"}:
            fields[field] = convert_like(fields[field], name)
        lines = tuple((convert_like(line, name), kind) for line, kind in article.lines)
        article = replace(article, lines=lines)
    elif joined := lines_to_unicode(fields["text"]):
        fields["text"], name = joined
        warnings.append(("legacy_encoding", f"Some lines of the text were in {name} and were converted to Unicode."))
    fields = {name: _ENTITY.sub(lambda match: html.unescape(match.group()), value) for name, value in fields.items()}
    lost = sum(value.count(_LOST) for name, value in fields.items() if name in ("text", "title", "lead"))
    if lost:
        warnings.append(("lost_characters", f"{lost} characters are lost: their bytes are of no known encoding."))
    if fields == {name: getattr(article, name) for name in fields} and len(warnings) == len(article.warnings):
        return article
    return replace(article, **fields, warnings=tuple(warnings))
