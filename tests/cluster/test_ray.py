"""Ray really started: the same parts as processes make, and the same faults borne. Run by ``make test-cluster``."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.dataset.support import batch, dying, errors, manifest, text, texts, tree, write_articles

pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs the extra [ray]: make test-cluster"),
    # Ray leaves sockets and pipes to the end of the process.
    pytest.mark.filterwarnings("ignore"),
]


def _engine(**options: Any) -> Any:
    from trichtin.pipeline.dataset.engines.ray import RayEngine

    return RayEngine(2, None, **options)


def test_a_cluster_gives_the_same_bytes(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(20))
    (tmp_path / "in" / "00007.txt").write_text("")
    batch(tmp_path / "in", tmp_path / "inline")
    assert batch(tmp_path / "in", tmp_path / "out", _engine()) == 1
    assert tree(tmp_path / "out") == tree(tmp_path / "inline")
    assert manifest(tmp_path / "out")["counts"]["parts"] == 7


def test_an_article_that_kills_its_worker_is_passed_over(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(9))
    out = tmp_path / "out"
    assert batch(tmp_path / "in", out, _engine(work=dying)) == 1
    assert texts(out) == [text(number) for number in range(9) if number != 4]
    assert errors(out) == [("00004.txt", "worker_died")]


@pytest.fixture
def cluster() -> Iterator[str]:
    """The address of a cluster that runs already."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Ray's sockets lie there, whose paths have to be short.
    folder = Path("/tmp") / f"h{os.getpid()}"
    command = [str(Path(sys.executable).parent / "ray"), "start", "--head", "--block", f"--port={port}", "--num-cpus=2"]
    command += ["--include-dashboard=false", "--disable-usage-stats", f"--temp-dir={folder}"]
    head = subprocess.Popen(
        [*command, "--object-store-memory=80000000"], stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and head.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield f"127.0.0.1:{port}"
    finally:
        head.terminate()  # it ends what it has started
        head.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def test_a_cluster_that_runs_already(tmp_path: Path, cluster: str) -> None:
    write_articles(tmp_path / "in", range(7))
    options = ["batch", str(tmp_path / "in"), "--part-size", "2", "--quiet", "-o"]
    command = [sys.executable, "-m", "trichtin.cli", *options]
    subprocess.run([*command, str(tmp_path / "local")], check=True)
    subprocess.run([*command, str(tmp_path / "out"), "--engine", "ray", "--address", cluster], check=True)
    assert tree(tmp_path / "out") == tree(tmp_path / "local")


def test_a_cluster_that_does_not_answer(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", range(1))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))  # nobody listens
        address = f"127.0.0.1:{probe.getsockname()[1]}"
        options = ["batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--engine", "ray", "--address", address]
        done = subprocess.run(
            [sys.executable, "-m", "trichtin.cli", *options], capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 1
    assert "unreachable_cluster" in done.stderr
    assert address in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Ray's sockets lie there, whose paths have to be short.
    folder = Path("/tmp") / f"t{os.getpid()}"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    try:
        engine = _engine()
        assert [path.name[:4] for path in folder.iterdir()] == ["ray-"]
        write_articles(tmp_path / "in", range(2))
        assert batch(tmp_path / "in", tmp_path / "out", engine) == 0
        assert not list(folder.iterdir())
    finally:
        folder.rmdir()
