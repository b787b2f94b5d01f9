"""No text is cut off: every page and dialog, as long as German and from the right, at 200 %."""

from itertools import chain

import pytest
from PySide6.QtCore import QSize, Qt

from crewplanner import i18n
from crewplanner.ui.dialogs.dialog import FormDialog
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.gallery import settle
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.shots import made_dialogs
from crewplanner.ui.slices import Slices
from crewplanner.ui.tool_shots import tool_dialogs
from crewplanner.ui.widgets.job_bar import JobBar
from tests.conftest import REPOSITORY
from tests.ui.clipped import clipped
from tools import catalogs

_STILL, _TURN_MS = 3, 20
LARGE, SMALL = QSize(1920, 1080), QSize(1280, 720)
SPOKEN = (("de_XA", catalogs.as_german), ("ar_XB", catalogs.as_arabic))


@pytest.fixture(scope="module")
def locale(tmp_path_factory):
    """The catalogs of languages that nobody speaks."""
    folder = tmp_path_factory.mktemp("locale")
    found = catalogs.messages(REPOSITORY / "crewplanner")
    for name, change in SPOKEN:
        (folder / f"{name}.po").write_text(catalogs.pseudo(found, change), encoding="utf-8")
    return folder


@pytest.fixture(params=[name for name, _change in SPOKEN])
def spoken(request, qapp, home, locale):
    """One of them is spoken, in its direction."""
    i18n.install([request.param], locale)
    right = i18n.right_to_left()
    assert right is request.param.startswith("ar")
    qapp.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    )
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def show(spoken, look, sample):
    """Show the sample project in that language, with text of a size in a frame of a size."""
    frames = []

    def shown(scale, size):
        look.resize_text(scale)
        frame = ProjectFrame(look, sample, PAGES)
        frames.append(frame)
        frame.resize(size)
        frame.show()
        return frame

    yield shown
    for frame in frames:
        frame.close_project()
        frame.close()
        frame.deleteLater()


def come_to_rest(window):
    """Wait until nothing has been under way for some turns: what is shown next may start a job."""
    still = 0
    while still < _STILL:
        settle(_TURN_MS)
        busy = any(slices.running for slices in window.findChildren(Slices)) or any(
            bar.isVisible() for bar in window.findChildren(JobBar)
        )
        still = 0 if busy else still + 1


@pytest.mark.parametrize(("scale", "size"), [(2.0, LARGE), (1.0, SMALL)])
def test_no_text_of_a_page_is_cut_off(show, scale, size):
    frame, cut = show(scale, size), []
    for name in frame.page_names:
        frame.go(name)
        come_to_rest(frame)
        cut += [f"{name}: {line}" for line in clipped(frame)]
    assert cut == []


def test_no_text_of_a_dialog_is_cut_off(show, look, tmp_path):
    frame, cut = show(2.0, LARGE), []
    dialogs = chain(made_dialogs(look, frame), tool_dialogs(frame.services, tmp_path))
    for name, dialog in dialogs:
        if isinstance(dialog, ToolDialog):
            dialog.resize(dialog.wanted)
        elif isinstance(dialog, FormDialog):
            dialog.fit()
        dialog.show()
        come_to_rest(dialog)
        cut += [f"{name}: {line}" for line in clipped(dialog)]
        dialog.done(0)
        dialog.deleteLater()
    assert cut == []
