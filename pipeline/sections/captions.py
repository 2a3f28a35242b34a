"""Captions: announced by a label, or closed by a credit (`Ảnh: …/TTXVN`), as a line or pasted into a paragraph."""

from __future__ import annotations

import re
from functools import cache

from trichtin.pipeline.sections.lines import Grid
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.words import any_of, words
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import Offsets

_LONGEST = 400
"""A caption with its credit is no longer, in characters."""

_LONGEST_SOURCE = 90
"""Nor is what stands behind the colon of a credit."""

_LONGEST_NAME = 4
"""Nor has a pen name more words."""

_LONGEST_BEFORE_CREDIT = 300
_LONGEST_BEFORE_LABEL = 120
"""The sentence before a credit is a caption up to this length; before a mere `Ảnh minh họa` it mostly is none."""

_WORD = re.compile(r"[^\W_][\w.'’@+-]*[\w+]|[^\W_]")
_JOINT = re.compile(r" ?[/&] ?| [-–] |, ?|; ?")


@cache
def _credit() -> re.Pattern[str]:
    heads, kinds = any_of(words().credit_heads), any_of(words().credit_kinds)
    # `Tin, ảnh:` opens a byline: a comma before the head, or `và`, is none of a caption.
    return re.compile(
        rf"(?<!, )(?<!và )(?<![\w/])(?P<open>\( ?)?(?:{heads})(?P<kind> (?:{kinds}))?"
        r"(?P<mark> ?:| ?[-–] (?=[A-ZĐ]{2})|(?(kind)|(?!)))",
        re.IGNORECASE,
    )


def mark_captions(grid: Grid, stretches: Stretches) -> None:
    """Set the captions of a text."""
    _mark_labelled(grid, stretches)
    last = 0
    for match in _credit().finditer(grid.text):
        in_small = match.group().lstrip("( ")[0].islower() and not match["open"]
        if match.start() < last or in_small:
            continue
        last = _credit_end(grid, match)
        line_start, line_end = grid.line(match.start())
        start = _caption_start(grid, match, line_start)
        if grid.text[last:line_end].strip(" .)") == "":
            last = line_end
        if last - start <= _LONGEST:
            stretches.add(start, last, "caption")


def _mark_labelled(grid: Grid, stretches: Stretches) -> None:
    for rank, (start, end) in enumerate(grid.lines):
        if grid.text[start:end].lower() in words().caption_labels:
            behind = grid.lines[rank + 1][1] if rank + 1 < len(grid.lines) else end
            stretches.add(start, behind if behind - end <= _LONGEST else end, "caption")


def _caption_start(grid: Grid, credit: re.Match[str], line_start: int) -> int:
    """Where the caption before a credit starts: the sentence before it in the same line, where it is no longer."""
    before = grid.text[line_start : credit.start()].rstrip(" .–-")
    if not before:
        return credit.start()
    start = max(grid.sentence_start(line_start + len(before) - 1), line_start)
    longest = _LONGEST_BEFORE_LABEL if credit["kind"] else _LONGEST_BEFORE_CREDIT
    return start if line_start + len(before) - start <= longest else credit.start()


def _credit_end(grid: Grid, match: re.Match[str]) -> int:
    text = grid.text
    limit = min(grid.line(match.start())[1], match.end() + _LONGEST_SOURCE)
    if match["open"]:
        closed = text.find(")", match.end(), limit)
        if closed >= 0:
            return closed + 2 if text[closed + 1 : closed + 2] == "." else closed + 1
    if not match["mark"]:
        dot = text[match.end() : match.end() + 1] == "."
        return match.end() + dot
    at = match.end()
    while text[at : at + 1] == " ":
        at += 1
    return source_end(text, at, limit)


def source_end(text: str, at: int, limit: int) -> int:
    """Where the source named at ``at`` ends (``Đỗ Trưởng/TTXVN``), and the next sentence may begin without a mark."""
    for ending in words().credit_ends:
        found = text.find(ending, at, min(limit, at + 40))
        if found >= 0 and not re.search(r"[.,;:]", text[at:found]):
            return _with_stop(text, found + len(ending), limit)
    end = at
    while True:
        end = _name_end(text, end, limit)
        joint = _JOINT.match(text, end, limit)
        if joint is None or not _WORD.match(text, joint.end(), limit) or not text[joint.end()].isupper():
            return _with_stop(text, end, limit)
        if joint.group().strip() == "," and _opens_sentence(text, joint.end(), limit):
            return end
        end = joint.end()


def _with_stop(text: str, end: int, limit: int) -> int:
    return end + 1 if end < limit and text[end] in ".)" else end


def _run(text: str, at: int, limit: int) -> list[Offsets]:
    """The words from ``at`` on, one blank apart, up to the first that begins with a small letter."""
    run: list[Offsets] = []
    while match := _WORD.match(text, at, limit):
        word = match.group()
        if word[0].islower() and not run:
            run.append(match.span())
            break
        if word[0].islower():
            break
        run.append(match.span())
        at = match.end()
        if text[at : at + 1] != " ":
            break
        at += 1
    return run


def _name_end(text: str, at: int, limit: int) -> int:
    run = _run(text, at, limit)
    if not run:
        return at
    names = [text[start:end] for start, end in run]
    behind = text[run[-1][1] : limit]
    closed = not behind or behind[0] != " " or not _WORD.match(behind, 1)
    for count in (2, 1):
        if " ".join(names[:count]) in words().agencies and len(names) >= count:
            return run[count - 1][1]
    if behind[:1] == "/" and len(names) <= _LONGEST_NAME:
        return run[-1][1]
    taken = _name_length(names, closed)
    return run[taken - 1][1]


def _name_length(names: list[str], closed: bool) -> int:
    """How many words of a run of capitalised words belong to the name that it starts with."""
    capitals = 0
    while capitals < len(names) and len(names[capitals]) > 1 and names[capitals].isupper():
        capitals += 1
    if capitals:
        return capitals
    foreign = 0
    while foreign < len(names) and not is_syllable(names[foreign]):
        foreign += 1
    if foreign:
        return foreign
    for count in range(1, len(names)):
        word = names[count].lower()
        if word in words().sentence_openers or (count >= 2 and word in words().surnames):
            return count
    if closed:
        return len(names)
    return max(1, min(len(names) - 1, _LONGEST_NAME - 1))


def _opens_sentence(text: str, at: int, limit: int) -> bool:
    match = _WORD.match(text, at, limit)
    return match is not None and match.group().lower() in words().sentence_openers
