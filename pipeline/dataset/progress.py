"""What a run tells meanwhile: a bar on a terminal, a line now and then elsewhere, nothing where it is to be quiet."""

from __future__ import annotations

import sys
import time
from typing import Any

_EVERY = 10.0
"""Seconds between two lines."""


class Progress:
    """Counts what is listed and done, and shows it on standard error.

    Args:
        quiet: whether only errors of the run are told.
        terminal: whether there is a terminal; None: look.
    """

    def __init__(self, *, quiet: bool = False, terminal: bool | None = None) -> None:
        self._quiet = quiet
        self._terminal = sys.stderr.isatty() if terminal is None else terminal
        self._bar: Any = None
        self._total = self._made = self._errors = 0
        self._is_total = False
        self._begun = self._told = time.monotonic()

    def __enter__(self) -> Progress:
        if self._terminal and not self._quiet:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
            self._bar = Bar(*columns, console=Console(stderr=True))
            self._task = self._bar.add_task("listing", total=None)
            self._bar.start()
        return self

    def __exit__(self, *fault: Any) -> None:
        if self._bar is not None:
            self._bar.stop()

    def listed(self, articles: int) -> None:
        """Articles are new or changed."""
        self._total += articles

    def all_listed(self) -> None:
        """No other article will be listed."""
        self._is_total = True

    def done(self, articles: int, errors: int) -> None:
        """Articles are done."""
        self._made += articles
        self._errors += errors

    def refresh(self) -> None:
        """Show where the run stands."""
        if self._bar is not None:
            total = self._total if self._is_total else None
            self._bar.update(self._task, completed=self._made, total=total, description=self._rate())
        elif not self._quiet and time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            of = f" of {self._total:,}" if self._is_total else f", {self._total:,} listed"
            self._print(f"{self._made:,}{of}, {self._rate()}{self._left()}")

    def say(self, message: str) -> None:
        """Tell something that is not to be missed."""
        if self._bar is not None:
            self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)
        else:
            self._print(message)

    def finish(self, parts: int) -> None:
        """Sum up."""
        if self._quiet:
            return
        seconds = time.monotonic() - self._begun
        self.say(
            f"{self._made:,} articles, {self._errors:,} errors, {seconds:,.1f} s; the dataset has {parts:,} parts"
            if self._made
            else f"nothing is new or changed; the dataset has {parts:,} parts"
        )

    def _rate(self) -> str:
        seconds = max(time.monotonic() - self._begun, 0.001)
        return f"{self._made / seconds:,.1f} a second, {self._errors:,} errors"

    def _left(self) -> str:
        if not self._is_total or not self._made:
            return ""
        seconds = (time.monotonic() - self._begun) / self._made * (self._total - self._made)
        return f", {seconds / 60:,.0f} min left" if seconds >= 60 else f", {seconds:.0f} s left"

    def _print(self, message: str) -> None:
        if sys.stderr is not None:
            print(message, file=sys.stderr, flush=True)
