"""Runs every example that stands beside a rule, in both Unicode forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.examples import ROOT, Example, read_examples
from trichtin import Extractor
from trichtin.pipeline.assembly import number
from trichtin.pipeline.state import Annotations, Event

Described = Iterator[tuple[int, int, str]]


def _labels(known: Annotations) -> Described:
    for item in known.labels:
        yield item.start, item.end, item.taken_for


def _programs(known: Annotations) -> Described:
    for item in known.program_mentions:
        yield item.start, item.end, " ".join(filter(None, [item.kind, item.number]))


def _dates(known: Annotations) -> Described:
    for item in known.dates:
        yield item.start, item.end, f"{item.edtf} {item.kind}"


def _quantities(known: Annotations) -> Described:
    """``value[..upper][ of whole] unit[/per] kind bound``; the unit ``-`` where there is none."""
    for item in known.quantities:
        value = f"{number(item.value)}"
        value += "" if item.upper is None else f"..{number(item.upper)}"
        value += "" if item.out_of is None else f" of {number(item.out_of)}"
        unit = "/".join([item.unit.text or "-", *item.unit.per])
        yield item.start, item.end, f"{value} {unit} {item.unit.kind} {item.bound}"


def _objects(known: Annotations) -> Described:
    """The objects, each with the figure that it belongs to; objects that two figures share stand once."""
    figures: dict[tuple[int, int], list[str]] = {}
    for item in known.quantities:
        if item.object is not None:
            figures.setdefault(item.object, []).append(known.slice(item.offsets))
    for (start, end), texts in sorted(figures.items()):
        yield start, end, " + ".join(texts)


def _people(known: Annotations) -> Described:
    for item in known.persons:
        yield item.start, item.end, item.honorific or "-"


def _organizations(known: Annotations) -> Described:
    for item in known.organization_mentions:
        yield item.start, item.end, " ".join(filter(None, [item.type, item.expanded and f"= {item.expanded}"]))


def _places(known: Annotations) -> Described:
    """``level name`` of the place that the mention stands for."""
    for place in known.places:
        for item in place.mentions:
            yield item.start, item.end, f"{place.level} {place.name}"


def _linking(known: Annotations) -> Described:
    """``commune < district < province codes`` of what holds the place, or ``ambiguous``, ``unresolved``."""
    for place in known.places:
        for item in place.mentions:
            admin = place.admin
            units = [admin.commune, admin.district, admin.province] if admin else []
            codes = " < ".join(f"{unit[0]} {unit[1] or '-'}" for unit in units if unit)
            yield item.start, item.end, codes or place.resolution


def _joined(items: Iterable[tuple[int, int, str]]) -> Described:
    """Items in which those of one span stand once, ``+`` between what they are."""
    joined: dict[tuple[int, int], list[str]] = {}
    for start, end, what in items:
        joined.setdefault((start, end), []).append(what)
    for (start, end), told in joined.items():
        yield start, end, " + ".join(told)


def _positions(known: Annotations) -> Described:
    """``name: title (status)``; a title that several persons share stands once."""
    yield from _joined(
        (position.start, position.end, f"{official.name}: {position.title} ({position.status})")
        for official in known.officials
        for position in official.positions
    )


def _events(known: Annotations) -> Described:
    """Marks the event's verb phrase; ``name: type, office, date, term``; events of one phrase stand together."""
    yield from _joined(
        (event.start, event.end, f"{official.name}: {_told(event)}")
        for official in known.officials
        for event in official.events
    )


def _told(event: Event) -> str:
    office = event.position.title if event.position else "-"
    day = event.date.edtf if event.date else "-"
    term = event.term.edtf if event.term else "-"
    return f"{event.type}, {office}, {day}, {term}"


def _achievements(known: Annotations) -> Described:
    """Marks the figures of achievements; ``status[, direction kind][, period]``."""
    for item in known.achievements:
        parts: list[str] = [item.status]
        if item.change is not None:
            parts.append(f"{item.change.direction} {item.change.kind}")
        if item.period is not None and item.period_scope == "sentence":
            parts.append(str(item.period.edtf))
        yield item.quantity.start, item.quantity.end, ", ".join(parts)


def _localities(known: Annotations) -> Described:
    """Marks the figures of achievements; the names of the places that they hold for, ``+`` between them."""
    for item in known.achievements:
        yield item.quantity.start, item.quantity.end, " + ".join(place.name for place in item.places) or "-"


def _actions(known: Annotations) -> Described:
    """Marks the figures of achievements; ``action | actor | attribution | progress``."""
    for item in known.achievements:
        spans = [item.action, item.actor, item.attribution]
        told = [known.slice(offsets) if offsets else "-" for offsets in spans]
        told.append(f"{item.progress.ratio}" if item.progress else "-")
        yield item.quantity.start, item.quantity.end, " | ".join(told)


def _checks(known: Annotations) -> Described:
    """Marks the stated figure, or the whole; ``kind ok`` or ``kind wrong``."""
    for item in known.checks:
        yield item.items[0].start, item.items[0].end, f"{item.kind} {'ok' if item.ok else 'wrong'}"


def _sections(known: Annotations) -> Described:
    for item in known.sections:
        text = known.slice((item.start, item.end))
        yield item.start, item.start + len(text.rstrip()), item.kind


def _dateline(known: Annotations) -> Described:
    if known.dateline is not None:
        start = known.text.index(known.dateline)
        yield start, start + len(known.dateline), "dateline"


DESCRIBERS: dict[str, Callable[[Annotations], Described]] = {
    "labels": _labels,
    "programs": _programs,
    "dates": _dates,
    "quantities": _quantities,
    "objects": _objects,
    "people": _people,
    "organizations": _organizations,
    "places": _places,
    "linking": _linking,
    "positions": _positions,
    "events": _events,
    "achievements": _achievements,
    "localities": _localities,
    "actions": _actions,
    "checks": _checks,
    "sections": _sections,
    "dateline": _dateline,
}

FILES = {path.name.split(".")[0]: path for path in sorted(ROOT.rglob("*.examples.tsv"))}
EXAMPLES = [(key, example) for key, path in FILES.items() if key in DESCRIBERS for example in read_examples(path)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("key", "example"), EXAMPLES, ids=[example.where for _, example in EXAMPLES])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_example(extractor: Extractor, key: str, example: Example, form: str) -> None:
    text = unicodedata.normalize(form, example.text)  # type: ignore[arg-type]
    known = extractor.annotate_raw(text, published=example.published)
    assert known.text == example.text, "an example must be clean text: its offsets are those of the record"
    found = [(known.text[start:end], start, what) for start, end, what in sorted(DESCRIBERS[key](known))]
    assert found == [(known.text[start:end], start, what) for start, end, what in example.items]


def test_every_file_of_examples_is_run() -> None:
    """A file whose name no describer and no test of its own knows would be read by nobody."""
    assert set(FILES) - set(DESCRIBERS) <= {"numbers"}
