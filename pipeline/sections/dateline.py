"""The dateline: where the report comes from, or whose it is, before a dash at the head of the lead or body."""

from __future__ import annotations

import re

from trichtin.pipeline.sections.words import CAPITAL
from trichtin.pipeline.state import Section

_WORD = rf"[{CAPITAL}0-9][\w.+']*"
_DATELINE = re.compile(
    rf"(?P<words>\([^()\n]{{2,40}}\)|{_WORD}(?:,? {_WORD}){{0,5}}(?: ?\([^()\n]{{2,40}}\))?) ?[-–—] ?"
    rf"(?=[“\"]?(?P<next>{_WORD})(?: (?P<second>\w))?)"
)


def find_dateline(text: str, sections: list[Section]) -> str | None:
    """The dateline (``Lạng Sơn``, ``(Chinhphu.vn)``), or None."""
    for section in sections:
        if section.kind not in ("lead", "body"):
            continue
        match = _DATELINE.match(text, section.start, section.end)
        if match is None:
            return None
        # `Hà Nội - Hải Phòng …` names a road, no place of writing: there the word behind goes on with a capital.
        if not match["words"].endswith(")") and (match["second"] or "A").isupper() and not match["next"].isupper():
            return None
        return match["words"]
    return None
