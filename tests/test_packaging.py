"""What users get: the wheel holds every file of the software, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("pipeline", "schemas")
"""Folders that ``trichtin/`` links to."""


def _tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("no git repository")
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    # setuptools leaves `build/` and `*.egg-info` behind: it gets a copy, of the tracked files as they stand now.
    for name in _tracked():
        if (ROOT / name).is_symlink() or (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_symlink():
                (source / name).symlink_to((ROOT / name).readlink())
            else:
                (source / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--no-build-isolation", "-w", str(folder), str(source)], check=True)
    (file,) = folder.glob("*.whl")
    return zipfile.ZipFile(file)


def _expected() -> set[str]:
    """The files of the package by their place in the wheel."""
    names = {f"trichtin/{name}" for name in _tracked() if name.startswith(tuple(f"{part}/" for part in PARTS))}
    own = {name for name in _tracked() if name.startswith("trichtin/") and not (ROOT / name).is_dir()}
    return {name for name in names | own if (ROOT / name).exists()}


def test_the_wheel_holds_the_tracked_files_of_the_package(wheel: zipfile.ZipFile) -> None:
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == _expected()


def test_the_wheel_holds_what_the_repository_holds(wheel: zipfile.ZipFile) -> None:
    for name in sorted(_expected()):
        assert wheel.read(name) == (ROOT / name).read_bytes(), name


def test_the_wheel_names_its_entry_points(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/entry_points.txt")]
    told = wheel.read(name).decode()
    assert "trichtin = trichtin.cli:main" in told
    assert "trichtin = trichtin.pipeline.spacy_component:make_component" in told


@pytest.mark.parametrize("name", ["pipeline", "schemas", "cli"])
def test_the_links_lead_to_the_folders_beside_the_package(name: str) -> None:
    path = ROOT / "trichtin" / (name if name in PARTS else f"{name}.py")
    assert path.is_symlink()
    assert path.resolve() == ROOT / (name if name in PARTS else f"{name}.py")
