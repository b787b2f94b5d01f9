import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QSizePolicy

from crewplanner.app.changes import ChangeSet, Op
from crewplanner.app.commands.productions import EditProduction
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import PersonId
from crewplanner.ui.gallery import settle
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.offers import PaletteItem
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.widgets.buttons import Button
from tests.ui.simple_pages import Crew, Titles, reachable, walk


def rename(workspace, title):
    found = next(iter(workspace.plan.productions.values()))
    workspace.do(EditProduction(production=replace(found, title=title)))


def test_tab_reaches_everything_of_a_project_and_all_of_it_has_a_name(window):
    seen = walk(window)
    frame = window.frame()
    chosen = [w for w in reachable(frame) if w.parent() is frame.sidebar.entry("crew").parent()]
    others = {w for w in chosen if w is not frame.sidebar.entry(frame.sidebar.value())}
    assert reachable(frame) - others <= set(seen)
    nameless = [w for w in seen if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []


def test_a_project_opens_on_its_first_page_with_the_keyboard_in_it(window):
    frame = window.frame()
    assert frame.page().field.text() == "Harbour Lights, Salt Road"
    assert QApplication.focusWidget() is frame.page().field
    assert window.windowTitle().startswith("Harbour Lights")
    assert frame.sidebar.value() == "titles"


def test_alt_and_a_number_show_a_page(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.frame().sidebar.value() == "crew"
    assert isinstance(window.frame().page(), Crew)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.frame().page(), Titles)


def test_the_keyboard_goes_along_to_where_the_work_of_the_page_begins(window, qtbot):
    frame = window.frame()
    titles = frame.page()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is frame.page().field
    window.run("go-titles")
    assert QApplication.focusWidget() is titles.field
    frame.sidebar.focus_entry()
    entry = QApplication.focusWidget()
    frame.go("crew")
    assert QApplication.focusWidget() is entry


def test_the_page_shown_last_is_shown_the_next_time(window, project):
    window.run("go-crew")
    window.close_project()
    window.open_path(project)
    assert window.frame().sidebar.value() == "crew"


def test_counts_come_before_a_page_is_built_and_from_it_afterwards(window, qtbot):
    frame = window.frame()
    qtbot.waitUntil(lambda: frame.sidebar.entry("crew").count == 7)
    frame.go("crew")
    assert frame.sidebar.entry("crew").count == 2


def test_undo_and_redo_say_what_they_do_and_did(window, qtbot):
    frame = window.frame()
    rename(frame.workspace, "Harbor Lights")
    undo = window.window_actions["undo"]
    assert undo.text() == "&Undo: Edit production"
    assert frame.status.texts()[2] == "Undo: Edit production"
    undo.trigger()
    assert frame.toast.words == "Undone: Edit production"
    assert frame.page().field.text().startswith("Harbour Lights")
    assert not undo.isEnabled()
    window.run("redo")
    assert frame.toast.words == "Done again: Edit production"
    assert frame.page().field.text().startswith("Harbor Lights")
    frame.toast.undo_asked.emit()
    assert frame.page().field.text().startswith("Harbour Lights")


def test_the_status_line_says_that_all_is_saved_and_keeps_a_copy_on_demand(window):
    frame = window.frame()
    assert frame.status.texts()[0] == "● All saved"
    rename(frame.workspace, "Harbor Lights")
    assert frame.status.texts()[0].startswith("● Saved ")
    frame.status.backup_asked.emit()
    assert frame.status.texts()[1] == "Backup just now"
    assert frame.toast.words.startswith("All changes are saved.")


def test_a_change_by_another_program_is_said(window, project, context):
    frame = window.frame()
    frame.bridge.changed.emit(ChangeSet(op=Op.FOREIGN, label="", everything=True))
    assert "Another program" in frame.messages.text("foreign")


def test_a_second_window_on_the_same_file_is_read_only_and_says_why(window, parts, project, qtbot):
    second = MainWindow(parts)
    qtbot.addWidget(second)
    second.open_path(project)
    assert second.frame().messages.text("read-only")
    assert second.frame().status.texts()[0] == "● Read only"
    second.close()


def test_another_production_is_chosen_by_the_palette(window):
    frame = window.frame()
    other = next(p for p in frame.workspace.plan.productions.values() if p.title == "Salt Road")
    window.go.choose(PaletteItem(id=("production", other.id), text=""))
    assert frame.session.production == other.id
    settle(300)
    assert frame.sidebar.heading.text() == "Salt Road"


def test_the_palette_offers_actions_pages_and_productions_and_does_them(window):
    items = {item.text: item for item in window.go.items()}
    assert {"Shout", "Crew", "Quit", "Salt Road"} <= items.keys()
    window.go.choose(items["Shout"])
    assert window.frame().page().shouted == 1
    window.go.choose(items["Crew"])
    assert window.frame().sidebar.value() == "crew"
    window.go.choose(PaletteItem(id=("person", 3), text=""))
    assert window.frame().session.selection.people == (PersonId(3),)


def test_the_sheet_of_keys_tells_those_of_the_page_first(window):
    title, rows = window.go.key_groups()[0]
    assert title == "Titles"
    assert [text for text, _ in rows] == ["Shout", "Whisper"]


def test_dates_move_by_weeks_and_back_to_today(window):
    session = window.frame().session
    start, week = session.date, session.week
    window.run("week-after")
    assert session.week == week.moved(7)
    window.run("week-before")
    window.run("week-before")
    assert session.week == week.moved(-7)
    window.run("today")
    assert session.date == start


def test_f6_goes_round_the_panes(window):
    frame = window.frame()
    frame.page().focus_start()
    window.run("pane-after")
    assert frame.status.isAncestorOf(QApplication.focusWidget())
    window.run("pane-after")
    assert frame.sidebar.isAncestorOf(QApplication.focusWidget())
    window.run("pane-after")
    assert frame.page().isAncestorOf(QApplication.focusWidget())
    window.run("pane-before")
    assert frame.sidebar.isAncestorOf(QApplication.focusWidget())


def test_theme_and_size_of_text_are_remembered(window, parts, look):
    window.run("theme-dark")
    assert look.theme.dark
    assert parts.state.theme is ThemeChoice.DARK
    assert window.window_actions["theme-dark"].isChecked()
    for _ in range(20):
        window.run("text-larger")
    assert look.fonts.scale == 2.0
    for _ in range(20):
        window.run("text-smaller")
    assert look.fonts.scale == pytest.approx(0.85)
    assert parts.state.text_scale == pytest.approx(0.85)


def clipped(window):
    """The buttons whose words do not fit, but for the one that shortens what undo would undo."""
    return [
        button.text()
        for button in window.findChildren(Button)
        if button.isVisible()
        and button.width() < button.sizeHint().width()
        and button.sizePolicy().horizontalPolicy() is not QSizePolicy.Policy.Ignored
    ]


def test_at_twice_the_size_of_text_a_small_window_still_holds_its_page(window, look):
    look.resize_text(2.0)
    settle(20)
    assert (window.width(), window.height()) == (1100, 700)
    assert window.frame().page().field.isVisible()
    assert clipped(window) == []
    window.close_project()
    settle(20)
    assert clipped(window) == []
    look.resize_text(1.0)


def test_reading_from_right_to_left_puts_the_sidebar_on_the_right(window, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle(20)
    frame = window.frame()
    assert (
        frame.sidebar.mapTo(window, QPoint(0, 0)).x() > frame.stack.mapTo(window, QPoint(0, 0)).x()
    )
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_closing_a_window_closes_its_project_and_remembers_its_size(parts, project, qtbot, context):
    window = MainWindow(parts)
    qtbot.addWidget(window)
    window.show()
    window.open_path(project)
    window.close()
    Workspace.open(project, context).close()
    assert parts.state.geometry is not None


@pytest.fixture
def small_heap():
    """What other tests hold is left out, so that looking for what is gone takes no time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("small_heap")
def test_a_window_is_opened_and_closed_twenty_times(parts, project, context, qtbot):
    gone = []
    for _ in range(20):
        window = MainWindow(parts, Workspace.open(project, context))
        window.show()
        window.run("go-crew")
        gone.append(weakref.ref(window.frame()))
        with qtbot.waitSignal(window.destroyed):
            window.close()
            window.deleteLater()
        del window
        gc.collect()
    assert [one() for one in gone if one() is not None] == []
