"""Datasets in SQL and as tables."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.pipeline.dataset.support import InlineEngine, batch, text, write_articles
from trichtin.cli import commands
from trichtin.pipeline.dataset.query import connect
from trichtin.pipeline.dataset.reading import record_lines
from trichtin.pipeline.dataset.run import Stopped
from trichtin.pipeline.tables import TABLES, rows
from trichtin.schemas import ArticleRecord


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """One of several parts, with retired articles and a copy."""
    write_articles(tmp_path / "in", range(5))
    official = "Sáng 5/3, ông Hoàng Văn Mẫu, Chủ tịch UBND tỉnh Lào Cai, đã trao 3 ngôi nhà tại huyện Bắc Hà."
    (tmp_path / "in" / "00002.txt").write_text(official)
    batch(tmp_path / "in", tmp_path / "out")
    (tmp_path / "in" / "00000.txt").write_text(text(30))
    (tmp_path / "in" / "00009.txt").write_text(text(30))
    batch(tmp_path / "in", tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.parametrize("name", TABLES)
def test_views_hold_the_rows_of_the_records(dataset: Path, name: str) -> None:
    columns = ", ".join(f'"{column.name}"' for column in TABLES[name].columns)
    found = connect(dataset).execute(f'SELECT {columns} FROM "{name}"').fetchall()
    records = [ArticleRecord.model_validate_json(line) for _, line in record_lines(dataset)]
    expected = [cells for record in records for cells in rows(TABLES[name], record)]
    assert sorted(found, key=repr) == sorted(
        (tuple(float(cell) if column.kind == "number" and isinstance(cell, int) else cell
               for column, cell in zip(TABLES[name].columns, cells, strict=True)) for cells in expected),
        key=repr,
    )  # fmt: skip
    assert expected or name == "events"


def test_the_view_of_articles_shows_copies(dataset: Path) -> None:
    found = connect(dataset).execute("SELECT source, copies FROM articles ORDER BY source").fetchall()
    assert found == [
        ("00000.txt", 2), ("00001.txt", 1), ("00002.txt", 1), ("00003.txt", 1), ("00004.txt", 1), ("00009.txt", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_dataset_without_parts_has_views(tmp_path: Path, name: str) -> None:
    def stop(_task: object) -> None:
        raise Stopped(2)

    write_articles(tmp_path / "in", range(1))
    batch(tmp_path / "in", tmp_path / "out", InlineEngine(stop))
    assert connect(tmp_path / "out").execute(f'SELECT * FROM "{name}"').fetchall() == []


def _query(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(commands, ["query", *arguments], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_the_command_prints_csv_lines_or_a_table(dataset: Path) -> None:
    sql = "SELECT name, level FROM locations WHERE level = 'province'"
    assert _query(str(dataset), sql) == (0, "name,level\nLào Cai,province\n", "")
    assert _query("--format", "jsonl", str(dataset), sql) == (0, '{"name": "Lào Cai", "level": "province"}\n', "")
    status, told, _ = _query("--format", "table", str(dataset), sql)
    assert (status, "Lào Cai" in told) == (0, True)
    assert _query("--format", "jsonl", str(dataset), "SELECT DATE '2025-03-05' AS d") == (
        0,
        '{"d": "2025-03-05"}\n',
        "",
    )


def test_what_cannot_be_answered(dataset: Path, tmp_path: Path) -> None:
    status, _, told = _query(str(dataset), "SELECT nothing FROM articles")
    assert (status, told.startswith("error [broken_query]")) == (1, True)
    status, _, told = _query(str(tmp_path / "in"), "SELECT 1")
    assert (status, told.startswith("error [not_a_dataset]")) == (1, True)


def test_the_table_of_a_dataset_is_that_of_its_records(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text("".join(line for _, line in record_lines(dataset)))
    for source in (dataset, tmp_path / "records.jsonl"):
        out = tmp_path / f"{source.name}.csv"
        done = CliRunner().invoke(commands, ["table", str(source), "-o", str(out)], catch_exceptions=False)
        assert done.exit_code == 0
    one, other = [(tmp_path / name).read_text("utf-8-sig") for name in ("out.csv", "records.jsonl.csv")]
    assert one == other
    assert len(list(csv.reader(io.StringIO(one)))) > 5


def test_the_table_of_a_damaged_dataset_is_an_error(dataset: Path) -> None:
    path = dataset / "records" / "part-00000.jsonl.zst"
    path.write_bytes(path.read_bytes()[:-10])
    done = CliRunner().invoke(commands, ["table", str(dataset)], catch_exceptions=False)
    assert done.exit_code == 1
    assert "[damaged_part]" in done.stderr


def test_paths_come_from_standard_input(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(3))
    paths = "".join(f"{tmp_path}/in/0000{number}.txt\n" for number in (2, 0))
    command = ["batch", "-", "-o", str(tmp_path / "out"), "--workers", "1", "--quiet"]
    done = CliRunner().invoke(commands, command, input=paths, catch_exceptions=False)
    assert (done.exit_code, done.output) == (0, "")
    found = [json.loads(line)["article"]["source"] for _, line in record_lines(tmp_path / "out")]
    assert found == ["00002.txt", "00000.txt"]
