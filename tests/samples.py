"""The sample articles with their golden records and annotations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


@dataclass(frozen=True)
class Sample:
    """One sample article: its file, its golden record, and its annotations where a person has made some."""

    article: Path
    record: Path
    gold: Path


def samples() -> list[Sample]:
    """All samples, by file name."""
    return [
        Sample(path, SAMPLES / "records" / f"{path.stem}.json", SAMPLES / "gold" / f"{path.stem}.gold.json")
        for path in sorted((SAMPLES / "articles").iterdir())
    ]
