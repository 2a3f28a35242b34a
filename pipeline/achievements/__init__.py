"""Achievements: the table of results and targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from trichtin.pipeline.achievements import lexicon
from trichtin.pipeline.achievements.changes import read_changes
from trichtin.pipeline.achievements.frames import Frame, make_frames
from trichtin.pipeline.achievements.locality import LocalityMemory, find_places, main_places
from trichtin.pipeline.achievements.periods import PeriodMemory, find_period, remember, usable_dates
from trichtin.pipeline.achievements.scope import Case, is_context
from trichtin.pipeline.achievements.status import StatusMemory, plans_works, read_statuses
from trichtin.pipeline.state import Achievement, Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {lexicon.CUES: lexicon.cues(), lexicon.CHANGES: lexicon.changes(), lexicon.VERBS: lexicon.verbs()}


def annotate(_doc: Doc, known: Annotations) -> None:
    """Make achievements of the quantities that are results or targets."""
    periods = PeriodMemory()
    localities = LocalityMemory(main_places(known))
    statuses = StatusMemory(plans_works(known))
    for frame in make_frames(known):
        _annotate_sentence(frame, periods, localities, statuses)


def _annotate_sentence(frame: Frame, periods: PeriodMemory, localities: LocalityMemory, memory: StatusMemory) -> None:
    known = frame.known
    changes = read_changes(frame)
    statuses = read_statuses(frame, memory)
    places = find_places(frame, localities)
    remember(periods, known, frame, usable_dates(frame))
    context: bool | None = None
    for rank, figure in enumerate(frame.figures):
        context = is_context(Case(frame, figure, changes[rank], statuses[rank], context))
        status = statuses[rank] or "achieved"
        if context or status == "context":
            continue
        quantity = figure.quantity
        period, scope = find_period(frame, figure, periods)
        known.achievements.append(
            Achievement(
                start=quantity.start,
                end=quantity.end,
                quantity=quantity,
                action=None,
                status=status,
                change=changes[rank],
                period=period,
                period_scope=scope,
                places=places[rank],
            )
        )
