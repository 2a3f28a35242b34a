"""Figures that nothing else took, without unit: read last, where the words before can only measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from trichtin.pipeline.numbers import Number, read_fraction
from trichtin.pipeline.quantities.bounds import Bounds
from trichtin.pipeline.quantities.context import is_glued
from trichtin.pipeline.quantities.figure import rounded
from trichtin.pipeline.quantities.units import is_ratio_noun
from trichtin.pipeline.state import Annotations, Mention, QuantityMention, UnitForm

# `12,5`, `1.200`, `1.200,5`: what labels is no decimal and has no groups of three.
_MEASURES = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d{1,3},\d{1,3}")
# `1,250,000`, glued to words or not: only sums have so many groups.
_SUMS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}|[1-9]\d{0,2}(?:\.\d{3}){2,}")
_LARGEST_WHOLE = 20
_BEFORE_SHARES = frozenset("khoảng hơn gần đầy bằng chỉ giảm tăng chiếm tới còn xuống".split())
_GLUED_DIGIT = re.compile(r"[\d.,/-]")
# Words before a figure whose sign the source has lost (`mức 44`, `hiệu quả 93`).
_BEFORE_LOST = frozenset(
    "mức trưởng quả giữ nhuận hữu trả tới đến giá gộp thêm phối soát vọt mạnh dần từ được và khoảng tra trên lệ".split()
)
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
        and taken.is_free(number)
        and annotations.read_tokens[number.first]
        and _measures(annotations, number)
    ]
    found.extend(_shares(annotations, taken, bounds))
    if found:
        annotations.quantities.extend(found)
        annotations.quantities.sort(key=lambda quantity: quantity.start)


def _shares(known: Annotations, taken: _Taken, bounds: Bounds) -> Iterator[QuantityMention]:
    """``tăng hơn 1/3``, ``chưa đầy 1/3 trong số …``: shares whose noun stands elsewhere."""
    for number in known.numbers.all:
        if number.words or not number.first or known.text[number.end : number.end + 1] != "/":
            continue
        fraction = read_fraction(known.tokens, number.first)
        before = known.tokens.folded[number.first - 1]
        if fraction is None or not (0 < fraction.part.value < fraction.whole.value <= _LARGEST_WHOLE):
            continue
        whole = fraction.whole
        stands = before in _BEFORE_SHARES and known.is_read(number.start) and not is_glued(known, number)
        if not stands or not (taken.is_free(number) and taken.is_free(whole)) or _BEHIND.match(known.text, whole.end):
            continue
        bound, bound_span = bounds.of(number.first, whole.last, kind="ratio", since=0)
        yield QuantityMention(
            start=number.start,
            end=whole.end,
            rule="quantity.share",
            value=rounded(fraction.part.value / whole.value),
            bound=bound,
            bound_span=bound_span,
            unit=UnitForm(text="", symbol="1", kind="ratio"),
            numerals=[(number.start, whole.end)],
            number_end=whole.end,
        )


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
        return self._held.find(1, number.start, number.end) < 0


def _measures(known: Annotations, number: Number) -> bool:
    text = known.text
    if _SUMS.fullmatch(text, number.start, number.end):
        beside = text[max(number.start - 1, 0) : number.start] + text[number.end : number.end + 1]
        return _GLUED_DIGIT.search(beside.replace(".", " ").replace(",", " ")) is None
    if is_glued(known, number) or known.signs.taken_for(number.start, number.end) != "unknown":
        return False
    if _goes_on(text, number):
        return False
    before = known.tokens.folded[number.first - 1] if number.first else ""
    if text[number.end : number.end + 1] == ":":
        return False
    if before[-1:].isdecimal():
        return False  # `3 5 số hộ`: the halves of something
    if known.has_lost_signs and (before in _BEFORE_LOST or is_ratio_noun(known, number.last)):
        return True
    if text.startswith(" trong số ", number.end):
        return True
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
