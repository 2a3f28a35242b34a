"""The unit behind a number: a measure, a counted noun, or several nouns that are counted together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.numbers import Number
from trichtin.pipeline.quantities.lexicon import MeasureUnit, role, words_of
from trichtin.pipeline.state import Annotations, UnitForm

_JOINT_CLASSES = ("admin", "person", "household", "abstract")
# Surfaces that are also the first syllable of other words: the words of the text must agree.
_AMBIGUOUS = frozenset("công mẫu đô tệ độ bảng đồng quý tuần".split())
# Behind `mẫu` and `công` they show that land is measured and not samples or days of work counted.
_LAND = frozenset("đất ruộng lúa vườn ao mía ngô rau cà tôm tây ta rừng cây dưa bưởi cam đầm màu".split())
_COUNTABLE_TAGS = ("N", "Nc", "Nu", "Nb", "FW")
_NO_UNIT_OF_DEGREES = ("vĩ", "kinh", "bắc", "đông", "tây", "nam", "richter", "cồn", "góc")
# What sums are per, besides measures: `17 triệu đồng mỗi lượng`.
_SHARES = frozenset("lượng chỉ thùng con suất vé hộ người bộ chiếc cuốn".split())
_ROUND = tuple(Decimal(10) ** power for power in range(2, 7))
_PARTS_OF_DAY = ("sáng", "trưa", "chiều", "tối", "đêm", "khuya", "ngày", "hôm")
_REACH = 300
_SCALES = frozenset("nghìn ngàn vạn triệu tỷ tỉ".split())
_COUNTED_DIGITS = re.compile(r"(?:[\d.]+ ?[-–] ?)?(?:\d{1,3}(?:\.\d{3})*|\d+) ?")
# No units by themselves (`2 cách nhau`, `5 chiều nay`), but behind a word that leads to a count.
_HEADS_OF_WAYS = frozenset("cách chiều việc đầu".split())
_LEADS_TO_COUNTS = frozenset(
    "cả có gồm với theo bằng làm được thêm khoảng hơn gần các những tại trao tặng giành chức đại diện từ và trong đó "
    "còn riêng cùng cho của nhắn".split()
)
# Bodies and prizes, written with a capital though they are counted.
_BODIES = frozenset("giải cục hội ban sở phó chi trung phòng đội bộ huy bằng đoàn công".split())
_WEATHER = ("nhiệt độ", "nắng", "nóng", "rét", "lạnh", "trời")


@dataclass(slots=True)
class UnitReading:
    """A unit in the text.

    Attributes:
        first: its first token.
        last: the token behind it and behind what it is per.
        form: text, symbol, kind and per.
        measure: the row of the lexicon, None for counts.
    """

    first: int
    last: int
    form: UnitForm
    measure: MeasureUnit | None


def read_unit(known: Annotations, at: int, number: Number | None = None) -> UnitReading | None:
    """The unit that starts at a token, with what it is per; None where none stands there.

    Args:
        known: the article.
        at: the token behind the number.
        number: the number before it, for words that are a unit only behind some.
    """
    tokens = known.tokens
    if at >= len(tokens) or (number is not None and number.suffix in ("M", "G") and not _is_money(known, at)):
        return None
    if tokens.text[at] == "(":
        return _in_brackets(known, at)
    measure, counted = known.candidates.at("measures", at), known.candidates.at("counted_nouns", at)
    if measure is not None and not _is_measure(known, measure, counted):
        measure = None
    if measure is not None and (counted is None or counted.last <= measure.last):
        return _measure(known, measure)
    noun = _noun(known, at, counted, number)
    return None if noun is None else _count(known, at, *noun)


def is_same_unit(one: UnitReading, other: UnitReading) -> bool:
    """Whether two units are the same: one measure, or one noun."""
    if one.measure is not None or other.measure is not None:
        return one.measure is other.measure
    return one.form.text.casefold() == other.form.text.casefold()


def is_ratio_noun(known: Annotations, at: int) -> bool:
    """Whether a fraction before the token is a ratio: ``2/3 số hộ``."""
    folded = known.tokens.folded
    nouns = words_of("ratio_nouns.txt")
    return " ".join(folded[at : at + 2]) in nouns or (at < len(folded) and folded[at] in nouns)


def _is_money(known: Annotations, at: int) -> bool:
    measure = known.candidates.at("measures", at)
    return measure is not None and measure.entry.kind == "money"


def _is_measure(known: Annotations, found: Candidate, counted: Candidate | None) -> bool:
    written = known.text[found.start : found.end]
    if len(written) == 1 and written.isalpha():
        return written in found.entry.surfaces
    folded = known.folded[found.start : found.end]
    if folded in ("mẫu", "công"):
        return known.tokens.folded[found.last : found.last + 1] == [] or known.tokens.folded[found.last] in _LAND
    if folded == "giờ":
        return not _is_clock(known, found)
    before = known.numbers.before(found.first)
    if folded == "đồng" and before is not None and before.value >= 1000:
        return True
    if folded in ("real", "bảng"):
        return before is not None and (before.scale > 1 or before.value >= 1000)
    if folded not in _AMBIGUOUS or counted is not None:
        return True
    words = known.words
    word = words.at(found.start)
    longer = words.start[word] == found.start and words.end[word] > found.end
    return not (longer and words.tag[word] in ("N", "Nc", "V", "A"))


def _is_clock(known: Annotations, hour: Candidate) -> bool:
    """``8 giờ tối``, ``18 giờ 17/9``: an hour of the day."""
    tokens = known.tokens
    following = tokens.folded[hour.last : hour.last + 2]
    return bool(following) and (following[0] in _PARTS_OF_DAY or (following[0].isdecimal() and following[1:] == ["/"]))


def _in_brackets(known: Annotations, at: int) -> UnitReading | None:
    """``91,2 (m3/s)``."""
    found = known.candidates.at("measures", at + 1)
    tokens = known.tokens
    if found is None or not _is_measure(known, found, None):
        return None
    reading = _measure(known, found)
    if reading.last >= len(tokens) or tokens.text[reading.last] != ")":
        return None
    reading.last += 1
    return reading


def _measure(known: Annotations, found: Candidate) -> UnitReading:
    unit: MeasureUnit = found.entry
    text = known.text[found.start : found.end]
    kind, symbol = unit.kind, unit.symbol
    if known.folded[found.start : found.end] in ("độ", "°") and _is_weather(known, found):
        kind, symbol = "temperature", "Cel"
    last, per = read_per(known, _skip_substance(known, found.last))
    if not per:
        last = found.last
    return UnitReading(found.first, last, UnitForm(text=text, symbol=symbol, kind=kind, per=per), unit)


def _is_weather(known: Annotations, found: Candidate) -> bool:
    start, end = known.sentences[known.sentence_at(found.start)]
    follows = known.tokens.folded[found.last : found.last + 1]
    if follows and follows[0] in _NO_UNIT_OF_DEGREES:
        return False
    sentence = known.folded[max(start, found.start - _REACH) : min(end, found.end + _REACH)]
    return any(word in sentence for word in _WEATHER)


def _skip_substance(known: Annotations, at: int) -> int:
    """Step over what is measured in ``tấn CO2/ha``."""
    folded = known.tokens.folded
    if folded[at : at + 2] == ["co", "2"]:
        at += 2
        if folded[at : at + 1] in (["e"], ["tđ"]):
            at += 1
    return at


def read_per(known: Annotations, at: int) -> tuple[int, list[str]]:
    """What a unit is per: ``/người/tháng``, ``một kg``, ``mỗi tháng``; the token behind it and its words."""
    tokens = known.tokens
    per: list[str] = []
    while at + 1 < len(tokens) and tokens.text[at] == "/":
        last = _per_word(known, at + 1)
        if last is None:
            break
        per.append(known.text[tokens.start[at + 1] : tokens.end[last - 1]])
        at = last
    if not per and at + 1 < len(tokens) and tokens.folded[at] in ("một", "mỗi"):
        found = known.candidates.at("measures", at + 1)
        if found is not None and found.entry.kind not in ("money", "percent"):
            return found.last, [known.text[found.start : found.end]]
        if tokens.folded[at + 1] in _SHARES:
            return at + 2, [tokens.text[at + 1]]
    return at, per


def _per_word(known: Annotations, at: int) -> int | None:
    """The token behind the word that starts at ``at``; None where no word does."""
    tokens = known.tokens
    round_number = known.numbers.at(at)  # `42 giường/10.000 dân`
    if round_number is not None and round_number.value in _ROUND and round_number.last < len(tokens):
        at = round_number.last
    if not tokens.text[at][0].isalpha():
        return None
    if tokens.folded[at : at + 3] == ["giờ", "cao", "điểm"]:
        return at + 3
    found = [known.candidates.at(name, at) for name in ("measures", "counted_nouns")]
    return max([candidate.last for candidate in found if candidate is not None], default=at + 1)


# Counted nouns.


def _noun(
    known: Annotations, at: int, counted: Candidate | None, number: Number | None
) -> tuple[int, str | None] | None:
    """The token behind the counted noun at ``at``, and its class in the lexicon where it has one."""
    tokens = known.tokens
    if not tokens.text[at][0].isalpha() or (tokens.end[at - 1] == tokens.start[at] and len(tokens.text[at]) < 3):
        return None
    if counted is not None:
        if not _is_noun_here(known, counted) and not _counts_bodies(known, at, number):
            return None
        if tokens.folded[at] == "lượt" and counted.last == at + 1 < len(tokens):
            inner = _noun(known, at + 1, known.candidates.at("counted_nouns", at + 1), None)
            return (inner[0], None) if inner is not None else (counted.last, None)
        longer = _longer_word(known, counted)
        return longer or counted.last, counted.entry.noun_class
    return _tagged_noun(known, at, number)


def _longer_word(known: Annotations, found: Candidate) -> int | None:
    """The token behind the word that a head noun only begins (``mục đích``), by the words of the text."""
    if found.entry.noun_class not in ("head", "admin") or found.last - found.first > 1:
        return None
    words = known.words
    word = words.at(found.start)
    longer = words.start[word] == found.start and words.end[word] > found.end and words.tag[word] in _COUNTABLE_TAGS
    text = known.text[words.start[word] : words.end[word]]
    return known.tokens.at(words.end[word] - 1) + 1 if longer and text.replace(" ", "").isalpha() else None


def _tagged_noun(known: Annotations, at: int, number: Number | None) -> tuple[int, None] | None:
    """A noun that no lexicon knows, by the words and tags of the text."""
    tokens, words = known.tokens, known.words
    word = words.at(tokens.start[at])
    if word < 0:
        return None
    if tokens.folded[at] in _HEADS_OF_WAYS and _leads_to_count(known, number):
        return at + 1, None  # `theo 2 cách`, `cả 2 chiều`
    if words.start[word] != tokens.start[at]:
        return _behind_number(known, at, word, number)
    if words.tag[word] not in _COUNTABLE_TAGS:
        return None
    text = known.text[words.start[word] : words.end[word]]
    if len(text) == 1 or not text.replace(" ", "").isalpha() or _is_name(text):
        return None
    if text in words_of("not_units.txt") or text in role("measure"):
        return None
    if number is not None and number.words and number.value < 11 and not _is_word_alone(known, number):
        return None
    return tokens.at(words.end[word] - 1) + 1, None


def _behind_number(known: Annotations, at: int, word: int, number: Number | None) -> tuple[int, None] | None:
    """The rest of a word that the segmentation begins with the number (`15-20 nguyện vọng`, `tỷ dân` as one word)."""
    tokens, words = known.tokens, known.words
    text = known.text[tokens.start[at] : words.end[word]]
    first = known.text[words.start[word] : tokens.start[at]]
    is_figure = _COUNTED_DIGITS.fullmatch(first) is not None or first.strip() in _SCALES  # `1,4 tỷ dân`
    begins = number is not None and number.last == at and is_figure
    if not begins or not text.replace(" ", "").isalpha() or not text.islower() or text in words_of("not_units.txt"):
        return None
    return tokens.at(words.end[word] - 1) + 1, None


def _leads_to_count(known: Annotations, number: Number | None) -> bool:
    """Whether the word before a number only stands before counts (`cả 2 chiều`, `gồm 4 cách`)."""
    return number is not None and number.first > 0 and known.tokens.folded[number.first - 1] in _LEADS_TO_COUNTS


def _counts_bodies(known: Annotations, at: int, number: Number | None) -> bool:
    """Whether nouns with a capital are counted (`12 Cục Thuế`, `13 Giải Khuyến khích`), by what stands before."""
    tokens = known.tokens
    if number is None or number.words or len(tokens.text[number.first]) > 2 or tokens.folded[at] not in _BODIES:
        return False
    before = tokens.text[number.first - 1] if number.first else "\n"
    return (
        before[0] in ",;:(-–\n"
        or before.lower() in _LEADS_TO_COUNTS
        or known.paragraph_at(tokens.start[number.first]) != known.paragraph_at(tokens.start[number.first - 1])
    )


def _is_name(text: str) -> bool:
    """A capital opens a name, but not where the next syllable has a small letter (``57 Chi cục``)."""
    parts = text.split()
    return text[0].isupper() and not (len(parts) > 1 and parts[1].islower())


def _is_noun_here(known: Annotations, found: Candidate) -> bool:
    """A capital opens a name (``Điều 64 Luật …``), but not in a noun of several syllables or among capitals."""
    written = known.text[found.start : found.end]
    return written[0].islower() or found.last - found.first > 1 or (len(written) > 1 and written.isupper())


def _is_word_alone(known: Annotations, number: Number) -> bool:
    """Whether the words of the text keep a number word apart (``ba mẹ`` is one word)."""
    words = known.words
    word = words.at(number.start)
    return word >= 0 and words.start[word] == number.start and words.end[word] <= number.end


def _count(known: Annotations, at: int, last: int, noun_class: str | None) -> UnitReading:
    tokens = known.tokens
    while noun_class in _JOINT_CLASSES and last + 1 < len(tokens) and tokens.text[last] == ",":
        more = known.candidates.at("counted_nouns", last + 1)
        if more is None or more.entry.noun_class != noun_class or not _is_noun_here(known, more):
            break
        last = more.last
    text = known.text[tokens.start[at] : tokens.end[last - 1]]
    last, per = read_per(known, last)
    return UnitReading(at, last, UnitForm(text=text, symbol="1", kind="count", per=per), None)
