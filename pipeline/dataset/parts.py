"""Entries to parts: what a worker is to read is written down before it is made."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from trichtin.pipeline.dataset.compression import open_zstd, write_zstd
from trichtin.pipeline.dataset.layout import Layout, whole
from trichtin.pipeline.dataset.ledger import Ledger, write_keys
from trichtin.pipeline.dataset.sources import Entry, entry_of


def cut(
    entries: Iterable[Entry], layout: Layout, ledger: Ledger, *, size: int, first: int
) -> Iterator[tuple[int, int]]:
    """Write down parts of what is new or changed; gives the number of each and how many entries it has.

    Args:
        entries: what the sources hold.
        layout: where the dataset stands.
        ledger: what is known.
        size: entries a part; the last has fewer.
        first: number of the first part.
    """
    number = first
    held: list[Entry] = []
    for entry in entries:
        if not ledger.is_new(entry):
            continue
        ledger.add(entry, number, len(held))
        held.append(entry)
        if len(held) == size:
            _plan(held, layout, number)
            yield number, len(held)
            number, held = number + 1, []
    if held:
        _plan(held, layout, number)
        yield number, len(held)


def _plan(entries: list[Entry], layout: Layout, number: int) -> None:
    # The keys come last: a part with keys has all that a worker needs.
    with whole(layout.spool(number)) as aside, write_zstd(aside) as stream:
        for entry in entries:
            stream.write(entry.to_json().encode() + b"\n")
    write_keys(layout.keys(number), entries)


def planned(layout: Layout, number: int) -> Iterator[Entry]:
    """The entries of a part that is written down."""
    with open_zstd(layout.spool(number)) as stream:
        for line in io.TextIOWrapper(stream, encoding="utf-8"):
            yield entry_of(line)
