"""Figures that nothing else took, without unit: read last, where the words before can only measure."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from trichtin.pipeline import signs
from trichtin.pipeline.numbers import Number
from trichtin.pipeline.quantities.bounds import Bounds
from trichtin.pipeline.quantities.context import is_glued
from trichtin.pipeline.state import Annotations, Mention, QuantityMention, UnitForm

# `12,5`, `1.200`, `1.200,5`: what labels is no decimal and has no groups of three.
_MEASURES = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d{1,3},\d{1,3}")
_ALONE = re.compile(r"[^\W\d_] \($")
_LOOK_BACK = 24


@cache
def _words_before() -> frozenset[str]:
    lines = (files(__package__) / "rest_before.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def take_rest(annotations: Annotations) -> None:
    """Add the figures without unit to what the overlaps left."""
    taken = _Taken(annotations)
    bounds = Bounds(annotations)
    found = [
        _mention(number, bounds)
        for number in annotations.numbers.all
        if not (number.words or number.vague or number.suffix)
        and annotations.is_read(number.start)
        and taken.is_free(number)
        and _measures(annotations, number)
    ]
    annotations.quantities.extend(found)
    annotations.quantities.sort(key=lambda quantity: quantity.start)


class _Taken:
    """The characters that mentions hold."""

    def __init__(self, known: Annotations) -> None:
        self._held = bytearray(len(known.text) + 1)
        mentions: list[Mention] = [
            *known.labels, *known.dates, *known.quantities, *known.program_mentions, *known.persons,
            *known.organization_mentions, *known.place_mentions,
        ]  # fmt: skip
        for mention in mentions:
            self._held[mention.start : mention.end] = b"\1" * (mention.end - mention.start)

    def is_free(self, number: Number) -> bool:
        """Whether no mention holds a character of the number."""
        return not any(self._held[number.start : number.end])


def _measures(known: Annotations, number: Number) -> bool:
    text = known.text
    if is_glued(known, number) or signs.taken_for(text, number.start, number.end) != "unknown":
        return False
    if _goes_on(text, number):
        return False
    before = known.tokens.folded[number.first - 1] if number.first else ""
    if before in _words_before() or _MEASURES.fullmatch(text, number.start, number.end):
        return True
    in_brackets = _ALONE.search(text, max(number.start - _LOOK_BACK, 0), number.start)
    return in_brackets is not None and text[number.end : number.end + 1] == ")"


_BEFORE = re.compile(r"[^\W_]|[-–+/.#]")
_BEHIND = re.compile(r"[^\W_]|[-–+/.,:x]\d")
_PADDED = re.compile(r"0\d")


def _goes_on(text: str, number: Number) -> bool:
    """Whether marks or letters beside the number make it part of something longer (``2.2.1``, ``20x40``, ``08.02``)."""
    before = number.start > 0 and _BEFORE.match(text, number.start - 1) is not None
    return before or bool(_BEHIND.match(text, number.end) or _PADDED.match(text, number.start))


def _mention(number: Number, bounds: Bounds) -> QuantityMention:
    bound, bound_span = bounds.of(number.first, number.last, kind="other", since=0)
    return QuantityMention(
        start=number.start,
        end=number.end,
        rule="quantity.rest",
        value=number.value,
        bound=bound,
        bound_span=bound_span,
        unit=UnitForm(text="", symbol=None, kind="other"),
        numerals=[(number.start, number.end)],
        number_end=number.end,
    )
