"""Every package that is locked is under a licence that its users may accept: none is under the GPL alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.licences import ROOT, Policy, licence_of, locked, refused

LOCK = ROOT / "requirements.lock"


@pytest.fixture(scope="module")
def policy() -> Policy:
    return Policy.read()


def test_every_locked_package_may_be_used(policy: Policy) -> None:
    assert refused(LOCK, policy) == []


def test_what_a_person_has_looked_at_is_still_locked(policy: Policy) -> None:
    assert set(policy.reviewed) - set(locked(LOCK)) == set()


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("MPL-2.0 AND MIT", True),
        ("GPL-3.0-only OR MIT", True),
        ("(GPL-3.0-only OR MIT) AND BSD-3-Clause", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("MIT AND (GPL-2.0-only OR LGPL-2.1-or-later)", False),
        ("AGPL-3.0-or-later", False),
        ("LGPL-3.0-only", False),
        ("BSD", False),
        ("", False),
    ],
)
def test_expressions(expression: str, allowed: bool, policy: Policy) -> None:
    assert policy.allows(expression) is allowed


def test_a_package_under_the_gpl_or_unknown_is_refused(policy: Policy, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("pydantic==2 \\\n    --hash=x\n    # via a\nnobody-knows-it==1\ntld==0.13\n", encoding="utf-8")
    assert refused(lock, policy) == ["nobody-knows-it: no licence"]
    unchosen = Policy(policy.allowed - {"MPL-1.1"}, policy.written, {"pydantic": "GPL-3.0-only"})
    assert refused(lock, unchosen) == [
        "nobody-knows-it: no licence",
        "pydantic: GPL-3.0-only",
        "tld: MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later",
    ]


def test_a_licence_is_read_where_a_package_states_it(policy: Policy) -> None:
    assert licence_of("trafilatura", policy) == "Apache-2.0"
    assert licence_of("ahocorasick-rs", policy) == "Apache-2.0"
    assert licence_of("duckdb", policy) == "MIT"
