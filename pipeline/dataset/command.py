"""What ``trichtin batch`` does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from trichtin.pipeline.dataset.engines import Engine
from trichtin.pipeline.dataset.engines.local import LocalEngine
from trichtin.pipeline.dataset.options import Content
from trichtin.pipeline.dataset.progress import Progress
from trichtin.pipeline.dataset.run import run
from trichtin.pipeline.errors import ArticleError


def batch(
    sources: list[Path],
    output: Path,
    content: Content,
    *,
    engine: str = "local",
    workers: int | None = None,
    address: str | None = None,
    glob: str | None = None,
    force: bool = False,
    quiet: bool = False,
) -> int:
    """Bring a dataset up to date with its sources; arguments as the command line has them. Gives the exit status."""
    progress = Progress(quiet=quiet)
    try:
        made = _engine(engine, workers or cores(), address)
    except ArticleError as error:
        progress.say(str(error))
        return 1
    return run(_paths(sources), output, content, made, progress, glob=glob, force=force)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _engine(name: str, workers: int, address: str | None) -> Engine:
    if name == "local":
        return LocalEngine(workers)
    from trichtin.pipeline.dataset.engines.ray import RayEngine

    return RayEngine(workers, address)


def _paths(sources: list[Path]) -> Iterator[Path]:
    """The sources; ``-`` stands for the paths that standard input names, one a line."""
    for source in sources:
        if str(source) != "-":
            yield source
            continue
        for line in sys.stdin or ():
            if path := line.rstrip("\r\n"):
                yield Path(path)
