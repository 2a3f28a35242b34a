"""The status of figures: rules in order, the first that says something decides; then what corrects it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trichtin.pipeline.achievements.cue_scope import CueScope, Said
from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.achievements.works import Works, goes_on_with_work, is_cost, is_priced_work
from trichtin.pipeline.state import Annotations

_PROPOSED = 3
"""Sentences that a proposal goes on for."""
_BEGINNING = 700
"""Letters in which an article shows that it is a forecast."""
_BEHIND_OBJECT = 5
"""Words between the thing counted and its predicate."""
_IN_ANOTHER_CURRENCY = (["("], ["(", "khoảng"], ["(", "tương", "đương"], ["(", "hơn"])


@dataclass(slots=True)
class StatusMemory:
    """What earlier sentences leave for the figures of later ones.

    Attributes:
        works: what the article says of works.
        forecasts: whether the article begins as a weather forecast.
        drafts: whether it begins with the draft of a rule.
        proposal: the last sentence that was under a proposal.
        paragraph: the paragraph that ``last`` comes from.
        last: the status at the end of the sentence before.
    """

    works: Works
    forecasts: bool
    drafts: bool
    proposal: int = -_PROPOSED - 1
    paragraph: int = -1
    last: Said = None


@dataclass(slots=True)
class Reading:
    """A figure whose status is read.

    Attributes:
        frame: its sentence.
        figure: the figure.
        scope: what the cues before it say.
        memory: what earlier sentences left.
        earlier: what was read of the figures before it in the sentence.
    """

    frame: Frame
    figure: Figure
    scope: CueScope
    memory: StatusMemory
    earlier: list[Said]


def forecasts(known: Annotations) -> bool:
    """Whether an article begins as a weather forecast."""
    beginning = known.folded[:_BEGINNING]
    return any(word in beginning for word in words("forecasts"))


def begins_with_draft(known: Annotations) -> bool:
    """Whether an article begins with the draft of a rule."""
    return "dự thảo" in known.folded[:_BEGINNING]


def read_statuses(frame: Frame, memory: StatusMemory) -> list[Said]:
    """What the words say of the status of each figure of a sentence; None where they say nothing."""
    scope = CueScope(frame, _carried(frame, memory))
    statuses: list[Said] = []
    for figure in frame.figures:
        scope.advance(figure)
        reading = Reading(frame, figure, scope, memory, statuses)
        said: Said = None
        for rule in _RULES:
            said = rule(reading)
            if said is not None:
                break
        for correct in _CORRECTIONS:
            said = correct(reading, said)
        statuses.append(said)
    _share_with_joined(frame, statuses)
    memory.last = scope.finish()
    return statuses


def _carried(frame: Frame, memory: StatusMemory) -> Said:
    """The status that a sentence begins with: that of the works that it describes."""
    paragraph = frame.known.paragraph_at(frame.start)
    if paragraph != memory.paragraph:
        memory.paragraph, memory.last = paragraph, None
    if any(frame.phrase(cue.first, cue.last) in words("proposals") for cue in frame.cues):
        memory.proposal = frame.sentence
    if not goes_on_with_work(frame):
        return None
    is_planned = memory.works.planned or memory.last == "planned" or _will_offer(frame)
    if is_planned or any(cue.entry.status == "planned" and cue.entry.is_list for cue in frame.cues):
        return "planned"
    return None


def _will_offer(frame: Frame) -> bool:
    """Whether works will bring something to the market; what runs provides: `Công trình cung cấp nước cho 300 hộ`."""
    offers = words("offers")
    if not frame.may_hold(offers) or "đã" in frame.vocabulary:
        return False
    return any(frame.starts_with(index, offers, 5) for index in range(frame.first, frame.figures[0].first))


# Rules: the first that says something decides.


def negated(reading: Reading) -> Said:
    """`chưa tiếp nhận 2 cơ sở`: what the verb before the figure says was not done."""
    frame, figure = reading.frame, reading.figure
    start, _ = frame.clause_of(figure, weak=True)
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    verb = next((verb for verb in frame.verbs if low <= verb.first and verb.entry == "action"), None)
    if verb is None or verb.last > figure.first or frame.word(verb.first - 1) != "chưa":
        return None
    is_cut = any(verb.last <= cue.first < figure.first for cue in frame.cues)
    return None if is_cut else "not_achieved"


def predicate_behind(reading: Reading) -> Said:
    """What the predicate behind a figure says, where the figure opens its clause: `18 dự án sẽ …`."""
    frame, figure = reading.frame, reading.figure
    kind = figure.quantity.unit.kind
    if kind not in ("count", "percent") or not reading.scope.cues:
        return None
    start, end = frame.clause_of(figure, weak=True)
    if kind == "percent" and (figure.behind == figure.last or figure.first != start):
        return None
    if any(start <= verb.first < figure.first and verb.entry == "action" for verb in frame.verbs):
        return None
    if frame.word(figure.first - 1) in words("loosening") - {"có"} or frame.ends_with(figure.first, words("having")):
        return None
    cues = reading.scope.cues
    if any(start <= cue.first < figure.first and cue.entry.status != "achieved" for cue in cues):
        return None
    following = frame.after(figure)
    stop = min(end, following.first) if following is not None else end
    last = figure.behind
    for cue in cues:
        if figure.last <= cue.first < min(stop, last + _BEHIND_OBJECT) and cue.entry.tail:
            return cue.entry.status  # type: ignore[no-any-return]
    return None


def cue_of_clause(reading: Reading) -> Said:
    """`đang thi công 12 km`: a cue that holds up to the next comma."""
    return reading.scope.in_clause


def cue_of_list(reading: Reading) -> Said:
    """`phấn đấu trồng 20 ha rừng; nâng thu nhập lên 60 triệu đồng`: a cue that holds until another."""
    return reading.scope.in_list


def weather_forecast(reading: Reading) -> Said:
    """Rain and heat of an article that begins as a forecast."""
    unit = reading.figure.quantity.unit
    is_weather = unit.kind == "temperature" or unit.text.lower() in ("mm", "độ")
    return "planned" if reading.memory.forecasts and is_weather else None


def cost_of_works(reading: Reading) -> Said:
    """The status of what a work costs or measures: that of the work."""
    frame, works = reading.frame, reading.memory.works
    if not (works.planned or works.state == "under way") or not is_cost(frame, reading.figure):
        return None
    if works.planned:
        return "planned"
    start, _ = frame.clause_of(reading.figure)
    is_project = any(frame.starts_with(index, words("works")) for index in (frame.first, start))
    return "ongoing" if is_project or is_priced_work(frame, reading.figure) else None


def headline(reading: Reading) -> Said:
    """`X đầu tư 70 tỷ đồng xây chợ mới`: the headline of what is to come."""
    frame, figure = reading.frame, reading.figure
    if figure.quantity.unit.kind != "money" or frame.known.section_at(frame.start) != "title":
        return None
    is_headline = frame.ends_with(figure.first, words("spending")) and frame.starts_with(
        figure.last, words("to_be_built")
    )
    return "planned" if is_headline else None


def proposal(reading: Reading) -> Said:
    """A rate that goes on with the proposal of a sentence before: `Đối với …, mức hỗ trợ là 30.000 đồng`."""
    frame, figure, memory = reading.frame, reading.figure, reading.memory
    if (
        frame.sentence - memory.proposal > _PROPOSED
        or figure.quantity.unit.kind not in ("money", "percent")
        or any(cue.entry.is_list for cue in frame.cues)
    ):
        return None
    start, _ = frame.clause_of(figure)
    if not any(frame.word(index) == "mức" for index in range(start, figure.first)):
        return None
    memory.proposal = frame.sentence
    return "planned"


def limit(reading: Reading) -> Said:
    """Up to where a rule lets a share go: `không quá 8%`; what a draft obliges to: `phải có ít nhất 3 môn`."""
    frame, figure, quantity = reading.frame, reading.figure, reading.figure.quantity
    if quantity.unit.kind == "percent" and frame.ends_with(figure.head, words("limits")) is not None:
        return "planned"
    if not reading.memory.drafts or quantity.bound not in ("at_least", "at_most"):
        return None
    start, _ = frame.clause_of(figure)
    is_duty = any(frame.starts_with(index, words("obliging")) for index in range(start, figure.first))
    return "planned" if is_duty else None


_RULES: tuple[Callable[[Reading], Said], ...] = (
    negated,
    predicate_behind,
    cue_of_clause,
    cue_of_list,
    weather_forecast,
    cost_of_works,
    headline,
    proposal,
    limit,
)


# Corrections: each sees what was said, and says it again or otherwise.


def level_reached(reading: Reading, said: Said) -> Said:
    """A level that the description of a work to come says to be reached: `đạt 40 km` without a cue."""
    is_level = reading.frame.word(reading.figure.first - 1) == "đạt"
    return None if said == "planned" and is_level and not reading.scope.passed else said


def design(reading: Reading, said: Said) -> Said:
    """What the design of a work says of it, where the work runs or is being built."""
    state, passed = reading.memory.works.state, reading.scope.passed
    if said != "planned" or state is None or not passed:
        return said
    if "thiết kế" not in reading.frame.phrase(passed[-1].first, passed[-1].last):
        return said
    return "context" if state == "run" else "ongoing"


def translation(reading: Reading, said: Said) -> Said:
    """A figure that only says the one before it in another unit: `25 tỷ nhân dân tệ (3,6 tỷ USD)`."""
    frame, figure = reading.frame, reading.figure
    before = frame.before(figure)
    if before is None or {figure.quantity.unit.kind, before.quantity.unit.kind} != {"money"}:
        return said
    if frame.word(figure.last) != ")":
        return said
    between = [frame.word(index) for index in range(before.last, figure.first)]
    return reading.earlier[-1] if between in _IN_ANOTHER_CURRENCY else said


def description(reading: Reading, said: Said) -> Said:
    """The size or cost of what the figure before it counts, its parts: `thi công 3 cầu, tổng vốn 12 tỷ đồng`."""
    frame, figure = reading.frame, reading.figure
    before = frame.before(figure)
    if (
        said is None
        and before is not None
        and frame.ends_with(figure.first, words("consisting"))
        and is_cost(frame, before)
    ):
        return reading.earlier[-1]  # `tổng vốn 900 tỷ đồng, gồm 6 cống`
    if said is not None or before is None or figure.quantity.unit.kind not in ("money", "area", "length"):
        return said
    if before.last < frame.clause_of(figure)[0] or frame.ends_with(figure.first, words("specifications")) is None:
        return said
    return reading.earlier[-1]


_CORRECTIONS: tuple[Callable[[Reading, Said], Said], ...] = (level_reached, design, translation, description)


def _share_with_joined(frame: Frame, statuses: list[Said]) -> None:
    """`75 xe máy và 5 ô tô sẽ chuyển đi`: the predicate holds for both."""
    for rank in range(len(statuses) - 2, -1, -1):
        said = statuses[rank + 1]
        if statuses[rank] is not None or said not in ("planned", "ongoing", "not_achieved"):
            continue
        last, following = frame.figures[rank].behind, frame.figures[rank + 1]
        if [frame.word(index) for index in range(last, following.first)] == ["và"]:
            statuses[rank] = said
