"""Any figure can be asked about, from any page, and the answer stays while the work goes on."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from crewplanner.app.commands.people import EditDeal, RemovePeople
from crewplanner.app.commands.timecards import LogTimes
from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from crewplanner.domain.values import Clock, DateSpan
from crewplanner.ui.dialogs.why import WhyDialog
from crewplanner.ui.main_window import MainWindow, WindowParts
from crewplanner.ui.page_list import PAGES, tools
from crewplanner.ui.projects import Projects
from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.tools.toolbox import Kit
from crewplanner.ui.window_state import WindowState
from tests.ui.pages.conftest import MONDAY, NOW

NIGHT = MONDAY + dt.timedelta(days=9)
NAME = "Ottoline Markham"


@pytest.fixture
def window(look, sample_file, tmp_path, qtbot):
    """The real window on a copy of the sample, on the night that was long."""
    context = Context(user="Tamsin", clock=lambda: NOW, backups=tmp_path / "backups")
    projects, state = Projects(context), WindowState(tmp_path / "settings")
    kit = Kit(
        context=context,
        look=look,
        state=state,
        settings=tmp_path / "settings",
        set_user=projects.set_user,
    )
    made = MainWindow(
        WindowParts(
            look=look,
            pages=PAGES,
            state=state,
            recents=RecentFiles(tmp_path / "settings"),
            open_path=projects.open_path,
            tools=MappingProxyType(dict(tools(kit))),
        ),
        Workspace.open(Path(shutil.copy(sample_file, tmp_path)), context),
    )
    qtbot.addWidget(made)
    made.resize(1400, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.frame().session.set_date(NIGHT)
    yield made
    made.close()


@pytest.fixture
def who(window):
    plan = window.frame().workspace.plan
    return next(person.id for person in plan.people.values() if person.name == NAME)


def page(window, name):
    window.frame().go(name)
    return window.frame().page()


def sheet(window, title="Worked"):
    """The timecards with the cursor on Ottoline, in that column."""
    shown = page(window, "timecards")
    put(shown.table, NAME, title)
    return shown


def put(table, name, title):
    model = table.model()
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    for row in range(model.rowCount()):
        if name in [model.index(row, n).data() for n in range(model.columnCount())]:
            table.setCurrentIndex(model.index(row, titles.index(title)))
            return
    raise AssertionError(name)


def why(window):
    return window.frame().findChild(WhyDialog)


def ask(window):
    window.window_actions["why"].trigger()
    return why(window)


def test_f4_explains_the_day_of_the_person_under_the_cursor(window, qtbot):
    table = sheet(window, "Extra").table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F4)
    dialog = why(window)
    assert dialog.isVisible()
    assert not dialog.isModal()
    text = dialog.as_text()
    assert text.startswith(f"Why? · {NAME}, ")
    assert dialog.figure.text().startswith("£")
    assert "Call: 16:00 (the unit's sheet)" in text
    assert "at 1.5×" in text
    assert "(980.00 ÷ 10) × 1.5" in text
    assert "2. Worked: 1:45 at 1.5×" in dialog.text.toPlainText()


def test_hours_are_asked_about_in_their_own_columns(window):
    sheet(window, "Worked")
    assert ask(window).figure.text() == "11:45 h"


def test_it_stays_while_the_work_goes_on_and_follows_it(window, who):
    sheet(window, "Extra")
    dialog = ask(window)
    before = dialog.as_text()
    window.activateWindow()
    page(window, "board")
    assert dialog.isVisible()
    workspace = window.frame().workspace
    production = window.frame().session.production
    workspace.do(LogTimes(production=production, person=who, date=NIGHT, wrap=Clock(minutes=1740)))
    assert dialog.as_text() != before
    assert "Wrap: 05:00 +1 (own card)" in dialog.as_text()


def test_one_figure_after_the_other_and_escape_closes(window, qtbot):
    sheet(window, "Extra")
    first = ask(window)
    caption = first.caption.text()
    put(window.frame().page().table, "Halvard Nwosu", "Extra")
    second = ask(window)
    assert second is first
    assert second.caption.text() != caption
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert not second.isVisible()
    assert ask(window).isVisible()


def test_the_answer_is_copied_as_text(window, qtbot):
    sheet(window, "Extra")
    dialog = ask(window)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.as_text()
    assert dialog.copied.text() == "Copied"


def test_a_figure_is_opened_and_its_menu_asks_why(window, qtbot):
    shown = sheet(window, "Extra")
    shown.table.opened.emit(shown.table.current())
    assert why(window).isVisible()
    why(window).close()
    shown.table.customContextMenuRequested.emit(QPoint(4, 4))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert why(window).isVisible()


def test_the_week_explains_a_day_and_its_whole(window, who):
    shown = page(window, "timecards")
    shown.show_week_of(who)
    table = shown.table
    table.setCurrentIndex(table.model().index(2, table.model().columnCount() - 2))
    assert NIGHT.strftime("%a") in ask(window).caption.text()
    link = next(b for b in shown.person.hours.findChildren(QPushButton) if b.objectName() == "why")
    link.click()
    text = why(window).as_text()
    assert text.count(": step by step".upper()) >= 5
    total = shown.person.week.total
    assert why(window).figure.text() == f"£{total:,.2f}"
    assert why(window).asked.span == shown.person.week.week


def test_the_board_and_the_day_explain_what_somebody_is_expected_to_cost(window, who, qtbot):
    session = window.frame().session
    date = MONDAY + dt.timedelta(days=22)
    session.set_date(date)
    board = page(window, "board").board
    board.select((who, date))
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_F4)
    assert why(window).asked.person == who
    assert why(window).asked.span == DateSpan(first=date, last=date)
    assert "(the plan)" in why(window).as_text()
    day = page(window, "day")
    put(day.crew, NAME, "Hours")
    why(window).close()
    day.crew.opened.emit(day.crew.current())
    assert why(window).isVisible()
    assert why(window).figure.text().endswith(" h")


def test_where_nothing_is_asked_about_the_window_says_what_to_do(window):
    page(window, "findings")
    window.window_actions["why"].trigger()
    assert why(window) is None
    assert "Choose a person and a day first" in window.frame().toast.words


def test_it_closes_when_the_person_goes(window, who):
    sheet(window, "Extra")
    dialog = ask(window)
    window.frame().workspace.do(RemovePeople(people=(who,)))
    assert not dialog.isVisible()


def test_an_open_election_is_asked_in_the_week_and_answered_there(window, who):
    workspace, production = window.frame().workspace, window.frame().session.production
    deal = workspace.plan.deal_on(production, who, NIGHT)
    workspace.do(EditDeal(deal=replace(deal, agreement="uk-pact-tv-2023", guarantee=None)))
    workspace.do(
        LogTimes(
            production=production,
            person=who,
            date=NIGHT + dt.timedelta(days=1),
            call=Clock(minutes=720),
            wrap=Clock(minutes=1380),
        )
    )
    shown = page(window, "timecards")
    shown.show_week_of(who)
    card = shown.person.decide
    assert card.isVisible()
    _night, open_one = shown.person.week.elections
    assert "Decide: compensatory rest or pay for the short rest (3:15) on Thu 19 Nov." in (
        card.as_text()
    )
    before = shown.person.week.total
    pay = next(offer for offer in open_one.offers if offer.answer is False)
    button(card, f"Pay: +£{pay.more}").click()
    assert shown.person.week.total == before + pay.more
    assert "on Thu 19 Nov.\nDecided: Pay" in card.as_text()
    button(card, "Change to Compensatory rest: nothing more").click()
    assert shown.person.week.elections[1].answer is True
    assert shown.person.week.total == before
    button(card, "Ask again").click()
    assert shown.person.week.elections[1].answer is None
    window.window_actions["undo"].trigger()
    assert shown.person.week.elections[1].answer is True


def button(card, words):
    return next(one for one in card.findChildren(QPushButton) if one.text() == words)


def test_a_week_without_elections_shows_no_card(window, who):
    shown = page(window, "timecards")
    shown.show_week_of(who)
    assert not shown.person.decide.isVisible()
