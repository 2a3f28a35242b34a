"""Checks that every package that is locked may be used: ``python -m tools.licences [LOCK]``.

The licences are those that the installed packages state; which are allowed, and which packages a person has looked at,
stands in ``tools/licences.toml``. A package under the GPL alone, or under no licence that is known, is refused.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Python in browsers is no platform of trichtin's: what is locked for it alone is never installed.
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==(?!.*sys_platform == 'emscripten')", re.MULTILINE)
_LONGEST_NAME = 60
"""A licence field that is longer holds the text of the licence."""


@dataclass(frozen=True)
class Policy:
    """What is allowed.

    Attributes:
        allowed: SPDX identifiers.
        written: other ways in which packages write them.
        reviewed: the licence of packages that a person has looked at.
    """

    allowed: frozenset[str]
    written: dict[str, str]
    reviewed: dict[str, str]

    @classmethod
    def read(cls, path: Path = ROOT / "tools" / "licences.toml") -> Policy:
        """The policy of a file."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        reviewed = {name: entry["licence"] for name, entry in table["reviewed"].items()}
        return cls(frozenset(table["allowed"]), table["written"], reviewed)

    def allows(self, expression: str) -> bool:
        """Whether an SPDX expression is: all of what ``AND`` joins must be allowed, one of what ``OR`` joins."""
        # `AND` binds closer than `OR`; brackets are taken out from the inside.
        while match := re.search(r"\(([^()]*)\)", expression):
            inner = "CC0-1.0" if self.allows(match[1]) else "refused"
            expression = f"{expression[: match.start()]}{inner}{expression[match.end() :]}"
        return any(
            all(part.strip() in self.allowed for part in re.split(r"\bAND\b", choice))
            for choice in re.split(r"\bOR\b", expression)
        )


def locked(lock: Path) -> list[str]:
    """The names of the packages that a lock holds."""
    return sorted(set(_LOCKED.findall(lock.read_text(encoding="utf-8"))))


def licence_of(name: str, policy: Policy) -> str | None:
    """The licence of a package as an SPDX expression; None where nobody says."""
    if name in policy.reviewed:
        return policy.reviewed[name]
    try:
        stated = metadata(name).json
    except PackageNotFoundError:
        return None
    expression = stated.get("license_expression")
    if expression:
        return str(expression)
    fields = [str(stated.get("license") or "").strip()]
    fields += [line.rpartition(" :: ")[2] for line in stated.get("classifier", []) if line.startswith("License")]
    known = (policy.written.get(field, field) for field in fields if 0 < len(field) <= _LONGEST_NAME)
    return next(known, None)


def refused(lock: Path, policy: Policy) -> list[str]:
    """The packages of a lock that may not be used, each with its licence."""
    found = ((name, licence_of(name, policy)) for name in locked(lock))
    wrong = ((name, licence) for name, licence in found if licence is None or not policy.allows(licence))
    return [f"{name}: {licence or 'no licence'}" for name, licence in wrong]


def main() -> None:
    """Print each package with its licence; fail where one is refused."""
    lock = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "requirements.lock"
    policy = Policy.read()
    for name in locked(lock):
        print(f"{name:24} {licence_of(name, policy)}")
    if wrong := refused(lock, policy):
        sys.exit("Refused by tools/licences.toml: " + "; ".join(wrong))


if __name__ == "__main__":
    main()
