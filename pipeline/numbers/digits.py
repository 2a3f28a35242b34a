"""One number written in digits, the Vietnamese way (``1.200,5``) or the other (``1,200.5``) where the form shows it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_GROUPED = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,"}


@lru_cache(maxsize=10_000)  # the same numerals come back again and again
def read_digits(written: str) -> tuple[Decimal, Decimal | None] | None:
    """The value of a token of digits with inner ``.`` and ``,``.

    One mark before a group of three is ambiguous: ``1.200`` is read as 1200 and ``1,200`` as 1.2, the Vietnamese way.

    Args:
        written: digits, such as ``1.200,5``, ``05``, ``1,200.5``.

    Returns:
        The value and, where the form allows it, what it is the other way; None for what is no number (``20.11.1982``).
    """
    if not written.isdecimal() and not (written[:1].isdecimal() and written[-1:].isdecimal()):
        return None
    marks = [char for char in written if char in ".,"]
    if not marks:
        return Decimal(written), None
    decimal = Decimal(written.replace(",", ".")) if len(marks) == 1 else None
    if len(set(marks)) == 1:
        mark = marks[0]
        grouped = Decimal(written.replace(mark, "")) if _GROUPED[mark].fullmatch(written) else None
        first, second = (grouped, decimal) if mark == "." else (decimal, grouped)
        if first is None:
            first, second = second, None
        return None if first is None else (first, second)
    whole, point, rest = written.rpartition(marks[-1])
    if point in whole or not _GROUPED[marks[0]].fullmatch(whole):
        return None
    return Decimal(f"{whole.replace(marks[0], '')}.{rest}"), None
