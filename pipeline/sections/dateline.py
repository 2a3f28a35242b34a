"""The dateline: where the report comes from, or whose it is, before a dash at the head of the lead or body."""

from __future__ import annotations

import re

from trichtin.pipeline.sections.words import CAPITAL, words
from trichtin.pipeline.state import Section

_OFFICES = frozenset(["CEO", "CTO", "CFO", "HLV", "MC", "PGS", "GS", "TS", "BS", "NSND", "NSƯT"])

_WORD = rf"[{CAPITAL}][\w.+'&]*"
_BRACKET = r"\([^()\d\n]{2,40}\)"
_DATELINE = re.compile(
    rf"(?P<words>{_BRACKET}(?= ?[-–—])|(?P<opener>{_WORD})(?:,? {_WORD}){{0,4}}(?: ?{_BRACKET})?(?= [-–—])) ?[-–—] ?"
    rf"(?=[“\"]?(?P<next>[{CAPITAL}0-9]\w*)(?: (?P<second>\w))?)"
)


def find_dateline(text: str, sections: list[Section]) -> str | None:
    """The dateline (``Lạng Sơn``, ``(Chinhphu.vn)``), or None."""
    for section in sections:
        if section.kind == "lead" or section.kind == "body":
            match = _DATELINE.match(text, section.start, section.end)
            if match is not None and _is_dateline(match):
                return match["words"]
        if section.kind == "body":
            return None
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    if match["words"].endswith(")"):
        return True
    # `Hà Nội - Hải Phòng …` names a road: there the word behind the dash goes on with a capital.
    names_go_on = match["second"] is not None and match["second"].isupper() and not match["next"].isupper()
    # `Vì Văn Páo - CEO của …` is a name with an office.
    if match["next"] in _OFFICES:
        return False
    return not names_go_on and match["opener"].lower() not in words().sentence_openers
