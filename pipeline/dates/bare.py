"""Days that look like fractions or ranges (``20/7``, ``28-11``): what stands around them decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Words before such a day that show it: holidays, clock times, `hôm nay`, `(`.
_SHOWS_DAY = re.compile(
    r"(?:\b(?:lễ|dịp|quốc khánh|giờ|phút|nay|qua|mai|kia|lao động|thống nhất|thi|phiên)"
    r"|\d ?h(?:\d\d)?|\dg(?:\d\d)?|:\d\d|ngày),? \(?$"
)
MAY_PRECEDE = re.compile(r"\b(?P<word>đến|tới|từ|trước|sau|hết|qua|vào|trong|đầu|kể|hạn) \(?$")
"""Words before a day or month, behind which a fraction or a range may follow too."""
_POINTS = frozenset({"vào", "trước", "sau", "hết", "qua"})
_DENOMINATORS = frozenset({2, 3, 4, 5, 10})
"""What fractions in running text end in; `từ 1/12` names none."""
_CLOSED = re.compile(r" ?(?:[,.;:)\n]|$)| (?:và|đến|tới)(?![^\W_])")
_DASHED_STYLE = re.compile(r"\b(?:ngày|hôm|sáng|chiều|tối) \d\d?-\d\d?(?![\d/])")
# `Ngày Gia đình Việt Nam 28/6`
_NAMED_DAY = re.compile(r"\bngày (?:[^\W\d_]+ ){1,7}\(?$")
_LONGEST_NAME = 50
_LARGEST_MONTH = 12
_ALONE = re.compile(r"\)|, ?[^\W\d_]")


@dataclass(frozen=True, slots=True)
class BareDay:
    """A day without a word before it: its numbers as written, and the mark between them."""

    start: int
    end: int
    day: str
    mark: str
    month: str


def is_day(text: str, found: BareDay, look_back: int = 20) -> bool:
    """Whether a bare day is a day.

    Args:
        text: the folded text.
        found: the bare day in it.
        look_back: how many characters before it are looked at.
    """
    before = text[max(found.start - look_back, 0) : found.start]
    if _SHOWS_DAY.search(before):
        return True
    improper = int(found.day) > int(found.month)  # no proper fraction, no range that rises
    padded = found.day.startswith("0") or found.month.startswith("0")
    word = MAY_PRECEDE.search(before)
    closed = _CLOSED.match(text, found.end) is not None
    if found.mark == "/":
        if closed and (padded or int(found.day) > _LARGEST_MONTH):
            return True
        if (closed or improper) and _NAMED_DAY.search(text, max(found.start - _LONGEST_NAME, 0), found.start):
            return True
        in_brackets = before.endswith("(") and _ALONE.match(text, found.end) is not None
        return in_brackets or (
            word is not None
            and (improper or padded or (closed and (word["word"] in _POINTS or int(found.month) not in _DENOMINATORS)))
        )
    if word is None or not improper:
        return False
    return int(found.day) > _LARGEST_MONTH or _writes_dashes(text)


@lru_cache(maxsize=1)
def _writes_dashes(text: str) -> bool:
    """Whether a text writes days with hyphens (``ngày 8-2``)."""
    return _DASHED_STYLE.search(text) is not None
