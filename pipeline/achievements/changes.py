"""How a clause says that a figure changed: `tăng 12%`, `giảm từ 8% xuống còn 3%`, `nâng … lên 65 triệu đồng`."""

from __future__ import annotations

import re

from trichtin.pipeline.achievements import lexicon
from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import ChangeWord
from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.state import Change, Offsets
from trichtin.schemas.achievement import ChangeKind

_FROM_WORDS = 3
_TO_WORDS = 8
_COORDINATORS = frozenset(("và", ",", "–", "-"))
_BASE = re.compile(r"so(?: với)? (?=\S)")
_BASE_ENDS = re.compile(r"[;,.()]|\s(?:tăng|giảm|đạt|và|do|nhờ|trong đó|lên|xuống)\s")


def read_changes(frame: Frame) -> list[Change | None]:
    """The change that each figure of a sentence states, in order."""
    found: list[Change | None] = []
    for figure in frame.figures:
        change = (
            _signed(frame, figure)
            or _governed(frame, figure)
            or _coordinated(frame, figure, found)
            or _headed(frame, figure, found)
        )
        if change is not None:
            change.base = _base(frame, figure)
        found.append(change)
    return found


def from_figure(frame: Frame, figure: Figure) -> bool:
    """Whether a figure is where a change starts: the 8 of `từ 8% xuống còn 3%`."""
    if "từ" not in [frame.word(index) for index in range(figure.first - _FROM_WORDS, figure.first)]:
        return False
    following = frame.after(figure)
    if following is None or following.first - figure.last > _TO_WORDS:
        return False
    between = frame.phrase(figure.last, following.first).split()
    return bool({"lên", "xuống", "còn", "thành", "sang"} & set(between))


def _signed(frame: Frame, figure: Figure) -> Change | None:
    """`(+5,5%)`."""
    if figure.quantity.value < 0:
        return Change(direction="decrease", kind="by") if frame.word(figure.first - 1) == "(" else None
    sign = frame.word(figure.first - 1)
    if sign in "+-" and sign and frame.word(figure.first - 2) == "(" and figure.quantity.unit.kind == "percent":
        return Change(direction="increase" if sign == "+" else "decrease", kind="by")
    return None


def _governed(frame: Frame, figure: Figure) -> Change | None:
    """The change of the nearest word of change that governs the figure."""
    candidate = _governor(frame, figure)
    if candidate is None:
        return None
    meaning: ChangeWord = candidate.entry
    before = frame.before(figure)
    if meaning.direction == "none" or meaning.kind in ("none", "raise"):
        return None
    if _compares(frame, candidate, figure) or (meaning.kind == "share" and figure.quantity.unit.kind != "percent"):
        return None
    kind: ChangeKind = "by"
    if figure.quantity.unit.text.endswith("tuổi"):
        return None
    direct = all(frame.word(index) in lexicon.words("fillers") | {":"} for index in range(candidate.last, figure.first))
    if meaning.kind not in ("by", "share"):
        if not (direct or from_range(frame, figure)) or (
            meaning.kind != "to" and not _moves(frame, candidate, meaning.direction)
        ):
            return None
        kind = "to"
    elif from_range(frame, figure):
        kind = "to"
    from_value = before.quantity.value if before is not None and kind == "to" and from_figure(frame, before) else None
    return Change(direction=meaning.direction, kind=kind, from_value=from_value)


def _compares(frame: Frame, candidate: Candidate, figure: Figure) -> bool:
    """Whether the figure is but what is compared with: `tăng so với mức 380 USD`."""
    if "không" in (frame.word(candidate.first - 1), frame.word(candidate.first - 2)):
        return True  # `không được thấp hơn 105%`: a rule, no change
    said = f" {frame.phrase(candidate.last, figure.first)} "
    return " so với mức " in said or (
        " so với " in said and figure.quantity.unit.kind not in ("percent", "percent_point")
    )


def from_range(frame: Frame, figure: Figure) -> bool:
    """Whether the figure before is where the change starts."""
    before = frame.before(figure)
    return before is not None and from_figure(frame, before)


def _governor(frame: Frame, figure: Figure) -> Candidate | None:
    start, _ = frame.clause_of(figure, weak=True)
    if start == figure.first and frame.word(start - 1) == ":":
        start, _ = frame.clause(start - 1, weak=True)
    before = frame.before(figure)
    if before is not None and before.last > start:
        start = before.last
    for candidate in reversed(frame.changes):
        if candidate.last > figure.head or candidate.first < start:
            continue
        blocked = any(
            candidate.last <= verb.first
            and verb.last <= figure.first
            and not _is_change(frame, verb)
            and frame.phrase(verb.first, verb.last) not in lexicon.words("fillers")
            for verb in frame.verbs
        )
        is_comparison = frame.word(candidate.last - 1) == "hơn"
        return candidate if is_comparison or not blocked else None
    return None


def _is_change(frame: Frame, verb: Candidate) -> bool:
    return any(change.first <= verb.first < change.last for change in frame.changes)


def _moves(frame: Frame, candidate: Candidate, direction: str) -> bool:
    """Whether something earlier in the clause says that the level moved: `giảm 2.000 đồng, còn 12.000 đồng`."""
    start, _ = frame.clause(candidate.first)
    return any(start <= other.first < candidate.first and other.entry.direction == direction for other in frame.changes)


def _coordinated(frame: Frame, figure: Figure, found: list[Change | None]) -> Change | None:
    """A figure joined to a changed one: `còn lần lượt 180.000 và 140.000 đồng`."""
    before = frame.before(figure)
    if before is None or not found or found[-1] is None:
        return None
    between = [frame.word(index) for index in range(before.last, figure.first)]
    if not between or len(between) > 2 or between[0] not in _COORDINATORS:
        return None
    if before.quantity.unit.kind != figure.quantity.unit.kind:
        return None
    last = found[-1]
    return Change(direction=last.direction, kind=last.kind)


def _headed(frame: Frame, figure: Figure, found: list[Change | None]) -> Change | None:
    """A percentage alone in brackets behind a name: `tăng mạnh nhất là Gia Lai (12%), Kon Tum (9%)`."""
    bracket = frame.bracket(figure.first)
    if bracket is None or bracket != figure.first - 1 or figure.quantity.unit.kind != "percent":
        return None
    before = frame.before(figure)
    start, _ = frame.clause(bracket)
    if before is not None and before.last > start:
        last = found[-1]
        if last is not None and last.kind == "by" and _stands_behind(before, bracket):
            return Change(direction=last.direction, kind="by")
        is_item = frame.bracket(before.first) is not None and before.quantity.unit.kind == "percent"
        return Change(direction=last.direction, kind=last.kind) if last is not None and is_item else None
    for candidate in reversed(frame.changes):
        if start <= candidate.first < bracket:
            meaning: ChangeWord = candidate.entry
            if meaning.kind == "by" and meaning.direction != "none":
                return Change(direction=meaning.direction, kind="by")
            return None
    return None


def _stands_behind(figure: Figure, index: int) -> bool:
    """Whether a token follows a count and what it counts: `giảm 11 vụ (30%)`."""
    if figure.quantity.unit.kind != "count":
        return False
    return figure.last <= index <= figure.behind + 2


def _base(frame: Frame, figure: Figure) -> Offsets | None:
    """What the figure is compared with: `cùng kỳ năm trước` of `so với cùng kỳ năm trước`."""
    known = frame.known
    stop = frame.end
    following = frame.after(figure)
    if following is not None:
        stop = following.quantity.start
    match = _BASE.search(known.folded, figure.quantity.end, stop)
    if match is None or ";" in known.text[figure.quantity.end : match.start()]:
        return None
    end = _BASE_ENDS.search(known.folded, match.end(), stop)
    last = end.start() if end else stop
    text = known.text[match.end() : last].rstrip(" .")
    return (match.end(), match.end() + len(text)) if text else None
