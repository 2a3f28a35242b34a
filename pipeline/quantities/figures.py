"""Figures: numbers with their units: ranges, parts of wholes, lists, single numbers; without bounds and objects."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from trichtin.pipeline.numbers import Number, read_fraction
from trichtin.pipeline.quantities.context import TIMES_SIGNS, is_glued, is_label, is_year_like, may_count
from trichtin.pipeline.quantities.lexicon import MeasureUnit
from trichtin.pipeline.quantities.units import UnitReading, is_ratio_noun, read_unit
from trichtin.pipeline.state import Annotations, Offsets, UnitForm

_DASHES = ("-", "–", "—", "~", "−")
_TO = ("đến", "tới")
_LIMITS = ("dưới", "gần", "hơn", "trên")
_JOINING = ("và", "hoặc", "hay")
_ABOUT = ("hơn", "gần", "khoảng", "trên")
_TOTALS: tuple[list[str], ...] = (["tổng", "số"], ["tổng"], ["số"])
_LONGEST_LIST = 12
_WIDEST_LOST = 4
_STEPS_TO = ("đến", "tới", "hơn", "gần", "khoảng", "còn", "trên")
_MOVES_TO = ("lên", "xuống", "còn", "thành", "sang")
_FOUR_PLACES = Decimal("0.0001")
_DAY_WORDS = frozenset("ngày sáng chiều tối trưa đêm mùng mồng từ đến hôm hết tới trước sau".split())
_PREFIXES = frozenset("$ us$ vn$ € £ ¥ usd eur gbp inr rs jpy sgd aud cny vnd".split())
_HALF = Decimal("0.5")
_HALF_OF = frozenset(("trong", "các", "những", "người", "dân", "hộ", "cả", "đất", ".", ",", ";"))
_RATIO = UnitForm(text="", symbol="1", kind="ratio")


@dataclass(slots=True)
class Figure:
    """A figure in the text.

    Attributes:
        first: its first token.
        last: the token behind it.
        numbers: the numbers that it holds.
        number_end: character offset behind the number that the unit follows.
        unit: its unit.
        value: the value, lower end or part.
        rule: name of the rule.
        until: the token behind all that was read for it.
        measure: the unit's row in the lexicon, None for counts.
        upper: upper end of a range.
        out_of: whole of a part.
        out_of_span: where the whole stands apart.
        numerals: the numerals, where they are not the numbers themselves.
    """

    first: int
    last: int
    numbers: list[Number]
    number_end: int
    unit: UnitForm
    value: Decimal
    rule: str
    until: int
    measure: MeasureUnit | None = None
    upper: Decimal | None = None
    out_of: Decimal | None = None
    out_of_span: Offsets | None = None
    numerals: list[Offsets] | None = None


def find_figures(known: Annotations) -> list[Figure]:
    """All figures of an article from left to right; none overlaps another."""
    found: list[Figure] = []
    until = 0
    for number in known.numbers.all:
        if number.first < until or not known.is_read(number.start):
            continue
        read = _read(known, number)
        found.extend(read)
        until = max([until, *(figure.until for figure in read)])
    return found


def _read(known: Annotations, number: Number) -> list[Figure]:
    if is_glued(known, number) or not may_count(known, number):
        return []
    for rule in (_prefixed, _half, _part, _range):
        figure = rule(known, number)
        if figure is not None:
            return [figure]
    unit = read_unit(known, number.last, number)
    if unit is None:
        return _apart(known, number, None) or _list(known, number) or _moved(known, number) or _times(known, number)
    halved = number.value == _HALF and number.words and unit.measure is None  # `nửa đầu khóa`
    if halved or is_label(known, number, unit.form.kind, unit.form.text):
        return []
    return _apart(known, number, unit) or [_single(known, number, unit)]


# Single numbers.


def _single(known: Annotations, number: Number, unit: UnitReading) -> Figure:
    rule = "quantity.measure" if unit.measure is not None else "quantity.count"
    figure = Figure(
        first=number.first,
        last=unit.last,
        numbers=[number],
        number_end=number.end,
        unit=unit.form,
        value=_value(number, unit),
        rule=rule,
        until=unit.last,
        measure=unit.measure,
    )
    _add_half(known, figure, unit)
    _add_cents(known, figure)
    return figure


def _times(known: Annotations, number: Number) -> list[Figure]:
    """``gấp 3``, without the word ``lần``."""
    if number.first == 0 or known.tokens.folded[number.first - 1] != "gấp":
        return []
    form = UnitForm(text="lần", symbol="1", kind="ratio")
    figure = _single(known, number, UnitReading(number.last, number.last, form, None))
    figure.rule = "quantity.multiple"
    return [figure]


def _value(number: Number, unit: UnitReading) -> Decimal:
    """The value; people are not counted in fractions, so that ``1,200 người`` shows how its comma is meant."""
    whole = number.value == number.value.to_integral_value()
    if unit.form.kind == "count" and not whole and number.alternative is not None:
        return number.alternative
    return number.value


def _add_half(known: Annotations, figure: Figure, unit: UnitReading) -> None:
    """``2 năm rưỡi``."""
    tokens = known.tokens
    if unit.measure is not None and tokens.folded[figure.last : figure.last + 1] in (["rưỡi"], ["rưởi"]):
        figure.value += Decimal("0.5")
        figure.last = figure.until = figure.last + 1


def _add_cents(known: Annotations, figure: Figure) -> None:
    """``2 đô la 23 xu``, ``1m65``."""
    tokens = known.tokens
    if figure.measure is None or figure.last >= len(tokens):
        return
    if figure.measure.kind == "money":
        at = figure.last + (tokens.folded[figure.last] == "và")
        cents = known.numbers.at(at)
        if cents is None or not 0 < cents.value < 100:
            return
        small = known.candidates.at("measures", cents.last)
        if small is None or small.entry.name != "xu":
            return
        figure.value += cents.value / 100
        figure.numbers.append(cents)
        figure.last = figure.until = small.last
    elif tokens.text[figure.last - 1] == "m" and tokens.end[figure.last - 1] == tokens.start[figure.last]:
        rest = tokens.text[figure.last]
        if rest.isdecimal() and len(rest) <= 2:
            figure.value += Decimal(f"0.{rest}")
            figure.last = figure.until = figure.last + 1
            figure.numerals = [(tokens.start[figure.first], figure.numbers[0].end)]
            figure.numerals.append((tokens.start[figure.last - 1], tokens.end[figure.last - 1]))


def _prefixed(known: Annotations, number: Number) -> Figure | None:
    """``$10 triệu``, ``EUR 29,99``: the currency before the number."""
    tokens = known.tokens
    at = number.first - 1
    if at < 0:
        return None
    start = at - 1 if tokens.text[at] == "$" and at and tokens.folded[at - 1] in ("us", "vn") else at
    found = known.candidates.at("measures", start)
    if found is None or found.last != number.first or known.folded[found.start : found.end] not in _PREFIXES:
        return None
    touches = found.end == number.start
    if not touches and (known.numbers.before(start) is not None or read_unit(known, number.last) is not None):
        return None
    measure: MeasureUnit = found.entry
    unit = UnitForm(text=known.text[found.start : found.end], symbol=measure.symbol, kind=measure.kind)
    return Figure(
        first=start,
        last=number.last,
        numbers=[number],
        number_end=number.end,
        unit=unit,
        value=number.value,
        rule="quantity.measure",
        until=number.last,
        measure=measure,
    )


# Parts of wholes and ratios.


def _half(known: Annotations, number: Number) -> Figure | None:
    """``một nửa số hộ``, ``hơn nửa diện tích``; half of a unit is a measure (``nửa năm``)."""
    tokens = known.tokens
    if tokens.folded[number.last - 1] != "nửa" or number.value != _HALF:
        return None
    if not is_ratio_noun(known, number.last):
        follows = tokens.folded[number.last] if number.last < len(tokens) else "."
        if number.last - number.first == 1 or follows not in _HALF_OF:
            return None
    return Figure(
        first=number.first,
        last=number.last,
        numbers=[number],
        number_end=number.end,
        unit=_RATIO,
        value=number.value,
        rule="quantity.ratio",
        until=number.last,
    )


def _part(known: Annotations, number: Number) -> Figure | None:
    """``35/50 km`` and ``12/23 xã`` are parts of a whole, ``2/3 số hộ`` and ``hai phần ba`` ratios."""
    fraction = read_fraction(known.tokens, number.first)
    if fraction is None or _is_day(known, fraction.part, fraction.whole):
        return None
    part, whole = fraction.part, fraction.whole
    if known.tokens.text[whole.last : whole.last + 1] == ["/"]:
        return None
    if is_ratio_noun(known, whole.last) or fraction.words:
        if part.value > whole.value:
            return None
        return Figure(
            first=part.first,
            last=whole.last,
            numbers=[part, whole],
            number_end=whole.end,
            unit=_RATIO,
            value=rounded(part.value / whole.value),
            rule="quantity.ratio",
            until=whole.last,
            numerals=[(part.start, whole.end)],
        )
    unit = read_unit(known, whole.last, whole)
    if unit is None or is_label(known, part, unit.form.kind):
        return None
    return Figure(
        first=part.first,
        last=unit.last,
        numbers=[part, whole],
        number_end=whole.end,
        unit=unit.form,
        value=part.value,
        out_of=whole.value,
        rule="quantity.part",
        until=unit.last,
        measure=unit.measure,
        numerals=[(part.start, whole.end)] if not part.words else None,
    )


def rounded(value: Decimal) -> Decimal:
    """A ratio: exact where it ends within four places, else rounded half up to four."""
    return value.quantize(_FOUR_PLACES, ROUND_HALF_UP).normalize()


def _is_day(known: Annotations, part: Number, whole: Number) -> bool:
    """``ngày 14/11 huyện …``, ``chiều 6/7``."""
    before = known.tokens.folded[part.first - 1] if part.first else ""
    return before in _DAY_WORDS and 1 <= part.value <= 31 and 1 <= whole.value <= 12


def _apart(known: Annotations, number: Number, unit: UnitReading | None) -> list[Figure]:
    """``80 trong tổng số 115 xã``, ``12 xã trên tổng số 23 xã``."""
    tokens = known.tokens
    at = number.last if unit is None else unit.last
    if tokens.folded[at : at + 1] not in (["trong"], ["trên"]):
        return []
    named = next((words for words in _TOTALS if tokens.folded[at + 1 : at + 1 + len(words)] == words), [])
    behind_named = at + 1 + len(named)
    if named and tokens.folded[behind_named : behind_named + 1] in [[word] for word in _ABOUT]:
        behind_named += 1
    whole = known.numbers.at(behind_named)
    if whole is None or (not named and (unit is not None or number.words)) or whole.value < number.value:
        return []
    if unit is None and is_label(known, number, "count"):
        return []
    behind = read_unit(known, whole.last, whole)
    if behind is None or (unit is not None and not _is_same(unit, behind)) or is_year_like(known, whole):
        return []
    shown = unit or behind
    figure = _single(known, number, UnitReading(number.last, at, shown.form, shown.measure))
    figure.out_of, figure.out_of_span = whole.value, (whole.start, tokens.end[behind.last - 1])
    figure.numbers = [number, whole]
    figure.rule, figure.until = "quantity.part", behind.last
    return [figure]


# Ranges.


def _range(known: Annotations, number: Number) -> Figure | None:
    """``5 đến 7 triệu đồng``, ``7-8%``, ``từ 7 tấn/ha đến 9 tấn/ha``, ``giữa 1000 và 2000 đồng``."""
    unit = read_unit(known, number.last, number)
    upper = upper_end(known, number, number.last if unit is None else unit.last)
    if upper is None and unit is not None:
        upper = upper_end(known, number, number.last)
        unit = None
    if upper is None:
        return None
    behind = read_unit(known, upper.last, upper)
    if behind is None or (unit is not None and not _is_same(unit, behind)) or is_label(known, number, behind.form.kind):
        return None
    if is_year_like(known, number) and is_year_like(known, upper) and behind.measure is None:
        return None
    low, high = _value(number, behind), _value(upper, behind)
    if number.scale == 1 and upper.scale > 1 and unit is None and low * upper.scale < high:
        low *= upper.scale
    if low >= high:
        return None
    return Figure(
        first=number.first,
        last=behind.last,
        numbers=[number, upper],
        number_end=upper.end,
        unit=behind.form,
        value=low,
        upper=high,
        rule="quantity.range",
        until=behind.last,
        measure=behind.measure,
    )


def upper_end(known: Annotations, number: Number, at: int) -> Number | None:
    """The number behind a dash, ``đến`` or ``đến dưới`` at a token, None where none stands there."""
    tokens = known.tokens
    if at >= len(tokens) or number.vague:
        return None
    word = tokens.folded[at]
    if word[0].isdecimal() and known.has_lost_signs:
        return _behind_lost_dash(known, number, at)
    between = word == "và" and number.first > 0 and tokens.folded[number.first - 1] == "giữa"
    if word not in _DASHES and word not in _TO and not between:
        return None
    limited = word in _TO and tokens.folded[at + 1 : at + 2] in [[bound] for bound in _LIMITS]
    upper = known.numbers.at(at + 1 + limited)
    return None if upper is None or upper.vague or (upper.words and not number.words and upper.bare) else upper


def _behind_lost_dash(known: Annotations, number: Number, at: int) -> Number | None:
    """``10 15 cửa hàng`` in a text that has lost its dashes."""
    upper = known.numbers.at(at)
    if upper is None or at != number.last or number.words or is_year_like(known, number):
        return None
    near = number.value < upper.value <= number.value * _WIDEST_LOST and number.scale == 1
    return upper if near and upper.start - number.end == 1 else None


def _is_same(one: UnitReading, other: UnitReading) -> bool:
    if one.measure is not None or other.measure is not None:
        return one.measure is other.measure
    return one.form.text.casefold() == other.form.text.casefold()


# Lists.


def _list(known: Annotations, number: Number) -> list[Figure]:
    """``2, 3 và 5 ha``: the numbers before the last have its unit."""
    tokens = known.tokens
    numbers = [number]
    joined = sides = False
    while len(numbers) < _LONGEST_LIST:
        at = numbers[-1].last
        word = tokens.folded[at] if at < len(tokens) else ""
        if word != "," and word not in _JOINING and word not in TIMES_SIGNS:
            return []
        joined = joined or word != ","
        sides = sides or word in TIMES_SIGNS
        following = known.numbers.at(at + 1)
        if following is None or not may_count(known, following) or is_year_like(known, numbers[-1]):
            return []
        numbers.append(following)
        unit = read_unit(known, following.last, following)
        if unit is not None:
            break
    else:
        return []
    if not joined or is_label(known, number, unit.form.kind if unit.form.kind != "duration" else "count"):
        return []
    last = _single(known, numbers[-1], unit)
    if sides and unit.form.kind != "length":  # `2x600 MW`: the first says how many there are
        return [last]
    figures = [_without_unit(one, unit, last.numbers[0].scale) for one in numbers[:-1]]
    for figure in figures:
        figure.until = last.until
    return [*figures, last]


def _moved(known: Annotations, number: Number) -> list[Figure]:
    """``từ 200 lên 350 triệu đồng``: the first has the unit of the second, which is read on its own."""
    tokens = known.tokens
    at = number.last
    if number.words or number.first == 0 or tokens.folded[number.first - 1] != "từ" or at + 2 >= len(tokens):
        return []
    if tokens.folded[at] not in _MOVES_TO:
        return []
    following = known.numbers.at(at + 1 + (tokens.folded[at + 1] in _STEPS_TO))
    unit = None if following is None else read_unit(known, following.last, following)
    if following is None or unit is None or is_year_like(known, number):
        return []
    figure = _without_unit(
        number,
        unit,
        following.scale
        if number.value * following.scale < following.value * _WIDEST_LOST and number.value
        else Decimal(1),
    )
    figure.until = number.last
    return [figure]


def _without_unit(number: Number, unit: UnitReading, scale: Decimal) -> Figure:
    form = UnitForm(text=unit.form.text, symbol=unit.form.symbol, kind=unit.form.kind, per=list(unit.form.per))
    value = _value(number, unit) * (scale if number.scale == 1 else 1)
    return Figure(
        first=number.first,
        last=number.last,
        numbers=[number],
        number_end=number.end,
        unit=form,
        value=value,
        rule="quantity.list",
        until=number.last,
        measure=unit.measure,
    )
