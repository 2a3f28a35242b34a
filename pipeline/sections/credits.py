"""Where the source of a picture ends (`Ảnh: Đỗ Trưởng/TTXVN`): the next sentence may begin behind it without a mark."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from trichtin.pipeline.sections.words import CAPITAL, any_of, words
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import Offsets

# A full stop belongs to a word inside an address or behind an initial; `TTXVN.Dù vậy, …` is a slip.
_STOP = rf"(?:(?<=\b\w)\.|\.(?![{CAPITAL}][^\W\d_{CAPITAL}]))"
_WORD = re.compile(rf"[^\W_](?:[\w'’@+-]|{_STOP})*[\w+]|[^\W_]")
_JOINT = re.compile(r" ?[/&] ?| [-–] |, ?|; ?")

# `TTXVN phát`, `Phạm Kiên (PV TTXVN tại Lào)`
_ISSUED = re.compile(rf" phát(?= [{CAPITAL}]|[.)\n]|$)| \((?:TTXVN|PV|P/v|CTV|Báo)[^()\n]{{0,40}}\)")

_LONGEST_NAME = 4
"""A pen name has no more words."""


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile("|".join(words().credit_phrases), re.IGNORECASE)


@cache
def _body() -> re.Pattern[str]:
    """A body and the type of its unit: `Công an tỉnh`."""
    return re.compile(rf"(?:{any_of(words().credit_bodies)})(?: (?:{any_of(words().unit_types)}))?(?!\w)")


def source_end(text: str, at: int, limit: int, *, is_picture: bool) -> int | None:
    """Where the source named at ``at`` ends.

    Args:
        text: the text.
        at: behind the colon.
        limit: where the source has ended at the latest.
        is_picture: of a picture; behind `Video:` a title may stand instead of a source.

    Returns:
        The end, or None where a sentence follows and no source.
    """
    at += text.startswith(" ", at)
    phrase = _phrase().match(text, at, limit)
    if phrase is not None:
        return _with_stop(text, phrase.end(), limit)
    end = at
    while True:
        body = _body().match(text, end, limit)
        run = _run(text, end if body is None else body.end() + text.startswith(" ", body.end()), limit)
        if body is not None:
            end = _body_end(text, body.end(), run, limit)
        elif not run or (not is_picture and _is_sentence(text, run, limit)):
            return _with_stop(text, end, limit) if end > at else None
        else:
            end = _name_end(text, run, limit)
        joint = _JOINT.match(text, end, limit)
        if joint is None or not text[joint.end() : joint.end() + 1].isupper():
            return _with_stop(text, end, limit)
        if joint.group().strip() == "," and _opens_sentence(text, joint.end(), limit):
            return end
        end = joint.end()


def _with_stop(text: str, end: int, limit: int) -> int:
    """The end with the full stop or bracket behind it, and what tells whose the picture is."""
    issued = _ISSUED.match(text, end, limit)
    end = end if issued is None else issued.end()
    return end + 1 if end < limit and text[end] in ".)" else end


def _run(text: str, at: int, limit: int) -> list[Offsets]:
    """The words from ``at`` on, one blank apart, up to the first that begins with a small letter."""
    run: list[Offsets] = []
    while match := _WORD.match(text, at, limit):
        # A first word in small letters is the name of a site (`reuters`), one behind a foreign name its account.
        if (
            match.group()[0].islower()
            and run
            and (_is_vietnamese(match.group()) or _is_vietnamese(text[slice(*run[-1])]))
        ):
            break
        run.append(match.span())
        at = match.end()
        if not text.startswith(" ", at) or match.group()[0].islower():
            break
        at += 1
    return run


def _is_closed(text: str, end: int, limit: int) -> bool:
    """Whether no word or comma follows: the source ends there for certain."""
    return end >= limit or text[end] in ".)\n/" or not (text[end] == "," or _WORD.match(text, end + 1, limit))


def _is_sentence(text: str, run: list[Offsets], limit: int) -> bool:
    """Whether words are no name: `Video: 3 phụ nữ …`, `Video: Cá voi …`."""
    if text[slice(*run[0])].isdigit():
        return True
    return len(run) == 1 and not _is_closed(text, run[0][1], limit) and _is_vietnamese(text[slice(*run[0])])


def _body_end(text: str, end: int, run: list[Offsets], limit: int) -> int:
    """Where a body ends that is followed by a run of capitalised words, the last of which opens the next sentence."""
    if not run or _is_closed(text, run[-1][1], limit):
        return run[-1][1] if run else end
    return run[-2][1] if len(run) > 1 else end


def _name_end(text: str, run: list[Offsets], limit: int) -> int:
    """Where the name ends that a run of capitalised words starts with."""
    names = [text[start:end] for start, end in run]
    for count in (2, 1):
        if " ".join(names[:count]) in words().agencies and len(names) >= count:
            return run[count - 1][1]
    closed = _is_closed(text, run[-1][1], limit)
    taken = len(names) if closed and len(names) < _LONGEST_NAME else _name_length(names, closed=closed)
    return run[taken - 1][1]


def _name_length(names: list[str], *, closed: bool) -> int:
    capitals = _leading(names, lambda name: len(name) > 1 and name.isupper())
    foreign = _leading(names, lambda name: not _is_vietnamese(name))
    if capitals or foreign:
        return capitals or foreign
    # A name in full has three words mostly, a pen name two; a surname opens the next one behind it.
    usual = 3 if names[0].lower() in words().surnames else 2
    for count in range(1, len(names)):
        word = names[count].lower()
        if (
            word in words().sentence_openers
            or (count > 1 and word in words().sentence_openers_or_names)
            or (count > 1 and word in words().common_surnames)
            or (count >= usual and word in words().surnames)
        ):
            return count
    if closed and len(names) <= _LONGEST_NAME:
        return len(names)
    return max(1, min(len(names) - 1, usual))  # the last word of the run opens the next sentence


def _leading(names: list[str], fits: Callable[[str], bool]) -> int:
    return next((rank for rank, name in enumerate(names) if not fits(name)), len(names))


def _is_vietnamese(word: str) -> bool:
    return is_syllable(word.lower())


def _opens_sentence(text: str, at: int, limit: int) -> bool:
    match = _WORD.match(text, at, limit)
    if match is None:
        return False
    word = match.group().lower()
    return word in words().sentence_openers or word in words().sentence_openers_or_names
