"""Compares records with annotations that a person wrote, item by item.

An annotation file ``NAME.gold.json`` stands for one article and gives every item with a quote of the text in which the
span stands in ``[[…]]``; its fields are those of ``docs/annotation.md``. Quotes and spans are compared by the
characters that are no blanks, so that a reflowed text still fits.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from trichtin.pipeline.text import clean, fold
from trichtin.schemas import Achievement, ArticleRecord, Location, Official, Quantity

Offsets = tuple[int, int]
Gold = dict[str, Any]
Left = TypeVar("Left")
Right = TypeVar("Right")

_WORDS = re.compile(r"\w+|%")


class QuoteError(ValueError):
    """A quote that stands nowhere in the text, or in two places."""


@dataclass
class Tally:
    """Counts of one field: right ones, those in the records, those in the annotations."""

    right: int = 0
    found: int = 0
    told: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return self.right / self.told if self.told else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; for shares (``found == told``) the accuracy."""
        return 2 * self.right / (self.found + self.told) if self.found + self.told else 0.0


@dataclass
class Evaluation:
    """What came of the comparison of some articles."""

    fields: dict[str, Tally] = field(default_factory=dict)
    rules: dict[str, Counter[bool]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, name: str, right: int, found: int, told: int) -> None:
        """Add to a field that is judged by precision and recall."""
        tally = self.fields.setdefault(name, Tally())
        tally.right, tally.found, tally.told = tally.right + right, tally.found + found, tally.told + told

    def judge(self, name: str, right: bool) -> None:
        """Add one case to a field of which every case is judged."""
        self.count(name, int(right), 1, 1)

    def judge_rule(self, rule: str, right: bool) -> None:
        """Note whether an item that a rule made is right."""
        self.rules.setdefault(rule, Counter())[right] += 1


def evaluate(gold_file: Path, record: ArticleRecord, into: Evaluation) -> None:
    """Compare the record of an article with its annotations and add what came of it."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    article = _Article(gold, record)
    _evaluate_quantities(article, into)
    _evaluate_locations(article, into)
    _evaluate_officials(article, into)
    _evaluate_sections(article, into)


class _Article:
    """An article with its annotations, and both sides' offsets on one scale: non-blank characters of the text."""

    def __init__(self, gold: Gold, record: ArticleRecord) -> None:
        self.gold = gold
        self.record = record
        self.name: str = gold["id"]
        self._squeezed, self._offsets = _squeeze(record.article.text)

    def quoted(self, quote: str) -> Offsets:
        """Where the bracketed part of a quote stands."""
        before, inside, after = re.split(r"\[\[|\]\]", quote)[:3]
        parts = [_squeeze(clean(part))[0] for part in (before, inside, after)]
        at = self._squeezed.find("".join(parts))
        if at < 0 or self._squeezed.find("".join(parts), at + 1) >= 0:
            raise QuoteError(f"{self.name}: {quote!r} stands {'nowhere' if at < 0 else 'twice'} in the text")
        start = at + len(parts[0])
        return start, start + len(parts[1])

    def spanned(self, start: int, end: int) -> Offsets:
        """A span of the record."""
        return self._offsets[start], self._offsets[end]

    def length(self) -> int:
        """How many characters of the text are no blanks."""
        return len(self._squeezed)


def _squeeze(text: str) -> tuple[str, list[int]]:
    kept: list[str] = []
    offsets: list[int] = []
    for char in text:
        offsets.append(len(kept))
        if not char.isspace():
            kept.append(char)
    return "".join(kept), [*offsets, len(kept)]


def _evaluate_quantities(article: _Article, into: Evaluation) -> None:
    told: list[Gold] = article.gold["quantities"]
    where = {id(item): article.quoted(item["q"]) for item in told}
    achievements = {item.quantity.id: item for item in article.record.achievements}
    found = article.record.quantities

    def same_value(gold: Gold, quantity: Quantity) -> bool:
        span = article.spanned(quantity.span.start, quantity.span.end)
        return _overlap(where[id(gold)], span) and _same_number(gold["value"], quantity.value)

    pairs = _pair(told, found, same_value)
    into.count("quantity value", len(pairs), len(found), len(told))
    matched = {id(quantity) for _, quantity in pairs}
    into.misses += [f"{article.name}: extra {item.span.text!r}" for item in found if id(item) not in matched]
    matched = {id(gold) for gold, _ in pairs}
    into.misses += [f"{article.name}: missed {item['q']!r}" for item in told if id(item) not in matched]
    right = {id(quantity) for gold, quantity in pairs if _same_unit(gold, quantity) and gold["bound"] == quantity.bound}
    for quantity in found:
        into.judge_rule(quantity.rule, id(quantity) in right)
    units = sum(_same_unit(gold, quantity) for gold, quantity in pairs)
    into.count("quantity value and unit", units, len(found), len(told))
    for gold, quantity in pairs:
        _evaluate_quantity(article, gold, quantity, achievements.get(quantity.id), into)
    stated = [gold for gold in told if gold["status"] != "context"]
    agreed = sum(
        gold["status"] == achievements[quantity.id].status for gold, quantity in pairs if quantity.id in achievements
    )
    into.count("achievement", agreed, len(achievements), len(stated))


def _evaluate_quantity(
    article: _Article, gold: Gold, quantity: Quantity, achievement: Achievement | None, into: Evaluation
) -> None:
    status = achievement.status if achievement else "context"
    judged: dict[str, tuple[Any, Any]] = {
        "quantity bound": (gold["bound"], quantity.bound),
        "quantity kind of unit": (gold["kind"], quantity.unit.kind),
        "status": (gold["status"], status),
    }
    if achievement and status == gold["status"]:
        change = achievement.change and f"{achievement.change.direction} {achievement.change.kind}"
        names = {place.id: fold(place.name) for place in article.record.locations}
        places = sorted(names[place] for place in achievement.locations)
        judged["achievement change"] = (gold["change"], change)
        judged["achievement place"] = (sorted(map(fold, gold["places"])), places)
        judged["achievement period"] = _open_year(gold["period"], _period(article, achievement))
    for name, (expected, got) in judged.items():
        into.judge(name, expected == got)
        if expected != got:
            into.misses.append(f"{article.name}: {name} {got} of {gold['q']!r}, not {expected}")
    counted = quantity.object.text if quantity.object else None
    into.judge("object", _word_f1(gold["object"], counted) >= 0.5)
    if _word_f1(gold["object"], counted) < 0.5:
        into.misses.append(f"{article.name}: object {counted!r} of {gold['q']!r}, not {gold['object']!r}")


def _period(article: _Article, achievement: Achievement) -> str | None:
    if achievement.period_scope != "sentence":
        return None  # inherited periods are not annotated
    return next(date.edtf for date in article.record.dates if date.id == achievement.period)


def _open_year(expected: str | None, got: str | None) -> tuple[str | None, str | None]:
    """Take the year from what was found where the annotation leaves it open (``XXXX-11-14``)."""
    if expected and got and "XXXX" in expected:
        got = re.sub(r"\d{4}", "XXXX", got)
    return expected, got


def _evaluate_locations(article: _Article, into: Evaluation) -> None:
    told = [(article.quoted(quote), gold) for gold in article.gold["locations"] for quote in gold["mentions"]]
    found = [
        (article.spanned(mention.start, mention.end), place)
        for place in article.record.locations
        for mention in place.mentions
    ]
    strict = _pair(told, found, lambda gold, got: gold[0] == got[0])
    pairs = _pair(told, found, lambda gold, got: _overlap(gold[0], got[0]))
    into.count("location mention strict", len(strict), len(found), len(told))
    into.count("location mention", len(pairs), len(found), len(told))
    matched = {id(got) for _, got in pairs}
    into.misses += [f"{article.name}: extra place {got[1].name}" for got in found if id(got) not in matched]
    matched = {id(gold) for gold, _ in pairs}
    into.misses += [f"{article.name}: missed place {gold[1]['name']}" for gold in told if id(gold) not in matched]
    right: set[int] = set()
    for (_, gold), (_, place) in pairs:
        # Where a site lies is often left open on one side: only units that both sides name can be wrong.
        open_units = gold["level"] == "site" and (gold["province"] is None or place.admin is None)
        fits = fold(gold["name"]) == fold(place.name) and gold["level"] == place.level
        fits = fits and (open_units or _same_units(gold, place))
        right |= {id(place)} if fits else set()
        if gold["level"] in ("province", "district", "commune") and gold["province"]:
            into.judge("place resolved", _same_units(gold, place))
    for place in article.record.locations:
        into.judge_rule(place.rule, id(place) in right)


def _same_units(gold: Gold, place: Location) -> bool:
    if place.admin is None:
        return gold["province"] is None
    units = {"province": place.admin.province, "district": place.admin.district, "commune": place.admin.commune}
    return all(fold(gold[level] or "") == fold(unit.name if unit else "") for level, unit in units.items())


def _evaluate_officials(article: _Article, into: Evaluation) -> None:
    told: list[Gold] = article.gold["officials"]
    found = article.record.officials
    people = _pair(told, found, lambda gold, got: fold(gold["name"]) == fold(got.name))
    into.count("official name", len(people), len(found), len(told))
    matched = {id(official) for _, official in people}
    for official in found:
        into.judge_rule(official.rule, id(official) in matched)
    held = [(gold, title) for gold in told for title in gold["positions"]]
    said = [(got, item.title) for got in found for item in got.positions if item.status != "incoming"]
    into.count("official position", len(_pair(held, said, _same_office)), len(said), len(held))
    events = [(gold, event) for gold in told for event in gold["events"]]
    reported = [(got, event) for got in found for event in got.events]
    agreed = _pair(
        events,
        reported,
        lambda gold, got: (
            gold[1]["type"] == got[1].type
            and _same_office((gold[0], gold[1]["position"]), (got[0], got[1].position.title if got[1].position else ""))
        ),
    )
    into.count("official event", len(agreed), len(reported), len(events))
    matched = {id(event) for _, (_, event) in agreed}
    for _, event in reported:
        into.judge_rule(event.rule, id(event) in matched)


def _same_office(gold: tuple[Gold, str], got: tuple[Official, str]) -> bool:
    return fold(gold[0]["name"]) == fold(got[0].name) and _word_f1(gold[1], got[1]) >= 0.8


def _evaluate_sections(article: _Article, into: Evaluation) -> None:
    starts = sorted((article.quoted(_bracketed(item["starts"]))[0], item["kind"]) for item in article.gold["sections"])
    told = list(_kinds(starts, article.length()))
    found = list(
        _kinds(
            [(article.spanned(item.start, item.end)[0], item.kind) for item in article.record.article.sections],
            article.length(),
        )
    )
    right = sum(a == b for a, b in zip(told, found, strict=True))
    into.count("section characters", right, len(told), len(told))


def _bracketed(words: str) -> str:
    return words if "[[" in words else f"[[{words}]]"


def _kinds(starts: Iterable[tuple[int, str]], length: int) -> Iterator[str]:
    rows = [*starts, (length, "")]
    for (start, kind), (end, _) in pairwise(rows):
        yield from [kind] * (end - start)


def _pair(told: list[Left], found: list[Right], good: Callable[[Left, Right], bool]) -> list[tuple[Left, Right]]:
    """One-to-one pairs, each annotation with the first item that fits it."""
    free = list(found)
    pairs = []
    for left in told:
        for right in free:
            if good(left, right):
                free = [item for item in free if item is not right]
                pairs.append((left, right))
                break
    return pairs


def _overlap(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_number(expected: float, got: float) -> bool:
    return abs(expected - got) <= 1e-9 * max(1.0, abs(expected))


def _same_unit(gold: Gold, quantity: Quantity) -> bool:
    expected, got = _words(gold["unit"]), _words(quantity.unit.text)
    shorter = min(len(expected), len(got))
    return expected == got or (gold["kind"] == "count" and shorter > 0 and expected[:shorter] == got[:shorter])


def _words(text: str | None) -> list[str]:
    return _WORDS.findall(fold(unicodedata.normalize("NFC", text or "")))


def _word_f1(expected: str | None, got: str | None) -> float:
    one, other = Counter(_words(expected)), Counter(_words(got))
    if not one or not other:
        return float(one == other)
    return 2 * (one & other).total() / (one.total() + other.total())
