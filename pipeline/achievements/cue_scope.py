"""Cues of status in their scope, read from left to right: those of the list that they open, those of their clause."""

from __future__ import annotations

from typing import Literal

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import Cue, words
from trichtin.pipeline.candidates import Candidate
from trichtin.schemas.achievement import Status

Said = Status | Literal["context"] | None

_COMPARING = frozenset(("vượt", "so với", "bằng", "đã đạt", "đã hoàn thành"))
_BASES = frozenset(("kế hoạch năm", "kế hoạch vốn", "mục tiêu", "chỉ tiêu năm", "dự toán"))
_GOVERNED = 8
"""Words between `đang` and a figure that it governs."""


class CueScope:
    """What the cues of a sentence say at each of its figures.

    Attributes:
        in_list: the status of the list that goes on.
        in_clause: the status of the clause, which goes before that of the list.
    """

    def __init__(self, frame: Frame, in_list: Said) -> None:
        """Begin at the start of a sentence.

        Args:
            frame: the sentence.
            in_list: the status that it begins with.
        """
        self._frame = frame
        self.cues = [cue for cue in frame.cues if cue.entry.status != "none" and _is_meant(frame, cue)]
        self.in_list = in_list
        self.in_clause: Said = None
        self._rank = 0
        self._at = self._planned_at = frame.first

    @property
    def passed(self) -> list[Candidate]:
        """The cues up to the figure."""
        return self.cues[: self._rank]

    def advance(self, figure: Figure) -> None:
        """Read the cues up to a figure."""
        cues = self.cues
        while self._rank < len(cues) and cues[self._rank].first < figure.last:
            cue = cues[self._rank]
            self._rank += 1
            if self._frame.bracket(cue.first) in (None, self._frame.bracket(figure.first)):
                self._pass(cue)  # a cue in another bracket says nothing outside
        self._leave_clause(figure.first)
        if self.in_clause == "ongoing" and not self._governs(cues[self._rank - 1], figure):
            self.in_clause = None
        self._at = figure.first

    def finish(self) -> Said:
        """Read the cues behind the last figure; what they leave for the next sentence."""
        for cue in self.cues[self._rank :]:
            if cue.entry.is_list:
                self.in_list = cue.entry.status
        return "planned" if self.in_clause == "planned" else self.in_list

    def _pass(self, cue: Candidate) -> None:
        self._leave_clause(cue.first)
        self._at = cue.first
        meaning: Cue = cue.entry
        if meaning.is_list:
            self.in_list, self.in_clause = meaning.status, None  # type: ignore[assignment]
            self._planned_at = cue.first
        elif self._is_estimate_of_plan(cue):
            self.in_clause = None
        else:
            self.in_clause = meaning.status  # type: ignore[assignment]

    def _leave_clause(self, index: int) -> None:
        """Forget the cue of the clause where a clause, commas counted, ends before a token."""
        frame = self._frame
        if index >= frame.last or frame.clause(self._at, weak=True)[0] != frame.clause(index, weak=True)[0]:
            self.in_clause = None

    def _is_estimate_of_plan(self, cue: Candidate) -> bool:
        """Whether `ước` estimates what is planned: `phấn đấu trồng 20 ha, ước đạt 90 tấn`."""
        frame = self._frame
        if frame.word(cue.first) != "ước" or self.in_list != "planned":
            return False
        return frame.clause(self._planned_at)[0] == frame.clause(cue.first)[0]

    def _governs(self, cue: Candidate, figure: Figure) -> bool:
        """Whether what is under way is the figure: `đang thi công 12 km`, not `khách đang gửi tiền ở 2 quầy`."""
        frame = self._frame
        before = frame.before(figure)
        between = range(cue.last, figure.first)
        return (
            len(between) <= _GOVERNED
            and (before is None or before.last <= cue.first)
            and not any(frame.word(index) in words("loosening") for index in between)
        )


def _is_meant(frame: Frame, cue: Candidate) -> bool:
    """Whether a cue says something of status here: a plan may be but a base, `yêu cầu` a noun."""
    said = frame.phrase(cue.first, cue.last)
    if said == "phấn đấu":  # `bằng 42% chỉ tiêu phấn đấu`
        return not any(figure.last == cue.first - 2 for figure in frame.figures)
    if said in _BASES:
        return not _is_base(frame, cue)
    return said != "yêu cầu" or _is_demand(frame, cue)


def _is_base(frame: Frame, cue: Candidate) -> bool:
    """Whether a plan is only what a figure is measured by: `vượt mục tiêu`, `đạt 70% kế hoạch năm`."""
    if any(figure.last == cue.first for figure in frame.figures):
        return True
    return frame.ends_with(cue.first, _COMPARING) is not None


def _is_demand(frame: Frame, cue: Candidate) -> bool:
    """Whether `yêu cầu` is the verb: before a name or a body, not in `đáp ứng yêu cầu`."""
    if frame.ends_with(cue.first, words("needs")):
        return False
    following = frame.tokens.text[cue.last] if cue.last < frame.last else ""
    return (
        following[:1].isupper()
        or frame.starts_with(cue.last, words("bodies")) is not None
        or any(verb.first == cue.last for verb in frame.verbs)
    )
