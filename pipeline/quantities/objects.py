"""What each figure counts or measures."""

from __future__ import annotations

from trichtin.pipeline.quantities.phrases import Phrases, role
from trichtin.pipeline.state import Annotations, Offsets, QuantityMention

_MODIFIED_BY_VERBS = ("household", "abstract", "classifier")
_THINGS = ("length", "area", "mass", "volume", "percent", "energy", "money", "other", "power")
_INHERITING = ("quantity.table", "quantity.list")
_BEFORE_VICTIMS = frozenset("làm khiến gây cướp".split())


def attach(known: Annotations) -> None:
    """Fill ``object`` of every quantity, in the order of the text."""
    finder = _Objects(known)
    ordered = sorted(known.quantities, key=lambda quantity: quantity.offsets)
    for index, quantity in enumerate(ordered):
        before = ordered[index - 1] if index else None
        if before is not None and known.sentence_at(before.start) != known.sentence_at(quantity.start):
            before = None
        quantity.object = finder.find(quantity, before)
    for index in range(len(ordered) - 2, -1, -1):
        if ordered[index].rule == "quantity.list" and ordered[index].object is None:
            ordered[index].object = ordered[index + 1].object


class _Objects:
    """Finds the objects of one article's figures."""

    def __init__(self, known: Annotations) -> None:
        self._known = known
        self._phrases = Phrases(known)

    def find(self, quantity: QuantityMention, before: QuantityMention | None) -> Offsets | None:
        """The object of a figure; ``before`` is the figure before it in the sentence."""
        if quantity.rule == "quantity.list":
            return None
        if quantity.rule == "quantity.table":
            return before.object if before is not None else None
        if quantity.unit.kind == "count":
            return self._of_count(quantity, before)
        if quantity.unit.kind == "duration":
            return self._of_duration(quantity)
        return self._of_measure(quantity, before)

    # Counts.

    def _of_count(self, quantity: QuantityMention, before: QuantityMention | None) -> Offsets | None:
        unit = self._unit_at(quantity)
        if unit is None:
            return before.object if before is not None else None
        carrier = self._carrier(quantity)
        if carrier is not None:
            return carrier
        start, end = unit
        entry = self._known.candidates.at("counted_nouns", self._known.tokens.first(start))
        noun_class = entry.entry.noun_class if entry is not None else ""
        last = self._phrases.end_of_phrase(
            quantity.end if quantity.out_of_span is None else quantity.out_of_span[1],
            verbs=noun_class in _MODIFIED_BY_VERBS or not noun_class,
            subject=self._is_subject(quantity),
            names=noun_class != "admin",
        )
        if quantity.unit.per:
            last = end
        if last == end:
            subject = self._subject_with(quantity, unit, before)
            if subject is not None:
                return subject
        return start, max(last, end)

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

    def _is_subject(self, quantity: QuantityMention) -> bool:
        """Whether the counted noun is the subject of its clause: at its start, or behind ``làm``, ``khiến``, ``có``."""
        phrases = self._phrases
        at = phrases.last_before(quantity.start)
        while at >= 0 and phrases.folded[at] in (
            "hơn",
            "gần",
            "khoảng",
            "trên",
            "ít nhất",
            "ngoài ra",
            "tổng cộng",
            "và",
        ):
            at -= 1
        if at < 0 or phrases.is_mark(at) or phrases.breaks_line(at + 1):
            return True
        return phrases.folded[at] in ("làm", "khiến", "gây", "cướp", "còn", "có", "khi", "hiện có", "trong đó")

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
                last = self._cut(word, at + 1)
                return phrases.slice(word, last)
        return None

    # Durations.

    def _of_duration(self, quantity: QuantityMention) -> Offsets | None:
        phrases = self._phrases
        at, _ = self._skip_levels(phrases.last_before(quantity.start))
        start = phrases.clause_start(at, 0) if at >= 0 else 0
        for word in range(start, at + 1):
            if phrases.folded[word] in ("thời gian", "thời hạn", "tuổi thọ", "thời lượng", "nhiệm kỳ"):
                return phrases.slice(word, self._cut(word, at + 1))
        behind = phrases.first_at(quantity.end)
        if behind < len(phrases) and phrases.folded[behind] == "kinh nghiệm":
            last = phrases.end_of_phrase(phrases.words.end[behind], verbs=True, subject=False, names=True)
            return phrases.words.start[behind], last
        return None

    # Measures.

    def _of_measure(self, quantity: QuantityMention, before: QuantityMention | None) -> Offsets | None:
        phrases = self._phrases
        at, levels = self._skip_levels(phrases.last_before(quantity.start))
        if quantity.unit.kind in _THINGS and "chiếm" not in levels:
            thing = self._behind(quantity)
            if thing is not None:
                return thing
        if at < 0 or phrases.is_figure(at) or phrases.is_mark(at) or phrases.breaks_line(at + 1):
            return self._bracketed(at) or (before.object if before is not None else None)
        floor = before.end if before is not None else self._sentence_start(quantity)
        start = phrases.clause_start(at, floor)
        measure = self._measure_noun(start, at)
        if measure is not None:
            return self._with_measure(quantity, measure, at + 1, before)
        if self._is_name(start, at) and before is not None:
            return before.object
        if levels & role("tells"):
            return self._subject(start, at + 1)
        return None

    def _sentence_start(self, quantity: QuantityMention) -> int:
        return self._known.sentences[self._known.sentence_at(quantity.start)][0]

    def _behind(self, quantity: QuantityMention) -> Offsets | None:
        """``489 ha lúa``, ``40-50% lượng giống``: the thing right behind the unit."""
        phrases = self._phrases
        at = phrases.first_at(quantity.end)
        if at >= len(phrases) or phrases.breaks_line(at) or phrases.is_taken(at):
            return None
        word, tag = phrases.folded[at], phrases.words.tag[at]
        if word in role("base") or word in role("end") or self._known.text[phrases.words.start[at]].isupper():
            return None
        if quantity.unit.kind == "money" and word not in role("measure"):
            return None
        if tag not in ("N", "Nc") and not (
            tag == "V" and quantity.unit.kind == "area" and word not in role("predicate")
        ):
            return None
        if quantity.unit.kind == "length" and word in ("chiều", "tính"):
            return None
        last = phrases.end_of_phrase(
            phrases.words.end[at], verbs=quantity.unit.kind != "percent", subject=True, names=True
        )
        return phrases.words.start[at], last

    def _skip_levels(self, at: int) -> tuple[int, set[str]]:
        """Step back over bound words, verbs of level and dates; the word before them and what was skipped."""
        phrases = self._phrases
        seen: set[str] = set()
        while at >= 0:
            word = phrases.folded[at]
            if phrases.is_figure(at) or phrases.breaks_line(at + 1):
                break
            if not (word in role("level") or phrases.is_date(at) or word in ("(", "+", ":", "trong", "vào")):
                break
            if word in ("(", ":") and seen & {"(", ":"}:
                break
            if word in ("trong", "vào") and not phrases.is_date(at + 1):
                break
            seen.add(word)
            at -= 1
        return at, seen

    def _bracketed(self, at: int) -> Offsets | None:
        """``Hồ Vân Trục (Vĩnh Phúc) 77%``: the name before a bracket."""
        phrases = self._phrases
        if at < 0 or phrases.folded[at] != ")":
            return None
        opened = at
        while opened > 0 and phrases.folded[opened] != "(" and at - opened < 8:
            opened -= 1
        if opened == 0 or phrases.folded[opened] != "(" or any(phrases.is_figure(word) for word in range(opened, at)):
            return None
        start = phrases.clause_start(opened - 1, 0)
        return self._subject(start, opened)

    def _measure_noun(self, start: int, at: int) -> int | None:
        """The first word of the measure noun in the words ``start`` to ``at``."""
        phrases = self._phrases
        for word in range(start, at + 1):
            text = phrases.folded[word]
            if text in role("measure") or (text in role("whole_of") and word < at and text != "bình quân"):
                return word
        return None

    def _with_measure(
        self, quantity: QuantityMention, first: int, last: int, before: QuantityMention | None
    ) -> Offsets | None:
        phrases = self._phrases
        last = self._cut(first, last)
        text = " ".join(phrases.folded[first:last])
        if quantity.unit.kind in ("area", "length") and text in role("generic") and before is not None:
            return before.object
        return phrases.slice(first, last)

    def _cut(self, first: int, last: int) -> int:
        """Cut phrases of place, time and cause off the end of a subject."""
        phrases = self._phrases
        for word in range(first + 1, last):
            if phrases.is_date(word) or (
                phrases.folded[word] in ("tại", "ở", "trên", "vào", "do", "từ", "qua", "theo", "trong", "cho", "với")
                and phrases._scope(word) == 0
            ):
                return word
        return last

    def _is_name(self, start: int, at: int) -> bool:
        """Whether nothing but a name stands in the words ``start`` to ``at`` (``Gia Lai 1.500 tỷ đồng``)."""
        phrases = self._phrases
        words = [
            word
            for word in range(start, at + 1)
            if phrases.folded[word] not in ("và", "trong đó", "riêng", "trong", "đó")
        ]
        return all(phrases.words.tag[word] in ("Np", "Ny") or self._is_title(word) for word in words)

    def _is_title(self, word: int) -> bool:
        text = self._known.text[self._phrases.words.start[word] : self._phrases.words.end[word]]
        return all(part[:1].isupper() for part in text.split())

    def _subject(self, first: int, last: int) -> Offsets | None:
        """The words of a clause before its verb, without what leads into it."""
        phrases = self._phrases
        while first < last and (
            phrases.words.tag[first] in ("C", "R", "E", "CH", "T", "L")
            or phrases.folded[first] in ("trong đó", "riêng", "theo", "theo đó", "đưa", "nâng", "đó", "cùng")
            or phrases.is_date(first)
        ):
            first += 1
        last = self._cut(first, last) if first < last else last
        return phrases.slice(first, last) if first < last else None
