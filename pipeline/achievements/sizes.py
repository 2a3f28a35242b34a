"""Measures that are context: durations, ages, levels compared with, sizes of what stands or that tell things apart."""

from __future__ import annotations

from trichtin.pipeline.achievements.case import Case
from trichtin.pipeline.achievements.changes import from_figure
from trichtin.pipeline.achievements.lexicon import words

_MEASURES = frozenset(("length", "area", "mass", "volume", "duration", "power", "speed", "temperature"))
_FROM_WORDS = 3
_OF_WORK = ("từ", "tại", "ở", "trong", "của")
_COMPARED_WORDS = 8
"""Words between `so với` and a figure."""


def is_time(case: Case) -> bool:
    """Durations and ages, unless they are what changed: `rút ngắn còn 3 ngày`."""
    return case.figure.quantity.unit.kind == "duration" and case.change is None


def is_start(case: Case) -> bool:
    """The first value of a change: `từ 2 làn xe lên 4 làn xe`, `đạt 5 triệu khách, tăng từ 3 triệu khách năm trước`."""
    if from_figure(case.frame, case.figure) or _is_first_behind(case):
        return True
    frame, figure = case.frame, case.figure
    before = frame.before(figure)
    if before is None or before.quantity.unit.kind != figure.quantity.unit.kind or figure.quantity.upper is not None:
        return False
    return case.follows("risen_from") is not None and frame.vocabulary.isdisjoint(("lên", "xuống"))


def _is_first_behind(case: Case) -> bool:
    """`tăng lên 114%, từ mức khoảng 78%`: the first value behind the second."""
    frame, figure = case.frame, case.figure
    before = frame.before(figure)
    start, _ = frame.clause_of(figure, weak=True)
    if before is None or before.quantity.unit.kind != figure.quantity.unit.kind or before.last > start:
        return False
    if figure.quantity.upper is not None:
        return False
    if frame.word(start) != "từ" or any(frame.word(at) not in words("fillers") for at in range(start, figure.first)):
        return False
    return any(frame.word(at) in ("lên", "xuống", "còn") for at in range(before.first - _FROM_WORDS, before.head))


def is_times(case: Case) -> bool:
    """`gấp đôi` explains another figure, `thăm hai lần` is a story; `gấp 2,5 lần`, `tăng gấp đôi` are results."""
    frame, figure, quantity = case.frame, case.figure, case.figure.quantity
    if case.unit != "lần":
        return False
    if "trước" in frame.vocabulary and any(
        frame.starts_with(index, words("predecessors")) for index in range(frame.first, frame.last)
    ):
        return True  # `So với thế hệ trước, máy nhanh hơn 15 lần`
    if case.change is not None or quantity.unit.kind != "ratio":
        return case.change is None
    written = frame.known.slice((quantity.start, quantity.number_end))
    if any(char.isdigit() for char in written) or case.follows("multiplied"):
        return False
    last = figure.last
    following = frame.after(figure)
    if following is not None and frame.word(last) == "và" and following.unit == "lần":
        last = following.last  # `lần lượt gấp đôi và gấp rưỡi năm trước`
    return frame.starts_with(last, words("time_before")) is None


def is_compared(case: Case) -> bool:
    """A level that another is measured by: `so với 182,9 triệu đồng của năm trước`."""
    frame, figure = case.frame, case.figure
    if case.follows("compared_levels"):
        return True
    if figure.quantity.unit.kind in ("percent", "percent_point", "ratio") or case.change is not None:
        return False
    if "so" not in frame.vocabulary:
        return False
    start = max(frame.clause_of(figure, weak=True)[0], figure.first - _COMPARED_WORDS)
    said = [frame.phrase(index, index + 2) for index in range(start, figure.first)]
    if "so với" not in said:
        return False
    at = start + said.index("so với") + 2
    return not any(at <= verb.first < figure.first for verb in frame.verbs)


def is_population(case: Case) -> bool:
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


def is_device(case: Case) -> bool:
    """What a device can do: `RAM 8 GB`, `màn hình 6,7 inch`."""
    return case.unit in words("device_units")


def is_measure_of_kind(case: Case) -> bool:
    """What a device or an animal measures: `tầm bay tối đa 500 km`, `bể dung tích 40 m3`; not of works to come."""
    frame, figure = case.frame, case.figure
    if figure.quantity.unit.kind not in _MEASURES or case.change is not None or case.status in ("planned", "ongoing"):
        return False
    start, _ = frame.clause_of(figure, weak=True)
    for index in range(figure.first, start, -1):
        if frame.ends_with(index, words("device_measures")):
            return True
        if frame.word(index - 1) not in words("fillers") | words("qualities"):
            return False
    return False


def is_small_size(case: Case) -> bool:
    """How large a small thing is: `một đoạn dây dài 20 cm`; not water that rises or ground that sinks."""
    frame, figure = case.frame, case.figure
    if figure.quantity.unit.text.lower() not in ("cm", "mm") or figure.quantity.unit.per or case.works.planned:
        return False
    if case.change is not None or not frame.vocabulary.isdisjoint(words("rising")):
        return False
    start, _ = frame.clause_of(figure, weak=True)
    return any(frame.starts_with(index, words("small_sides")) for index in range(start, figure.first))


def is_fitted(case: Case) -> bool:
    """What is fitted to a thing: `tàu được trang bị máy phát 200 kW`."""
    frame, figure = case.frame, case.figure
    if figure.quantity.unit.kind not in ("power", "speed", "volume", "temperature") or case.change is not None:
        return False
    if case.works.planned or "trang" not in frame.vocabulary:
        return False
    start, _ = frame.clause_of(figure)
    return any(frame.phrase(index, index + 2) == "trang bị" for index in range(start, figure.first))


def is_other_unit(case: Case) -> bool:
    """A measure that is context, said in another unit: `10 hải lý/giờ (tương đương 18,5 km/giờ)`."""
    frame, figure = case.frame, case.figure
    before = frame.before(figure)
    if not case.before or before is None or before.quantity.unit.kind != figure.quantity.unit.kind:
        return False
    between = [frame.word(index) for index in range(before.last, figure.first)]
    return between[:1] == ["("] and set(between[1:]) <= {"tương", "đương", "khoảng", "hay", "gần", "hơn"}


def is_capability(case: Case) -> bool:
    """What a thing that stands can do: `bể có thể chứa 2.000 m3 nước`; not of works to come."""
    frame, figure = case.frame, case.figure
    if case.works.planned or case.change is not None or figure.quantity.unit.kind == "money":
        return False
    if not frame.may_hold(words("abilities")):
        return False
    start, _ = frame.clause_of(figure, weak=True)
    return any(
        frame.starts_with(index, words("abilities")) is not None
        and any(frame.starts_with(at, words("capabilities")) for at in range(index + 1, index + 5))
        for index in range(start, figure.first)
    )


def is_apposed(case: Case) -> bool:
    """The size of a thing, told by the way: `trong căn phòng chừng 50 m2 có …`, `mục sở thị hầm 2.000 m3`."""
    frame, figure, quantity = case.frame, case.figure, case.figure.quantity
    if quantity.unit.kind not in ("area", "volume", "length") or quantity.unit.text == "mm" or quantity.unit.per:
        return False
    if case.change is not None or case.status is not None or case.before is False or quantity.upper is not None:
        return False
    start, end = frame.clause_of(figure, weak=True)
    if figure.first == start or frame.word(figure.first - 1) in words("measured") | words("fillers"):
        return False
    if frame.ends_with(figure.first, words("works")) and frame.word(figure.first - 3) in _OF_WORK:
        return True  # `đến từ dự án 12 ha`
    if any(start <= verb.first < figure.first for verb in frame.verbs):
        return False
    following = frame.after(figure)
    stop = end if following is None else min(end, following.first)
    is_thing = frame.word(figure.first - 1).isalpha()
    return is_thing and figure.last < stop and frame.word(figure.last) in words("where_goes_on")


def is_size(case: Case) -> bool:
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
    return kind == "length" and _is_distance(case)


def _is_distance(case: Case) -> bool:
    """`bản cách trung tâm xã 12 km`."""
    frame = case.frame
    if "cách" not in frame.vocabulary:
        return False
    start, _ = frame.clause_of(case.figure, weak=True)
    return any(
        frame.word(index) == "cách"
        and frame.word(index - 1) not in words("no_distance_before")
        and frame.word(index + 1) not in words("no_distance_behind")
        for index in range(start, case.figure.first)
    )


def _limits(case: Case) -> bool:
    """Whether the figure bounds what stands before it: `tàu cá dưới 12 m`, `xe trên 5 tấn`."""
    frame, quantity = case.frame, case.figure.quantity
    if quantity.bound not in ("less_than", "more_than") or case.figure.first == frame.first:
        return False
    index = case.figure.first - 1
    if frame.ends_with(index + 1, words("spreading")):
        return False
    if {frame.word(index), frame.word(index + 1)} & words("measured") or any(
        verb.last == index + 1 for verb in frame.verbs
    ):
        return False
    return frame.word(index).isalpha() and (quantity.object is None or quantity.object[1] == frame.tokens.end[index])


def is_standing_size(case: Case) -> bool:
    """The size or capacity of what stands: `nhà ga có tổng diện tích 3.000 m2`."""
    frame, figure = case.frame, case.figure
    quantity = figure.quantity
    if quantity.unit.kind in ("area", "length") and words("pieces") & set(quantity.unit.per):
        return True
    if case.status is not None or case.change is not None or quantity.unit.kind in ("percent", "money"):
        return False
    if case.works.done:
        return False
    if case.before and any(frame.ends_with(at, words("capacities")) for at in (figure.first, figure.first - 1)):
        return True
    start, _ = frame.clause_of(figure, weak=True)
    for index in range(figure.first, start, -1):
        said = frame.ends_with(index, words("specifications"))
        if said is not None:
            if (quantity.unit.kind == "length" or said in ("rộng", "nặng")) and not _is_made(case):
                return True
            if case.before and quantity.unit.kind == "area":
                return True
            return frame.ends_with(index - len(said.split()), frozenset(("có", "có khả năng", "với công"))) is not None
        if frame.word(index - 1) not in words("fillers") | words("qualities"):
            return False
    return False


def _is_made(case: Case) -> bool:
    """Whether something is built in the clause before the figure: `khởi công tuyến đường dài 12 km`."""
    frame = case.frame
    start, _ = frame.clause_of(case.figure)
    built = words("building")
    return any(
        start <= verb.first < case.figure.first and frame.phrase(verb.first, verb.last) in built for verb in frame.verbs
    )
