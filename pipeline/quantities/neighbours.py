"""What figures learn from their neighbours: units of tables and lists, ``một`` as a number, ``gấp đôi``."""

from __future__ import annotations

from decimal import Decimal
from itertools import compress, count

from trichtin.pipeline.numbers import Number, number_words
from trichtin.pipeline.quantities.context import is_glued, is_year_like
from trichtin.pipeline.quantities.figure import Figure
from trichtin.pipeline.state import Annotations, UnitForm

_MULTIPLES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
_TABLE_ENDS = (",", ")", ";", ".", "và")
_TABLE_DISTANCE = 40
_CASUALTIES = ("chết", "tử vong", "thiệt mạng", "mất tích", "bị thương", "tử nạn", "hy sinh", "bị chết", "thương vong")
_CELL_WORDS = frozenset("có còn với là đạt quận huyện tỉnh xã phường thành phố thị trấn tp tại ở".split())
_NO_VICTIMS = ("cái", "vụ", "ca")
_SIBLING_MARKS = (",", "và", ";", "cùng", "gồm")
_BOUNDS = ("hơn", "gần", "trên", "khoảng", "quá", "chừng", "dưới")
_BEFORE_TIMES = frozenset("hơn gần khoảng từ tới đến trên lên khoảng chừng".split())
_BEHIND_TIMES = frozenset("so với trong và từ vào do nhờ sau cùng năm tại ở mỗi cả khi để".split())
_CHANGES = frozenset("tăng giảm cao lớn".split())
_COMPARED = frozenset("nhanh cao lớn nhiều ít rẻ đắt mạnh dài rộng thấp chậm nặng đông".split())
_TIMES = UnitForm(text="lần", symbol="1", kind="ratio")


def fill_tables(known: Annotations, figures: list[Figure]) -> list[Figure]:
    """Add numbers behind names that have the unit of the figure before: ``Huế 2 người, Đà Nẵng 3, Gia Lai 5``."""
    starts = {figure.first for figure in figures}
    taken = {token for figure in figures for token in range(figure.first, figure.until)}
    filled = list(figures)
    before: Figure | None = None
    by_first = {figure.first: figure for figure in figures}
    for number in known.numbers.all:
        if number.first in starts:
            before = by_first[number.first]
        elif before is not None and number.first not in taken and _is_table_cell(known, number, before):
            before = _cell(number, before)
            filled.append(before)
    return sorted(filled, key=lambda figure: figure.first)


def _is_table_cell(known: Annotations, number: Number, before: Figure) -> bool:
    tokens = known.tokens
    if number.words or is_glued(known, number) or is_year_like(known, number) or before.unit.kind != "count":
        return False
    if number.first - before.last > _TABLE_DISTANCE:
        return False
    if tokens.folded[number.last : number.last + 1] not in [[mark] for mark in _TABLE_ENDS]:
        return False
    if known.sentence_at(number.start) != known.sentence_at(tokens.start[before.first]):
        return False
    at = number.first - 1
    named = False
    while at > before.last and (tokens.text[at][0].isupper() or tokens.folded[at] in _CELL_WORDS):
        named = named or tokens.text[at][0].isupper()
        at -= 1
    return named and tokens.text[at] in (",", "(", ";", ":", "và") and at >= before.last


def _cell(number: Number, before: Figure) -> Figure:
    unit = before.unit
    return Figure(
        first=number.first,
        last=number.last,
        numbers=[number],
        number_end=number.end,
        unit=UnitForm(text=unit.text, symbol=unit.symbol, kind=unit.kind, per=list(unit.per)),
        value=number.value,
        rule="quantity.table",
        until=number.last,
        measure=before.measure,
    )


def drop_spelled(known: Annotations, figures: list[Figure]) -> list[Figure]:
    """Leave out sums that are written out in words behind their digits (``500.000 đồng (năm trăm nghìn đồng)``)."""
    kept: list[Figure] = []
    for figure in figures:
        before = kept[-1] if kept else None
        if before is None or not (figure.numbers and figure.numbers[0].words and _is_spelled(known, figure, before)):
            kept.append(figure)
    return kept


def _is_spelled(known: Annotations, figure: Figure, before: Figure) -> bool:
    if before.unit.kind != "money" or figure.unit.kind != "money" or before.unit.symbol != figure.unit.symbol:
        return False
    between = known.tokens.folded[before.last : figure.first]
    return between[:1] == ["("] and all(word in number_words() or word == "," for word in between[1:])


def drop_articles(known: Annotations, figures: list[Figure]) -> list[Figure]:
    """Leave out ``một`` where it is an article; it counts victims, and beside other counts of the sentence."""
    counts: dict[int, set[str]] = {}
    for figure in figures:
        if figure.unit.kind == "count" and not _is_one(known, figure):
            counts.setdefault(known.sentence_at(known.tokens.start[figure.first]), set()).add(figure.unit.text)
    return [figure for figure in figures if not _is_one(known, figure) or _counts_one(known, figure, counts)]


def _counts_one(known: Annotations, figure: Figure, counts: dict[int, set[str]]) -> bool:
    """Whether ``một`` counts: victims, measures behind a bound word, one of several counts that stand together.

    Args:
        known: the article.
        figure: the figure.
        counts: what the other counts of each sentence count.
    """
    tokens = known.tokens
    before = tokens.folded[figure.first - 1] if figure.first else ""
    if figure.measure is not None:
        return before in _BOUNDS
    if _counts_victims(known, figure):
        return True
    if before not in _SIBLING_MARKS:
        return False
    beside = counts.get(known.sentence_at(tokens.start[figure.first]), set())
    # `ông Nam, một nông dân` is an apposition
    return figure.unit.text in beside if before == "," else bool(beside)


def _is_one(known: Annotations, figure: Figure) -> bool:
    return known.tokens.folded[figure.first] == "một" and figure.numbers[0].last - figure.first == 1


def _counts_victims(known: Annotations, figure: Figure) -> bool:
    tokens = known.tokens
    if figure.unit.text.lower() in _NO_VICTIMS:
        return False
    behind = " ".join(tokens.folded[figure.last : figure.last + 4])
    return any(behind.startswith(word) for word in _CASUALTIES)


def mark_multiples(known: Annotations, figures: list[Figure]) -> None:
    """``gấp 2,5 lần``, ``tăng 3 lần``, ``nhanh hơn 2 lần`` are ratios; ``tiêm 3 lần`` counts."""
    tokens = known.tokens
    for figure in figures:
        if figure.unit.text.lower() != "lần" or figure.unit.per:
            continue
        at = figure.first - 1
        while at >= 0 and tokens.folded[at] in _BEFORE_TIMES:
            at -= 1
        word = tokens.folded[at] if at >= 0 else ""
        compared = word in _CHANGES or (tokens.folded[at + 1 : at + 2] == ["hơn"] and word in _COMPARED)
        if word == "gấp" or (compared and _ends_clause(known, figure.last)):
            figure.unit = UnitForm(text=figure.unit.text, symbol="1", kind="ratio")


def _ends_clause(known: Annotations, at: int) -> bool:
    """Whether no noun or verb follows that would be counted (``giảm 3 lần phun``)."""
    tokens = known.tokens
    return at >= len(tokens) or not tokens.text[at][0].isalpha() or tokens.folded[at] in _BEHIND_TIMES


def multiples(known: Annotations) -> list[Figure]:
    """``gấp đôi``, ``gấp rưỡi``: times, without a number."""
    tokens = known.tokens
    found: list[Figure] = []
    if "gấp" not in known.folded:
        return found
    for before in compress(count(), map("gấp".__eq__, tokens.folded)):
        at = before + 1
        word = tokens.folded[at] if at < len(tokens) else ""
        if word not in _MULTIPLES or not known.is_read(tokens.start[at]):
            continue
        found.append(
            Figure(
                first=at,
                last=at + 1,
                numbers=[],
                number_end=tokens.end[at],
                unit=_TIMES,
                value=_MULTIPLES[word],
                rule="quantity.multiple",
                until=at + 1,
                numerals=[(tokens.start[at], tokens.end[at])],
            )
        )
    return found
