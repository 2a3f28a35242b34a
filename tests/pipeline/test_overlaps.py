"""Which of two overlapping mentions stays."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichtin.pipeline import overlaps
from trichtin.pipeline.candidates import Candidates
from trichtin.pipeline.segmentation import Words, tokenize
from trichtin.pipeline.state import (
    Annotations,
    DateMention,
    LabelMention,
    Mention,
    Offsets,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    ProgramMention,
    QuantityMention,
    UnitForm,
)
from trichtin.schemas.quantity import UnitKind

TEXT = "0123456789" * 4


def _known() -> Annotations:
    return Annotations(
        text=TEXT,
        folded=TEXT,
        tokens=tokenize(TEXT),
        sentences=[(0, len(TEXT))],
        sections=[],
        words=Words(TEXT, []),
        candidates=Candidates({}),
    )


def _mention(kind: str, start: int, end: int) -> Mention:
    match kind:
        case "label":
            return LabelMention(start=start, end=end, rule="x", taken_for="ordinal")
        case "program":
            return ProgramMention(start=start, end=end, rule="x", kind="plan")
        case "project":
            return ProgramMention(start=start, end=end, rule="x", kind="project")
        case "date":
            return DateMention(start=start, end=end, rule="x", edtf=None, first=None, last=None, kind="date")
        case "quantity":
            unit = UnitForm(text="km", symbol="km", kind="length")
            return QuantityMention(start=start, end=end, rule="x", value=Decimal(1), unit=unit, number_end=end)
        case "person":
            return PersonMention(start=start, end=end, rule="x")
        case "organization":
            return OrganizationMention(start=start, end=end, rule="x", type="other")
        case _:
            return PlaceMention(start=start, end=end, rule="x", name="x", type="xã" if kind == "unit" else None)


def _rooms(known: Annotations) -> dict[str, list[Mention]]:
    rooms: dict[str, list[Mention]] = {
        "label": known.labels,  # type: ignore[dict-item]
        "program": known.program_mentions,  # type: ignore[dict-item]
        "date": known.dates,  # type: ignore[dict-item]
        "quantity": known.quantities,  # type: ignore[dict-item]
        "person": known.persons,  # type: ignore[dict-item]
        "organization": known.organization_mentions,  # type: ignore[dict-item]
        "place": known.place_mentions,  # type: ignore[dict-item]
    }
    return rooms | {"project": rooms["program"], "unit": rooms["place"]}


def _decided(*proposed: tuple[str, int, int]) -> list[Offsets]:
    known = _known()
    rooms = _rooms(known)
    for kind, start, end in proposed:
        rooms[kind].append(_mention(kind, start, end))
    overlaps.annotate(known)
    distinct = {id(room): room for room in rooms.values()}.values()
    return sorted(mention.offsets for room in distinct for mention in room)


@pytest.mark.parametrize(
    ("proposed", "expected"),
    [
        # The longer stays, whatever the room.
        ([("date", 0, 5), ("place", 3, 10)], [(3, 10)]),
        ([("quantity", 0, 5), ("label", 0, 8)], [(0, 8)]),
        # Of two that are as long, that of the room that comes first.
        ([("place", 0, 5), ("date", 0, 5)], [(0, 5)]),
        # Those that only touch both stay.
        ([("date", 0, 5), ("place", 5, 10)], [(0, 5), (5, 10)]),
        # A place may stand inside the name of an organisation or project, and nowhere else.
        ([("organization", 0, 10), ("place", 3, 10)], [(0, 10), (3, 10)]),
        ([("project", 0, 10), ("place", 3, 10)], [(0, 10), (3, 10)]),
        ([("program", 0, 10), ("place", 3, 10)], [(0, 10)]),
        ([("person", 0, 10), ("place", 3, 10)], [(0, 10)]),
        ([("organization", 0, 10), ("date", 3, 6)], [(0, 10)]),
        ([("organization", 0, 10), ("place", 8, 13)], [(0, 10)]),
        # What loses takes nothing with it.
        ([("date", 0, 4), ("place", 3, 9), ("organization", 2, 12)], [(2, 12), (3, 9)]),
        ([("quantity", 0, 3), ("date", 2, 8), ("label", 9, 12)], [(2, 8), (9, 12)]),
    ],
)
def test_overlaps(proposed: list[tuple[str, int, int]], expected: list[Offsets]) -> None:
    assert _decided(*proposed) == expected
    assert _decided(*reversed(proposed)) == expected


def test_of_two_that_are_as_long_the_room_that_comes_first_wins() -> None:
    known = _known()
    known.place_mentions.append(PlaceMention(start=0, end=5, rule="x", name="x"))
    known.dates.append(DateMention(start=0, end=5, rule="x", edtf=None, first=None, last=None, kind="date"))
    overlaps.annotate(known)
    assert (len(known.dates), len(known.place_mentions)) == (1, 0)


def test_a_place_does_not_lie_within_one_that_was_lost() -> None:
    known = _known()
    province = PlaceMention(start=6, end=10, rule="x", name="x")
    known.place_mentions += [PlaceMention(start=0, end=4, rule="x", name="x", within=province), province]
    known.dates.append(DateMention(start=5, end=12, rule="x", edtf=None, first=None, last=None, kind="date"))
    overlaps.annotate(known)
    assert [place.within for place in known.place_mentions] == [None]


_KINDS = ["label", "program", "project", "date", "quantity", "person", "organization", "place", "unit"]
_PROPOSED = st.lists(
    st.tuples(st.sampled_from(_KINDS), st.integers(0, 30), st.integers(1, 9)).map(
        lambda drawn: (drawn[0], drawn[1], drawn[1] + drawn[2])
    ),
    max_size=12,
)


@given(_PROPOSED)
def test_what_stays_overlaps_only_by_nesting(proposed: list[tuple[str, int, int]]) -> None:
    stayed = _decided(*proposed)
    assert set(stayed) <= {(start, end) for _, start, end in proposed}
    assert bool(stayed) == bool(proposed)
    for rank, (start, end) in enumerate(stayed):
        for other_start, other_end in stayed[rank + 1 :]:
            assert other_start >= end or other_end <= end or other_start == start


@pytest.mark.parametrize(
    ("kind", "number_end", "name", "stays"),
    [
        ("count", 4, PlaceMention(start=5, end=20, rule="x", name="x"), True),  # hai | phường Long Hương
        ("count", 4, OrganizationMention(start=5, end=20, rule="x", type="school"), True),
        ("count", 4, PlaceMention(start=3, end=20, rule="x", name="x"), False),  # the name takes in the number
        ("length", 4, PlaceMention(start=5, end=20, rule="x", name="x"), False),  # a measure shares nothing
        ("count", 4, PersonMention(start=5, end=20, rule="x"), False),
    ],
)
def test_a_count_may_share_its_noun_with_a_name(kind: UnitKind, number_end: int, name: Mention, stays: bool) -> None:
    known = _known()
    unit = UnitForm(text="x", symbol="1", kind=kind)
    count = QuantityMention(start=1, end=10, rule="x", value=Decimal(2), unit=unit, number_end=number_end)
    known.quantities.append(count)
    match name:
        case PlaceMention():
            known.place_mentions.append(name)
        case OrganizationMention():
            known.organization_mentions.append(name)
        case PersonMention():
            known.persons.append(name)
    overlaps.annotate(known)
    assert (known.quantities == [count]) is stays
