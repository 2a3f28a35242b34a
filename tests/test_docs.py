"""The README tells the truth: its examples are run, and the codes of warnings are all described."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from tools.readme import README, ROOT, with_output
from trichtin.schemas.diagnostics import WarningCode

TEXT = README.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


def test_examples_print_what_the_readme_says() -> None:
    assert with_output(TEXT) == TEXT, "python -m tools.readme writes the examples anew"


@pytest.mark.parametrize("block", BLOCKS, ids=[block.strip().splitlines()[0] for block in BLOCKS])
def test_python_examples_run(block: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(block, str(README), "exec"), {})
    assert capsys.readouterr().out.strip()


def test_every_warning_is_described() -> None:
    described = re.findall(r"^\| `([a-z_]+)` \|", (ROOT / "docs" / "warnings.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(described) == sorted(get_args(WarningCode))


def test_links_of_the_documents_lead_somewhere() -> None:
    for page in [README, *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_command_is_in_the_readme() -> None:
    cli = Path(ROOT / "cli.py").read_text(encoding="utf-8")
    for name in re.findall(r"@commands\.command\([^)]*\)\n(?:@.*\n|[^d].*\n)*def (\w+)", cli):
        assert f"trichtin {name}" in TEXT
