"""Runs: what is listed, cut, made, kept and retired."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pytest

from tests.pipeline.dataset.support import (
    InlineEngine,
    batch,
    errors,
    manifest,
    text,
    texts,
    tree,
    write_articles,
)
from trichtin import cli
from trichtin.pipeline.dataset.layout import Layout
from trichtin.pipeline.dataset.opening import locked
from trichtin.pipeline.dataset.options import Content, Task
from trichtin.pipeline.dataset.run import Stopped


def test_parts_hold_the_articles_in_the_order_of_the_names(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(8))
    out = tmp_path / "out"
    assert batch(tmp_path / "in", out) == 0
    assert texts(out) == [text(number) for number in range(8)]
    assert [part["articles"] for part in manifest(out)["parts"]] == [3, 3, 2]
    assert manifest(out)["counts"] == {"parts": 3, "articles": 8, "records": 8, "errors": 0, "retired": 0}
    assert not list((out / "work").iterdir())


def test_a_second_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(tmp_path / "in", range(4))
    out = tmp_path / "out"
    batch(tmp_path / "in", out)
    before = tree(out)
    assert batch(tmp_path / "in", out) == 0
    assert tree(out) == before
    assert capsys.readouterr().err.endswith("nothing is new or changed; the dataset has 2 parts\n")


def test_a_grown_folder_adds_parts(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(4))
    out = tmp_path / "out"
    batch(tmp_path / "in", out)
    before = tree(out)
    write_articles(tmp_path / "in", range(9))
    batch(tmp_path / "in", out)
    after = tree(out)
    assert {name: after[name] for name in before if "part-" in name} == {
        name: data for name, data in before.items() if "part-" in name
    }
    assert [part["articles"] for part in manifest(out)["parts"]] == [3, 1, 3, 2]
    assert texts(out) == [text(number) for number in range(9)]


@pytest.mark.parametrize("format", ["jsonl.zst", "parquet"])
def test_old_versions_of_changed_articles_are_retired(tmp_path: Path, format: str) -> None:
    content = Content(part_size=3, format=format)  # type: ignore[arg-type]
    write_articles(tmp_path / "in", range(4))
    (tmp_path / "in" / "00001.txt").write_text("")
    out = tmp_path / "out"
    assert batch(tmp_path / "in", out, content=content) == 1
    assert errors(out) == [("00001.txt", "empty_file")]
    (tmp_path / "in" / "00001.txt").write_text(text(11))
    (tmp_path / "in" / "00002.txt").write_text(text(12))
    assert batch(tmp_path / "in", out, content=content) == 0
    assert texts(out) == [text(number) for number in (0, 3, 11, 12)]
    assert [part["retired"] for part in manifest(out)["parts"]] == [[1, 2], [], []]
    assert errors(out) == []


def test_articles_of_a_file_of_many_are_known_by_their_id(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    lines = [json.dumps({"id": f"b{number}", "text": text(number)}) for number in range(4)]
    source.write_text("\n".join([*lines[:2], "{", *lines[2:]]))
    out = tmp_path / "out"
    assert batch(source, out) == 1
    assert texts(out) == [text(number) for number in range(4)]
    assert errors(out) == [("a.jsonl:3", "broken_json")]
    # Another stands at the head now, one is changed, two have the same id.
    lines = [
        json.dumps({"id": "b9", "text": text(9)}),
        lines[0],
        json.dumps({"id": "b1", "text": text(21)}),
        *lines[2:],
    ]
    source.write_text("\n".join([*lines, json.dumps({"id": "b9", "text": text(10)})]))
    assert batch(source, out) == 0
    assert texts(out) == [text(number) for number in (0, 2, 3, 9, 21, 10)]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(2))
    source = tmp_path / "in" / "a.jsonl"
    source.write_text(json.dumps({"text": text(5)}))
    batch([tmp_path / "in", source, tmp_path / "in" / "00000.txt"], tmp_path / "out")
    assert texts(tmp_path / "out") == [text(0), text(1), text(5)]


def test_packed_json_lines(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    line = "\n".join(json.dumps({"text": text(number)}) for number in range(3)).encode()
    (source / "a.jsonl.gz").write_bytes(gzip.compress(line, mtime=0))
    with pa.CompressedOutputStream(str(source / "b.ndjson.zst"), "zstd") as stream:
        stream.write(line)
    (source / "c.jsonl.gz").write_bytes(gzip.compress(line, mtime=0)[:-12])
    (source / "d.tar.gz").write_bytes(b"left out")
    assert batch(source, tmp_path / "out") == 1
    assert texts(tmp_path / "out")[:6] == [text(number) for number in (0, 1, 2, 0, 1, 2)]
    assert errors(tmp_path / "out") == [("c.jsonl.gz", "broken_compression")]


def test_other_options_are_refused_with_both_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(tmp_path / "in", range(3))
    out = tmp_path / "out"
    batch(tmp_path / "in", out)
    before = tree(out)
    other = Content(part_size=2, outlet="Báo Mẫu")
    assert batch(tmp_path / "in", out, content=other) == 1
    told = capsys.readouterr().err
    assert "[other_versions]" in told
    assert "part_size: 3 there, 2 now; outlet: None there, Báo Mẫu now" in told
    assert tree(out) == before
    assert batch(tmp_path / "in", out, content=other, force=True) == 0
    assert [part["articles"] for part in manifest(out)["parts"]] == [2, 1]


def test_other_versions_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(tmp_path / "in", range(1))
    out = tmp_path / "out"
    batch(tmp_path / "in", out)
    told = manifest(out)
    told["versions"]["trichtin"] = "0.0.1"
    (out / "manifest.json").write_text(json.dumps(told))
    assert batch(tmp_path / "in", out) == 1
    assert "trichtin: 0.0.1 there" in capsys.readouterr().err


@pytest.mark.parametrize("parts", [0, 1, 2])
def test_a_run_that_is_stopped_goes_on_where_it_was(tmp_path: Path, parts: int) -> None:
    write_articles(tmp_path / "in", range(10))
    batch(tmp_path / "in", tmp_path / "whole")

    def stop(task: Task) -> None:
        if task.number == parts:
            raise Stopped(15)

    out = tmp_path / "out"
    assert batch(tmp_path / "in", out, InlineEngine(stop)) == 128 + 15
    assert texts(out) == [text(number) for number in range(3 * parts)]
    assert batch(tmp_path / "in", out) == 0
    assert tree(out) == tree(tmp_path / "whole")


@pytest.mark.parametrize("damage", ["cut", "gone", "table", "outcome"])
@pytest.mark.parametrize("number", [1, 3])
def test_a_part_that_is_not_whole_is_made_again(tmp_path: Path, damage: str, number: int) -> None:
    write_articles(tmp_path / "in", range(10))
    out = tmp_path / "out"
    batch(tmp_path / "in", out)
    before = tree(out)
    path = {
        "cut": out / f"records/part-{number:05}.jsonl.zst",
        "gone": out / f"records/part-{number:05}.jsonl.zst",
        "table": out / f"tables/quantities/part-{number:05}.parquet",
        "outcome": out / f"ledger/part-{number:05}.json",
    }[damage]
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-20])
    assert batch(tmp_path / "in", out) == 1
    assert sorted(texts(out)) == sorted(text(number) for number in range(10))
    assert batch(tmp_path / "in", out) == 0
    if number == 3:  # the last has its number again
        assert tree(out) == before


def test_files_that_change_or_vanish_after_they_are_listed(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_articles(source, range(4))

    def change(task: Task) -> None:
        if task.number == 0:
            (source / "00000.txt").write_text(text(100))
            with (source / "00001.txt").open("a") as file:
                file.write(" Và hơn thế.")
            (source / "00003.txt").unlink()

    out = tmp_path / "out"
    assert batch(source, out, InlineEngine(change)) == 1
    assert texts(out) == [text(2)]
    assert errors(out) == [
        ("00000.txt", "changed_while_read"),
        ("00001.txt", "changed_while_read"),
        ("00003.txt", "unreadable"),
    ]
    write_articles(source, range(3, 4))
    assert batch(source, out) == 0
    assert texts(out) == [text(2), text(100), f"{text(1)} Và hơn thế.", text(3)]
    assert errors(out) == []


def test_many_empty_files(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(10_000):
        (source / f"{number:05}.txt").touch()
    out = tmp_path / "out"
    assert batch(source, out, content=Content(part_size=4000)) == 1
    assert errors(out) == [(f"{number:05}.txt", "empty_file") for number in range(10_000)]
    assert manifest(out)["counts"] == {"parts": 3, "articles": 10_000, "records": 0, "errors": 10_000, "retired": 0}


def test_an_article_of_50_megabytes(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_articles(source, range(1))
    (source / "a.txt").write_bytes(b"a " * 25_000_000)
    (source / "b.jsonl").write_text(json.dumps({"text": "a " * 25_000_000}))
    assert batch(source, tmp_path / "out") == 1
    assert errors(tmp_path / "out") == [("a.txt", "too_long"), ("b.jsonl:1", "too_long")]
    assert texts(tmp_path / "out") == [text(0)]


def test_glob(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(12))
    batch(tmp_path / "in", tmp_path / "out", glob="0001*.txt")
    assert texts(tmp_path / "out") == [text(10), text(11)]


def test_a_missing_source_costs_itself_only(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(1))
    out = tmp_path / "out"
    assert batch([tmp_path / "none", tmp_path / "in"], out) == 1
    assert errors(out) == [("none", "missing_path")]
    assert texts(out) == [text(0)]


def test_only_one_run_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(tmp_path / "in", range(1))
    with locked(Layout(tmp_path / "out")):
        assert batch(tmp_path / "in", tmp_path / "out") == 1
    assert "[dataset_in_use]" in capsys.readouterr().err


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(tmp_path / "in", range(1))
    for force in (False, True):
        assert batch(tmp_path / "in", tmp_path / "in", force=force) == 1
        assert "[not_a_dataset]" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["00000.txt"]


def test_a_disk_that_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_articles(tmp_path / "in", range(7))
    out = tmp_path / "out"
    batch(tmp_path / "in", tmp_path / "whole")
    written = 0

    def fsync(_file: int) -> None:
        nonlocal written
        written += 1
        if written > 30:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr("os.fsync", fsync)
        assert batch(tmp_path / "in", out) == 1
    assert "error [unwritable_output]" in capsys.readouterr().err
    assert not [name for name in tree(out) if ".aside." in name]
    assert batch(tmp_path / "in", out) == 0
    assert tree(out) == tree(tmp_path / "whole")


def test_the_help_names_the_part_size_that_is_taken() -> None:
    (option,) = [found for found in cli.batch.params if found.name == "part_size"]
    assert option.default == Content().part_size
