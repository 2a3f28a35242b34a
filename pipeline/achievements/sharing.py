"""Actions that several figures of a sentence share."""

from __future__ import annotations

from trichtin.pipeline.achievements.drafts import Draft
from trichtin.pipeline.addable import same_unit
from trichtin.pipeline.state import Achievement


def share_predicates(drafts: list[Draft], made: list[Achievement]) -> None:
    """`215 ha ngô và 48 ha rau bị ngập`: the predicate holds for both."""
    for rank in range(len(made) - 2, -1, -1):
        one, other = made[rank], made[rank + 1]
        if one.action is not None or other.action is None or other.action[0] < other.quantity.end:
            continue
        frame = drafts[rank].frame
        first = frame.tokens.at((one.quantity.object or one.quantity.offsets)[1] - 1) + 1
        gap = {frame.word(index) for index in range(first, drafts[rank + 1].figure.first)}
        if drafts[rank + 1].frame is frame and gap and gap <= {",", "và"}:
            one.action = other.action


def share_actions(drafts: list[Draft], made: list[Achievement]) -> None:
    """`hỗ trợ 140 tỷ đồng, trong đó: A 50 tỷ đồng`: what is done with the whole is done with its parts."""
    for rank in range(1, len(made)):
        before, part = made[rank - 1], made[rank]
        if (
            drafts[rank].frame is not drafts[rank - 1].frame
            or part.action is not None
            or part.quantity.object is not None
        ):
            continue
        if before.action is not None and before.action[0] < before.quantity.start and _continues(before, part):
            part.action = before.action
            part.start = min(part.start, before.action[0])


def _continues(before: Achievement, part: Achievement) -> bool:
    return same_unit(before.quantity, part.quantity) and before.change is None and part.change is None
