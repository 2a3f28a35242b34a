"""Works that an article tells of: to come, just finished, running or being built; what they cost and measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.state import Annotations, Offsets

_RUNNING = re.compile(r"(?:đi vào|đưa vào) (?:vận hành|sử dụng|hoạt động|khai thác) từ (?:năm|tháng|ngày|cuối|đầu)")
_UNDER_WAY = re.compile(
    r"(?<!dự kiến )(?:hoàn thành|đã đạt) (?:khoảng |hơn |gần |trên |được )?"
    r"\d\d(?:,\d+)?% (?:tổng )?(?:khối lượng|tiến độ)"
)
_TO_BUILD = re.compile(
    r"(?<!đã )\b(?:đầu tư|chi|rót) (?:hơn |gần |khoảng |trên )?\d[\d.,]* (?:tỷ|tỉ)(?: đồng)? "
    r"(?:xây|làm|nâng cấp|mở rộng|cải tạo)\b"
)
_DONE = re.compile(r"\b(?:thông xe|khánh thành|hợp long|đưa vào (?:sử dụng|vận hành|khai thác)|đi vào hoạt động)\b")


@dataclass(frozen=True, slots=True)
class Works:
    """What an article says of works.

    Attributes:
        planned: its title or lead speaks of works to come.
        done: its title or lead tells of works that have just been finished.
        state: whether they run already, or are being built.
    """

    planned: bool
    done: bool
    state: Literal["run", "under way"] | None

    @property
    def are_told(self) -> bool:
        """Whether the article tells of works."""
        return self.planned or self.done or self.state is not None


def read_works(known: Annotations) -> Works:
    """What the article says of works."""
    heads = _heads(known)
    planned = any(_plans().search(known.folded, start, end) for start, end in heads) or any(
        _TO_BUILD.search(known.folded, section.start, section.end)
        for section in known.sections
        if section.kind == "title"
    )
    done = not planned and any(_DONE.search(known.folded, start, end) for start, end in heads)
    state: Literal["run", "under way"] | None = None
    if _UNDER_WAY.search(known.folded):
        state = "under way"
    elif _RUNNING.search(known.folded):
        state = "run"
    return Works(planned, done, state)


def _heads(known: Annotations) -> list[Offsets]:
    """Where an article says what it is about: title and lead; its first sentence where it has neither."""
    heads = [(section.start, section.end) for section in known.sections if section.kind in ("title", "lead")]
    return heads or known.sentences[:1]


@cache
def _plans() -> re.Pattern[str]:
    plans = "|".join(sorted(words("project_plans"), key=len, reverse=True))
    return re.compile(rf"\b(?:{plans})\b(?! xếp)")  # `sắp` is no word of its own in `sắp xếp`


def is_cost(frame: Frame, figure: Figure) -> bool:
    """Whether a figure is what a work costs or measures: `tổng vốn đầu tư 500 tỷ đồng`, `dự án đê biển 500 tỷ đồng`."""
    quantity = figure.quantity
    if quantity.unit.kind not in ("money", "area", "length"):
        return quantity.unit.text.lower() in words("parts_of_works") and _follows_specification(frame, figure)
    return is_priced_work(frame, figure) or _follows_specification(frame, figure)


def is_priced_work(frame: Frame, figure: Figure) -> bool:
    """Whether a sum stands right behind the work that it is for: `dự án đê biển 500 tỷ đồng`."""
    quantity = figure.quantity
    if quantity.unit.kind != "money" or quantity.object is None or quantity.object[1] >= quantity.start:
        return False
    thing, last = frame.tokens.first(quantity.object[0]), frame.tokens.at(quantity.object[1] - 1) + 1
    return last == figure.first and frame.starts_with(thing, words("works")) is not None


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


def goes_on_with_work(frame: Frame) -> bool:
    """Whether a sentence describes a work: `Dự án có …`, `Tổng mức đầu tư là …`."""
    first = frame.first
    while frame.word(first) in words("leading_in") | {"các"}:
        first += 1
    return any(frame.starts_with(first, words(name)) for name in ("works", "specifications"))
