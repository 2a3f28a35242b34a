"""Foreign names: what remains of a run of capitals when firms, bodies and numerals are cut away."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from trichtin.pipeline.people.lexicon import countries, given
from trichtin.pipeline.people.runs import is_acronym
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.segmentation.tokens import Tokens
from trichtin.pipeline.state import Annotations
from trichtin.pipeline.text import fold

# Roles of states, behind which a last name alone stands (`Tổng thống Putin`); behind others it may be a firm.
_RULERS = frozenset(
    "tổng thống|thủ tướng|phó tổng thống|phó thủ tướng|ngoại trưởng|bộ trưởng|thượng nghị sĩ|nghị sĩ|thống đốc"
    "|thị trưởng|giáo hoàng|quốc vương|nữ hoàng|thái tử|đại sứ|tổng bí thư|thủ hiến".split("|")
)
# Roles in firms, behind which the firm stands before the name (`CEO Nvidia Jensen Huang`).
MANAGERS = frozenset(
    "ceo|cfo|cto|coo|nhà sáng lập|người sáng lập|đồng sáng lập|nhà đồng sáng lập|tổng giám đốc|giám đốc điều hành"
    "|chủ tịch|giám đốc|giám đốc tài chính".split("|")
)
# Words of firms' names: a person's name stands behind them or not at all.
_FIRM_WORDS = frozenset(
    "Motor Services Airways Aviation Automotive Retail Logistics Studios Beverage Chemical Petroleum Telecom Mobile "
    "Group Bank Corp Corporation Holdings Company Capital Partners Motors Inc Ltd Co Studio Media Airlines "
    "Industries Pharmaceutical Pharmaceuticals Index Electronics Energy Technologies Technology Solutions "
    "Advisory Ventures Research University Foundation Times Post News Journal Institute Securities Insurance "
    "Games Entertainment Pictures Tech Management Legal Law Foods Brothers Consulting Analytics Associates "
    "Fund Trust Markets Futures Wealth Realty Hotels Resorts Healthcare Global International Systems Labs "
    "Networks College School Academy Council Association Society Union Party".split()
)
# Words right before a firm, never before a person.
_BEFORE_FIRMS = frozenset("hàng ty đoàn hãng hiệu mua tại ở phiếu phần".split())
_ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "X", "XIV", "XVI"})
_FIRM_AND_NAME = 3
# Family names of Chinese and Koreans in Latin letters: they begin a name, also behind a firm's.
_EAST_ASIAN = frozenset(
    "Kim Lee Park Choi Jung Chung Kang Cho Yoon Jang Lim Han Shin Kwon Hwang Song Hong Wong Chan Chen Wang Zhang Li "
    "Liu Lei Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Lin Guo Tan Ng Goh Ong Teo Chua Cheng Cheung Leung Lau Kwok "
    "Yang".split()
)
_LONGEST_EAST_ASIAN = 3
_LONGEST_ROLE = 4
_TAKES = (["vai", "trò"], ["giữ", "chức"], ["vị", "trí"])


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of capitals of an article: how often each stands there, and those that stand as firms."""

    alone: Counter[tuple[str, ...]]
    firms: frozenset[tuple[str, ...]]


def runs_of(tokens: Tokens, stretches: list[tuple[int, int]], behind_managers: list[tuple[int, int]]) -> Runs:
    """The runs of an article.

    Args:
        tokens: the tokens.
        stretches: first token of each run and the token behind it.
        behind_managers: those behind a manager's role in apposition (``ông Tim Brown, Chủ tịch Orion Trade``): firms.
    """
    words = [tuple(tokens.text[first:end]) for first, end in stretches]
    firms = (run for run, (first, _) in zip(words, stretches, strict=True) if tokens.folded[first - 1] in _BEFORE_FIRMS)
    managed = (tuple(tokens.text[first:end]) for first, end in behind_managers)
    return Runs(Counter(words), frozenset({*firms, *managed}))


def foreign_name(known: Annotations, start: int, stop: int, role: str | None, runs: Runs) -> tuple[int, int] | None:
    """The first token of a foreign name in a run of capitals, and the token behind it.

    Args:
        known: what is known of the article.
        start: first token of the run.
        stop: token behind the run.
        role: the role before it, None where another word announces it.
        runs: the runs of capitals of the article.
    """
    text, folded = known.tokens.text, known.tokens.folded
    last = start
    while last < stop and (last == start or not is_acronym(text[last]) or text[last] in _ROMAN):
        last += 1
    if last == start or not text[start][0].isupper() or folded[start - 1] == "clb" or folded[start] in countries():
        return None
    if known.candidates.at("bodies", start) is not None:
        return None
    if _is_vietnamese(folded[start]) or (last - start > 1 and _is_vietnamese(folded[last - 1])):
        return None
    start = _behind_firm(known, _behind_country(known, start, last), last, role, runs.alone)
    if start >= last or text[last - 1] in _FIRM_WORDS:
        return None
    if role in MANAGERS and (tuple(text[start:last]) in runs.firms or _is_held(known, start)):
        return None
    if last - start == 1 and (role not in _RULERS or _begins_word(known, start)):
        return None
    return start, last


def _begins_word(known: Annotations, index: int) -> bool:
    """Whether a capital begins a word of several syllables: ``Kinh`` of ``Bộ trưởng Kinh tế``."""
    layer = known.words
    return layer.end[layer.at(known.tokens.start[index])] > known.tokens.end[index]


def _is_vietnamese(word: str) -> bool:
    """Whether a folded word is a Vietnamese syllable with its marks: no part of a foreign name in Latin letters."""
    return not word.isascii() and is_syllable(word)


def _is_held(known: Annotations, start: int) -> bool:
    """Whether the role before a run of capitals is one that somebody takes: ``giữ vai trò chủ tịch …``."""
    first = start - 1
    while first > 0 and known.candidates.at("roles", first) is None and start - first < _LONGEST_ROLE:
        first -= 1
    return known.tokens.folded[max(first - 2, 0) : first] in _TAKES


def _behind_country(known: Annotations, start: int, last: int) -> int:
    """The token behind a country inside a run: ``Delta Trung Quốc Belinda Lowe``."""
    for at in range(start + 1, last - 1):
        country = known.candidates.at("countries", at)
        if country is not None and country.last - at > 1 and country.last < last:
            return country.last
    return start


def _behind_firm(known: Annotations, start: int, last: int, role: str | None, alone: Counter[tuple[str, ...]]) -> int:
    """The first token of the name behind a firm's: `Jensen Huang` of `Nvidia Jensen Huang`."""
    text = known.tokens.text
    run = tuple(text[start:last])
    for inner in range(last - 1, start, -1):
        if text[inner - 1] in _FIRM_WORDS:
            return inner
    for inner in range(last - 2, start, -1):
        firm = tuple(text[start:inner])
        whole = text[inner].isalpha() and text[inner + 1].isalpha()  # not `Berg-Larsen` of `Jon Berg-Larsen`
        named = role in MANAGERS and alone[firm] and not _begins_name(text[start])
        if whole and (alone[tuple(text[inner:last])] or named):
            return inner
    for inner in range(start + 1, last - 1):
        begins = text[inner] in _EAST_ASIAN and text[start] not in _EAST_ASIAN
        if role in MANAGERS and begins and last - inner <= _LONGEST_EAST_ASIAN:
            return inner
    is_firm = role in MANAGERS and len(run) == _FIRM_AND_NAME and "." not in run and alone[run] < 2
    return start + 1 if is_firm and not _begins_name(text[start]) else start


def _begins_name(word: str) -> bool:
    """Whether a word begins names of Vietnamese, Chinese or Koreans, so that it is no firm."""
    return word in _EAST_ASIAN or fold(word) in given()
