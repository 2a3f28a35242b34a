"""What a dataset consists of, for whoever reads it: versions, options, counts, the parts that are whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trichtin.pipeline.dataset.layout import Layout, part_name, whole
from trichtin.pipeline.dataset.ledger import Ledger, Outcome, read_outcome
from trichtin.pipeline.dataset.options import Content
from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.versions import versions

_LAYOUT_VERSION = 1
"""Changes when readers of older datasets would go wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part as the manifest has it.

    Attributes:
        entries: articles listed for it.
        records: records in it.
        errors: articles that gave none.
        bytes: size of the file of records.
        sha256: hash of that file.
        tables: hashes of the files of rows by table.
    """

    entries: int
    records: int
    errors: int
    bytes: int
    sha256: str
    tables: dict[str, str]


def part_of(outcome: Outcome) -> Part:
    """The part of an outcome."""
    return Part(
        entries=len(outcome.rows),
        records=outcome.records,
        errors=len(outcome.errors),
        bytes=outcome.bytes,
        sha256=outcome.sha256,
        tables=outcome.tables,
    )


def write_manifest(layout: Layout, content: Content, parts: dict[int, Part], ledger: Ledger) -> None:
    """Write the manifest: the same parts give the same bytes."""
    done = set(parts)
    listed = []
    retired = 0
    for number in sorted(parts):
        part = parts[number]
        superseded = ledger.superseded(number, done)
        retired += len(superseded)
        listed.append(
            {
                "name": part_name(number),
                "file": layout.records(number).relative_to(layout.root).as_posix(),
                "articles": part.entries,
                "records": part.records,
                "errors": part.errors,
                "bytes": part.bytes,
                "sha256": part.sha256,
                "tables": part.tables,
                "retired": superseded,
            }
        )
    manifest = {
        "layout": _LAYOUT_VERSION,
        "versions": versions(),
        "options": content.as_json(),
        "counts": {
            "parts": len(parts),
            "articles": sum(part.entries for part in parts.values()),
            "records": sum(part.records for part in parts.values()),
            "errors": sum(part.errors for part in parts.values()),
            "retired": retired,
        },
        "parts": listed,
    }
    with whole(layout.manifest) as aside:
        aside.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_manifest(root: Path) -> dict[str, Any]:
    """The manifest of a dataset.

    Raises:
        ArticleError: ``not_a_dataset``.
    """
    try:
        found: dict[str, Any] = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
        if found["layout"] != _LAYOUT_VERSION:
            raise ArticleError("not_a_dataset", str(root), f"Its layout is {found['layout']}, not {_LAYOUT_VERSION}.")
        return found
    except (FileNotFoundError, NotADirectoryError):
        raise ArticleError("not_a_dataset", str(root), "It holds no manifest.json.") from None
    except (ValueError, KeyError, TypeError):
        raise ArticleError("not_a_dataset", str(root), "Its manifest.json cannot be read.") from None


def is_dataset(root: Path) -> bool:
    """Whether a folder holds a dataset."""
    return (root / "manifest.json").is_file() and (root / "ledger").is_dir()


def check_same(manifest: dict[str, Any], content: Content, root: Path) -> None:
    """Refuse to go on with other versions or options than a dataset was begun with.

    Raises:
        ArticleError: ``other_versions``, with each that differs.
    """
    pairs = [("versions", versions()), ("options", content.as_json())]
    differences = [
        f"{name}: {manifest[kind].get(name)} there, {value} now"
        for kind, now in pairs
        for name, value in now.items()
        if manifest[kind].get(name) != value
    ]
    if differences:
        raise ArticleError("other_versions", str(root), f"{'; '.join(differences)}.")


def write_errors(layout: Layout, parts: Iterable[int], ledger: Ledger, listing: Iterable[ArticleError]) -> None:
    """Write the errors of all articles that have not been read anew since, in the order of the parts."""
    done = set(parts)
    with whole(layout.errors) as aside, aside.open("w", encoding="utf-8") as file:
        for number in sorted(done):
            outcome = read_outcome(layout.outcome(number))
            superseded = set(ledger.superseded(number, done))
            for rank, source, code, reason in outcome.errors if outcome else ():
                if rank not in superseded:
                    file.write(_line(source, code, reason))
        for error in listing:
            file.write(_line(error.source, error.code, error.reason))


def _line(source: str, code: str, reason: str) -> str:
    fields = {"file": source, "code": code, "reason": reason}
    return json.dumps(fields, ensure_ascii=False).encode(errors="replace").decode() + "\n"
