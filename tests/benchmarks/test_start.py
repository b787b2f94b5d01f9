"""What stands when the first board is painted: no more than that needs."""

import json
import os
import re
import subprocess
import sys

import pytest

from benchmarks import startup
from benchmarks.invented import Size, made
from tests.conftest import REPOSITORY

PAINTED = 'print("painted", flush=True)'
STANDING = """
import builtins, dataclasses, gc, json, linecache
ours = [module for name, module in sys.modules.items() if name.startswith("crewplanner")]
told = dict(
    modules=sorted(sys.modules),
    collecting=gc.isenabled(),
    hooked=builtins.__import__ is not builtins.__orig_import__,
    sources=[name for name in linecache.cache if "crewplanner" in name],
    eager=[m.__name__ for m in ours if getattr(m, "dataclass", 0) is dataclasses.dataclass],
)
print(json.dumps(told), flush=True)
"""
LATER = (
    "click",
    "email_validator",
    "ephem",
    "holidays",
    "icalendar",
    "numpy",
    "openpyxl",
    "phonenumbers",
    "python_calamine",
    "rapidfuzz",
    "typst",
    "uuid",
    "xlsxwriter",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "crewplanner.app.agreements",
    "crewplanner.app.hold_words",
    "crewplanner.app.importing",
    "crewplanner.app.move_words",
    "crewplanner.app.pricing",
    "crewplanner.app.queries.move_price",
    "crewplanner.app.samples",
    "crewplanner.cli",
    "crewplanner.exports",
    "crewplanner.ui.dialogs.booking",
    "crewplanner.ui.dialogs.palette",
    "crewplanner.ui.opening_place",
    "crewplanner.ui.pages.booking_asked",
    "crewplanner.ui.pages.crew",
    "crewplanner.ui.pages.day",
    "crewplanner.ui.pages.findings",
    "crewplanner.ui.pages.ledger",
    "crewplanner.ui.pages.money",
    "crewplanner.ui.pages.papers",
    "crewplanner.ui.pages.timecards",
    "crewplanner.ui.pages.welcome",
    "crewplanner.ui.tools.toolbox",
    "crewplanner.ui.widgets.price_note",
)
"""Packages and modules that are loaded when they are first wanted."""
MOST = 320
"""So many modules of ours at most: each takes a fifth of a millisecond."""
AFTER_THE_PICTURE = (
    "crewplanner.app.commands",
    "crewplanner.app.findings",
    "crewplanner.app.workspace",
    "crewplanner.domain.rules",
    "crewplanner.store.project",
    "crewplanner.ui.pages.board",
    "crewplanner.ui.pages.page",
    "crewplanner.ui.project_frame",
)
"""What is loaded when the first weeks of a large project are painted."""
MOST_OF_A_PICTURE = 190


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return made(tmp_path_factory.mktemp("start"), Size(people=3, days=4)).path


@pytest.fixture(scope="module")
def standing(project):
    """What is loaded when the board of a small project is painted."""
    return told_at_the_first_paint(startup.ours(project), project.parent)


def told_at_the_first_paint(script, folder):
    """What `STANDING` says in a process of its own."""
    (indent,) = re.findall(rf"^( *){re.escape(PAINTED)}", script, re.MULTILINE)
    told = f"\n{indent}".join(STANDING.strip().splitlines())
    ran = subprocess.run(
        [sys.executable, "-c", script.replace(PAINTED, told)],
        env={**os.environ, "CREWPLANNER_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    return json.loads(ran.stdout)


def test_nothing_is_loaded_that_the_first_board_does_not_need(standing):
    loaded = standing["modules"]
    early = [
        name
        for name in loaded
        if name in LATER or name.startswith(tuple(f"{one}." for one in LATER))
    ]
    assert early == []
    assert len([name for name in loaded if name.startswith("crewplanner")]) <= MOST


def test_loading_is_not_slowed_down(standing):
    assert not standing["collecting"], "nobody looks for garbage while the window is made"
    assert not standing["hooked"], "PySide6 reads the source of every module that is imported"
    assert standing["sources"] == []
    assert standing["eager"] == [], "these compile methods that nobody calls: crewplanner.dataclass"


def test_the_first_weeks_of_a_large_project_are_painted_without_the_rest_of_the_program(project):
    large = "import crewplanner.app.opening as opening\nopening._LARGE = 1\n"
    script = startup.ours(project, first=True)
    loaded = told_at_the_first_paint(large + script, project.parent)["modules"]
    assert "crewplanner.ui.opening_picture" in loaded
    assert [name for name in loaded if name in AFTER_THE_PICTURE] == []
    assert len([name for name in loaded if name.startswith("crewplanner")]) <= MOST_OF_A_PICTURE
