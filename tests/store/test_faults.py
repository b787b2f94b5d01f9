"""What the world does to a project: full disks, limits, lost rights, sudden ends."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Department, Person
from crewplanner.store.errors import DiskFull
from tests.store.children import REPOSITORY, run
from tests.store.filling import content, create, one_of_everything, reopen, writing


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte, where this machine lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder))
    if (
        mount is None
        or subprocess.run([mount, *options], capture_output=True, check=False).returncode
    ):
        pytest.skip("this machine does not let tests mount a small disk")
    yield folder
    unmount = shutil.which("umount")
    assert unmount
    subprocess.run([unmount, str(folder)], check=True)


class TestFullDisk:
    """Row 13."""

    def test_a_step_that_does_not_fit_is_taken_back_and_can_be_tried_again(self, small_disk):
        path = small_disk / "Ferry.crewplan"
        ballast = small_disk / "ballast"
        with create(path) as project:
            with writing(project, "Fill") as tx:
                one_of_everything(tx)
            before, history = content(project), project.history(10)
            ballast.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 8192))
            with pytest.raises(DiskFull) as caught:
                add_people(project)
            assert str(small_disk) in str(caught.value)
            assert "KB free" in str(caught.value)
            assert content(project) == before
            assert project.history(10) == history
            assert project.undo_label == "Fill"
            ballast.unlink()
            add_people(project)
            assert len(project.load().people) == 301
        with reopen(path) as project:
            assert len(project.load().people) == 301

    def test_a_new_project_on_a_full_disk_leaves_nothing(self, small_disk):
        (small_disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 8192))
        with pytest.raises(DiskFull):
            create(small_disk / "Ferry.crewplan")
        assert [file.name for file in small_disk.iterdir()] == ["ballast"]

    def test_a_copy_that_does_not_fit_leaves_nothing(self, small_disk, project):
        (small_disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 65536))
        with pytest.raises(DiskFull):
            project.save_copy(small_disk / "copy.crewplan")
        assert [file.name for file in small_disk.iterdir()] == ["ballast"]
        add_people(project)

    def test_a_close_that_cannot_write_the_checksum_closes(self, small_disk):
        path = small_disk / "Ferry.crewplan"
        ballast = small_disk / "ballast"
        with create(path) as project:
            add_people(project)
            expected = content(project)
            ballast.write_bytes(b"x" * shutil.disk_usage(small_disk).free)
        assert {file.name for file in small_disk.iterdir()} == {path.name, ballast.name}
        ballast.unlink()
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("SELECT digest FROM project").fetchone() == (None,), "it did fit"
        with reopen(path) as project:
            assert content(project) == expected


def add_people(project, count=300):
    with writing(project, "Add people") as tx:
        for number in range(count):
            tx.people.add(Person(id=NEW, name=f"Person {number}", note="n" * 500))


def test_a_limit_on_the_size_of_files_is_no_damage(closed):
    """Row 14: the system says "I/O error", and nothing is corrupt."""
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from crewplanner.store.errors import CouldNotWrite\n"
        "from tests.store.filling import reopen\n"
        "from tests.store.test_faults import add_people\n"
        "path = Path(sys.argv[1])\n"
        "with reopen(path) as project:\n"
        "    before = project.digest()\n"
        "    limit = path.stat().st_size\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))\n"
        "    try: add_people(project)\n"
        "    except CouldNotWrite as error: print('said:', error)\n"
        "    assert project.digest() == before\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)\n"
        "    add_people(project)\n"
    )
    said = run(script, closed)
    assert "said:" in said
    assert "could not be written" in said
    with reopen(closed) as project:
        assert len(project.load().people) == 301


AS_NOBODY = """
import os, sys
from pathlib import Path
from tests.store.filling import content, reopen
from crewplanner.store.errors import CouldNotWrite
if os.getuid() == 0: os.setuid(65534)
path = Path(sys.argv[1])
try:
    open(path if sys.argv[2] == "file" else path.parent / "probe", "ab")
except PermissionError:
    print("fired")
with reopen(path) as project:
    print(project.read_only_reason)
    assert all(content(project).values())
    assert project.history(1)
    project.digest()
    project.save_copy(Path(sys.argv[3]))
    try:
        project.save_copy(path.with_name("copy.crewplan"))
    except CouldNotWrite:
        print("no copy here")
"""


@pytest.fixture
def open_place():
    """A folder that everybody may reach and write, as pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


@pytest.mark.parametrize(
    ("kind", "file_mode", "folder_mode", "words"),
    [
        ("file", 0o444, 0o777, "file is write-protected"),
        ("folder", 0o666, 0o555, "folder is write-protected"),
        ("both", 0o444, 0o555, "is write-protected"),
    ],
)
def test_what_may_only_be_read_is_read(open_place, kind, file_mode, folder_mode, words):
    """Row 18, without the rights of an administrator."""
    folder = open_place / "work"
    folder.mkdir()
    path = folder / "Ferry.crewplan"
    with create(path) as project, writing(project, "Fill") as tx:
        one_of_everything(tx)
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    before = path.read_bytes()
    copy = open_place / "copy.crewplan"
    said = run(AS_NOBODY, path, kind, copy).splitlines()
    assert said[0] == "fired"
    assert words in said[1]
    assert ("no copy here" in said) == (kind != "file")
    assert path.read_bytes() == before
    folder.chmod(0o755)
    copied = {"copy.crewplan"} if kind == "file" else set[str]()
    assert {file.name for file in folder.iterdir()} == {path.name} | copied
    with reopen(copy, read_only=True) as project:
        assert all(content(project).values())


def test_a_file_that_may_not_be_read_is_said(open_place):
    path = open_place / "Ferry.crewplan"
    create(path).close()
    path.chmod(0o000)
    script = (
        "import os, sys; from pathlib import Path\n"
        "from crewplanner.store.errors import ProjectError\n"
        "from tests.store.filling import reopen\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "try: reopen(Path(sys.argv[1]))\n"
        "except ProjectError as error: print(error)\n"
    )
    assert "You may not read" in run(script, path)


def test_an_unfinished_write_where_nothing_can_be_put_right_is_said(open_place):
    """A crash's journal in a folder that may not be written: the file alone would be wrong."""
    folder = open_place / "work"
    folder.mkdir()
    path = folder / "Ferry.crewplan"
    with create(path) as project, writing(project, "Fill") as tx:
        one_of_everything(tx)
    crash = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA cache_size = 2')\n"
        "db.execute('BEGIN IMMEDIATE')\n"
        "for n in range(400):\n"
        "    db.execute('INSERT INTO departments VALUES (NULL, ?, ?, 0)', ('n' * 99, 'u' * 99))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    run(crash, path, allowed=(-9,))
    assert path.with_name(path.name + "-journal").stat().st_size
    path.chmod(0o666)
    path.with_name(path.name + "-journal").chmod(0o666)
    folder.chmod(0o555)
    script = (
        "import os, sys; from pathlib import Path\n"
        "from crewplanner.store.errors import ProjectError\n"
        "from tests.store.filling import reopen\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "for read_only in (False, True):\n"
        "    try: reopen(Path(sys.argv[1]), read_only=read_only)\n"
        "    except ProjectError as error: print(error)\n"
    )
    said = run(script, path)
    folder.chmod(0o755)
    assert said.count("was not closed cleanly") == 2


WRITER = """
import sys
from pathlib import Path
from crewplanner.domain.people import Department, Person
from tests.store.filling import reopen, writing
project = reopen(Path(sys.argv[1]))
number = len(project.load().people)
while True:
    number += 1
    with writing(project, "Add") as tx:
        tx.departments.add(Department(id=0, name=f"D{number}"))
        tx.people.add(Person(id=0, name=f"P{number}", note="n" * 3000))
    print(number, flush=True)
"""


def test_nothing_said_to_be_stored_is_lost_when_the_process_is_killed(path):
    create(path).close()
    chance = random.Random(5)  # noqa: S311 - the same delays each time
    journals = told = 0
    for _ in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        line = process.stdout.readline()
        assert line
        time.sleep(chance.uniform(0.0, 0.08))
        process.kill()
        acknowledged = [line, *process.stdout.read().splitlines()]
        process.stdout.close()
        process.wait(30)
        told = max(told, *(int(number) for number in acknowledged if number.strip()))
        journals += path.with_name(path.name + "-journal").exists()
        with reopen(path) as project:
            assert project.read_only_reason is None
            plan = project.load()
        assert len(plan.people) == len(plan.departments)
        assert told <= len(plan.people) <= told + 1
        told = len(plan.people)
    assert told > 20
    assert journals, "no kill fell into a write"


def test_a_folder_that_vanishes_while_closing_is_no_crash(path):
    project = create(path)
    with writing(project) as tx:
        tx.departments.add(Department(id=NEW, name="Sound"))
    elsewhere = path.parent.with_name("elsewhere")
    path.parent.rename(elsewhere)
    project.close()
    assert not path.parent.exists()
    with suppress(FileNotFoundError):
        (elsewhere / f".{path.name}.lock").unlink()
    with reopen(elsewhere / path.name) as again:
        assert again.load().departments
