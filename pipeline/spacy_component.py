"""The spaCy factory ``trichtin``: one component that may stand in anybody's pipeline, behind any tokenizer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

from trichtin.pipeline.reading import RawArticle, decide
from trichtin.pipeline.text import alignment, clean

if TYPE_CHECKING:
    from trichtin.pipeline.extractor import Extractor
    from trichtin.pipeline.state import Annotations, Mention, Offsets
    from trichtin.schemas import ArticleRecord

_PREFIX = "trichtin_"


class TrichtinComponent:
    """Reads ``doc.text``, fills ``doc._.trichtin`` and mirrors the mentions into ``doc.spans``.

    The groups are ``trichtin_places``, ``trichtin_quantities``, ``trichtin_dates``, ``trichtin_persons``,
    ``trichtin_organizations`` and ``trichtin_programs``, in offsets of ``doc.text``; a mention that cuts a token of the
    pipeline's tokenizer is left out there, and only there.
    """

    def __init__(self, extractor: Extractor, *, published: str | None = None, outlet: str | None = None) -> None:
        self._extractor = extractor
        self._published = published
        self._outlet = outlet

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document and give it back."""
        text = clean(doc.text)
        annotations = self._extractor.annotate(text, publication=decide(self._published, RawArticle(text=text)))
        annotations.outlet = self._outlet
        doc._.trichtin = annotations
        places = alignment(doc.text, annotations.text)
        groups: dict[str, Iterable[Mention]] = {
            "places": annotations.place_mentions,
            "quantities": annotations.quantities,
            "dates": annotations.dates,
            "persons": annotations.persons,
            "organizations": annotations.organization_mentions,
            "programs": annotations.program_mentions,
        }
        for name, mentions in groups.items():
            doc.spans[_PREFIX + name] = _mirror(doc, mentions, places, name)
        return doc


def _mirror(doc: Doc, mentions: Iterable[Mention], places: list[Offsets], label: str) -> list[Span]:
    spans = []
    for mention in mentions:
        span = doc.char_span(places[mention.start][0], places[mention.end - 1][1], label=label)
        if span is not None:
            spans.append(span)
    return spans


@Language.factory("trichtin", default_config={"published": None, "outlet": None})  # type: ignore[untyped-decorator]
def make_component(nlp: Language, name: str, published: str | None, outlet: str | None) -> TrichtinComponent:  # noqa: ARG001
    """The factory behind ``nlp.add_pipe("trichtin", config={"published": "2025-07-02"})``."""
    # spaCy loads this module whenever any pipeline is made, so the rooms are loaded only when they are wanted.
    from trichtin.pipeline.extractor import Extractor

    _register_extensions()
    return TrichtinComponent(Extractor(), published=published, outlet=outlet)


def _register_extensions() -> None:
    """Make ``doc._.trichtin`` (the annotations) and ``doc._.record`` (the record made of them) known to spaCy."""
    if not Doc.has_extension("trichtin"):
        Doc.set_extension("trichtin", default=None)
        Doc.set_extension("record", getter=_record_of)


def _record_of(doc: Doc) -> ArticleRecord | None:
    from trichtin.pipeline.assembly import assemble

    annotations: Annotations | None = doc._.trichtin
    return None if annotations is None else assemble(RawArticle(text=doc.text), annotations)


def load() -> Language:
    """A blank pipeline with the one component ``trichtin``."""
    import spacy

    nlp = spacy.blank("xx")
    nlp.add_pipe("trichtin")
    return nlp
