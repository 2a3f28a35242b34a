"""Keeps the examples of the README true: ``python -m tools.readme`` runs each and writes what it prints.

An example is a block between ``<!-- run: COMMAND -->`` and ``<!-- end -->``; its command is run at the root of the
repository, in a terminal of 110 columns.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"(<!-- run: (?P<command>[^\n]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def with_output(text: str) -> str:
    """The text with the output of every example as it is now."""
    return _BLOCK.sub(
        lambda block: f"{block[1]}```console\n$ {block['command']}\n{_run(block['command'])}```\n{block[3]}", text
    )


def _run(command: str) -> str:
    program, *arguments = shlex.split(command)
    if program != "trichtin":
        raise ValueError(f"an example of the README runs trichtin, not {program}")
    done = subprocess.run(
        [sys.executable, "-m", "trichtin.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "110"},
        capture_output=True,
        text=True,
        check=True,
    )
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


if __name__ == "__main__":
    README.write_text(with_output(README.read_text(encoding="utf-8")), encoding="utf-8")
