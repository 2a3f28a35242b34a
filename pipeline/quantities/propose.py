"""Quantities proposed: figures with their bounds and canonical values, and what the neighbours add."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from trichtin.pipeline.quantities.bare import add_bare
from trichtin.pipeline.quantities.bounds import Bounds
from trichtin.pipeline.quantities.figure import Figure, rounded
from trichtin.pipeline.quantities.figures import find_figures
from trichtin.pipeline.quantities.neighbours import drop_articles, drop_spelled, fill_tables, mark_multiples, multiples
from trichtin.pipeline.state import Annotations, QuantityMention


def propose(known: Annotations) -> list[QuantityMention]:
    """The quantities of an article, in order."""
    figures = find_figures(known)
    figures = fill_tables(known, figures)
    figures = drop_articles(known, drop_spelled(known, add_bare(known, figures)))
    mark_multiples(known, figures)
    figures = sorted([*figures, *multiples(known)], key=lambda figure: figure.first)
    bounds = Bounds(known)
    mentions = []
    since = 0
    for figure in figures:
        if figure.first < since:
            continue
        mentions.append(_mention(known, figure, bounds, since))
        since = figure.last
    return mentions


def _mention(known: Annotations, figure: Figure, bounds: Bounds, since: int) -> QuantityMention:
    tokens = known.tokens
    bound, bound_span = bounds.of(figure.first, figure.last, kind=figure.unit.kind, since=since)
    if figure.upper is not None:
        bound, bound_span = "range", None
    elif any(number.vague for number in figure.numbers) and bound in ("exact", "approx"):
        bound, bound_span = ("vague", None) if bound == "exact" else (bound, bound_span)
    return QuantityMention(
        start=tokens.start[figure.first],
        end=tokens.end[figure.last - 1],
        rule=figure.rule,
        value=figure.value,
        upper=figure.upper,
        out_of=figure.out_of,
        out_of_span=figure.out_of_span,
        bound=bound,
        bound_span=bound_span,
        unit=figure.unit,
        canonical=canonical(figure),
        numerals=figure.numerals or [(number.start, number.end) for number in figure.numbers],
        number_end=figure.number_end,
    )


def canonical(figure: Figure) -> tuple[Decimal, str] | None:
    """The value in the base unit; None where there is none."""
    measure = figure.measure
    if figure.unit.symbol == "Cel":
        return figure.value, "Cel"
    if measure is None or measure.base is None or measure.factor is None:
        return None
    return _multiplied(figure.value, measure.factor), measure.base


@lru_cache(maxsize=10_000)  # the same sums and shares come back again and again
def _multiplied(value: Decimal, factor: Fraction) -> Decimal:
    return _decimal(Fraction(value) * factor)


def _decimal(value: Fraction) -> Decimal:
    """The exact decimal where it ends, else rounded half up to four places."""
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return quotient if denominator == 1 else rounded(quotient)
