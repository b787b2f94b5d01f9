"""Exports are written whole or not at all, and every title makes a name that every system takes."""

import contextlib
import itertools
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crewplanner.app.errors import CouldNotWrite, DiskFull, ProjectError
from crewplanner.app.files import LONGEST_NAME, safe_name, write_aside

REPOSITORY = Path(__file__).resolve().parents[2]


def run(script, *arguments, allowed=(0,)):
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in allowed, done.stderr
    return done.stdout


class TestWriteAside:
    @pytest.fixture
    def old(self, tmp_path):
        path = tmp_path / "Week 47.pdf"
        path.write_bytes(b"old paper")
        return path

    @pytest.mark.parametrize("size", [0, 1, 100_000, 5_000_000])
    def test_the_bytes_are_there_and_nothing_else(self, tmp_path, size):
        path = tmp_path / "a.pdf"
        write_aside(path, bytes(range(256)) * (size // 256) + b"x" * (size % 256))
        assert path.stat().st_size == size
        assert list(tmp_path.iterdir()) == [path]

    def test_an_old_file_is_replaced_and_keeps_its_permissions(self, old):
        old.chmod(0o640)
        write_aside(old, b"new")
        assert old.read_bytes() == b"new"
        assert stat.S_IMODE(old.stat().st_mode) == 0o640

    def test_a_new_file_has_the_permissions_that_the_user_gives_files(self, tmp_path):
        write_aside(tmp_path / "a", b"x")
        (tmp_path / "b").touch()
        assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode

    def test_a_link_stays_a_link(self, old, tmp_path):
        link = tmp_path / "link.pdf"
        link.symlink_to(old)
        write_aside(link, b"new")
        assert link.is_symlink()
        assert old.read_bytes() == b"new"

    @pytest.mark.parametrize(
        "name", ["missing/a.pdf", "x" * 300, "a\0b", "", "Week 47.pdf/inside.pdf"]
    )
    def test_places_where_nothing_can_be_written_are_said(self, old, name):
        before = set(old.parent.iterdir())
        with pytest.raises(CouldNotWrite) as caught:
            write_aside(old.parent / name, b"new")
        assert str(caught.value).endswith(".")
        assert old.read_bytes() == b"old paper"
        assert set(old.parent.iterdir()) == before

    def test_a_full_disk_leaves_the_old_file(self, tmp_path):
        """Row 16, on a disk of 256 KB."""
        disk = tmp_path / "disk"
        disk.mkdir()
        mount, unmount = shutil.which("mount"), shutil.which("umount")
        options = ("-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk))
        if (
            mount is None
            or unmount is None
            or subprocess.run([mount, *options], capture_output=True, check=False).returncode
        ):
            pytest.skip("this machine does not let tests mount a small disk")
        try:
            old = disk / "Week 47.pdf"
            old.write_bytes(b"old paper")
            with pytest.raises(DiskFull) as caught:
                write_aside(old, b"n" * 400_000)
            assert "free)" in str(caught.value)
            assert old.read_bytes() == b"old paper"
            assert list(disk.iterdir()) == [old]
            write_aside(old, b"n" * 100_000)
        finally:
            subprocess.run([unmount, str(disk)], check=True)

    @pytest.mark.parametrize("limit", [1, 4096, 99_999])
    def test_a_short_write_is_noticed(self, old, limit):
        """Row 16 without rights: the system takes a part of the bytes and says how many."""
        script = (
            "import resource, sys; from pathlib import Path\n"
            "from crewplanner.app.errors import CouldNotWrite\n"
            "from crewplanner.app.files import write_aside\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))\n"
            "try: write_aside(Path(sys.argv[1]), b'n' * 100_000)\n"
            "except CouldNotWrite: print('fired')\n"
        )
        assert run(script, old, limit) == "fired\n"
        assert old.read_bytes() == b"old paper"
        assert list(old.parent.iterdir()) == [old]

    def test_killed_at_any_moment_the_file_is_the_old_or_the_new(self, old):
        """Row 5, at every operation on files in turn."""
        script = (
            "import os, sys; from pathlib import Path\n"
            "from crewplanner.app.files import write_aside\n"
            "left = int(sys.argv[2])\n"
            "def count(frame, event, argument):\n"
            "    global left\n"
            "    if event == 'c_call' and argument.__module__ == 'posix':\n"
            "        left -= 1\n"
            "        if not left: os.kill(os.getpid(), 9)\n"
            "sys.setprofile(count)\n"
            "write_aside(Path(sys.argv[1]), b'new' * 1000)\n"
            "sys.setprofile(None)\n"
            "print('done')\n"
        )
        found = []
        event = 0
        for event in itertools.count(1):
            old.write_bytes(b"old paper")
            said = run(script, old, event, allowed=(0, -9))
            found.append(old.read_bytes())
            if "done" in said:
                break
        assert set(found) == {b"old paper", b"new" * 1000}
        assert found == sorted(found, key=len)
        assert event > 5

    def test_the_bytes_reach_the_disk_before_the_name(self, old, monkeypatch):
        done = []
        for name in ("fsync", "replace", "rename"):
            real = getattr(os, name)
            monkeypatch.setattr(
                os, name, lambda *a, real=real, name=name: (done.append(name), real(*a))[1]
            )
        write_aside(old, b"new")
        assert done == ["fsync", "replace", "fsync"]

    def test_what_cannot_be_written_is_an_error_of_the_project_for_the_shells(self):
        assert issubclass(CouldNotWrite, ProjectError)


DEVICES = ["CON", "prn", "Aux.txt", "NUL", "COM1", "lpt9.pdf", "COM²", "nul.tar.gz"]


def is_safe(name):
    """What Windows, macOS and Linux all take as one name in a folder."""
    return (
        name not in {"", ".", ".."}
        and len(name.encode()) <= 200
        and not set(name) & set('<>:"/\\|?*\0')
        and all(unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"} for c in name)
        and name == name.strip(" .")
        and not name.startswith(("-", "~"))
        and not PureWindowsPath(name).is_reserved()
        and unicodedata.is_normalized("NFC", name)
    )


class TestSafeName:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Week 47.pdf", "Week 47.pdf"),
            ("Große Fähre – week 47", "Große Fähre - week 47"),
            ("東京 撮影.pdf", "東京 撮影.pdf"),
            ("../../etc/passwd", "etc-passwd"),
            ("a/b\\c:d", "a-b-c-d"),
            ("trailing dot. ", "trailing dot"),
            ("~root", "root"),
            ("-rf", "rf"),
            (".hidden", "hidden"),
            ('“What?” <he> |said|* "', "What he -said"),
            ("nul\0byte", "nulbyte"),
            ("gpj.\u202exe\u200b", "gpj.xe"),
            ("line\nbreak", "line-break"),
            ("=SUM(A1)", "SUM(A1)"),
            ("", "unnamed"),
            (" . - ", "unnamed"),
            ("🎬🎬", "unnamed"),
            ("e\u0301te\u0301", "été"),
            *((device, f"_{device}") for device in DEVICES),
        ],
    )
    def test_titles_become_names(self, text, name):
        assert safe_name(text) == name

    @given(text=st.text())
    @example("\u0345\u200d\u0301.")
    @example("C\u200bON")
    @example("..\ud800..")
    @example("a" * 176 + "é" * 10 + ".pdf")
    def test_any_text_becomes_a_safe_name_and_stays_it(self, text):
        name = safe_name(text)
        assert is_safe(name)
        assert safe_name(name) == name

    @pytest.mark.parametrize("device", DEVICES)
    def test_the_names_of_devices_would_not_be_safe(self, device):
        assert not is_safe(device) or device == "COM²"

    @given(text=st.text(alphabet="aé東\u0301", min_size=100, max_size=400))
    def test_a_long_name_is_cut_between_characters_and_keeps_its_ending(self, text):
        name = safe_name(text + ".xlsx")
        assert name.endswith(".xlsx")
        assert len(name.encode()) <= LONGEST_NAME
        assert is_safe(name)

    @pytest.mark.parametrize(
        "text", ["../../x", "CON", "a/b", "y" * 300, "dot.", "n\0ul", "\u202egpj.exe", "~", ""]
    )
    def test_a_file_of_that_name_lies_in_the_folder(self, text, tmp_path):
        """Row 44."""
        path = tmp_path / f"{safe_name(text)}.pdf"
        write_aside(path, b"x")
        assert [file.resolve().parent for file in tmp_path.iterdir()] == [tmp_path.resolve()]
        assert path.resolve() == path


def test_a_project_is_never_replaced_by_a_paper(tmp_path):
    project = tmp_path / "Harbour.crewplan"
    project.write_bytes(b"precious")
    with pytest.raises(CouldNotWrite, match="would be a project"):
        write_aside(project, b"paper")
    assert project.read_bytes() == b"precious"


def test_another_database_is_never_replaced(tmp_path):
    database = tmp_path / "library.db"
    with contextlib.closing(sqlite3.connect(database)) as db:
        db.execute("CREATE TABLE t (x)")
    before = database.read_bytes()
    with pytest.raises(CouldNotWrite, match="is a database"):
        write_aside(database, b"paper")
    assert database.read_bytes() == before


def test_what_is_no_file_is_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for target in (pipe, tmp_path):
        with pytest.raises(CouldNotWrite, match="no file that can be replaced"):
            write_aside(target, b"paper")
    assert pipe.is_fifo()
