"""Vietnamese text in the character sets before Unicode, whose bytes were taken for those of Windows-1252.

TCVN3 (the fonts ``.Vn…``, "ABC") is the part of TCVN 5712:1993 with small letters only; VNI writes a letter and one
character behind it for its marks; windows-1258 has combining tones. Files of that time say nothing of their character
set, so the text tells: read rightly, its words are syllables of Vietnamese.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from trichtin.schemas.diagnostics import WarningCode

_SAMPLE = 40_000
"""So many characters tell the character set."""

_FEWEST_LETTERS = 4
_LEAST_VALID = 0.85
"""Share of the words with marks that must be syllables once the text is converted."""

_LEAST_GAIN = 0.25
"""… and by so much more than before: a French text is no Vietnamese one in TCVN3."""

# TCVN 5712:1993, 0xA1 to 0xFE; its combining marks are dots. The capitals with tones are of VN1, which holds VN3.
_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ.....àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ"
)  # fmt: skip

_SENTENCE_HEAD = re.compile(r"(^|[.!?:] +|\n ?)([à-ỹ])")

_VNI_SINGLE = {
    "ñ": "đ", "Ñ": "Đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "Í": "Í", "Ì": "Ì", "Æ": "Ỉ", "Ó": "Ĩ",
    "Ò": "Ị", "ô": "ơ", "Ô": "Ơ", "ö": "ư", "Ö": "Ư", "î": "ỵ", "Î": "Ỵ",
}  # fmt: skip
# The character behind a letter, and the marks it stands for.
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip

_SPLIT_A = re.compile(r"\xc3 (?=(?:ch?|m|n|ng|nh|p|t|i|o|u)\b)|(?<![vlVL])\xc3 (?=y\b)")
_LOST_A = re.compile(r"\xc3(?=[ \n.,;:!?)]|$)")

_UNICODE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300-\u0323]")
_HIGH = re.compile("[\xa1-\xff]")
_WORD = re.compile(r"[^\W\d_]+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    "(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    "(?:uyê|uya|iê|yê|ươ|ưa|uô|ua|ia|oa|oă|oe|uâ|uê|uy|uơ|oo|[aăâeêioôơuưy])"
    "(?:ng|nh|ch|[cmnptiyou])?"
)


def to_unicode(text: str, sample: str | None = None) -> tuple[str, str] | None:
    """The text in Unicode and the name of the character set that it was in; None where it is no such text.

    Args:
        text: a text whose bytes were read as Windows-1252.
        sample: words of it that tell the character set, where it holds markup too.
    """
    sample = (sample or text)[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    if high < _FEWEST_LETTERS or 10 * len(_UNICODE.findall(sample)) >= high:
        return None
    before = _share_of_syllables(sample)
    found: tuple[float, str, Callable[[str], str]] = (before + _LEAST_GAIN, "", str)
    for name, convert in _CONVERTERS:
        try:
            share = _share_of_syllables(convert(sample))
        except UnicodeError:
            continue
        if share >= _LEAST_VALID and share > found[0]:
            found = (share, name, convert)
    _, name, convert = found
    return (convert(text), name) if name else None


def lines_to_unicode(text: str) -> tuple[str, str] | None:
    """A text some of whose lines are in Unicode and the others in one older character set, as ``to_unicode`` gives it.

    So it is where texts were joined. None where it is no such text.
    """
    lines = text.split("\n")
    old = [rank for rank, line in enumerate(lines) if _is_of_old_set(line)]
    converted = to_unicode("\n".join(lines[rank] for rank in old)) if old else None
    if converted is None:
        return None
    for rank, line in zip(old, converted[0].split("\n"), strict=True):
        lines[rank] = line
    return "\n".join(lines), converted[1]


def _is_of_old_set(line: str) -> bool:
    return (
        _HIGH.search(line) is not None
        and _UNICODE.search(line) is None
        and _share_of_syllables(line[:_SAMPLE]) < _LEAST_VALID
    )


def conversion_warning(name: str) -> tuple[WarningCode, str]:
    """The warning that a text was in the character set ``name``."""
    return "legacy_encoding", f"The text was in {name} and was converted to Unicode."


def convert_like(text: str, name: str) -> str:
    """A short field converted from the character set ``name`` of its article, unless it is in Unicode itself."""
    if _UNICODE.search(text) or not _HIGH.search(text):
        return text
    try:
        return dict(_CONVERTERS)[name](text)
    except UnicodeError:
        return text


def decode_bytes(data: bytes) -> str:
    """Bytes as Windows-1252, and those that it leaves free as Latin-1."""
    return data.decode("latin-1").translate(_cp1252_controls())


@cache
def _cp1252_controls() -> dict[int, str]:
    free = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    return {byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in free}


def _from_tcvn3(text: str) -> str:
    converted = text.translate(_tcvn3_table())
    # It has no capitals with tones: at the head of a sentence one is meant.
    return _SENTENCE_HEAD.sub(lambda match: match[1] + match[2].upper(), converted)


def _from_vni(text: str) -> str:
    converted = _vni_pattern().sub(_from_vni_letter, text)
    return unicodedata.normalize("NFC", converted)


def _from_vni_letter(match: re.Match[str]) -> str:
    if match[3]:
        return _VNI_SINGLE[match[3]]
    return _VNI_SINGLE.get(match[1], match[1]) + _VNI_MARKS[match[2].lower()]


def _from_windows_1258(text: str) -> str:
    return unicodedata.normalize("NFC", _bytes(text).decode("cp1258"))


def _from_twice_utf8(text: str) -> str:
    # The second byte of `à` is a blank in Windows-1252, which programs make a plain one, or drop beside another.
    text = _SPLIT_A.sub("\xc3\xa0", text)
    text = _LOST_A.sub("\xc3\xa0", text).replace("\xc2 ", " ").replace("\xc2\n", "\n")
    return unicodedata.normalize("NFC", _bytes(text).decode("utf-8", errors="replace"))


_CONVERTERS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("windows-1258", _from_windows_1258),
    ("TCVN3", _from_tcvn3),
    ("VNI", _from_vni),
    ("UTF-8 read as windows-1252", _from_twice_utf8),
)


def _bytes(text: str) -> bytes:
    return b"".join(_byte(char) for char in text)


@cache
def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1") if char <= "\xff" else b"?"


@cache
def _tcvn3_table() -> dict[int, str]:
    return {0xA1 + rank: letter for rank, letter in enumerate(_TCVN3) if letter != "."}


@cache
def _vni_pattern() -> re.Pattern[str]:
    marks = "".join(_VNI_MARKS)
    singles = "".join(_VNI_SINGLE)
    return re.compile(f"([aeouyôöAEOUYÔÖ])([{marks}{marks.upper()}])|([{singles}])")


def _share_of_syllables(text: str) -> float:
    """The share of the words with letters beyond ASCII that are syllables."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text.lower())) if not word.isascii()]
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


@cache
def _is_syllable(word: str) -> bool:
    bare, tones = _TONE.subn("", unicodedata.normalize("NFD", word))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
