"""A record that breaks the contract does not validate: each rule is broken once."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from trichtin.schemas import ArticleRecord

TEXT = "Bắc Hà làm 12 km đường.\nBà Lý Thị Mai, Chủ tịch xã, nói năm 2025."


def _span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _quantity(**changes: Any) -> dict[str, Any]:
    return {
        "id": "q1",
        "span": _span("12 km"),
        "section": "body",
        "sentence": 0,
        "value": 12,
        "upper": None,
        "out_of": None,
        "out_of_span": None,
        "bound": "exact",
        "unit": {"text": "km", "symbol": "km", "kind": "length"},
        "canonical": {"value": 12000, "unit": "m"},
        "per": [],
        "object": _span("đường"),
        "rule": "quantity.measure",
        "confidence": 0.97,
        **changes,
    }


def _record() -> dict[str, Any]:
    return {
        "schema_version": "1.0",
        "article": {
            "id": "sha256:" + "0" * 64,
            "source": None,
            "outlet": None,
            "title": None,
            "lead": None,
            "byline": None,
            "dateline": None,
            "published_at": "2025-12-01",
            "published_from": "option",
            "text": TEXT,
            "sentences": [{"start": 0, "end": 23}, {"start": 24, "end": len(TEXT)}],
            "sections": [{"kind": "body", "start": 0, "end": len(TEXT)}],
        },
        "achievements": [
            {
                "id": "a1",
                "span": _span("làm 12 km đường"),
                "quantity": _quantity(),
                "action": _span("làm"),
                "status": "achieved",
                "change": None,
                "progress": None,
                "repeats": None,
                "period": "d1",
                "period_scope": "article",
                "locations": ["l1"],
                "actor": _span("Bắc Hà"),
                "actor_id": "l1",
                "attribution": None,
                "program": None,
            }
        ],
        "context_quantities": [],
        "locations": [
            {
                "id": "l1",
                "name": "Bắc Hà",
                "type": None,
                "level": "commune",
                "country": "VN",
                "mentions": [_span("Bắc Hà")],
                "admin": None,
                "current": [],
                "coordinates": None,
                "resolution": "unresolved",
                "candidates": [],
                "rule": "place.bare",
                "confidence": 0.5,
            }
        ],
        "officials": [
            {
                "id": "o1",
                "name": "Lý Thị Mai",
                "honorific": "Bà",
                "class": "public",
                "mentions": [_span("Lý Thị Mai")],
                "positions": [
                    {
                        "title": "Chủ tịch xã",
                        "role": "Chủ tịch",
                        "organization": None,
                        "organization_id": None,
                        "location_id": "l1",
                        "status": "current",
                        "span": _span("Chủ tịch xã"),
                    }
                ],
                "events": [],
                "rule": "office.after",
                "confidence": 0.5,
            }
        ],
        "organizations": [],
        "dates": [
            {
                "id": "d1",
                "span": _span("năm 2025"),
                "section": "body",
                "edtf": "2025",
                "start": "2025-01-01",
                "end": "2025-12-31",
                "kind": "date",
                "relative": False,
            }
        ],
        "programs": [],
        "numerals": [
            {"span": _span("12"), "taken_for": "quantity", "ref": "q1"},
            {"span": _span("2025"), "taken_for": "date", "ref": "d1"},
        ],
        "diagnostics": {"versions": {"trichtin": "0"}, "warnings": [], "checks": []},
    }


def test_a_record_that_keeps_the_contract_validates_and_comes_back_from_json() -> None:
    record = ArticleRecord.model_validate(_record())
    assert ArticleRecord.model_validate_json(record.to_json()) == record
    assert [quantity.id for quantity in record.quantities] == ["q1"]


Breach = Callable[[dict[str, Any]], None]


def _set(*path: Any, value: Any) -> Breach:
    def breach(record: dict[str, Any]) -> None:
        target: Any = record
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    return breach


BREACHES: dict[str, tuple[Breach, str]] = {
    "span that says other words": (
        _set("achievements", 0, "action", value={"start": 0, "end": 3, "text": "làm"}),
        "the text",
    ),
    "span behind the end": (
        _set("locations", 0, "mentions", value=[{"start": 500, "end": 501, "text": "x"}]),
        "does not lie",
    ),
    "empty span": (_set("achievements", 0, "action", value={"start": 3, "end": 3, "text": ""}), "does not lie"),
    "gap between sections": (
        _set("article", "sections", value=[{"kind": "body", "start": 1, "end": len(TEXT)}]),
        "without a gap",
    ),
    "sections that end early": (
        _set("article", "sections", value=[{"kind": "body", "start": 0, "end": 5}]),
        "must cover",
    ),
    "two items of one id": (_set("context_quantities", value=[_quantity()]), "unique"),
    "reference to nothing": (_set("achievements", 0, "period", value="d7"), "refers to 'd7'"),
    "reference to an item of another kind": (_set("achievements", 0, "period", value="l1"), "refers to 'l1'"),
    "sentence that is not there": (_set("achievements", 0, "quantity", "sentence", value=2), "names sentence 2"),
    "digits in no numeral": (_set("numerals", value=[_record()["numerals"][0]]), "lie in no numeral"),
    "numerals that overlap": (
        _set("numerals", value=[*_record()["numerals"], {"span": _span("12 km"), "taken_for": "unit", "ref": None}]),
        "overlap",
    ),
    "field that the contract does not name": (_set("colour", value="red"), "Extra inputs"),
    "unknown status": (_set("achievements", 0, "status", value="done"), "Input should be"),
    "place without a mention": (_set("locations", 0, "mentions", value=[]), "at least 1"),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_record_that_breaks_the_contract_is_refused(name: str) -> None:
    breach, message = BREACHES[name]
    record = copy.deepcopy(_record())
    breach(record)
    with pytest.raises(ValidationError, match=message):
        ArticleRecord.model_validate(record)


def test_digits_in_boilerplate_need_no_numeral() -> None:
    record = _record()
    at = TEXT.index("\n") + 1
    record["article"]["sections"] = [
        {"kind": "body", "start": 0, "end": at},
        {"kind": "boilerplate", "start": at, "end": len(TEXT)},
    ]
    record["numerals"].pop()
    ArticleRecord.model_validate(record)


def test_a_record_cannot_be_changed() -> None:
    record = ArticleRecord.model_validate(_record())
    with pytest.raises(ValidationError, match="frozen"):
        record.schema_version = "2.0"
