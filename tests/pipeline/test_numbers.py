"""The grammar of numbers: what is written out and what is written in digits is read back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import ROOT, Example, read_examples
from trichtin.pipeline.numbers import (
    Numbers,
    grammar,
    number_words,
    parse_number,
    read_digits,
    read_fraction,
    read_number,
    roman_value,
)
from trichtin.pipeline.segmentation import tokenize
from trichtin.pipeline.text import clean, fold

_ONES = "không một hai ba bốn năm sáu bảy tám chín".split()
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))
EXAMPLES = read_examples(ROOT / "numbers" / "numbers.examples.tsv")


def _below_hundred(number: int) -> str:
    """``hai mươi mốt``, ``mười lăm``, ``ba mươi tư``."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _ONES[ones]
    head = "mười" if tens == 1 else f"{_ONES[tens]} mươi"
    if ones == 0:
        return head
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return f"{head} {special.get(ones, _ONES[ones])}"


def _below_thousand(number: int, *, full: bool) -> str:
    """``một trăm linh năm``; with ``full`` also the hundred that is none (``không trăm linh năm``)."""
    hundreds, rest = divmod(number, 100)
    if hundreds == 0 and not full:
        return _below_hundred(rest)
    head = f"{_ONES[hundreds]} trăm"
    if rest == 0:
        return head
    return f"{head} linh {_ONES[rest]}" if rest < 10 else f"{head} {_below_hundred(rest)}"


def spell(number: int, *, full: bool = False) -> str:
    """A whole number in words, as it is read aloud."""
    for scale, word in _SCALES:
        if number >= scale:
            high, rest = divmod(number, scale)
            head = f"{spell(high, full=full)} {word}"
            return f"{head} {spell(rest, full=True)}" if rest else head
    return _below_thousand(number, full=full)


@given(st.integers(min_value=0, max_value=10**15))
def test_words_are_read_back(number: int) -> None:
    expected = None if number == 0 else Decimal(number)  # `không` alone is a negation
    assert parse_number(spell(number)) == expected


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from([".", ",", " ", ""]))
def test_whole_digits_are_read_back(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    read = parse_number(written)
    low, _, high = written.partition(" ")
    if len(low) == len(high) == 3 and low < high and low[-1] == high[-1] == "0":  # `350 400` has lost its dash
        assert read is None
    elif mark == "," and written.count(",") == 1:  # one comma is the decimal mark of Vietnamese
        assert read == Decimal(written.replace(",", "."))
    else:
        assert read == number


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=999))
def test_decimals_are_read_back(whole: int, decimals: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{decimals}"
    assert parse_number(written) == Decimal(f"{whole}.{decimals}")


@given(st.integers(min_value=1, max_value=399))
def test_roman_numerals_are_read_back(number: int) -> None:
    pairs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written, rest = "", number
    for value, letters in pairs:
        while rest >= value:
            written, rest = written + letters, rest - value
    assert roman_value(written) == number


@pytest.mark.parametrize("word", ["", "IIII", "VX", "IC", "xii", "MM", "ABC"])
def test_no_roman_numeral(word: str) -> None:
    assert roman_value(word) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1.200", (Decimal(1200), Decimal("1.200"))),
        ("1,200", (Decimal("1.200"), Decimal(1200))),
        ("1.5", (Decimal("1.5"), None)),
        ("0.125", (Decimal("0.125"), None)),
        ("1,200.5", (Decimal("1200.5"), None)),
        ("7.863,82", (Decimal("7863.82"), None)),
        ("05", (Decimal(5), None)),
        ("20.11.1982", None),
        ("1.2345.678", None),
        ("1,2.3,4", None),
        ("", None),
        ("12a", None),
    ],
)
def test_digits(written: str, expected: tuple[Decimal, Decimal | None] | None) -> None:
    assert read_digits(written) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("2/3", (2, 3)),
        ("35/50", (35, 50)),
        ("1.200/3.400", (1200, 3400)),
        ("hai phần ba", (2, 3)),
        ("ba phần tư", (3, 4)),
        ("hai/ba", None),
        ("2/0", None),
        ("hai phần thưởng", None),
        ("năm", None),
    ],
)
def test_fractions(phrase: str, expected: tuple[int, int] | None) -> None:
    fraction = read_fraction(tokenize(phrase), 0)
    found = None if fraction is None else (int(fraction.part.value), int(fraction.whole.value))
    assert found == expected


@pytest.mark.parametrize(
    "phrase", ["tỷ lệ", "triệu phú", "hai mươi năm", "một trăm hộ", "hàng xóm", "nhiều người", "linh"]
)
def test_no_number(phrase: str) -> None:
    assert parse_number(phrase) is None


def _described(text: str) -> Iterator[tuple[str, int, str]]:
    """``value[ vague][ bare][ or alternative]`` of each number."""
    for number in Numbers(tokenize(text)).all:
        parts = [f"{number.value.normalize():f}"]
        parts += ["vague"] * number.vague + ["bare"] * number.bare
        parts += [] if number.alternative is None else [f"or {number.alternative.normalize():f}"]
        yield text[number.start : number.end], number.start, " ".join(parts)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("example", EXAMPLES, ids=[example.where for example in EXAMPLES])
def test_example(example: Example, form: str) -> None:
    text = clean(unicodedata.normalize(form, example.text))  # type: ignore[arg-type]
    expected = [(text[start:end], start, what) for start, end, what in example.items]
    assert list(_described(text)) == expected


_PIECES = [*number_words(), "1.200", "0,5", "12", "20.11.1982", "hoà", "âm", "-", ",", "/", "K", "\n"]


@given(st.lists(st.sampled_from(_PIECES), max_size=16))
def test_numbers_lie_in_the_text_in_order(pieces: list[str]) -> None:
    text = clean("Huyện " + " ".join(pieces))
    tokens = tokenize(text)
    numbers = Numbers(tokens)
    end = 0
    for number in numbers.all:
        assert end <= number.start < number.end
        assert tokens.start[number.first] == number.start
        assert tokens.end[number.last - 1] == number.end
        assert numbers.at(number.first) is number
        assert numbers.before(number.last) is number
        end = number.end
    folded = [(number.value, number.start, number.end) for number in Numbers(tokenize(fold(text))).all]
    assert folded == [(number.value, number.start, number.end) for number in numbers.all]


@given(
    st.lists(
        st.sampled_from(
            "một hai năm mươi mười tư không linh nửa rưỡi trăm nghìn triệu tỷ lệ vài hộ K k , . - 1 200 1.200".split()
        )
    ),
    st.sampled_from([" ", ""]),
)
def test_a_number_of_one_token_is_what_the_grammar_reads(words: list[str], blank: str) -> None:
    tokens = tokenize(blank.join(words))
    for at in range(len(tokens)):
        assert repr(read_number(tokens, at)) == repr(grammar._Reader(tokens, at).number())
