"""Backups: verified before they count, kept by age, and never at the price of an older one."""

import datetime as dt
import itertools
import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.store import backups
from crewplanner.store.backups import Reason, keep, list_backups
from crewplanner.store.errors import BadBackup, CouldNotWrite
from tests.store.filling import NOW, content, reopen, writing

REPOSITORY = Path(__file__).resolve().parents[2]
LONDON = ZoneInfo("Europe/London")


def back_up(project, folder, now=NOW, **choices):
    return backups.back_up(project, folder, now, **choices)


def add_department(project):
    with writing(project) as tx:
        tx.departments.add(type(tx.departments.all()[0])(id=0, name="Sound"))


def test_a_backup_holds_what_the_open_project_holds(project, backups_folder):
    add_department(project)
    backup = back_up(project, backups_folder)
    backups.verify(backup)
    assert backup.path.parent == backups_folder / project.uuid
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700
    assert (backup.at, backup.size) == (NOW, backup.path.stat().st_size)
    with reopen(backup.path, read_only=True) as copy:
        assert content(copy) == content(project)
        assert copy.uuid == project.uuid
    add_department(project)


def test_backups_are_listed_newest_first_with_their_reasons(project, backups_folder):
    made = [
        back_up(project, backups_folder, NOW + dt.timedelta(minutes=minutes), reason=reason)
        for minutes, reason in ((0, Reason.REGULAR), (30, Reason.BEFORE_CHANGE))
    ]
    assert list_backups(backups_folder, project.uuid) == made[::-1]
    assert backups.newest_time(backups_folder, project.uuid) == made[1].at
    assert backups.newest_time(backups_folder, "another") is None


def test_two_backups_of_one_second_are_two(project, backups_folder):
    first, second = back_up(project, backups_folder), back_up(project, backups_folder)
    assert first.path != second.path
    assert {b.path for b in list_backups(backups_folder, project.uuid)} == {
        first.path,
        second.path,
    }


def test_only_what_was_verified_is_listed(project, backups_folder):
    backup = back_up(project, backups_folder)
    own = backup.path.parent
    (own / ".20261123T101010Z-regular.crewplan.partial").write_bytes(b"half")
    (own / "20261123T101010Z-regular.crewplan").touch()
    (own / "20261123T101010Z-unknown.crewplan").write_bytes(b"x")
    (own / "notes.txt").write_text("x")
    (own / "99999999T999999Z-regular.crewplan").write_bytes(b"x")
    assert list_backups(backups_folder, project.uuid) == [backup]
    add_department(project)
    back_up(project, backups_folder, NOW + dt.timedelta(hours=1))
    assert not list(own.glob(".*.partial")), "what was left over is removed with the next backup"


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "other"])
def test_a_backup_that_does_not_hold_what_it_did_is_bad(project, backups_folder, damage, tmp_path):
    backup = back_up(project, backups_folder)
    data = bytearray(backup.path.read_bytes())
    if damage == "flip":
        place = data.index(b"Nowak")
        data[place] ^= 1
    elif damage == "cut":
        del data[len(data) // 2 :]
    elif damage == "empty":
        data.clear()
    else:
        data = bytearray(b"not a database" * 1000)
    backup.path.write_bytes(data)
    with pytest.raises(BadBackup):
        backups.verify(backup)


def test_a_project_that_is_open_elsewhere_is_no_backup(project, path):
    """It has no checksum, so nothing says that it is whole."""
    with pytest.raises(BadBackup):
        backups.verify(backups.Backup(path=path, at=NOW, size=1))


def test_a_folder_of_backups_that_cannot_be_made_is_said(project, tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(CouldNotWrite):
        back_up(project, blocked)
    add_department(project)


def test_a_full_disk_costs_no_older_backup(closed, backups_folder):
    """Row 15: the copy fails, nothing of it is left, and nothing was thinned for it."""
    with reopen(closed) as project:
        old = [back_up(project, backups_folder, NOW - dt.timedelta(days=d)) for d in (400, 399, 0)]
    before = {path: path.read_bytes() for path in old[0].path.parent.iterdir()}
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from crewplanner.store.errors import CouldNotWrite\n"
        "from tests.store.filling import NOW, backups_of, reopen\n"
        "from crewplanner.store import backups\n"
        "project = reopen(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, resource.RLIM_INFINITY))\n"
        "try: backups.back_up(project, backups_of(project.path), NOW)\n"
        "except CouldNotWrite as error: print('said:', error)\n"
    )
    said = run(script, closed)
    assert "said:" in said, said
    assert {path: path.read_bytes() for path in old[0].path.parent.iterdir()} == before


def test_a_backup_that_is_killed_is_never_listed(closed, backups_folder):
    """Row 4: the process ends while the copy is made."""
    with reopen(closed) as project:
        good = back_up(project, backups_folder, NOW - dt.timedelta(hours=1))
    script = (
        "import os, sys; from pathlib import Path\n"
        "from tests.store.filling import NOW, backups_of, reopen\n"
        "from crewplanner.store import backups\n"
        "left = int(sys.argv[2])\n"
        "def count(event, args):\n"
        "    global left\n"
        "    if event in {'open', 'os.rename', 'os.link', 'os.remove', 'sqlite3.connect'}:\n"
        "        left -= 1\n"
        "        if not left: os.kill(os.getpid(), 9)\n"
        "project = reopen(Path(sys.argv[1]))\n"
        "sys.addaudithook(count)\n"
        "backups.back_up(project, backups_of(project.path), NOW)\n"
        "print('done')\n"
    )
    partials = 0
    event = 0
    for event in itertools.count(1):
        said = run(script, closed, event)
        listed = list_backups(backups_folder, good.path.parent.name)
        assert good in listed
        for backup in listed:
            backups.verify(backup)
        partials += any(good.path.parent.glob(".*.partial"))
        if "done" in said:
            break
    assert event > 5
    assert partials, "no kill fell between the beginning and the end of a copy"


def run(script, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in {0, -9}, done.stderr
    return done.stdout


class TestThinning:
    @staticmethod
    def kept(now, *ages):
        """Which of backups of those ages (in days) are kept, as ages."""
        times = {now - dt.timedelta(days=age): age for age in ages}
        return sorted(times[time] for time in keep(times, now))

    def test_all_of_two_days_are_kept(self):
        ages = [number / 48 for number in range(96)]
        assert self.kept(NOW, *ages) == ages

    def test_then_the_last_of_each_day(self):
        now = dt.datetime(2026, 11, 23, 12, tzinfo=LONDON)
        assert self.kept(now, 5.0, 5.1, 5.2, 6.0, 6.3) == [5.0, 6.0]

    def test_then_the_last_of_each_week(self):
        now = dt.datetime(2026, 11, 23, 12, tzinfo=LONDON)
        monday, sunday, wednesday = 7 * 8, 7 * 8 - 6, 7 * 8 - 2
        assert self.kept(now, monday, sunday, wednesday) == [sunday]

    def test_then_the_last_of_each_month(self):
        now = dt.datetime(2026, 11, 23, 12, tzinfo=LONDON)
        in_june = [(now.date() - dt.date(2025, 6, day)).days for day in (1, 15, 30)]
        in_july = [(now.date() - dt.date(2025, 7, day)).days for day in (2, 3)]
        assert self.kept(now, *in_june, *in_july) == sorted([in_june[2], in_july[1]])

    def test_after_three_years_of_work_there_are_few(self):
        times = {NOW - dt.timedelta(hours=number) for number in range(24 * 365 * 3)}
        kept = keep(times, NOW)
        assert 49 + 29 + 45 + 23 < len(kept) < 49 + 31 + 50 + 26
        assert NOW in kept

    def test_days_are_those_of_the_user(self):
        """One in the evening and one after midnight are of two days in London, of one in UTC."""
        now = dt.datetime(2026, 7, 20, 12, tzinfo=LONDON)
        evening = dt.datetime(2026, 7, 9, 23, 50, tzinfo=LONDON)
        night = dt.datetime(2026, 7, 10, 0, 10, tzinfo=LONDON)
        assert keep([evening, night], now) == {evening, night}
        assert keep([evening, night], now.astimezone(dt.UTC)) == {night}

    def test_a_clock_that_was_set_back_removes_nothing(self):
        now = dt.datetime(2020, 1, 1, tzinfo=LONDON)
        times = {NOW + dt.timedelta(hours=number) for number in range(100)}
        assert keep(times, now) == times

    @given(
        ages=st.lists(st.integers(-10, 40 * 24), min_size=1, unique=True),
        later=st.integers(0, 2000),
    )
    def test_thinning_again_later_keeps_no_more_and_always_the_newest(self, ages, later):
        times = {NOW - dt.timedelta(hours=age) for age in ages}
        once = keep(times, NOW)
        assert max(times) in once
        assert once <= times
        assert keep(once, NOW) == once
        after = NOW + dt.timedelta(hours=later)
        assert keep(keep(times, NOW), after) <= once

    def test_old_files_are_removed_with_the_next_backup(self, project, backups_folder):
        made = [
            back_up(project, backups_folder, NOW - dt.timedelta(days=10, hours=hours))
            for hours in (0, 1, 2)
        ]
        last = back_up(project, backups_folder)
        assert list_backups(backups_folder, project.uuid) == [last, made[0]]
        assert not made[1].path.exists()
