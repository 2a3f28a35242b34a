"""How often each rule is right, from the reviewed table that ``tools/evaluate.py --rules`` writes."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

_UNMEASURED = 0.5
"""For a rule that was seen fewer than ``_ENOUGH`` times."""

_ENOUGH = 20


def precision_of(rule: str) -> float:
    """The measured precision of a rule to two decimals, 0.5 where too few cases were reviewed."""
    return _table().get(rule, _UNMEASURED)


@cache
def _table() -> dict[str, float]:
    text = (files("trichtin.pipeline") / "precision.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {row["rule"]: round(float(row["precision"]), 2) for row in rows if int(row["n"]) >= _ENOUGH}
