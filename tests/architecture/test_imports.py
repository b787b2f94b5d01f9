"""The import contracts hold, and each of them would notice if it were broken."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CONTRACTS = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
)["tool"]["importlinter"]["contracts"]

# For each contract a module and an import in it that this contract alone forbids.
OFFENSES = {
    "Layers point down": ("crewplanner.i18n", "import crewplanner.paths"),
    "Inside the interface": ("crewplanner.ui.models", "import crewplanner.ui.board"),
    "No cycles between siblings": ("crewplanner.domain.values", "import crewplanner.domain.plan"),
    "Domain is standard library only": ("crewplanner.domain.ids", "import typst"),
    "Qt stays in ui": ("crewplanner.store.errors", "import PySide6.QtCore"),
    "SQL stays in store": ("crewplanner.app.errors", "import sqlite3"),
    "Shells go through app": ("crewplanner.exports", "import crewplanner.store.errors"),
    "Papers are made in exports": ("crewplanner.cli", "import typst"),
    "Calendars are written in exports": ("crewplanner.app.errors", "import icalendar"),
    "Files of others are read in app": ("crewplanner.exports", "import python_calamine"),
    "Public holidays are looked up in app": ("crewplanner.exports", "import holidays"),
    "The sun is reckoned in app": ("crewplanner.exports", "import ephem"),
    "The command line alone reads arguments": ("crewplanner.exports", "import click"),
    "Folders of the machine are known to paths": (
        "crewplanner.store.errors",
        "import platformdirs",
    ),
    "Spreadsheets are not written with the tests' reader": (
        "crewplanner.exports",
        "import openpyxl",
    ),
}

# Further offenses that somebody might commit, with a contract that must notice.
MORE = [
    ("Layers point down", "crewplanner.cli", "import crewplanner.ui"),
    ("Layers point down", "crewplanner.store.errors", "import crewplanner.ui"),
    ("Domain is standard library only", "crewplanner.domain.ids", "import crewplanner.i18n"),
    ("Inside the interface", "crewplanner.ui.widgets", "import crewplanner.ui.pages"),
    ("Inside the interface", "crewplanner.ui.dialogs", "import crewplanner.ui.pages"),
    ("Qt stays in ui", "crewplanner.app.errors", "from PySide6.QtCore import QDate"),
    ("Domain is standard library only", "crewplanner.domain.ids", "import sqlite3"),
    ("SQL stays in store", "crewplanner.ui.pages", "import sqlite3"),
    ("Shells go through app", "crewplanner.ui.pages", "from crewplanner.store import project"),
]


@pytest.fixture(scope="module")
def copy(repository, tmp_path_factory):
    """A copy of the package in which imports may be planted; packages not there yet are empty."""
    folder = tmp_path_factory.mktemp("copy")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(repository / "crewplanner", folder / "crewplanner", ignore=ignored)
    shutil.copy(repository / "pyproject.toml", folder)
    for module, line in OFFENSES.values():
        for name in {module, *re.findall(r"crewplanner[.\w]*", line)}:
            if not _file_of(folder, name).is_file():
                folder.joinpath(*name.split(".")).mkdir(parents=True)
                _file_of(folder, name).touch()
    return folder


def _file_of(folder, module):
    path = folder.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _broken(folder):
    """The names of the contracts that import-linter finds broken in that folder."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=folder, capture_output=True, check=False)
    output = done.stdout.decode() + done.stderr.decode()
    verdicts = re.findall(r"^(.+) (KEPT|BROKEN)\b", output, re.MULTILINE)
    assert {name for name, _ in verdicts} == {c["name"] for c in CONTRACTS}, output
    broken = {name for name, verdict in verdicts if verdict == "BROKEN"}
    assert done.returncode == (1 if broken else 0), output
    return broken


def _broken_by(folder, module, line):
    file = _file_of(folder, module)
    before = file.read_bytes()
    try:
        file.write_bytes(before + f"\n{line}\n".encode())
        return _broken(folder)
    finally:
        file.write_bytes(before)


def test_every_contract_holds(copy):
    assert _broken(copy) == set()


@pytest.mark.parametrize("name", [contract["name"] for contract in CONTRACTS])
def test_a_forbidden_import_breaks_exactly_its_contract(copy, name):
    assert _broken_by(copy, *OFFENSES[name]) == {name}


@pytest.mark.parametrize(("name", "module", "line"), MORE)
def test_a_forbidden_import_is_noticed(copy, name, module, line):
    assert name in _broken_by(copy, module, line)


def test_an_import_for_types_alone_counts(copy):
    line = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import PySide6.QtCore"
    assert _broken_by(copy, "crewplanner.store.errors", line) == {"Qt stays in ui"}


def test_a_package_without_a_layer_is_noticed(copy):
    (copy / "crewplanner" / "stray").mkdir()
    (copy / "crewplanner" / "stray" / "__init__.py").touch()
    try:
        linter = Path(sys.executable).with_name("lint-imports")
        done = subprocess.run([linter, "--no-cache"], cwd=copy, capture_output=True, check=False)
    finally:
        shutil.rmtree(copy / "crewplanner" / "stray")
    assert done.returncode == 1
    assert b"crewplanner.stray" in done.stdout


def test_the_domain_imports_the_standard_library_and_itself(package):
    foreign = [
        f"{module.path}: {name}"
        for module in package
        if module.path.startswith(("crewplanner/domain/", "crewplanner/dataclass.py"))
        for name in _imported(module.tree)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith(("crewplanner.domain", "crewplanner.dataclass"))
    ]
    assert foreign == []


def test_qt_brings_no_second_sqlite_into_the_process(sources):
    """Two copies of SQLite on one file lose each other's locks: see docs/adr/0004."""
    users = [m.path for m in sources if any("QtSql" in name for name in _imported(m.tree))]
    assert users == []


def _imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
