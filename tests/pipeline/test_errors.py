"""The codes of errors and their documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trichtin.pipeline.errors import ERRORS, ArticleError

ROOT = Path(__file__).resolve().parent.parent.parent
_ROW = re.compile(r"^\| `([a-z_]+)` \| (.+) \| (.+) \|$", re.MULTILINE)
_FIRST_CELL = re.compile(r"^\| `([a-z_]+)` \|", re.MULTILINE)


def test_the_table_in_the_documentation_is_that_of_the_code() -> None:
    table = _ROW.findall((ROOT / "docs" / "errors.md").read_text(encoding="utf-8"))
    assert table == [(code, kind.meaning, kind.remedy) for code, kind in ERRORS.items()]


def test_every_code_is_raised_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "pipeline").rglob("*.py"))
    raised = set(re.findall(r'ArticleError\(\s*"([a-z_]+)"', source))
    assert raised == set(ERRORS)


def test_every_warning_is_documented() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "pipeline").rglob("*.py"))
    documented = set(_FIRST_CELL.findall((ROOT / "docs" / "warnings.md").read_text(encoding="utf-8")))
    assert set(re.findall(r'\bannotations\.warn\(\s*"([a-z_]+)"', source)) <= documented


def test_an_error_is_one_line_with_all_that_a_user_needs() -> None:
    error = ArticleError("no_text", "a.json", "No field holds the text.")
    assert str(error) == f"error [no_text] a.json: No field holds the text. {ERRORS['no_text'].remedy}"
    assert (error.code, error.source, error.reason) == ("no_text", "a.json", "No field holds the text.")


def test_an_unknown_code_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        str(ArticleError("no_such_code", "a.json", "?"))
