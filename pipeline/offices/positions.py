"""Titles as positions: wording, status, and forms contained in fuller ones merged."""

from __future__ import annotations

import re

from trichtin.pipeline.offices.titles import Title
from trichtin.pipeline.state import Annotations, Position
from trichtin.pipeline.text import fold
from trichtin.schemas.official import PositionStatus

# Acronyms that stand for the same body, so that `Chủ tịch UBND tỉnh` and `Chủ tịch Ủy ban nhân dân tỉnh` merge.
_SAME = (
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("hđqt", "hội đồng quản trị"),
    ("mttq", "mặt trận tổ quốc"),
    ("qh", "quốc hội"),
    ("đbqh", "đại biểu quốc hội"),
    ("bch", "ban chấp hành"),
    ("btv", "ban thường vụ"),
    ("gđ", "giám đốc"),
    ("tand", "tòa án nhân dân"),
    ("vksnd", "viện kiểm sát nhân dân"),
    ("tp", "thành phố"),
    ("ub", "ủy ban"),
    ("tw", "trung ương"),
)
# Words that short forms of titles leave out.
_LEFT_OUT = frozenset(
    "ủy ban nhân dân tỉnh thành phố huyện quận xã phường bộ hội đồng quản trị chính phủ việt nam".split()
)
_WORD = re.compile(r"[^\W_]+")


def position_of(known: Annotations, title: Title, status: PositionStatus) -> Position:
    """The position that a title names."""
    tokens = known.tokens
    start, end = tokens.start[title.first], tokens.end[title.last - 1]
    role_end = tokens.end[title.role_end - 1]
    organization = known.text[role_end:end].strip(" ,") or None
    return Position(
        start=start,
        end=end,
        title=known.text[start:end],
        role=known.text[start:role_end],
        organization=organization,
        status=status,
    )


def wording(title: str) -> tuple[str, ...]:
    """The words of a title with acronyms expanded, for comparing."""
    words: list[str] = []
    for word in _WORD.findall(fold(title)):
        words += dict(_SAME).get(word, word).split()
    return tuple(words[:-1] if words[-1:] == ["này"] else words)


def contains(fuller: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether a fuller title begins with a title's words, or with them and one of the words left out in short forms.

    ``Chủ tịch tỉnh Lạng Sơn`` is ``Chủ tịch UBND tỉnh Lạng Sơn``; ``Giám đốc Học viện Hành chính`` is not
    ``Giám đốc Phân viện X thuộc Học viện Hành chính``.
    """
    if not form or len(form) > len(fuller):
        return False
    shared = next((at for at, (a, b) in enumerate(zip(form, fuller, strict=False)) if a != b), len(form))
    if shared == len(form):
        return True
    rest = form[shared:]
    for gap in range(1, len(fuller) - len(form) + 1):
        at = shared + gap
        if not _LEFT_OUT.issuperset(fuller[shared:at]):
            return False
        if fuller[at : at + len(rest)] == rest:
            return shared > 0
    return False


def merge(positions: list[Position]) -> list[Position]:
    """Positions without those that a fuller one contains; the fuller one takes the earlier place."""
    kept: list[tuple[tuple[str, ...], Position]] = []
    for position in positions:
        words = wording(position.title)
        holder = next((rank for rank, (known, _) in enumerate(kept) if contains(known, words)), None)
        if holder is not None:
            if kept[holder][1].status == "incoming" and position.status != "incoming":
                kept[holder][1].status = position.status
            continue
        inner = [rank for rank, (known, _) in enumerate(kept) if contains(words, known)]
        if inner:
            if position.status == "incoming":
                position.status = kept[inner[0]][1].status
            kept[inner[0]] = (words, position)
            for rank in reversed(inner[1:]):
                del kept[rank]
        else:
            kept.append((words, position))
    return [position for _, position in kept]
