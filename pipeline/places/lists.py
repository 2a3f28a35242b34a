"""Lists of places: what heads them, and where their items start."""

from __future__ import annotations

from trichtin.pipeline.places.page import Page

_PLURALS = frozenset("các những hai ba bốn năm sáu bảy tám chín mười nhiều mấy".split())
_CLASSIFIERS = frozenset("cây chiếc con ngôi tuyến ngọn hòn dòng".split())  # `hai cây cầu …`
_LONGEST_BRACKET = 14
_MOST_TYPE_WORDS = 8
"""Type words in a row: `các xã, phường, thị trấn …`."""


def is_plural(page: Page, first: int) -> bool:
    """Whether the type word at ``first`` heads a list: ``các``, a number, or another type word before it."""
    index = first - 1
    for _ in range(_MOST_TYPE_WORDS):
        if page.word(index) not in {",", "/"} and page.low(index) != "và":
            break
        other = _type_word_before(page, index)
        if other is None:
            return False
        index = other - 1
    if page.low(index) in _CLASSIFIERS and page.joined(index + 1):
        index -= 1
    return (page.low(index) in _PLURALS or page.is_number(index)) and page.joined(index + 1)


def _type_word_before(page: Page, last: int) -> int | None:
    """The first token of a type word that ends in front of the token ``last``."""
    for first in (last - 2, last - 1):  # `thành phố` is two tokens
        candidate = page.known.candidates.at("unit types", first)
        if candidate is not None and candidate.last == last:
            return first
    return None


def next_item(page: Page, last: int) -> int | None:
    """The token where the next item of a list starts: behind ``,``, ``và``, ``;``, a bracket in between."""
    at = last
    if page.word(at) == "(":
        close = next(
            (index for index in range(at, min(at + _LONGEST_BRACKET, page.size)) if page.word(index) == ")"), None
        )
        if close is None:
            return None
        at = close + 1
    start = at
    while page.word(at) in {",", ";"} or page.low(at) in {"và", "hay", "hoặc"}:
        at += 1
    if at == start:
        return None
    return at if page.is_capital(at) or page.is_number(at) or page.known.candidates.at("unit types", at) else None
