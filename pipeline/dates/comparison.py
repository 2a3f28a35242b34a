"""``cùng kỳ``: the stretch of another year that a figure is compared with."""

from __future__ import annotations

from trichtin.pipeline.dates.edtf import Interval, Moment, Value, moments
from trichtin.pipeline.dates.joins import Joined
from trichtin.pipeline.dates.patterns import SAME_PERIOD_RULE
from trichtin.pipeline.state import Annotations

_LOOK_BACK = 800


def compare(known: Annotations, found: list[Joined]) -> None:
    """Set what each ``cùng kỳ`` means: the period named before it, in the year that it names or the year before."""
    for rank, item in enumerate(found):
        if item.atom.rule == SAME_PERIOD_RULE:
            item.value = _earlier(known, item, _compared(found, rank))


def _compared(found: list[Joined], rank: int) -> Value | None:
    """The last stretch of a year, or year, named shortly before."""
    for index in range(rank - 1, -1, -1):
        item = found[index]
        if found[rank].start - item.end > _LOOK_BACK:
            return None
        if item.atom.rule != SAME_PERIOD_RULE and item.value is not None and _is_compared(item.value):
            return item.value
    return None


def _is_compared(value: Value) -> bool:
    ends = moments(value)
    if isinstance(value, Moment):
        return value.grain != "day" and not value.masked
    if value.finish is None:
        return ends[0].grain == "year"
    return value.begin is not None and any(end.grain != "year" for end in ends) and not any(end.masked for end in ends)


def _earlier(known: Annotations, item: Joined, compared: Value | None) -> Value | None:
    year = item.atom.year
    if isinstance(compared, Interval) and compared.finish is None:
        compared = compared.begin  # `từ đầu năm đến nay`: of the year before one knows no day
    if compared is None:
        if year is None and known.published is not None and item.end - item.start > len("cùng thời điểm"):
            year = known.published.year - 1
        return None if year is None else Moment(year)
    years = [moment.year for moment in moments(compared) if moment.year is not None]
    if year is None and years:
        year = years[-1] - 1
    return None if year is None else compared.in_year(year)
