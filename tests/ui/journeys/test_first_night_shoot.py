"""A new user with the welcome page alone: ten people on a night, its findings, its week's cost."""

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from crewplanner.__main__ import main
from crewplanner.app.commands.timecards import FillDaySheet
from crewplanner.app.money_text import money
from crewplanner.app.queries.costs import person_costs
from crewplanner.app.words import date_text
from crewplanner.domain.bookings import BookingStatus
from crewplanner.paths import settings_folder
from crewplanner.ui.board.foot import UNKNOWN
from crewplanner.ui.dialogs.booking import BookingDialog
from crewplanner.ui.dialogs.day import DayDialog
from crewplanner.ui.dialogs.importing import ImportDialog
from crewplanner.ui.dialogs.production import ProductionDialog
from crewplanner.ui.dialogs.reason import ReasonDialog
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.pages.first_steps import FirstStepsGuide, step_titles
from crewplanner.ui.run import window_parts
from crewplanner.ui.window_state import WindowState
from tests.ui.journeys.hands import Hands

FIVE_MINUTES = 300


@pytest.fixture
def window(look, context, home, qtbot, monkeypatch, tmp_path):
    """The real window with all pages and tools, as on the first start."""
    monkeypatch.setenv("HOME", str(tmp_path))
    parts = window_parts(context, look, WindowState(settings_folder()), settings_folder())
    window = MainWindow(parts)
    qtbot.addWidget(window)
    window.resize(1280, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()


@pytest.fixture
def hands(window):
    made = Hands(window=window)
    yield made
    assert made.failures == []


def guide(window):
    return window.frame().findChild(FirstStepsGuide)


def take_next(window, hands, name):
    """Read the bar over the pages as it is now, decide, and give its button."""
    guide(window).look_again()
    bar = guide(window).bar
    hands.begin(name, f"{bar.title.text()} {bar.hint.text()} {bar.button.text()}")
    return bar.button


def open_sample(window, hands):
    hands.begin("Open the sample", " ".join(step_titles()))
    hands.in_dialog(QFileDialog, lambda _dialog: hands.press(Qt.Key.Key_Return))
    hands.click(window.welcome.try_it)


def add_night(window, hands):
    def fill(dialog):
        hands.read("First day Last day Unit Times Call Wrap past midnight")
        hands.think()
        hands.click(dialog._call)
        hands.type("18")
        hands.press(Qt.Key.Key_Tab)
        hands.type("2")
        hands.press(Qt.Key.Key_Return)

    button = take_next(window, hands, "Add a night")
    hands.in_dialog(DayDialog, fill)
    hands.click(button)


def book_ten(window, hands, lines, sought=()):
    def fill(dialog):
        hands.read("Name Role On these dates Free, needed Status Pencil")
        for row in range(lines):
            hands.think()
            hands.click_row(dialog.crew.table, row)
        for letters in sought:
            hands.think()
            hands.click(dialog.crew.search)
            hands.type(letters)
            hands.press(Qt.Key.Key_Return)
        hands.read(dialog.crew.summary.text())
        hands.think()
        hands.choose(dialog._status, "Confirmed")
        hands.click(dialog.accept_button)

    button = take_next(window, hands, "Book ten people")
    hands.in_dialog(BookingDialog, fill)
    hands.click(button)


def accept_the_rest(window, hands):
    def fill(dialog):
        hands.read(dialog.windowTitle())
        hands.type("Pick-ups, small crew")
        hands.press(Qt.Key.Key_Return)

    page = window.frame().page()
    hands.think()
    hands.click_row(page.table, 0)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.in_dialog(ReasonDialog, fill)
    hands.click(page.accept_button)


def see_week(window, hands, qtbot):
    button = take_next(window, hands, "See what the week costs")
    hands.click(button)
    board = window.frame().page()
    strip, last = board.costs.strip, date_text(window.frame().session.week.last, year=False)
    qtbot.waitUntil(lambda: strip._dates.text().endswith(last) and strip.sum.text() != UNKNOWN)
    qtbot.waitUntil(lambda: not board.costs._slices.running)
    hands.read(board.costs.strip.sum.text())
    guide(window).look_again()
    hands.end()
    return board.costs.strip.sum.text()


def paid(workspace, production, week):
    """What `pay` comes to with everybody's planned times, confirmed bookings only."""
    every = (
        person_costs(workspace.plan, production, person, week, workspace.pricing)
        for person in workspace.plan.people
    )
    return sum((cost.confirmed for costs in every for cost in costs.values()), Decimal(0))


def tell(hands):
    print(*hands.table(), sep="\n")  # noqa: T201 - the figures of docs/trials


def test_ten_people_on_a_night_of_the_sample_in_less_than_five_minutes(window, hands, qtbot):
    open_sample(window, hands)
    frame = window.frame()
    before = frame.workspace.plan
    add_night(window, hands)
    book_ten(window, hands, 8, sought=("ruar", "poppy"))
    button = take_next(window, hands, "Resolve the findings")
    hands.click(button)
    page = frame.page()
    hands.read(page.table.current().text)
    hands.read(" ".join(one.accessibleName() for one in page.strip.buttons))
    hands.think()
    hands.click(page.strip.buttons[1])
    accept_the_rest(window, hands)
    shown = see_week(window, hands, qtbot)
    tell(hands)

    plan, production = frame.workspace.plan, frame.session.production
    (night,) = [day for key, day in plan.shoot_days.items() if key not in before.shoot_days]
    booked = [
        one
        for one in plan.bookings_at[production, night.date]
        if one.status is BookingStatus.CONFIRMED and plan.day_of(one, night.date) == night
    ]
    assert len({one.person for one in booked}) == 10
    assert (night.call, night.wrap) == (18 * 60, 26 * 60)
    assert guide(window).state.fresh == ()
    assert guide(window).state.next is None
    assert shown.startswith(money(paid(frame.workspace, production, frame.session.week), "GBP"))
    assert hands.seconds < FIVE_MINUTES


def begin_empty(window, hands):
    hands.begin("New project", "New project")
    hands.in_dialog(QFileDialog, lambda _dialog: hands.press(Qt.Key.Key_Return))
    hands.click(window.welcome.new)

    def name(_dialog):
        hands.read("New production Title")
        hands.type("Night Lights")
        hands.press(Qt.Key.Key_Return)

    button = take_next(window, hands, "Begin a production")
    hands.in_dialog(ProductionDialog, name)
    hands.click(button)


def paste_crew(window, hands, qtbot):
    def paste(dialog):
        hands.read("Or paste the rows here")
        hands.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        hands.click(dialog.go_on)
        qtbot.waitUntil(lambda: dialog.steps.currentWidget() is dialog.preview)
        hands.read("Name Role Rate New 10 Import 10 people")
        hands.think()
        qtbot.waitUntil(dialog.go_on.isEnabled)
        hands.click(dialog.go_on)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=10_000)

    roles = ["First AD", "Gaffer", "Spark", "Camera Operator", "Focus Puller"]
    rows = [f"Crew {letter}\t{role}\t{400}" for letter in "AB" for role in roles]
    rows = [row.replace("Crew ", f"Person {n} ") for n, row in enumerate(rows)]
    QApplication.clipboard().setText("\n".join(["Name\tRole\tDay rate", *rows]))
    button = take_next(window, hands, "Bring in the crew")
    hands.in_dialog(ImportDialog, paste)
    hands.click(button)


def book_everybody(window, hands):
    def fill(dialog):
        hands.read("Name Role On these dates Free Status Pencil")
        hands.think()
        hands.click_row(dialog.crew.table, 0)
        hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hands.press(Qt.Key.Key_Space)
        hands.think()
        hands.choose(dialog._status, "Confirmed")
        hands.click(dialog.accept_button)

    button = take_next(window, hands, "Book ten people")
    hands.in_dialog(BookingDialog, fill)
    hands.click(button)


def test_the_same_from_an_empty_project_and_a_pasted_list(window, hands, qtbot, capsys):
    begin_empty(window, hands)
    paste_crew(window, hands, qtbot)
    add_night(window, hands)
    book_everybody(window, hands)
    shown = see_week(window, hands, qtbot)
    tell(hands)
    workspace, week = window.frame().workspace, window.frame().session.week
    night = guide(window).state.night
    assert guide(window).state.next is None
    assert guide(window).state.booked == 10
    assert hands.seconds < FIVE_MINUTES

    workspace.do(FillDaySheet(day=night.id, call=night.call, wrap=night.wrap))
    window.close_project()
    capsys.readouterr()
    assert main(["pay", str(workspace.path), "--week", f"{week.first}", "--json"]) == 0
    total = Decimal(json.loads(capsys.readouterr().out)["total"])
    assert total > 0
    assert shown.startswith(money(total, "USD"))
