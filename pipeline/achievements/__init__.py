"""Achievements: the table of results and targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from trichtin.pipeline.achievements import lexicon
from trichtin.pipeline.achievements.changes import read_changes
from trichtin.pipeline.achievements.drafts import Draft
from trichtin.pipeline.achievements.frames import Frame, make_frames, named_places
from trichtin.pipeline.achievements.locality import LocalityMemory, find_places
from trichtin.pipeline.achievements.main_places import main_places
from trichtin.pipeline.achievements.periods import PeriodMemory, find_period, remember, usable_dates
from trichtin.pipeline.achievements.repeats import find_repeats, share_places
from trichtin.pipeline.achievements.scope import Case, is_context
from trichtin.pipeline.achievements.status import StatusMemory, plans_works, read_statuses
from trichtin.pipeline.state import Achievement, Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {lexicon.CUES: lexicon.cues(), lexicon.CHANGES: lexicon.changes(), lexicon.VERBS: lexicon.verbs()}


@dataclass(slots=True)
class _Memory:
    """What earlier sentences leave for later ones."""

    periods: PeriodMemory
    localities: LocalityMemory
    statuses: StatusMemory


def annotate(_doc: Doc, known: Annotations) -> None:
    """Make achievements of the quantities that are results or targets."""
    places = named_places(known)
    memory = _Memory(PeriodMemory(), LocalityMemory(main_places(known), places), StatusMemory(plans_works(known)))
    drafts = [draft for frame in make_frames(known, places) for draft in _drafts(frame, memory)]
    repeats = find_repeats(drafts)
    share_places(drafts, repeats)
    made: list[Achievement] = []
    for draft, repeated in zip(drafts, repeats, strict=True):
        made.append(_achievement(draft, None if repeated is None else made[repeated]))
    known.achievements.extend(made)


def _drafts(frame: Frame, memory: _Memory) -> Iterator[Draft]:
    """The achievements of a sentence."""
    changes = read_changes(frame)
    statuses = read_statuses(frame, memory.statuses)
    places = find_places(frame, memory.localities)
    remember(memory.periods, frame.known, frame, usable_dates(frame))
    context: bool | None = None
    for rank, figure in enumerate(frame.figures):
        context = is_context(Case(frame, figure, changes[rank], statuses[rank], context))
        status = statuses[rank] or "achieved"
        if context or status == "context":
            continue
        period, scope = find_period(frame, figure, memory.periods)
        yield Draft(frame, figure, status, changes[rank], period, scope, places[rank])


def _achievement(draft: Draft, repeated: Achievement | None) -> Achievement:
    quantity = draft.figure.quantity
    return Achievement(
        start=quantity.start,
        end=quantity.end,
        quantity=quantity,
        action=None,
        status=draft.status,
        change=draft.change,
        repeats=repeated,
        period=draft.period,
        period_scope=draft.period_scope,
        places=draft.located.places,
    )
