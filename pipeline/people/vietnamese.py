"""Where a Vietnamese name ends: family name, middle and given names."""

from __future__ import annotations

from trichtin.pipeline.people.clues import Clues
from trichtin.pipeline.people.lexicon import given, glued_length
from trichtin.pipeline.people.runs import is_acronym
from trichtin.pipeline.segmentation.syllables import is_syllable

_LONGEST = 4
_LONGEST_MINORITY = 6


def syllables_end(clues: Clues, index: int, stop: int) -> int | None:
    """Where a Vietnamese name ends: all syllables, at most four, more for the minorities' names."""
    tokens = clues.known.tokens
    last = index
    while last < stop and (
        is_syllable(tokens.folded[last])
        or (last > index and ("'" in tokens.text[last] or glued_length(tokens.folded[last]) is not None))
    ):
        if is_acronym(tokens.text[last]) and not is_acronym(tokens.text[index]):
            break
        last += 1
    if last == index or (last < stop and not is_acronym(tokens.text[last]) and clues.surname(index) != "minority"):
        return None
    if clues.surname(index) == "minority":
        return min(stop, index + _LONGEST_MINORITY)
    if last - index > _LONGEST or is_acronym(tokens.text[index]):
        last = _given_end(clues, index, min(last, index + _LONGEST + 1))
    return last


def _given_end(clues: Clues, index: int, stop: int) -> int:
    last = index + 1
    while last < stop and clues.known.tokens.folded[last] in given():
        last += 1
    return min(last, index + _LONGEST)


def full_name_end(clues: Clues, index: int, stop: int) -> int | None:
    """Where a name ends that begins with a family name and goes on with syllables of given names only."""
    tokens = clues.known.tokens
    surname = clues.known.candidates.at("surnames", index)
    if surname is None or stop - index > _LONGEST_MINORITY or "." in tokens.text[index:stop]:
        return None
    if surname.entry == "minority" and stop - index >= 3:
        return stop
    rest = tokens.folded[index + 1 : stop]
    if not 1 <= len(rest) <= _LONGEST - 1 + (surname.last - surname.first > 1) or not given().issuperset(rest):
        return None
    if surname.entry != "strong" and len(rest) < 2:
        return None
    if is_acronym(tokens.text[index]) != is_acronym(tokens.text[stop - 1]):
        return None
    return stop


def told_name_end(clues: Clues, index: int, stop: int) -> int | None:
    """Where a name with a rare given name ends, if a role or an age behind it shows that it is one."""
    known = clues.surname(index) == "strong" and 3 <= stop - index <= _LONGEST and clues.is_told(stop)
    return stop if known and all(is_syllable(word) for word in clues.known.tokens.folded[index:stop]) else None
