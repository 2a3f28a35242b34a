"""Processes of this machine, each with an extractor of its own. One that is killed costs its part, not the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from trichtin.pipeline.dataset.engines.engine import Died, Done, Failed, Result, Work
from trichtin.pipeline.dataset.options import Task

# A fork of a process with threads may hang, and would inherit its memory.
_CONTEXT = multiprocessing.get_context("spawn")


def work(task: Task) -> object:
    """Make a part; what loads the models is imported in the worker only."""
    from trichtin.pipeline.dataset.worker import do_part

    return do_part(task)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    number: int | None = None
    """The part that it makes."""


class LocalEngine:
    """The engine of one machine."""

    def __init__(self, workers: int, work: Work = work) -> None:  # type: ignore[assignment]
        self._most = workers
        self._work = work
        self._workers: list[_Worker] = []

    def has_room(self) -> bool:
        """Whether a worker has nothing to do."""
        return sum(worker.number is not None for worker in self._workers) < self._most

    def is_busy(self) -> bool:
        """Whether a worker has something to do."""
        return any(worker.number is not None for worker in self._workers)

    def submit(self, task: Task) -> None:
        """Give a part to a worker that has nothing to do, which is started where there is none."""
        worker = next((worker for worker in self._workers if worker.number is None), None) or self._start()
        worker.number = task.number
        with suppress(OSError):  # it is dead, which the next wait tells
            worker.connection.send(replace(task, parent=os.getpid()))

    def wait(self, seconds: float) -> list[Result]:
        """What the workers tell."""
        by_connection = {worker.connection: worker for worker in self._workers}
        results: list[Result] = []
        for connection in wait(list(by_connection), seconds):
            worker = by_connection[connection]  # type: ignore[index]
            try:
                told = worker.connection.recv()
            except (EOFError, OSError):
                self._workers.remove(worker)
                worker.process.join()
                worker.connection.close()
                if worker.number is not None:
                    results.append(Died(worker.number))
                continue
            assert worker.number is not None
            results.append(Failed(worker.number, told) if isinstance(told, str) else Done(worker.number, told))
            worker.number = None
        return results

    def stop(self) -> None:
        """Kill the workers."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()

    def _start(self) -> _Worker:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker


def _serve(connection: Connection, work: Work) -> None:
    """Make parts until there are no more. Ctrl-C goes to all processes of a terminal: the main one decides."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        try:
            task: Task = connection.recv()
        except (EOFError, OSError):
            return
        try:
            told: object = work(task)
        except OSError as fault:
            told = f"{fault.filename or task.root}: {fault.strerror or fault}"
        try:
            connection.send(told)
        except OSError:
            return
