"""Documents by their number (``Nghị quyết số 24/2021/QH15``, ``Nghị định 100``) and laws by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from trichtin.pipeline.programs.lexicon import Document, documents
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


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(sorted(documents(), key=lambda surface: (-len(surface), surface)))
    return re.compile(rf"(?<!\w)(?P<word>(?i:{words})) (?P<label>số:? )?(?P<number>{_LONG}|{_SHORT})(?![\w%]|[.,/-]\d)")


def numbered_documents(known: Annotations) -> Iterator[ProgramMention]:
    """Documents by their number."""
    for match in _numbered().finditer(known.text):
        entry = documents()[known.folded[match.start("word") : match.end("word")]]
        number = match["number"].replace(" ", "")
        if _is_number(known, entry, match, number):
            yield ProgramMention(
                start=match.start(), end=match.end(), rule="program.number", kind=entry.kind, number=number
            )


def _is_number(known: Annotations, entry: Document, match: re.Match[str], number: str) -> bool:
    if any(char.isupper() for char in number):
        return True
    if match["label"] is not None:
        return entry.kind != "project"
    if not entry.short or (not match["word"][0].isupper() and entry.kind not in ("resolution", "decree", "plan")):
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
