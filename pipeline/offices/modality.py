"""Whether a change is only planned, wished or denied, or only dates another statement."""

from __future__ import annotations

from trichtin.pipeline.segmentation.tokens import Tokens


def _phrases(text: str) -> frozenset[str]:
    """Phrases from a text with ``|`` between them."""
    return frozenset(phrase.strip() for phrase in text.split("|"))


# Words that make a change a plan, a wish, a condition or a denial.
_PLANNED = _phrases(
    "dự kiến | sẽ | đề nghị | đề xuất | đề cử | giới thiệu | kiến nghị | xem xét | chưa | không | sắp"
    "| có thể | nếu | chuẩn bị | muốn | phải | cần | ứng cử | yêu cầu | nên | tin đồn | được cho là | trình"
    "| xin | dự định | cân nhắc | phương án | đòi | kêu gọi | tranh cử | ứng viên | khả năng"
    "| hoặc | thẩm quyền | ý định | kế hoạch | tiến tới | nhằm | để | tờ trình | lộ trình | nguyện vọng"
    "| bỏ phiếu | chọn | từ chối | phản đối | tiêu chuẩn"
)
# Between a verb and an office: only who is to be chosen.
_NOMINATED = _phrases("giới thiệu | ứng cử | đề cử | quy hoạch")
# Words that put a change into the background of another statement.
_BACKGROUND = _phrases(
    "sau khi | kể từ khi | trước khi | từ khi | khi | từ lúc | nhân dịp | lúc | dưới thời | trong bối cảnh| thời"
)
# Pairs that are none of these words though they hold one: `đồng thời điều động …`, `đã bỏ phiếu bầu …`.
_DONE = frozenset({("đồng", "thời"), ("đã", "bỏ")})
_LONGEST = 3


def is_planned(tokens: Tokens, first: int, last: int, *, decided: bool) -> bool:
    """Whether a word between two tokens makes the change behind them a plan, a wish, a condition or a denial.

    Args:
        tokens: the tokens of the article.
        first: the first token.
        last: the token behind the last.
        decided: whether the clause tells a decision, so that ``sẽ`` only says what it brings.
    """
    return _has(tokens, first, last, _PLANNED - {"sẽ"} if decided else _PLANNED)


def is_nominated(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words between a verb and an office only say who is to be chosen."""
    return _has(tokens, first, last, _NOMINATED)


def is_background(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a word between two tokens puts the change behind them into the background of another statement."""
    return _has(tokens, first, last, _BACKGROUND)


def _has(tokens: Tokens, first: int, last: int, words: frozenset[str]) -> bool:
    text, folded = tokens.text, tokens.folded
    for at in range(first, last):
        if text[at][0].isupper() and at + 1 < last and text[at + 1][0].isupper():
            continue  # `Cần Thơ`
        if (folded[at - 1], folded[at]) in _DONE:
            continue
        for length in range(1, _LONGEST + 1):
            if at + length <= last and " ".join(folded[at : at + length]) in words:
                return True
    return False
