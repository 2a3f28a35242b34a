"""The words of sections, and what a name looks like."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trichtin.pipeline.lexicons.surnames import surnames_against_places

CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters of Vietnamese, for a character class."""


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon of this room, as ``lexicon.toml`` has it."""

    credit_heads: tuple[str, ...]
    credit_kinds: tuple[str, ...]
    credit_phrases: tuple[str, ...]
    credit_bodies: tuple[str, ...]
    unit_types: tuple[str, ...]
    scenes: tuple[str, ...]
    scene_sentences: tuple[str, ...]
    scene_verbs: tuple[str, ...]
    portrait_titles: tuple[str, ...]
    portrait_honorifics: tuple[str, ...]
    portrait_offices: tuple[str, ...]
    caption_scenes: tuple[str, ...]
    caption_groups: tuple[str, ...]
    subhead_words: tuple[str, ...]
    caption_labels: frozenset[str]
    agencies: frozenset[str]
    byline_notes: frozenset[str]
    byline_heads: tuple[str, ...]
    byline_pictures: tuple[str, ...]
    byline_titles: tuple[str, ...]
    place_words: tuple[str, ...]
    sentence_words: frozenset[str]
    endings: tuple[str, ...]
    bylines: frozenset[str]
    sentence_openers: frozenset[str]
    sentence_openers_or_names: frozenset[str]
    surnames: frozenset[str]
    common_surnames: frozenset[str]
    furniture: tuple[tuple[str, str], ...]
    furniture_lines: tuple[str, ...]
    footers: tuple[str, ...]
    imprints: tuple[str, ...]
    teaser_heads: frozenset[str]


@cache
def words() -> Words:
    """The lexicon, read once."""
    table = tomllib.loads((files("trichtin.pipeline.sections") / "lexicon.toml").read_text(encoding="utf-8"))
    return Words(
        credit_heads=tuple(table["credit_heads"]),
        credit_kinds=tuple(table["credit_kinds"]),
        credit_phrases=tuple(table["credit_phrases"]),
        credit_bodies=tuple(table["credit_bodies"]),
        unit_types=tuple(table["unit_types"]),
        scenes=tuple(table["scenes"]),
        scene_sentences=tuple(table["scene_sentences"]),
        scene_verbs=tuple(table["scene_verbs"]),
        portrait_titles=tuple(table["portrait_titles"]),
        portrait_honorifics=tuple(table["portrait_honorifics"]),
        portrait_offices=tuple(table["portrait_offices"]),
        caption_scenes=tuple(table["caption_scenes"]),
        caption_groups=tuple(table["caption_groups"]),
        subhead_words=tuple(table["subhead_words"]),
        caption_labels=frozenset(label.lower() for label in table["caption_labels"]),
        agencies=frozenset(table["agencies"]),
        byline_notes=frozenset(table["byline_notes"]),
        byline_heads=tuple(table["byline_heads"]),
        byline_pictures=tuple(table["byline_pictures"]),
        byline_titles=tuple(table["byline_titles"]),
        sentence_words=frozenset(table["sentence_words"]),
        place_words=tuple(f"{word} " for word in table["place_words"]),
        endings=tuple(table["endings"]),
        bylines=frozenset(table["bylines"]),
        sentence_openers=frozenset(table["sentence_openers"].split()),
        sentence_openers_or_names=frozenset(table["sentence_openers_or_names"].split()),
        surnames=surnames_against_places()[1],
        common_surnames=frozenset(table["common_surnames"].split()),
        furniture=tuple((cue, pattern) for cue, pattern in table["furniture"]),
        furniture_lines=tuple(table["furniture_lines"]),
        footers=tuple(table["footers"]),
        imprints=tuple(table["imprints"]),
        teaser_heads=frozenset(table["teaser_heads"]),
    )


def any_of(surfaces: Iterable[str]) -> str:
    """The pattern of one of the surfaces, the longest first."""
    return "|".join(re.escape(surface) for surface in sorted(surfaces, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of whole lines: a ``*`` in a surface stands for anything."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    others: re.Pattern[str] | None

    def fits(self, line: str) -> bool:
        """Whether a line is of one of the forms."""
        return (
            line in self.exact
            or line.startswith(self.prefixes)
            or (self.others is not None and self.others.fullmatch(line) is not None)
        )


def forms_of(surfaces: Iterable[str]) -> Forms:
    """The forms that the surfaces stand for."""
    by_stars: tuple[list[str], list[str], list[str]] = ([], [], [])
    for surface in surfaces:
        inner = "*" in surface[:-1]
        by_stars[2 if inner else surface.endswith("*")].append(surface)
    exact, prefixes, others = by_stars
    patterns = (".*".join(re.escape(part) for part in surface.split("*")) for surface in others)
    return Forms(
        frozenset(exact), tuple(prefix[:-1] for prefix in prefixes), re.compile("|".join(patterns)) if others else None
    )


def patterns_of(rows: Iterable[tuple[str, str]]) -> list[tuple[str, re.Pattern[str]]]:
    """Patterns with what any text holds that they match: most texts need not be searched."""
    return [(cue, re.compile(pattern)) for cue, pattern in rows]
