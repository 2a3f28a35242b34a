"""A run: list, cut, have the parts made, keep the books."""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trichtin.pipeline.dataset.engines import Died, Done, Engine, Result
from trichtin.pipeline.dataset.layout import Layout, whole
from trichtin.pipeline.dataset.manifest import part_of, write_errors, write_manifest
from trichtin.pipeline.dataset.opening import Opened, locked
from trichtin.pipeline.dataset.options import Content, Task
from trichtin.pipeline.dataset.parts import cut
from trichtin.pipeline.dataset.progress import Progress
from trichtin.pipeline.dataset.sources import Entry, entries
from trichtin.pipeline.errors import ArticleError

SUCCESS, FAILURE = 0, 1
_SIGNALLED = 128

_TRIES = 2
"""How often an entry may kill its worker before it is passed over."""
_DEATHS = 6
"""How often workers may die over one part at different entries, or before the first."""
_WAIT = 0.5
_KEEP_BOOKS = 30.0
"""Seconds between two manifests of a run."""


class Stopped(BaseException):
    """A signal asks for the end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run(
    sources: Iterable[Path],
    output: Path,
    content: Content,
    engine: Engine,
    progress: Progress,
    *,
    glob: str | None = None,
    force: bool = False,
) -> int:
    """Bring a dataset up to date with its sources.

    Args:
        sources: files and folders.
        output: the folder of the dataset.
        content: the options that decide what the parts hold.
        engine: what makes the parts; it is stopped at the end.
        progress: what is told meanwhile.
        glob: pattern for the names of files in folders.
        force: whether all is done again.

    Returns:
        The exit status: 0; 1 where an article gave no record, or the dataset cannot be written; 128 and the number of
        the signal where one asked for the end.
    """
    layout = Layout(output, content.format)
    try:
        with progress, locked(layout), _signals():
            try:
                found = _Run(layout, content, engine, progress, force=force)
                return found.run(sources, glob)
            finally:
                engine.stop()
    except Stopped as stop:
        progress.say("stopped; the parts that are whole stay, and the next run goes on with the others")
        return _SIGNALLED + stop.number
    except ArticleError as error:
        progress.say(str(error))
    except OSError as fault:
        reason = f"{fault.strerror or fault}."
        progress.say(str(ArticleError("unwritable_output", str(fault.filename or output), reason)))
    return FAILURE


class _Run:
    def __init__(self, layout: Layout, content: Content, engine: Engine, progress: Progress, *, force: bool) -> None:
        self._layout = layout
        self._content = content
        self._engine = engine
        self._progress = progress
        self._opened = Opened(layout, content, force=force)
        self._queue = deque(number for number, _ in self._opened.pending)
        self._listing_errors: list[ArticleError] = []
        self._failures = 0
        self._deaths: dict[int, list[int | None]] = {}
        self._books_kept = time.monotonic()

    def run(self, sources: Iterable[Path], glob: str | None) -> int:
        for error in self._opened.damaged:
            self._tell(error)
        for _, size in self._opened.pending:
            self._progress.listed(size)
        try:
            self._make(sources, glob)
        except (Stopped, OSError, ArticleError):
            self._stop()
            raise
        self._keep_books()
        self._progress.finish(len(self._opened.parts))
        return FAILURE if self._failures else SUCCESS

    def _stop(self) -> None:
        """End with what is whole. A disk that is full may refuse the books too: the next run makes them anew."""
        self._engine.stop()
        try:
            self._layout.clear_aside()
            self._keep_books()
        except OSError:
            pass

    def _make(self, sources: Iterable[Path], glob: str | None) -> None:
        opened = self._opened
        listing = cut(
            self._entries(sources, glob), self._layout, opened.ledger, size=self._content.part_size, first=opened.next
        )
        is_listed = False
        while True:
            while self._queue and self._engine.has_room():
                self._submit(self._queue.popleft())
            if not is_listed:
                planned = next(listing, None)
                if planned is None:
                    is_listed = True
                    self._progress.all_listed()
                else:
                    self._queue.append(planned[0])
                    self._progress.listed(planned[1])
            elif not self._queue and not self._engine.is_busy():
                return
            if self._engine.is_busy():
                for result in self._engine.wait(_WAIT if is_listed else 0):
                    self._take(result)
            self._progress.refresh()
            if time.monotonic() - self._books_kept > _KEEP_BOOKS:
                self._keep_books()

    def _entries(self, sources: Iterable[Path], glob: str | None) -> Iterator[Entry]:
        ledger = self._opened.ledger
        for found in entries(sources, glob=glob, leave_out=self._layout.root, is_listed=ledger.is_listed):
            if isinstance(found, ArticleError):
                self._listing_errors.append(found)
                self._tell(found)
            else:
                yield found

    def _submit(self, number: int) -> None:
        self._layout.mark(number).unlink(missing_ok=True)
        self._engine.submit(Task(root=self._layout.root.absolute(), number=number, content=self._content))

    def _take(self, result: Result) -> None:
        if isinstance(result, Done):
            self._done(result)
        elif isinstance(result, Died):
            self._died(result.number)
        else:
            raise OSError(None, result.reason)

    def _done(self, result: Done) -> None:
        number, outcome = result.number, result.outcome
        self._opened.parts[number] = part_of(outcome)
        self._failures += len(outcome.errors)
        self._layout.clear_work(number)
        self._progress.done(len(outcome.rows), len(outcome.errors))

    def _died(self, number: int) -> None:
        """Try a part again, without an entry that its worker died over twice."""
        self._layout.clear_aside(number)
        place = _rank_at(self._layout.mark(number))
        deaths = self._deaths.setdefault(number, [])
        deaths.append(place)
        if place is None and len(deaths) >= _DEATHS:
            raise ArticleError("worker_died", str(self._layout.spool(number)), "Workers die before they begin.")
        if place is not None and (deaths.count(place) >= _TRIES or len(deaths) >= _DEATHS):
            path = self._layout.passed_over(number)
            ranks = path.read_text() if path.exists() else ""
            with whole(path) as aside:
                aside.write_text(f"{ranks}{place}\n")
            deaths.clear()
        self._queue.appendleft(number)

    def _tell(self, error: ArticleError) -> None:
        self._failures += 1
        self._progress.say(str(error))

    def _keep_books(self) -> None:
        opened = self._opened
        write_errors(self._layout, opened.parts, opened.ledger, self._listing_errors)
        write_manifest(self._layout, self._content, opened.parts, opened.ledger)
        self._books_kept = time.monotonic()


def _rank_at(mark: Path) -> int | None:
    try:
        return int(mark.read_text())
    except (FileNotFoundError, ValueError):
        return None


@contextmanager
def _signals() -> Iterator[None]:
    """Turn SIGINT and SIGTERM into ``Stopped``; a second one finds Python's own ways."""

    def stop(number: int, _frame: Any) -> None:
        restore()
        raise Stopped(number)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        restore()
