"""What a run tells."""

from __future__ import annotations

import pytest

from trichtin.pipeline.dataset import progress
from trichtin.pipeline.dataset.progress import Progress


def _told(monkeypatch: pytest.MonkeyPatch, told: Progress) -> None:
    clock = iter(range(0, 10_000, 20))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(clock)))
    with told:
        told.listed(500)
        told.done(100, 2)
        told.refresh()
        told.all_listed()
        told.refresh()
        told.say("error [x] y")
        told.finish(3)


def test_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _told(monkeypatch, Progress(terminal=False))
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(" a second")[0].rsplit(",", 1)[0] for line in lines[:2]] == ["100, 500 listed", "100 of 500"]
    assert lines[1].endswith("left")
    assert lines[2] == "error [x] y"
    assert lines[3].startswith("100 articles, 2 errors, ")


def test_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _told(monkeypatch, Progress(quiet=True))
    assert capsys.readouterr().err == "error [x] y\n"


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TERM", "xterm")
    told = Progress(terminal=True)
    with told:
        told.listed(500)
        told.all_listed()
        told.done(100, 2)
        told.refresh()
        told.say("error [x] y")
        told.finish(3)
    shown = capsys.readouterr().err
    assert "100/500" in shown
    assert "error [x] y" in shown
