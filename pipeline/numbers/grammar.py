"""Recursive descent over tokens: each level reads a number below its scale, as the words themselves are nested."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from trichtin.pipeline.numbers.digits import read_digits
from trichtin.pipeline.segmentation.tokens import Tokens, tokenize

_SIGNS = ("-", "−", "–")
_SCALES = ("small", "thousand", "million", "billion")
_SUFFIXES = {"k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9}
_DIGITS = "0123456789"
_ALONE = ("digit", "ten", "part")
_NEVER_ALONE = ("zero", "vague")
_ONE = Decimal(1)


@dataclass(slots=True, eq=False)
class Number:
    """A number in the text.

    Attributes:
        first: index of its first token.
        last: index behind its last token.
        start: character offset of its start.
        end: character offset behind it, scale words taken in.
        value: the exact value, scale words multiplied out; for a vague number its order of magnitude.
        words: whether it is written without digits (``hai mươi``).
        vague: whether only an order of magnitude is named (``hàng nghìn``, ``vài chục``).
        bare: whether it is a scale word without a number before it (``triệu`` in ``hơn triệu lượt khách``).
        alternative: the value the other way, where the marks are ambiguous (1200 for ``1,200``), else None.
        suffix: the letter that scales it (``K``, ``M``, ``G``), or "".
        scale: the product of the scale words at its end (10^12 for ``1,2 nghìn tỷ``), 1 where there are none.
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal
    words: bool
    vague: bool = False
    bare: bool = False
    alternative: Decimal | None = None
    suffix: str = ""
    scale: Decimal = _ONE


def read_number(tokens: Tokens, at: int) -> Number | None:
    """The longest number that starts at a token, or None.

    A sign, ``âm``, ``linh`` or a leading decimal mark may stand first; whether one is meant is for the caller to say
    (``Numbers`` asks for more evidence).
    """
    following = at + 1
    words = number_words()
    if following < len(tokens.text) and tokens.folded[following] not in words:
        written = tokens.text[following]
        if not written[0].isdecimal() and written not in _SUFFIXES:
            return _single(tokens, at, words)
    return _Reader(tokens, at).number()


def _single(tokens: Tokens, at: int, words: dict[str, tuple[str, Decimal]]) -> Number | None:
    """What the grammar reads where a token that carries no number on follows, in fewer steps: most numbers are such."""
    word = tokens.folded[at]
    if word[0] in _DIGITS:
        reading = read_digits(tokens.text[at])
        if reading is None:
            return None
        value, alternative = reading
        return Number(at, at + 1, tokens.start[at], tokens.end[at], value, False, alternative=alternative)
    role, value = words.get(word, ("", _ONE))
    if role in _ALONE:
        return Number(at, at + 1, tokens.start[at], tokens.end[at], value, True)
    return None if role in _NEVER_ALONE else _Reader(tokens, at).number()


def parse_number(phrase: str) -> Decimal | None:
    """The value of a phrase that is one number and nothing else (``một trăm linh năm``), or None."""
    tokens = tokenize(phrase)
    number = read_number(tokens, 0) if len(tokens) else None
    return number.value if number is not None and number.last == len(tokens) else None


@cache
def number_words() -> dict[str, tuple[str, Decimal]]:
    """Role and value of each word of the grammar."""
    lines = (files(__package__) / "words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: (role, Decimal(value)) for word, role, value in rows}


@cache
def _compounds() -> frozenset[tuple[str, str]]:
    lines = (files(__package__) / "compounds.txt").read_text(encoding="utf-8").splitlines()
    return frozenset((line.split()[0], line.split()[1]) for line in lines if line and not line.startswith("#"))


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


class _Reader:
    """Reads one number; ``at`` is the next token."""

    def __init__(self, tokens: Tokens, at: int) -> None:
        self._tokens = tokens
        self._words = number_words()
        self._first = self.at = at
        self._digits = False
        self._alternative: Decimal | None = None
        self._bare = False
        self._vague = False
        self._suffix = ""

    def number(self) -> Number | None:
        negative = self._sign()
        # A digit begins none of the others, and the levels of the grammar cost nothing where no scale word follows it.
        value = None if self._is_digits() else self._fraction_of_one() or self._vague_scale()
        if value is None:
            value = self._billions()
        if value is None:
            return None
        value = self._point(value)
        tokens = self._tokens
        alone = self.at == self._first + 1
        return Number(
            first=self._first,
            last=self.at,
            start=tokens.start[self._first],
            end=tokens.end[self.at - 1],
            value=-value if negative else value,
            words=not self._digits,
            vague=self._vague,
            bare=self._bare,
            alternative=self._alternative if alone else None,
            suffix=self._suffix,
            scale=self._scale(),
        )

    def _scale(self) -> Decimal:
        """The product of the scale words at the end, where a number stands before them."""
        product = Decimal(1)
        at = self.at - 1
        while at > self._first and number_words().get(self._tokens.folded[at], ("",))[0] in _SCALES:
            product *= number_words()[self._tokens.folded[at]][1]
            at -= 1
        return product

    # What stands at a token.

    def _role(self, ahead: int = 0) -> str:
        index = self.at + ahead
        folded = self._tokens.folded
        known = self._words.get(folded[index]) if index < len(folded) else None
        return "" if known is None or self._is_other_word(index, known[0]) else known[0]

    def _is_other_word(self, index: int, role: str) -> bool:
        """Whether a scale word begins a compound (``tỷ lệ``) or a name (``Vạn Ninh``)."""
        if role not in _SCALES or index + 1 >= len(self._tokens.text):
            return False
        word, following = self._tokens.text[index], self._tokens.text[index + 1]
        if word.istitle() and following.istitle() and len(word) > 1:
            return True
        return (self._tokens.folded[index], self._tokens.folded[index + 1]) in _compounds()

    def _take(self) -> Decimal:
        value = number_words()[self._tokens.folded[self.at]][1]
        self.at += 1
        return value

    def _touches(self, index: int) -> bool:
        """Whether a token and the one before it touch."""
        return 0 < index < len(self._tokens.text) and self._tokens.end[index - 1] == self._tokens.start[index]

    # The parts of a number.

    def _sign(self) -> bool:
        word = self._tokens.folded[self.at]
        if word in _SIGNS or word == "âm":
            self.at += 1
            return True
        return False

    def _fraction_of_one(self) -> Decimal | None:
        """``nửa``, ``một nửa``, ``nửa triệu``; None where no such thing stands."""
        skipped = 1 if self._role() == "digit" and self._role(1) == "part" else 0
        if self._role(skipped) != "part" or (skipped and self._tokens.folded[self.at] != "một"):
            return None
        self.at += skipped
        value = self._take()
        while self._role() in ("thousand", "million", "billion"):
            value *= self._take()
        return value

    def _vague_scale(self) -> Decimal | None:
        """``hàng nghìn``, ``vài chục triệu``, ``vài ba trăm``: the order of magnitude."""
        if self._role() != "vague":
            return None
        skipped = 2 if self._role(1) == "digit" else 1
        if self._role(skipped) not in _SCALES:
            return None
        self.at += skipped
        self._vague = True
        value = Decimal(1)
        while self._role() in _SCALES:
            value *= self._take()
        return value

    def _billions(self) -> Decimal | None:
        return self._level("billion", self._millions, self._millions, Decimal(10**9))

    def _millions(self) -> Decimal | None:
        return self._level("million", self._thousands, self._thousands, Decimal(10**6))

    def _thousands(self) -> Decimal | None:
        return self._level("thousand", self._hundreds, self._thousands, Decimal(10**3))

    def _level(
        self,
        role: str,
        below: Callable[[], Decimal | None],
        rest: Callable[[], Decimal | None],
        least: Decimal,
    ) -> Decimal | None:
        """``below`` [scale word [``rest``]]; a scale word alone counts one of itself."""
        value = below()
        if self._role() != role:
            return value
        if value is None:
            if self.at > self._first and self._tokens.folded[self.at - 1] not in (*_SIGNS, "âm"):
                return None
            value, self._bare = Decimal(1), True
        scale = self._take()
        value *= scale
        return value + self._remainder(max(scale, least), rest)

    def _remainder(self, scale: Decimal, rest: Callable[[], Decimal | None]) -> Decimal:
        """What follows a scale word: ``rưỡi``, or a smaller number that shows that it belongs to it."""
        if self._role() == "half":
            return self._take() * scale
        at, digits = self.at, self._digits
        if self._role() not in ("digit", "zero", "ten", "gap") and not self._is_digits():
            return Decimal(0)
        value = rest()
        if value is not None and value < scale and self._is_remainder(at):
            return value
        self.at, self._digits = at, digits
        return Decimal(0)

    def _is_remainder(self, start: int) -> bool:
        """Whether what was read from ``start`` belongs to the scale word before it.

        ``1 triệu 200 nghìn`` does, ``1 triệu 200`` may be two numbers; ``hai nghìn năm`` are years.
        """
        roles = [number_words().get(word, ("", 0))[0] for word in self._tokens.folded[start : self.at]]
        if "" in roles:  # digits
            return roles[-1] != ""
        return len(roles) > 1 or roles[0] == "ten"

    def _hundreds(self) -> Decimal | None:
        """Below a thousand in words, or any number in digits with ``trăm``, ``chục`` or ``tá`` behind it."""
        if self._is_digits():
            value = self._digit_number()
            if value is not None and self._role() == "small":
                value *= self._take()
            return value
        if self._role() == "gap":
            return self._gap()
        value = self._tens(lone_scale=True)
        if value is None or self._role() != "small":
            return value
        scale = self._take()
        value *= scale
        if scale != 100:
            return value
        if self._role() == "half":
            return value + self._take() * scale
        if self._role() == "gap":
            return value + (self._gap() or 0)
        at = self.at
        more = self._tens(lone_scale=False)
        if more is not None and more >= 10:
            return value + more
        self.at = at
        return value

    def _tens(self, *, lone_scale: bool) -> Decimal | None:
        """``hai mươi lăm``, ``mười lăm``, ``năm``, ``hai rưỡi``; with ``lone_scale`` also ``trăm`` for one hundred."""
        role = self._role()
        if role == "ten":
            return self._take() + self._last_digit()
        if role == "zero":
            follows = self._tokens.folded[self.at + 1 : self.at + 2]
            return self._take() if follows in (["trăm"], ["phẩy"]) else None
        if role == "digit":
            value = self._take()
            if self._role() == "tens":
                return value * self._take() + self._last_digit()
            if self._role() == "last" and self._tokens.folded[self.at] != "tư":
                return value * 10 + self._take()
            return value + self._take() if self._role() == "half" else value
        if role == "small" and lone_scale and self.at == self._first and self._tokens.folded[self.at] != "tá":
            self._bare = True
            return Decimal(1)
        return None

    def _last_digit(self) -> Decimal:
        """The digit behind ``mươi`` and ``mười``, where ``năm`` is the year and ``lăm`` the digit."""
        ones = self._role() in ("digit", "last") and self._tokens.folded[self.at] != "năm"
        return self._take() if ones and self._role(1) not in ("tens", "small") else Decimal(0)

    def _gap(self) -> Decimal | None:
        """``linh năm``, ``lẻ mười``."""
        if self._role(1) not in ("digit", "last", "ten"):
            return None
        self.at += 1
        return self._take()

    def _point(self, value: Decimal) -> Decimal:
        """``phẩy`` and the decimals behind it: digit by digit, or as a number of tens."""
        if self._role() != "point" or self._role(1) not in ("digit", "zero", "ten") or not _is_whole(value):
            return value
        at = self.at
        self.at += 1
        written = ""
        while self._role() == "zero":
            self._take()
            written += "0"
        rest = self._tens(lone_scale=False) if self._role() in ("digit", "ten") else None
        while rest is not None and _is_whole(rest):
            written += str(int(rest))
            rest = self._take() if self._role() == "digit" and self._role(1) != "fraction" else None
        if rest is not None:  # `hai phẩy ba rưỡi` is no number
            self.at = at
            return value
        return Decimal(f"{int(value)}.{written}")

    # Digits.

    def _is_digits(self) -> bool:
        index = self.at
        written = self._tokens.text
        if index >= len(written):
            return False
        if written[index] == "," and self._touches(index + 1):
            index += 1
        return index < len(written) and written[index][0] in _DIGITS

    def _digit_number(self) -> Decimal | None:
        tokens = self._tokens
        if tokens.text[self.at] == ",":
            digits = tokens.text[self.at + 1]
            reading = read_digits(f"0,{digits}") if digits.isdecimal() else None
            width = 2
        else:
            width = self._blank_groups()
            joined = "".join(tokens.text[self.at : self.at + width])
            reading = read_digits(joined)
        if reading is None:
            return None
        value, self._alternative = reading
        self.at += width
        self._digits = True
        if self.at < len(tokens) and tokens.text[self.at] in _SUFFIXES and self._touches(self.at):
            self._suffix = tokens.text[self.at]
            value *= _SUFFIXES[self._suffix]
            self.at += 1
        return value

    def _blank_groups(self) -> int:
        """How many tokens one number takes that is written with blanks between groups of three (``1 200``)."""
        tokens = self._tokens
        if not tokens.text[self.at].isdecimal() or not 0 < len(tokens.text[self.at].lstrip("0")) <= 3:
            return 1
        if tokens.text[self.at].startswith("0") or not self._may_be_grouped():
            return 1
        width = 1
        while self.at + width < len(tokens):
            index = self.at + width
            following = tokens.text[index].partition(",")[0]
            if not (len(following) == 3 and following.isdecimal() and tokens.start[index] == tokens.end[index - 1] + 1):
                break
            width += 1
            if len(following) != len(tokens.text[index]):
                break
        return 1 if width == 2 and self._is_lost_range() else width

    def _is_lost_range(self) -> bool:
        """``350 400 xe``: two round numbers whose dash was lost, and no number of two groups."""
        low, high = self._tokens.text[self.at : self.at + 2]
        return len(low) == 3 and low.endswith("0") and high.endswith("0") and low < high

    def _may_be_grouped(self) -> bool:
        """Not behind a word whose number ends before the next one begins (``tháng 9 200 hộ``)."""
        before = self._tokens.folded[self.at - 1] if self.at else ""
        return before not in _LABEL_WORDS and before not in ("/", "-", ":")


_LABEL_WORDS = frozenset("ngày tháng năm quý số khóa kỳ lần thứ cấp phường quận tổ khu lộ điều khoản mùng".split())
