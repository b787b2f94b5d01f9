"""The scripts that set up a machine: what they ask for, and what they say where they may not."""

import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import system_libraries

REPOSITORY = Path(__file__).resolve().parent.parent
TARGETS = ["run", "test", "setup", "check", "tour", "shots", "bench"]


@pytest.fixture
def setup(monkeypatch):
    """The script as a module, which finds its neighbor the way it does when it is run."""
    monkeypatch.syspath_prepend(REPOSITORY / "tools")
    for name in ("setup", "system_libraries"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module("setup")
    sys.modules.pop("setup", None)
    sys.modules.pop("system_libraries", None)


@pytest.fixture
def checkout(setup, tmp_path, monkeypatch):
    """A checkout of its own for the script, complete and with a stamp that says so."""
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(REPOSITORY / name, tmp_path)
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "STAMP", tmp_path / "stamp.json")
    setup.STAMP.write_text(json.dumps(setup.state()), encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_make_alone_lists_the_targets():
    done = subprocess.run(["make"], cwd=REPOSITORY, capture_output=True, check=True)  # noqa: S607 - any
    listed = [line.split()[1] for line in done.stdout.decode().splitlines() if "make " in line]
    assert sorted(listed) == sorted(TARGETS)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring what Qt needs")
def test_a_library_that_is_not_there_is_noticed():
    assert system_libraries.missing(["libc.so.6", "libnobody.so.9"]) == ["libnobody.so.9"]


def test_missing_libraries_come_with_the_command_that_installs_them():
    packages = system_libraries.packages(["libgthread-2.0.so.0", "libEGL.so.1", "libglib-2.0.so.0"])
    assert packages == ["libegl1", "libglib2.0-0"]
    assert system_libraries.command(packages) == "sudo apt-get install libegl1 libglib2.0-0"


@pytest.mark.skipif(sys.platform != "linux", reason="Qt's files are named otherwise there")
@pytest.mark.parametrize("name", [*system_libraries.ALWAYS, *system_libraries.WITH_A_DISPLAY])
def test_every_library_asked_for_is_one_that_qt_names(name):
    import PySide6  # noqa: PLC0415 - only where Qt's files are looked at

    qt = Path(PySide6.__file__).parent / "Qt"
    files = [
        *qt.glob("lib/libQt6[CDGWX]*.so.6"),
        *(qt / "plugins" / "platforms").glob("libq[wx]*.so"),
    ]
    assert any(name.encode() in file.read_bytes() for file in files)


def test_a_complete_environment_is_left_alone(setup, checkout):
    assert setup.main() == 0
    assert list(checkout.glob(".venv")) == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_changed_pin_asks_for_an_installation(setup, checkout, name):
    file = checkout / name
    file.write_text(file.read_text("utf-8") + "somebody==1.0\n", encoding="utf-8")
    assert setup.state() != setup.stamp()


def test_a_change_that_concerns_no_package_asks_for_none(setup, checkout):
    file = checkout / "pyproject.toml"
    text = file.read_text("utf-8").replace("line-length = 100", "line-length = 99")
    file.write_text(text, encoding="utf-8")
    assert setup.state() == setup.stamp()


def test_a_moved_checkout_asks_for_an_installation(setup, checkout, monkeypatch):
    moved = checkout.parent / "moved"
    shutil.copytree(checkout, moved)
    monkeypatch.setattr(setup, "ROOT", moved)
    assert setup.state()["root"] != setup.stamp()["root"]


@pytest.mark.parametrize("text", ["", "{", "no json"])
def test_a_damaged_stamp_counts_as_none(setup, checkout, text):
    setup.STAMP.write_text(text, encoding="utf-8")
    assert setup.stamp() == {}


def test_nothing_is_installed_where_there_is_no_apt(setup, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert setup.apt_install(["libegl1"]) is False


def test_missing_libraries_are_named_where_they_may_not_be_installed(setup, monkeypatch, capsys):
    monkeypatch.setattr(setup, "apt_install", lambda packages: False)
    monkeypatch.setattr(setup.system_libraries, "missing", lambda names: ["libEGL.so.1"])
    with pytest.raises(setup.CouldNot, match="neither the window nor the tests"):
        setup.install_libraries()
    assert "libEGL.so.1" in capsys.readouterr().out
