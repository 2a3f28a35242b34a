"""The real command, as a user runs it: what it prints, what it writes, how it fails."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from trichtin import Extractor
from trichtin.cli import commands
from trichtin.pipeline.errors import ERRORS
from trichtin.pipeline.reading import RawArticle
from trichtin.schemas import ArticleRecord
from trichtin.schemas.json_schema import schema

COMMAND = [sys.executable, "-m", "trichtin.cli"]
TEXT = "Xã Nà Hỏa có nước sạch\n\nNgày 5/3, xã Nà Hỏa khánh thành 3 công trình.\n\nCông trình phục vụ 420 hộ dân."

Run = Callable[..., "Done"]


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="module")
def extractors() -> Callable[..., Extractor]:
    """Extractors that are made once: what a command costs is mostly loading one."""
    return cache(Extractor)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractors: Callable[..., Extractor]) -> Run:
    """Runs the command inside this process, in the test's folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("trichtin.pipeline.batch.running.Extractor", extractors)

    def run(*arguments: str, stdin: str | bytes = "") -> Done:
        done = CliRunner().invoke(commands, arguments, input=stdin, prog_name="trichtin", catch_exceptions=False)
        return Done(done.exit_code, done.stdout, done.stderr)

    return run


def _run_for_real(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Done:
    """Runs the command as a process of its own."""
    done = subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def _write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _line(**fields: Any) -> str:
    return json.dumps({"text": TEXT, **fields}, ensure_ascii=False)


def test_one_article_is_printed_as_json(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", TEXT)
    arguments = ["extract", "a.txt", "--published", "2025-03-06", "--outlet", "Báo Mẫu"]
    done = _run_for_real(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    record = ArticleRecord.model_validate_json(done.stdout)
    assert record.article.text == TEXT
    assert record.article.source == "a.txt"
    assert record.article.outlet == "Báo Mẫu"
    assert (record.article.published_at, record.article.published_from) == ("2025-03-06", "option")
    assert done.stdout.count("\n") == 1
    assert run(*arguments) == done


def test_several_are_printed_as_json_lines(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "b.txt", TEXT)
    _write(tmp_path / "a.json", _line(title="A", date="2025-03-05"))
    done = run("extract", ".", "--pretty")
    records = [ArticleRecord.model_validate_json(line) for line in done.stdout.splitlines()]
    assert [record.article.source for record in records] == ["a.json", "b.txt"]
    assert (records[0].article.title, records[0].article.published_from) == ("A", "metadata")
    assert done.returncode == 0


def test_standard_input(run: Run) -> None:
    text = run("extract", "-", stdin=TEXT)
    assert ArticleRecord.model_validate_json(text.stdout).article.source is None
    lines = run("extract", "-", stdin=_line() + "\n" + _line(title="B") + "\n")
    assert len(lines.stdout.splitlines()) == 2
    pretty = run("extract", "-", "--pretty", stdin=TEXT)
    assert pretty.stdout.startswith('{\n  "schema_version"')
    assert json.loads(pretty.stdout) == json.loads(text.stdout)


def test_one_file_an_article(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "in" / "a.txt", TEXT)
    _write(tmp_path / "in" / "a.json", _line())
    _write(tmp_path / "in" / "sub" / "2025-03-06-b.txt", TEXT)
    _write(tmp_path / "in" / "export.jsonl", _line(id="tin 07") + "\n" + _line() + "\n")
    for _ in range(2):  # a second run writes the same files again
        done = run("extract", "in", "-o", "in/out", "--pretty")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        written = sorted(
            path.relative_to(tmp_path / "in/out").as_posix() for path in (tmp_path / "in/out").rglob("*.*")
        )
        assert written == ["2.json", "a.json.json", "a.txt.json", "sub/2025-03-06-b.json", "tin-07.json"]
    record = ArticleRecord.model_validate_json((tmp_path / "in/out/sub/2025-03-06-b.json").read_text("utf-8"))
    assert record.article.source == "sub/2025-03-06-b.txt"
    assert (record.article.published_at, record.article.published_from) == ("2025-03-06", "file_name")


BAD_INPUT = {
    "empty.txt": (b"", "empty_file"),
    "zero.txt": (bytes(4096), "binary_file"),
    "random.txt": (bytes(range(256)) * 16, "binary_file"),
    "broken.json": (b'{"text": "Xa', "broken_json"),
    "no-text.json": (b'{"title": "A"}', "no_text"),
    "five-megabytes-in-one-line.txt": ("Xã có 3 hộ nghèo, ".encode() * 240_000, "too_long"),
    "folder/notes.md": (b"x", "no_articles"),
    "page.pdf": (b"%PDF-1.7", "broken_file"),
    "picture.png": (b"\x89PNG", "unknown_format"),
    "missing.txt": (None, "missing_path"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_is_a_clear_error_and_the_others_are_written(run: Run, tmp_path: Path, name: str) -> None:
    data, code = BAD_INPUT[name]
    path = name.partition("/")[0]
    if data is not None:
        _write(tmp_path / name, data)
    _write(tmp_path / "good.txt", TEXT)
    done = run("extract", path, "good.txt")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    (error,) = done.stderr.splitlines()
    assert error.startswith(f"error [{code}] {path}: ")
    assert error.endswith(ERRORS[code].remedy)


def test_all_of_it_at_once(tmp_path: Path) -> None:
    for name, (data, _) in BAD_INPUT.items():
        if data is not None:
            _write(tmp_path / name, data)
    _write(tmp_path / "good.txt", TEXT)
    done = _run_for_real("extract", *(name.partition("/")[0] for name in BAD_INPUT), "good.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert [line.partition("]")[0] for line in done.stderr.splitlines()] == [
        f"error [{code}" for _, code in BAD_INPUT.values()
    ]
    assert ArticleRecord.model_validate_json(done.stdout).article.source == "good.txt"


def test_a_broken_line_is_named_by_its_number(run: Run) -> None:
    done = run("extract", "-", stdin=_line() + "\n{broken}\n" + _line() + "\n")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr.startswith("error [broken_json] standard input:2: ")


def test_the_limit_can_be_raised(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", TEXT)
    assert "[too_long]" in run("extract", "a.txt", "--max-characters", "50").stderr
    assert run("extract", "a.txt", "--max-characters", "500").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["extract"],
        ["extract", "a.txt", "--published", "gestern"],
        ["extract", "a.txt", "--max-characters", "0"],
        ["extract", "a.txt", "--no-such-option"],
        ["extract", "a.txt", "-o", "a.txt"],
        ["no-such-command"],
    ],
)
def test_wrong_usage(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    _write(tmp_path / "a.txt", TEXT)
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage:" in done.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that are kept")
def test_an_output_folder_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", TEXT)
    (tmp_path / "locked").mkdir(mode=0o500)
    done = run("extract", "a.txt", "-o", "locked/out")
    assert done.returncode == 1
    assert done.stderr.startswith("error [unwritable_output] ")


def test_an_output_folder_below_a_file(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", TEXT)
    done = run("extract", "a.txt", "-o", "a.txt/out")
    assert done.returncode == 1
    assert done.stderr.startswith("error [unwritable_output] a.txt/out: ")


def test_one_record_that_cannot_be_written_does_not_touch_the_others(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", TEXT)
    _write(tmp_path / "b.txt", TEXT)
    (tmp_path / "out" / "a.json" / "folder").mkdir(parents=True)
    done = run("extract", "a.txt", "b.txt", "-o", "out")
    assert done.returncode == 1
    assert done.stderr.startswith("error [unwritable_output] ")
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "out" / "b.json").is_file()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


def test_a_fault_of_a_room_does_not_touch_the_others(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractors: Callable[..., Extractor]
) -> None:
    extractor = extractors(max_characters=2_000_000)
    extract = extractor.extract

    def fail_on_a(article: RawArticle, **options: Any) -> ArticleRecord:
        if article.source == "a.txt":
            raise RuntimeError("a room is broken\nin two lines")
        return extract(article, **options)

    monkeypatch.setattr(extractor, "extract", fail_on_a)
    _write(tmp_path / "a.txt", TEXT)
    _write(tmp_path / "b.txt", TEXT)
    done = run("extract", "a.txt", "b.txt")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    (error,) = done.stderr.splitlines()
    assert error.startswith("error [internal_error] a.txt: RuntimeError in test_cli.py:")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(
    ("closed", "told"),
    [
        ("<&-", "error [unreadable] standard input: It is closed."),
        (">&-", "error [unwritable_output] standard output: "),
    ],
)
def test_closed_streams(closed: str, told: str) -> None:
    command = f"{shlex.join([*COMMAND, 'extract', '-'])} {closed}"
    done = subprocess.run(
        ["sh", "-c", command], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_file_name_in_no_encoding(run: Run, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/tin-\xe3.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    done = run("extract", ".")
    assert (done.returncode, done.stderr) == (0, "")
    assert ArticleRecord.model_validate_json(done.stdout).article.source == "tin-?.txt"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", TEXT)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "extract", str(tmp_path / "a.txt")], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("error [unwritable_output] standard output: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_who_goes_away(tmp_path: Path) -> None:
    _write(tmp_path / "a.jsonl", (_line() + "\n") * 200)
    process = subprocess.Popen(
        [*COMMAND, "extract", str(tmp_path / "a.jsonl")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b'{"schema_version"')
    process.stdout.close()
    assert process.wait(60) == 1
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_an_interrupted_run_keeps_what_is_finished(tmp_path: Path) -> None:
    _write(tmp_path / "a.jsonl", (_line() + "\n") * 20_000)
    process = subprocess.Popen(
        [*COMMAND, "extract", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out")], stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "out" / "3.json").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode() == "interrupted; the records that are finished stay\n"
    written = list((tmp_path / "out").iterdir())
    assert len(written) >= 3
    for path in written:
        ArticleRecord.model_validate_json(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([name, "--help"] for name in commands.commands)])
def test_help(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: trichtin")


def test_help_loads_no_model() -> None:
    slow = {"spacy", "pydantic", "underthesea", "numpy"}
    script = f"import sys, trichtin, trichtin.cli; print(sorted({slow} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_schema_is_that_of_the_models(run: Run) -> None:
    done = run("schema")
    assert json.loads(done.stdout) == schema()
    file = Path(__file__).resolve().parent.parent / "schemas" / "record.schema.json"
    assert file.read_text(encoding="utf-8") == done.stdout, "`trichtin schema > schemas/record.schema.json` renews it"


def test_the_version(run: Run) -> None:
    assert run("--version").stdout == f"trichtin {version('trichtin')}\n"
