"""Whether a figure is context and no result or target: every rule is a function of its case."""

from __future__ import annotations

from collections.abc import Callable

from trichtin.pipeline.achievements import counts, sizes, stories, topics
from trichtin.pipeline.achievements.case import Case

__all__ = ["Case", "is_context"]

_RULES: tuple[Callable[[Case], bool], ...] = (
    sizes.is_time,
    sizes.is_start,
    sizes.is_times,
    sizes.is_compared,
    counts.is_scope,
    counts.is_standing,
    counts.is_stock,
    counts.is_owned,
    counts.is_family,
    counts.is_class,
    counts.is_told,
    topics.is_device_data,
    topics.is_game,
    topics.is_private,
    sizes.is_population,
    sizes.is_device,
    counts.is_abstract,
    counts.is_anaphoric,
    stories.is_moved,
    stories.is_penalty,
    stories.is_rate,
    stories.is_free,
    stories.is_law,
    stories.is_divided,
    stories.is_identified,
    stories.is_one_of,
    stories.is_seats,
    stories.is_named_case,
    stories.is_again,
    stories.is_legal_limit,
    sizes.is_measure_of_kind,
    sizes.is_capability,
    sizes.is_apposed,
    sizes.is_size,
    sizes.is_standing_size,
    counts.is_part_of_context,
    counts.goes_on,
)


def is_context(case: Case) -> bool:
    """Whether a figure is context and no result or target."""
    return case.status == "context" or any(rule(case) for rule in _RULES)
