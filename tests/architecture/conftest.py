"""The source of the program, parsed once, and the files that git knows."""

import ast
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python: where it lies in the repository, its text and its tree."""

    path: str
    text: str
    tree: ast.Module


@pytest.fixture(scope="session")
def repository():
    return REPOSITORY


@pytest.fixture(scope="session")
def tracked():
    """The files that git knows and that are there, as paths within the repository."""
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    names = listed.stdout.decode().split("\0")
    return tuple(name for name in names if name and (REPOSITORY / name).is_file())


@pytest.fixture(scope="session")
def package():
    """Every module of the package."""
    return _modules(sorted((REPOSITORY / "crewplanner").rglob("*.py")))


@pytest.fixture(scope="session")
def sources(tracked):
    """Every module that git knows: package, tests, tools, benchmarks."""
    return _modules(REPOSITORY / name for name in tracked if name.endswith(".py"))


def _modules(files):
    found = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        path = file.relative_to(REPOSITORY).as_posix()
        found.append(Module(path, text, ast.parse(text, path)))
    return tuple(found)
