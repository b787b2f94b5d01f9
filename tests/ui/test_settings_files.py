"""Row 50 of the fault table: a damaged settings file is put aside, and the program starts."""

import datetime as dt
import random

import pytest

from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.window_state import WindowState


@pytest.fixture
def projects(tmp_path):
    paths = [tmp_path / f"{name}.crewplan" for name in ("one", "two", "three")]
    for path in paths:
        path.write_bytes(b"")
    return paths


def test_the_project_opened_last_comes_first_and_once(tmp_path, projects):
    recents = RecentFiles(tmp_path / "settings")
    for path in (*projects, projects[0]):
        recents.add(path)
    listed = RecentFiles(tmp_path / "settings").files()
    assert [file.path for file in listed] == [projects[0], projects[2], projects[1]]
    assert all(isinstance(file.changed, dt.datetime) for file in listed)


def test_a_project_that_went_is_listed_as_missing_until_it_is_removed(tmp_path, projects):
    recents = RecentFiles(tmp_path)
    for path in projects:
        recents.add(path)
    projects[1].unlink()
    assert [file.missing for file in recents.files()] == [False, True, False]
    recents.remove(projects[1])
    assert [file.path for file in recents.files()] == [projects[2], projects[0]]


def test_the_list_does_not_grow_for_ever(tmp_path):
    recents = RecentFiles(tmp_path)
    for number in range(40):
        recents.add(tmp_path / f"{number}.crewplan")
    assert len(recents.files()) == 12


DAMAGE = [
    b"",
    b"{",
    b"[]",
    b'{"projects": 3}',
    b'{"projects": [3, null, {}]}',
    b'{"other": []}',
    b"\xff\xfe\x00",
    b"[" * 100_000,
    *(random.Random(seed).randbytes(200) for seed in range(20)),  # noqa: S311 - damage, no secret
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_list_begins_anew(tmp_path, projects, damage):
    (tmp_path / "recent.json").write_bytes(damage)
    recents = RecentFiles(tmp_path)
    assert recents.files() == ()
    recents.add(projects[0])
    assert [file.path for file in recents.files()] == [projects[0]]


def test_a_damaged_list_is_kept_aside(tmp_path):
    (tmp_path / "recent.json").write_bytes(b"{broken")
    RecentFiles(tmp_path).files()
    assert (tmp_path / "recent.damaged").read_bytes() == b"{broken"


def test_a_list_that_cannot_be_kept_keeps_nothing_from_opening(tmp_path, projects):
    (tmp_path / "settings").write_text("a file where the folder should be", encoding="utf-8")
    recents = RecentFiles(tmp_path / "settings")
    recents.add(projects[0])
    assert recents.files() == ()


def test_what_the_window_remembers_is_there_the_next_time(qapp, tmp_path):
    state = WindowState(tmp_path)
    state.set_theme(ThemeChoice.DARK)
    state.set_text_scale(1.5)
    state.set_page("crew")
    again = WindowState(tmp_path)
    assert (again.theme, again.text_scale, again.page) == (ThemeChoice.DARK, 1.5, "crew")
    assert again.geometry is None


@pytest.mark.parametrize(
    "text",
    [
        b"[window]\ntheme=plaid\ntext_scale=huge\ngeometry=wide\npage=@Invalid()\n",
        b"[window]\ntext_scale=99\ntheme=1\n",
        b"nothing like it",
        *DAMAGE,
    ],
)
def test_a_damaged_state_is_as_if_nothing_was_chosen(qapp, tmp_path, text):
    (tmp_path / "window.ini").write_bytes(text)
    state = WindowState(tmp_path)
    assert state.theme is ThemeChoice.SYSTEM
    assert state.text_scale == 1.0
    assert state.geometry is None
    assert isinstance(state.page, str)
    state.set_text_scale(1.25)
    assert WindowState(tmp_path).text_scale == 1.25
