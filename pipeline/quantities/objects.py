"""What each figure counts or measures."""

from __future__ import annotations

from trichtin.pipeline.quantities.lexicon import role
from trichtin.pipeline.quantities.phrases import Phrases, PhraseStyle
from trichtin.pipeline.state import Annotations, Offsets, QuantityMention

_MODIFIED_BY_VERBS = ("household", "abstract", "classifier", "head", "")
_LONGEST_SUBJECT = 12
_LEADS = ("hơn", "gần", "khoảng", "trên", "ít nhất", "ngoài ra", "tổng cộng", "và", "dưới", "thêm")
_CAUSES = ("làm", "khiến", "gây", "cướp", "còn", "có", "khi", "hiện có", "trong đó", "trong", "của")
_GIVES_TO = ("cho", "đối với", "tặng", "với")
_SIZES = ("cỡ", "loại", "size")
_PHYSICAL = ("length", "mass", "area", "volume", "power", "speed")
_SIDES = ("cao", "dài", "rộn", "sâu", "nga")
_TERMS = ("thời gian", "thời hạn", "tuổi thọ", "thời lượng", "nhiệm kỳ")
_CUTS = (
    "tại",
    "ở",
    "trên",
    "vào",
    "do",
    "từ",
    "qua",
    "theo",
    "trong",
    "cho",
    "với",
    "tính",
    "tính từ",
    "so",
    "lúc",
    "hồi",
)


def attach(known: Annotations) -> None:
    """Fill ``object`` of every quantity, in the order of the text."""
    finder = _Objects(known)
    ordered = sorted(known.quantities, key=lambda quantity: quantity.offsets)
    for index, quantity in enumerate(ordered):
        quantity.object = finder.find(quantity, ordered[:index][-8:])
    for index in range(len(ordered) - 2, -1, -1):
        if ordered[index].rule == "quantity.list" and ordered[index].object is None:
            ordered[index].object = ordered[index + 1].object


class _Objects:
    """Finds the objects of one article's figures."""

    def __init__(self, known: Annotations) -> None:
        self._known = known
        self._phrases = Phrases(known)

    def find(self, quantity: QuantityMention, earlier: list[QuantityMention]) -> Offsets | None:
        """The object of a figure; ``earlier`` are the figures before it."""
        sentence = self._known.sentence_at(quantity.start)
        near = [one for one in earlier if self._known.sentence_at(one.start) == sentence]
        before = near[-1] if near else None
        if quantity.rule == "quantity.list":
            return None
        if quantity.rule == "quantity.table":
            return before.object if before is not None else None
        if quantity.unit.kind == "count":
            return self._of_count(quantity, before)
        if quantity.unit.kind == "duration":
            return self._of_duration(quantity)
        return self._of_measure(quantity, near, earlier)

    # Counts.

    def _of_count(self, quantity: QuantityMention, before: QuantityMention | None) -> Offsets | None:
        unit = self._unit_at(quantity)
        if unit is None:
            return before.object if before is not None else None
        carrier = self._carrier(quantity) or self._sized(quantity, before)
        if carrier is not None:
            return carrier
        start, end = unit
        last = end
        if not quantity.unit.per:
            behind = quantity.end if quantity.out_of_span is None else quantity.out_of_span[1]
            last = self._phrases.end_of_phrase(behind, self._style(quantity, start))
        if last <= end:
            fuller = self._as_before(quantity, before) or self._subject_with(quantity, unit, before)
            if fuller is not None:
                return fuller
        return start, max(last, end)

    def _style(self, quantity: QuantityMention, unit_start: int) -> PhraseStyle:
        entry = self._known.candidates.at("counted_nouns", self._known.tokens.first(unit_start))
        noun_class = entry.entry.noun_class if entry is not None else ""
        return PhraseStyle(
            verbs=noun_class in _MODIFIED_BY_VERBS,
            defines=not self._is_subject(quantity) or self._adds(quantity),
            given=self._word_before(quantity) in _GIVES_TO,
            names=noun_class != "admin",
        )

    def _word_before(self, quantity: QuantityMention) -> str:
        """The word that governs a figure, bound words skipped."""
        phrases = self._phrases
        at = phrases.last_before(quantity.start)
        while at >= 0 and phrases.folded[at] in _LEADS:
            at -= 1
        return "" if at < 0 or phrases.is_mark(at) or phrases.breaks_line(at + 1) else phrases.folded[at]

    def _adds(self, quantity: QuantityMention) -> bool:
        """``có thêm 9 xã đạt chuẩn``."""
        at = self._phrases.last_before(quantity.start)
        return at >= 0 and self._phrases.folded[at].endswith("thêm")

    def _is_subject(self, quantity: QuantityMention) -> bool:
        """Whether the counted noun is the subject of its clause: at its start, or behind ``làm``, ``khiến``, ``có``."""
        return self._word_before(quantity) in ("", *_CAUSES)

    def _unit_at(self, quantity: QuantityMention) -> Offsets | None:
        """Where the unit of a count stands."""
        text, known = quantity.unit.text, self._known
        for begin, limit in ((quantity.number_end, quantity.end), quantity.out_of_span or (0, 0)):
            at = known.text.find(text, begin, limit)
            if at >= 0:
                return at, at + len(text)
        return None

    def _carrier(self, quantity: QuantityMention) -> Offsets | None:
        """``công suất 600.000 lượt khách/năm``: the measure that carries the count."""
        at = self._skip_levels(self._phrases.last_before(quantity.start))[0]
        if at >= 0 and self._phrases.folded[at] in role("carries"):
            return self._phrases.slice(at, at + 1)
        return None

    def _sized(self, quantity: QuantityMention, before: QuantityMention | None) -> Offsets | None:
        """``giá tôm thẻ cỡ 30 và 40 con/kg``: what is sorted by size."""
        phrases = self._phrases
        at = phrases.last_before(quantity.start)
        while at > 0 and (phrases.is_figure(at) or phrases.folded[at] == "và"):
            at -= 1
        if not quantity.unit.per or at < 1 or phrases.folded[at] not in _SIZES:
            return None
        if phrases.is_mark(at - 1):
            return before.object if before is not None and before.unit.kind != "count" else None
        start = phrases.clause_start(at - 1, 0)
        while start < at and phrases.folded[start] in role("measure"):
            start += 1
        return phrases.slice(start, at) if start < at else None

    def _as_before(self, quantity: QuantityMention, before: QuantityMention | None) -> Offsets | None:
        """``4 triệu lượt khách/năm và khoảng 5 triệu lượt khách/năm``: as the figure before."""
        if before is None or before.unit.text != quantity.unit.text or before.unit.per != quantity.unit.per:
            return None
        at = self._skip_levels(self._phrases.last_before(quantity.start))[0]
        while at >= 0 and self._phrases.folded[at] in ("và", ",", "đến"):
            at = self._skip_levels(at - 1)[0]
        is_next = at >= 0 and self._phrases.is_figure(at) and bool(before.unit.per)
        return before.object if is_next else None

    def _subject_with(self, quantity: QuantityMention, unit: Offsets, before: QuantityMention | None) -> Offsets | None:
        """``số tàu cá không đủ điều kiện là 1.254 tàu cá``: the counted noun as the subject says it more fully."""
        phrases = self._phrases
        at, levels = self._skip_levels(phrases.last_before(quantity.start))
        if at < 0 or not levels & role("tells") or levels & {"có"}:
            return None
        start = phrases.clause_start(at, before.end if before is not None else 0)
        head = self._known.folded[unit[0] : unit[1]].split()
        for word in range(start, at + 1):
            text = phrases.folded[word].split()
            if text[0] == head[-1] or text == head or text[0] == head[0]:
                return phrases.slice(word, self._cut(word, at + 1))
        return None

    # Durations.

    def _of_duration(self, quantity: QuantityMention) -> Offsets | None:
        phrases = self._phrases
        at, _ = self._skip_levels(phrases.last_before(quantity.start))
        start = phrases.clause_start(at, 0) if at >= 0 else 0
        for word in range(start, at + 1):
            if phrases.folded[word] in _TERMS:
                return phrases.slice(word, self._cut(word, at + 1))
        behind = phrases.first_at(quantity.end)
        if behind >= len(phrases) or phrases.breaks_line(behind) or quantity.unit.text == "tuổi":
            return None
        term, tag = phrases.folded[behind], phrases.tag[behind]
        if term == "kinh nghiệm" or (tag in ("V", "M") and " " in term and term not in role("elided")):
            last = phrases.end_of_phrase(phrases.end[behind], PhraseStyle(defines=True))
            return phrases.start[behind], last
        return None

    # Measures.

    def _of_measure(
        self, quantity: QuantityMention, near: list[QuantityMention], earlier: list[QuantityMention]
    ) -> Offsets | None:
        phrases = self._phrases
        before = near[-1] if near else None
        at, levels = self._skip_levels(phrases.last_before(quantity.start))
        if quantity.unit.kind == "ratio" and not quantity.unit.text:
            return self._share_of(quantity)
        if not levels & {"chiếm", "tương đương"}:
            thing = self._behind(quantity)
            if thing is not None:
                return thing
        if self._is_bare(at, before):
            return self._bracketed(at) or self._continued(quantity, before, levels)
        if self._in_bracket_of(quantity, before):
            return before.object if before is not None else None
        floor = max(before.end, before.object[1] if before.object else 0) if before is not None else 0
        floor = max(floor, self._known.sentences[self._known.sentence_at(quantity.start)][0])
        start = phrases.clause_start(at, floor, marks="," if "(" in levels else "")
        start = self._behind_links(start, at)
        while start < at and phrases.is_mark(start):
            start += 1
        if phrases.folded[start] == "mỗi":
            return self._each(start, at, before)
        measure = self._measure_noun(start, at)
        if measure is not None:
            return self._with_measure(quantity, measure, at + 1, before)
        if phrases.folded[start] in role("moves") and before is not None:
            return self._continued(quantity, before, levels)
        if self._is_name(start, at):
            return self._of_names(quantity, near, earlier)
        if levels & role("tells") or "(" in levels or self._is_nominal(start, at):
            return self._subject(start, at + 1)
        return self._beside(at) if quantity.unit.kind in _PHYSICAL else None

    def _of_names(
        self, quantity: QuantityMention, near: list[QuantityMention], earlier: list[QuantityMention]
    ) -> Offsets | None:
        """``Gia Lai 1.500 tỷ đồng``: as the last figure of the kind, or the measure that the sentence names."""
        same = [one for one in near if one.unit.kind == quantity.unit.kind]
        if same:
            return same[-1].object
        named = self._named_measure(quantity)
        if named is not None:
            return named
        same = [one for one in earlier[-1:] if one.unit.kind == quantity.unit.kind]
        return same[-1].object if same else None

    def _beside(self, at: int) -> Offsets | None:
        """The nouns right before a figure: ``tàu cá dưới 12 m``."""
        phrases = self._phrases
        first = at
        while first >= 0 and phrases.tag[first] in ("N", "Np", "Nc", "A") and not phrases.is_taken(first):
            if phrases.breaks_line(first + 1) or phrases.folded[first] == "nhiều":
                break
            first -= 1
        while first < at and phrases.tag[first + 1] == "A":
            first += 1
        return phrases.slice(first + 1, at + 1) if first < at else None

    def _is_bare(self, at: int, before: QuantityMention | None) -> bool:
        """Whether nothing stands before a figure in its clause but words of level."""
        phrases = self._phrases
        if at < 0 or phrases.is_figure(at) or phrases.is_mark(at) or phrases.breaks_line(at + 1):
            return True
        if before is None:
            return False
        if before.object is not None and phrases.start[at] < before.object[1] and before.start < phrases.start[at]:
            return True
        behind = phrases.first_at(before.end)
        return (
            behind <= at
            and phrases.folded[behind] in role("base")
            and not any(phrases.is_mark(word) for word in range(behind, at))
        )

    def _continued(self, quantity: QuantityMention, before: QuantityMention | None, levels: set[str]) -> Offsets | None:
        """``đạt 3,5 tỷ USD, tăng 14,1%``: what the figure before measures, or the measure that the sentence names."""
        other = before is not None and before.unit.kind != quantity.unit.kind and quantity.unit.kind != "percent"
        if before is None or (before.unit.kind == "count" and other and levels & {"là", "từ"}):
            named = self._named_measure(quantity)
            if named is not None:
                return named
        if before is not None and other:
            named = self._named_measure(quantity, since=before.end)
            if named is not None:
                return named
        return before.object if before is not None else None

    def _named_measure(self, quantity: QuantityMention, since: int = 0) -> Offsets | None:
        """The measure that the sentence names before a figure."""
        phrases = self._phrases
        start = phrases.first_at(max(since, self._known.sentences[self._known.sentence_at(quantity.start)][0]))
        last = phrases.last_before(quantity.start)
        for word in range(start, last + 1):
            if phrases.folded[word] not in role("weak") | {"mức"} and self._measure_noun(word, word) == word:
                return phrases.slice(word, self._measure_end(word, last + 1))
        return None

    def _measure_end(self, first: int, last: int) -> int:
        """The end of a measure's phrase, before the words of level and clause marks."""
        phrases = self._phrases
        for word in range(first + 1, last):
            if phrases.is_mark(word) or phrases.is_figure(word) or phrases.folded[word] in role("level"):
                return self._cut(first, word)
        return self._cut(first, last)

    def _in_bracket_of(self, quantity: QuantityMention, before: QuantityMention | None) -> bool:
        """``29,2 m (dưới báo động một: 0,8 m)``: a figure that explains the one before the bracket."""
        if before is None:
            return False
        between = self._known.folded[before.end : quantity.start].lstrip()
        inside = between[1:].split()
        return between.startswith("(") and ")" not in between and inside[:1] != [] and inside[0] in role("level")

    def _behind(self, quantity: QuantityMention) -> Offsets | None:
        """``489 ha lúa``, ``40-50% lượng giống``: the thing right behind the unit."""
        phrases = self._phrases
        at = phrases.first_at(quantity.end)
        if quantity.unit.kind in ("ratio", "temperature", "speed", "percent_point") or at >= len(phrases):
            return None
        if phrases.breaks_line(at) or phrases.is_taken(at) or self._known.text[phrases.start[at]].isupper():
            return None
        word, tag = phrases.folded[at], phrases.tag[at]
        is_side = word == "chiều" and phrases.folded[at + 1 : at + 2] != [] and phrases.folded[at + 1][:3] in _SIDES
        if not is_side and word in (role("base") | role("end") | role("level")):
            return None
        if quantity.unit.kind == "money" and word not in role("measure"):
            return None
        if tag not in ("N", "Nc") and not (quantity.unit.kind == "area" and word in role("use")):
            return None
        last = phrases.end_of_phrase(phrases.end[at], PhraseStyle(verbs=quantity.unit.kind != "percent"))
        return phrases.start[at], last

    def _share_of(self, quantity: QuantityMention) -> Offsets | None:
        """``2/3 số hộ``: what the share is of."""
        phrases = self._phrases
        at = phrases.first_at(quantity.end)
        if at >= len(phrases) or phrases.breaks_line(at) or phrases.tag[at] not in ("N", "Nc", "Z", "L"):
            return None
        return phrases.start[at], phrases.end_of_phrase(phrases.end[at], PhraseStyle())

    def _skip_levels(self, at: int) -> tuple[int, set[str]]:
        """Step back over bound words, verbs of level and dates; the word before them and what was skipped."""
        phrases = self._phrases
        seen: set[str] = set()
        while at >= 0 and not phrases.is_figure(at) and not phrases.breaks_line(at + 1):
            word = phrases.folded[at]
            compared = word == "với" and at > 0 and phrases.folded[at - 1] == "so"
            timed = word in ("trong", "vào", "của") and phrases.is_date(at + 1)
            rated = word in ("tỷ lệ", "tỉ lệ") and at > 0 and phrases.folded[at - 1] == "chiếm"
            leveled = word == "các" and phrases.folded[at + 1] == "mức"
            opens = word in ("(", "+", ":") and not seen & {"(", ":"}
            if not (word in role("level") or phrases.is_date(at) or compared or timed or rated or leveled or opens):
                break
            seen.add(word)
            at -= 1
        return at, seen

    def _bracketed(self, at: int) -> Offsets | None:
        """``Hồ Vân (Phú Thọ) 77%``: the name before a bracket."""
        phrases = self._phrases
        if at < 0 or phrases.folded[at] != ")":
            return None
        opened = at
        while opened > 0 and phrases.folded[opened] != "(" and at - opened < 12:
            opened -= 1
        if opened == 0 or phrases.folded[opened] != "(":
            return None
        return self._subject(phrases.clause_start(opened - 1, 0), opened)

    def _behind_links(self, start: int, at: int) -> int:
        """The start of the last subject in a clause: behind ``là``, ``như``, ``gồm``."""
        for word in range(at - 1, start - 1, -1):
            if self._phrases.folded[word] in role("between"):
                return word + 1
        return start

    def _each(self, start: int, at: int, before: QuantityMention | None) -> Offsets | None:
        """``trao 200 phần quà, mỗi phần 500.000 đồng``."""
        if start == at:
            return None
        first, last = self._phrases.slice(start + 1, at + 1)
        thing = self._known.folded[first:last]
        if before is not None and before.object is not None:
            earlier = self._known.folded[before.object[0] : before.object[1]]
            if earlier.startswith(thing):
                return before.object
        return first, last

    def _measure_noun(self, start: int, at: int) -> int | None:
        """The first word of the measure noun in the words ``start`` to ``at``."""
        found = [word for word in range(start, at + 1) if self._is_measure(word, start, at)]
        tags = self._phrases.tag
        near = [word for word in found if "E" not in tags[word:at] or self._phrases.folded[word + 1] == "của"]
        return min(near or found, default=None)

    def _is_measure(self, word: int, start: int, at: int) -> bool:
        folded = self._phrases.folded
        if folded[word] in _TERMS:
            return False
        if any(" ".join(folded[word : word + width]) in role("measure") for width in (1, 2, 3)):
            return True
        if folded[word] in role("weak"):
            return word == start or folded[word - 1] in ("và", "theo", "đưa", "nâng")
        return folded[word] in role("whole_of") and word < at

    def _with_measure(
        self, quantity: QuantityMention, first: int, last: int, before: QuantityMention | None
    ) -> Offsets | None:
        """The measure with what it is of; for lengths and areas the thing that is so long or large."""
        phrases = self._phrases
        last = self._cut(first, last)
        if quantity.unit.kind in ("area", "length"):
            widths = (width for width in (5, 4, 3, 2, 1) if first + width <= last)
            generic = (width for width in widths if " ".join(phrases.folded[first : first + width]) in role("generic"))
            thing = first + next(generic, 0)
            if first < thing < last and phrases.tag[thing] in ("N", "Np", "Nc"):
                return phrases.slice(thing, last)
            if thing > first:
                return (
                    self._owner(first) or (before.object if before is not None else None) or phrases.slice(first, last)
                )
        return phrases.slice(first, last)

    def _owner(self, first: int) -> Offsets | None:
        """``Nhà ga có tổng diện tích sử dụng …``: what has the measure."""
        phrases = self._phrases
        if first < 2 or phrases.folded[first - 1] != "có" or phrases.is_mark(first - 2):
            return None
        return self._subject(phrases.clause_start(first - 2, 0), first - 1)

    def _cut(self, first: int, last: int) -> int:
        """Cut phrases of place, time and cause off the end of a subject."""
        phrases = self._phrases
        for word in range(first + 1, last):
            to_name = phrases.folded[word] == "qua" and phrases.tag[word + 1 : word + 2] == ["Np"]
            if phrases.is_date(word) or (phrases.folded[word] in _CUTS and phrases.scope(word) == 0 and not to_name):
                return word
        return last

    def _is_name(self, start: int, at: int) -> bool:
        """Whether nothing but a name stands in the words ``start`` to ``at`` (``Gia Lai 1.500 tỷ đồng``)."""
        phrases = self._phrases
        leads = ("và", "trong đó", "riêng", "trong", "đó", "tại", "ở", "còn", "tỉnh", "huyện", "xã", "thành phố")
        words = [word for word in range(start, at + 1) if phrases.folded[word] not in leads]
        return all(phrases.tag[word] in ("Np", "Ny") or self._is_title(word) for word in words)

    def _is_title(self, word: int) -> bool:
        text = self._known.text[self._phrases.start[word] : self._phrases.end[word]]
        return " " in text and all(part[:1].isupper() for part in text.split())

    def _is_nominal(self, start: int, at: int) -> bool:
        """Whether a clause is a noun phrase and nothing more (``kinh tế ngoài nhà nước 606 tỷ đồng``)."""
        tags = [self._phrases.tag[word] for word in range(start, at + 1) if self._phrases.folded[word] != "qua"]
        opens = start == 0 or self._phrases.is_mark(start - 1) or self._phrases.breaks_line(start)
        return opens and "V" not in tags and "N" in tags

    def _subject(self, first: int, last: int) -> Offsets | None:
        """The words of a clause before its verb, without what leads into it."""
        phrases = self._phrases
        leads = ("trong đó", "riêng", "theo", "theo đó", "đưa", "nâng", "đó", "cùng", "các dự án")
        while first < last and (
            phrases.tag[first] in ("C", "R", "E", "CH", "T", "L")
            or phrases.folded[first] in leads
            or phrases.is_date(first)
        ):
            first += 1
        last = self._cut(first, last) if first < last else last
        while last > first and phrases.tag[last - 1] in ("C", "CH", "E", "R"):
            last -= 1
        return phrases.slice(first, last) if first < last <= first + _LONGEST_SUBJECT else None
