"""What a user may not read or write."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.dataset.support import batch, errors, text, texts, write_articles

_NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of a user who is not root, who could read and write anything."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        is_root = os.geteuid() == 0
        # The lexicons are loaded by whoever may read the software.
        write_articles(Path(name) / "first", range(1))
        batch(Path(name) / "first", Path(name) / "loaded")
        if is_root:
            os.seteuid(_NOBODY)
        try:
            yield Path(name)
        finally:
            if is_root:
                os.seteuid(0)


def test_an_output_that_is_not_writable(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(folder / "in", range(3))
    (folder / "out").mkdir()
    (folder / "out").chmod(0o555)
    assert batch(folder / "in", folder / "out") == 1
    told = capsys.readouterr().err
    assert f"error [unwritable_output] {folder}/out/.lock: Permission denied." in told
    assert not list((folder / "out").iterdir())


def test_files_that_are_not_readable(folder: Path) -> None:
    write_articles(folder / "in", range(3))
    (folder / "in" / "00001.txt").chmod(0)
    (folder / "in" / "shut").mkdir()
    (folder / "in" / "shut").chmod(0)
    assert batch(folder / "in", folder / "out") == 1
    assert sorted(errors(folder / "out")) == [("00001.txt", "unreadable"), ("shut", "unreadable")]
    assert texts(folder / "out") == [text(0), text(2)]
    (folder / "in" / "00001.txt").chmod(0o600)
    (folder / "in" / "shut").chmod(0o700)
    assert batch(folder / "in", folder / "out") == 0
    assert texts(folder / "out") == [text(0), text(2), text(1)]
    assert errors(folder / "out") == []


def test_a_dataset_that_may_be_read_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(folder / "in", range(2))
    batch(folder / "in", folder / "out")
    for path in (folder / "out").rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (folder / "out").chmod(0o555)
    write_articles(folder / "in", range(3))
    assert batch(folder / "in", folder / "out") == 1
    assert "[unwritable_output]" in capsys.readouterr().err
    assert texts(folder / "out") == [text(0), text(1)]
    for path in [folder / "out", *(folder / "out").rglob("*")]:
        path.chmod(0o777)
