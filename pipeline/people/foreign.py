"""Foreign names: what remains of a run of capitals when firms, bodies and numerals are cut away."""

from __future__ import annotations

from collections import Counter

from trichtin.pipeline.people.lexicon import countries
from trichtin.pipeline.people.runs import is_acronym
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import Annotations

# Roles of states, behind which a last name alone stands (`Tổng thống Putin`); behind others it may be a firm.
_RULERS = frozenset(
    "tổng thống|thủ tướng|phó tổng thống|phó thủ tướng|ngoại trưởng|bộ trưởng|thượng nghị sĩ|nghị sĩ|thống đốc"
    "|thị trưởng|giáo hoàng|quốc vương|nữ hoàng|thái tử|đại sứ|tổng bí thư|thủ hiến".split("|")
)
# Roles in firms, behind which the firm stands before the name (`CEO Nvidia Jensen Huang`).
_MANAGERS = frozenset(
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
_ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "X", "XIV", "XVI"})
_FIRM_AND_NAME = 3


def foreign_name(
    known: Annotations, start: int, stop: int, role: str | None, alone: Counter[tuple[str, ...]]
) -> tuple[int, int] | None:
    """The first token of a foreign name in a run of capitals, and the token behind it.

    Args:
        known: what is known of the article.
        start: first token of the run.
        stop: token behind the run.
        role: the role before it, None where another word announces it.
        alone: how often each run of capitals stands in the article.
    """
    text, folded = known.tokens.text, known.tokens.folded
    last = start
    while last < stop and (last == start or not is_acronym(text[last]) or text[last] in _ROMAN):
        last += 1
    if last == start or folded[start] in countries() or known.candidates.at("bodies", start) is not None:
        return None
    if _is_vietnamese(folded[start]) or (last - start > 1 and _is_vietnamese(folded[last - 1])):
        return None
    start = _behind_firm(text, start, last, role, alone)
    if start >= last or text[last - 1] in _FIRM_WORDS:
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


def _behind_firm(text: list[str], start: int, last: int, role: str | None, alone: Counter[tuple[str, ...]]) -> int:
    """The first token of the name behind a firm's: `Jensen Huang` of `Nvidia Jensen Huang`."""
    run = tuple(text[start:last])
    for inner in range(last - 1, start, -1):
        if text[inner - 1] in _FIRM_WORDS:
            return inner
    for inner in range(last - 2, start, -1):
        firm = tuple(text[start:inner])
        if alone[tuple(text[inner:last])] or (alone[firm] and not is_syllable(text[start].lower())):
            return inner
    is_firm = role in _MANAGERS and len(run) == _FIRM_AND_NAME and "." not in run and alone[run] < 2
    return start + 1 if is_firm and not is_syllable(text[start].lower()) else start
