"""The status of figures: cues in their scope, read from left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import Cue, words
from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.state import Annotations, Offsets
from trichtin.schemas.achievement import Status

Said = Status | Literal["context"] | None

_COMPARING = frozenset(("vượt", "so với", "bằng", "đã đạt", "đã hoàn thành"))
_PROPOSED = 3
"""Sentences that a proposal goes on for."""
_PROPOSALS = frozenset(("đề xuất", "dự thảo", "dự kiến", "kiến nghị", "theo dự thảo"))
_RUNNING = re.compile(r"(?:đi vào|đưa vào) (?:vận hành|sử dụng|hoạt động|khai thác) từ (?:năm|tháng|ngày|cuối|đầu)")
_UNDER_WAY = re.compile(
    r"(?<!dự kiến )(?:hoàn thành|đã đạt) (?:khoảng |hơn |gần |trên |được )?"
    r"\d\d(?:,\d+)?% (?:tổng )?(?:khối lượng|tiến độ)"
)
_DONE = re.compile(r"\b(?:thông xe|khánh thành|hợp long|đưa vào (?:sử dụng|vận hành|khai thác)|đi vào hoạt động)\b")
_SPENDING = frozenset(("đầu tư", "chi", "bỏ", "rót", "dành"))
_HEADLINES = frozenset(("xây", "làm", "xây dựng", "nâng cấp", "mở rộng", "cải tạo", "sửa", "mở"))
_BEGINNING = 700
"""Letters in which an article shows that it is a forecast."""
_GOVERNED = 8
"""Words between `đang` and a figure that it governs."""
_BEHIND_OBJECT = 5
"""Words between the thing counted and its predicate."""
_HAVING = frozenset(("đã có", "hiện có", "đang có"))
_BASES = frozenset(("kế hoạch năm", "kế hoạch vốn", "mục tiêu", "chỉ tiêu năm", "dự toán"))


@dataclass(slots=True)
class StatusMemory:
    """What earlier sentences leave for the figures of later ones.

    Attributes:
        plans_works: whether title or lead speak of works to come.
        forecasts: whether the article begins as a weather forecast.
        works: whether the works that the article tells of run already, or are being built.
        proposal: the last sentence that was under a proposal.
        paragraph: the paragraph that ``last`` comes from.
        last: the status at the end of the sentence before.
    """

    plans_works: bool
    forecasts: bool
    works: Literal["run", "under way"] | None = None
    proposal: int = -_PROPOSED - 1
    paragraph: int = -1
    last: Said = None


def plans_works(known: Annotations) -> bool:
    """Whether the title or the lead speaks of works to come."""
    return any(_plans().search(known.folded, start, end) for start, end in _heads(known))


def _heads(known: Annotations) -> list[Offsets]:
    """Where an article says what it is about: title and lead; its first sentence where it has neither."""
    heads = [(section.start, section.end) for section in known.sections if section.kind in ("title", "lead")]
    return heads or known.sentences[:1]


def works_done(known: Annotations) -> bool:
    """Whether title or lead tell of works that have just been finished."""
    return any(_DONE.search(known.folded, start, end) for start, end in _heads(known)) and not plans_works(known)


@cache
def _plans() -> re.Pattern[str]:
    plans = "|".join(sorted(words("project_plans"), key=len, reverse=True))
    return re.compile(rf"\b(?:{plans})\b(?! xếp)")  # `sắp` is no word of its own in `sắp xếp`


def forecasts(known: Annotations) -> bool:
    """Whether an article begins as a weather forecast."""
    return any(word in known.folded[:_BEGINNING] for word in words("forecasts"))


def works_state(known: Annotations) -> Literal["run", "under way"] | None:
    """Whether the works that an article tells of run already, or are being built."""
    if _UNDER_WAY.search(known.folded):
        return "under way"
    return "run" if _RUNNING.search(known.folded) else None


def read_statuses(frame: Frame, memory: StatusMemory) -> list[Said]:
    """What the cues say of each figure of a sentence; None where there is none."""
    in_list = _carried(frame, memory)
    in_clause: Said = None
    statuses: list[Said] = []
    cues = [
        cue for cue in frame.cues if cue.entry.status != "none" and not _is_base(frame, cue) and _is_demand(frame, cue)
    ]
    rank = 0
    at = planned_at = frame.first
    for figure in frame.figures:
        while rank < len(cues) and cues[rank].first < figure.last:
            cue = cues[rank]
            in_clause = None if _clause_ends(frame, at, cue.first) else in_clause
            at = cue.first
            meaning: Cue = cue.entry
            if meaning.is_list:
                in_list, in_clause = meaning.status, None  # type: ignore[assignment]
                planned_at = cue.first
            elif frame.word(cue.first) == "ước" and in_list == "planned" and _same_clause(frame, planned_at, cue.first):
                in_clause = None
            else:
                in_clause = meaning.status  # type: ignore[assignment]
            rank += 1
        in_clause = None if _clause_ends(frame, at, figure.first) else in_clause
        if in_clause == "ongoing" and not _is_governed(frame, cues[rank - 1], figure):
            in_clause = None
        at = figure.first
        said = _negated(frame, figure) or _tail_status(frame, figure, cues) or in_clause or in_list
        if said is None:
            said = _unsaid(frame, figure, memory)
        if said == "planned":
            said = _unplanned(frame, figure, memory, cues[:rank])
        if statuses and _translates(frame, figure):
            said = statuses[-1]
        if said is None and statuses and _describes(frame, figure):
            said = statuses[-1]
        statuses.append(said)
    _share_with_joined(frame, statuses)
    for cue in cues[rank:]:
        if cue.entry.is_list:
            in_list = cue.entry.status
    memory.last = "planned" if in_clause == "planned" else in_list
    return statuses


def _carried(frame: Frame, memory: StatusMemory) -> Said:
    """The status that a sentence begins with: that of the works that it describes."""
    paragraph = frame.known.paragraph_at(frame.start)
    if paragraph != memory.paragraph:
        memory.paragraph, memory.last = paragraph, None
    if any(frame.phrase(cue.first, cue.last) in _PROPOSALS for cue in frame.cues):
        memory.proposal = frame.sentence
    first = frame.first
    while frame.word(first) in ("theo", "đó", "cụ", "thể", ",", "trong", "đó", "riêng", "-", "+"):
        first += 1
    if frame.starts_with(first, words("works")) or frame.starts_with(first, words("specifications")):
        if memory.plans_works or memory.last == "planned":
            return "planned"
        if any(cue.entry.status == "planned" and cue.entry.is_list for cue in frame.cues):
            return "planned"
    return None


def _unsaid(frame: Frame, figure: Figure, memory: StatusMemory) -> Said:
    """The status of a figure that no cue governs: that of the forecast, the work or the proposal that it belongs to."""
    if memory.forecasts and _is_weather(figure):
        return "planned"
    said = _of_works(frame, figure, memory) if _is_cost(frame, figure) else None
    if said is None and (_is_headline(frame, figure) or _is_proposed(frame, figure, memory)):
        return "planned"
    return said


def _unplanned(frame: Frame, figure: Figure, memory: StatusMemory, cues: list[Candidate]) -> Said:
    """A planned figure, unless it is a level that the description of a work says to be reached, or its work runs."""
    if not cues and frame.word(figure.first - 1) == "đạt":
        return None
    if memory.works is None or not _is_design(frame, cues):
        return "planned"
    return "context" if memory.works == "run" else "ongoing"


def _of_works(frame: Frame, figure: Figure, memory: StatusMemory) -> Said:
    """The status of what a work costs or measures: that of the work."""
    if memory.plans_works:
        return "planned"
    start, _ = frame.clause_of(figure)
    is_project = any(frame.starts_with(index, words("works")) for index in (frame.first, start))
    return "ongoing" if memory.works == "under way" and is_project else None


def _is_design(frame: Frame, cues: list[Candidate]) -> bool:
    """Whether the last cue is a design: that of a work which runs says what stands."""
    return bool(cues) and "thiết kế" in frame.phrase(cues[-1].first, cues[-1].last)


def _is_headline(frame: Frame, figure: Figure) -> bool:
    """`X đầu tư 70 tỷ đồng xây chợ mới`: the headline of what is to come."""
    known = frame.known
    if figure.quantity.unit.kind != "money" or known.section_at(frame.start) != "title":
        return False
    return (
        frame.ends_with(figure.first, _SPENDING) is not None and frame.starts_with(figure.last, _HEADLINES) is not None
    )


def _is_proposed(frame: Frame, figure: Figure, memory: StatusMemory) -> bool:
    """Whether a rate goes on with the proposal of the sentence before: `Đối với …, mức hỗ trợ là 30.000 đồng`."""
    if (
        any(cue.entry.is_list for cue in frame.cues)
        or frame.sentence - memory.proposal > _PROPOSED
        or figure.quantity.unit.kind not in ("money", "percent")
    ):
        return False
    start, _ = frame.clause_of(figure)
    if not any(frame.word(index) == "mức" for index in range(start, figure.first)):
        return False
    memory.proposal = frame.sentence
    return True


def _is_governed(frame: Frame, cue: Candidate, figure: Figure) -> bool:
    """Whether what is under way is the figure: `đang thi công 12 km`, not `khách đang giao dịch với 2 nhân viên`."""
    before = frame.before(figure)
    between = range(cue.last, figure.first)
    return (
        len(between) <= _GOVERNED
        and (before is None or before.last <= cue.first)
        and not any(frame.word(index) in words("loosening") for index in between)
    )


def _share_with_joined(frame: Frame, statuses: list[Said]) -> None:
    """`75 xe máy và 5 ô tô sẽ chuyển đi`: the predicate holds for both."""
    for rank in range(len(statuses) - 2, -1, -1):
        figure, following = frame.figures[rank], frame.figures[rank + 1]
        said = statuses[rank + 1]
        if statuses[rank] is not None or said not in ("planned", "ongoing", "not_achieved"):
            continue
        obj = figure.quantity.object
        last = figure.last if obj is None else max(figure.last, frame.tokens.at(obj[1] - 1) + 1)
        if [frame.word(index) for index in range(last, following.first)] == ["và"]:
            statuses[rank] = said


def _is_cost(frame: Frame, figure: Figure) -> bool:
    """Whether a figure is what a work costs or measures: `tổng vốn đầu tư 500 tỷ đồng`, `dự án đê biển 500 tỷ đồng`."""
    quantity = figure.quantity
    if quantity.unit.kind not in ("money", "area", "length"):
        return quantity.unit.text.lower() in words("parts_of_works") and _follows_specification(frame, figure)
    if quantity.unit.kind == "money" and quantity.object is not None and quantity.object[1] < quantity.start:
        thing = frame.tokens.first(quantity.object[0])
        if frame.starts_with(thing, words("works")) and frame.tokens.at(quantity.object[1] - 1) + 1 == figure.first:
            return True
    return _follows_specification(frame, figure)


def _follows_specification(frame: Frame, figure: Figure) -> bool:
    """Whether a noun of size or cost stands before a figure, at most words of level and of its kind between."""
    start, _ = frame.clause_of(figure, weak=True)
    for index in range(figure.first, start, -1):
        said = frame.ends_with(index, words("specifications"))
        if said is not None:
            return said not in words("sides") or _names_work(frame, figure)
        if frame.word(index - 1) not in words("fillers") | words("beds"):
            return False
    return False


def _names_work(frame: Frame, figure: Figure) -> bool:
    """Whether a work stands in the clause before a figure."""
    start, _ = frame.clause_of(figure)
    return any(frame.starts_with(index, words("works")) for index in range(start, figure.first))


def _describes(frame: Frame, figure: Figure) -> bool:
    """Whether a figure is the size or cost of what the one before it counts: `thi công 3 cầu, tổng vốn 12 tỷ đồng`."""
    before = frame.before(figure)
    if before is None or figure.quantity.unit.kind not in ("money", "area", "length"):
        return False
    if before.last < frame.clause_of(figure)[0]:
        return False
    return frame.ends_with(figure.first, words("specifications")) is not None


def _translates(frame: Frame, figure: Figure) -> bool:
    """Whether a figure only says the one before it in another unit: `25 tỷ nhân dân tệ (3,6 tỷ USD)`."""
    before = frame.before(figure)
    if before is None or {figure.quantity.unit.kind, before.quantity.unit.kind} != {"money"}:
        return False
    between = [frame.word(index) for index in range(before.last, figure.first)]
    return between in (["("], ["(", "khoảng"], ["(", "tương", "đương"], ["(", "hơn"]) and frame.word(figure.last) == ")"


def _is_demand(frame: Frame, cue: Candidate) -> bool:
    """Whether `yêu cầu` is the verb: before a name or a body, not in `đáp ứng yêu cầu`."""
    if frame.phrase(cue.first, cue.last) != "yêu cầu":
        return True
    if frame.ends_with(cue.first, words("needs")):
        return False
    following = frame.tokens.text[cue.last] if cue.last < frame.last else ""
    return (
        following[:1].isupper()
        or frame.starts_with(cue.last, words("bodies")) is not None
        or any(verb.first == cue.last for verb in frame.verbs)
    )


def _is_weather(figure: Figure) -> bool:
    unit = figure.quantity.unit
    return unit.kind == "temperature" or unit.text.lower() in ("mm", "độ")


def _same_clause(frame: Frame, first: int, last: int) -> bool:
    return frame.clause(first)[0] == frame.clause(last)[0]


def _clause_ends(frame: Frame, first: int, last: int) -> bool:
    """Whether a clause, commas counted, ends between two tokens."""
    return frame.clause(first, weak=True)[0] != frame.clause(last, weak=True)[0] if last < frame.last else True


def _is_base(frame: Frame, cue: Candidate) -> bool:
    """Whether a plan is only what a figure is measured by: `vượt mục tiêu`, `đạt 70% kế hoạch năm`."""
    said = frame.phrase(cue.first, cue.last)
    if said == "phấn đấu":
        return any(figure.last == cue.first - 2 for figure in frame.figures)  # `bằng 42% chỉ tiêu phấn đấu`
    if said not in _BASES:
        return False
    if any(figure.last == cue.first for figure in frame.figures):
        return True
    return frame.ends_with(cue.first, _COMPARING) is not None


def _negated(frame: Frame, figure: Figure) -> Said:
    """`chưa tiếp nhận 2 cơ sở`: what the verb before the figure says was not done."""
    start, _ = frame.clause_of(figure, weak=True)
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    verbs = [verb for verb in frame.verbs if low <= verb.first and verb.last <= figure.first and verb.entry == "action"]
    if not verbs or frame.word(verbs[0].first - 1) != "chưa":
        return None
    is_cut = any(verbs[0].last <= cue.first < figure.first for cue in frame.cues)
    return None if is_cut else "not_achieved"


def _tail_status(frame: Frame, figure: Figure, cues: list[Candidate]) -> Said:
    """What the predicate behind a figure says, where the figure opens its clause: `18 dự án sẽ khởi công`."""
    if figure.quantity.unit.kind != "count":
        return None
    start, end = frame.clause_of(figure, weak=True)
    if any(start <= verb.first < figure.first and verb.entry == "action" for verb in frame.verbs):
        return None
    if frame.word(figure.first - 1) in words("loosening") - {"có"} or frame.ends_with(figure.first, _HAVING):
        return None
    if any(start <= cue.first < figure.first and cue.entry.status != "achieved" for cue in cues):
        return None
    following = frame.after(figure)
    stop = min(end, following.first) if following is not None else end
    obj = figure.quantity.object
    last = figure.last if obj is None else max(figure.last, frame.tokens.at(obj[1] - 1) + 1)
    for cue in cues:
        if figure.last <= cue.first < min(stop, last + _BEHIND_OBJECT) and cue.entry.tail:
            return cue.entry.status  # type: ignore[no-any-return]
    return None
