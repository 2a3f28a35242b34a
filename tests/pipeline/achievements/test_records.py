"""What examples do not show: spans, ids and references of achievements, and texts without full stops."""

from __future__ import annotations

import pytest

from trichtin import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_a_figure_told_twice_refers_to_the_first(extractor: Extractor) -> None:
    title = "Sơn La xóa 850 nhà tạm cho hộ nghèo"
    text = f"{title}\n\nNăm 2024, tỉnh Sơn La đã xóa 850 nhà tạm cho hộ nghèo tại huyện Mai Sơn."
    first, second = extractor.extract(text).achievements
    assert (first.repeats, second.repeats) == (None, first.id)


def test_the_span_holds_action_figure_and_object(extractor: Extractor) -> None:
    record = extractor.extract("Hôm qua, xã đã đầu tư cứng hóa 35/50 km đường liên xã.")
    (achievement,) = record.achievements
    span, action, thing = achievement.span, achievement.action, achievement.quantity.object
    assert action is not None
    assert thing is not None
    assert span.start == action.start
    assert span.end == max(thing.end, achievement.quantity.span.end)
    assert achievement.progress is not None
    assert (achievement.progress.done, achievement.progress.target, achievement.progress.ratio) == (35, 50, 0.7)
    assert achievement.progress.derived == ["ratio"]


def test_a_change_knows_where_it_starts_and_what_it_is_compared_with(extractor: Extractor) -> None:
    record = extractor.extract("Tỷ lệ hộ nghèo giảm từ 8% xuống còn 3%, sản lượng tăng 12% so với cùng kỳ năm trước.")
    lower, higher = record.achievements
    assert lower.change is not None
    assert higher.change is not None
    assert (lower.change.kind, lower.change.from_value, lower.change.base) == ("to", 8, None)
    assert higher.change.base is not None
    assert higher.change.base.text == "cùng kỳ năm trước"
    assert [quantity.value for quantity in record.context_quantities] == [8]


def test_an_actor_is_tied_to_its_organization(extractor: Extractor) -> None:
    record = extractor.extract("UBND tỉnh Sơn La phê duyệt 7 dự án.")
    (achievement,) = record.achievements
    names = {organization.id: organization.name for organization in record.organizations}
    assert achievement.actor_id is not None
    assert names[achievement.actor_id] == "UBND tỉnh Sơn La"


def test_text_without_full_stops_is_read_to_its_end(extractor: Extractor) -> None:
    text = "Xã Bản Lềnh đã trao 12 suất quà cho học sinh, " * 300
    record = extractor.extract(text)
    assert len(record.achievements) == 300
    assert {achievement.status for achievement in record.achievements} == {"achieved"}
