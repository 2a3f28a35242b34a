"""Documents by their number (``Nghị quyết số 24/2021/QH15``, ``Nghị định 100``) and laws by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.programs.lexicon import Document
from trichtin.pipeline.state import Annotations, ProgramMention

# `24/2021/QH15`, `1719/QĐ-TTg`, `71-NQ/TW`, `569/SGDĐT-GDTrH`, `10/2016/QĐ- TTg`, `12b/NQ - BCH`, `66.13/2026/NQ-CP`.
_CODE = r"[A-ZĐ][A-Za-zĐđƯư]{0,12}\d{0,3}(?:[-/&.][A-ZĐ][A-Za-zĐđƯư0-9]{0,12}| ?[-–] ?[A-ZĐ]{2}[A-Za-zĐđ]{0,10}){0,4}"
_LONG = rf"\d{{1,5}}[a-zđ]?(?:\.\d{{1,3}})? ?(?:/ ?\d{{4}} ?)?[-/] ?{_CODE}"
_SHORT = r"\d{1,4}[a-z]?(?:/\d{4})?"
_YEAR = re.compile(r" (?:năm )?(?:19|20)\d\d(?![\d/-]|\.\d)")
_NUMBER_BEHIND = re.compile(rf" số {_LONG}(?!\w)")
# Behind a short number without `số` no unit or counted noun may stand that makes a figure of it.
_COUNTED = re.compile(
    r" ?(?:%|(?:triệu|tỷ|tỉ|nghìn|ngàn|vạn|trăm|chục|người|nội dung|điểm|hộ|nhóm|ngày|tháng|lần)(?!\w))"
)


_NUMBER = re.compile(rf" (?P<label>số:? )?(?P<number>{_LONG}|{_SHORT})(?![\w%]|[.,/-]\d)")


def numbered_documents(known: Annotations) -> Iterator[ProgramMention]:
    """Documents by their number."""
    behind = 0
    for candidate in known.candidates.of("document words"):
        match = _NUMBER.match(known.text, candidate.end) if candidate.start >= behind else None
        before = known.text[candidate.start - 1 : candidate.start]
        if match is None or before.isalnum() or before == "_":
            continue
        behind = match.end()
        number = match["number"].replace(" ", "")
        if _is_number(known, candidate, match, number):
            yield ProgramMention(
                start=candidate.start, end=behind, rule="program.number", kind=candidate.entry.kind, number=number
            )


def _is_number(known: Annotations, candidate: Candidate, match: re.Match[str], number: str) -> bool:
    entry: Document = candidate.entry
    if any(char.isupper() for char in number):
        return True
    if match["label"] is not None:
        return entry.kind != "project"
    if not entry.short or (
        not known.text[candidate.start].isupper() and entry.kind not in ("resolution", "decree", "plan")
    ):
        return False
    return _COUNTED.match(known.folded, match.end()) is None


def laws(known: Annotations) -> Iterator[ProgramMention]:
    """Laws by their name, with the year and the number behind it."""
    for candidate in known.candidates.of("laws"):
        if not known.text[candidate.start].isupper():
            continue
        number = _NUMBER_BEHIND.match(known.text, candidate.end)
        year = None if number else _YEAR.match(known.text, candidate.end)
        behind = number or year
        yield ProgramMention(
            start=candidate.start,
            end=behind.end() if behind else candidate.end,
            rule="program.law",
            kind="law",
            number=number.group()[4:].strip().replace(" ", "") if number else None,
        )
