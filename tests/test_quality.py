"""Floors under the scores on the annotated samples.

The floors stand in ``samples/floors.toml`` with the fingerprint of the articles and annotations that they were
measured on. ``python -m tools.floors`` raises them; to lower one takes ``--lower REASON``.
"""

from __future__ import annotations

from tools.evaluation import Evaluation, Tally
from tools.floors import FLOORS, Floors, below, fingerprint, measure


def test_no_score_is_below_its_floor() -> None:
    floors = Floors.read(FLOORS)
    assert floors.fingerprint == fingerprint(), "the samples have changed: python -m tools.floors measures anew"
    assert below(floors, measure()) == []


def test_the_gate_closes() -> None:
    """A score under its floor, and a field that is gone, are both named."""
    floors = Floors(fingerprint="", scores={"status": 0.9, "object": 0.5}, reasons=[])
    result = Evaluation(fields={"status": Tally(right=8, found=10, told=10)})
    assert below(floors, result) == ["status is 0.800, its floor 0.900", "object is 0.000, its floor 0.500"]
