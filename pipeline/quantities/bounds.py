"""How a figure bounds the truth, by the words around it."""

from __future__ import annotations

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.state import Annotations, Offsets
from trichtin.schemas.quantity import Bound

_CLAUSE_MARKS = frozenset(',;.:!?()[]…"“”')
_CLAUSE_LENGTH = 25
# Behind a difference: what it is measured against.
_BASES = ("so với", "so cùng", "kế hoạch", "chỉ tiêu", "dự toán", "mục tiêu", "cùng kỳ", "mức đề ra", "nghị quyết")
# `sớm hơn 3 ngày` is a difference, `dài hơn 50 km` a bound.
_DIFFERENCES = frozenset("sớm muộn nhanh chậm rẻ đắt tốt trẻ già giỏi gấp".split())
# `trên 2 tuyến đường` says where, not how many.
_GROUNDS = frozenset(
    "tuyến sông đường trang kênh lĩnh vực mặt phương địa đoạn sân tờ xe tàu chiếc nền cánh con bờ".split()
)
_STANCES = frozenset("hình dạng góc chế".split())


class Bounds:
    """Finds the bound words of an article's figures."""

    def __init__(self, known: Annotations) -> None:
        self._known = known
        self._ending: dict[int, Candidate] = {}
        for found in known.candidates.of("bound_words"):
            if found.entry.place != "after":
                self._ending.setdefault(found.last, found)
        self._clause_words = {c.first: c for c in known.candidates.of("bound_words") if c.entry.place == "clause"}

    def of(self, first: int, last: int, *, kind: str, since: int = 0) -> tuple[Bound, Offsets | None]:
        """The bound of a figure, and the word that says so.

        Args:
            first: the first token of the figure.
            last: the token behind it.
            kind: the kind of its unit.
            since: the token behind the figure before, where the search in the clause ends.
        """
        after = self._known.candidates.at("bound_words", last)
        if after is not None and after.entry.place == "after":
            return after.entry.bound, (after.start, after.end)
        found = self._before(first, last, kind) or self._in_clause(first, since)
        return ("exact", None) if found is None else (found.entry.bound, (found.start, found.end))

    def _before(self, first: int, last: int, kind: str) -> Candidate | None:
        """The strongest of the bound words that lead up to the figure."""
        folded = self._known.tokens.folded
        weak: Candidate | None = None
        at = first
        while at > 0:
            if folded[at - 1] == "từ":
                at -= 1
            found = self._ending.get(at)
            if found is None or not self._holds(found, first, last, kind):
                break
            if found.entry.bound != "approx":
                return found
            weak = found
            at = found.first
        return weak

    def _holds(self, found: Candidate, first: int, last: int, kind: str) -> bool:
        tokens = self._known.tokens
        word = tokens.folded[found.first]
        before = tokens.folded[found.first - 1] if found.first else ""
        if found.entry.place == "tally":
            if kind in ("percent_point", "ratio") or before in (",", "("):
                return False
            return not self._is_difference(last)
        if found.entry.place == "opening":
            return not before or before[0] in _CLAUSE_MARKS or before[0] == "\n"
        if word == "hơn":
            return before not in _DIFFERENCES
        if word == "ước":
            return before not in ("công", "quy", "giao", "điều", "hiệp", "hôn")
        if word in ("trên", "dưới") and found.last - found.first == 1:
            return before not in ("dựa", "nêu", "nói", "kể") and not self._is_place(word, first, last)
        return True

    def _is_difference(self, last: int) -> bool:
        """Whether the figure tells by how much, and not up to where."""
        known = self._known
        tokens = known.tokens
        end = last
        while end < len(tokens) and end < last + 12 and tokens.text[end][0] not in ".;,\n":
            end += 1
        behind = known.folded[tokens.end[last - 1] : tokens.end[end - 1]]
        return any(base in behind for base in _BASES)

    def _is_place(self, word: str, first: int, last: int) -> bool:
        tokens = self._known.tokens
        small = len(tokens.text[first]) <= 1 or tokens.text[first].isalpha()
        nouns = _GROUNDS if word == "trên" else _STANCES
        return small and any(noun in nouns for noun in tokens.folded[first + 1 : last])

    def _in_clause(self, first: int, since: int) -> Candidate | None:
        """``ước đạt`` and its like, which work from further left in the clause."""
        tokens = self._known.tokens
        for at in range(first - 1, max(since, first - _CLAUSE_LENGTH) - 1, -1):
            if tokens.text[at][0] in _CLAUSE_MARKS or tokens.text[at][0] == "\n":
                return None
            found = self._clause_words.get(at)
            if found is not None and found.last <= first and not (found.last - at == 1 and found.last != first):
                return found
        return None
