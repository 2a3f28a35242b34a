"""Bytes to raw articles: every article is read, or gives an error with a code."""

from __future__ import annotations

import codecs
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichtin.pipeline.errors import ERRORS, ArticleError
from trichtin.pipeline.reading import Input, RawArticle, read_article, read_articles, read_file, read_stream, walk
from trichtin.pipeline.reading.fields import NAMES
from trichtin.pipeline.reading.formats import READERS

TEXT = "Xã Nà Hỏa có 12 hộ nghèo."


def _read(tmp_path: Path, name: str, data: bytes | str) -> list[RawArticle | ArticleError]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_file(Input(path, name)))


def _article(tmp_path: Path, name: str, data: bytes | str) -> RawArticle:
    (article,) = _read(tmp_path, name, data)
    assert isinstance(article, RawArticle)
    return article


def _codes(found: list[RawArticle | ArticleError]) -> list[str]:
    return [item.code if isinstance(item, ArticleError) else "read" for item in found]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)
def test_text_in_every_encoding(tmp_path: Path, data: bytes) -> None:
    assert _article(tmp_path, "a.txt", data) == RawArticle(text=TEXT, source="a.txt", published_from="file_name")
    line = json.dumps({"text": TEXT}, ensure_ascii=False)
    mark, encoding = next(
        (mark, name)
        for mark, name in [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (b"", "utf-8"),
        ]
        if data.startswith(mark)
    )
    for name in ("a.json", "a.jsonl"):
        assert _article(tmp_path, name, mark + line.encode(encoding)).text == TEXT


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty_file"),
        ("a.txt", b" \n\t ", "empty_file"),
        ("a.txt", codecs.BOM_UTF8, "empty_file"),
        ("a.txt", bytes(1000), "binary_file"),
        ("a.txt", bytes(range(256)) * 4, "binary_file"),
        ("a.txt", "Xã Nà Hỏa".encode("cp1258", errors="ignore") + b"\xe3\xe0", "unknown_encoding"),
        ("a.txt", codecs.BOM_UTF16_LE + b"x", "unknown_encoding"),
        ("a.json", b"", "empty_file"),
        ("a.json", b'{"text": ', "broken_json"),
        ("a.json", b"[" * 100_000, "broken_json"),
        ("a.json", b'{"id": ' + b"9" * 5000 + b"}", "broken_json"),
        ("a.json", b"12", "not_an_article"),
        ("a.json", b"null", "not_an_article"),
        ("a.json", b'"text"', "not_an_article"),
        ("a.json", b"[]", "not_an_article"),
        ("a.json", b"{}", "no_text"),
        ("a.json", b'{"title": "A", "text": " "}', "no_text"),
        ("a.json", b'{"text": null}', "no_text"),
        ("a.json", b'{"text": ' + b"[" * 500 + b'"a"' + b"]" * 500 + b"}", "no_text"),
        ("a.jsonl", b"", "empty_file"),
        ("a.jsonl", b"\n \n", "empty_file"),
        ("a.pdf", b"%PDF-1.7", "broken_file"),
        ("a.docx", b"PK", "broken_file"),
        ("a.rtf", b"PK", "broken_file"),
        ("a.zip", b"PK", "broken_file"),
        ("a.parquet", b"PAR1", "broken_file"),
        ("a.xml", b"<rss><item></rss>", "broken_file"),
        ("a.xml", b"<svg/>", "not_an_article"),
        ("a.xml", b"<rss/>", "not_an_article"),
        ("a.xml", b"", "empty_file"),
        ("a.html", b"<p></p>", "no_text"),
        ("a.eml", b"Subject: A\n\n", "empty_file"),
        ("a.csv", b"title,url\nA,B\n", "not_an_article"),
        ("a.png", b"\x89PNG", "unknown_format"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (error,) = _read(tmp_path, name, data)
    assert isinstance(error, ArticleError)
    assert error.code == code
    assert name in error.source


def test_a_path_that_is_no_file(tmp_path: Path) -> None:
    assert _codes(list(read_file(Input(tmp_path / "missing.txt", "missing.txt")))) == ["unreadable"]
    assert _codes(list(read_articles(tmp_path / "missing.txt"))) == ["missing_path"]
    assert _codes(list(read_articles(tmp_path))) == ["no_articles"]


def test_every_field_under_every_name(tmp_path: Path) -> None:
    for field, names in NAMES.items():
        value = "https://example.org/1" if field == "url" else f"value of {field}"
        for name in names:
            fields = {name: value} if field == "text" else {"text": TEXT, name: value}
            assert getattr(_article(tmp_path, "a.json", json.dumps(fields)), field) == value, name


def test_the_names_of_fields_in_the_documentation_are_those_of_the_code() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "reading.md").read_text(encoding="utf-8")
    rows = page.split("## Fields")[1].split("\n\n")[1].splitlines()[2:]
    told = [[name.lower().replace("_", "") for name in re.findall(r"`(\w+)`", row)] for row in rows]
    # Names with Vietnamese letters are those without, as an editor would write them.
    assert told == [[name for name in names if name.isascii()] for names in NAMES.values()]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"Title": "A", "Sapo": "B", "Content": "C"}, {"title": "A", "lead": "B", "text": "C"}),
        ({"content": "", "body": "C"}, {"text": "C"}),
        ({"body": ["C", "D"]}, {"text": "C\n\nD"}),
        ({"body": [{"text": "C"}, {"text": "D"}]}, {"text": "C\n\nD"}),
        ({"text": "C", "author": [{"name": "A"}, "B"]}, {"byline": "A, B"}),
        ({"text": "C", "publisher": {"name": "Báo Mẫu"}}, {"outlet": "Báo Mẫu"}),
        ({"text": "C", "source": "https://example.org/1"}, {"url": "https://example.org/1", "outlet": None}),
        ({"text": "C", "source": "Báo Mẫu", "link": "/1"}, {"url": None, "outlet": "Báo Mẫu"}),
        ({"text": "C", "id": 7, "date": 1731542400}, {"id": "7", "published": "1731542400"}),
        ({"text": "C", "date_published": "2024-11-14"}, {"published": "2024-11-14"}),
        ({"text": "C", "datePublished": "2024-11-14"}, {"published": "2024-11-14"}),
        ({"text": "C", "tiêu đề": "A"}, {"title": "A"}),
    ],
)
def test_fields(tmp_path: Path, fields: dict[str, Any], expected: dict[str, Any]) -> None:
    article = _article(tmp_path, "a.json", json.dumps(fields))
    assert {name: getattr(article, name) for name in expected} == expected


def test_arrays_and_wrapped_arrays_hold_several_articles(tmp_path: Path) -> None:
    items = [{"text": "A", "id": "x"}, 3, {"title": "B"}, {"text": "D"}]
    for value in (items, {"articles": [item for item in items if isinstance(item, dict)]}):
        found = _read(tmp_path, "a.json", json.dumps(value))
        assert [(item.text, item.rank) for item in found if isinstance(item, RawArticle)] == [
            ("A", 1),
            ("D", len(found)),
        ]
        assert _codes(found) == ["read", *(["not_an_article"] if value is items else []), "no_text", "read"]


def test_a_broken_line_does_not_touch_the_others(tmp_path: Path) -> None:
    data = b'{"text": "A"}\n\n{"text": \n\xff\xfe\n{"text": "B", "id": "b"}\n["C"]\n'
    found = _read(tmp_path, "a.jsonl", data)
    assert _codes(found) == ["read", "broken_json", "unknown_encoding", "read", "not_an_article"]
    assert [item.source.rpartition(":")[2] for item in found if isinstance(item, ArticleError)] == ["3", "4", "6"]
    assert [item.rank for item in found if isinstance(item, RawArticle)] == [1, 5]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), [TEXT]),
        (b'{"text": "A"}', ["A"]),
        (b'\n {\n "text": "A"\n}\n', ["A"]),
        (b'[\n {"text": "A"}, {"text": "B"}]', ["A", "B"]),
        (b'{"text": "A"}\n{"text": "B"}\n', ["A", "B"]),
        ("[Xã Nà Hỏa] có 12 hộ.".encode(), ["[Xã Nà Hỏa] có 12 hộ."]),
        (codecs.BOM_UTF16_LE + '{"text": "A"}'.encode("utf-16-le"), ["A"]),
        (b"<html><h1>A</h1><p>B</p></html>", ["B"]),
        (b"<nitf><body.content><p>A</p></body.content></nitf>", ["A"]),
        (b"{\\rtf1\\ansi A\\par}", ["A"]),
    ],
)
def test_standard_input_is_told_by_its_first_characters(data: bytes, expected: list[str]) -> None:
    found = list(read_stream(io.BufferedReader(io.BytesIO(data))))
    assert [item.text for item in found if isinstance(item, RawArticle)] == expected
    assert len(found) == len(expected)


def test_a_file_without_suffix_is_read_like_standard_input(tmp_path: Path) -> None:
    assert _article(tmp_path, "article", '{"text": "A"}').text == "A"


@pytest.mark.parametrize("name", ["2024-11-14-x.txt", "2024_11_14.txt", "20241114-x.txt", "2024-11-14-x.json"])
def test_the_date_at_the_head_of_a_file_name(tmp_path: Path, name: str) -> None:
    article = _article(tmp_path, name, TEXT if name.endswith("txt") else json.dumps({"text": TEXT}))
    assert (article.published, article.published_from) == ("2024-11-14", "file_name")


@pytest.mark.parametrize("name", ["2024-13-14-x.txt", "x-2024-11-14.txt", "20241114123.txt", "202-11-14.txt"])
def test_no_date_at_the_head_of_a_file_name(tmp_path: Path, name: str) -> None:
    assert _article(tmp_path, name, TEXT).published is None


def test_the_date_of_a_file_with_several_articles_is_not_theirs(tmp_path: Path) -> None:
    for name, data in (("2024-11-14.jsonl", '{"text": "A"}'), ("2024-11-14.json", '[{"text": "A"}]')):
        assert _article(tmp_path, name, data).published is None


def test_a_field_goes_before_the_file_name(tmp_path: Path) -> None:
    article = _article(tmp_path, "2024-11-14.json", '{"text": "A", "date": "2023-01-02"}')
    assert (article.published, article.published_from) == ("2023-01-02", "metadata")


def test_one_article_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "A"}\n{"text": "B"}', encoding="utf-8")
    assert read_article(tmp_path / "a.txt").text == TEXT
    with pytest.raises(ArticleError) as several:
        read_article(tmp_path / "b.jsonl")
    assert several.value.code == "several_articles"
    with pytest.raises(ArticleError) as missing:
        read_article(tmp_path / "c.txt")
    assert missing.value.code == "unreadable"


def test_a_folder_is_walked_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.json", "a/c/d.jsonl", ".hidden/x.txt", "a/.x.txt", "out/r.json", "B.TXT", "notes.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = [item.name for item in walk([tmp_path], leave_out=tmp_path / "out") if isinstance(item, Input)]
    assert found == ["B.TXT", "b.txt", "a/z.json", "a/c/d.jsonl"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_out_of_the_folder_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "in" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    found = [item.name for item in walk([tmp_path / "in"]) if isinstance(item, Input)]
    assert found == ["a.txt"]


def test_a_folder_that_may_not_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    (error,) = walk([tmp_path])
    assert isinstance(error, ArticleError)
    assert (error.code, error.source, error.reason) == ("unreadable", str(tmp_path), "Permission denied.")


def test_a_folder_without_articles_says_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"PK")
    (error,) = walk([tmp_path])
    assert isinstance(error, ArticleError)
    assert error.code == "no_articles"
    assert "1 .png" in error.reason


@given(st.binary(max_size=300), st.sampled_from([*READERS, ""]))
def test_any_bytes_give_articles_or_errors_with_a_code(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    found = list(read_file(Input(path, path.name)))
    assert found
    for item in found:
        if isinstance(item, ArticleError):
            assert item.code in ERRORS
        else:
            assert item.text.strip()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "title", "body", "date", "author", "id", "url", "articles"]), inner, max_size=5
        )
    ),
    max_leaves=12,
)


@given(_JSON, st.sampled_from([".json", ".jsonl", ""]))
def test_any_json_gives_articles_or_errors_with_a_code(
    tmp_path_factory: pytest.TempPathFactory, value: Any, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any-json{suffix}"
    path.write_text(json.dumps(value), encoding="utf-8")
    for item in read_file(Input(path, path.name)):
        assert isinstance(item, RawArticle) or item.code in ERRORS
