"""The clause before a figure: words of level and bound, the subject, the measure that it names."""

from __future__ import annotations

from trichtin.pipeline.quantities.lexicon import role
from trichtin.pipeline.quantities.phrases import Phrases
from trichtin.pipeline.state import Offsets

TERMS = (
    "thời gian",
    "thời hạn",
    "tuổi thọ",
    "thời lượng",
    "nhiệm kỳ",
    "lịch sử",
    "tổng hình phạt",
    "chuyến",
    "hành trình",
)
_LONGEST_SUBJECT = 12
_REACH = 80
_REACH_OF_PREDICATE = 15
_FINITE = frozenset("đã được bị sẽ đang có là phải không gồm cũng vẫn đều".split())
_LONGEST_BRACKET = 12
# They show that a clause tells what happened and names no measure.
_HAPPENING = frozenset(("đã", "đang", "sẽ", "xảy ra"))
_NO_SUBJECTS = frozenset(("thuộc", "xuất hiện", "trở thành", "thời điểm", "bị", "năm", "tháng", "quý", "ngày"))
_PROSPECTS = frozenset(("khả năng", "kế hoạch", "nguy cơ", "dấu hiệu", "xu hướng"))
_LONGEST_WORK = 4
_WORKS = frozenset(
    (
        "hợp đồng",
        "lô hàng",
        "tang vật",
        "dự án",
        "hầm",
        "hầm chứa",
        "gói thầu",
        "công trình",
        "khoản",
        "quỹ",
        "bể",
        "hồ chứa",
        "cống",
        "gói",
    )
)
_SIDES = ("chiều", "bề", "độ")
_CUTS = frozenset("tại ở trên vào do từ qua theo trong cho với tính so lúc hồi".split()) | {"tính từ"}
_PLACE_LEADS = frozenset(
    ("và", "trong đó", "riêng", "trong", "đó", "tại", "ở", "còn", "tỉnh", "huyện", "xã", "thành phố")
)
_LEADING_TAGS = ("C", "R", "E", "CH", "T", "L")
_ADVERBIAL = ("R", "C", "T")
_TRAILING_TAGS = ("C", "CH", "E", "R")


class Clauses(Phrases):
    """Noun phrases as the subjects of clauses."""

    def skip_levels(self, at: int) -> tuple[int, set[str]]:
        """Step back over bound words, verbs of level and dates; the word before them and what was skipped."""
        seen: set[str] = set()
        while at >= 0 and not self.is_figure(at) and not self.breaks_line(at + 1) and self._is_level(at, seen):
            seen.add(self.folded[at])
            at -= 1
        return at, seen

    def _is_level(self, at: int, seen: set[str]) -> bool:
        word = self.folded[at]
        before = self.folded[at - 1] if at else ""
        if (word in role("side") and before in _SIDES) or (word == "thu" and before == "hè"):  # `chiều dài`
            return False
        if word in role("level") or self.is_date(at):
            return True
        if word in ("trong", "vào", "của"):
            return self.is_date(at + 1)
        if word in ("(", "+", ":"):
            return not seen & {"(", ":"}
        return (
            (word == "với" and before == "so")
            or (word in ("tỷ lệ", "tỉ lệ") and before == "chiếm")
            or (word == "các" and self.folded[at + 1] == "mức")
            or (word == "giao dịch" and bool(seen & {"quanh", "mức", "ở mức", "vùng"}))
        )

    def behind_links(self, start: int, at: int) -> int:
        """Where the last subject of a clause starts: behind ``là``, ``như``, ``gồm``."""
        relative = next((word for word in range(start, at) if self.folded[word] == "mà"), at)
        for word in range(at - 1, start - 1, -1):
            if self.folded[word] in role("between") and not start < relative < word:
                start = word + 1
                break
        while start < at and self.is_mark(start):
            start += 1
        return start

    def has_predicate(self, at: int) -> bool:
        """Whether a word that opens a predicate follows in the clause: a verb before it then modifies the subject."""
        for word in range(at + 1, min(at + _REACH_OF_PREDICATE, len(self))):
            if self.folded[word] in (".", ";") or self.breaks_line(word):
                return False
            if self.folded[word] in _FINITE:
                return True
        return False

    def takes_noun(self, at: int) -> bool:
        """Whether a verb with its noun stands at a word: ``82 ca điều trị nội trú``."""
        if at + 1 >= len(self) or self.folded[at] in role("predicate") | role("end"):
            return False
        return self.tag[at] == "V" and self.tag[at + 1] == "N" and not self.breaks_line(at + 1)

    # Measures.

    def measure_noun(self, start: int, at: int) -> int | None:
        """The first word of the measure noun in the words ``start`` to ``at``, none of them behind a preposition."""
        found = [word for word in range(start, at + 1) if self.is_measure(word, start, at)]
        near = [word for word in found if not any(self._is_preposition(later) for later in range(word, at))]
        return min(near or found, default=None)

    def _is_preposition(self, word: int) -> bool:
        return self.tag[word] == "E" and self.folded[word] != "của"

    def is_measure(self, word: int, start: int, at: int) -> bool:
        """Whether a measure noun starts at a word of the clause ``start`` to ``at``."""
        if self.folded[word] in TERMS:
            return False
        if self.names_measure(word):
            return True
        if self.folded[word] in role("weak"):
            return word == start or self.folded[word - 1] in ("và", "theo", "đưa", "nâng")
        return self.folded[word] in role("whole_of") and word < at

    def named_measure(self, start: int, last: int) -> Offsets | None:
        """The first measure that the words ``start`` to ``last`` name, with what it is of."""
        for word in range(max(start, last - _REACH), last + 1):
            if self.folded[word] not in role("weak") | {"mức"} and self.is_measure(word, word, word):
                return self.slice(word, self._measure_end(word, last + 1))
        return None

    def _measure_end(self, first: int, last: int) -> int:
        """The end of a measure's phrase, before the words of level and clause marks."""
        for word in range(first + 1, last):
            if self.is_mark(word) or self.is_figure(word) or self._is_level(word, {"(", ":"}):
                return self.cut(first, word)
        return self.cut(first, last)

    # Subjects.

    def subject(self, first: int, last: int) -> Offsets | None:
        """The words of a clause before its verb, without what leads into it; None where it is no noun phrase."""
        while first < last and (
            self.tag[first] in _LEADING_TAGS or self.folded[first] in role("lead") or self.is_date(first)
        ):
            first += 1
        had = next((word for word in range(first + 1, last - 1) if self.folded[word] in ("có", "sở hữu")), None)
        if (
            had is not None and self.tag[had + 1] == "N" and self.folded[had + 1] not in _PROSPECTS
        ):  # `máy có hiệu năng lên tới …`
            first = had + 1
        last = self.cut(first, last) if first < last else last
        while last > first and self.tag[last - 1] in _TRAILING_TAGS:
            last -= 1
        if first < last - 1 and self._does(first, last):
            return None
        if any(self.folded[word] in _HAPPENING for word in range(first, last)) or (
            first < last and self.folded[first] in _NO_SUBJECTS
        ):
            return None
        return self.slice(first, last) if first < last <= first + _LONGEST_SUBJECT else None

    def _does(self, first: int, last: int) -> bool:
        """Whether a clause before a sum is who gives or gets it, and the verb: ``quỹ chi 5 tỷ đồng``."""
        if self.folded[last - 1] not in role("spends") or self.folded[last - 2] in ("giá", "có giá", "phải", "tiền"):
            return False
        return not any(self.names_measure(word) or self.folded[word] in role("whole_of") for word in range(first, last))

    def cut(self, first: int, last: int) -> int:
        """Cut phrases of place, time and cause off the end of a subject."""
        for word in range(first + 1, last):
            through = self.folded[word] == "qua" and self.tag[word + 1 : word + 2] in (["Np"], ["V"])
            through = through or (self.folded[word] == "từ" and self.folded[word + 1 : word + 2] == ["hoạt động"])
            if self.is_date(word) or (self.folded[word] in _CUTS and self.scope(word) == 0 and not through):
                return word
        return last

    def before_turn(self, first: int, last: int) -> int:
        """Where a measure's phrase ends before what is told of it (``giá vàng quay đầu giảm``)."""
        for word in range(first + 1, last):
            follows = self.folded[word + 1] if word + 1 < last else ""
            pair = f"{self.folded[word]} {follows}"  # the tagger parts `quay đầu`
            if {self.folded[word], pair} & role("turn") or (
                self.folded[word] in ("đang", "còn") and follows in role("level")
            ):
                return word
        return last

    def before_bracket(self, at: int) -> Offsets | None:
        """``Hồ Vân (Phú Thọ) 77%``: the name before a bracket that ends at a word."""
        if at < 0 or self.folded[at] != ")":
            return None
        opened = at
        while opened > 0 and self.folded[opened] != "(" and at - opened < _LONGEST_BRACKET:
            opened -= 1
        if opened == 0 or self.folded[opened] != "(":
            return None
        return self.subject(self.clause_start(opened - 1, 0), opened)

    def beside(self, at: int) -> Offsets | None:
        """The nouns right before a figure: ``tàu cá dưới 12 m``."""
        first = at
        while first >= 0 and self.tag[first] in ("N", "Np", "Nc", "A") and not self.is_taken(first):
            if self.breaks_line(first + 1) or self.folded[first] == "nhiều":
                break
            first -= 1
        while first < at and self.tag[first + 1] == "A":
            first += 1
        return self.slice(first + 1, at + 1) if first < at else None

    def follows_preposition(self, at: int) -> bool:
        """Whether the nouns that end at a word stand behind a preposition (``tại nhà xưởng rộng 200 m2``)."""
        while at >= 0 and self.tag[at] in ("N", "Nc", "Np") and not self.breaks_line(at):
            at -= 1
        return at >= 0 and self.folded[at] in ("tại", "ở", "trong", "từ")

    def made(self, at: int) -> Offsets | None:
        """A work and what it does, right before a figure: ``dự án chống ngập 10.000 tỷ đồng``."""
        if at < 1 or self.is_taken(at) or self.breaks_line(at):
            return None
        for first in range(at, max(at - _LONGEST_WORK, -1), -1):
            if self.folded[first] in _WORKS:
                return self.slice(first, at + 1)
            if self.tag[first] not in ("V", "N", "A") or self.is_taken(first) or self.breaks_line(first):
                return None
        return None

    def is_name(self, start: int, at: int) -> bool:
        """Whether nothing but a name stands in the words ``start`` to ``at`` (``Gia Lai 1.500 tỷ đồng``)."""
        words = [word for word in range(start, at + 1) if self.folded[word] not in _PLACE_LEADS]
        return all(self.tag[word] in ("Np", "Ny") or self._is_title(word) for word in words)

    def is_named(self, word: int) -> bool:
        """Whether a word is a name, or part of one."""
        return self.tag[word] == "Np" or self._is_title(word)

    def _is_title(self, word: int) -> bool:
        text = self.known.text[self.start[word] : self.end[word]]
        return " " in text and all(part[:1].isupper() for part in text.split())

    def is_adverbial(self, start: int, at: int) -> bool:
        """Whether nothing but adverbs and conjunctions stands in the words ``start`` to ``at`` (``thậm chí``)."""
        return all(self.tag[word] in _ADVERBIAL and self.folded[word] != "và" for word in range(start, at + 1))

    def is_nominal(self, start: int, at: int) -> bool:
        """Whether a clause is a noun phrase and nothing more (``kinh tế ngoài nhà nước 606 tỷ đồng``)."""
        tags = [self.tag[word] for word in range(start, at + 1) if self.folded[word] != "qua"]
        opens = start == 0 or self.is_mark(start - 1) or self.breaks_line(start)
        return opens and "V" not in tags and "N" in tags
