"""One article in, one record out: the one path that every user goes through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from trichtin.pipeline import (
    achievements,
    assembly,
    checks,
    dates,
    labels,
    numerals,
    offices,
    organizations,
    overlaps,
    people,
    places,
    programs,
    quantities,
)
from trichtin.pipeline.candidates import CandidateFinder
from trichtin.pipeline.collection import no_collection
from trichtin.pipeline.dates.published import published_from_text
from trichtin.pipeline.reading import Publication, RawArticle, compose, decide, read_article, tidy
from trichtin.pipeline.sections import find_dateline, split_sections
from trichtin.pipeline.segmentation import Words, split_sentences, tokenize, uses_public_functions
from trichtin.pipeline.state import Annotations
from trichtin.pipeline.text import fold
from trichtin.schemas import ArticleRecord
from trichtin.schemas.article import SectionKind

Room = Callable[[Annotations], None]

ROOMS: tuple[tuple[str, Room], ...] = (
    # These propose mentions …
    ("labels", labels.annotate),
    ("programs", programs.annotate),
    ("dates", dates.annotate),
    ("quantities", quantities.annotate),
    ("people", people.annotate),
    ("organizations", organizations.annotate),
    ("places", places.annotate),
    # … of which the overlaps are decided once …
    ("overlaps", overlaps.annotate),
    ("quantities without unit", quantities.take_rest),
    # … and these make entities and relations of what remains.
    ("linking", places.link),
    ("program grouping", programs.group),
    ("organization grouping", organizations.group),
    ("objects", quantities.attach_objects),
    ("offices", offices.annotate),
    ("achievements", achievements.annotate),
    ("numerals", numerals.annotate),
    ("checks", checks.annotate),
)
"""The rooms in the order in which an article goes through them."""

_WITH_LEXICONS = (labels, programs, dates, quantities, people, organizations, places, offices, achievements)


def _lexicons() -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for room in _WITH_LEXICONS:
        for name, entries in room.lexicons().items():
            if name in found:
                raise ValueError(f"two rooms name a lexicon {name!r}")
            found[name] = entries
    return found


def _or_from_text(publication: Publication, text: str) -> Publication:
    """When an article was published; where nothing else says so, the head of its text may."""
    day = published_from_text(text) if publication.day is None else None
    return publication if day is None else replace(publication, at=day.isoformat(), day=day, origin="text")


MAX_CHARACTERS = 2_000_000
"""The longest article that is read, if nothing else is said."""


class Extractor:
    """Makes records of articles. Loading takes a moment; make one and use it for many articles."""

    def __init__(self, *, max_characters: int = MAX_CHARACTERS) -> None:
        self.max_characters = max_characters
        with no_collection():
            self._finder = CandidateFinder(_lexicons())

    def extract(
        self, article: str | Path | RawArticle, *, published: date | str | None = None, outlet: str | None = None
    ) -> ArticleRecord:
        """Make the record of one article.

        Args:
            article: its text, the path of a file that holds one article, or what a reader gave.
            published: date of publication, which goes before any that the article states.
            outlet: name of the outlet, which goes before any that the article states.

        Raises:
            ArticleError: where the article cannot be read, has no text, or has more characters than the limit.
            ValueError: where ``published`` is no date.
        """
        raw = tidy(self._raw(article))
        if outlet is not None:
            raw = replace(raw, outlet=outlet)
        # What an article needs holds few cycles, and is gone behind it.
        with no_collection():
            return assembly.assemble(raw, self.annotate_raw(raw, published=published))

    def pipe(self, articles: Iterable[str | Path | RawArticle]) -> Iterator[ArticleRecord]:
        """Make the records of many articles, one after the other."""
        for article in articles:
            yield self.extract(article)

    def annotate_raw(self, raw: RawArticle | str, *, published: date | str | None = None) -> Annotations:
        """Compose the text of an article, lead it through the rooms and give all that they found."""
        if isinstance(raw, str):
            raw = RawArticle(text=raw)
        composed = compose(raw, self.max_characters)
        annotations = self.annotate(
            composed.text,
            publication=decide(published, raw),
            title=composed.title,
            lead=composed.lead,
            outlet=raw.outlet,
            dateline=raw.dateline,
            lines=composed.lines,
        )
        for code, message in raw.warnings:
            annotations.warn(code, message)
        return annotations

    def annotate(
        self,
        text: str,
        *,
        publication: Publication | None = None,
        title: str | None = None,
        lead: str | None = None,
        outlet: str | None = None,
        dateline: str | None = None,
        lines: Mapping[str, SectionKind] | None = None,
    ) -> Annotations:
        """Lead clean text through the rooms and give all that they found.

        Args:
            text: clean text.
            publication: when the article was published.
            title: the title as it stands at the head of the text, where the source has such a field.
            lead: the lead as it stands in the text, likewise.
            outlet: the name of the outlet.
            dateline: where the report comes from, where the source has such a field; that of the text goes before it.
            lines: lines of the text whose kind its source tells.
        """
        folded = fold(text)
        tokens = tokenize(text, folded)
        sections = split_sections(text, tokens, title=title, lead=lead, lines=lines)
        sentences = split_sentences(tokens, {section.start for section in sections})
        offsets = [(tokens.start[first], tokens.end[last - 1]) for first, last in sentences]
        publication = _or_from_text(publication or Publication(), text)
        annotations = Annotations(
            text=text,
            folded=folded,
            tokens=tokens,
            sentences=offsets,
            sections=sections,
            words=Words(text, offsets),
            candidates=self._finder.find(folded, tokens),
            published=publication.day,
            published_at=publication.at,
            published_from=publication.origin,
            outlet=outlet,
            dateline=find_dateline(text, sections) or dateline,
        )
        if publication.unread is not None:
            annotations.warn("unreadable_date", f"The date of publication cannot be read: {publication.unread!r}.")
        for _, room in ROOMS:
            room(annotations)
        if annotations.words.is_read and uses_public_functions():
            annotations.warn("slow_segmentation", "underthesea's models have changed: its slow functions were used.")
        return annotations

    def _raw(self, article: str | Path | RawArticle) -> RawArticle:
        if isinstance(article, RawArticle):
            return article
        if isinstance(article, Path):
            return read_article(article)
        return RawArticle(text=article)
