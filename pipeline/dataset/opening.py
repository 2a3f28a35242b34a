"""A dataset to write into: locked, checked, with what is there."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from trichtin.pipeline.dataset.layout import Layout, part_name
from trichtin.pipeline.dataset.ledger import Ledger, is_intact, read_outcome
from trichtin.pipeline.dataset.manifest import Part, check_same, is_dataset, part_of, read_manifest, write_manifest
from trichtin.pipeline.dataset.options import Content
from trichtin.pipeline.errors import ArticleError


@contextmanager
def locked(layout: Layout) -> Iterator[None]:
    """Keep other runs out of a dataset.

    Raises:
        ArticleError: ``dataset_in_use``, ``not_a_dataset``.
        OSError: where the folder cannot be written.
    """
    layout.root.mkdir(parents=True, exist_ok=True)
    others = [path.name for path in layout.root.iterdir() if path.name != layout.lock.name]
    if others and not is_dataset(layout.root) and set(others) - {path.name for path in layout.folders}:
        raise ArticleError("not_a_dataset", str(layout.root), "It holds other files.")
    with layout.lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ArticleError("dataset_in_use", str(layout.root), "It is locked.") from None
        yield


class Opened:
    """What stands in a dataset when a run begins.

    Attributes:
        ledger: the articles that are listed.
        parts: the parts that are whole.
        pending: numbers of the parts that are written down and not whole.
        damaged: what was wrong with parts that are given up.
        next: number of the next part.
    """

    def __init__(self, layout: Layout, content: Content, *, force: bool) -> None:
        self.ledger = Ledger()
        self.parts: dict[int, Part] = {}
        self.pending: list[tuple[int, int]] = []
        self.damaged: list[ArticleError] = []
        if is_dataset(layout.root):
            if force:
                _clear(layout)
            else:
                check_same(read_manifest(layout.root), content, layout.root)
        for folder in layout.folders:
            folder.mkdir(exist_ok=True)
        layout.clear_aside()
        for number in layout.numbers():
            self._take(layout, number)
        self.next = max([-1, *layout.numbers()]) + 1
        if not layout.manifest.exists():
            write_manifest(layout, content, {}, self.ledger)

    def _take(self, layout: Layout, number: int) -> None:
        outcome = read_outcome(layout.outcome(number))
        entries = layout.keys(number).stat().st_size // 32
        if outcome is None and layout.spool(number).exists():
            self.pending.append((number, entries))
        elif outcome is None or not is_intact(layout, number, outcome):
            path = layout.records(number)
            self.damaged.append(ArticleError("damaged_part", str(path), f"{part_name(number)} is not whole."))
            remove_part(layout, number)
            return
        else:
            self.parts[number] = part_of(outcome)
            layout.clear_work(number)
        self.ledger.load(layout.keys(number), number, outcome)


def remove_part(layout: Layout, number: int) -> None:
    """Remove the files of a part, its keys last."""
    tables = [folder / f"{part_name(number)}.parquet" for folder in (layout.root / "tables").glob("*")]
    layout.clear_work(number)
    for path in [layout.outcome(number), layout.records(number), *tables, layout.keys(number)]:
        path.unlink(missing_ok=True)


def _clear(layout: Layout) -> None:
    for folder in layout.folders:
        shutil.rmtree(folder, ignore_errors=True)
    for path in (layout.errors, layout.manifest):
        path.unlink(missing_ok=True)
    if any(os.path.lexists(folder) for folder in layout.folders):
        raise OSError(None, "It cannot be emptied", str(layout.root))
