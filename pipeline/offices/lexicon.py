"""The verbs of changes of office."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trichtin.pipeline.candidates import surfaces
from trichtin.pipeline.lexicons.offices import parse_rows

_OF_SUBJECT = ("được ", "thôi", "từ ", "trúng cử", "đắc cử", "luân chuyển", "xin ")


@dataclass(frozen=True, slots=True)
class OfficeVerb:
    """A verb and what it reports: a type of event, ``holds``, ``takes``, ``joins`` or ``punishes``."""

    name: str
    kind: str

    @property
    def is_change(self) -> bool:
        """Whether the verb reports a change on its own."""
        return self.kind not in ("holds", "takes", "joins", "punishes")

    @property
    def said_of_subject(self) -> bool:
        """Whether the person is the subject of the verb without ``được`` or ``bị``: ``ông … thôi giữ chức``."""
        return self.kind in ("retired", "died", "reelected") or self.name.startswith(_OF_SUBJECT)


@cache
def office_verbs() -> dict[str, OfficeVerb]:
    """Verbs by folded surface."""
    text = files("trichtin.pipeline.offices").joinpath("verbs.tsv").read_text(encoding="utf-8")
    return surfaces((name, OfficeVerb(name, kind)) for name, kind in parse_rows(text))
