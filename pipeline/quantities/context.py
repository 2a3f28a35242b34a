"""Whether a number counts here, by what stands beside it: labels, dates and names do not."""

from __future__ import annotations

from trichtin.pipeline.numbers import Number
from trichtin.pipeline.quantities.lexicon import words_of
from trichtin.pipeline.state import Annotations

TIMES_SIGNS = ("x", "X", "×")
"""Between the sides of a thing: ``20x40 m``."""
_QUOTES = frozenset("\"“”'‘’")
# Behind them a number opens a name (`Đề án 1 triệu ha lúa`).
_NAMED = frozenset({"đề án", "chương trình", "phong trào", "chiến dịch", "vận động", "cuộc thi"})
_CALENDAR = frozenset("ngày tháng năm quý thứ khóa mùng mồng lần đợt kỳ vụ".split())
_TIMED = frozenset({"lần", "buổi", "bữa", "viên", "liều", "vụ", "ca", "chuyến", "lứa", "tuổi", "tiếng", "giờ"})
_SHARED_OUT = frozenset("mỗi một từng trong tổng trên hằng hàng bình các".split())
_LAST_GRADE = 12
_LEVELS = {"giờ": 5, "phút": 4, "ngày": 3, "tuần": 2, "tháng": 1, "năm": 0}
# Before the lone word `năm`: the year, not five.
_YEAR_BEFORE = frozenset(
    "trong mỗi một hai ba bốn năm sáu bảy tám chín mười mươi hằng hàng từng mấy nhiều các cả đầu cuối giữa qua hết "
    "những lăm trăm nghìn vài số tháng quý ngày vụ theo lâu quanh đến sang vào từ".split()
)
_BOUND_BEFORE_BARE = frozenset("hơn gần cả khoảng chừng ngót trên cỡ tới đến".split())


def is_glued(known: Annotations, number: Number) -> bool:
    """Whether the number is a part of something longer: ``A320``, ``165/2024/NĐ-CP``, ``28-6``, ``10:30``."""
    tokens = known.tokens
    at = number.first
    if at == 0 or tokens.end[at - 1] != tokens.start[at]:
        return False
    before = tokens.text[at - 1]
    if before in TIMES_SIGNS and at >= 2 and tokens.text[at - 2][-1].isdecimal():
        return False
    if before[-1].isalnum():
        found = known.candidates.at("measures", at - 1)
        return not (found is not None and found.entry.kind == "money" and found.last == at)
    if before == "/" and at >= 2 and tokens.text[at - 2].isalpha() and tokens.text[at - 2].islower():
        return False  # `19 vụ/33 bị can`
    if before in "-–—/:.+":
        return at >= 2 and tokens.end[at - 2] == tokens.start[at - 1] and tokens.text[at - 2][-1].isalnum()
    return False


def is_label(known: Annotations, number: Number, kind: str, unit: str = "") -> bool:
    """Whether the word before shows that the number names one of a row (``phường 5``, ``ngày 12``) and counts nothing.

    Args:
        known: the article.
        number: the number.
        kind: kind of the unit behind it: measures stand behind such words (``mức 5 triệu đồng``) and counts do not.
        unit: the unit: some stand behind a span of time (``ngày 2 lần``, ``năm 25 tuổi``).
    """
    tokens = known.tokens
    at = number.first
    while at and tokens.text[at - 1] in _QUOTES:
        at -= 1
    before = tokens.folded[at - 1] if at else ""
    pair = " ".join(tokens.folded[max(at - 2, 0) : at])
    if pair in _NAMED and kind != "money":
        return True
    if before in ("ngày", "tuần", "tháng", "năm") and unit in _TIMED:
        return False
    if kind == "duration":
        return _is_calendar(known, number, before)
    if kind != "count":
        return before in ("tháng", "mùng", "mồng", "thứ") and tokens.folded[at - 2 : at - 1] not in (["mỗi"], ["một"])
    earlier = tokens.folded[at - 2] if at >= 2 else ""
    if is_year_like(known, number):
        return before not in ("có", "hơn", "gần", "khoảng", "được", "trên")
    if before == "lớp" and number.value <= _LAST_GRADE:
        return earlier not in _SHARED_OUT
    labels = words_of("labels_before.txt")
    if before not in labels and pair not in labels:
        return False
    if number.words:
        return before in ("thứ", "lần", "hạng", "khóa")
    return earlier not in _SHARED_OUT and "." not in tokens.text[number.first]


def _is_calendar(known: Annotations, number: Number, before: str) -> bool:
    tokens = known.tokens
    earlier = tokens.folded[number.first - 2] if number.first >= 2 else ""
    is_unit = known.numbers.before(number.first - 1) is not None  # `9 năm 6 tháng`
    if before in _CALENDAR and not is_unit and earlier not in ("mỗi", "một", "thời"):
        return True
    unit = number.last
    following = known.numbers.at(unit + 1)
    if following is None or following.words:
        return False
    smaller = tokens.folded[following.last] if following.last < len(tokens) else ""
    word = tokens.folded[unit]
    if word in ("năm", "tháng", "ngày", "quý"):
        return _LEVELS.get(smaller, -1) <= _LEVELS.get(word, 0) and word != "ngày"
    return False


def is_year_like(known: Annotations, number: Number) -> bool:
    """Four digits without marks between 1900 and 2100."""
    return known.tokens.text[number.first].isdecimal() and 1900 <= number.value <= 2100 and not number.words


def may_count(known: Annotations, number: Number) -> bool:
    """Whether a number word counts here; digits may.

    ``một`` is an article until a neighbour says more, ``năm`` mostly the year, capitals are names, and a scale word
    alone needs a bound word before it.
    """
    tokens = known.tokens
    if not number.words:
        return True
    before = tokens.folded[number.first - 1] if number.first else ""
    written = tokens.text[number.first]
    if (
        written[0].isupper()
        and not _opens_sentence(known, number.first)
        and not (len(written) > 1 and written.isupper())
    ):
        return False
    if before in ("vài", "dăm", "mấy"):
        return False
    if number.bare:
        return before in _BOUND_BEFORE_BARE
    if number.last - number.first == 1 and tokens.folded[number.first] == "năm":
        return before not in _YEAR_BEFORE and known.candidates.at("counted_nouns", number.last) is not None
    return tokens.folded[number.first] != "không"


def _opens_sentence(known: Annotations, at: int) -> bool:
    tokens = known.tokens
    start = tokens.start[at]
    if known.sentences[known.sentence_at(start)][0] == start or at == 0:
        return True
    return tokens.text[at - 1][0] in "\n\"“”'‘:-–•*.)"
