"""Numerals that label and do not measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.digits import numerals_in
from trichtin.pipeline.labels.lexicon import Before, idioms, words_before
from trichtin.pipeline.labels.lists import list_marks
from trichtin.pipeline.labels.scores import scores
from trichtin.pipeline.labels.shapes import PLAIN, SHAPES
from trichtin.pipeline.state import Annotations, LabelMention, Offsets
from trichtin.schemas.diagnostics import TakenFor

__all__ = ["annotate", "lexicons"]

_ENDS_PIECE = frozenset("()[]“”\"'‘’,;:")
_LONGEST_PIECE = 12
_HYPHENS = frozenset({"-", "–"})
_JOINS = _HYPHENS | {",", "và", "đến"}
_GO_ON = _JOINS | frozenset(
    "của tại ở thuộc trong trên điều khoản luật bộ nghị được có cho theo đều năm đang đã sẽ là".split()
)
"""What may stand behind the last number of a list; behind another word the number counts."""


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {"labels.before": words_before(), "labels.idioms": idioms()}


def annotate(annotations: Annotations) -> None:
    """Propose the labels of the article; where two overlap the longer stays, and a shape goes before a word."""
    shapes = _without_overlaps([*_shapes(annotations), *_idioms(annotations), *_told(annotations)])
    taken = {start for label in shapes for start, _ in label.numerals}
    words = [label for label in _behind_words(annotations) if taken.isdisjoint(start for start, _ in label.numerals)]
    labels = _without_overlaps([*shapes, *words])
    annotations.labels.extend(label for label in labels if annotations.section_at(label.start) != "boilerplate")


def _without_overlaps(proposed: list[LabelMention]) -> list[LabelMention]:
    kept: list[LabelMention] = []
    for label in sorted(proposed, key=lambda item: (item.start, -item.end)):
        if not kept or kept[-1].end <= label.start:
            kept.append(label)
        elif label.end - label.start > kept[-1].end - kept[-1].start:
            kept[-1] = label
    return kept


def _label(known: Annotations, start: int, end: int, taken_for: TakenFor, rule: str) -> LabelMention:
    return LabelMention(
        start=start, end=end, rule=rule, taken_for=taken_for, numerals=numerals_in(known.text, start, end)
    )


def _shapes(known: Annotations) -> Iterator[LabelMention]:
    written, folded = known.text, known.folded
    for numeral, _ in known.written_numerals:
        if PLAIN.match(written, numeral):
            continue
        piece = _piece(known, numeral)
        for shape in SHAPES:
            text = folded if shape.folded else written
            match = shape.pattern.match(text, piece if shape.whole else numeral)
            if match is not None and shape.holds(match) and match.end() > numeral:
                yield _label(known, match.start(), match.end(), shape.taken_for, shape.rule)


def _piece(known: Annotations, offset: int) -> int:
    """Where the piece between blanks or marks starts that holds an offset."""
    tokens = known.tokens
    index = tokens.at(offset)
    for _ in range(_LONGEST_PIECE):
        if index == 0 or tokens.end[index - 1] != tokens.start[index]:
            break
        before = tokens.text[index - 1]
        if before in _ENDS_PIECE and not (before == ":" and tokens.text[index] == "/"):
            break
        index -= 1
    return tokens.start[index]


def _idioms(known: Annotations) -> Iterator[LabelMention]:
    for found in known.candidates.of("labels.idioms"):
        yield _label(known, found.start, found.end, "idiom", "label.idiom")


def _told(known: Annotations) -> Iterator[LabelMention]:
    """Those that the rest of the article shows: results of matches and numbering of lists."""
    for start, end in scores(known):
        yield _label(known, start, end, "score", "label.score")
    for start, end in list_marks(known):
        yield _label(known, start, end, "list_marker", "label.list_mark")


def _behind_words(known: Annotations) -> Iterator[LabelMention]:
    """Numbers behind a word that makes them labels, with those that a list adds."""
    written = known.tokens.text
    for found in known.candidates.of("labels.before"):
        if found.last >= len(written) or not (written[found.last] == ":" or written[found.last][0].isdecimal()):
            continue
        numbers = _numbers_from(known, found.last)
        if not numbers:
            continue
        before: Before = found.entry
        if _is_strong(known, found, numbers[0]):
            yield LabelMention(
                start=found.start,
                end=numbers[-1][1],
                rule="label.behind_word",
                taken_for=before.taken_for,
                numerals=numbers,
            )
            continue
        for number in numbers:
            yield LabelMention(
                start=number[0],
                end=number[1],
                rule="label.behind_weak_word",
                taken_for=before.taken_for,
                numerals=[number],
            )


def _is_strong(known: Annotations, found: Candidate, number: Offsets) -> bool:
    before: Before = found.entry
    if before.strength == "weak":
        return False
    if before.strength == "capital" and not known.text[found.start].isupper():
        return False
    digits = known.slice(number)
    return before.largest is None or (digits.isdigit() and int(digits) <= before.largest)


def _numbers_from(known: Annotations, index: int) -> list[Offsets]:
    """The numerals of a list that starts at a token: ``8``, ``8 - 9``, ``10, 11 và 12``."""
    tokens = known.tokens
    if index < len(tokens) and tokens.text[index] == ":":
        index += 1
    numbers: list[Offsets] = []
    while index < len(tokens) and tokens.text[index][0].isdigit():
        start = tokens.start[index]
        runs = numerals_in(known.text, start, start + 1)
        if not runs:
            break
        behind = tokens.first(runs[0][1])
        word = tokens.folded[behind] if behind < len(tokens) else "."
        if numbers and tokens.folded[index - 1] not in _HYPHENS and word[0].isalpha() and word not in _GO_ON:
            break  # `lớp 9 và 3 học sinh`: another figure begins
        numbers.append(runs[0])
        if behind + 1 >= len(tokens) or word not in _JOINS:
            break
        index = behind + 1
    return numbers
