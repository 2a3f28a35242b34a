"""A figure in its sentence, as the rules of scope see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trichtin.pipeline.achievements.frames import Figure, Frame
from trichtin.pipeline.achievements.lexicon import words
from trichtin.pipeline.achievements.works import Works
from trichtin.pipeline.state import Change
from trichtin.schemas.achievement import Status


@dataclass(slots=True)
class Case:
    """A figure with what is known of it when its scope is judged.

    Attributes:
        frame: its sentence.
        figure: the figure.
        change: the change that it states.
        status: what the cues say.
        before: whether the figure before it in the sentence is context (None: there is none).
        is_dated: whether the sentence names a period for it.
        topics: what the article is about, see ``topics.py``.
        works: what the article says of works.
        was_told: whether an earlier sentence counts as many of the same.
    """

    frame: Frame
    figure: Figure
    change: Change | None
    status: Status | Literal["context"] | None
    before: bool | None
    is_dated: bool
    topics: frozenset[str]
    works: Works
    was_told: bool

    @property
    def unit(self) -> str:
        """The unit's words in lower case."""
        return self.figure.unit

    @property
    def is_count(self) -> bool:
        """Whether the figure counts things and is no part of a whole."""
        quantity = self.figure.quantity
        return quantity.unit.kind == "count" and quantity.out_of is None and not quantity.unit.per

    @property
    def object_end(self) -> int:
        """The token behind the thing counted (the unit, where no object lies behind)."""
        return self.figure.behind

    @property
    def is_done(self) -> bool:
        """Whether a verb of doing stands just before the figure: `khởi tố 13 người`."""
        return any(verb.last == self.figure.first and verb.entry == "action" for verb in self.frame.verbs)

    def follows(self, name: str, index: int | None = None) -> str | None:
        """The phrase of a word class that stands just before the figure (or the token ``index``)."""
        return self.frame.ends_with(self.figure.first if index is None else index, words(name))
