"""The best labels of many sentences at once."""

from __future__ import annotations

import numpy as np

from trichtin.pipeline.segmentation.crfsuite import Floats


def best_labels(emissions: Floats, sentences: list[tuple[int, int]], transition: Floats) -> list[list[int]]:
    """Viterbi's algorithm over the sentences of a text, step by step over all of them together.

    On a tie the earlier label wins, as in CRFsuite.

    Args:
        emissions: weight of each label (column) at each position (row).
        sentences: (first, behind the last) position of each sentence.
        transition: weight of each label (row) before each label (column).

    Returns:
        The labels of each sentence.
    """
    order = sorted(range(len(sentences)), key=lambda rank: sentences[rank][0] - sentences[rank][1])
    lengths = [sentences[rank][1] - sentences[rank][0] for rank in order]
    first = np.array([sentences[rank][0] for rank in order], np.intp)
    going = _going_at(lengths)
    found: list[list[int]] = [[] for _ in sentences]
    if not going:
        return found
    to_from = np.ascontiguousarray(transition.T)
    last = np.zeros(going[0], np.intp)
    pointers = []
    best = emissions[first[: going[0]]]
    for step, count in enumerate(going[1:], start=1):
        if count < len(best):
            last[count : len(best)] = best[count:].argmax(1)
        scores = best[:count, None, :] + to_from
        pointers.append(scores.argmax(2))
        best = scores.max(2) + emissions[first[:count] + step]
    last[: len(best)] = best.argmax(1)
    labels = last[: going[-1]]
    columns = [labels.tolist()]
    for step in range(len(going) - 2, -1, -1):
        pointer = pointers[step]
        labels = pointer[np.arange(len(pointer)), labels]
        if going[step] > len(labels):
            labels = np.concatenate([labels, last[len(labels) : going[step]]])
        columns.append(labels.tolist())
    columns.reverse()
    for rank, length in enumerate(lengths):
        found[order[rank]] = [columns[step][rank] for step in range(length)]
    return found


def _going_at(lengths: list[int]) -> list[int]:
    """How many sentences go on at each step; ``lengths`` fall."""
    going = []
    count = len(lengths)
    for step in range(lengths[0] if lengths else 0):
        while lengths[count - 1] <= step:
            count -= 1
        going.append(count)
    return going
