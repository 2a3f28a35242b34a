"""Files as other programs write them: wrappers, joined encodings, messages, messages of agencies, wrong suffixes."""

from __future__ import annotations

import base64
import json
import textwrap
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.reading.saving import Saved, bare_page, docx, pdf, rtf, tcvn3, windows_1258
from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading import Input, RawArticle, compose, read_file

TITLE = "Xã Nà Hỏa khánh thành cầu mới"
FIRST = "Sáng 12/3, xã Nà Hỏa khánh thành cây cầu dài 45 m bắc qua suối Nậm Ty, nối ba bản ở hai bờ."
SECOND = "Công trình có tổng vốn 6,8 tỷ đồng, trong đó người dân đóng góp 1.200 ngày công và 350 triệu đồng."
CAPTION = "Người dân đi trên cầu mới. Ảnh: Lò Văn Sơ"


def _read(folder: Path, name: str, data: bytes | str) -> list[RawArticle | ArticleError]:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_file(Input(folder / name, name)))


def _article(folder: Path, name: str, data: bytes | str) -> RawArticle:
    (article,) = _read(folder, name, data)
    assert isinstance(article, RawArticle), article
    return article


def _error(folder: Path, name: str, data: bytes | str) -> ArticleError:
    (error,) = _read(folder, name, data)
    assert isinstance(error, ArticleError), error
    return error


@pytest.mark.parametrize(("encode", "name"), [(windows_1258, "windows-1258"), (tcvn3, "TCVN3")])
def test_lines_in_another_encoding_than_the_rest(encode: Any, name: str, tmp_path: Path) -> None:
    data = f"{TITLE}\n\n{FIRST}\n\n".encode() + encode(SECOND)
    article = _article(tmp_path, "a.txt", data)
    assert article.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
    assert article.warnings == (
        ("legacy_encoding", f"Some lines of the text were in {name} and were converted to Unicode."),
    )


def test_lines_of_latin_letters_alone_are_left_as_they_are(tmp_path: Path) -> None:
    text = "Xã Hòa Bình có hai làng.\n\nBà Lò Thị Hà và ông Vì Văn Páo đến từ sớm.\n\nÁo dài, nón lá, làng tò he."
    article = _article(tmp_path, "a.txt", text)
    assert (article.text, article.warnings) == (text, ())


@pytest.mark.parametrize("blank", ["\xa0", " "])
def test_utf8_that_was_read_as_windows_1252_and_lost_its_blanks(blank: str, tmp_path: Path) -> None:
    text = "Ngày 12/3, làng Nà Hỏa và bản Nậm Ty đón nhận hàng trăm cây quế.\nBà con rất vui, nhất là y tá và học trò."
    read = text.encode().decode("cp1252", errors="surrogateescape")
    read = "".join(chr(ord(char) - 0xDC00) if "\udc80" <= char <= "\udcff" else char for char in read)
    # A blank beside another is dropped; one inside a word is kept, or made a plain one.
    damaged = read.replace("\xa0 ", " ").replace("\xa0\n", "\n").replace("\xa0", blank)
    article = _article(tmp_path, "a.txt", damaged)
    assert (article.text, [code for code, _ in article.warnings]) == (text, ["legacy_encoding"])


def test_a_text_with_broken_bytes_everywhere_is_an_error(tmp_path: Path) -> None:
    data = bytes(byte if rank % 9 else 0xFF for rank, byte in enumerate(f"{FIRST}\n{SECOND}".encode()))
    assert _error(tmp_path, "a.txt", data).code == "unknown_encoding"


_FIELDS = {"title": TITLE, "content": FIRST, "publishedAt": "2024-03-12"}


@pytest.mark.parametrize(
    "value",
    [
        {"status": "ok", "data": {"article": _FIELDS}},
        {"data": {"id": 4, "attributes": _FIELDS}},
        {"response": {"data": {"posts": [_FIELDS]}}},
        {"hits": {"total": 1, "hits": [{"_index": "news", "_source": _FIELDS}]}},
        {"post_title": TITLE, "post_content": FIRST, "post_date": "2024-03-12", "post_author": 3},
        {"content_vi": FIRST, "title_vi": TITLE, "published": {"$date": "2024-03-12"}},
        {"text": FIRST, "meta": {"title": TITLE, "date": "2024-03-12"}},
        {"headline": {"main": TITLE}, "body": FIRST, "created_at": "2024-03-12"},
    ],
)
def test_what_wraps_an_article(value: Any, tmp_path: Path) -> None:
    article = _article(tmp_path, "a.json", json.dumps(value))
    assert (article.title, article.text, article.published, article.byline) == (TITLE, FIRST, "2024-03-12", None)


def test_a_name_goes_before_one_that_has_more_in_it(tmp_path: Path) -> None:
    article = _article(tmp_path, "a.json", json.dumps({"post_title": "A", "title": TITLE, "text": FIRST}))
    assert article.title == TITLE


def test_blocks_in_a_string(tmp_path: Path) -> None:
    blocks = {
        "blocks": [
            {"type": "paragraph", "data": {"text": f"<b>{FIRST}</b>"}},
            {"type": "table", "data": {"content": [["Bản", "Hộ"], ["Nậm Ty", "62"]]}},
        ]
    }
    article = _article(tmp_path, "a.json", json.dumps({"title": TITLE, "content": json.dumps(blocks)}))
    assert article.text == f"{FIRST}\n\nBản | Hộ\n\nNậm Ty | 62"


def test_a_table_of_blocks_is_read_by_its_rows(tmp_path: Path) -> None:
    def cell(text: str) -> Any:
        inner = [{"type": "text", "text": text}]
        return {"type": "tableCell", "content": [{"type": "paragraph", "content": inner}]}

    rows = [{"type": "tableRow", "content": [cell("Nậm Ty"), cell("62 hộ")]}]
    content = {"type": "doc", "content": [{"type": "table", "content": rows}]}
    assert _article(tmp_path, "a.json", json.dumps({"content": content})).text == "Nậm Ty | 62 hộ"


def test_a_lead_that_is_cut_short(tmp_path: Path) -> None:
    fields = {"title": TITLE, "excerpt": f"{FIRST[:40]} [&hellip;]", "content": f"<p>{FIRST}</p><p>{SECOND}</p>"}
    composed = compose(_article(tmp_path, "a.json", json.dumps(fields)), 10_000)
    assert composed.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def test_parquet_with_names_of_its_own(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table(
        {
            "luot_xem": [3],
            "Nội Dung": [FIRST],
            "TieuDe": [TITLE],
            "Ngày đăng": pyarrow.array([datetime(2024, 3, 12, 8)]),
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    article = _article(tmp_path, "a.parquet", (tmp_path / "a.parquet").read_bytes())
    assert (article.title, article.text, article.published) == (TITLE, FIRST, "2024-03-12T08:00:00")
    pyarrow.parquet.write_table(pyarrow.table({"ten": [TITLE], "luot_xem": [3]}), tmp_path / "b.parquet")
    error = _error(tmp_path, "b.parquet", (tmp_path / "b.parquet").read_bytes())
    assert error.reason == "No column holds the text (the columns are: ten, luot_xem)."


def test_a_message_that_was_passed_on(tmp_path: Path) -> None:
    cut = FIRST.index("bắc")
    text = f"{FIRST[:cut]}\r\n{FIRST[cut:]}\r\n\r\n{SECOND}\r\n\r\n-- \r\nPhòng Tin tức\r\nĐT: 024 0000 0000\r\n"
    head = (
        f"Subject: =?utf-8?B?{base64.b64encode(f'Fwd: Re: {TITLE}'.encode()).decode()}?=\r\n"
        "Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    article = _article(tmp_path, "a.eml", head + text)
    assert (article.title, article.text.strip()) == (TITLE, f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize("width", [66, 72, 76])
def test_a_message_that_was_broken_into_lines(width: int, tmp_path: Path) -> None:
    lines = [line for text in (FIRST, SECOND, "Danh sách kèm theo:") for line in (*textwrap.wrap(text, width), "")]
    text = "\n".join([*lines, "- Bản Nậm Ty: 62 hộ", "- Bản Pá Sang: 48 hộ"])
    head = "Subject: Cau moi\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    expected = f"{FIRST}\n\n{SECOND}\n\nDanh sách kèm theo:\n\n- Bản Nậm Ty: 62 hộ\n- Bản Pá Sang: 48 hộ"
    assert _article(tmp_path, "a.eml", head + text).text.strip() == expected


def test_a_page_that_was_saved_whole_has_its_address(tmp_path: Path) -> None:
    page = base64.encodebytes(bare_page(Saved(TITLE, [FIRST, SECOND])).encode()).decode()
    data = (
        "Snapshot-Content-Location: https://example.org/2024/03/12/cau.html\nDate: Wed, 25 Nov 2026 10:00:00 -0000\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary=B\n\n--B\n'
        f"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n{page}\n--B--\n"
    )
    article = _article(tmp_path, "a.mhtml", data)
    assert (article.title, article.url) == (TITLE, "https://example.org/2024/03/12/cau.html")
    assert article.published == "2024-03-12"


_PARTS = f"<h:p>{FIRST}<h:br/>{SECOND}</h:p><h:figure><h:img/><h:figcaption>{CAPTION}</h:figcaption></h:figure>"


def test_newsml_with_prefixes_and_pictures(tmp_path: Path) -> None:
    picture = f"<n:newsItem><n:contentMeta><n:description>{CAPTION}</n:description></n:contentMeta></n:newsItem>"
    item = (
        f"<n:newsItem guid='b'><n:contentMeta><n:headline>{TITLE}</n:headline></n:contentMeta><n:contentSet>"
        f"<n:inlineXML><h:html><h:head><h:title>x</h:title></h:head><h:body>{_PARTS}</h:body></h:html></n:inlineXML>"
        "</n:contentSet></n:newsItem>"
    )
    names = 'xmlns:n="http://iptc.org/std/nar/2006-10-01/" xmlns:h="http://www.w3.org/1999/xhtml"'
    article = _article(tmp_path, "a.xml", f"<n:newsMessage {names}>{picture}{item}</n:newsMessage>")
    assert (article.title, article.id, article.rank) == (TITLE, "b", None)
    assert article.text == f"{FIRST}\n\n{SECOND}\n\n{CAPTION}"
    assert article.lines == ((CAPTION, "caption"),)


def test_nitf_with_a_namespace_and_its_own_elements(tmp_path: Path) -> None:
    data = (
        '<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>'
        f"<hedline><hl1>{TITLE}</hl1></hedline></body.head><body.content><block><p>{FIRST.replace('à', '&agrave;')}</p>"
        f"<media><media-metadata name='x'>máy ảnh</media-metadata><media-caption>{CAPTION}</media-caption></media>"
        "</block><table><tr><td>Nậm Ty</td><td>62 hộ</td></tr></table></body.content><body.end><tagline>Lò Văn Sơ"
        "</tagline></body.end></body></nitf>"
    )
    article = _article(tmp_path, "a.nitf", data)
    assert article.text == f"{FIRST}\n\n{CAPTION}\n\nNậm Ty | 62 hộ"
    assert article.byline == "Lò Văn Sơ"
    assert (CAPTION, "caption") in article.lines


def test_a_feed_of_several_items(tmp_path: Path) -> None:
    items = (
        f"<item><title>{TITLE}</title><link>https://example.org/a</link><pubDate>Tue, 12 Mar 2024 08:00:00 +0700"
        f"</pubDate><description>&lt;img src='x'/&gt;{FIRST}</description></item><item><title>Trống</title></item>"
    )
    found = _read(tmp_path, "a.xml", f"<rss><channel><title>Báo Mẫu</title>{items}</channel></rss>")
    article, error = found
    assert isinstance(article, RawArticle)
    assert (article.text, article.rank, article.outlet) == (FIRST, 1, "Báo Mẫu")
    assert isinstance(error, ArticleError)
    assert (error.code, error.source.endswith("a.xml:2")) == ("no_text", True)


def test_the_address_of_an_entry_is_that_of_the_page(tmp_path: Path) -> None:
    links = "<link rel='self' href='https://example.org/f'/><link rel='alternate' href='https://example.org/a'/>"
    content = f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{FIRST}</p></div></content>"
    data = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>{TITLE}</title>{links}{content}</entry></feed>"
    article = _article(tmp_path, "a.xml", data)
    assert (article.url, article.text) == ("https://example.org/a", FIRST)


_SAVED = Saved(TITLE, [FIRST, SECOND])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.doc", rtf(_SAVED)),
        ("a.doc", docx(_SAVED)),
        ("a.doc", bare_page(_SAVED).encode()),
        ("a.txt", bare_page(_SAVED).encode()),
    ],
)
def test_a_file_whose_suffix_is_not_its_format(name: str, data: bytes, tmp_path: Path) -> None:
    assert compose(_article(tmp_path, name, data), 10_000).text == _SAVED.text


def test_a_word_file_of_before_2007_is_an_error_that_says_so(tmp_path: Path) -> None:
    error = _error(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert (error.code, "save it as .docx" in error.reason) == ("unknown_format", True)
    assert _error(tmp_path, "b.doc", b"GIF89a").reason == "It is no Word file."


def test_a_paragraph_in_the_style_of_captions_is_one(tmp_path: Path) -> None:
    import docx as library

    document = library.Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(FIRST)
    document.add_paragraph("Cầu mới nhìn từ bản Nậm Ty", style="Caption")
    document.add_paragraph(SECOND)
    document.save(str(tmp_path / "a.docx"))
    article = _article(tmp_path, "a.docx", (tmp_path / "a.docx").read_bytes())
    assert article.lines == (("Cầu mới nhìn từ bản Nậm Ty", "caption"),)


def test_the_running_heads_of_a_pdf_are_no_text(tmp_path: Path) -> None:
    names = "Nậm Ty, Nà Hỏa, Pá Sang, Huổi Lướng, Co Mạ, Bản Phủ, Sín Chải, Lũng Pù, Tà Xùa, Khe Mấy".split(", ")
    paragraphs = [
        f"Bản {one}{' xa trung tâm' * (rank % 7)} có {rank + 20} hộ trồng quế, bản {other} có {rank + 30} hộ chè; "
        f"hai bản cùng sửa đường và làm cầu qua suối {one}{' lớn' * (rank % 5)}."
        for rank, (one, other) in enumerate((one, other) for one in names for other in names[:4] if one != other)
    ]
    plain = Saved(TITLE, paragraphs)
    text = _article(tmp_path, "a.pdf", pdf(plain)).text
    headed = _article(tmp_path, "b.pdf", pdf(plain, head="Báo Mẫu, số {} năm 2024")).text
    assert "Báo Mẫu" not in headed
    assert headed == text == plain.text
