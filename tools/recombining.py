"""Any number of articles made of the paragraphs of a few, the same ones at every call."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
_SEED = 20240917


def read_articles(path: Path | None) -> list[str]:
    """The texts of a file with one JSON object a line, under ``text``; without a file those of the samples."""
    if path is not None:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines if line.strip()]
    records = sorted((SAMPLES / "records").rglob("*.json"))
    return [json.loads(record.read_text(encoding="utf-8"))["article"]["text"] for record in records]


def recombined(articles: Sequence[str], count: int, length: int | None = None) -> Iterator[str]:
    """Articles of paragraphs chosen from others.

    Args:
        articles: the others.
        count: how many.
        length: how many characters each has, about; without it as many as one of the others.
    """
    choice = random.Random(_SEED)
    paragraphs = [piece for text in articles for piece in text.split("\n") if piece.strip()]
    for _ in range(count):
        wanted, pieces = length or len(choice.choice(articles)), []
        while wanted > 0:
            pieces.append(choice.choice(paragraphs))
            wanted -= len(pieces[-1]) + 2
        yield "\n\n".join(pieces)


def sampled(articles: Sequence[str], count: int) -> list[str]:
    """So many articles chosen at random, the same ones at every call."""
    return random.Random(_SEED).sample(articles, min(count, len(articles)))
