"""What a run tells."""

from __future__ import annotations

import pytest

from trichtin.pipeline.dataset.progress import Progress


def _tell(told: Progress) -> None:
    with told:
        told.listed(500)
        told.done(100, 2)
        told.refresh()
        told.all_listed()
        told.refresh()
        told.say("error [x] y")
        told.finish(3)


def test_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter(range(0, 10_000, 20))
    monkeypatch.setattr("trichtin.pipeline.dataset.progress.time.monotonic", lambda: float(next(clock)))
    _tell(Progress(terminal=False))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("100, 500 listed, ")
    assert lines[0].endswith(" a second, 2 errors")
    assert lines[1].startswith("100 of 500, ")
    assert lines[1].endswith(" min left")
    assert lines[2] == "error [x] y"
    assert lines[3].startswith("100 articles, 2 errors, ")


def test_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    _tell(Progress(quiet=True))
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
