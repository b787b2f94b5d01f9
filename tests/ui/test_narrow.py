"""What gives way where one line is too short: words in a head, chips in a bar."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from crewplanner.ui.gallery import settle
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.choice_chip import ChoiceChip
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.page_header import PageHeader
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.sidebar import BesideSidebar, Sidebar
from crewplanner.ui.widgets.text import breakable


@pytest.fixture
def bar(look, qtbot):
    """Chips for departments, places and two switches, a search box, and who is shown."""
    bar: Any = FilterBar(look)
    qtbot.addWidget(bar)
    bar.departments = ChoiceChip(look, "Department")
    bar.departments.set_choices(((1, "Camera"), (2, "Grip")))
    bar.place = ChoiceChip(look, "Place")
    bar.add_widget(bar.departments)
    bar.add_widget(bar.place, leaves=1)
    for name in ("booked", "findings"):
        bar.add_chip(name, name.title())
    bar.add_widget(SearchBox(look, "Name"))
    bar.set_summary("61 people")
    bar.resize(900, 40)
    bar.show()
    return bar


def shown(bar):
    buttons = bar.findChildren(Button, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return {button.text() for button in buttons if button.isVisible()}


def test_chips_without_room_are_lines_of_more_and_come_back(bar):
    assert shown(bar) == {"Department", "Place", "Booked", "Findings"}
    line = bar.height()
    bar.resize(480, line)
    settle()
    assert shown(bar) == {"Department", "Booked", "More"}
    assert bar.heightForWidth(480) == bar.heightForWidth(900)
    bar.more.menu().aboutToShow.emit()
    place, findings = bar.more.menu().actions()
    assert (place.text(), place) == ("Place", bar.place.menu().menuAction())
    findings.trigger()
    settle()
    assert bar.on() == {"findings"}
    assert "Findings" in shown(bar), "what is on stays in sight as long as it can"
    said = set()
    for width in range(480, 320, -8):
        bar.resize(width, line)
        settle(1)
        said.add((bar.more.text(), bar.more.isChecked()))
    assert said == {("More", False), ("More: Findings", True)}
    bar.resize(900, line)
    settle()
    assert shown(bar) == {"Department", "Place", "Booked", "Findings"}


def test_a_chip_with_nothing_to_choose_is_nowhere(bar):
    bar.offer(bar.place, offered=False)
    assert "Place" not in shown(bar)
    bar.resize(420, 40)
    settle()
    assert bar.place not in bar.more.chips
    bar.focus_chip(bar.place)
    assert bar.focusWidget() is bar.more


def test_words_of_a_head_give_way_one_after_the_other(look, qtbot):
    header = PageHeader(look, "Board")
    qtbot.addWidget(header)
    state = Button(look, "", "quiet", icon="check:muted")
    header.add_tool(state)
    header.set_forms(state, ("Approved with changes by Mira", "Approved with changes", ""))
    header.show()
    said = set()
    for width in range(800, 100, -20):
        header.resize(width, 50)
        settle(1)
        said.add(state.text())
        assert header.heightForWidth(width) == header.heightForWidth(900) or not state.text()
    assert said == {"Approved with changes by Mira", "Approved with changes", ""}


def test_a_word_that_is_longer_than_a_panel_can_be_broken():
    assert breakable("Ana Lindqvist-Achebe-Cole") == "Ana Lindqvist-Achebe-Cole"
    broken = breakable("Ana Wolfeschlegelsteinhausenbergerdorff")
    assert broken.split("\u200b") == ["Ana Wolfeschlege", "lsteinhausen", "bergerdorff"]


def test_in_a_narrow_window_the_sidebar_shows_icons_and_still_says_its_words(look, qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    sidebar = Sidebar(look, (("board", "Board", "board"), ("findings", "Findings", "findings")))
    BesideSidebar(sidebar, around).addWidget(QWidget(), 1)
    sidebar.set_heading("Harbour Lights", "Week 48")
    sidebar.set_count("findings", 15, urgent=True)
    around.resize(1280, 720)
    around.show()
    settle()
    wide = sidebar.width()
    around.resize(700, 720)
    settle()
    assert sidebar.narrow
    assert sidebar.width() < wide // 3
    entry = sidebar.entry("findings")
    assert entry.accessibleName() == "Findings, 15 to look at"
    assert entry.toolTip() == "Findings (Alt+2)"
    assert sidebar.heading.accessibleName() == "Harbour Lights, Week 48"
    around.resize(1280, 720)
    settle()
    assert (sidebar.narrow, sidebar.width()) == (False, wide)
