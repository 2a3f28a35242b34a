"""Reader of the example files that stand beside the rules.

A file ``KEY.examples.tsv`` has one example a line: running text in which every expected item stands in ``[[…]]``, then
what each item is, ``;`` between items, then optionally the date of publication. Text without brackets must give
nothing. ``\\n`` stands for a line end; lines that start with ``#`` are comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"\[\[|\]\]")
ROOT = Path(__file__).resolve().parent.parent / "pipeline"


@dataclass(frozen=True)
class Example:
    """One line of an example file: the text without marks, and (start, end, description) of each expected item."""

    where: str
    text: str
    items: list[tuple[int, int, str]]
    published: str | None


def read_examples(path: Path) -> list[Example]:
    """The examples of a file; a malformed line is an error."""
    examples = []
    for rank, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            examples.append(_parse(line, f"{path.relative_to(ROOT)}:{rank}"))
    return examples


def _parse(line: str, where: str) -> Example:
    marked, *rest = line.split("\t")
    if len(rest) > 2:
        raise ValueError(f"{where}: more than three columns")
    told = [item.strip() for item in rest[0].split(";")] if rest and rest[0] else []
    published = rest[1] if len(rest) > 1 else None
    text = ""
    opened: int | None = None
    spans: list[tuple[int, int]] = []
    at = 0
    marked = marked.replace("\\n", "\n")
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if (mark.group() == "[[") != (opened is None):
            raise ValueError(f"{where}: marks do not pair up")
        if opened is None:
            opened = len(text)
        else:
            spans.append((opened, len(text)))
            opened = None
    text += marked[at:]
    if opened is not None or len(spans) != len(told):
        raise ValueError(f"{where}: {len(spans)} items are marked and {len(told)} described")
    return Example(where, text, [(*span, what) for span, what in zip(spans, told, strict=True)], published)
