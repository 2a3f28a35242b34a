"""What lengths, sums, shares and other measures measure: the thing behind them, or what stands before."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.quantities.clauses import Clauses
from trichtin.pipeline.quantities.lexicon import role
from trichtin.pipeline.quantities.phrases import PhraseStyle
from trichtin.pipeline.state import Offsets, QuantityMention

_PHYSICAL = ("length", "mass", "area", "volume", "power", "speed")
_WITHOUT_THING = ("ratio", "temperature", "speed", "percent_point")
_BUILT = ("thiết kế", "xây", "xây dựng", "làm", "đúc")
_SOME = ("có", "một số", "nhiều", "vài")
_SOME_PLACES = ("nơi", "khu vực", "địa phương", "hộ", "lúc", "thời điểm", "loại", "mã", "hãng", "mặt hàng")
_OF_SUBSTANCES = ("mass", "volume")
_MEANS = ("bình quân", "trung bình")
_SIDES = ("cao", "dài", "rộn", "sâu", "nga")


@dataclass(slots=True, eq=False)
class Setting:
    """A figure among the others.

    Attributes:
        quantity: the figure.
        near: the figures before it in its sentence.
        earlier: the last figures before it in the article.
    """

    quantity: QuantityMention
    near: list[QuantityMention]
    earlier: list[QuantityMention]

    @property
    def before(self) -> QuantityMention | None:
        """The figure right before it in the sentence."""
        return self.near[-1] if self.near else None

    @property
    def inherited(self) -> Offsets | None:
        """The object of the figure before it in the sentence."""
        return self.near[-1].object if self.near else None

    @property
    def of_its_kind(self) -> QuantityMention | None:
        """The last figure of the sentence that has its kind of unit."""
        same = [one for one in self.near if one.unit.kind == self.quantity.unit.kind]
        return same[-1] if same else None


class Measures:
    """Finds the objects of one article's measures."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def object_of(self, setting: Setting) -> Offsets | None:
        """The object of a measure."""
        clauses, quantity = self._clauses, setting.quantity
        at, levels = clauses.skip_levels(clauses.last_before(quantity.start))
        share = self._share_of(quantity) if quantity.unit.kind == "ratio" and not quantity.unit.text else None
        if share is not None:
            return share
        carried = at >= 0 and clauses.folded[at] in role("carries")
        is_level = bool(levels & {"chiếm", "tương đương"}) and quantity.unit.kind not in _OF_SUBSTANCES
        thing = None if is_level or carried else self._behind(quantity)
        if thing is not None:
            return thing
        if quantity.unit.text == "mm":
            rain = self._rain(setting)
            if rain is not None:
                return rain
        if "(" in levels and self._is_share_of_before(setting, at):
            return setting.inherited
        if self._is_bare(at, setting.before):
            return clauses.before_bracket(at) or self._continued(setting, levels) or self._level_itself(quantity)
        if self._explains(setting) or self._is_of_each(setting):
            return setting.inherited
        if "trị giá" in levels:
            valued = self._valued(setting, at)
            if valued is not None:
                return valued
        return self._in_clause(setting, at, levels)

    def _in_clause(self, setting: Setting, at: int, levels: set[str]) -> Offsets | None:
        """What the clause before the figure says it is of; its last word before the words of level is ``at``."""
        clauses, quantity, before = self._clauses, setting.quantity, setting.before
        floor = max(before.end, before.object[1] if before.object else 0) if before is not None else 0
        start = clauses.clause_start(at, max(floor, self._sentence(quantity)), marks="," if "(" in levels else "")
        start = clauses.behind_links(start, at)
        if before is not None and clauses.is_adverbial(start, at):
            return self._continued(setting, levels)  # `thậm chí có nơi tăng 1.200 đồng`
        if clauses.folded[start] == "mỗi":
            return self._each(start, at, setting)
        measure = clauses.measure_noun(start, at)
        if measure is not None:
            return self._with_measure(setting, measure, at + 1)
        if clauses.folded[start] in role("moves") and before is not None:
            return self._continued(setting, levels)
        if any(clauses.folded[one] in _SOME and clauses.folded[one + 1] in _SOME_PLACES for one in range(start, at)):
            return self._of_names(setting)
        if quantity.unit.kind == "temperature":
            same = setting.of_its_kind
            return self._named(quantity) or (same.object if same is not None else None)
        if clauses.is_name(start, at):
            return self._of_names(setting)
        is_size = quantity.unit.kind == "area" or (quantity.unit.kind == "length" and levels & role("side"))
        if is_size and clauses.follows_preposition(at):
            return clauses.beside(at)
        if levels & role("tells") or "(" in levels or clauses.is_nominal(start, at):
            return clauses.subject(start, at + 1)
        if quantity.unit.kind == "money":
            return clauses.made(at)
        return clauses.made(at) or clauses.beside(at) if quantity.unit.kind in _PHYSICAL else None

    def _rain(self, setting: Setting) -> Offsets | None:
        """``mưa rất to như Thổ Bình (Tuyên Quang) 107 mm``: the rainfall that the sentence names."""
        folded = self._clauses.known.folded
        start = self._sentence(setting.quantity)
        at = folded.rfind("lượng mưa", start, setting.quantity.start)
        if at < 0:
            return None
        return at - len("tổng ") * (folded[max(at - 5, 0) : at] == "tổng "), at + len("lượng mưa")

    def _is_share_of_before(self, setting: Setting, at: int) -> bool:
        """``15 người chết (29%)``: whether a percentage in brackets is of the figure whose clause it closes."""
        clauses, before = self._clauses, setting.before
        if before is None or setting.quantity.unit.kind != "percent" or before.unit.kind != "count":
            return False
        behind = clauses.first_at(before.end)
        return behind <= at <= behind + 1 and not any(clauses.is_mark(word) for word in range(behind, at + 1))

    def _level_itself(self, quantity: QuantityMention) -> Offsets | None:
        """``Mức 4.420.000 đồng/tháng dành cho …``: the level, where the clause names nothing else."""
        clauses = self._clauses
        at = clauses.last_before(quantity.start)
        return clauses.slice(at, at + 1) if at >= 0 and clauses.folded[at] == "mức" else None

    def _sentence(self, quantity: QuantityMention) -> int:
        known = self._clauses.known
        return known.sentences[known.sentence_at(quantity.start)][0]

    def _named(self, quantity: QuantityMention, since: int = 0) -> Offsets | None:
        """The measure that the sentence names before a figure."""
        clauses = self._clauses
        start = clauses.first_at(max(since, self._sentence(quantity)))
        return clauses.named_measure(start, clauses.last_before(quantity.start))

    # Figures that say nothing of their own.

    def _is_bare(self, at: int, before: QuantityMention | None) -> bool:
        """Whether nothing stands before a figure in its clause but words of level."""
        clauses = self._clauses
        if at < 0 or clauses.is_figure(at) or clauses.is_mark(at) or clauses.breaks_line(at + 1):
            return True
        if before is None:
            return False
        if before.object is not None and before.start < clauses.start[at] < before.object[1]:
            return True
        behind = clauses.first_at(before.end)
        based = behind <= at and clauses.folded[behind] in role("base")
        return based and not any(clauses.is_mark(word) for word in range(behind, at))

    def _continued(self, setting: Setting, levels: set[str]) -> Offsets | None:
        """``đạt 3,5 tỷ USD, tăng 14,1%``: what the figure before measures, or the measure that the sentence names."""
        quantity, before = setting.quantity, setting.before
        if before is None:
            return self._named(quantity)
        if before.unit.kind == quantity.unit.kind or quantity.unit.kind == "percent":
            return before.object
        whole_sentence = before.unit.kind == "count" and levels & {"là", "từ"}
        return self._named(quantity, since=0 if whole_sentence else before.end) or before.object

    def _of_names(self, setting: Setting) -> Offsets | None:
        """``Gia Lai 1.500 tỷ đồng``: as the last figure of the kind, or the measure that the sentence names."""
        same = setting.of_its_kind
        if same is not None:
            return same.object
        named = self._named(setting.quantity)
        if named is not None or not setting.earlier:
            return named
        last = setting.earlier[-1]
        return last.object if last.unit.kind == setting.quantity.unit.kind else None

    def _explains(self, setting: Setting) -> bool:
        """``29,2 m (dưới báo động một: 0,8 m)``: whether a figure explains the one before the bracket."""
        if setting.before is None:
            return False
        between = self._clauses.known.folded[setting.before.end : setting.quantity.start].lstrip()
        inside = between[1:].split()
        return between.startswith("(") and ")" not in between and inside[:1] != [] and inside[0] in role("level")

    def _is_of_each(self, setting: Setting) -> bool:
        """``trao 40 phần quà với 500.000 đồng/phần``: whether a figure is of each of those counted before it."""
        quantity, before = setting.quantity, setting.before
        if before is None or before.unit.kind != "count" or not quantity.unit.per:
            return False
        at = self._clauses.last_before(quantity.start)
        if at < 0 or self._clauses.folded[at] != "với":
            return False
        return before.unit.text.split()[0] == quantity.unit.per[0].split()[0]

    def _valued(self, setting: Setting, at: int) -> Offsets | None:
        """``trao 10 phần quà cho người già trị giá 25 triệu đồng``: what is worth so much."""
        clauses, before = self._clauses, setting.before
        if before is not None and before.unit.kind == "count":
            behind = clauses.first_at(before.end)
            if not any(clauses.is_mark(word) for word in range(behind, at + 1)):
                return before.object
        return clauses.made(at) or clauses.beside(at)

    def _each(self, start: int, at: int, setting: Setting) -> Offsets | None:
        """``trao 200 phần quà, mỗi phần 500.000 đồng``."""
        if start == at:
            return None
        folded = self._clauses.known.folded
        first, last = self._clauses.slice(start + 1, at + 1)
        whole = setting.inherited
        if whole is not None and folded[whole[0] : whole[1]].startswith(folded[first:last]):
            return whole
        return first, last

    # The thing behind, or the measure before.

    def _share_of(self, quantity: QuantityMention) -> Offsets | None:
        """``2/3 số hộ``: what the share is of."""
        clauses = self._clauses
        at = clauses.first_at(quantity.end)
        if at >= len(clauses) or clauses.breaks_line(at) or clauses.tag[at] not in ("N", "Nc", "Z", "L"):
            return None
        return clauses.start[at], clauses.end_of_phrase(clauses.end[at], PhraseStyle())

    def _behind(self, quantity: QuantityMention) -> Offsets | None:
        """``489 ha lúa``, ``40-50% lượng giống``: the thing right behind the unit."""
        clauses, kind = self._clauses, quantity.unit.kind
        at = clauses.first_at(quantity.end)
        if (
            kind == "percent"
            and clauses.folded[at : at + 1] in (["các"], ["những"])
            and clauses.tag[at + 1 : at + 2] == ["N"]
        ):
            return clauses.start[at], clauses.end_of_phrase(clauses.end[at + 1], PhraseStyle(verbs=False))
        if kind in _WITHOUT_THING or at >= len(clauses) or clauses.breaks_line(at):
            return None
        word = clauses.folded[at]
        if clauses.is_taken(at) and word not in role("way"):
            return None
        is_side = word == "chiều" and at + 1 < len(clauses) and clauses.folded[at + 1][:3] in _SIDES
        if not is_side and word in (role("base") | role("end") | role("level")):
            return None
        named = clauses.known.text[clauses.start[at]].isupper()
        if named and not (kind in _OF_SUBSTANCES and clauses.known.text[clauses.start[at] : clauses.end[at]].isupper()):
            return None
        if named:  # `15.000 tấn HCL`
            return clauses.start[at], clauses.end[at]
        if kind == "money" and word not in role("measure") | role("money_in"):
            return None
        if clauses.tag[at] not in ("N", "Nc") and not (kind == "area" and word in role("use")):
            return None
        head = clauses.end[at + 1] if is_side else clauses.end[at]
        return clauses.start[at], clauses.end_of_phrase(
            head, PhraseStyle(verbs=kind != "percent", things=kind != "percent")
        )

    def _with_measure(self, setting: Setting, first: int, last: int) -> Offsets | None:
        """The measure with what it is of; for lengths and areas the thing that is so long or large."""
        clauses = self._clauses
        last = clauses.before_turn(first, clauses.cut(first, last))
        if last == first + 1 and clauses.folded[first] == "tổng" and setting.inherited is not None:
            return setting.inherited  # `3 cầu, tổng trị giá 9 tỷ đồng`
        if setting.quantity.unit.kind in ("area", "length", "volume"):
            widths = (width for width in (5, 4, 3, 2, 1) if first + width <= last)
            generic = (width for width in widths if " ".join(clauses.folded[first : first + width]) in role("generic"))
            thing = first + next(generic, 0)
            if first < thing < last and clauses.tag[thing] in ("N", "Np", "Nc"):
                return clauses.slice(thing, last)
            if thing > first:
                return self._owner(first) or setting.inherited or clauses.slice(first, last)
        elif last < len(clauses) and clauses.folded[last] in _MEANS and not clauses.breaks_line(last):
            last += 1
        return clauses.slice(first, last)

    def _owner(self, first: int) -> Offsets | None:
        """``Nhà ga có tổng diện tích sử dụng …``, ``hầm được xây với chiều dài …``: what has the measure."""
        clauses = self._clauses
        if first < 2 or clauses.folded[first - 1] not in ("có", "với") or clauses.is_mark(first - 2):
            return None
        last = first - 1
        if clauses.folded[last] == "với":
            if clauses.folded[last - 1] not in _BUILT:
                return None
            while last > 1 and clauses.tag[last - 1] in ("V", "R"):
                last -= 1
        if clauses.is_mark(last - 1):
            return None
        return clauses.subject(clauses.clause_start(last - 1, 0), last)
