"""Results of matches: ``thắng 2-1``, ``tỷ số 25-20``, in sentences or articles about matches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trichtin.pipeline.state import Annotations, Offsets

_SCORE = re.compile(
    r"(?<![^\W_])(?<![\d.,/:]-)(?<![/.,:])\d{1,3} ?[-–] ?\d{1,3}(?:\(\d{1,2}\))?(?![-–/]\d|[.,]\d|\w)"
    r"(?! ?(?:%|(?:người|tỷ|tỉ|triệu|nghìn|ngàn|đồng|năm|tháng|ngày|tuần|tuổi|giờ|phút|lần|m|km|kg|độ|cm)(?!\w)))"
)
_RESULT = re.compile(
    r"(?<![^\W_])(?:tỷ số|tỉ số|thắng|thua|hòa|cầm hòa|dẫn trước|dẫn bàn|gỡ hòa|san bằng|đánh bại|hạ|vượt qua|"
    r"thất bại|chiến thắng|ấn định|chung cuộc|set|ván|hiệp|bàn thắng|ghi bàn|lượt đi|lượt về|luân lưu|penalty)"
    r"(?![^\W_])"
)
_DASHES = ("-", "–")
_MATCHES = re.compile(
    r"(?<![^\W_])(?:cầu thủ|hlv|huấn luyện viên|trận đấu|bàn thắng|vòng bảng|bán kết|chung kết|tay vợt|võ sĩ)(?![^\W_])"
)
# A list of marks that players got, one a line.
_MARK = re.compile(r"[^\d\n]{3,40} ?[-–:] (?P<mark>\d{1,2}(?:[.,]\d{1,2})?)")
_LONGEST_LEAD = 45
_LEAST_MARKS = 3
_ABOUT_MATCHES = 3
"""An article with so many words of matches tells results without saying so each time (``Hà Nội 2-0 Nam Định``)."""


def scores(known: Annotations) -> Iterator[Offsets]:
    """The results and marks in a text."""
    marks = list(_marks(known))
    if len(marks) >= _LEAST_MARKS:
        yield from marks
    found = list(_pairs(known))
    about = bool(found) and len(_MATCHES.findall(known.folded)) >= _ABOUT_MATCHES
    tells: dict[int, bool] = {}
    for start, end in found:
        rank = known.sentence_at(start)
        if rank not in tells:
            tells[rank] = about or _RESULT.search(known.folded, *known.sentences[rank]) is not None
        if tells[rank]:
            yield start, end


def _pairs(known: Annotations) -> Iterator[Offsets]:
    """The pairs of numerals with a dash between them that may be results."""
    behind = 0
    for start, end in known.written_numerals:
        if start >= behind and known.text[end : end + 2].lstrip(" ")[:1] in _DASHES:
            match = _SCORE.match(known.folded, start)
            if match is not None:
                yield match.span()
                behind = match.end()


def _marks(known: Annotations) -> Iterator[Offsets]:
    """The marks that close a line with nothing but a name before them."""
    text = known.text
    for start, end in known.written_numerals:
        if text[end : end + 1] in ("", "\n"):
            line = text.rfind("\n", max(start - _LONGEST_LEAD, 0), start) + 1
            match = _MARK.fullmatch(text, line, end)
            if match is not None:
                yield match.span("mark")
