"""Captions: announced by a label, or closed by a credit (`Ảnh: …/TTXVN`), as a line or pasted into a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from trichtin.pipeline.sections.credits import source_end
from trichtin.pipeline.sections.lines import Grid
from trichtin.pipeline.sections.scenes import mark_scenes, tells
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.words import CAPITAL, any_of, words

_LONGEST = 400
"""A caption with its credit is no longer, in characters."""

_LONGEST_SOURCE = 90
"""Nor is what stands behind the colon of a credit."""

_LONGEST_BEFORE_CREDIT = 300
_LONGEST_BEFORE_LABEL = 120
"""The sentence before a credit is a caption up to this length; before a mere `Ảnh minh họa` it mostly is none."""

_SOURCE = re.compile(r" Nguồn ?:")


@cache
def _credit() -> re.Pattern[str]:
    heads, kinds = any_of(words().credit_heads), any_of(words().credit_kinds)
    # `Tin, ảnh:` opens a byline: a comma before the head, or `và`, is none of a caption; `XEM CLIP:` is a link. Behind
    # `Ảnh` without a colon two names must follow: `Ảnh hưởng` and `Ảnh Bác Hồ` are none; `ẢnhTTXVN` is one.
    bare = rf"(?<=[.!?”\"] Ảnh) (?=[{CAPITAL}]\w+ [{CAPITAL}]\w+ [{CAPITAL}]|[{CAPITAL}]{{2,}} [{CAPITAL}])"
    return re.compile(
        rf"(?<!, )(?<!và )(?<!XEM )(?<![\w/])(?P<open>\( ?)?(?P<head>(?i:{heads}))(?P<kind> (?i:{kinds}))?"
        rf"(?P<mark> ?:| ?[-–] (?=[{CAPITAL}]{{2}})|(?(kind)|(?:{bare}|(?<=Ảnh)(?=[{CAPITAL}]))))"
    )


@cache
def _head() -> re.Pattern[str]:
    """Where a head may stand: its first letter is a capital, or stands behind a bracket. Quick to search for."""
    firsts = {head[0] for head in words().credit_heads}
    seconds = {letter for head in words().credit_heads for letter in (head[1], head[1].upper())}
    capitals, letters = "".join(sorted(firsts)), "".join(sorted(firsts | {first.lower() for first in firsts}))
    return re.compile(rf"(?P<open>\( ?)[{letters}]|[{capitals}][{''.join(sorted(seconds))}]")


def _credits(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    for found in _head().finditer(text, start, len(text) if end is None else end):
        match = _credit().match(text, found.start())
        if match is None and found["open"]:
            match = _credit().match(text, found.end("open"))
        if match is not None and (match["head"][0].isupper() or match["open"]):
            yield match


def mark_captions(grid: Grid, stretches: Stretches) -> None:
    """Set the captions of a text."""
    _mark_labelled(grid, stretches)
    last = 0
    for match in _credits(grid.text):
        if match.start() < last:
            continue
        if match["head"] == "Nguồn" and not match["open"]:
            continue  # `Nguồn: …` closes an article, `(Nguồn: …)` a caption
        end = _credit_end(grid, match)
        if end is None:
            continue
        last = end
        line_start, line_end = grid.line(match.start())
        start = _caption_start(grid, match, line_start)
        if grid.text[last:line_end].strip(" .):") == "":
            last = line_end
        if last - start <= _LONGEST:
            stretches.add(start, last, "caption")
    mark_scenes(grid, stretches)


def behind_credit(grid: Grid, start: int, end: int) -> int:
    """Where the words of a stretch start that may open with the credit of the caption before it."""
    match = next(_credits(grid.text, start, end), None)
    at = None if match is None else _credit_end(grid, match)
    if at is None or not start < at < end:
        return start
    return at + grid.text.startswith(" ", at)


def has_credit(line: str) -> bool:
    """Whether a line holds the credit of a picture behind its words: `Ảnh: Lũ rút ở …` is a headline."""
    return any(match["head"] == "Ảnh" and match.start() for match in _credits(line))


@cache
def _inline_label() -> re.Pattern[str]:
    labels = any_of(words().caption_labels)
    return re.compile(rf"(?<=[.!?…”\"] )(?i:{labels}):? (?=[{CAPITAL}])")


def _mark_labelled(grid: Grid, stretches: Stretches) -> None:
    """Set captions behind a label: the line behind its line, or the sentence behind it in the same line."""
    if any(label[1:] in grid.text for label in words().caption_labels):
        for match in _inline_label().finditer(grid.text):
            stretches.add(match.start(), grid.sentence_end(match.end()), "caption")
    longest = max(map(len, words().caption_labels))
    for rank, (start, end) in enumerate(grid.lines):
        if end - start <= longest and grid.text[start:end].lower() in words().caption_labels:
            behind = grid.lines[rank + 1][1] if rank + 1 < len(grid.lines) else end
            stretches.add(start, behind if behind - end <= _LONGEST else end, "caption")


def _caption_start(grid: Grid, credit: re.Match[str], line_start: int) -> int:
    """Where the caption before a credit starts: the sentence before it in the same line, where it is no longer."""
    before = grid.text[line_start : credit.start()].rstrip(" .–-")
    if not before:
        # A credit on a line of its own belongs to the line before it, if that is no sentence of the text.
        return _line_before(grid, line_start) or credit.start()
    start = max(grid.sentence_start(line_start + len(before) - 1), line_start)
    end = line_start + len(before)
    is_mere = credit["kind"] and not (credit["mark"] or credit["open"]) and "minh" in credit["kind"]
    if (credit["kind"] and end - start > _LONGEST_BEFORE_LABEL) or (is_mere and _tells(grid.text, start, end)):
        return credit.start()
    return start if end - start <= _LONGEST_BEFORE_CREDIT else credit.start()


def _tells(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells something, and does not repeat another of the text, as a caption may."""
    sentence = text[start:end]
    return tells(sentence) and text.count(sentence) == 1


def _line_before(grid: Grid, line_start: int) -> int | None:
    rank = bisect_left(grid.lines, (line_start,)) - 1
    if rank < 1:
        return None
    start, end = grid.lines[rank]
    return start if end - start <= _LONGEST_BEFORE_LABEL and grid.text[end - 1] not in '.!?…:”"' else None


def _credit_end(grid: Grid, match: re.Match[str]) -> int | None:
    """Where a credit ends; None where it is none after all (`Video: Cá voi dạt vào bờ …`)."""
    text = grid.text
    limit = min(grid.line(match.start())[1], match.end() + _LONGEST_SOURCE)
    if match["open"]:
        closed = text.find(")", match.end(), limit)
        if closed >= 0:
            return closed + 2 if text[closed + 1 : closed + 2] == "." else closed + 1
    if match["kind"] and not match["mark"]:
        end = match.end() + text.startswith(".", match.end())
        source = _SOURCE.match(text, end, limit)  # `Ảnh minh họa. Nguồn: TTXVN`
        return end if source is None else source_end(text, source.end(), limit, is_picture=True)
    return source_end(text, match.end(), limit, is_picture=match["head"].lower() not in ("video", "clip"))
