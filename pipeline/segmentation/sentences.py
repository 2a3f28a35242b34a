"""Sentences over tokens. A sentence never crosses a line end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.segmentation.tokens import Tokens

_ENDERS = frozenset(".!?…")
_CLOSERS = frozenset("\"”’'»)]")
_OPENERS = frozenset("\"“‘'«([-–—•*+")
_MARKS = _ENDERS | _CLOSERS
_MARKS_AND_SLASH = _MARKS | {"/"}
_LIST_NUMBER = re.compile(r"\d{1,2}|[IVX]{1,5}|[a-eA-E]")
_LONGEST = 400
"""Tokens of a sentence; what is longer is cut at a comma. The longest sentences of news have some 300."""

_SHORTEST_PASTED = 3
"""Tokens of a subhead or caption."""

# Words whose full stop is no end: short forms of titles and places; left out: `co.`, `no.`, `ltd.`, which are words or
# close a name.
_ABBREVIATIONS = frozenset(
    "tp tx tt gs pgs ts ths ks bs bsckii bscki bsck cn kts ncs nsnd nsưt ngnd ngưt st vs mr mrs ms dr prof".split()
)
_SHORT_UNITS = frozenset("XPQHĐ")
"""Letters that stand for a type of place before its name (`X. Tân Văn`, `Q. Bình Thạnh`)."""

_OPENERS_OR_NAMES = frozenset(
    "Hiện Sáng Chiều Đến Được Cùng Cũng Ngày Điều Đồng Không Mới Có Cả Năm Song Lý Chính Nhân Một Phát".split()
)
"""Openers that end a person's name or go on with a body's, too."""

_BEFORE_PLACES = frozenset("tại ở thuộc trên của từ đến về và các ngụ trú quê , ( - –".split())
_MOST_MARKS = 12
"""Marks in a row that are looked at."""


def split_sentences(tokens: Tokens, breaks: Collection[int] = ()) -> list[tuple[int, int]]:
    """The sentences of a text as (first token, token behind the last), line ends left out.

    Args:
        tokens: the tokens of the text.
        breaks: character offsets that no sentence runs across: where sections start.
    """
    sentences: list[tuple[int, int]] = []
    first = behind = 0
    total = len(tokens)
    openers, stops = _openers(), _stops()
    broken = {index for index in map(tokens.at, breaks) if index >= 0 and tokens.start[index] in breaks}
    places = [index for index, word in enumerate(tokens.text) if word in stops or word[0] == "\n"]
    for index in sorted({*places, *broken}) if broken else places:
        word = tokens.text[index]
        is_mark = word in _ENDERS or word[0] == "\n"
        if index < behind:
            continue
        if index > first and (index in broken or (word in openers and _is_pasted(tokens, index, first))):
            sentences.append((first, index))
            first = index
        if word[0] == "\n":
            if index > first:
                sentences.append((first, index))
            first = index + 1
        elif is_mark and _ends_here(tokens, index, first):
            behind = index + 1
            while behind < total and tokens.text[behind] in _MARKS and _touches(tokens, behind - 1):
                behind += 1
            sentences.append((first, behind))
            first = behind
    if first < total:
        sentences.append((first, total))
    return [piece for sentence in sentences for piece in _pieces(tokens, *sentence)]


def _pieces(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A sentence that no person wrote (a table, a list of thousands in one line) in pieces that rules can bear."""
    while last - first > _LONGEST:
        cut = next((at for at in range(first + _LONGEST, first, -1) if tokens.text[at - 1] in ",;"), first + _LONGEST)
        yield first, cut
        first = cut
    yield first, last


def _is_pasted(tokens: Tokens, index: int, first: int) -> bool:
    """Whether an opener opens a sentence behind a subhead or caption that was pasted before it without a mark.

    Sentences open with such words as `Theo` and `Trong`; inside a name they go on with a capital. Those that end names
    of people or go on with a body's count behind a word in small letters only.
    """
    if index - first < _SHORTEST_PASTED or index + 1 >= len(tokens):
        return False
    before, behind = tokens.text[index - 1], tokens.text[index + 1]
    word = tokens.text[index]
    may_end = before.islower() or before.isdigit() or before in ')”"'
    if tokens.end[index - 1] == tokens.start[index] or not (
        may_end or (before[0].isupper() and word not in _OPENERS_OR_NAMES)
    ):
        return False
    return behind.isdigit() if word == "Ngày" else behind in _openers()[word]


@cache
def _openers() -> dict[str, frozenset[str]]:
    """Words that open a sentence, with the words that follow them there."""
    text = (files("trichtin.pipeline.segmentation") / "openers.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {opener: frozenset(followers.split()) for opener, followers in rows} | {"Ngày": frozenset()}


@cache
def _stops() -> frozenset[str]:
    """Words at which a sentence may end or open; line ends do besides."""
    return _ENDERS | _openers().keys()


def _touches(tokens: Tokens, index: int) -> bool:
    return tokens.end[index] == tokens.start[index + 1]


def _ends_here(tokens: Tokens, index: int, first: int) -> bool:
    """Whether the mark at ``index`` ends the sentence that began with the token ``first``."""
    after = index + 1
    stop = min(len(tokens), after + _MOST_MARKS)
    while after < stop and tokens.text[after] in _MARKS and tokens.end[after - 1] == tokens.start[after]:
        after += 1
    if after >= len(tokens) or tokens.text[after][0] == "\n":
        return True
    if tokens.end[after - 1] == tokens.start[after]:
        return _is_glued(tokens, index, after)
    following = tokens.text[after]
    if not (following[0].isupper() or following[0].isdigit() or following[0] in _OPENERS):
        return False
    if tokens.text[index] != "." or after != index + 1:
        return True
    return not (_is_list_number(tokens, first, index) or _is_abbreviated(tokens, index - 1))


def _is_list_number(tokens: Tokens, first: int, index: int) -> bool:
    """Whether a number opens the sentence and its full stop sets it off: `4. Giao Sở Y tế …`, `IV. Tổ chức …`."""
    return index - first == 1 and _LIST_NUMBER.fullmatch(tokens.text[first]) is not None


def _is_glued(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a sentence begins behind a mark without a blank: a slip (`… đồng.Theo`), and no name (`VOV.VN`)."""
    mark = index - 1
    while mark > index - _MOST_MARKS and tokens.text[mark] in _MARKS_AND_SLASH:
        mark -= 1  # back over `./.` and `”.`
    if mark < 0:
        return False
    word, following = tokens.text[mark], tokens.text[after]
    if len(word) < 2 or len(following) < 2 or not following[0].isupper():
        return False
    if tokens.folded[mark] in _ABBREVIATIONS:
        return False
    in_names = word.istitle() and following.istitle()
    return word.islower() or (in_names and is_syllable(tokens.folded[mark]) and is_syllable(tokens.folded[after]))


def _is_abbreviated(tokens: Tokens, index: int) -> bool:
    """Whether the full stop behind a token shows that it is short for something."""
    if index < 0:
        return False
    word = tokens.text[index]
    if len(word) == 1 and word.isupper() and tokens.end[index] == tokens.start[index + 1]:
        before = tokens.text[index - 1] if index else ""
        # An initial stands among the words of a name (`Nguyễn V. An`) or before a place (`X. Tân Văn`);
        # `Đông Nam Á.` and `33 độ C.` end a sentence.
        is_place = word in _SHORT_UNITS and before.lower() in _BEFORE_PLACES
        return word != "Á" and (
            is_place or not before.strip() or before[0].isupper() or before[0] in _OPENERS - {"-", "–"}
        )
    return tokens.folded[index] in _ABBREVIATIONS
