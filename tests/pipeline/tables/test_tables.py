"""Tables of a record made by hand, written in each format and read back: types, dates and letters are as they were."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from trichtin.pipeline.tables import FORMATS, TABLES, Cell, Table, render, rows, write
from trichtin.pipeline.tables.terminal import cell_text
from trichtin.pipeline.tables.writers import csv_cell
from trichtin.schemas import ArticleRecord

TITLE = "Bản Lềnh bứt phá"
LINE_1 = "=Năm 2024, xã Bản Lềnh đã trồng mới 1.250,5 ha rừng, tăng 12% so với năm 2023."
LINE_2 = "Ngày 5/3/2025, bà Lò Thị Én được bầu giữ chức Chủ tịch UBND xã Bản Lềnh, nhiệm kỳ 2021-2026."
TEXT = f"{TITLE}\n{LINE_1}\n{LINE_2}"


def _span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _range(words: str) -> dict[str, Any]:
    span = _span(words)
    return {"start": span["start"], "end": span["end"]}


def _quantity(identifier: str, words: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "span": _span(words),
        "section": "body",
        "sentence": 1,
        "upper": None,
        "out_of": None,
        "out_of_span": None,
        "bound": "exact",
        "per": [],
        "object": None,
        "rule": "quantity.measure",
        "confidence": 0.98,
        **changes,
    }


AREA = _quantity(
    "q1",
    "1.250,5 ha",
    value=1250.5,
    unit={"text": "ha", "symbol": "har", "kind": "area"},
    canonical={"value": 12505000, "unit": "m2"},
    object=_span("rừng"),
)
SHARE = _quantity("q2", "12%", value=12, unit={"text": "%", "symbol": "%", "kind": "percent"}, canonical=None)


def _achievement(identifier: str, quantity: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "span": quantity["span"],
        "quantity": quantity,
        "action": None,
        "status": "achieved",
        "change": None,
        "progress": None,
        "repeats": None,
        "period": "d1",
        "period_scope": "sentence",
        "locations": ["l1"],
        "actor": None,
        "actor_id": None,
        "attribution": None,
        "program": None,
        **changes,
    }


def _date(identifier: str, words: str, edtf: str, start: str | None, end: str | None, kind: str) -> dict[str, Any]:
    fields = {"id": identifier, "span": _span(words), "section": "body", "edtf": edtf, "start": start, "end": end}
    return {**fields, "kind": kind, "relative": False}


def _official() -> dict[str, Any]:
    title = "Chủ tịch UBND xã Bản Lềnh"
    position = {
        "title": title,
        "role": "Chủ tịch",
        "organization": "UBND xã Bản Lềnh",
        "organization_id": None,
        "location_id": "l1",
        "status": "incoming",
        "span": _span(title),
    }
    event = {
        "type": "elected",
        "position": position,
        "by": None,
        "date": "d3",
        "term": "d4",
        "document": None,
        "span": _span("bầu giữ chức"),
        "rule": "office.event",
        "confidence": 0.9,
    }
    return {
        "id": "o1",
        "name": "Lò Thị Én",
        "honorific": "bà",
        "class": "public",
        "mentions": [_span("Lò Thị Én")],
        "positions": [position],
        "events": [event],
        "rule": "office.title",
        "confidence": 0.95,
    }


def _location() -> dict[str, Any]:
    start = TEXT.index("xã Bản Lềnh")
    return {
        "id": "l1",
        "name": "Bản Lềnh",
        "type": "xã",
        "level": "commune",
        "country": "VN",
        "mentions": [{"start": start, "end": start + 11, "text": "xã Bản Lềnh"}],
        "admin": {
            "province": {"name": "Lai Châu", "code": "12"},
            "district": {"name": "Mường Tè", "code": "107"},
            "commune": {"name": "Bản Lềnh", "code": "03448"},
            "as_of": "2025-03-06",
            "as_of_from": "published",
        },
        "current": [
            {
                "province": {"name": "Lai Châu", "code": "12"},
                "commune": {"name": "Tà Lềnh", "code": "03450"},
                "relation": "merged",
            }
        ],
        "coordinates": {"lat": 22.4, "lon": 102.8},
        "resolution": "resolved",
        "candidates": [],
        "rule": "place.typed",
        "confidence": 0.99,
    }


def _numerals() -> list[dict[str, Any]]:
    taken = [("2024", "date", "d1"), ("1.250,5", "quantity", "q1"), ("12", "quantity", "q2"), ("2023", "date", "d2")]
    taken += [("5/3/2025", "date", "d3"), ("2021", "date", "d4"), ("2026", "date", "d4")]
    return [{"span": _span(words), "taken_for": kind, "ref": ref} for words, kind, ref in taken]


@pytest.fixture(scope="module")
def record() -> ArticleRecord:
    change = {"direction": "increase", "kind": "by", "from_value": None, "base": _span("năm 2023")}
    return ArticleRecord.model_validate(
        {
            "schema_version": "1.0",
            "article": {
                "id": "sha256:" + "a" * 64,
                "source": "tin/ban-lenh.txt",
                "outlet": "Báo Vùng Cao",
                "title": TITLE,
                "lead": None,
                "byline": None,
                "dateline": None,
                "published_at": "2025-03-06T07:30:00+07:00",
                "published_from": "metadata",
                "text": TEXT,
                "sentences": [_range(TITLE), _range(LINE_1), _range(LINE_2)],
                "sections": [
                    {"kind": "title", "start": 0, "end": len(TITLE) + 1},
                    {"kind": "body", "start": len(TITLE) + 1, "end": len(TEXT)},
                ],
            },
            "achievements": [
                _achievement("a1", AREA, span=_span("trồng mới 1.250,5 ha rừng"), action=_span("trồng mới")),
                _achievement("a2", SHARE, change=change),
            ],
            "context_quantities": [],
            "locations": [_location()],
            "officials": [_official()],
            "organizations": [],
            "dates": [
                _date("d1", "Năm 2024", "2024", "2024-01-01", "2024-12-31", "period"),
                _date("d2", "năm 2023", "2023", "2023-01-01", "2023-12-31", "period"),
                _date("d3", "Ngày 5/3/2025", "2025-03-05", "2025-03-05", "2025-03-05", "date"),
                _date("d4", "nhiệm kỳ 2021-2026", "2021/2026", "2021-01-01", "2026-12-31", "term"),
            ],
            "programs": [],
            "numerals": _numerals(),
            "diagnostics": {"versions": {}, "warnings": [], "checks": []},
        }
    )


EXPECTED: dict[str, list[dict[str, Cell]]] = {
    "achievements": [
        {
            "published": date(2025, 3, 6),
            "outlet": "Báo Vùng Cao",
            "place": "Bản Lềnh",
            "province": "Lai Châu",
            "province_code": "12",
            "district_code": "107",
            "commune_code": "03448",
            "current_codes": "03450",
            "indicator": "trồng mới rừng",
            "value": 1250.5,
            "unit": "ha",
            "canonical_value": 12505000,
            "status": "achieved",
            "change": None,
            "period": "2024",
            "period_start": date(2024, 1, 1),
            "period_end": date(2024, 12, 31),
            "sentence": LINE_1,
            "start": TEXT.index("1.250,5"),
            "confidence": 0.98,
        },
        {"value": 12, "unit": "%", "change": "increase by", "change_base": "năm 2023", "indicator": None},
    ],
    "quantities": [{"object": "rừng", "status": "achieved"}, {"object": None, "value": 12}],
    "locations": [{"name": "Bản Lềnh", "lat": 22.4, "mentions": 1, "current_relation": "merged"}],
    "officials": [{"name": "Lò Thị Én", "title": "Chủ tịch UBND xã Bản Lềnh", "place": "Bản Lềnh"}],
    "events": [{"type": "elected", "date": "2025-03-05", "term": "2021/2026", "sentence": LINE_2}],
    "articles": [{"title": TITLE, "achievements": 2, "officials": 1, "failed_checks": 0}],
}


@pytest.mark.parametrize("name", TABLES)
def test_rows(record: ArticleRecord, name: str) -> None:
    table = TABLES[name]
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    made = [dict(zip(names, row, strict=True)) for row in rows(table, record)]
    assert len(made) == len(EXPECTED[name])
    for row, expected in zip(made, EXPECTED[name], strict=True):
        assert {key: row[key] for key in expected} == expected


def _read_csv(path: Path) -> list[list[Any]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _read_xlsx(path: Path) -> list[list[Any]]:
    book = load_workbook(path, read_only=True)
    read = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    book.close()
    return [[value.date() if isinstance(value, datetime) else value for value in row] for row in read]


def _read_parquet(path: Path) -> list[list[Any]]:
    table = pq.read_table(path)
    return [table.column_names, *([row[name] for name in table.column_names] for row in table.to_pylist())]


@pytest.mark.parametrize("name", TABLES)
def test_csv_reads_back(record: ArticleRecord, name: str, tmp_path: Path) -> None:
    table = TABLES[name]
    made = list(rows(table, record))
    assert write(table, made, tmp_path / "t.csv") == len(made)
    assert _read_csv(tmp_path / "t.csv") == [[c.name for c in table.columns], *([csv_cell(c) for c in r] for r in made)]


@pytest.mark.parametrize(("ending", "read"), [(".xlsx", _read_xlsx), (".parquet", _read_parquet)])
@pytest.mark.parametrize("name", TABLES)
def test_typed_formats_read_back(record: ArticleRecord, name: str, ending: str, read: Any, tmp_path: Path) -> None:
    table = TABLES[name]
    made = list(rows(table, record))
    path = tmp_path / f"t{ending}"
    assert write(table, iter(made), path) == len(made)
    assert read(path) == [[column.name for column in table.columns], *map(list, made)]


def test_parquet_has_typed_columns_even_without_rows(tmp_path: Path) -> None:
    write(TABLES["achievements"], [], tmp_path / "t.parquet")
    schema = pq.read_schema(tmp_path / "t.parquet")
    kinds = {"text": "string", "integer": "int64", "number": "double", "date": "date32[day]"}
    expected = {column.name: kinds[column.kind] for column in TABLES["achievements"].columns}
    assert {field.name: str(field.type) for field in schema} == expected


def test_no_cell_becomes_a_formula(record: ArticleRecord, tmp_path: Path) -> None:
    table = TABLES["achievements"]
    write(table, rows(table, record), tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    sheet = book.worksheets[0]
    column = [cell.value for cell in sheet[1]].index("sentence")
    cell = sheet[2][column]
    assert (cell.value, cell.data_type) == (LINE_1, "s")
    book.close()
    assert csv_cell("=1+1") == "'=1+1"


def test_control_characters_and_overlong_text_do_not_break_a_sheet(tmp_path: Path) -> None:
    table = Table("articles", TABLES["articles"].columns[:2], lambda record: [record])
    write(table, [(date(1890, 5, 19), "a\x01" + "b" * 40_000)], tmp_path / "t.xlsx")
    assert _read_xlsx(tmp_path / "t.xlsx")[1] == ["1890-05-19", "a" + "b" * 32_766]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1200000000000, "1200000000000"),
        (0.00001, "0.00001"),
        (12.5, "12.5"),
        (None, ""),
        (date(2025, 3, 5), "2025-03-05"),
        ("đồng", "đồng"),
        ("- 3 xã", "'- 3 xã"),
    ],
)
def test_csv_cell(cell: Cell, text: str) -> None:
    assert csv_cell(cell) == text


def test_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ends in none of"):
        write(TABLES["articles"], [], tmp_path / "t.docx")


def test_every_format_has_a_reader_here() -> None:
    assert set(FORMATS) == {".csv", ".xlsx", ".parquet"}


def test_terminal(record: ArticleRecord) -> None:
    table = TABLES["achievements"]
    lines = list(render(table, rows(table, record), 80))
    assert len(lines) == 4
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].split() == ["published", "place", "indicator"]
    assert lines[2].startswith("2025-03-06  Bản Lềnh            trồng mới rừng")


def test_terminal_cuts_what_is_too_wide(record: ArticleRecord) -> None:
    table = TABLES["articles"]
    lines = list(render(table, rows(table, record), 34))
    assert lines[2] == "2025-03-06  Bản Lềnh bứt phá"
    narrow = list(render(TABLES["events"], rows(TABLES["events"], record), 40))
    assert narrow[2] == "2025-03-06  Lò Thị Én"


@pytest.mark.parametrize(("cell", "text"), [(1234567.5, "1.234.567,5"), (12, "12"), ("a\n b", "a b"), (None, "")])
def test_cell_for_reading(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text
