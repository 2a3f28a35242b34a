"""The status of figures: cues in their scope, read from left to right."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.achievements import lexicon
from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import Cue
from trichtin.pipeline.candidates import Candidate
from trichtin.schemas.achievement import Status

_BASE_VERBS = frozenset(("vượt", "đạt", "hoàn thành", "so với", "bằng", "thực hiện", "đã đạt", "theo"))
_BASES = frozenset(("kế hoạch năm", "kế hoạch vốn", "mục tiêu", "chỉ tiêu năm", "dự toán"))


@dataclass(slots=True)
class Reading:
    """What the cues of a sentence say: the status of each figure (None: no cue), and the one at its end."""

    statuses: list[Status | None]
    final: Status | None


def read_statuses(frame: Frame, carried: Status | None) -> Reading:
    """The status that the cues give to each figure of a sentence.

    Args:
        frame: the sentence.
        carried: the status that the head of the list, of which the sentence is an item, gives it.
    """
    in_list: Status | None = carried
    in_clause: Status | None = None
    statuses: list[Status | None] = []
    cues = iter(frame.cues)
    cue = next(cues, None)
    at = frame.first
    for figure in frame.figures:
        while cue is not None and cue.first < figure.first:
            if _clause_ends(frame, at, cue.first):
                in_clause = None
            at = cue.first
            meaning: Cue = cue.entry
            if meaning.status != "none" and not _is_base(frame, cue):
                if meaning.is_list:
                    in_list, in_clause = meaning.status, None
                else:
                    in_clause = meaning.status
            cue = next(cues, None)
        if _clause_ends(frame, at, figure.first):
            in_clause = None
        at = figure.first
        statuses.append(_tail_status(frame, figure) or in_clause or in_list)
    for rest in frame.cues:
        if rest.first >= at and rest.entry.is_list and rest.entry.status != "none" and not _is_base(frame, rest):
            in_list = rest.entry.status
    return Reading(statuses, in_list)


def _clause_ends(frame: Frame, first: int, last: int) -> bool:
    """Whether a clause, commas counted, ends between two tokens."""
    return frame.clause(first, weak=True)[0] != frame.clause(last, weak=True)[0] if last < frame.last else True


def _is_base(frame: Frame, cue: Candidate) -> bool:
    """Whether a plan is only what a figure is measured by: `vượt mục tiêu`, `đạt 70% kế hoạch năm`."""
    if frame.phrase(cue.first, cue.last) not in _BASES:
        return False
    if any(figure.last == cue.first for figure in frame.figures):
        return True
    return frame.ends_with(cue.first, _BASE_VERBS) is not None


def _tail_status(frame: Frame, figure: Figure) -> Status | None:
    """What the predicate behind a figure says, where the figure opens its clause: `18 dự án sẽ khởi công`."""
    start, end = frame.clause(figure.first, weak=True)
    if any(start <= verb.first < figure.first for verb in frame.verbs) or _cue_before(frame, start, figure.first):
        return None
    following = frame.after(figure)
    stop = min(end, following.first) if following is not None else end
    for cue in frame.cues:
        if figure.last <= cue.first < stop and cue.entry.tail and cue.entry.status != "none":
            return cue.entry.status  # type: ignore[no-any-return]
    return None


def _cue_before(frame: Frame, start: int, stop: int) -> bool:
    return any(start <= cue.first < stop and cue.entry.status != "none" for cue in frame.cues)


def lexicons() -> dict[str, dict[str, Cue]]:
    """The cues, for the automaton."""
    return {lexicon.CUES: lexicon.cues()}
