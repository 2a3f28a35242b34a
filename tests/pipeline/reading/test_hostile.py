"""Files that are built to do harm: each is read or refused within 2 s of processor time and 300 MB."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipeline.reading.saving import Saved, docx, page, pdf_of, windows_1258, zipped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory hold on Linux only")

_SAVED = Saved("Xã Nà Hỏa có thêm cầu mới", ["Xã Nà Hỏa có 12 hộ nghèo và 3 cây cầu."] * 20)

_READER = """
import resource, sys
from pathlib import Path
from trichtin.pipeline.reading import Input, read_file, walk
from trichtin.pipeline.errors import ArticleError
import trafilatura, lxml.html, docx, pypdf, striprtf.striprtf, pyarrow.parquet
start = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (start + 300_000_000,) * 2)
used = resource.getrusage(resource.RUSAGE_SELF)
limit = int(used.ru_utime + used.ru_stime) + 2
resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
for found in walk([Path(sys.argv[1])]):
    articles = [found] if isinstance(found, ArticleError) else read_file(found, max_characters=2_000_000)
    for article in articles:
        print(article.code if isinstance(article, ArticleError) else "read")
"""


def _zip_bomb() -> bytes:
    return zipped("a.txt", b"0" * 200_000_000)


def _lying_zip() -> bytes:
    """An archive that states a size much smaller than the file's."""
    data = bytearray(zipped("a.txt", b"0" * 50_000_000))
    size = (50_000_000).to_bytes(4, "little")
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


def _slip() -> bytes:
    return zipped("../../a.txt", b"text")


def _docx_bomb() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx(_SAVED))) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for entry in whole.infolist():
            bomb.writestr(entry, b" " * 150_000_000 if entry.filename == "word/document.xml" else whole.read(entry))
    return out.getvalue()


def _entities() -> bytes:
    declared = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f"<?xml version='1.0'?><!DOCTYPE rss [{declared}]><rss><item><title>&a11;</title></item></rss>".encode()


def _outside_entity() -> bytes:
    declared = b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return declared + b"<nitf><body.content><p>&x;</p></body.content></nitf>"


def _pictures() -> bytes:
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /I 4 0 R >> >> "
            b"/Contents 5 0 R >>",
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Length 1 >>\nstream\n0\nendstream",
            b"<< /Length 5 >>\nstream\n/I Do\nendstream",
        ]
    )


def _one_line() -> bytes:
    return "Xã Nà Hỏa có 12 hộ nghèo. ".encode() * (50_000_000 // 31)


def _strings_in_strings() -> bytes:
    value = "Xã Nà Hỏa có 12 hộ nghèo."
    for _ in range(12):
        value = json.dumps({"text": value})
    return json.dumps({"title": "A", "text": value}).encode()


_LINE = "Xã Nà Hỏa có 12 hộ.\n"
_WORDS = "Xã Nà Hỏa có 12 hộ nghèo và 3 cây cầu. " * 9
_DATES = "<ul><li>Tin <span class=date>05/08/2024 14:30</span></li></ul>" * 20_000
_SCRIPT = f"<script type=application/json>{json.dumps([{'title': 'Cầu', 'text': _WORDS}] * 9_000)}</script>"
_BOXES = '<div class="share related"><p class="tags">a</p></div>'

HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("a.zip", _zip_bomb, "unsafe_file"),
    "zip that lies of its sizes": ("a.zip", _lying_zip, "broken_file"),
    "zip whose names lead out": ("a.zip", _slip, "unsafe_file"),
    "Word bomb": ("a.docx", _docx_bomb, "unsafe_file"),
    "XML entity bomb": ("a.xml", _entities, "unsafe_file"),
    "XML with a file of the system": ("a.xml", _outside_entity, "unsafe_file"),
    "XML nested 100,000 deep": ("a.xml", lambda: b"<rss>" + b"<a>" * 100_000, "broken_file"),
    "Word file that is no zip": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" * 1000, "broken_file"),
    "HTML of 100,000 nested elements": ("a.html", lambda: b"<div>" * 100_000 + b"a", "unsafe_file"),
    "HTML of 100,000 nested inline elements": ("a.html", lambda: b"<b>" * 100_000 + b"a", "unsafe_file"),
    "HTML of 5,000 boxes": ("a.html", lambda: page(_SAVED).replace("<p>", _BOXES * 250 + "<p>").encode(), "read"),
    "HTML of 20,000 dates": ("a.html", lambda: page(_SAVED).replace("<p>", _DATES + "<p>", 1).encode(), "read"),
    "HTML of a million elements": ("a.html", lambda: b"<p>a" * 1_000_000, "unsafe_file"),
    "HTML of 9,000 articles in a script": ("a.html", lambda: f"<h1>Cầu</h1>{_SCRIPT}<p>{_WORDS}".encode(), "read"),
    "blocks in strings in blocks": ("a.json", _strings_in_strings, "no_text"),
    "lines in two encodings": ("a.txt", lambda: (windows_1258(_LINE) + _LINE.encode()) * 25_000, "read"),
    "JSON nested 10,000 deep": ("a.json", lambda: b'{"text":' + b"[" * 10_000 + b"]" * 10_000 + b"}", "broken_json"),
    "50 MB in a line of text": ("a.txt", _one_line, "too_long"),
    "50 MB in a line of HTML": ("a.html", lambda: b"<p>" + _one_line(), "too_long"),
    "50 MB in a line of XML": ("a.xml", lambda: b"<rss><item>" + _one_line(), "broken_file"),
    "50 MB in a message": ("a.eml", lambda: b"Subject: A\n\n" + _one_line(), "too_long"),
    "PDF of pictures only": ("a.pdf", _pictures, "no_text_layer"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    file, make, expected = HOSTILE[name]
    (tmp_path / file).write_bytes(make())
    assert _read(tmp_path / file) == [expected]


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("text", encoding="utf-8")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "b").symlink_to(tmp_path)
    assert _read(tmp_path / "in") == ["no_articles"]


def _read(path: Path) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", _READER, str(path)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])},
        check=False,
    )
    assert run.returncode == 0, f"{run.returncode} {run.stderr[-2000:]}"
    return run.stdout.split()
