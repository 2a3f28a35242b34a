"""``trichtin table``: of records in each layout, of articles, and of what is neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from trichtin import Extractor
from trichtin.cli import commands
from trichtin.pipeline.tables import TABLES
from trichtin.schemas import ArticleRecord

ARTICLE = "Tin vùng cao\n\nXã Bản Lềnh đã trồng 12 ha rừng."


@pytest.fixture(scope="module")
def record() -> ArticleRecord:
    return Extractor().extract(ARTICLE, published="2025-03-06")


def _table(*arguments: str | Path) -> tuple[int, list[str], str]:
    result = CliRunner().invoke(commands, ["table", "--what", "articles", *map(str, arguments)])
    return result.exit_code, result.stdout.splitlines()[2:], result.stderr


@pytest.mark.parametrize("indent", [None, 2])
def test_one_record(record: ArticleRecord, tmp_path: Path, indent: int | None) -> None:
    (tmp_path / "r.json").write_text(record.to_json(indent=indent), encoding="utf-8")
    code, lines, errors = _table(tmp_path)
    assert (code, len(lines), errors) == (0, 1, "")
    assert lines[0].startswith("2025-03-06  Tin vùng cao")


def test_records_one_a_line(record: ArticleRecord, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(f"{record.to_json()}\n{record.to_json()}\n", encoding="utf-8")
    assert len(_table(tmp_path)[1]) == 2


def test_articles_are_extracted(tmp_path: Path) -> None:
    (tmp_path / "2025-03-06-tin.txt").write_text(ARTICLE, encoding="utf-8")
    assert _table(tmp_path)[1][0].startswith("2025-03-06  Tin vùng cao")


def test_broken_record_is_named_and_the_others_stay(record: ArticleRecord, tmp_path: Path) -> None:
    broken = record.to_json().replace('"text"', '"txet"', 1)
    (tmp_path / "r.jsonl").write_text(f"{broken}\n{record.to_json()}\n", encoding="utf-8")
    code, lines, errors = _table(tmp_path)
    assert (code, len(lines)) == (1, 1)
    assert "error [broken_record]" in errors
    assert "r.jsonl:1" in errors


def test_unknown_format_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(commands, ["table", str(tmp_path), "-o", str(tmp_path / "t.doc")])
    assert result.exit_code == 2
    assert ".csv, .xlsx, .parquet" in result.output


def test_unwritable_file_is_an_error(record: ArticleRecord, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(record.to_json(), encoding="utf-8")
    code, _, errors = _table(tmp_path / "r.json", "-o", tmp_path / "nowhere" / "t.csv")
    assert code == 1
    assert "error [unwritable_output]" in errors


def test_the_command_offers_every_table() -> None:
    option = next(option for option in commands.commands["table"].params if option.name == "what")
    assert list(getattr(option.type, "choices", ())) == list(TABLES)
