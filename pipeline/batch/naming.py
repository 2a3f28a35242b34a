"""File names of records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path, PurePosixPath

from trichtin.pipeline.reading import Input, RawArticle

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 150
"""Bytes of an input id in a file name; file systems take 255 for the whole name."""


class Names:
    """Gives each article the name of its record's file, relative to the output folder; no name is given twice.

    An article that is a file has its relative path with the suffix replaced by ``.json``, or the whole name plus
    ``.json`` where two would collide. One of several in a file has its input id, made safe, else its rank in the file.
    """

    def __init__(self, inputs: Iterable[Input], folder: Path) -> None:
        self._folder = folder
        files = list(inputs)
        # A record must never be written over an article that is still to be read.
        self._taken = {file.path.resolve().as_posix().casefold() for file in files}
        stems = Counter(_replaced(file.name).casefold() for file in files)
        self._shared = {stem for stem, number in stems.items() if number > 1}

    def of(self, article: RawArticle) -> Path:
        """The path of an article's record."""
        for name in _candidates(article):
            path = self._folder / name
            key = path.resolve().as_posix().casefold()
            if key in self._taken or (article.rank is None and name.casefold() in self._shared):
                continue
            self._taken.add(key)
            return path
        raise AssertionError("the candidates never end")


def _candidates(article: RawArticle) -> Iterator[str]:
    source = PurePosixPath(article.source or "stdin.txt")
    if article.rank is None:
        yield _replaced(source.as_posix())
        yield f"{source}.json"
        yield from (f"{source}.{number}.json" for number in count(2))
    name = safe_name(article.id) if article.id else ""
    if name:
        yield (source.parent / f"{name}.json").as_posix()
        yield f"{source}.{name}.json"
    else:
        yield (source.parent / f"{article.rank}.json").as_posix()
    yield f"{source}.{article.rank}.json"
    yield from (f"{source}.{article.rank}.{number}.json" for number in count(2))


def _replaced(name: str) -> str:
    return PurePosixPath(name).with_suffix(".json").as_posix()


def safe_name(identifier: str) -> str:
    """An input id as a file name: letters, digits, ``_``, ``.`` and ``-`` stay, the rest becomes ``-``."""
    name = _UNSAFE.sub("-", identifier).encode(errors="ignore")[:_LONGEST].decode(errors="ignore")
    return name.strip(".-")
