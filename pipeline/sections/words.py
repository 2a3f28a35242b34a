"""The words of sections, and what a name looks like."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SYLLABLE = re.compile(
    r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouyăâêôơư]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon of this room, as ``lexicon.toml`` has it."""

    credit_heads: tuple[str, ...]
    credit_kinds: tuple[str, ...]
    credit_ends: tuple[str, ...]
    caption_labels: frozenset[str]
    agencies: frozenset[str]
    byline_notes: frozenset[str]
    byline_heads: tuple[str, ...]
    bylines: frozenset[str]
    sentence_openers: frozenset[str]
    surnames: frozenset[str]
    furniture: tuple[str, ...]
    furniture_lines: tuple[str, ...]
    footers: tuple[str, ...]
    teaser_heads: frozenset[str]


@cache
def words() -> Words:
    """The lexicon, read once."""
    table = tomllib.loads((files("trichtin.pipeline.sections") / "lexicon.toml").read_text(encoding="utf-8"))
    return Words(
        credit_heads=tuple(table["credit_heads"]),
        credit_kinds=tuple(table["credit_kinds"]),
        credit_ends=tuple(table["credit_ends"]),
        caption_labels=frozenset(label.lower() for label in table["caption_labels"]),
        agencies=frozenset(table["agencies"]),
        byline_notes=frozenset(table["byline_notes"]),
        byline_heads=tuple(sorted(table["byline_heads"], key=len, reverse=True)),
        bylines=frozenset(table["bylines"]),
        sentence_openers=frozenset(table["sentence_openers"].split()),
        surnames=frozenset(table["surnames"].split()),
        furniture=tuple(table["furniture"]),
        furniture_lines=tuple(table["furniture_lines"]),
        footers=tuple(table["footers"]),
        teaser_heads=frozenset(table["teaser_heads"]),
    )


def is_syllable(word: str) -> bool:
    """Whether a word is spelled like a Vietnamese syllable."""
    bare = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word.lower())))
    return _SYLLABLE.fullmatch(bare) is not None


def one_of(surfaces: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for a whole line that is one of the surfaces; ``*`` in a surface stands for anything."""
    forms = (".*".join(re.escape(part) for part in surface.split("*")) for surface in surfaces)
    return re.compile("|".join(forms))
