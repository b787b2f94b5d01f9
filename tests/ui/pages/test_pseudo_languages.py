"""No text is cut off: every page and dialog, as long as German and from the right, at 200 %."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from crewplanner import i18n
from crewplanner.ui.gallery import settle
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.shots import made_dialogs
from crewplanner.ui.slices import Slices
from crewplanner.ui.tool_shots import tool_dialogs
from tests.conftest import REPOSITORY
from tests.ui.clipped import clipped
from tools import catalogs

SIZE = QSize(1920, 1080)
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
def large(look):
    """Text at 200 %."""
    look.resize_text(2.0)
    return look


@pytest.fixture
def shown(spoken, large, sample):
    """The sample project in the frame, in that language."""
    frame = ProjectFrame(large, sample, PAGES)
    frame.resize(SIZE)
    frame.show()
    yield frame
    frame.close_project()
    frame.close()
    frame.deleteLater()


def test_no_text_of_a_page_is_cut_off(shown):
    cut = []
    for name in shown.page_names:
        shown.go(name)
        while any(slices.running for slices in shown.findChildren(Slices)):
            settle()
        settle()
        cut += [f"{name}: {line}" for line in clipped(shown)]
    assert cut == []


def test_no_text_of_a_dialog_is_cut_off(shown, tmp_path):
    cut = []
    for name, dialog in (
        *made_dialogs(shown.services.look, shown),
        *tool_dialogs(shown.services, tmp_path),
    ):
        fit = getattr(dialog, "fit", None)
        if fit is not None:
            fit()
        dialog.show()
        settle()
        cut += [f"{name}: {line}" for line in clipped(dialog)]
        dialog.done(0)
        dialog.deleteLater()
    assert cut == []
    assert len(QApplication.topLevelWidgets()) < 100
