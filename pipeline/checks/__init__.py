"""The article's own arithmetic, recomputed: shares, parts and wholes, changes.

A check that fails is a warning: a slip of the reporter, or ours.
"""

from __future__ import annotations

from trichtin.pipeline.checks.changes import check_changes
from trichtin.pipeline.checks.parts import check_parts
from trichtin.pipeline.checks.sentences import Stretch, stretches
from trichtin.pipeline.checks.shares import check_shares
from trichtin.pipeline.state import Annotations, Check

_MESSAGES = {
    "share": "The stated share is {stated}, part and whole give {computed}.",
    "parts": "The stated whole is {stated}, its parts sum up to {computed}.",
    "change": "The stated change is {stated}, the values before and after give {computed}.",
}


def annotate(annotations: Annotations) -> None:
    """Check stated shares, sums and changes against the figures that they rest on."""
    previous: Stretch | None = None
    for stretch in stretches(annotations):
        for check in [*check_shares(stretch), *check_parts(stretch, previous), *check_changes(stretch)]:
            _note(annotations, check)
        previous = stretch


def _note(annotations: Annotations, check: Check) -> None:
    annotations.checks.append(check)
    if not check.ok:
        message = _MESSAGES[check.kind].format(stated=f"{check.stated:f}", computed=f"{check.computed:f}")
        annotations.warn(f"{check.kind}_mismatch", message, check.items[0].offsets)
