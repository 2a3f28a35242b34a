"""What a dataset knows: which articles stand in which part, and which versions of them are superseded."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from trichtin.pipeline.dataset.layout import Layout, sha256, whole
from trichtin.pipeline.dataset.sources import Entry

_PAIR = struct.Struct("16s16s")
"""Key and content hash of an entry."""
_KNOWN = struct.Struct("<16sII?")
"""Content hash, part, rank in the part, whether it was listed in this run: as bytes, since there may be millions."""
_NEVER = bytes(16)
"""The content of what was not read: the next run finds it changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a part.

    Attributes:
        sha256: hash of the file of records.
        bytes: its size.
        tables: hashes of the files of rows by table.
        rows: number of records of each entry.
        errors: rank of the entry, file, code and reason of what gave no record.
        again: ranks of entries that another run may read.
    """

    sha256: str
    bytes: int
    tables: dict[str, str]
    rows: list[int]
    errors: list[tuple[int, str, str, str]] = field(default_factory=list)
    again: list[int] = field(default_factory=list)

    @property
    def records(self) -> int:
        """Number of records."""
        return sum(self.rows)

    def write(self, path: Path) -> None:
        """Write it; the part is whole from then on."""
        with whole(path) as aside:
            aside.write_text(json.dumps(asdict(self)), encoding="utf-8")


def read_outcome(path: Path) -> Outcome | None:
    """The outcome of a part; None where there is none, or one that is cut short."""
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        fields["errors"] = [tuple(error) for error in fields["errors"]]
        return Outcome(**fields)
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None


def is_intact(layout: Layout, number: int, outcome: Outcome) -> bool:
    """Whether the files of a part are those that its worker wrote."""
    expected = {layout.records(number): outcome.sha256}
    expected.update((layout.table(name, number), digest) for name, digest in outcome.tables.items())
    return all(path.exists() and sha256(path) == digest for path, digest in expected.items())


def write_keys(path: Path, entries: list[Entry]) -> None:
    """Write which articles a part consists of."""
    with whole(path) as aside:
        aside.write_bytes(b"".join(_PAIR.pack(entry.key, entry.content) for entry in entries))


def read_keys(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Key and content hash of the entries of a part."""
    yield from _PAIR.iter_unpack(path.read_bytes())


class Ledger:
    """The articles that are listed. It holds some 200 bytes an article, and no text."""

    def __init__(self) -> None:
        self._known: dict[bytes, bytes] = {}
        self._superseded: dict[int, list[tuple[int, int]]] = {}

    def load(self, path: Path, number: int, outcome: Outcome | None) -> None:
        """Take in a part; parts have to come in their order."""
        again = set(outcome.again) if outcome else set()
        for rank, (key, content) in enumerate(read_keys(path)):
            self._put(key, _NEVER if rank in again else content, number, rank, listed=False)

    def is_listed(self, key: bytes) -> bool:
        """Whether an article has been listed in this run."""
        found = self._known.get(key)
        return found is not None and bool(_KNOWN.unpack(found)[3])

    def is_new(self, entry: Entry) -> bool:
        """Whether an article is new or changed; it counts as listed from now on."""
        found = self._known.get(entry.key)
        if found is None:
            return True
        content, number, rank, _ = _KNOWN.unpack(found)
        self._known[entry.key] = _KNOWN.pack(content, number, rank, True)
        return bool(content != entry.content)

    def add(self, entry: Entry, number: int, rank: int) -> None:
        """Place an article that is new or changed."""
        self._put(entry.key, entry.content, number, rank, listed=True)

    def superseded(self, number: int, done: set[int]) -> list[int]:
        """Ranks of the entries of a part that stand in a later one of those that are done."""
        return sorted(rank for rank, later in self._superseded.get(number, ()) if later in done)

    def _put(self, key: bytes, content: bytes, number: int, rank: int, *, listed: bool) -> None:
        found = self._known.get(key)
        if found is not None:
            _, old, old_rank, _ = _KNOWN.unpack(found)
            self._superseded.setdefault(old, []).append((old_rank, number))
        self._known[key] = _KNOWN.pack(content, number, rank, listed)
