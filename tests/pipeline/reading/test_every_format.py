"""What an article is saved in makes no difference to its record."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.reading.saving import FORMATS, Saved, docx
from tests.samples import SAMPLES
from trichtin import Extractor
from trichtin.pipeline.reading import RawArticle, read_article, read_articles

PUBLISHED = "2024-10-20"
OUTLET = "Báo Mẫu"
ARTICLES = {name: (SAMPLES / "articles" / f"{name}.txt").read_text("utf-8") for name in ("floods", "poverty-programme")}
NOT_OF_THE_TEXT = ("id", "source", "title", "lead", "byline", "dateline")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _content(record: Any) -> dict[str, Any]:
    """A record without where it was read from and what was said of its encoding."""
    value: dict[str, Any] = json.loads(record.to_json())
    value["diagnostics"]["warnings"] = [
        item for item in value["diagnostics"]["warnings"] if item["code"] not in ("legacy_encoding",)
    ]
    for name in NOT_OF_THE_TEXT:
        value["article"].pop(name)
    return value


@pytest.fixture(scope="module")
def plain(extractor: Extractor) -> dict[str, dict[str, Any]]:
    records = {}
    for name, text in ARTICLES.items():
        raw = RawArticle(text=Saved.of(text).text)
        records[name] = _content(extractor.extract(raw, published=PUBLISHED, outlet=OUTLET))
    return records


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("form", FORMATS)
def test_the_record_is_that_of_the_plain_text(
    form: str, article: str, extractor: Extractor, plain: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    suffix, save = FORMATS[form]
    path = tmp_path / f"article{suffix}"
    path.write_bytes(save(_without_lost_capitals(Saved.of(ARTICLES[article]), form)))
    (raw,) = read_articles(path)
    assert isinstance(raw, RawArticle), raw
    found = _content(extractor.extract(raw, published=PUBLISHED, outlet=OUTLET))
    assert found["article"]["text"] == plain[article]["article"]["text"]
    assert found == plain[article]


def _without_lost_capitals(saved: Saved, form: str) -> Saved:
    """TCVN3 has no capitals with tones; at the head of a sentence the reader makes them capitals again."""
    if "TCVN3" not in form:
        return saved
    lower = {char: char.lower() for char in "ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ"}
    table = str.maketrans(lower)
    return Saved(saved.title.translate(table), [line.translate(table) for line in saved.paragraphs])


@pytest.mark.parametrize("form", [form for form in FORMATS if "TCVN3" in form or "VNI" in form or "1258" in form])
def test_an_old_character_set_is_a_warning(form: str, tmp_path: Path) -> None:
    suffix, save = FORMATS[form]
    path = tmp_path / f"article{suffix}"
    path.write_bytes(save(_without_lost_capitals(Saved.of(ARTICLES["floods"]), form)))
    assert [code for code, _ in read_article(path).warnings] == ["legacy_encoding"]


def test_broken_bytes_are_counted(extractor: Extractor, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLES["floods"].encode().replace(b"95", b"\xff\xfe95"))
    record = extractor.extract(path)
    (warning,) = [item for item in record.diagnostics.warnings if item.code == "lost_characters"]
    assert warning.message.startswith("2 characters")


def test_what_word_files_and_messages_hold_beside_the_text_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(Saved.of(ARTICLES["floods"]), with_box=True))
    raw = read_article(path)
    assert raw.warnings == (("left_out", "1 text boxes were not read."),)
    assert "Hộp" not in raw.text


def test_a_text_loads_no_library_of_another_format(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLES["floods"], encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from trichtin.pipeline.reading import read_article;"
        "read_article(Path(sys.argv[1]));"
        "print([name for name in ('lxml', 'trafilatura', 'docx', 'pypdf', 'pyarrow') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("image", {"type": "image", "data": {"caption": "Cầu mới ở xã Nà Hỏa"}}),
        ("figure", "<figure><img src=a><figcaption>Cầu mới ở xã Nà Hỏa</figcaption></figure>"),
    ],
)
def test_captions_of_exports_are_captions(name: str, value: Any, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.json"
    body = ["Xã Nà Hỏa có 12 hộ nghèo.", value, "Xã có 3 cây cầu."]
    path.write_text(json.dumps({"title": "Cầu mới", "content": body}), encoding="utf-8")
    raw = read_article(path)
    assert raw.text == "Xã Nà Hỏa có 12 hộ nghèo.\n\nCầu mới ở xã Nà Hỏa\n\nXã có 3 cây cầu."
    assert raw.lines == (("Cầu mới ở xã Nà Hỏa", "caption"),)


def test_an_archive_is_walked_in_the_order_of_its_names(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("b.txt", "a/2024-11-14-c.txt", "__MACOSX/x.txt", ".x.txt", "d.png", "e.zip"):
            archive.writestr(name, "Xã Nà Hỏa có 12 hộ nghèo.")
    found = [(item.source, item.published) for item in read_articles(path) if isinstance(item, RawArticle)]
    assert found == [("a.zip/a/2024-11-14-c.txt", "2024-11-14"), ("a.zip/b.txt", None)]


def test_titles_of_a_related_box_in_blocks_are_related(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    box = {"type": "related-articles", "items": [{"id": 7, "title": "Xã Bản Phủ sửa 4 cây cầu"}]}
    path.write_text(json.dumps({"title": "Cầu mới", "content": ["Xã có 3 cây cầu.", box]}), encoding="utf-8")
    assert read_article(path).lines == (("Xã Bản Phủ sửa 4 cây cầu", "related"),)


@pytest.mark.parametrize("suffix", [".html", ".json", ".docx"])
def test_the_head_of_a_table_is_text(suffix: str, extractor: Extractor, tmp_path: Path) -> None:
    rows = [["Xã", "Chiều dài", "Kinh phí"], ["Nà Hỏa", "14,2 km", "9,1 tỷ đồng"]]
    before, behind = "Xã Nà Hỏa đã bê tông hóa các tuyến đường trong năm.", "Xã còn 3 thôn chưa có đường ô tô."
    path = tmp_path / f"a{suffix}"
    if suffix == ".html":
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        table = "".join(f"<tr>{row}</tr>" for row in cells)
        path.write_text(f"<h1>Đường mới</h1><p>{before}</p><table>{table}</table><p>{behind}</p>", encoding="utf-8")
    elif suffix == ".json":
        table_block = {"type": "table", "data": {"content": rows}}
        path.write_text(json.dumps({"title": "Đường mới", "content": [before, table_block, behind]}), encoding="utf-8")
    else:
        path.write_bytes(docx(Saved("Đường mới", [before, behind]), rows=rows))
    record = extractor.extract(path)
    kinds = {record.article.text[item.start : item.end].strip(): item.kind for item in record.article.sections}
    assert "Xã | Chiều dài | Kinh phí" in record.article.text
    assert "boilerplate" not in kinds.values()
    assert "14,2 km" in [item.quantity.span.text for item in record.achievements]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps({"title": "Cầu mới", "text": "Xã Nà Hỏa có 12 hộ nghèo.", "dateline": "Nà Hỏa, 14/11"})),
        (
            "a.nitf",
            "<nitf><body><body.head><dateline><location>Nà Hỏa</location>, <story.date>14/11</story.date></dateline>"
            "</body.head><body.content><p>Xã Nà Hỏa có 12 hộ nghèo.</p></body.content></body></nitf>",
        ),
        (
            "a.xml",
            "<newsItem><contentMeta><dateline>Nà Hỏa, 14/11</dateline></contentMeta><contentSet><inlineXML><p>Xã Nà "
            "Hỏa có 12 hộ nghèo.</p></inlineXML></contentSet></newsItem>",
        ),
    ],
)
def test_a_dateline_that_is_a_field(name: str, data: str, extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / name).write_text(data, encoding="utf-8")
    assert extractor.extract(tmp_path / name).article.dateline == "Nà Hỏa, 14/11"
