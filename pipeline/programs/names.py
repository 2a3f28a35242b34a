"""Programmes by their name: known ones, names in quotation marks, names that begin with a capital or a number."""

from __future__ import annotations

from collections.abc import Iterator

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.programs.lexicon import Opener
from trichtin.pipeline.state import Annotations, ProgramMention

_QUOTES = {'"': '"”', "“": '”"', "‘": "’'", "'": "’'", "«": "»"}
_LONGEST_QUOTE = 40
_LONGEST_TITLE = 14
_BETWEEN = 4
_SCALES = frozenset({"triệu", "nghìn", "ngàn", "vạn", "tỷ", "tỉ"})
# Words that end an unquoted name: the sentence goes on.
_ENDS = frozenset(
    "của theo giai là được đã đang sẽ do bởi với nhằm có năm từ trong tại ở trên để đến tới khi nếu mà thì vào qua này "
    "đó nói ngày sáng chiều tối tháng quý gồm bao".split()
)
_NAME_TAGS = ("N", "Nc", "Nu", "Ny", "A", "M", "Np")


def known_programmes(known: Annotations) -> Iterator[ProgramMention]:
    """Programmes whose names are known; the opening word has a capital, or the words `mục tiêu quốc gia` show it."""
    for candidate in known.candidates.of("programmes"):
        is_written = known.text[candidate.start].isupper()
        if (
            is_written
            or any(char.isupper() for char in known.text[candidate.start : candidate.end])
            or _is_target(known, candidate)
        ):
            yield _mention(candidate.start, candidate.end, candidate.entry, "program.known")


def _is_target(known: Annotations, candidate: Candidate) -> bool:
    return "mục tiêu quốc gia" in known.folded[candidate.start : candidate.end]


def named_programmes(known: Annotations) -> Iterator[ProgramMention]:
    """Programmes whose names stand behind an opening word."""
    for candidate in known.candidates.of("program openers"):
        opener: Opener = candidate.entry
        if known.candidates.at("organization names", candidate.first) is not None:
            continue  # `Chương trình Lương thực Thế giới` is a body
        found = (
            (_quoted(known, candidate) if opener.quoted else None)
            or (_unit_plan(known, candidate) if opener.unit else None)
            or (_counted(known, candidate) if opener.counted else None)
            or (_titled(known, candidate) if opener.titled else None)
        )
        if found is not None:
            end, rule = found
            yield _mention(candidate.start, known.tokens.end[end - 1], opener.kind, rule)


def _mention(start: int, end: int, kind: str, rule: str) -> ProgramMention:
    return ProgramMention(start=start, end=end, rule=rule, kind=kind)  # type: ignore[arg-type]


def _quoted(known: Annotations, candidate: Candidate) -> tuple[int, str] | None:
    """A name in quotation marks, at most a few small words behind the opening word."""
    text = known.tokens.text
    opening = candidate.last
    while (
        opening < len(text)
        and opening - candidate.last < _BETWEEN
        and text[opening].isalpha()
        and text[opening].islower()
    ):
        opening += 1
    if opening >= len(text) or text[opening] not in _QUOTES or opening + 1 >= len(text):
        return None
    if not (text[opening + 1][0].isupper() or text[opening + 1][0].isdigit()):
        return None
    closing = _QUOTES[text[opening]]
    for end in range(opening + 1, min(opening + _LONGEST_QUOTE, len(text))):
        if text[end] in closing:
            return (end + 1, "program.quoted") if end > opening + 1 else None
        if text[end] in _QUOTES or text[end][0] == "\n":
            return None
    return None


def _unit_plan(known: Annotations, candidate: Candidate) -> tuple[int, str] | None:
    """The plan of a unit or region: ``Quy hoạch tỉnh Hà Giang``."""
    candidates = known.candidates
    if not known.text[candidate.start].isupper():
        return None
    kind = candidates.at("unit types", candidate.last)
    name = candidate.last + 1 if kind is None else kind.last
    if kind is None and known.tokens.folded[candidate.last : name] != ["vùng"]:
        return None
    place = candidates.at("units", name) or candidates.at("world names", name)
    return None if place is None else (place.last, "program.unit_plan")


def _describes(known: Annotations, at: int) -> bool:
    """Whether a small word may stand between the opening word and the name: ``phong trào thi đua “…”``."""
    tokens, words = known.tokens, known.words
    if not tokens.text[at].islower() or not tokens.text[at].isalpha() or tokens.folded[at] in _ENDS:
        return False
    index = words.at(tokens.start[at])
    return index >= 0 and words.tag[index] in ("N", "A", "V")


def _counted(known: Annotations, candidate: Candidate) -> tuple[int, str] | None:
    """A number with a scale word that is a part of the name: ``Chương trình 1 triệu sáng kiến``."""
    tokens = known.tokens
    at = candidate.last
    if at + 2 >= len(tokens) or not (tokens.text[at].isdigit() or tokens.folded[at] == "một"):
        return None
    if tokens.folded[at + 1] not in _SCALES or not tokens.text[at + 2].isalpha():
        return None
    return _phrase_end(known, at + 2, "counted"), "program.counted"


def _titled(known: Annotations, candidate: Candidate) -> tuple[int, str] | None:
    """A phrase that begins with a capital behind the opening word, up to where the sentence goes on."""
    tokens = known.tokens
    at = candidate.last
    if not tokens.text[candidate.first][0].isupper() and candidate.entry.kind != "plan":
        return None
    if at >= len(tokens) or not tokens.text[at][0].isupper() or tokens.start[at] - tokens.end[at - 1] != 1:
        return None
    if any(known.candidates.at(lexicon, at) is not None for lexicon in ("roles", "world names")):
        return None  # `Chương trình Thủ tướng gặp gỡ …`, `Chương trình Trung Đông`
    end = _phrase_end(known, at, "titled")
    return (end, "program.titled") if end - at > 1 else None


def _phrase_end(known: Annotations, first: int, shape: str) -> int:
    """The token behind a noun phrase: words that begin with a capital, nouns and qualities, and what joins them.

    A verb goes on only where the phrase begins with it, behind another verb or behind `và`.
    """
    tokens, words = known.tokens, known.words
    end = first
    verb = True
    while end < len(tokens) and end - first < _LONGEST_TITLE:
        word = tokens.text[end]
        if end > first and tokens.start[end] - tokens.end[end - 1] != 1:
            break
        index = words.at(tokens.start[end])
        tag = words.tag[index] if index >= 0 else "X"
        behind = _token_behind(known, end, index)
        if not word[0].isalpha() or (tokens.folded[end] in _ENDS and behind == end + 1):
            break
        capital = word[0].isupper()
        if end > first and not capital and not _goes_on(tag, verb, shape) and not _joins(known, end):
            break
        verb = tag == "V" or tokens.folded[end] == "và"
        end = behind
    while end > first and _joins(known, end - 1):
        end -= 1
    return end


def _goes_on(tag: str, verb: bool, shape: str) -> bool:
    """Whether a small word with a tag goes on with a name; ``verb``: a verb or `và` stands before it."""
    return tag in _NAME_TAGS or (tag == "V" and verb and shape == "titled")


def _token_behind(known: Annotations, at: int, index: int) -> int:
    """The token behind the word that holds the token."""
    tokens, words = known.tokens, known.words
    end = at + 1
    while index >= 0 and end < len(tokens) and tokens.end[end] <= words.end[index] and tokens.text[end].isalpha():
        end += 1
    return end


def _joins(known: Annotations, at: int) -> bool:
    return known.tokens.folded[at] in ("và", "cho", "về", "vùng")
