"""Names that stand again without anything that announces them."""

from __future__ import annotations

from trichtin.pipeline.people.runs import is_name_token
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import Annotations, PersonMention


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
        if not is_syllable(tokens.folded[last - 1]):
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
                if len(form) == 1 and _in_longer_run(annotations, index):
                    continue
                more.append(PersonMention(start=tokens.start[index], end=tokens.end[last - 1], rule="person.repeat"))
                covered[index:last] = b"\1" * len(form)
                break
    return more


def _in_longer_run(annotations: Annotations, index: int) -> bool:
    tokens = annotations.tokens
    before = index > 0 and is_name_token(tokens.text[index - 1]) and tokens.end[index - 1] + 1 == tokens.start[index]
    after = (
        index + 1 < len(tokens)
        and is_name_token(tokens.text[index + 1])
        and tokens.end[index] + 1 == tokens.start[index + 1]
    )
    return before or after
