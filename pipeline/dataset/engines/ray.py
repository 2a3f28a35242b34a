"""Tasks of a Ray cluster. The folder of the dataset and the sources must be mounted on all its machines alike."""

from __future__ import annotations

import os
import socket
import tempfile
from typing import Any

from trichtin.pipeline.dataset.engines.engine import Died, Done, Failed, Result, Work
from trichtin.pipeline.dataset.options import Task
from trichtin.pipeline.errors import ArticleError

_OBJECT_STORE = 80 * 1024 * 1024
"""Bytes; outcomes are small, and records never pass through Ray."""
_AHEAD = 2
"""Tasks that are submitted beyond those that run."""
_PATIENCE = 10.0
"""Seconds to wait for a cluster to answer; Ray itself would wait for many minutes."""


def work(task: Task) -> object:
    """Make a part; the outcome, or why it cannot be written."""
    from trichtin.pipeline.dataset.worker import do_part

    try:
        return do_part(task)
    except OSError as fault:
        return f"{fault.filename or task.root}: {fault.strerror or fault}"


class RayEngine:
    """The engine of a cluster, or of one that it starts on this machine.

    Args:
        workers: tasks at a time on this machine; a cluster has as many as it has cores.
        address: the cluster, or None.
        work: what makes a part.

    Raises:
        ArticleError: ``missing_extra``, ``unreachable_cluster``.
    """

    def __init__(self, workers: int, address: str | None, work: Work = work) -> None:  # type: ignore[assignment]
        # Ray reads these when it is imported and started.
        os.environ.setdefault("RAY_AUTH_MODE", "disabled")
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray
        except ImportError:
            raise ArticleError("missing_extra", "--engine ray", "Ray is not there.") from None
        self._ray = ray
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        options: dict[str, Any] = {"log_to_driver": False, "configure_logging": False}
        if address is None:
            # Ray's sockets lie in this folder; their paths have to be short.
            self._folder = tempfile.TemporaryDirectory(prefix="ray-", ignore_cleanup_errors=True)
            ray.init(
                num_cpus=workers,
                include_dashboard=False,
                _temp_dir=self._folder.name,
                object_store_memory=_OBJECT_STORE,
                **options,
            )
        else:
            _check_reachable(address)
            try:
                ray.init(address=address, **options)
            except ConnectionError as fault:
                raise _unreachable(address, fault) from fault
        # A part is tried again by the run, which knows what it died over.
        self._remote = ray.remote(num_cpus=1, max_retries=0)(work)
        self._running: dict[Any, int] = {}

    def has_room(self) -> bool:
        """Whether the cluster has fewer tasks than cores and a few."""
        return len(self._running) < int(self._ray.cluster_resources().get("CPU", 1)) + _AHEAD

    def is_busy(self) -> bool:
        """Whether tasks are running."""
        return bool(self._running)

    def submit(self, task: Task) -> None:
        """Submit a part."""
        self._running[self._remote.remote(task)] = task.number

    def wait(self, seconds: float) -> list[Result]:
        """What the tasks gave."""
        ready, _ = self._ray.wait(list(self._running), timeout=seconds)
        return [self._result(reference) for reference in ready]

    def stop(self) -> None:
        """End the tasks, and Ray where it was started here."""
        for reference in self._running:
            self._ray.cancel(reference, force=True)
        self._running.clear()
        self._ray.shutdown()
        if self._folder is not None:
            self._folder.cleanup()

    def _result(self, reference: Any) -> Result:
        number = self._running.pop(reference)
        try:
            told = self._ray.get(reference)
        except self._ray.exceptions.RayError:
            return Died(number)
        return Failed(number, told) if isinstance(told, str) else Done(number, told)


def _check_reachable(address: str) -> None:
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        return  # `auto`: Ray looks for the cluster itself
    try:
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()
    except OSError as fault:
        raise _unreachable(address, fault) from fault


def _unreachable(address: str, fault: OSError) -> ArticleError:
    return ArticleError("unreachable_cluster", f"--address {address}", f"{fault.strerror or fault}.")
