"""Captions without a credit: sentences inside a paragraph that describe a picture and tell nothing."""

from __future__ import annotations

import re
from functools import cache

from trichtin.pipeline.sections.lines import Grid
from trichtin.pipeline.sections.stretches import Stretches
from trichtin.pipeline.sections.words import CAPITAL, any_of, words
from trichtin.pipeline.state import Offsets

_LONGEST = 200
"""A caption without a credit is no longer, in characters."""

_LONGEST_PORTRAIT = 120
_MOST_REPEATED = 0.15
"""Share of the text that captions which stand twice make up at most."""

_ENOUGH = 4
"""Points of a piece of text without a mark behind it, from which on it is a caption and no subhead."""

_WORDS_OF_CAPTION = 9
_WORDS_OF_LONG_CAPTION = 14
_WORDS_OF_SENTENCE = 25

_NAME = rf"[{CAPITAL}][^\W\d_]*(?:[.'’-][{CAPITAL}]?[^\W\d_]+)*"
_NAMES = rf"{_NAME}(?: {_NAME}){{1,5}}"
# `(trái)`, `(thứ hai từ phải sang)`, `(áo đỏ)`, `Từ trái qua: …`: where somebody stands in a picture.
_PLACED = re.compile(
    r"\((?:(?:bên|bìa|ngoài cùng|ngồi|đứng|người|ngoài cùng bên|đứng bên|ngồi bên) )?(?:trái|phải|giữa)\)"
    r"|\((?:[^()]{0,25} )?(?:từ (?:trái|phải)(?: sang| qua| vào)?|bên (?:trái|phải)|bìa (?:trái|phải)|ở giữa)\)"
    r"|\(áo [^\W\d_]+(?: [^\W\d_]+)?\)|\btừ (?:trái|phải) (?:sang|qua)\b"
)
# Where or when, at the end.
_TAIL = re.compile(
    r"\b(?:tại|ở|trên|trong|thuộc) [^,.;]{2,60}(?:, [^,.;]{2,30}){0,2}$|\b(?:ngày|hôm|tháng|năm) [\d/.-]+$"
)
_CLOSED = frozenset('!?…:;,/”")»')


@cache
def _scene() -> re.Pattern[str]:
    return re.compile("|".join(words().scenes))


@cache
def _scene_sentence() -> re.Pattern[str]:
    return re.compile("|".join(words().scene_sentences))


@cache
def _telling() -> re.Pattern[str]:
    """Words of sentences that tell something."""
    return re.compile(rf"\b(?:{any_of(words().scene_verbs)})\b")


@cache
def _telling_words() -> frozenset[str]:
    return frozenset(verb for verb in words().scene_verbs if " " not in verb)


@cache
def _portrait() -> re.Pattern[str]:
    """A person with the title and no more: `Đại tá Nguyễn Văn A`, `Danh ca B thời trẻ`, `Các bị cáo tại tòa`."""
    title = rf"(?i:{any_of(words().portrait_titles)})(?: [^\W\d_{CAPITAL}]+){{0,5}}?"
    person = rf"(?:{title}|(?i:{any_of(words().portrait_honorifics)})) {_NAMES}(?: \([^()]{{2,30}}\))?"
    office = rf"(?:,| [-–]) (?i:{any_of(words().portrait_offices)}) [^,;:“\"]{{2,60}}"
    where = r" (?:thời trẻ|(?:tại|trong|trên|bên) [^.,;:“\"]{2,60})"
    return re.compile(
        rf"{person}(?:(?:,| và| cùng| bên) (?:{person}|{_NAMES}))?(?:{office}|{where})?"
        rf"|(?:Các|Hai|Nhóm) (?i:{any_of(words().portrait_titles)}){where}"
    )


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words().caption_scenes)})\b")


@cache
def _group() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words().caption_groups)})\b")


@cache
def _subhead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words().subhead_words)})\b|[?:]|^\d{{1,2}}\.")


@cache
def _person() -> re.Pattern[str]:
    titles = any_of(words().portrait_titles + words().portrait_honorifics)
    return re.compile(rf"(?:^|[ ,(–-])(?i:{titles})(?: [^\W\d_]+){{0,8}}? {_NAME} {_NAME}")


def mark_scenes(grid: Grid, stretches: Stretches) -> None:
    """Set the captions without a credit."""
    text = grid.text
    repeated: list[Offsets] = []
    before = (0, 0)
    for start, end in grid.sentences():
        if end - start <= _LONGEST and start and text[start - 1] != "\n":
            sentence = text[start:end]
            if sentence[-1] == "." and before[1] - before[0] == end - start and text.startswith(sentence, before[0]):
                repeated.append((before[0], end))
            elif text[end : end + 1] in ("", "\n"):
                if sentence[-1] == "." and _scene().fullmatch(sentence[:-1]) and not tells(sentence):
                    stretches.add(start, end, "caption")
            elif _is_caption(sentence, text[end : end + 2]):
                stretches.add(start, end, "caption")
        before = (start, end)
    # A caption stands twice where a page gives it as the text of its picture, too; a gallery has nothing else.
    if sum(end - start for start, end in repeated) < _MOST_REPEATED * len(text):
        for start, end in repeated:
            stretches.add(start, end, "caption")


def is_pasted(text: str, end: int) -> bool:
    """Whether what ends here, inside its line, has no mark behind it: a subhead or caption that was pasted there."""
    return text[end - 1] not in _CLOSED and text[end - 1] != "." and text[end : end + 1] not in ("", "\n")


def tells(sentence: str) -> bool:
    """Whether a sentence tells something, and does not only describe a picture."""
    return _telling().search(sentence) is not None


def _is_caption(sentence: str, following: str) -> bool:
    """Whether a sentence inside a paragraph is a caption; a piece of text without a mark behind it may be a subhead."""
    if sentence[-1] in _CLOSED:
        return False
    if ("(" in sentence or "Từ " in sentence) and ":" not in sentence and _PLACED.search(sentence.lower()):
        return True
    if sentence[-1] != ".":
        return _is_scene(sentence, following) or _sum(sentence) >= _ENOUGH
    # Most sentences tell something; so are they left quickly.
    if not _telling_words().isdisjoint(sentence.split(" ")):
        return False
    sentence = sentence[:-1]
    return _is_scene(sentence, following) or (_scene_sentence().fullmatch(sentence) is not None and not tells(sentence))


def _is_scene(sentence: str, following: str) -> bool:
    found = _scene().fullmatch(sentence) or (
        len(sentence) <= _LONGEST_PORTRAIT and following[-1:].isupper() and _portrait().fullmatch(sentence)
    )
    return bool(found) and not tells(sentence)


def _sum(piece: str) -> int:
    """The points of a piece of text: 0 unless it names a person or what pictures show."""
    low = piece.lower()
    strong = 2 * bool(_person().search(piece)) + 2 * bool(_shown().search(low))
    if not strong:
        return 0
    count = piece.count(" ") + 1
    weak = (count >= _WORDS_OF_CAPTION) + (count >= _WORDS_OF_LONG_CAPTION) - (count >= _WORDS_OF_SENTENCE)
    return (
        strong
        + weak
        + bool(_group().match(low))
        + bool(_TAIL.search(piece))
        - 2 * bool(_subhead().search(low[0] + piece[1:]))
    )
