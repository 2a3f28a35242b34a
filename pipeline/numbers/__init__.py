"""The grammar of Vietnamese numbers over tokens: digits, number words, and both mixed; exact decimals.

A library that every room may use. ``annotations.numbers`` holds the numbers of an article; ``read_number`` reads one at
a given token, ``read_fraction`` a fraction, ``parse_number`` a whole phrase.
"""

from trichtin.pipeline.numbers.digits import read_digits
from trichtin.pipeline.numbers.fractions import Fraction, read_fraction
from trichtin.pipeline.numbers.grammar import Number, number_words, parse_number, read_number
from trichtin.pipeline.numbers.index import Numbers
from trichtin.pipeline.numbers.roman import roman_value

__all__ = [
    "Fraction",
    "Number",
    "Numbers",
    "number_words",
    "parse_number",
    "read_digits",
    "read_fraction",
    "read_number",
    "roman_value",
]
