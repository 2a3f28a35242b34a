"""Stated percentages against part and whole: `80/115 xã, đạt 69,6%`; `500 hộ, trong đó 200 hộ nghèo, chiếm 40%`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from trichtin.pipeline.addable import same_unit
from trichtin.pipeline.checks.intervals import Interval, ratio
from trichtin.pipeline.checks.sentences import Stretch
from trichtin.pipeline.state import Check, QuantityMention

_LINK = re.compile(
    r"[^;:]{0,60}?(?:\(|,|đạt|chiếm|bằng|tương đương|tương ứng|tỷ lệ|tỉ lệ|là|-|–)[ (]*"
    r"(?:(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|là|tương đương|tương ứng|với|gần|hơn|trên|khoảng|xấp xỉ|ước|được)[ :]*)*"
)
_OTHER = re.compile(r"\b(?:tăng|giảm|so với|cùng kỳ|vượt|trong đó|lãi suất|thuế|còn|và|khác)\b")
_OTHER_BASE = re.compile(
    r"\s*(?:so (?:với )?(?:kế hoạch|chỉ tiêu|cùng kỳ|dự toán|mục tiêu|nghị quyết|năm)|kế hoạch|chỉ tiêu|dự toán|"
    r"mục tiêu|nghị quyết|công suất|yêu cầu|/|một năm|mỗi năm|năm)"
)
_CLOSED = re.compile(r"\s*(?:$|[,;.)…]|tổng số|tổng\b|trong tổng|so với tổng|trên tổng|và\b)")
_SHARE = re.compile(r"(?:chiếm|\(|tương đương)[ (]*(?:tỷ lệ|tỉ lệ|gần|hơn|trên|khoảng|đến|tới|xấp xỉ| )*$")
_WHOLE = re.compile(r"\b(?:tổng số|tổng cộng|tổng|trong số|toàn bộ)\b[^,;]{0,25}$")
_PERCENT = Decimal("0.01")


def check_shares(stretch: Stretch) -> Iterator[Check]:
    """The checks of the percentages of a sentence."""
    for rank in range(1, len(stretch.figures)):
        percent = stretch.figures[rank]
        if percent.unit.kind != "percent" or percent.unit.per:
            continue
        part = stretch.figures[rank - 1]
        link = stretch.before(rank)
        if part.unit.kind in ("percent", "ratio") or _OTHER.search(link) or _OTHER_BASE.match(stretch.behind(rank)):
            continue
        if part.out_of is not None:
            if _LINK.fullmatch(link):
                yield _check(stretch, percent, [part], part.out_of)
            continue
        whole = _whole(stretch, rank)
        if whole is not None and _SHARE.search(link) and len(link) <= 60 and _CLOSED.match(stretch.behind(rank)):
            yield _check(stretch, percent, [part, whole], whole.value)


def _whole(stretch: Stretch, rank: int) -> QuantityMention | None:
    """The figure of which the one before a percentage is a part."""
    if rank < 2:
        return None
    part, whole = stretch.figures[rank - 1], stretch.figures[rank - 2]
    between = stretch.before(rank - 1)
    if not same_unit(part, whole) or ";" in between or whole.out_of is not None:
        return None
    if "trong đó" in between or (_WHOLE.search(stretch.before(rank - 2)) and len(between) <= 40):
        return whole
    return None


def _check(stretch: Stretch, percent: QuantityMention, items: list[QuantityMention], whole: Decimal) -> Check:
    part = items[0]
    computed = (100 * part.value / whole).quantize(_PERCENT) if whole else Decimal(0)
    if len(items) > 1:
        found = ratio(stretch.interval(part), stretch.interval(items[1]))
    else:
        found = ratio(Interval(part.value, part.value), Interval(whole, whole))
    stated = stretch.interval(percent, truncated=True)
    if percent.bound == "more_than":
        stated = Interval(stated.low, Decimal(100))
    ok = found is None or stated.meets(found)
    return Check(kind="share", items=[percent, *items], stated=percent.value, computed=computed, ok=ok)
