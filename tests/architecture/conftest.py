"""The source of the program, parsed once, and the files that git knows."""

import ast
import shutil
import subprocess
from dataclasses import dataclass
from fnmatch import fnmatch
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
    """The files that belong to the repository, as paths within it: those that git knows.

    Where there is no git (an archive was unpacked), all but what `.gitignore` names.
    """
    names = _listed_by_git() or [f.relative_to(REPOSITORY).as_posix() for f in _walk(REPOSITORY)]
    return tuple(name for name in names if (REPOSITORY / name).is_file())


def _listed_by_git():
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        return []
    command = ["git", "ls-files", "-z"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    return [name for name in done.stdout.decode().split("\0") if name]


def _walk(folder):
    lines = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines()
    patterns = [".git", *(line.strip("/") for line in lines if not line.startswith("#"))]
    for entry in sorted(folder.iterdir()):
        if not any(fnmatch(entry.name, pattern) for pattern in patterns):
            yield from _walk(entry) if entry.is_dir() else [entry]


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
