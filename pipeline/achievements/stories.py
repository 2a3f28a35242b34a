"""Figures that tell a story, a rule of law or a rate, and no result."""

from __future__ import annotations

from trichtin.pipeline.achievements.case import Case
from trichtin.pipeline.achievements.counts import has_predicate
from trichtin.pipeline.achievements.lexicon import words

_SMALL = 20
"""Up to here a count may be of those whom the article is about."""
_MANY_SEATS = 60
_ALL = 100
_NEAR_VEHICLE = 5
"""Words between a vehicle and its seats."""
_IDENTIFYING = 3
"""Words behind the thing counted in which it is said who they are."""


def is_moved(case: Case) -> bool:
    """How far somebody came: `xe kéo lê nạn nhân 30 m`, `vừa rời nhà được khoảng 50 m`."""
    frame, figure = case.frame, case.figure
    if figure.quantity.unit.kind != "length" or figure.quantity.unit.text not in ("m", "mét", "km"):
        return False
    start, _ = frame.clause_of(figure, weak=True)
    before = frame.before(figure)
    low = max(start, before.last) if before is not None else start
    return any(frame.starts_with(index, words("motions")) for index in range(low, figure.first)) and not any(
        low <= verb.first < figure.first and verb.entry == "action" for verb in frame.verbs
    )


def is_penalty(case: Case) -> bool:
    """What a law threatens: `phạt tiền từ 6 đến 8 triệu đồng`, `có thể bị phạt tới 30 triệu đồng`."""
    frame, figure, quantity = case.frame, case.figure, case.figure.quantity
    if quantity.unit.kind != "money" or frame.vocabulary.isdisjoint(("phạt", "trị")):
        return False
    start, _ = frame.clause_of(figure)
    said = [frame.word(index) for index in range(start, figure.first)]
    if not {"phạt", "trị"} & set(said):
        return False
    is_range = quantity.upper is not None or said[-1:] == ["từ"] or "dưới" in said[-2:]
    is_threat = any(frame.starts_with(index, words("threats")) for index in range(start, figure.first))
    return (is_range and "phạt" in said) or is_threat


def is_rate(case: Case) -> bool:
    """`cứ 10 vụ thì có 3 vụ …`: a rate, not a count."""
    frame, figure = case.frame, case.figure
    if "cứ" not in frame.vocabulary:
        return False
    start, _ = frame.clause_of(figure)
    starts = {other.first for other in frame.figures}
    return any(
        frame.word(index) == "cứ"
        and (index + 1 in starts or frame.word(index + 1) in ("mỗi", "thêm", "một") or _is_paid(case, index))
        for index in range(start, figure.first)
    )


def _is_paid(case: Case, index: int) -> bool:
    """`cứ thu 100 đồng thì lãi 71 đồng`: whether a rate of money begins at `cứ`."""
    is_money = case.figure.quantity.unit.kind == "money" and "thì" in case.frame.vocabulary
    return is_money and any(other.first == index + 2 for other in case.frame.figures)


def is_free(case: Case) -> bool:
    """`gian hàng 0 đồng`: what costs nothing."""
    return case.figure.quantity.unit.kind == "money" and case.figure.quantity.value == 0


def is_law(case: Case) -> bool:
    """What an article of a law says: `Điều 12 Luật … quy định mức đóng bằng 8% tiền lương`."""
    frame, figure = case.frame, case.figure
    if figure.quantity.unit.kind not in ("money", "percent") or case.status in ("planned", "ongoing"):
        return False
    said = [frame.word(index) for index in range(frame.first, figure.first)]
    if (
        "quy" not in said
        or frame.phrase(frame.first + said.index("quy"), frame.first + said.index("quy") + 2) != "quy định"
    ):
        return False
    return any(
        word in ("điều", "khoản") and said[at + 1 : at + 2] and said[at + 1].isdigit() for at, word in enumerate(said)
    )


def is_divided(case: Case) -> bool:
    """The parts of a scheme: `được chia thành 2 khu vực`."""
    return case.is_count and case.follows("divisions") is not None


def is_identified(case: Case) -> bool:
    """The few whom the sentence then names, or of whom it goes on to tell: `Hai nghi phạm được xác định là …`."""
    frame, figure = case.frame, case.figure
    if not case.is_count or figure.quantity.value > _SMALL or case.change is not None or case.is_done:
        return False
    if case.unit.split(" ")[0] in words("new_ones") or frame.starts_with(figure.last, words("new_ones")):
        return True
    opens = figure.first == frame.clause_of(figure, weak=True)[0]
    if not opens:
        return False
    if case.unit in words("leaders"):
        return True
    last = case.object_end
    return any(frame.starts_with(at, words("identifying")) for at in range(last, last + _IDENTIFYING))


def is_one_of(case: Case) -> bool:
    """`là 1 trong 3 đơn vị`: one of many says what something is."""
    quantity = case.figure.quantity
    if quantity.value != 1:
        return False
    return (quantity.out_of or 1) > 1 or (case.is_count and case.change is None and _is_article(case))


def _is_article(case: Case) -> bool:
    """Whether `1` is but an article: `công ty này là 1 doanh nghiệp lớn`."""
    return case.frame.word(case.figure.first - 1) == "là" and case.figure.behind > case.figure.last


def is_seats(case: Case) -> bool:
    """`ô tô 7 chỗ`: a kind of vehicle."""
    frame, figure = case.frame, case.figure
    if case.unit not in ("chỗ", "chỗ ngồi") or figure.quantity.value >= _MANY_SEATS:
        return False
    near = range(max(frame.first, figure.first - _NEAR_VEHICLE), figure.first)
    return any(frame.starts_with(index, words("vehicles")) for index in near)


def is_agent(case: Case) -> bool:
    """The few who do what happens to somebody: `bị 2 đối tượng đánh`."""
    if not case.is_count or case.figure.quantity.value > _SMALL or case.follows("no_agents"):
        return False
    return case.follows("agents") is not None


def is_companion(case: Case) -> bool:
    """Others who are with somebody: `An cùng 19 học viên khác đặt chân tới trường`."""
    frame, figure = case.frame, case.figure
    if not case.is_count or case.follows("companions") is None or has_predicate(case):
        return False
    if any(verb.first < figure.first and verb.entry == "action" for verb in frame.verbs):
        return False
    return "khác" in frame.phrase(figure.last, figure.behind + 1).split() and case.before is None


def is_act(case: Case) -> bool:
    """Resolutions and laws that are carried out: `quán triệt, triển khai 4 nghị quyết`."""
    return case.is_count and case.unit in words("acts") and case.follows("carrying_out") is not None


def is_threshold(case: Case) -> bool:
    """From how many on something holds: `đường có 2 làn trở lên`."""
    frame, figure = case.frame, case.figure
    if not case.is_count or case.change is not None:
        return False
    return any(frame.starts_with(index, words("thresholds")) for index in (figure.last, figure.behind))


def is_quality(case: Case) -> bool:
    """`hàng mới 100%`: what something is like."""
    quantity = case.figure.quantity
    return quantity.unit.kind == "percent" and quantity.value == _ALL and case.follows("whole") is not None


def is_named_case(case: Case) -> bool:
    """The few of a case that is named after them: `vụ 4 người cầm dao`; not `vụ 3 người chết`."""
    if not case.is_count or case.follows("cases") is None or case.follows("no_cases") is not None:
        return False
    return not case.frame.word(case.figure.first - 2).isdigit() and not has_predicate(case)


def is_again(case: Case) -> bool:
    """The few of whom the article told before, with nothing new said of them: `khi hai nữ sinh ra bãi cát`."""
    frame, figure = case.frame, case.figure
    if not case.was_told or not case.is_count or figure.quantity.value > _SMALL or case.change is not None:
        return False
    if figure.quantity.bound == "vague" or case.follows("no_ownership"):
        return False
    if case.status not in (None, "achieved") or case.unit.partition(" ")[0] in words("happenings") or _is_news(case):
        return False
    start, _ = frame.clause_of(figure, weak=True)
    return figure.first == start or frame.word(start) == "việc" or case.follows("subordinating") is not None


def _is_news(case: Case) -> bool:
    """Whether something is said of those counted that a table could hold, or they are listed."""
    near = range(case.figure.last, case.object_end + _IDENTIFYING)
    return has_predicate(case) or any(case.frame.word(index) == "gồm" for index in near)


def is_legal_limit(case: Case) -> bool:
    """Up to where a rule holds: `theo quy định của Luật Xây dựng, nhà dưới 250 m2 …`."""
    frame, quantity = case.frame, case.figure.quantity
    if quantity.bound not in ("less_than", "more_than", "at_least", "at_most", "range") or case.change is not None:
        return False
    if case.status not in (None, "achieved") or not frame.may_hold(words("rulings")):
        return False
    return any(frame.starts_with(index, words("rulings"), 6) for index in range(frame.first, case.figure.first))
