"""Room: what gives way, what is put away, and what is wide enough for its words."""

import datetime as dt

import pytest
import shiboken6
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from crewplanner import i18n
from crewplanner.ui.gallery import settle
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.flow import YIELDS, Flow
from crewplanner.ui.widgets.page_header import PageHeader
from tools import catalogs

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@pytest.fixture
def long_words(tmp_path, home):
    """Weekdays with very long names are spoken."""
    del home
    words = "\n".join(f'msgid "{day}"\nmsgstr "{day}nerstagabend"\n' for day in WEEKDAYS)
    (tmp_path / "de.po").write_text(f"{catalogs.HEADER}\n{words}", encoding="utf-8")
    i18n.install(["de"], tmp_path)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_date_has_room_in_its_field_whatever_the_language(look, qtbot, long_words, scale):
    look.resize_text(scale)
    edit = DateEdit(look, dt.date.today)
    qtbot.addWidget(edit)
    edit.set_date(dt.date(2026, 9, 24))
    assert "nerstagabend" in edit.text()
    assert edit.minimumWidth() > QFontMetrics(look.fonts.text()).horizontalAdvance(edit.text())


def test_what_yields_is_narrower_before_a_line_breaks(look, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    flow = Flow(host, gap=8)
    button, field = Button(look, "Department"), QLineEdit()
    field.setMinimumWidth(60)
    field.setProperty(YIELDS, True)
    flow.addWidget(button)
    flow.addWidget(field)
    wide = button.sizeHint().width() + field.sizeHint().width() + 8
    host.resize(wide - 20, 100)
    host.show()
    settle()
    assert field.geometry().center().y() == button.geometry().center().y()
    assert field.width() == 60
    field.setProperty(YIELDS, False)
    flow.invalidate()
    settle()
    assert field.y() > button.y()


def test_a_header_is_bare_while_there_is_nothing_to_do(look, qtbot):
    header = PageHeader(look, "Holds")
    qtbot.addWidget(header)
    shown, hidden = Button(look, "Confirm"), Button(look, "Edit")
    header.add_tool(shown)
    header.add_end(hidden)
    hidden.hide()
    header.set_bare(True)
    header.set_bare(True)
    assert shown.isHidden()
    header.set_bare(False)
    assert not shown.isHidden()
    assert hidden.isHidden()


def test_a_flow_holds_no_items_that_can_be_given_up_while_they_are_there(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    flow = Flow(host)
    flow.addWidget(QLabel("One"))
    flow.add_end(QLabel("Two"))
    assert [shiboken6.createdByPython(flow.itemAt(at)) for at in range(2)] == [True, True]
    first = flow.itemAt(0).widget()
    first.deleteLater()
    del first
    qtbot.waitUntil(lambda: flow.count() == 1)
    left = flow.itemAt(0).widget()
    assert isinstance(left, QLabel)
    assert left.text() == "Two"
