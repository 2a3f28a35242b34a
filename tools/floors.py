"""Floors under the scores on the annotated samples: ``python -m tools.floors [--lower REASON]``.

Writes the scores of the working tree as the floors that ``tests/test_quality.py`` holds. A floor never falls without a
reason, which is kept in the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools.evaluation import Evaluation, evaluate
from trichtin import Extractor

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FLOORS = SAMPLES / "floors.toml"


@dataclass(frozen=True)
class Floors:
    """The least scores allowed, the articles they were measured on, and why any was lowered."""

    fingerprint: str
    scores: dict[str, float]
    reasons: list[str]

    @classmethod
    def read(cls, path: Path) -> Floors:
        """The floors of a file; none where there is no file."""
        if not path.exists():
            return cls("", {}, [])
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(table["fingerprint"], table["scores"], table["reasons"])

    def write(self, path: Path) -> None:
        """Write the floors as TOML."""
        lines = ["# Written by tools/floors.py.", f'fingerprint = "{self.fingerprint}"']
        lines.append(f"reasons = {json.dumps(self.reasons, ensure_ascii=False)}")
        lines += ["", "[scores]", *(f'"{name}" = {score}' for name, score in self.scores.items())]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fingerprint() -> str:
    """A hash over all annotated articles and their annotations."""
    digest = hashlib.sha256()
    for gold in _annotations():
        digest.update(gold.read_bytes())
        digest.update(article_of(gold).read_bytes())
    return digest.hexdigest()


def measure() -> Evaluation:
    """Extract the annotated samples and compare."""
    extractor = Extractor()
    result = Evaluation()
    for gold in _annotations():
        evaluate(gold, extractor.extract(article_of(gold)), result)
    return result


def below(floors: Floors, result: Evaluation) -> list[str]:
    """What scores are under their floor, in words."""
    scores = _scores(result)
    return [
        f"{name} is {scores.get(name, 0.0):.3f}, its floor {floor:.3f}"
        for name, floor in floors.scores.items()
        if scores.get(name, 0.0) < floor
    ]


def article_of(gold: Path) -> Path:
    """The article that an annotation file stands for."""
    (article,) = (SAMPLES / "articles").glob(gold.name.removesuffix(".gold.json") + ".*")
    return article


def _annotations() -> list[Path]:
    return sorted((SAMPLES / "gold").glob("*.gold.json"))


def _scores(result: Evaluation) -> dict[str, float]:
    return {name: math.floor(tally.f1 * 1000) / 1000 for name, tally in sorted(result.fields.items())}


def main() -> None:
    """Write the floors anew, unless one would fall without a reason."""
    parser = argparse.ArgumentParser(description="Raise the floors to the scores of the working tree.")
    parser.add_argument("--lower", metavar="REASON", help="let floors fall, for this reason")
    options = parser.parse_args()
    old, result = Floors.read(FLOORS), measure()
    fallen = below(old, result)
    if fallen and not options.lower:
        sys.exit("\n".join([*fallen, "Nothing was written. To lower a floor give --lower REASON."]))
    reasons = [*old.reasons, *([f"{options.lower}: {'; '.join(fallen)}"] if fallen else [])]
    Floors(fingerprint(), _scores(result), reasons).write(FLOORS)


if __name__ == "__main__":
    main()
