"""The sample articles with their golden records and annotations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


@dataclass(frozen=True)
class Sample:
    """One sample file: its golden records in the order of its articles, and the annotations a person has made of it."""

    article: Path
    records: list[Path]
    gold: Path


def samples() -> list[Sample]:
    """All samples, by file name."""
    return [
        Sample(path, _records(path), SAMPLES / "gold" / f"{path.stem}.gold.json")
        for path in sorted((SAMPLES / "articles").iterdir())
    ]


def _records(article: Path) -> list[Path]:
    """The record named like the file; those of an archive lie in a folder that bears its name."""
    folder = SAMPLES / "records"
    several = sorted((folder / article.name).rglob("*.json"))
    return several or [folder / f"{article.stem}.json"]
