"""What each numeral of the article was taken for, from what the rooms took."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from trichtin.pipeline.state import (
    Annotations,
    Mention,
    Numeral,
    Offsets,
    QuantityMention,
)
from trichtin.schemas.diagnostics import TakenFor

# One number: digits with single inner `.`, `,`, `/` or `:`; hyphens and blanks separate.
_NUMERAL = re.compile(r"\d+(?:[.,/:]\d+)*")


def annotate(_doc: Doc, annotations: Annotations) -> None:
    """Account for every numeral outside boilerplate, and for each number word that a quantity or date holds."""
    taken = list(_told(annotations))
    covered = {offset for numeral in taken for offset in range(numeral.start, numeral.end)}
    holders = _holders(annotations)
    for start, end in _digit_runs(annotations):
        if start in covered:
            continue
        owner = holders[start]
        kind: TakenFor = "unknown" if owner is None else "unit" if isinstance(owner, QuantityMention) else "name"
        taken.append(Numeral(start=start, end=end, taken_for=kind, owner=owner))
        if owner is None:
            annotations.warn("unknown_numeral", "A numeral that no rule accounts for.", (start, end))
    annotations.numerals.extend(sorted(taken, key=lambda numeral: (numeral.start, numeral.end)))


def _told(annotations: Annotations) -> Iterator[Numeral]:
    """The numerals that their mentions name themselves."""
    for label in annotations.labels:
        for start, end in label.numerals:
            yield Numeral(start=start, end=end, taken_for=label.taken_for)
    for date in annotations.dates:
        for start, end in date.numerals:
            yield Numeral(start=start, end=end, taken_for="date", owner=date)
    for quantity in annotations.quantities:
        for start, end in quantity.numerals:
            yield Numeral(start=start, end=end, taken_for="quantity", owner=quantity)


def _holders(annotations: Annotations) -> list[Mention | None]:
    """For each character the mention that holds it."""
    holders: list[Mention | None] = [None] * len(annotations.text)
    mentions: list[Mention] = [
        *annotations.organization_mentions,
        *annotations.place_mentions,
        *annotations.program_mentions,
        *annotations.persons,
        *annotations.quantities,
    ]
    for mention in mentions:
        holders[mention.start : mention.end] = [mention] * (mention.end - mention.start)
    return holders


def _digit_runs(annotations: Annotations) -> Iterator[Offsets]:
    for section in annotations.sections:
        if section.kind != "boilerplate":
            for match in _NUMERAL.finditer(annotations.text, section.start, section.end):
                yield match.span()
