from __future__ import annotations

from datetime import date

import pytest

from trichtin.pipeline.dates.published import published_from_text

TITLE = "Khánh thành cầu mới"


@pytest.mark.parametrize(
    "head",
    [
        "Thứ Sáu, 14/11/2025 08:30",
        "14/11/2025 08:30",
        "08:30 | 14/11/2025",
        "Minh An-Thứ sáu, ngày 14/11/2025 10:52 GMT+7",
        "Cập nhật: 14/11/2025",
        "Đăng lúc 08:30 ngày 14/11/2025",
        "Đăng ngày 14 tháng 11 năm 2025",
        "Hà Nội (TTXVN) ngày 14/11/2025 - Sáng nay, lễ khánh thành được tổ chức.",
        "Hà Nội, ngày 14/11/2025 (TTXVN) - Sáng nay, lễ khánh thành được tổ chức.",
        "(TTXVN 14/11/2025) Sáng nay, lễ khánh thành được tổ chức.",
    ],
)
def test_a_head_that_states_the_day(head: str) -> None:
    assert published_from_text(f"{TITLE}\n\n{head}\n\nCây cầu dài 1 km.") == date(2025, 11, 14)


@pytest.mark.parametrize(
    "head",
    [
        "Ngày 14/11/2025, lễ khánh thành được tổ chức.",
        "14/11/2025",
        "Sáng 14/11, tại Hà Nội (TTXVN), lễ khánh thành được tổ chức.",
        "Thứ Hai, 31/2/2025 10:00",
        "Thứ Sáu, 14/11/2025 08:30\nThứ Bảy, 15/11/2025 08:30",
        "Hạn nộp: 17 giờ ngày 14/11/2025 tại văn phòng",
    ],
)
def test_a_head_that_does_not(head: str) -> None:
    assert published_from_text(f"{TITLE}\n\n{head}") is None


def test_only_the_head_is_read() -> None:
    body = "\n".join(f"Đoạn thứ {rank} của bài." for rank in range(20))
    assert published_from_text(f"{TITLE}\n{body}\nThứ Sáu, 14/11/2025 08:30") is None
