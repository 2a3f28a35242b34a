"""The best labels of the words of many sentences at once.

At most words one label is better than every other by more than its neighbours could ever make up for, whatever labels
they have. Such words are certain, and what lies between two of them is a short stretch of its own; all stretches are
decoded together, step by step. The result is that of Viterbi's algorithm over whole sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trichtin.pipeline.segmentation.crfsuite import Floats
from trichtin.pipeline.segmentation.frame import Frame, Integers

_MARGIN = 1e-9
"""More than the rounding errors of the sums."""


@dataclass(frozen=True, slots=True)
class Transitions:
    """What labels weigh beside each other.

    Attributes:
        before: weight of each label (row) before each label (column).
        behind: weight of each label (row) behind each label (column).
        most: by how much the neighbours can at most favour a label (column) over another (row).
    """

    before: Floats
    behind: Floats
    most: Floats

    @staticmethod
    def of(weights: Floats) -> Transitions:
        """From the weight of each label (row) before each label (column)."""
        before = np.max(weights[:, None, :] - weights[:, :, None], axis=0)
        behind = np.max(weights[None, :, :] - weights[:, None, :], axis=2)
        return Transitions(weights, np.ascontiguousarray(weights.T), before + behind + _MARGIN)


def best_labels(emissions: Floats, frame: Frame, transitions: Transitions) -> Integers:
    """The best labels; on a tie the earlier one, as in CRFsuite.

    Args:
        emissions: weight of each label (column) for each word (row), changed in place.
        frame: the sentences.
        transitions: what labels weigh beside each other.
    """
    labels: Integers = emissions.argmax(1)
    if not len(labels):
        return labels
    ahead = emissions[np.arange(len(labels)), labels][:, None] - emissions
    beaten = ahead > transitions.most[labels]
    starts, ends = frame.runs(beaten.sum(1) < emissions.shape[1] - 1)
    if not len(starts):
        return labels
    _hold(emissions, labels, frame, transitions, starts, ends)
    order = np.argsort(starts - ends, kind="stable")
    _decode(emissions, labels, transitions, starts[order], (ends - starts)[order])
    return labels


def _hold(
    emissions: Floats, labels: Integers, frame: Frame, transitions: Transitions, starts: Integers, ends: Integers
) -> None:
    """Add what the certain labels beside each stretch weigh to its first and last word."""
    held = starts[~frame.firsts[starts]]
    emissions[held] += transitions.before[labels[held - 1]]
    held = ends[~frame.lasts[ends - 1]]
    emissions[held - 1] += transitions.behind[labels[held]]


def _decode(emissions: Floats, labels: Integers, transitions: Transitions, first: Integers, lengths: Integers) -> None:
    """Viterbi's algorithm over stretches, the longest first; writes their labels."""
    # How many stretches go on at each step.
    going = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left").tolist()
    best = emissions[first]
    reached = [best]
    for step, count in enumerate(going[1:], start=1):
        best = (best[:count, :, None] + transitions.before).max(1) + emissions[first[:count] + step]
        reached.append(best)
    # Backwards: the label before a chosen one is looked for when that is known, not for every label that might be.
    chosen = np.zeros(0, np.intp)
    for step in range(len(going) - 1, -1, -1):
        best, goes_on = reached[step], len(chosen)
        ends = best[goes_on:].argmax(1)
        before = (best[:goes_on] + transitions.behind[chosen]).argmax(1)
        chosen = np.concatenate([before, ends])
        labels[first[: going[step]] + step] = chosen
