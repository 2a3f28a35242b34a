"""Figures that are context: scope, standing background, durations, ages, sizes that tell things apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from trichtin.pipeline.achievements.changes import from_figure
from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.state import Change
from trichtin.schemas.achievement import Status

_MEASURES = frozenset(("length", "area", "mass", "volume", "duration", "power", "speed", "temperature"))
_COMPARED_WORDS = 8
_FEW = 10
"""Up to here a number in words may be that of a story."""


@dataclass(slots=True)
class Case:
    """A figure with what is known of it when its scope is judged.

    Attributes:
        frame: its sentence.
        figure: the figure.
        change: the change that it states.
        status: what the cues say.
        before: whether the figure before it in the sentence is context (None: there is none).
        is_dated: whether the sentence names a period for it.
    """

    frame: Frame
    figure: Figure
    change: Change | None
    status: Status | Literal["context"] | None
    before: bool | None
    is_dated: bool

    @property
    def unit(self) -> str:
        """The unit's words in lower case."""
        return self.figure.quantity.unit.text.lower()

    @property
    def is_count(self) -> bool:
        """Whether the figure counts things and is no part of a whole."""
        quantity = self.figure.quantity
        return quantity.unit.kind == "count" and quantity.out_of is None and not quantity.unit.per

    @property
    def object_end(self) -> int:
        """The token behind the thing counted (the unit, where no object lies behind)."""
        quantity = self.figure.quantity
        if quantity.object is None or quantity.object[1] <= quantity.end:
            return self.figure.last
        return max(self.frame.tokens.at(quantity.object[1] - 1) + 1, self.figure.last)

    @property
    def is_done(self) -> bool:
        """Whether a verb of doing stands just before the figure: `khởi tố 13 người`."""
        return any(verb.last == self.figure.first and verb.entry == "action" for verb in self.frame.verbs)

    def follows(self, name: str, index: int | None = None) -> str | None:
        """The phrase of a word class that stands just before the figure (or the token ``index``)."""
        return self.frame.ends_with(self.figure.first if index is None else index, words(name))


def is_context(case: Case) -> bool:
    """Whether a figure is context and no result or target."""
    return case.status == "context" or any(rule(case) for rule in _RULES)


def _is_time(case: Case) -> bool:
    """Durations and ages, unless they are what changed: `rút ngắn còn 3 ngày`."""
    return case.figure.quantity.unit.kind == "duration" and case.change is None


def _is_start(case: Case) -> bool:
    """The first value of a change: `từ 2 làn xe lên 4 làn xe`."""
    return from_figure(case.frame, case.figure)


def _is_times(case: Case) -> bool:
    """`gấp đôi` explains another figure, `thăm hai lần` is a story."""
    return case.unit == "lần" and case.change is None


def _is_compared(case: Case) -> bool:
    """A level that another is measured by: `so với 182,9 triệu đồng của năm trước`."""
    if case.figure.quantity.unit.kind in ("percent", "percent_point") or case.change is not None:
        return False
    frame, figure = case.frame, case.figure
    start = max(frame.clause_of(figure, weak=True)[0], figure.first - _COMPARED_WORDS)
    said = [frame.phrase(index, index + 2) for index in range(start, figure.first)]
    if "so với" not in said:
        return False
    at = start + said.index("so với") + 2
    return not any(at <= verb.first < figure.first for verb in frame.verbs)


def _is_scope(case: Case) -> bool:
    """A count behind a preposition: `tại 5 tỉnh`, `của 25 phường, xã`, `cho 4 địa phương`."""
    frame = case.frame
    if not case.is_count:
        return False
    first = case.figure.first
    if frame.word(first - 1) in ("cả", "toàn", "hơn", "trên", "khoảng", "gần"):
        first -= 1
    if any(verb.first < first == verb.last for verb in frame.verbs):
        return False
    if case.follows("beneficiary_prepositions", first):
        joins = frame.word(first - 1) == "từ" and case.follows("mergers", first - 1)
        return case.unit in words("administrative") and not joins
    said = case.follows("scope_prepositions", first)
    if said == "của":
        return case.follows("participation", first - 1) is None
    return said is not None


def _is_standing(case: Case) -> bool:
    """What a place or a body has anyway: `Quảng Nam có 9 huyện miền núi`, `trường có 21 giảng viên`."""
    frame, figure = case.frame, case.figure
    if case.unit in words("staff") and case.follows("ownership") in ("có", "hiện có") and case.change is None:
        return not case.follows("tenses", figure.first - 1)
    if not case.is_count or case.change is not None or case.status not in (None, "achieved"):
        return False
    if case.unit.startswith("đơn vị") and frame.starts_with(frame.first, words("reorganized")):
        return False
    if case.unit in words("administrative") and figure.first == frame.clause_of(figure, weak=True)[0]:
        return case.before is not False and not _has_predicate(case)
    owned = case.follows("ownership")
    if owned in ("gồm", "bao gồm") and case.before is False:
        return False  # the parts of a result
    if owned is None or case.follows("tenses", figure.first - len(owned.split())):
        return False
    if case.unit in words("administrative") or case.unit in words("staff"):
        return not _has_predicate(case)
    return case.unit == "hộ" and _names_poverty(case)


def _names_poverty(case: Case) -> bool:
    return "nghèo" in case.frame.phrase(case.figure.last, case.figure.last + 3)


def _is_owned(case: Case) -> bool:
    """What somebody simply has: `công ty có 15 chi nhánh`, `gia đình có gần 1 ha lúa`; not `có 9 xã đạt chuẩn`."""
    frame, figure = case.frame, case.figure
    quantity = figure.quantity
    if not (case.is_count or (quantity.unit.kind == "area" and not quantity.unit.per)) or case.change is not None:
        return False
    if case.before is False or case.is_dated or case.status not in (None, "achieved"):
        return False
    owned = case.follows("ownership")
    start, end = frame.clause_of(figure, weak=True)
    if owned != "có" or figure.first - 1 == start or case.follows("tenses", figure.first - 1):
        return False
    if any(start <= cue.first < figure.first and cue.entry.status == "achieved" for cue in frame.cues):
        return False
    if any(figure.last <= verb.first < end and verb.entry == "action" for verb in frame.verbs):
        return False
    return not any(frame.word(index) in words("passives") for index in range(figure.last, end))


def _is_family(case: Case) -> bool:
    """`3 người con`: nobody's result."""
    return case.figure.quantity.unit.kind == "count" and case.unit in words("family")


def _is_class(case: Case) -> bool:
    """A class or a base: `trong nhóm 10 tỉnh`, `top 5`, `cho mỗi 1.000 người`."""
    return case.change is None and case.follows("classes") is not None


def _is_told(case: Case) -> bool:
    """A few people or things of a story, their number in words: `hai người chia tay`; not what is done or suffered."""
    frame, figure, quantity = case.frame, case.figure, case.figure.quantity
    if not case.is_count or case.status is not None or case.change is not None or quantity.value > _FEW:
        return False
    if any(char.isdigit() for char in frame.known.slice((quantity.start, quantity.number_end))):
        return False
    before = frame.before(figure)
    if case.before is False and before is not None and before.quantity.unit.text == quantity.unit.text:
        return False
    start, end = frame.clause_of(figure, weak=True)
    if any(start <= verb.first < figure.first and verb.entry == "action" for verb in frame.verbs):
        return False
    near = min(end, case.object_end + 3)
    return not any(
        frame.word(index) in words("passives") or frame.starts_with(index, words("predicate_verbs"))
        for index in range(figure.last, near)
    )


def _is_population(case: Case) -> bool:
    """`dân số 4.000 người`, `diện tích tự nhiên 6.480 ha`: standing background, unless it changed or is planned."""
    if case.change is not None or case.status == "planned":
        return False
    frame, figure = case.frame, case.figure
    start, _ = frame.clause_of(figure, weak=True)
    for index in range(figure.first, start, -1):
        if frame.ends_with(index, words("standing")):
            return True
        if frame.word(index - 1) not in words("fillers") | words("qualities"):
            return False
    return False


def _has_predicate(case: Case) -> bool:
    """Whether the thing counted does or becomes something: `có 9 xã đạt chuẩn`, `còn 4 xã bị ngập`."""
    frame = case.frame
    last = min(case.object_end + 3, frame.clause_of(case.figure, weak=True)[1])
    first = case.figure.last
    return any(first <= verb.first < last for verb in frame.verbs) or any(
        frame.word(index) in words("passives") for index in range(first, last)
    )


def _is_device(case: Case) -> bool:
    """What a device can do: `RAM 8 GB`, `màn hình 6,7 inch`."""
    return case.unit in words("device_units")


def _is_abstract(case: Case) -> bool:
    """Counts that label a speech or a scheme: `chính quyền 2 cấp`, `5 bảo đảm`."""
    if not case.is_count or case.change is not None or case.unit not in words("abstract"):
        return False
    return not case.is_done


def _is_anaphoric(case: Case) -> bool:
    """A count that points back: `3 tỉnh này`, `320 cán bộ nói trên`."""
    if not case.is_count or case.status in ("planned", "ongoing") or case.is_done:
        return False
    frame = case.frame
    if frame.word(case.figure.first - 1) == "cả":
        return True
    for at in {case.figure.last, case.object_end}:
        said = frame.starts_with(at, words("anaphoric"), 2)
        if said == "trên":
            return not frame.word(at + 1)[:1].isalnum() or frame.word(at + 1) in words("predicates")
        if said is not None:
            return True
    return False


def _is_size(case: Case) -> bool:
    """A measure that tells things apart: `tàu cá dưới 12 m`, `cỡ 40 con/kg`, `từ 15 m trở lên`."""
    frame, figure = case.frame, case.figure
    kind = figure.quantity.unit.kind
    if kind in ("percent", "money"):
        return False
    if case.follows("sizes") and not case.follows("comparisons"):
        return True
    if kind not in _MEASURES:
        return False
    if kind in ("length", "mass", "power", "volume", "area") and _limits(case):
        return True
    if frame.starts_with(figure.last, frozenset(("trở lên", "trở xuống"))) or case.follows("distances"):
        return True
    start = max(frame.clause_of(figure, weak=True)[0], figure.first - _COMPARED_WORDS)
    return kind == "length" and "cách" in [frame.word(index) for index in range(start, figure.first)]


def _limits(case: Case) -> bool:
    """Whether the figure bounds what stands before it: `tàu cá dưới 12 m`, `xe trên 5 tấn`."""
    frame, quantity = case.frame, case.figure.quantity
    if quantity.bound not in ("less_than", "more_than") or case.figure.first == frame.first:
        return False
    index = case.figure.first - 1
    if {frame.word(index), frame.word(index + 1)} & words("measured") or any(
        verb.last == index + 1 for verb in frame.verbs
    ):
        return False
    return frame.word(index).isalpha() and (quantity.object is None or quantity.object[1] == frame.tokens.end[index])


def _is_standing_size(case: Case) -> bool:
    """The size or capacity of what stands: `nhà ga có tổng diện tích 3.000 m2`."""
    frame, figure = case.frame, case.figure
    quantity = figure.quantity
    if quantity.unit.kind in ("area", "length") and words("pieces") & set(quantity.unit.per):
        return True
    if case.status is not None or case.change is not None or quantity.unit.kind in ("percent", "money"):
        return False
    if case.before and any(frame.ends_with(at, words("capacities")) for at in (figure.first, figure.first - 1)):
        return True
    start, _ = frame.clause_of(figure, weak=True)
    for index in range(figure.first, start, -1):
        said = frame.ends_with(index, words("specifications"))
        if said is not None:
            if (quantity.unit.kind == "length" or said in ("rộng", "nặng")) and not _is_made(case):
                return True
            return frame.ends_with(index - len(said.split()), frozenset(("có", "có khả năng", "với công"))) is not None
        if frame.word(index - 1) not in words("fillers") | words("qualities"):
            return False
    return False


def _is_made(case: Case) -> bool:
    """Whether something is done in the clause before the figure: `khởi công tuyến đường dài 12 km`."""
    start, _ = case.frame.clause_of(case.figure)
    return any(start <= verb.first < case.figure.first and verb.entry == "action" for verb in case.frame.verbs)


def _goes_on(case: Case) -> bool:
    """An item of a list whose item before is context: `10 huyện và 20 xã`, `cỡ 30 và 40 con/kg`."""
    if not case.before or case.figure.quantity.unit.kind != "count":
        return False
    frame, figure = case.frame, case.figure
    before = frame.before(figure)
    if before is None or before.quantity.unit.kind != "count":
        return False
    start = before.last
    if before.quantity.object is not None and before.quantity.object[1] > before.quantity.end:
        start = min(frame.tokens.at(before.quantity.object[1] - 1) + 1, figure.first)
    level = frame.bracket(figure.first)
    between = [frame.word(index) for index in range(start, figure.first) if frame.bracket(index) == level]
    between = [word for word in between if word not in "()"]
    return bool(between) and all(word in ("và", ",", "hoặc", "hơn", "gần", "khoảng", "trên") for word in between)


_RULES: tuple[Callable[[Case], bool], ...] = (
    _is_time,
    _is_start,
    _is_times,
    _is_compared,
    _is_scope,
    _is_standing,
    _is_owned,
    _is_family,
    _is_class,
    _is_told,
    _is_population,
    _is_device,
    _is_abstract,
    _is_anaphoric,
    _is_size,
    _is_standing_size,
    _goes_on,
)
