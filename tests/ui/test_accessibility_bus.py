"""What a screen reader finds: the window read over the accessibility bus, from another process."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(200)

NEEDED = ("Xvfb", "dbus-run-session")
LAUNCHER = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Every object of the window, as the bus tells it."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing or not any(Path(path).exists() for path in LAUNCHER):
        pytest.skip(f"Reading the window as a screen reader needs {', '.join(NEEDED)} and AT-SPI.")
    folder = tmp_path_factory.mktemp("bus")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [str(shutil.which("Xvfb")), "-displayfd", str(writing), "-screen", "0", "1600x1000x24"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    reader = (sys.executable, "-m", "tests.ui.bus_session")
    try:
        with os.fdopen(reading) as told:
            display = told.readline().strip()
        done = subprocess.run(
            [str(shutil.which("dbus-run-session")), "--", *reader, str(folder)],
            env=os.environ | {"DISPLAY": f":{display}", "XDG_CACHE_HOME": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        server.terminate()
        server.wait()
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_everything_that_takes_the_keyboard_has_a_name(found):
    """But for the cells of a table of which a row says nothing."""
    taking = [one for one in found if one["focusable"] and one["role"] != "cell"]
    assert [one["role"] for one in taking if not one["name"].strip()] == []
    assert len(taking) > 20


def test_the_board_says_the_cell_of_the_cursor(found):
    """Person, role, date, status, times, warnings: `UX` A10."""
    (cell,) = [one["name"] for one in found if one["name"].startswith("Ottoline Markham, Dir")]
    assert cell.startswith(
        "Ottoline Markham, Director of Photography, Friday 27 Nov, confirmed, 06:00 to 17:00"
    )
    assert "booked twice" in cell


def test_the_list_is_a_table_with_titles_and_cells(found):
    (table,) = [one for one in found if one["role"] == "table" and "Bookings" in one["name"]]
    assert table["children"] > 100
    titles = {one["name"] for one in found if "header" in one["role"]}
    assert {"Person", "Dates", "Status"} <= titles
    cells = [one["name"] for one in found if one["role"] == "cell"]
    assert "Confirmed" in cells
    assert "Marguerite Oyelaran" in cells


def test_the_pages_of_the_sidebar_are_there_by_name(found):
    names = {one["name"] for one in found}
    for page in ("Board", "Crew", "Shoot days", "Timecards", "Findings"):
        assert any(name.startswith(page) for name in names), page
