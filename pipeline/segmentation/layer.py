"""Words over a text: what a decoder gives."""

from __future__ import annotations

from dataclasses import dataclass, field

Entity = tuple[int, int, str]
"""Start, end and kind (``PER``, ``LOC``, ``ORG``, ``MISC``)."""


@dataclass(slots=True)
class Layer:
    """The words of the sentences of a text, as parallel lists.

    Attributes:
        start: character offset where each word starts.
        end: character offset behind each word.
        tag: part-of-speech tag of each word.
        word: each word as the models read it: syllables joined by one blank, typing slips corrected.
        last: for each sentence the index behind its last word.
        source: the sentences themselves, where the entities are found by reading them again.
    """

    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    source: list[str] = field(default_factory=list)


def join_entities(labels: list[str], starts: list[int], ends: list[int]) -> list[Entity]:
    """Entities of the labels ``B-PER``, ``I-PER``, ``O`` … of the words of a sentence."""
    found: list[Entity] = []
    for label, start, end in zip(labels, starts, ends, strict=True):
        if label.startswith("I-") and found:
            found[-1] = (found[-1][0], end, found[-1][2])
        elif label != "O":
            found.append((start, end, label[2:]))
    return found
