"""What lies in the repository: the schema, the pins, and nothing that belongs to one machine."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)(; (?P<marker>.+))?$")

# Hosts of package registries and folders of one machine; put together here so as not to be found.
HOSTS = ["py" + "pi.org", "python" + "hosted", "npm" + "js", "deb" + "ian.org", "conda" + ".io"]
ROOT = "/"
FOLDERS = ["work", "root", "tmp", "home", "Users", "opt", "mnt"]
ABSOLUTE = re.compile(rf"(?:^|(?<=[\s\"'`(=:,]))/(?:{'|'.join(FOLDERS)})/[\w.-]+", re.MULTILINE)
BINARY = {".crewplan", ".gz", ".ods", ".otf", ".pdf", ".png", ".ttf", ".xls", ".xlsx"}


@pytest.fixture(scope="module")
def texts(repository, tracked):
    """The tracked files of text, by path; what the tests read as samples is somebody else's."""
    return {
        name: (repository / name).read_text(encoding="utf-8", errors="replace")
        for name in tracked
        if Path(name).suffix not in BINARY and not name.startswith("tests/files/")
    }


def test_no_registry_is_named(texts):
    named = [f"{name}: {host}" for name, text in texts.items() for host in HOSTS if host in text]
    assert named == []


def test_no_folder_of_one_machine_is_named(texts):
    named = [
        f"{name}: {found[0]}" for name, text in texts.items() for found in ABSOLUTE.finditer(text)
    ]
    assert named == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f'open("{ROOT}tmp/project.crewplan")', True),
        (f"see {ROOT}home/ana/plan", True),
        (f"FOLDER={ROOT}opt/crew", True),
        ("a path like docs/tmp/file", False),
        ("and/or/work/home", False),
    ],
)
def test_a_folder_of_one_machine_is_recognized(text, found):
    assert bool(ABSOLUTE.search(text)) is found


def test_the_schema_holds_integers_and_text_only(repository):
    """The journal of undo cannot carry other kinds exactly: see docs/adr/0002."""
    schema = (repository / "crewplanner" / "store" / "schema.sql").read_text(encoding="utf-8")
    tables = re.findall(r"CREATE TABLE\b[^;]*?\([^;]*\)([^;)]*);", schema)
    assert tables
    assert [end for end in tables if "STRICT" not in end] == []
    assert re.findall(r"\b(?:REAL|BLOB|ANY|NUMERIC|WITHOUT ROWID)\b", schema) == []


def test_every_package_installed_is_pinned_and_every_pin_is_installed(repository):
    pins = _pins(repository, "requirements.txt") | _pins(repository, "requirements-dev.txt")
    found = importlib.metadata.distributions()
    installed = {_normal(package.metadata["Name"]): package.version for package in found}
    brought = {"pip", "setuptools", "wheel", "crewplanner"}
    assert {n: v for n, v in installed.items() if n not in pins and n not in brought} == {}
    assert {n: v for n, v in pins.items() if installed.get(n) != v} == {}


def test_what_the_package_asks_for_is_pinned_and_has_a_reason(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=!~]", line)[0].strip() for line in project["dependencies"]}
    assert asked <= set(_pins(repository, "requirements.txt"))
    reasons = (repository / "docs/adr/0008-dependencies.md").read_text(encoding="utf-8")
    assert {name for name in asked if f"| {name} |" not in reasons} == set()


def test_pyside_is_a_version_that_keeps_none_alive(repository):
    """6.12.0 on Python 3.11 does not: see docs/adr/0007."""
    version = _pins(repository, "requirements.txt")["pyside6-essentials"]
    assert version.startswith("6.11.")
    assert _pins(repository, "requirements.txt")["shiboken6"] == version


def test_every_decision_is_in_the_list(repository):
    folder = repository / "docs" / "adr"
    listed = re.findall(r"\((\d{4}-[a-z0-9-]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == sorted(file.name for file in folder.glob("[0-9]*.md"))


def _pins(repository, name):
    """The pinned versions of a file by name, but for those of other systems."""
    lines = (repository / name).read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines:
        if line and not line.startswith(("#", "-r ")):
            match = PIN.match(line)
            assert match, f"{name}: not a pin: {line}"
            if not match["marker"]:
                found[match["name"]] = match["version"]
    return found


def _normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()
