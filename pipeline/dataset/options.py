"""What the command line says about a dataset."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from trichtin.pipeline.dataset.layout import Format

PART_SIZE = 250
"""Articles a part, where nothing else is said: some seconds of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The options that decide what the parts hold. A dataset keeps those that it began with.

    Attributes:
        format: how records are written.
        part_size: articles a part; a file that holds one article counts as one.
        published: date of publication of all articles, or None.
        outlet: name of the outlet of all articles, or None.
        max_characters: longest article; None for the default.
    """

    format: Format = "jsonl.zst"
    part_size: int = PART_SIZE
    published: str | None = None
    outlet: str | None = None
    max_characters: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The options by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One part to make; the same for every engine.

    Attributes:
        root: the folder of the dataset.
        number: the part.
        content: the options.
        parent: the process without which the work is for nothing, or None.
    """

    root: Path
    number: int
    content: Content
    parent: int | None = None
