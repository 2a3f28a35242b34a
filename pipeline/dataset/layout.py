"""Where the files of a dataset stand, and how they come there whole."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Format = Literal["jsonl.zst", "parquet"]

_BLOCK = 1 << 20
_ASIDE = ".aside."
"""What the names of files begin with that are not whole yet."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a dataset.

    Attributes:
        root: the folder of the dataset.
        format: how records are written.
    """

    root: Path
    format: Format = "jsonl.zst"

    @property
    def manifest(self) -> Path:
        """Versions, options, counts and the parts."""
        return self.root / "manifest.json"

    @property
    def errors(self) -> Path:
        """The articles that gave no record."""
        return self.root / "errors.jsonl"

    @property
    def lock(self) -> Path:
        """Held by the run that writes."""
        return self.root / ".lock"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that belong to the dataset."""
        return tuple(self.root / name for name in ("records", "tables", "ledger", "work"))

    def records(self, number: int) -> Path:
        """The records of a part."""
        return self.root / "records" / f"{part_name(number)}.{self.format}"

    def table(self, name: str, number: int) -> Path:
        """The rows that a part gives a table."""
        return self.root / "tables" / name / f"{part_name(number)}.parquet"

    def keys(self, number: int) -> Path:
        """What a part consists of; written before the part is made."""
        return self.root / "ledger" / f"{part_name(number)}.keys"

    def outcome(self, number: int) -> Path:
        """What became of a part; written when it is whole."""
        return self.root / "ledger" / f"{part_name(number)}.json"

    def spool(self, number: int) -> Path:
        """What a worker reads to make a part."""
        return self.root / "work" / f"{part_name(number)}.jsonl.zst"

    def mark(self, number: int) -> Path:
        """The entry that a worker is at."""
        return self.root / "work" / f"{part_name(number)}.at"

    def passed_over(self, number: int) -> Path:
        """The entries that killed workers."""
        return self.root / "work" / f"{part_name(number)}.passed"

    def numbers(self) -> list[int]:
        """The parts that are planned or made, in their order."""
        return sorted(int(path.stem.removeprefix("part-")) for path in (self.root / "ledger").glob("part-*.keys"))

    def clear_work(self, number: int) -> None:
        """Remove what a part that is whole needs no longer."""
        for path in (self.spool, self.mark, self.passed_over):
            path(number).unlink(missing_ok=True)

    def clear_aside(self, number: int | None = None) -> None:
        """Remove what processes that were killed left behind, of one part or of all."""
        pattern = f"{_ASIDE}*" if number is None else f"{_ASIDE}*.{part_name(number)}.*"
        found = [*self.root.glob(pattern), *(path for folder in self.folders for path in folder.rglob(pattern))]
        for path in found:
            path.unlink(missing_ok=True)


def part_name(number: int) -> str:
    """The name of a part."""
    return f"part-{number:05}"


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Gives a path to write to; the file gets its name when the block ends well, and is removed where it fails."""
    aside = path.with_name(f"{_ASIDE}{os.getpid()}.{path.name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield aside
        with aside.open("rb") as file:
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
