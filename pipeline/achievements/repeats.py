"""Figures that the article states again: title, lead and body tell the same result."""

from __future__ import annotations

from collections.abc import Sequence

from trichtin.pipeline.achievements.drafts import Draft

_AROUND = 12
"""Words on either side of a figure that tell what it is about."""
_ALIKE = 0.3
_ALIKE_TITLE = 0.15
"""A title says the same in fewer words."""


def find_repeats(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the rank of the first earlier one that states the same figure, or None."""
    known: dict[object, list[int]] = {}
    found: list[int | None] = []
    for rank, draft in enumerate(drafts):
        quantity = draft.figure.quantity
        key = (quantity.value, quantity.upper, quantity.out_of, quantity.unit.text.lower(), tuple(quantity.unit.per))
        same = None
        for other in known.get(key, [])[:_AROUND]:
            if drafts[other].frame is not draft.frame and _alike(drafts[other], draft):
                same = found[other] if found[other] is not None else other
                break
        if same is None:
            known.setdefault(key, []).append(rank)
        found.append(same)
    return found


def share_places(drafts: Sequence[Draft], repeats: Sequence[int | None]) -> None:
    """Give a figure whose places are only inherited those that a repetition names."""
    pairs = [(draft, drafts[rank]) for draft, rank in zip(drafts, repeats, strict=True) if rank is not None]
    for draft, first in pairs:
        if draft.located.named and not first.located.named:
            first.located = draft.located
    for draft, first in pairs:
        if first.located.named and not draft.located.named:
            draft.located = first.located


def _alike(one: Draft, other: Draft) -> bool:
    if (one.change is None) != (other.change is None):
        return False
    first, second = _words(one), _words(other)
    share = _ALIKE_TITLE if one.frame.known.section_at(one.frame.start) == "title" else _ALIKE
    return bool(first and second) and len(first & second) >= share * min(len(first), len(second))


def _words(draft: Draft) -> set[str]:
    """The words around a figure, without marks and figures."""
    frame, figure = draft.frame, draft.figure
    ranges = (range(figure.first - _AROUND, figure.first), range(figure.last, figure.last + _AROUND))
    return {word for indices in ranges for index in indices if (word := frame.word(index)).isalpha() and len(word) > 1}
