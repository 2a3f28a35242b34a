"""File names of records: none is given twice, and no article is written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichtin.pipeline.batch.naming import Names, safe_name
from trichtin.pipeline.reading import Input, RawArticle


def _inputs(*names: str, root: Path = Path("in")) -> list[Input]:
    return [Input(root / name, name) for name in names]


def _file(name: str) -> RawArticle:
    return RawArticle(text="x", source=name)


def _names(names: Names, *articles: RawArticle) -> list[str]:
    return [names.of(article).relative_to("out").as_posix() for article in articles]


def test_a_file_keeps_its_relative_path() -> None:
    names = Names(_inputs("a.txt", "b/c.json"), Path("out"))
    assert _names(names, _file("a.txt"), _file("b/c.json")) == ["a.json", "b/c.json"]


def test_files_that_would_share_a_name_keep_their_suffix() -> None:
    names = Names(_inputs("a.txt", "a.json", "A.ndjson", "b.txt"), Path("out"))
    found = _names(names, _file("a.txt"), _file("a.json"), _file("A.ndjson"), _file("b.txt"))
    assert found == ["a.txt.json", "a.json.json", "A.ndjson.json", "b.json"]


def test_files_of_one_name_in_two_folders_are_numbered() -> None:
    inputs = _inputs("a.txt", root=Path("x")) + _inputs("a.txt", root=Path("y"))
    assert _names(Names(inputs, Path("out")), _file("a.txt"), _file("a.txt")) == ["a.txt.json", "a.txt.2.json"]


def test_articles_of_one_file_have_their_ids_or_their_lines() -> None:
    names = Names(_inputs("x/export.jsonl"), Path("out"))
    articles = [
        RawArticle(text="x", source="x/export.jsonl", id=identifier, rank=rank)
        for rank, identifier in enumerate(["b01", None, "tin/07: lũ", "b01", "B01", "…", "b01"], start=1)
    ]
    assert _names(names, *articles) == [
        "x/b01.json",
        "x/2.json",
        "x/tin-07-lũ.json",
        "x/export.jsonl.b01.json",
        "x/export.jsonl.5.json",
        "x/6.json",
        "x/export.jsonl.7.json",
    ]


def test_standard_input_has_a_name() -> None:
    assert _names(Names([], Path("out")), RawArticle(text="x"), RawArticle(text="x")) == [
        "stdin.json",
        "stdin.txt.json",
    ]


def test_no_article_is_written_over(tmp_path: Path) -> None:
    names = Names([Input(tmp_path / "a.json", "a.json")], tmp_path)
    assert names.of(_file("a.json")) == tmp_path / "a.json.json"


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("b01", "b01"),
        ("../../etc/passwd", "etc-passwd"),
        ("https://example.org/tin?id=7", "https-example.org-tin-id-7"),
        ("Lũ ở Nà Hỏa", "Lũ-ở-Nà-Hỏa"),
        ("..", ""),
        ("a" * 400, "a" * 150),
        ("ạ" * 100, "ạ" * 50),
    ],
)
def test_safe_name(identifier: str, expected: str) -> None:
    assert safe_name(identifier) == expected


@given(st.lists(st.tuples(st.text(max_size=6), st.booleans()), max_size=8))
def test_names_are_distinct_and_stay_in_the_folder(ids: list[tuple[str, bool]]) -> None:
    names = Names(_inputs("e.jsonl"), Path("out"))
    articles = [
        RawArticle(text="x", source="e.jsonl", id=identifier if has_id else None, rank=rank)
        for rank, (identifier, has_id) in enumerate(ids, start=1)
    ]
    paths = [names.of(article) for article in articles]
    assert len({path.as_posix().casefold() for path in paths}) == len(paths)
    assert {path.parent for path in paths} <= {Path("out")}
