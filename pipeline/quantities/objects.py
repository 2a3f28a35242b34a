"""What each figure counts or measures."""

from __future__ import annotations

from trichtin.pipeline.quantities.clauses import TERMS, Clauses
from trichtin.pipeline.quantities.lexicon import role
from trichtin.pipeline.quantities.measures import Measures, Setting
from trichtin.pipeline.quantities.phrases import PhraseStyle
from trichtin.pipeline.state import Annotations, Offsets, QuantityMention

_NEAR = 8
_MODIFIED_BY_VERBS = ("household", "abstract", "classifier", "head", "")
_LEADS = ("hơn", "gần", "khoảng", "trên", "ít nhất", "ngoài ra", "tổng cộng", "và", "dưới", "thêm")
_CAUSES = ("làm", "khiến", "gây", "cướp", "còn", "có", "khi", "hiện có", "trong đó", "trong", "của")
_HAVING = ("có", "hiện có", "gồm", "bao gồm", "trong đó")
_GIVES_TO = ("cho", "đối với", "tặng", "với")
_BEFORE_AGES = frozenset("dưới trên từ gần hơn khoảng ngoài mới đã tròn".split())
_SIZES = ("cỡ", "loại", "size")
_SENIORITY = frozenset(("đảng", "đoàn", "nghề", "quân"))
_BETWEEN_SPANS = frozenset((",", "và", "hoặc"))


def attach(known: Annotations) -> None:
    """Fill ``object`` of every quantity, in the order of the text."""
    if not known.quantities:
        return
    finder = _Objects(known)
    ordered = sorted(known.quantities, key=lambda quantity: quantity.offsets)
    sentences = [known.sentence_at(quantity.start) for quantity in ordered]
    for index, quantity in enumerate(ordered):
        since = max(index - _NEAR, 0)
        earlier = ordered[since:index]
        within = zip(earlier, sentences[since:index], strict=True)
        near = [one for one, rank in within if rank == sentences[index] and one.unit.kind != "duration"]
        quantity.object = finder.find(Setting(quantity, near, earlier))
    for quantity, following in zip(reversed(ordered[:-1]), reversed(ordered), strict=False):
        if quantity.rule == "quantity.list" or _shares_noun(known, quantity, following):
            quantity.object = following.object


def _shares_noun(known: Annotations, quantity: QuantityMention, following: QuantityMention) -> bool:
    """Whether a span of time shares the noun of the next: ``huy hiệu 40 năm và 30 năm tuổi Đảng``."""
    if quantity.object is not None or {quantity.unit.kind, following.unit.kind} != {"duration"}:
        return False
    return known.folded[quantity.end : following.start].strip() in _BETWEEN_SPANS


class _Objects:
    """Finds the objects of one article's figures."""

    def __init__(self, known: Annotations) -> None:
        self._known = known
        self._clauses = Clauses(known)
        self._measures = Measures(self._clauses)

    def find(self, setting: Setting) -> Offsets | None:
        """The object of a figure; the members of a list get that of its last afterwards."""
        quantity = setting.quantity
        if quantity.rule == "quantity.list":
            return None
        if quantity.rule == "quantity.table":
            return setting.inherited
        if quantity.unit.kind == "count":
            return self._of_count(quantity, setting.before)
        if quantity.unit.kind == "duration":
            return self._of_duration(quantity)
        return self._measures.object_of(setting)

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
            last = self._clauses.end_of_phrase(behind, self._style(quantity, start))
        if last <= end:
            fuller = self._as_before(quantity, before) or self._subject_with(quantity, unit, before)
            if fuller is not None:
                return fuller
        return start, max(last, end)

    def _unit_at(self, quantity: QuantityMention) -> Offsets | None:
        """Where the unit of a count stands."""
        text, known = quantity.unit.text, self._known
        for begin, limit in ((quantity.number_end, quantity.end), quantity.out_of_span or (0, 0)):
            at = known.text.find(text, begin, limit)
            if at >= 0:
                return at, at + len(text)
        return None

    def _style(self, quantity: QuantityMention, unit_start: int) -> PhraseStyle:
        entry = self._known.candidates.at("counted_nouns", self._known.tokens.first(unit_start))
        noun_class = entry.entry.noun_class if entry is not None else ""
        governor = self._word_before(quantity)
        defines = governor not in ("", *_CAUSES) or self._adds(quantity)
        verbs = noun_class in _MODIFIED_BY_VERBS
        if quantity.unit.text.lower() == "ca":  # what it is a case of may be a verb: `59 ca điều trị ngoại trú`
            return PhraseStyle(verbs=True, defines=defines)
        if noun_class in ("head", "") and not defines:
            behind = self._clauses.first_at(quantity.end)
            verbs = self._clauses.has_predicate(behind) or (governor in _HAVING and self._clauses.takes_noun(behind))
        return PhraseStyle(
            verbs=verbs,
            defines=defines,
            given=governor in _GIVES_TO,
            names=noun_class != "admin",
            people=noun_class == "person",
        )

    def _word_before(self, quantity: QuantityMention) -> str:
        """The word that governs a figure, bound words skipped; "" at the start of a clause."""
        clauses = self._clauses
        at = clauses.last_before(quantity.start)
        while at >= 0 and clauses.folded[at] in _LEADS:
            at -= 1
        return "" if at < 0 or clauses.is_mark(at) or clauses.breaks_line(at + 1) else clauses.folded[at]

    def _adds(self, quantity: QuantityMention) -> bool:
        """``có thêm 9 xã đạt chuẩn``."""
        at = self._clauses.last_before(quantity.start)
        return at >= 0 and self._clauses.folded[at].endswith("thêm")

    def _carrier(self, quantity: QuantityMention) -> Offsets | None:
        """``công suất 600.000 lượt khách/năm``: the measure that carries the count."""
        at = self._clauses.skip_levels(self._clauses.last_before(quantity.start))[0]
        for width in (1, 2):  # the tagger parts `sức chứa`
            first = at + 1 - width
            if first > 0 and self._clauses.folded[first - 1] == "đủ":  # `đủ sức chứa 90 máy bay`
                return None
            if first >= 0 and " ".join(self._clauses.folded[first : at + 1]) in role("carries"):
                return self._clauses.slice(first, at + 1)
        return None

    def _sized(self, quantity: QuantityMention, before: QuantityMention | None) -> Offsets | None:
        """``giá tôm thẻ cỡ 30 và 40 con/kg``: what is sorted by size."""
        clauses = self._clauses
        at = clauses.last_before(quantity.start)
        while at > 0 and (clauses.is_figure(at) or clauses.folded[at] == "và"):
            at -= 1
        if not quantity.unit.per or at < 1 or clauses.folded[at] not in _SIZES:
            return None
        if clauses.is_mark(at - 1):
            return before.object if before is not None and before.unit.kind != "count" else None
        start = clauses.clause_start(at - 1, 0)
        while start < at and clauses.folded[start] in role("measure"):
            start += 1
        return clauses.slice(start, at) if start < at else None

    def _as_before(self, quantity: QuantityMention, before: QuantityMention | None) -> Offsets | None:
        """``4 triệu lượt khách/năm và khoảng 5 triệu lượt khách/năm``: as the figure before."""
        if before is None or not before.unit.per or before.unit.text != quantity.unit.text:
            return None
        clauses = self._clauses
        at = clauses.skip_levels(clauses.last_before(quantity.start))[0]
        while at >= 0 and clauses.folded[at] in ("và", ",", "đến"):
            at = clauses.skip_levels(at - 1)[0]
        return before.object if at >= 0 and clauses.is_figure(at) else None

    def _subject_with(self, quantity: QuantityMention, unit: Offsets, before: QuantityMention | None) -> Offsets | None:
        """``số tàu cá không đủ điều kiện là 1.254 tàu cá``: the counted noun as the subject says it more fully."""
        clauses = self._clauses
        at, levels = clauses.skip_levels(clauses.last_before(quantity.start))
        if at < 0 or clauses.is_mark(at) or not levels & role("tells") or levels & {"có"}:
            return None
        start = clauses.clause_start(at, before.end if before is not None else 0)
        head = self._known.folded[unit[0] : unit[1]].split()
        for word in range(start, at + 1):
            text = clauses.folded[word].split()
            if text[0] == head[-1] or text == head or text[0] == head[0]:
                return clauses.slice(word, clauses.cut(word, at + 1))
        return None

    # Durations.

    def _of_duration(self, quantity: QuantityMention) -> Offsets | None:
        """``thời hạn bổ nhiệm 5 năm``, ``20 năm kinh nghiệm``, ``22 năm tái lập tỉnh``."""
        clauses = self._clauses
        if quantity.unit.text.endswith("tuổi"):
            return self._aged(quantity)
        at, _ = clauses.skip_levels(clauses.last_before(quantity.start))
        start = clauses.clause_start(at, 0) if at >= 0 else 0
        for word in range(start, at + 1):
            if clauses.folded[word] in TERMS:
                return clauses.slice(word, clauses.cut(word, at + 1))
        seniority = self._seniority(quantity)
        if seniority is not None:
            return seniority
        behind = clauses.first_at(quantity.end)
        if behind >= len(clauses) or clauses.breaks_line(behind):
            return None
        if self._spent(behind):
            last = behind + 1 + (clauses.folded[behind] == "đứng")
            return clauses.start[behind], clauses.end_of_phrase(clauses.end[last], PhraseStyle(verbs=False))
        term, tag = clauses.folded[behind], clauses.tag[behind]
        if term == "kinh nghiệm" or (tag in ("V", "M") and " " in term and term not in role("elided")):
            last = clauses.end_of_phrase(clauses.end[behind], PhraseStyle(verbs=False))
            return clauses.start[behind], last
        return None

    def _seniority(self, quantity: QuantityMention) -> Offsets | None:
        """``huy hiệu 40 năm tuổi Đảng``; the words of the text may join `năm` and `tuổi`."""
        tokens = self._known.tokens
        at = tokens.first(quantity.end)
        if tokens.folded[at : at + 1] != ["tuổi"] or tokens.folded[at + 1 : at + 2] == []:
            return None
        return (tokens.start[at], tokens.end[at + 1]) if tokens.folded[at + 1] in _SENIORITY else None

    def _spent(self, at: int) -> bool:
        """Whether what the time is spent with starts at a word: ``6 tháng nghỉ hưu``, ``30 năm đứng trong …``."""
        clauses = self._clauses
        words, tags = clauses.folded[at : at + 3], clauses.tag[at : at + 3]
        if words[:1] == ["nghỉ"]:
            return tags[1:2] in (["V"], ["N"])
        if words[:2] in (["nắm", "quyền"], ["cầm", "quyền"]):
            return True
        return words[:2] == ["đứng", "trong"] and tags[2:] == ["N"]

    def _aged(self, quantity: QuantityMention) -> Offsets | None:
        """Who is so old: the name before a bracket or comma (``Vân (25 tuổi)``), the noun before (``bé 7 tuổi``)."""
        clauses = self._clauses
        at = clauses.last_before(quantity.start)
        while at >= 0 and clauses.folded[at] in _BEFORE_AGES:
            at -= 1
        if at >= 0 and clauses.folded[at] in ("(", ",") and not clauses.breaks_line(at + 1):
            last = at - 1
            while last >= 0 and clauses.is_named(last) and not clauses.breaks_line(last + 1):
                last -= 1
            return clauses.slice(last + 1, at) if last + 1 < at else None
        return clauses.beside(at)
