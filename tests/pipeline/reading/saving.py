"""One article saved in every format and encoding that is read."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from trichtin.pipeline.reading import legacy


@dataclass(frozen=True)
class Saved:
    """A plain article: its first line is the title, each other line a paragraph."""

    title: str
    paragraphs: list[str]

    @classmethod
    def of(cls, text: str) -> Saved:
        title, *paragraphs = [line for line in text.splitlines() if line.strip()]
        return cls(title, paragraphs)

    @property
    def text(self) -> str:
        return "\n\n".join([self.title, *self.paragraphs])

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def html(self) -> str:
        return "".join(f"<p>{escape(line)}</p>\n" for line in self.paragraphs)


def tcvn3(text: str) -> bytes:
    table = {letter: 0xA1 + rank for rank, letter in enumerate(legacy._TCVN3) if letter != "."}
    return b"".join(
        bytes([table[char]]) if char in table else char.encode("cp1252") for char in unicodedata.normalize("NFC", text)
    )


def vni(text: str) -> bytes:
    singles = {letter: char for char, letter in legacy._VNI_SINGLE.items()}
    marks = {unicodedata.normalize("NFC", value): char for char, value in legacy._VNI_MARKS.items()}
    return "".join(_vni_letter(char, singles, marks) for char in text).encode("cp1252")


def _vni_letter(char: str, singles: dict[str, str], marks: dict[str, str]) -> str:
    if char in singles or char.isascii():
        return singles.get(char, char)
    base, *rest = list(unicodedata.normalize("NFD", char))
    if "\u031b" in rest:
        base = unicodedata.normalize("NFC", base + "\u031b")
        rest.remove("\u031b")
    base = singles.get(base, base)
    if not rest:
        return base
    quality_first = "".join(sorted(rest, key=lambda mark: mark not in "\u0302\u0306"))
    mark = marks.get(unicodedata.normalize("NFC", quality_first))
    if mark is None:
        return char  # a dash or a quotation mark
    return base + (mark.upper() if char.isupper() else mark)


def windows_1258(text: str) -> bytes:
    out = bytearray()
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
            out += unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def entities(text: str) -> str:
    return "".join(char if char < "\x7f" else f"&#{ord(char)};" for char in text)


def page(saved: Saved) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(saved.title)} | Báo Mẫu</title></head><body>'
        f"<div class='main-menu'><a href='/'>Trang chủ</a> <a href='/kt'>Kinh tế</a></div><article>"
        f"<h1>{escape(saved.title)}</h1><div class='detail-content'>{saved.html}</div></article>"
        f"<div class='footer'>© Báo Mẫu</div></body></html>"
    )


def bare_page(saved: Saved) -> str:
    title = escape(saved.title)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{saved.html}</body></html>"


def rss(saved: Saved) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Báo Mẫu</title><item>'
        f"<title>{escape(saved.title)}</title><content:encoded><![CDATA[{saved.html}]]></content:encoded>"
        "</item></channel></rss>"
    )


def atom(saved: Saved) -> str:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Báo Mẫu</title><entry>'
        f'<title>{escape(saved.title)}</title><content type="html">{escape(saved.html)}</content></entry></feed>'
    )


def nitf(saved: Saved) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><nitf><head><docdata/></head><body><body.head><hedline>'
        f"<hl1>{escape(saved.title)}</hl1></hedline></body.head><body.content>{saved.html}</body.content></body></nitf>"
    )


def newsml(saved: Saved) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        f'<newsItem guid="urn:x:1"><contentMeta><headline>{escape(saved.title)}</headline></contentMeta><contentSet>'
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"{saved.html}</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"
    )


def csv_file(saved: Saved) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["title", "content"], [saved.title, saved.body]])
    return out.getvalue()


def parquet(saved: Saved) -> bytes:
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"title": [saved.title], "content": [saved.body], "views": [3]}), out)
    return out.getvalue()


def docx(saved: Saved, *, with_box: bool = False, rows: list[list[str]] | None = None) -> bytes:
    import docx as library

    document = library.Document()
    document.add_heading(saved.title)
    for line in saved.paragraphs:
        document.add_paragraph(line)
        if rows and line == saved.paragraphs[0]:
            table = document.add_table(rows=len(rows), cols=len(rows[0]))
            for shown, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(shown.cells, cells, strict=True):
                    cell.text = text
    if with_box:
        from docx.oxml import parse_xml

        namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        box = "<w:pict><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></w:pict>"
        document.paragraphs[-1]._p.append(parse_xml(f"<w:r {namespace}>{box}</w:r>"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rtf(saved: Saved) -> bytes:
    def coded(text: str) -> str:
        return "".join(
            f"\\{char}" if char in "\\{}" else char if char < "\x80" else f"\\u{ord(char)}?" for char in text
        )

    lines = "\\par\n".join(coded(line) for line in [saved.title, *saved.paragraphs])
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\\f0 {lines}\\par}}".encode("ascii")


def rtf_tcvn3(saved: Saved) -> bytes:
    lines = b"\\par\n".join(
        b"".join(b"\\'%02x" % byte if byte >= 0x80 else bytes([byte]) for byte in tcvn3(line))
        for line in [saved.title, *saved.paragraphs]
    )
    return b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 .VnTime;}}\\f0 " + lines + b"\\par}"


def pdf(saved: Saved, *, width: int = 90, head: str | None = None) -> bytes:
    """A PDF whose text layer says which character each glyph is, as those of word processors do."""
    lines: list[str] = []
    for paragraph in [saved.title, *saved.paragraphs]:
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + len(word) >= width:
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
        lines.extend([line, ""])
    pages = [lines[at : at + 55] for at in range(0, len(lines), 55)]
    if head is not None:
        pages = [[head.format(number), "", *page] for number, page in enumerate(pages, start=1)]
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0000> <FFFF> <0000> endbfrange\n"
        b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    kids = " ".join(f"{6 + 2 * rank} 0 R" for rank in range(len(pages)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [4 0 R] "
        b"/ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /DW 500 /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> >>",
        _stream(to_unicode),
    ]
    for rank, shown in enumerate(pages):
        rows = b"".join(
            (b"0 -24 Td\n" if not line else b"<" + line.encode("utf-16-be").hex().encode() + b"> Tj 0 -12 Td\n")
            for line in shown
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * rank} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(_stream(b"BT /F1 10 Tf 40 800 Td\n" + rows + b"ET"))
    return pdf_of(objects)


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def pdf_of(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, value in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + value + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def eml(saved: Saved, *, html: bool = False) -> bytes:
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["Subject"] = saved.title
    message["From"] = "ban-tin@example.org"
    message.set_content(saved.html if html else saved.body, subtype="html" if html else "plain", cte="base64")
    return message.as_bytes()


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


FORMATS: dict[str, tuple[str, Callable[[Saved], bytes]]] = {
    "text": (".txt", lambda it: it.text.encode()),
    "text, UTF-8 with mark": (".txt", lambda it: b"\xef\xbb\xbf" + it.text.encode()),
    "text, UTF-16": (".txt", lambda it: it.text.encode("utf-16")),
    "text, UTF-16 without mark": (".txt", lambda it: it.text.encode("utf-16-le")),
    "text, NFD": (".txt", lambda it: unicodedata.normalize("NFD", it.text).encode()),
    "text, windows-1258": (".txt", lambda it: windows_1258(it.text)),
    "text, TCVN3": (".txt", lambda it: tcvn3(it.text)),
    "text, VNI": (".txt", lambda it: vni(it.text)),
    "text, TCVN3 as Unicode": (".txt", lambda it: legacy.decode_bytes(tcvn3(it.text)).encode()),
    "text, UTF-8 twice": (".txt", lambda it: legacy.decode_bytes(it.text.encode()).encode()),
    "text, entities": (".txt", lambda it: entities(it.text).encode()),
    "JSON": (".json", lambda it: _json({"title": it.title, "content": it.body})),
    "JSON, HTML": (".json", lambda it: _json({"title": it.title, "content": it.html})),
    "JSON, blocks": (".json", lambda it: _json({"title": it.title, "blocks": [{"text": p} for p in it.paragraphs]})),
    "JSON, EditorJS": (
        ".json",
        lambda it: _json(
            {
                "title": it.title,
                "body": {"blocks": [{"type": "paragraph", "data": {"text": p}} for p in it.paragraphs]},
            }
        ),
    ),
    "JSON, ProseMirror": (
        ".json",
        lambda it: _json(
            {
                "headline": it.title,
                "content": {
                    "type": "doc",
                    "content": [
                        {
                            "type": "paragraph",
                            "content": [{"type": "text", "text": p[:9]}, {"type": "text", "text": p[9:]}],
                        }
                        for p in it.paragraphs
                    ],
                },
            }
        ),
    ),
    "JSON, content[].text": (
        ".json",
        lambda it: _json({"title": it.title, "content": [{"type": "text", "text": p} for p in it.paragraphs]}),
    ),
    "JSON, WordPress": (
        ".json",
        lambda it: _json({"title": {"rendered": it.title}, "content": {"rendered": it.html}}),
    ),
    "JSON lines": (".jsonl", lambda it: _json({"title": it.title, "text": it.body})),
    "CSV": (".csv", lambda it: csv_file(it).encode()),
    "Parquet": (".parquet", parquet),
    "HTML": (".html", lambda it: page(it).encode()),
    "HTML without classes": (".html", lambda it: bare_page(it).encode()),
    "HTML, entities": (".html", lambda it: entities(page(it)).encode()),
    "HTML, TCVN3": (".html", lambda it: tcvn3(bare_page(it))),
    "HTML, windows-1258": (".htm", lambda it: windows_1258(page(it).replace("utf-8", "windows-1258"))),
    "RSS": (".xml", lambda it: rss(it).encode()),
    "Atom": (".atom", lambda it: atom(it).encode()),
    "NITF": (".nitf", lambda it: nitf(it).encode()),
    "NewsML-G2": (".xml", lambda it: newsml(it).encode()),
    "DOCX": (".docx", docx),
    "RTF": (".rtf", rtf),
    "RTF, TCVN3": (".rtf", rtf_tcvn3),
    "PDF": (".pdf", pdf),
    "EML": (".eml", eml),
    "EML, HTML": (".eml", lambda it: eml(it, html=True)),
    "ZIP": (".zip", lambda it: zipped("bai/a.txt", it.text.encode())),
}
