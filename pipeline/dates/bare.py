"""Days that look like fractions or ranges (``20/7``, ``28-11``): what stands around them decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
        in_brackets = before.endswith("(") and _ALONE.match(text, found.end) is not None
        return in_brackets or (
            word is not None
            and (improper or padded or (closed and (word["word"] in _POINTS or int(found.month) not in _DENOMINATORS)))
        )
    if word is None or not improper:
        return False
    return int(found.day) > 12 or _DASHED_STYLE.search(text) is not None
