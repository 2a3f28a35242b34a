"""Whether a figure is context and no result or target: every rule is a function of its case."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from trichtin.pipeline.achievements import counts, sizes, stories, topics
from trichtin.pipeline.achievements.case import Case

__all__ = ["Case", "is_context"]

Rule = Callable[[Case], bool]

_ANY = ()
_MONEY = ("money",)
_COUNT = ("count",)
_SIZE = ("length", "area", "mass", "volume", "duration", "power", "speed", "temperature")

_RULES: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (sizes.is_time, ("duration",)),
    (sizes.is_start, _ANY),
    (sizes.is_times, _ANY),
    (sizes.is_compared, _ANY),
    (counts.is_scope, _COUNT),
    (counts.is_standing, _COUNT),
    (counts.is_stock, _COUNT),
    (counts.is_owned, ("count", "area")),
    (counts.is_share_owned, ("percent",)),
    (counts.is_capacity, _COUNT),
    (counts.is_family, _COUNT),
    (counts.is_class, _ANY),
    (counts.is_told, _COUNT),
    (topics.is_device_data, _ANY),
    (topics.is_price_by_the_way, _MONEY),
    (topics.is_game, _COUNT),
    (topics.is_recipe, ("count", "mass", "volume")),
    (topics.is_private, ("count", "money")),
    (sizes.is_population, _ANY),
    (sizes.is_device, _ANY),
    (counts.is_abstract, _COUNT),
    (counts.is_anaphoric, _COUNT),
    (stories.is_moved, ("length",)),
    (stories.is_penalty, _MONEY),
    (stories.is_rate, _ANY),
    (stories.is_free, _MONEY),
    (stories.is_law, ("money", "percent")),
    (stories.is_divided, _COUNT),
    (stories.is_identified, _COUNT),
    (stories.is_one_of, _COUNT),
    (stories.is_seats, _COUNT),
    (stories.is_agent, _COUNT),
    (stories.is_companion, _COUNT),
    (stories.is_act, _COUNT),
    (stories.is_threshold, _COUNT),
    (stories.is_quality, ("percent",)),
    (stories.is_named_case, _COUNT),
    (stories.is_again, _COUNT),
    (stories.is_legal_limit, _ANY),
    (sizes.is_measure_of_kind, _SIZE),
    (sizes.is_capability, _ANY),
    (sizes.is_fitted, _SIZE),
    (sizes.is_small_size, ("length",)),
    (sizes.is_other_unit, (*_SIZE, "money")),
    (sizes.is_apposed, ("area", "volume", "length")),
    (sizes.is_size, _ANY),
    (sizes.is_standing_size, _ANY),
    (counts.is_part_of_context, _COUNT),
    (counts.goes_on, _COUNT),
)
"""The rules with the kinds of units that they are about."""


@cache
def _rules_for(kind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule, kinds in _RULES if not kinds or kind in kinds)


def is_context(case: Case) -> bool:
    """Whether a figure is context and no result or target."""
    return case.status == "context" or any(rule(case) for rule in _rules_for(case.figure.quantity.unit.kind))
