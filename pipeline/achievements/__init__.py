"""Achievements: the table of results and targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from trichtin.pipeline.achievements import lexicon
from trichtin.pipeline.achievements.changes import read_changes
from trichtin.pipeline.achievements.cue_scope import Said
from trichtin.pipeline.achievements.drafts import Draft
from trichtin.pipeline.achievements.frames import Figure, Frame, make_frames
from trichtin.pipeline.achievements.locality import LocalityMemory, find_places
from trichtin.pipeline.achievements.main_places import main_places, work_site
from trichtin.pipeline.achievements.named_places import named_places, without_origins
from trichtin.pipeline.achievements.periods import PeriodMemory, find_period, present_year, remember, usable_dates
from trichtin.pipeline.achievements.phrases import (
    Actor,
    Naming,
    find_action,
    find_actor,
    find_attribution,
    find_program,
    naming,
    span,
)
from trichtin.pipeline.achievements.progress import find_progress
from trichtin.pipeline.achievements.repeats import find_repeats, share_places
from trichtin.pipeline.achievements.scope import Case, is_context
from trichtin.pipeline.achievements.sharing import share_actions, share_predicates
from trichtin.pipeline.achievements.status import StatusMemory, begins_with_draft, forecasts, read_statuses
from trichtin.pipeline.achievements.topics import topics_of
from trichtin.pipeline.achievements.works import read_works
from trichtin.pipeline.state import Achievement, Annotations, DateMention, Offsets
from trichtin.schemas.achievement import PeriodScope


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {
        lexicon.CUES: lexicon.cues(),
        lexicon.CHANGES: lexicon.changes(),
        lexicon.VERBS: lexicon.verbs(),
        lexicon.TOPICS: lexicon.topics(),
    }


@dataclass(slots=True)
class _Memory:
    """What earlier sentences leave for later ones."""

    periods: PeriodMemory
    localities: LocalityMemory
    statuses: StatusMemory
    topics: frozenset[str]
    told: set[tuple[Decimal, str]]
    """Numbers with what they count, of earlier sentences."""


def annotate(known: Annotations) -> None:
    """Make achievements of the quantities that are results or targets."""
    named = named_places(known)
    main = main_places(known, named)
    places = without_origins(known, named, main)
    works = read_works(known)
    memory = _Memory(
        PeriodMemory(present_year(known)),
        LocalityMemory(main, places, work_site(known) if works.are_told else None),
        StatusMemory(works, forecasts(known), begins_with_draft(known)),
        topics_of(known),
        set(),
    )
    drafts = [draft for frame in make_frames(known, places) for draft in _drafts(frame, memory)]
    repeats = find_repeats(drafts)
    share_places(drafts, repeats)
    names = naming(known)
    made: list[Achievement] = []
    actor: Actor | None = None
    for rank, (draft, repeated) in enumerate(zip(drafts, repeats, strict=True)):
        goes_on = rank > 0 and drafts[rank - 1].frame is draft.frame
        actor = find_actor(draft.frame, draft.figure, names, actor if goes_on else None)
        attribution = made[-1].attribution if goes_on else find_attribution(draft.frame, names)
        made.append(_achievement(draft, names, actor, attribution, None if repeated is None else made[repeated]))
    share_predicates(drafts, made)
    share_actions(drafts, made)
    known.achievements.extend(made)


def _drafts(frame: Frame, memory: _Memory) -> Iterator[Draft]:
    """The achievements of a sentence."""
    works = memory.statuses.works
    changes = read_changes(frame)
    statuses = read_statuses(frame, memory.statuses)
    places = find_places(frame, memory.localities)
    dates = usable_dates(frame)
    remember(memory.periods, frame.known, frame, dates)
    context: bool | None = None
    for rank, figure in enumerate(frame.figures):
        period, scope = find_period(frame, figure, memory.periods, dates)
        said = statuses[rank] or _by_date(frame.known, period, scope)
        was_told = _counted(figure) in memory.told
        is_dated = scope == "sentence"
        context = is_context(
            Case(frame, figure, changes[rank], said, context, is_dated, memory.topics, works, was_told)
        )
        status = said or "achieved"
        if context or status == "context":
            continue
        yield Draft(frame, figure, status, changes[rank], period, scope, places[rank])
    memory.told.update(map(_counted, frame.figures))


def _counted(figure: Figure) -> tuple[Decimal, str]:
    """A number with the first word of its unit: `ba bồn chứa` and `ba bồn` are the same."""
    return figure.quantity.value, figure.quantity.unit.text.lower().partition(" ")[0]


def _by_date(known: Annotations, period: DateMention | None, scope: PeriodScope | None) -> Said:
    """What is told of a time after publication is no result yet."""
    if period is None or scope != "sentence" or known.published is None or period.first is None:
        return None
    return "planned" if period.first > known.published else None


def _achievement(
    draft: Draft, names: Naming, actor: Actor | None, attribution: Offsets | None, repeated: Achievement | None
) -> Achievement:
    frame, figure = draft.frame, draft.figure
    quantity = figure.quantity
    action = find_action(frame, figure, draft.change)
    start, end = span(frame, figure, [action, quantity.object])
    return Achievement(
        start=start,
        end=end,
        quantity=quantity,
        action=action,
        status=draft.status,
        change=draft.change,
        progress=find_progress(frame, figure, draft.change),
        repeats=repeated,
        period=draft.period,
        period_scope=draft.period_scope,
        places=draft.located.places,
        actor=actor.offsets if actor else None,
        actor_entity=actor.entity if actor else None,
        attribution=attribution,
        program=find_program(frame, figure, names),
    )
