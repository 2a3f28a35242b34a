"""Counts that are context: scope, standing background, labels, what points back, stories."""

from __future__ import annotations

from trichtin.pipeline.achievements.case import Case
from trichtin.pipeline.achievements.clause_places import lists_units
from trichtin.pipeline.achievements.lexicon import words

_BOTH = 2
_COUNTABLE = 200
"""Up to here a count of tasks or questions may be a label; so many more are a result."""
_QUOTES = ('"', "“", "‘", "'")
_CHILDREN = 5
_FEW = 10
"""Up to here a number in words may be that of a story."""


def is_scope(case: Case) -> bool:
    """A count behind a preposition: `tại 5 tỉnh`, `của 25 phường, xã`, `cho 4 địa phương`."""
    frame = case.frame
    if not case.is_count:
        return False
    first = case.figure.first
    if frame.word(first - 1) in ("cả", "toàn", "hơn", "trên", "khoảng", "gần"):
        first -= 1
    if any(verb.first < first == verb.last for verb in frame.verbs):
        return case.follows("ceremonial", first) is not None
    if case.follows("ceremonial", first) or (case.unit in words("administrative") and case.follows("of_places", first)):
        return True
    if case.follows("means", first):
        return True
    if case.follows("beneficiary_prepositions", first):
        joins = frame.word(first - 1) == "từ" and case.follows("mergers", first - 1)
        return case.unit in words("administrative") and not joins
    said = case.follows("scope_prepositions", first)
    if said == "của":
        return case.follows("participation", first - 1) is None
    return said is not None


def is_standing(case: Case) -> bool:
    """What a place or a body has anyway: `Quảng Nam có 9 huyện miền núi`, `trường có 21 giảng viên`."""
    frame, figure = case.frame, case.figure
    if case.follows("no_ownership"):
        return False
    if (
        case.unit in words("staff")
        and case.follows("ownership") in ("có", "hiện có")
        and case.change is None
        and case.status != "planned"
    ):
        is_report = case.is_dated and case.follows("ownership") == "có"
        return not is_report and not case.follows("tenses", figure.first - 1)
    if not case.is_count or case.change is not None:
        return False
    if case.unit == "hộ" and case.follows("ownership") and case.status != "planned" and _names_poverty(case):
        return not case.follows("tenses", figure.first - 1)
    if case.status not in (None, "achieved"):
        return False
    if case.unit.startswith("đơn vị") and frame.starts_with(frame.first, words("reorganized")):
        return False
    if case.unit in words("administrative") and figure.first == frame.clause_of(figure, weak=True)[0]:
        return case.before is not False and not has_predicate(case)
    owned = case.follows("ownership")
    if owned in ("gồm", "bao gồm", "với") and case.before is False:
        return False  # the parts of a result
    if owned is None or case.follows("tenses", figure.first - len(owned.split())):
        return False
    if case.unit in words("administrative") or case.unit in words("staff"):
        return not has_predicate(case)
    return False


def _names_poverty(case: Case) -> bool:
    return "nghèo" in case.frame.phrase(case.figure.last, case.figure.last + 3)


def is_stock(case: Case) -> bool:
    """The schools or hospitals that a place has: `hiện có 512 trường tiểu học`; not `có 9 trường đạt chuẩn`."""
    if not case.is_count or case.change is not None:
        return False
    if case.unit.partition(",")[0] not in words("institutions"):
        return False
    owned = case.follows("ownership")
    if owned not in ("có", "hiện có") or case.status not in (None, "achieved"):
        return False
    return not case.follows("tenses", case.figure.first - len(owned.split())) and not has_predicate(case)


def is_share_owned(case: Case) -> bool:
    """`liên doanh mà công ty sở hữu 51%`: a share that somebody simply has."""
    return case.change is None and case.frame.word(case.figure.first - 1) == "hữu" and case.status != "planned"


def is_capacity(case: Case) -> bool:
    """`máy bay có sức chứa 190 chỗ`: how many a thing holds; not of works that are to come or just finished."""
    if not case.is_count or case.works.planned or case.works.done or case.follows("holding") is None:
        return False
    frame = case.frame
    start, _ = frame.clause_of(case.figure)
    return not any(
        start <= verb.first < case.figure.first and frame.phrase(verb.first, verb.last) in words("building")
        for verb in frame.verbs
    )


def is_owned(case: Case) -> bool:
    """What somebody simply has: `công ty có 15 chi nhánh`, `gia đình có gần 1 ha lúa`; not `có 9 xã đạt chuẩn`."""
    frame, figure = case.frame, case.figure
    quantity = figure.quantity
    if not (case.is_count or (quantity.unit.kind == "area" and not quantity.unit.per)) or case.change is not None:
        return False
    if case.before is False or case.is_dated or case.status not in (None, "achieved"):
        return False
    owned = case.follows("ownership")
    start, end = frame.clause_of(figure, weak=True)
    if case.unit in words("happenings"):
        return False
    if any(frame.starts_with(index, words("rankings")) for index in range(figure.last, frame.last)):
        return False
    if owned != "có" or figure.first - 1 == start or case.follows("tenses", figure.first - 1):
        return case.follows("belongings") is not None and not has_predicate(case)
    if any(start <= cue.first < figure.first and cue.entry.status == "achieved" for cue in frame.cues):
        return False
    if any(figure.last <= verb.first < end and verb.entry == "action" for verb in frame.verbs):
        return False
    return not any(frame.word(index) in words("passives") for index in range(figure.last, end))


def is_family(case: Case) -> bool:
    """`3 người con`: nobody's result; a great number of them may be."""
    quantity = case.figure.quantity
    if quantity.value > _FEW:
        return False
    if case.unit == "con":  # `gia đình và hai con`
        is_bare = case.figure.behind == case.figure.last or case.follows("parents") is not None
        return is_bare and quantity.value <= _CHILDREN and case.before is None and not has_predicate(case)
    return case.unit in words("family")


def is_class(case: Case) -> bool:
    """A class or a base: `nhóm 10 tỉnh`, `cho mỗi 1.000 người`, `hai nước`, `2.000 đồng cho 1 cổ phiếu`."""
    if case.change is not None:
        return False
    quantity = case.figure.quantity
    before = case.frame.before(case.figure)
    if case.is_count and quantity.value == 1 and before is not None and before.quantity.unit.kind == "money":
        return case.frame.word(case.figure.first - 1) in ("cho", "mỗi")
    if case.is_count and quantity.value == _BOTH and case.unit in words("parties"):
        return True
    index = case.figure.first
    while case.frame.word(index - 1) in _QUOTES:
        index -= 1
    said = case.follows("classes", index)
    return said is not None and not (said == "danh sách" and case.follows("agreeing", index - 2))


def is_told(case: Case) -> bool:
    """A few people or things of a story, their number in words: `hai người chia tay`; not what is done or suffered."""
    frame, figure, quantity = case.frame, case.figure, case.figure.quantity
    if not case.is_count or case.status is not None or case.change is not None or quantity.value > _FEW:
        return False
    if any(char.isdigit() for char in frame.known.slice((quantity.start, quantity.number_end))):
        return False
    before = frame.before(figure)
    if case.before is False and before is not None and before.quantity.unit.text == quantity.unit.text:
        return False
    start, end = frame.clause_of(figure, weak=True)
    if any(start <= verb.first < figure.first and verb.entry == "action" for verb in frame.verbs):
        return False
    near = min(end, case.object_end + 3)
    return not any(
        frame.word(index) in words("passives") or frame.starts_with(index, words("predicate_verbs"))
        for index in range(figure.last, near)
    )


def has_predicate(case: Case) -> bool:
    """Whether the thing counted does or becomes something: `có 9 xã đạt chuẩn`, `còn 4 xã bị ngập`."""
    frame = case.frame
    last = min(case.object_end + 3, frame.clause_of(case.figure, weak=True)[1])
    first = case.figure.last
    if lists_units(frame, case.figure):  # `3 xã A, B và C đạt chuẩn`
        names = [mention for mention, _ in frame.places if case.figure.quantity.end < mention.end]
        last = min(frame.tokens.at(names[-1].end - 1) + 4, frame.last)
    return any(first <= verb.first < last for verb in frame.verbs) or any(
        frame.word(index) in words("passives") or frame.starts_with(index, words("predicate_verbs"))
        for index in range(first, last)
    )


def is_abstract(case: Case) -> bool:
    """Counts that label a speech or a scheme: `chính quyền 2 cấp`, `5 bảo đảm`."""
    if not case.is_count or case.change is not None or case.unit not in words("abstract"):
        return False
    if case.figure.quantity.value > _COUNTABLE:
        return False
    return not (case.is_done or _is_acted_on(case))


def _is_acted_on(case: Case) -> bool:
    """Whether the thing counted is what is done: `2 nhóm đối tượng được bổ sung`."""
    frame, last = case.frame, case.object_end
    return any(
        frame.word(index) == "được" and any(verb.first == index + 1 and verb.entry == "action" for verb in frame.verbs)
        for index in range(case.figure.last, last + 1)
    )


def is_anaphoric(case: Case) -> bool:
    """A count that points back: `3 tỉnh này`, `320 cán bộ nói trên`."""
    if not case.is_count or case.status in ("planned", "ongoing") or case.is_done:
        return False
    frame = case.frame
    if frame.word(case.figure.first - 1) == "cả":
        return not _all_became(case)
    for at in {case.figure.last, case.object_end}:
        said = frame.starts_with(at, words("anaphoric"), 2)
        if said == "trên":
            return not frame.word(at + 1)[:1].isalnum() or frame.word(at + 1) in words("predicates")
        if said is not None:
            return True
    return False


def _all_became(case: Case) -> bool:
    """Whether something befell them all: `cả 5 nạn nhân đều tử vong`."""
    frame = case.frame
    if case.unit in words("administrative") or "đều" not in frame.vocabulary:
        return False
    _, end = frame.clause_of(case.figure, weak=True)
    return any(
        frame.word(index) == "đều" and frame.starts_with(index + 1, words("predicate_verbs"))
        for index in range(case.figure.last, end)
    )


def is_part_of_context(case: Case) -> bool:
    """A part of what is context: `có 2 dãy ghế, một dãy dành cho khách`."""
    frame, figure = case.frame, case.figure
    before = frame.before(figure)
    if not case.before or before is None or not case.is_count or before.quantity.unit.kind != "count":
        return False
    if any(char.isdigit() for char in frame.known.slice((figure.quantity.start, figure.quantity.number_end))):
        return False
    same = before.quantity.unit.text.partition(" ")[0] == figure.quantity.unit.text.partition(" ")[0]
    if not same or figure.quantity.value > before.quantity.value or case.change is not None:
        return False
    return not any(before.last <= verb.first < figure.first for verb in frame.verbs) and not has_predicate(case)


def goes_on(case: Case) -> bool:
    """An item of a list whose item before is context: `10 huyện và 20 xã`, `cỡ 30 và 40 con/kg`."""
    if not case.before or case.figure.quantity.unit.kind != "count":
        return False
    frame, figure = case.frame, case.figure
    before = frame.before(figure)
    if before is None or before.quantity.unit.kind != "count":
        return False
    start = min(before.behind, figure.first)
    level = frame.bracket(figure.first)
    between = [frame.word(index) for index in range(start, figure.first) if frame.bracket(index) == level]
    between = [word for word in between if word not in "()"]
    return bool(between) and all(word in ("và", ",", "hoặc", "hơn", "gần", "khoảng", "trên") for word in between)
