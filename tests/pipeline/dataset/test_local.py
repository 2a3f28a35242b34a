"""Processes: any number gives the same bytes, and those that are killed lose nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.dataset.support import batch, dying, errors, manifest, text, texts, tree, write_articles
from trichtin.pipeline.dataset.engines.local import LocalEngine
from trichtin.pipeline.dataset.ledger import Outcome
from trichtin.pipeline.dataset.options import Task

COMMAND = [sys.executable, "-m", "trichtin.cli", "batch"]
ROOT = Path(__file__).resolve().parents[3]


def _never_begins(_task: Task) -> Outcome:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(10))
    batch(tmp_path / "in", tmp_path / "inline")
    for workers in (1, 3):
        assert batch(tmp_path / "in", tmp_path / f"{workers}", LocalEngine(workers)) == 0
        assert tree(tmp_path / f"{workers}") == tree(tmp_path / "inline")


def test_an_article_that_kills_its_worker_is_passed_over(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(9))
    out = tmp_path / "out"
    assert batch(tmp_path / "in", out, LocalEngine(2, dying)) == 1
    assert texts(out) == [text(number) for number in range(9) if number != 4]
    assert errors(out) == [("00004.txt", "worker_died")]
    # Another run leaves it so.
    before = tree(out)
    assert batch(tmp_path / "in", out) == 0
    assert tree(out) == before
    assert not [name for name in before if ".aside." in name]


def test_workers_that_cannot_begin_end_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_articles(tmp_path / "in", range(2))
    assert batch(tmp_path / "in", tmp_path / "out", LocalEngine(1, _never_begins)) == 1
    assert "Workers die before they begin." in capsys.readouterr().err


def _start(tmp_path: Path, **options: Any) -> subprocess.Popen[bytes]:
    command = [*COMMAND, str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--part-size", "3", "--workers", "2"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT, **options)


def _until_whole(out: Path, parts: int) -> None:
    """Wait until so many parts are whole. One worker's last is whole a moment before the main process hears of it."""
    for _ in range(1200):
        if len(list((out / "ledger").glob("*.json"))) >= parts:
            return
        time.sleep(0.025)
    raise AssertionError("no part was made")


def test_a_run_whose_main_process_is_killed_goes_on(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(60))
    batch(tmp_path / "in", tmp_path / "whole")
    process = _start(tmp_path)
    _until_whole(tmp_path / "out", 1)
    process.kill()
    process.communicate()
    assert batch(tmp_path / "in", tmp_path / "out") == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_end_a_run_cleanly(tmp_path: Path, number: signal.Signals, status: int) -> None:
    write_articles(tmp_path / "in", range(300))
    process = _start(tmp_path)
    _until_whole(tmp_path / "out", 3)  # two workers: at least one part is heard of
    process.send_signal(number)
    _, told = process.communicate(timeout=20)
    assert process.returncode == status
    assert told.decode().startswith("stopped; the parts that are whole stay")
    made = manifest(tmp_path / "out")["counts"]["records"]
    assert 3 <= made < 300
    assert len(texts(tmp_path / "out")) == made
    assert not [name for name in tree(tmp_path / "out") if ".aside." in name]


def test_files_that_may_not_grow(tmp_path: Path) -> None:
    """As on a disk that is full: no file gets longer than some bytes."""
    write_articles(tmp_path / "in", range(5))

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (1200, 1200))

    process = _start(tmp_path, preexec_fn=limit)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "error [unwritable_output]" in told.decode()
    assert "Traceback" not in told.decode()
    left = tree(tmp_path / "out")
    assert not [name for name in left if ".aside." in name or name.endswith("0.json")]
    assert batch(tmp_path / "in", tmp_path / "out") == 0
    assert texts(tmp_path / "out") == [text(number) for number in range(5)]
