"""Score the extractor on annotated articles: ``evaluate.py GOLD_FOLDER TEXT_FOLDER [--misses] [--rules FILE]``.

Prints precision, recall and F1 of every field. ``--rules FILE`` writes the table of rules with the share of their
items that is right, which the records give as ``confidence``.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from tools.evaluation import Evaluation, evaluate
from trichtin import Extractor

_HEAD_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?=-)")


def main() -> None:
    """Read the arguments, extract, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what is missed, wrong and too much")
    parser.add_argument("--rules", type=Path, help="write the table of rules with their precision here")
    options = parser.parse_args()
    result = Evaluation()
    extractor = Extractor()
    for gold in sorted(options.gold.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        date = _HEAD_DATE.match(name)
        record = extractor.extract(options.text / f"{name}.txt", published=date.group() if date else None)
        evaluate(gold, record, result)
    if options.misses:
        print("\n".join(result.misses))
    for name, tally in result.fields.items():
        print(
            f"{name:26} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
            f"  ({tally.right} of {tally.told}, {tally.found} found)"
        )
    if options.rules:
        write_rules(result, options.rules)


def write_rules(result: Evaluation, path: Path) -> None:
    """Write the table ``rule, precision, n`` that ``trichtin.pipeline.precision`` reads."""
    lines = ["# Reviewed results by rule: the share that was right, and how many there were (n).", "rule\tprecision\tn"]
    for rule, counts in sorted(result.rules.items()):
        lines.append(f"{rule}\t{counts[True] / counts.total():.4f}\t{counts.total()}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
