"""Vietnamese news articles to validated records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

    from trichtin.pipeline.extractor import Extractor
    from trichtin.pipeline.reading import RawArticle
    from trichtin.schemas import ArticleRecord

__all__ = ["ArticleRecord", "Extractor", "RawArticle", "load"]

_HOMES = {
    "ArticleRecord": "trichtin.schemas",
    "Extractor": "trichtin.pipeline.extractor",
    "RawArticle": "trichtin.pipeline.reading",
}


def load() -> Language:
    """A spaCy ``Language`` whose one component fills ``doc._.trichtin`` and ``doc._.record``."""
    from trichtin.pipeline.spacy_component import load as load_language

    return load_language()


def __getattr__(name: str) -> Any:
    # Names are looked up when first used, so that `import trichtin` and `trichtin --help` load no model.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
