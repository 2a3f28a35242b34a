"""Messages (EML), and web pages that browsers save in the form of one (MHTML)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from typing import Any, BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.encodings import decode
from trichtin.pipeline.reading.html_reader import article_of_page
from trichtin.pipeline.reading.limits import read_limited
from trichtin.pipeline.reading.markup import lines_of_fragment
from trichtin.pipeline.reading.raw import RawArticle

_MOST_BYTES = 32_000_000
_NARROWEST, _WIDEST = 60, 80
"""Characters of the longest line of a message that was broken into lines."""
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)
_ANSWER = re.compile(r"^(?:(?:fwd?|re|tr|vs|chuyển tiếp|trả lời) ?: *)+", re.IGNORECASE)


def read_message(file: BinaryIO, source: str | None, where: str) -> Iterator[RawArticle | ArticleError]:
    """The one article of a message: its subject is the title, the text of the message the body.

    Who sends a message is not its author, so the record has no byline of it. Attachments are left out.
    """
    try:
        data = read_limited(file, where, _MOST_BYTES)
        if not data.strip():
            raise ArticleError("empty_file", where, "The file is empty.")
        message = email.message_from_bytes(data, policy=email.policy.default)
        yield _article(message, source, where)
    except ArticleError as error:
        yield error
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as fault:
        # What the standard library makes of broken headers.
        yield ArticleError("broken_file", where, f"{type(fault).__name__}: {str(fault)[:200]}.")


def _article(message: EmailMessage, source: str | None, where: str) -> RawArticle:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None or (not message.keys() and not part.get_payload(decode=True)):
        raise ArticleError("no_text", where, "The message has no text.")
    text = _text(part, where)
    subject, sent = _header(message, "subject"), _header(message, "date")
    subject = _ANSWER.sub("", subject) if subject else None
    if part.get_content_type() == "text/html":
        if message.get_content_type() == "multipart/related" and "snapshot-content-location" in message:
            article = article_of_page(text, source, where)
            return replace(article, url=article.url or _header(message, "snapshot-content-location"))
        lines = lines_of_fragment(text)
        text, kinds = lines.text, tuple(lines.kinds)
    else:
        text, kinds = _plain(text, part), ()
    if not text.strip():
        raise ArticleError("no_text", where, "The message has no text.")
    files = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    article = RawArticle(text=text, title=subject, published=sent, source=source, lines=kinds)
    if files:
        return replace(article, warnings=(("left_out", f"{files} attachments were not read."),))
    return article


def _plain(text: str, part: Any) -> str:
    """A text without the sender's signature, and with its paragraphs in one line where the message broke them."""
    lines = _SIGNATURE.split(text.replace("\r\n", "\n"))[0].split("\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        # RFC 3676: a line that ends with a blank goes on in the next.
        return "".join(line if line.endswith(" ") else f"{line}\n" for line in lines)
    return _unwrapped(lines)


def _unwrapped(lines: list[str]) -> str:
    """The paragraphs of a message whose program broke its lines: where the next word would not have fitted."""
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return "\n".join(lines)
    parts: list[str] = []
    for line, behind in zip(lines, [*lines[1:], ""], strict=True):
        word = behind.split(" ", 1)[0]
        parts.append(f"{line} " if line and word and len(line) + 1 + len(word) > width else f"{line}\n")
    return "".join(parts)


def _text(part: Any, where: str) -> str:
    data = part.get_payload(decode=True)
    return decode(data if isinstance(data, bytes) else b"", where, declared=part.get_content_charset())


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return str(value).strip() or None if value is not None else None
