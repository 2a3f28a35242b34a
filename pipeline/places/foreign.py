"""Places abroad that no list has, where the text says what they are: ``thủ đô X``, ``khu vực X``, ``ở X, Hàn Quốc``."""

from __future__ import annotations

from trichtin.pipeline.places.page import Page
from trichtin.pipeline.places.unit_names import name_at
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import PlaceMention

_PLACE_WORDS = frozenset("tại ở đến tới từ".split())
_LISTS = frozenset([",", "và", "như"])
_AREAS = (("khu", "vực"), ("vùng",))
_BEFORE_NAMES = _PLACE_WORDS | _LISTS | {"đô", *(words[-1] for words in _AREAS)}
"""What must stand before a name so that its words, or the country behind it, can show it."""
_LONGEST = 3
_LETTERS_OF_A_NAME = 3


def find_foreign_names(page: Page) -> None:
    """Take the names that their words, or the country behind them, show to be of places abroad, here and elsewhere."""
    for first in page.capitals:
        if page.low(first - 1) in _BEFORE_NAMES and not page.is_capital(first - 1) and not page.is_taken(first):
            _read(page, first)
    _find_repeated(page)


def _read(page: Page, first: int) -> None:
    last = page.run_end(first)
    if not (0 < last - first <= _LONGEST and page.joined(first) and page.is_free(first, last)):
        return
    if page.starts_person(first) or page.is_shouted(first, last) or _is_unit(page, first, last):
        return
    country = _country_behind(page, last)
    if (page.low(first - 2), page.low(first - 1)) == ("thủ", "đô"):
        _add(page, first - 2, first, last, country)
    elif (country is not None and _may_name_place(page, first, last)) or _is_area(page, first, last):
        _add(page, first, first, last, country)


def _is_unit(page: Page, first: int, last: int) -> bool:
    known = name_at(page, first)
    return known is not None and known[0] >= last


def _may_name_place(page: Page, first: int, last: int) -> bool:
    """Whether a word of place stands before, or the name is one of a list, its province in a bracket."""
    if page.low(first - 1) in _PLACE_WORDS:
        return True
    holder = page.found.get(last + 1)
    is_bracketed = page.word(last) == "(" and holder is not None and holder.level == "site"
    return is_bracketed and last - first > 1 and page.low(first - 1) in _LISTS


def _is_area(page: Page, first: int, last: int) -> bool:
    """Whether a foreign word stands behind a word of an area: ``khu vực Kokang``."""
    return (
        last - first == 1
        and _is_foreign(page.word(first))
        and any(tuple(page.folded[first - len(words) : first]) == words for words in _AREAS)
    )


def _is_foreign(word: str) -> bool:
    """Whether a word is no word of the language, nor an acronym."""
    return len(word) > _LETTERS_OF_A_NAME and word[1:].islower() and word.isalpha() and not is_syllable(word)


def _country_behind(page: Page, last: int) -> str | None:
    """The country of the place abroad that stands behind a comma or in a bracket: ``, thuộc tỉnh Chiết Giang``."""
    if page.word(last) not in {",", "("}:
        return None
    at = last + 2 if page.low(last + 1) in {"thuộc", "của"} else last + 1
    holder = page.found.get(at)
    if holder is None or holder.level not in ("country", "site") or holder.country in (None, "VN"):
        return None
    return holder.country


def _add(page: Page, start: int, first: int, last: int, country: str | None) -> None:
    mention = PlaceMention(
        start=page.start[start],
        end=page.end[last - 1],
        rule="place.foreign",
        name=page.slice(first, last),
        level="site",
        country=country,
    )
    page.add(mention, start, last)


def _find_repeated(page: Page) -> None:
    """Take the names of places abroad where they stand alone elsewhere: ``tỉnh Poltava`` … ``ở Poltava``."""
    named = {mention.name: mention for mention in page.found.values() if mention.rule == "place.foreign"}
    if not named:
        return
    letters = {name[0] for name in named}
    for first in page.capitals:
        if page.text[first][0] not in letters or page.is_taken(first) or page.run_start(first) < first:
            continue
        last = page.run_end(first)
        known = named.get(page.slice(first, last)) if last > first else None
        if known is not None and page.is_free(first, last) and not _is_unit(page, first, last):
            _add(page, first, first, last, known.country)
