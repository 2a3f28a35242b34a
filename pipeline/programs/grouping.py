"""Mentions of one programme or document: by its number, else by its name."""

from __future__ import annotations

import re

from trichtin.pipeline.programs.lexicon import documents
from trichtin.pipeline.state import Annotations, Program, ProgramMention
from trichtin.pipeline.text import fold

_MARKS = re.compile(r"[\s\-–—,.:\"“”'‘’«»]+")
_YEAR = re.compile(r" (?:năm )?((?:19|20)\d\d)$")

_Key = tuple[str, ...]


def make_programs(known: Annotations) -> list[Program]:
    """The distinct programmes of the mentions that remain, in the order of the text."""
    groups: dict[_Key, Program] = {}
    for mention in sorted(known.program_mentions, key=lambda mention: mention.offsets):
        key = _key(known, mention)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Program(name="", kind=mention.kind, number=mention.number, mentions=[])
        group.mentions.append(mention)
    _join_short(groups)
    for group in groups.values():
        fullest = max(group.mentions, key=lambda mention: (mention.end - mention.start, -mention.start))
        group.name = known.slice(fullest.offsets)
        group.number = max((mention.number or "" for mention in group.mentions), key=len) or None
    return list(groups.values())


def _key(known: Annotations, mention: ProgramMention) -> _Key:
    """(kind, head, number) of a document, (kind, name, year) of what has a name."""
    text = fold(known.slice(mention.offsets))
    if mention.number is not None and mention.kind != "law":
        head = next((word for word in sorted(documents(), key=len, reverse=True) if text.startswith(word)), "")
        return mention.kind, head, fold(mention.number)
    year = _YEAR.search(text)
    name = _MARKS.sub(" ", text[: year.start()] if year else text).strip().replace("mtqg", "mục tiêu quốc gia")
    return mention.kind, name, year.group(1) if year else mention.number or ""


def _join_short(groups: dict[_Key, Program]) -> None:
    """A short form is the one longer form of the article that it may stand for.

    ``Nghị quyết 71`` is ``Nghị quyết số 71-NQ/TW``, ``Luật Đất đai`` is ``Luật Đất đai 2024``.
    """
    longer: dict[_Key, list[_Key]] = {}
    for key in groups:
        short = _short_form(key)
        if short != key:
            longer.setdefault(short, []).append(key)
    for key in [key for key in groups if key in longer]:
        if len(longer[key]) == 1:
            short_group = groups.pop(key)
            group = groups[longer[key][0]]
            group.mentions = sorted(group.mentions + short_group.mentions, key=lambda mention: mention.offsets)


def _short_form(key: _Key) -> _Key:
    kind, name, number = key
    if kind == "law":
        return kind, name, ""
    return kind, name, re.split(r"[-/]", number)[0]
