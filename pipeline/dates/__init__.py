"""Dates, periods and terms: found as written, joined, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from trichtin.pipeline.dates.comparison import compare
from trichtin.pipeline.dates.joins import Joined, join
from trichtin.pipeline.dates.relative import relative_words
from trichtin.pipeline.dates.resolve import resolve
from trichtin.pipeline.dates.scan import atoms
from trichtin.pipeline.digits import numerals_in
from trichtin.pipeline.state import Annotations, DateMention, Offsets

__all__ = ["annotate", "lexicons"]


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {"dates.relative": relative_words()}


def annotate(annotations: Annotations) -> None:
    """Propose the dates of the article."""
    found = join(annotations, atoms(annotations))
    resolve(annotations, found)
    compare(annotations, found)
    annotations.dates.extend(_mention(annotations, item) for item in found)


def _mention(known: Annotations, joined: Joined) -> DateMention:
    value = joined.value
    return DateMention(
        start=joined.start,
        end=joined.end,
        rule=joined.atom.rule,
        edtf=None if value is None else value.edtf,
        first=None if value is None else value.first(),
        last=None if value is None else value.last(),
        kind=joined.atom.kind,
        relative=joined.atom.relative or joined.atom.shift is not None,
        numerals=_numerals(known, joined),
    )


_CLOCK = re.compile(r"\d\d? ?(?:giờ|h|g)(?![^\W\d_])(?: ?\d\d(?!\d|[./-]))?")
_WORDS = r"(?:mười hai|mười một|mười|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín)(?![^\W_])"
_NUMBER_WORDS = re.compile(rf"(?<=\btháng ){_WORDS}|\b{_WORDS}(?= (?:tháng|quý)\b)|(?<=\bquý ){_WORDS}")


def _numerals(known: Annotations, joined: Joined) -> list[Offsets]:
    """The numerals of a date; those of a clock time inside it are none of them."""
    clocks = [match.span() for match in _CLOCK.finditer(known.folded, joined.start, joined.end)]
    digits = numerals_in(known.text, joined.start, joined.end)
    words = [match.span() for match in _NUMBER_WORDS.finditer(known.folded, joined.start, joined.end)]
    return sorted(
        (start, end) for start, end in [*digits, *words] if not any(first <= start < last for first, last in clocks)
    )
