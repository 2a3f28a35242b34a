"""What the tests of datasets share: articles, an engine inside this process, looking into a dataset."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from trichtin.pipeline.dataset import worker
from trichtin.pipeline.dataset.engines import Done, Engine, Failed, Result
from trichtin.pipeline.dataset.ledger import Outcome
from trichtin.pipeline.dataset.options import Content, Task
from trichtin.pipeline.dataset.progress import Progress
from trichtin.pipeline.dataset.reading import record_lines
from trichtin.pipeline.dataset.run import run
from trichtin.pipeline.dataset.worker import do_part

SMALL = Content(part_size=3)


def text(number: int) -> str:
    """An article."""
    return f"Ngày 5/3, xã Nà Hỏa khánh thành {number} công trình cấp nước, phục vụ {number * 7} hộ dân."


def dying(task: Task) -> Outcome:
    """Like a worker that an article kills: each time, or the first time only."""
    extract = vars(worker)["extract_or_error"]

    def killed(extractor: Any, article: Any, **options: Any) -> Any:
        once = task.root / "work" / "once"
        if article.text == text(4) or (article.text == text(7) and not once.exists()):
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return extract(extractor, article, **options)

    vars(worker)["extract_or_error"] = killed
    try:
        return worker.do_part(task)
    finally:
        vars(worker)["extract_or_error"] = extract


def write_articles(folder: Path, numbers: range) -> None:
    """Write articles as files."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number:05}.txt").write_text(text(number), encoding="utf-8")


class InlineEngine:
    """Makes parts one after the other in this process.

    Args:
        before: what is done with a task before it is.
    """

    def __init__(self, before: Callable[[Task], None] = lambda _: None) -> None:
        self._before = before
        self._task: Task | None = None

    def has_room(self) -> bool:
        return self._task is None

    def is_busy(self) -> bool:
        return self._task is not None

    def submit(self, task: Task) -> None:
        self._task = task

    def wait(self, _seconds: float) -> list[Result]:
        task = self._task
        assert task is not None
        self._task = None
        self._before(task)
        try:
            return [Done(task.number, do_part(task))]
        except OSError as fault:
            return [Failed(task.number, str(fault))]

    def stop(self) -> None:
        self._task = None


def batch(
    source: Path | list[Path], output: Path, engine: Engine | None = None, content: Content = SMALL, **options: Any
) -> int:
    """Run; gives the exit status."""
    sources = source if isinstance(source, list) else [source]
    return run(sources, output, content, engine or InlineEngine(), Progress(terminal=False), **options)


def tree(output: Path) -> dict[str, bytes]:
    """All files of a dataset, the lock excepted."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def texts(output: Path) -> list[str]:
    """The texts of the records that count."""
    return [json.loads(line)["article"]["text"] for _, line in record_lines(output)]


def errors(output: Path) -> list[tuple[str, str]]:
    """Name of the file, and code of the errors."""
    lines = (output / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    return [(Path(error["file"]).name, error["code"]) for error in map(json.loads, lines)]


def manifest(output: Path) -> dict[str, Any]:
    """The manifest."""
    found: dict[str, Any] = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    return found
