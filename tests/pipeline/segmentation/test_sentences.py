"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichtin.pipeline.segmentation import split_sentences, tokenize
from trichtin.pipeline.segmentation.sentences import _openers
from trichtin.pipeline.text import clean


def _sentences(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens.start[first] : tokens.end[last - 1]] for first, last in split_sentences(tokens)]


@pytest.mark.parametrize(
    "text",
    [
        "Xã có 12 hộ.|Huyện có 3 xã.",
        "Xã làm xong đường!|Ai làm?|Dân làm…",
        "“Đường đã xong.”|Ông Páo nói vậy.",
        "Đường đã xong\nDân rất vui".replace("\n", "|"),
        "Thu 1.200,5 tỷ đồng.|15 xã đạt chuẩn.",
        # Short forms and initials close no sentence.
        "TP. Hà Giang có 8 xã.|Huyện có 3.",
        "Ông Nguyễn V. Páo nói.|Bà Lò nghe.",
        "Tại X. Nà Hỏa có 3 bản.|Xã vui.",
        "PGS. TS. Vì Văn Páo dự họp.|Ông nói.",
        "4. Giao Sở Y tế làm việc này.|5. Giao xã.",
        "IV. Tổ chức thực hiện.|Xã làm.",
        # A person or thing of one letter does, and a unit.
        "Công an đã gặp ông T.|Ông nói vậy.",
        "Máy có cổng USB-C.|Giá 3 triệu.",
        "Gió mạnh 50 km/h.|Xã có mưa.",
        "Bữa cơm vừa đủ no.|Dân vui.",
        "Tuyến đường VOV.VN giới thiệu đã xong.|Dân vui.",
        # A number, a unit or a region of one letter does.
        "Nhiệt độ cao nhất 33 độ C.|Gió nhẹ.",
        "Đây là hồ lớn nhất Đông Nam Á.|Hồ có ba đảo.",
        # No blank behind the mark is a slip, behind a word as behind a name.
        "Giá tăng 2.000 đồng.|Theo xã, giá còn tăng.",
        "Đây là việc của Việt Nam.|Nhiều nước ủng hộ.",
        "Đường đã thông./.|Lò Thanh",
        "“Nhà sạch, vườn đẹp”…|Đồng thời, xã làm đường.",
        # A subhead or caption that was pasted before a sentence ends where the sentence opens.
        "Xã vui.|Nước sạch về bản vùng cao|Theo ông Páo, nước đã về.",
        "Xã vui.|Thêm 35 km đường mới|Trong năm 2025, xã làm thêm.",
        "Xã vui.|Đường mới ở Nà Hỏa (Ảnh: TTXVN)|Ngày 5/3, xã làm thêm.",
        "Xã vui.|Bể nước mới ở bản Nà Hỏa|Trong năm 2025, xã làm thêm.",
        "Xã vui.|Lễ khánh thành ở bản vùng cao|Phát biểu tại buổi lễ, ông Páo cảm ơn dân.",
        # A name that goes on with such a word is none, nor one that ends with it.
        "Đoàn có ông Vì Văn Hiện đang làm Chủ tịch xã.",
        "Xã họp nhân dịp kỷ niệm Ngày thành lập Đảng.",
        "Ban giám khảo chấm cuộc thi hát Trong rừng thông.",
        # The initial of a byline stands behind a line end.
        "N. Huyền",
        # A quotation goes on behind its mark.
        "“Ai làm?” là câu hỏi của xã.",
    ],
)
def test_split_sentences(text: str) -> None:
    expected = text.split("|")
    joined = text
    for mark in ("đồng.|Theo", "Nam.|Nhiều", "/.|Lò", "…|Đồng"):
        joined = joined.replace(mark, mark.replace("|", ""))
    joined = joined.replace("|Dân rất", "\nDân rất").replace("|", " ")
    assert _sentences(joined) == expected


@pytest.mark.parametrize(("opener", "followers"), _openers().items())
def test_every_opener_ends_what_was_pasted_before_it(opener: str, followers: frozenset[str]) -> None:
    for follower in followers or {"5"}:
        opened = f"{opener} {follower} xã làm đường."
        assert _sentences(f"Xã vui. Nước sạch về bản vùng cao {opened}") == [
            "Xã vui.",
            "Nước sạch về bản vùng cao",
            opened,
        ]


def test_a_sentence_does_not_run_across_the_start_of_a_section() -> None:
    tokens = tokenize("Đường mới ở Nà Hỏa. Ảnh: TTXVN Ông Páo nói.")
    start = "Đường mới ở Nà Hỏa. Ảnh: TTXVN Ông Páo nói.".index("Ông")
    assert split_sentences(tokens, {start}) == [(0, 6), (6, 9), (9, 13)]


@given(st.text().map(clean), st.sets(st.integers(0, 40)))
def test_sentences_follow_each_other_and_leave_out_line_ends_only(text: str, breaks: set[int]) -> None:
    tokens = tokenize(text)
    at = 0
    for first, last in split_sentences(tokens, breaks):
        assert at <= first < last
        assert all(word.isspace() for word in tokens.text[at:first])
        assert not any(word[0] == "\n" for word in tokens.text[first:last])
        at = last
    assert all(word.isspace() for word in tokens.text[at:])


def test_marks_without_end_take_no_longer_than_they_are_long() -> None:
    assert len(split_sentences(tokenize("." * 50_000 + "a"))) == 126
    assert len(split_sentences(tokenize("a " + "”" * 50_000 + "b"))) == 126


def test_a_sentence_that_no_person_wrote_is_cut_at_a_comma() -> None:
    tokens = tokenize("Xã có 3 hộ nghèo, " * 200)
    sentences = split_sentences(tokens)
    assert sentences == [(0, 396), (396, 792), (792, 1188), (1188, 1200)]
    assert {tokens.text[last - 1] for _, last in sentences} == {","}
    assert split_sentences(tokenize("a " * 1000)) == [(0, 400), (400, 800), (800, 1000)]
