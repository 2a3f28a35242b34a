"""Names that no honorific and no role right before them announces."""

from __future__ import annotations

from trichtin.pipeline.people.clues import Clues
from trichtin.pipeline.people.evidence import Evidence
from trichtin.pipeline.people.foreign import foreign_name
from trichtin.pipeline.people.runs import is_acronym
from trichtin.pipeline.people.vietnamese import full_name_end, told_name_end
from trichtin.pipeline.segmentation.syllables import is_syllable

# Words at the head of a sentence that are no part of a name: `Theo Tim Cook, CEO …`.
_OPENERS = frozenset(
    "theo tại trong với và của khi sau trước từ do vì nhưng còn cùng về hôm ngày ảnh nguồn cả ngoài".split()
)
# Words that may stand right before a name of two syllables that nothing announces.
_JOINS = frozenset("và có gồm do là cùng với của cho bởi theo cựu nguyên".split())
# Units that titles name without their names; communes are often named after persons, so they are left out.
_BARE_UNITS = frozenset({"tỉnh", "huyện", "phố", "quận"})
_UNITS_NAMED_AFTER = frozenset({("trần", "văn", "thời"), ("hồ", "chí", "minh"), ("hai", "bà", "trưng")})


def bare_name(clues: Clues, index: int, first: int, stop: int) -> tuple[int, int, str, Evidence | None] | None:
    """A name that nothing announces: a family name and two or more given names."""
    last = full_name_end(clues, index, stop) or told_name_end(clues, index, stop)
    if last is None:
        return _foreign(clues, index, first, stop)
    if index == first + 1 and last - index > 3 and clues.surname(index + 1) == "strong":
        return None  # `quận ủy Hải Châu Võ Văn Thương`: the place takes two syllables
    if index == first and clues.is_namesake(index) and not _is_head_of_unit(clues, index, last):
        return None
    if last - index == 2 and not _is_short_name(clues, index, first, last):
        return None
    return index, last, "person.name", None


def _is_short_name(clues: Clues, index: int, first: int, last: int) -> bool:
    """Whether a name of two syllables is told by what stands around it: an office behind it, or before it."""
    if index != first:
        behind = clues.behind_place(first, index) == index and clues.surname(index) == "strong"
        return behind and clues.role_before(first)  # `Chánh án Tòa án Tối cao Trung Quốc Chu Cường`
    if clues.surname(index) == "strong" and index > 0 and _is_head_of_unit(clues, index, last):
        return True
    return clues.is_told(last) and _begins_phrase(clues, index)


def _is_head_of_unit(clues: Clues, index: int, last: int) -> bool:
    """`Chủ tịch UBND tỉnh Nguyễn Văn A`: the unit without its name, then the person."""
    tokens = clues.known.tokens
    if tokens.folded[index - 1] not in _BARE_UNITS or tuple(tokens.folded[index:last]) in _UNITS_NAMED_AFTER:
        return False
    named = last - index > 2 or clues.known.candidates.at("units", index) is None
    return named and clues.role_before(index - 1)


def _begins_phrase(clues: Clues, index: int) -> bool:
    """Whether nothing but a mark or a joining word stands before: `khu kinh tế mở Chu Lai, …` names a place."""
    before = clues.known.tokens.folded[index - 1] if index else "\n"
    return not before[0].isalnum() or before in _JOINS


def _foreign(clues: Clues, index: int, first: int, stop: int) -> tuple[int, int, str, Evidence | None] | None:
    tokens = clues.known.tokens
    if index != first or is_acronym(tokens.text[index]):
        return None
    if tokens.folded[index] in _OPENERS:
        index += 1
    start = clues.behind_place(index, stop)
    if start >= stop:
        return None
    said = index in clues.body_ends or (index > 0 and tokens.folded[index - 1] == "là")
    behind_state = clues.role_before(index, of_state=start == index) and (start > index or said)
    if not behind_state and (start > index or not clues.is_told(stop)):
        return None
    found = foreign_name(clues.known, start, stop, None, clues.runs)
    if found is None or (start == index and is_syllable(tokens.folded[found[1] - 1])):
        return None
    return *found, "person.foreign", None
