"""Names that stand again without anything that announces them."""

from __future__ import annotations

from trichtin.pipeline.people.lexicon import provinces_in_syllables
from trichtin.pipeline.people.runs import is_name_token
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import Annotations, PersonMention

# Verbs of which a given name alone is the subject in reports from courts and offices.
_SAID_OF = frozenset({"bị", "khai", "giữ", "được", "từng"})
# Words before a capital that name a place or body.
_OF_PLACES = frozenset("tỉnh huyện xã phường phố quận thôn ấp bản sông núi cầu ty đoàn hãng ngân hàng".split())


def find_repeats(annotations: Annotations, found: list[PersonMention]) -> list[PersonMention]:
    """Further mentions of names that the article announces elsewhere: the whole name, and a foreigner's last name."""
    tokens = annotations.tokens
    full: dict[str, list[tuple[str, ...]]] = {}
    covered = bytearray(len(tokens))
    for person in found:
        first, last = tokens.first(person.start), tokens.first(person.end)
        covered[first:last] = b"\1" * (last - first)
        name = tuple(tokens.text[first:last])
        if len(name) < 2:
            continue
        forms = [name]
        if tuple(tokens.folded[first:last]) in provinces_in_syllables():
            continue
        forms.append(name[-1:])
        for form in forms:
            known = full.setdefault(form[0], [])
            if form not in known:
                known.append(form)
    more: list[PersonMention] = []
    for index in range(len(tokens)):
        if covered[index] or tokens.text[index] not in full or not annotations.is_read(tokens.start[index]):
            continue
        for form in sorted(full[tokens.text[index]], key=len, reverse=True):
            last = index + len(form)
            if tuple(tokens.text[index:last]) == form and not any(covered[index:last]):
                if len(form) == 1 and not _stands_alone(annotations, index):
                    continue
                more.append(PersonMention(start=tokens.start[index], end=tokens.end[last - 1], rule="person.repeat"))
                covered[index:last] = b"\1" * len(form)
                break
    return more


def _stands_alone(annotations: Annotations, index: int) -> bool:
    """Whether a last name stands for the person: in no longer run; a Vietnamese one before a verb of the news only."""
    if _in_longer_run(annotations, index):
        return False
    tokens, layer = annotations.tokens, annotations.words
    if not is_syllable(tokens.folded[index]):
        return True
    if index + 1 >= len(tokens) or layer.end[layer.at(tokens.start[index])] > tokens.end[index]:
        return False
    said = tokens.folded[index + 1] in _SAID_OF or annotations.candidates.at("office_verbs", index + 1) is not None
    return said and not (index > 0 and tokens.folded[index - 1] in _OF_PLACES)


def _in_longer_run(annotations: Annotations, index: int) -> bool:
    tokens = annotations.tokens
    before = index > 0 and is_name_token(tokens.text[index - 1]) and tokens.end[index - 1] + 1 == tokens.start[index]
    after = (
        index + 1 < len(tokens)
        and is_name_token(tokens.text[index + 1])
        and tokens.end[index] + 1 == tokens.start[index + 1]
    )
    return before or after
