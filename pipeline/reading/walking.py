"""Paths to files: folders are walked in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.formats import is_readable


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: its path, and its path relative to the input root, which is its name in records."""

    path: Path
    name: str


def walk(paths: list[Path], *, leave_out: Path | None = None) -> Iterator[Input | ArticleError]:
    """The files that paths stand for: files themselves, and those of folders that a reader reads.

    Hidden files and folders are left out, so are links that lead out of the folder.

    Args:
        paths: files and folders.
        leave_out: a folder that is not walked: where records are written.
    """
    for path in paths:
        if path.is_dir():
            yield from _walk_folder(path, leave_out)
        elif path.exists():
            yield Input(path, _printable(path.name))
        else:
            yield ArticleError("missing_path", str(path), "There is no such file or folder.")


def _walk_folder(root: Path, leave_out: Path | None) -> Iterator[Input | ArticleError]:
    kept_out = leave_out.resolve() if leave_out else None
    inside = root.resolve()
    skipped: dict[str, int] = {}
    found = False
    faults: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=faults.append):
        here = Path(folder)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (here / name).resolve() != kept_out
        )
        for name in sorted(names):
            path = here / name
            if name.startswith(".") or not path.resolve().is_relative_to(inside):
                continue
            if is_readable(name):
                found = True
                yield Input(path, _printable(path.relative_to(root).as_posix()))
            else:
                skipped[path.suffix.lower()] = skipped.get(path.suffix.lower(), 0) + 1
    for fault in faults:
        yield ArticleError("unreadable", str(fault.filename), f"{fault.strerror}.")
    if not found and not faults:
        others = ", ".join(f"{count} {suffix or 'without suffix'}" for suffix, count in sorted(skipped.items()))
        reason = (
            f"The folder holds no article (files of other formats: {others})." if others else "The folder is empty."
        )
        yield ArticleError("no_articles", str(root), reason)


def _printable(name: str) -> str:
    """A name without the bytes that no encoding explains, which Python hands on as surrogates."""
    return name.encode(errors="replace").decode()
