"""One part: read, extract, write. The same function for every engine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

from trichtin.pipeline.batch import extract_or_error
from trichtin.pipeline.dataset.layout import Layout, sha256, whole
from trichtin.pipeline.dataset.ledger import Outcome
from trichtin.pipeline.dataset.options import Task
from trichtin.pipeline.dataset.parts import planned
from trichtin.pipeline.dataset.records import RecordWriter
from trichtin.pipeline.dataset.rows import TableParts
from trichtin.pipeline.dataset.sources import TRANSIENT, Entry, content_hash
from trichtin.pipeline.errors import ArticleError, internal_error
from trichtin.pipeline.extractor import MAX_CHARACTERS, Extractor
from trichtin.pipeline.reading import RawArticle, read_opened
from trichtin.schemas import ArticleRecord

_extractor = cache(Extractor)


def do_part(task: Task) -> Outcome:
    """Make a part that is written down, and its outcome.

    Raises:
        OSError: where it cannot be written; nothing is left under a final name then.
    """
    layout = Layout(task.root, task.content.format)
    with _Part(task, layout) as part:
        for rank, entry in enumerate(planned(layout, task.number)):
            part.add(rank, entry)
    outcome = part.outcome()
    outcome.write(layout.outcome(task.number))
    return outcome


class _Part:
    """A part in the making."""

    def __init__(self, task: Task, layout: Layout) -> None:
        self._task = task
        self._layout = layout
        self._extractor = _extractor(max_characters=task.content.max_characters or MAX_CHARACTERS)
        self._passed_over = read_ranks(layout.passed_over(task.number))
        self._rows: list[int] = []
        self._errors: list[tuple[int, str, str, str]] = []
        self._again: list[int] = []
        self._stack = ExitStack()

    def __enter__(self) -> _Part:
        records = self._layout.records(self._task.number)
        with ExitStack() as stack:
            self._mark = stack.enter_context(Mark(self._layout.mark(self._task.number)))
            self._tables = stack.enter_context(TableParts(self._layout, self._task.number))
            self._records = stack.enter_context(RecordWriter(stack.enter_context(whole(records)), self._layout.format))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *fault: Any) -> None:
        self._stack.__exit__(*fault)

    def add(self, rank: int, entry: Entry) -> None:
        """Read, extract and write what an entry holds."""
        if self._task.parent is not None and os.getppid() != self._task.parent:
            raise SystemExit  # nobody is there to take the part
        self._mark.set(rank)
        made = 0
        for found in self._results(rank, entry):
            if isinstance(found, ArticleRecord):
                found = self._with_rows(rank, found)
            if isinstance(found, ArticleError):
                self._errors.append((rank, found.source, found.code, found.reason))
                if found.code in TRANSIENT:
                    self._again.append(rank)
            else:
                self._records.write(found)
                made += 1
        self._rows.append(made)

    def _results(self, rank: int, entry: Entry) -> Iterator[ArticleRecord | ArticleError]:
        if rank in self._passed_over:
            where = entry.item.where if isinstance(entry.item, RawArticle) else str(entry.file.path)
            yield ArticleError("worker_died", where, "It is passed over.")
            return
        # A file is taken whole or not at all: it may turn out at its end that it has changed.
        articles = [entry.item] if entry.item is not None else self._read(entry)
        for article in articles:
            if isinstance(article, ArticleError):
                yield article
            else:
                content = self._task.content
                yield extract_or_error(self._extractor, article, published=content.published, outlet=content.outlet)

    def _with_rows(self, rank: int, record: ArticleRecord) -> ArticleRecord | ArticleError:
        try:
            self._tables.add(rank, record)
        except Exception as fault:
            return internal_error(fault, record.article.source or "the text")
        return record

    def _read(self, entry: Entry) -> list[RawArticle | ArticleError]:
        """The articles of a file, if it still is what was listed."""
        path = entry.file.path
        try:
            with path.open("rb") as stream:
                before = os.fstat(stream.fileno())
                found = content_hash(stream)
                stream.seek(0)
                articles = list(_guarded(stream, entry, self._extractor.max_characters))
                after = os.fstat(stream.fileno())
        except OSError as fault:
            return [ArticleError("unreadable", str(path), f"{fault.strerror or fault}.")]
        if found != entry.content or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            return [ArticleError("changed_while_read", str(path), "It has other content than when it was listed.")]
        return articles

    def outcome(self) -> Outcome:
        """What became of the part, once its files stand."""
        records = self._layout.records(self._task.number)
        return Outcome(
            sha256=sha256(records),
            bytes=records.stat().st_size,
            tables=self._tables.hashes(),
            rows=self._rows,
            errors=self._errors,
            again=sorted(set(self._again)),
        )


def _guarded(stream: Any, entry: Entry, max_characters: int) -> Iterator[RawArticle | ArticleError]:
    try:
        yield from read_opened(stream, entry.file, max_characters=max_characters)
    except OSError:
        raise
    except Exception as fault:  # a fault of a reader must not cost the other files
        yield internal_error(fault, str(entry.file.path))


class Mark:
    """Says on disk which entry is being made, for the case that the worker is killed by it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Mark:
        self._file = self._path.open("wb", buffering=0)
        return self

    def __exit__(self, *fault: Any) -> None:
        self._file.close()

    def set(self, rank: int) -> None:
        """Say that an entry is begun."""
        self._file.seek(0)
        self._file.write(f"{rank:10}\n".encode())


def read_ranks(path: Path) -> set[int]:
    """The ranks that a file of the folder ``work`` holds; none where there is no such file."""
    try:
        return {int(line) for line in path.read_text().splitlines()}
    except (FileNotFoundError, ValueError):
        return set()
