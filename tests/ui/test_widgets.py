import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from crewplanner.ui.gallery import grab, settle, take
from crewplanner.ui.widgets.buttons import Button, icon_button, primary_button
from crewplanner.ui.widgets.card import Card
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.focus import focus_first
from crewplanner.ui.widgets.form import Form
from crewplanner.ui.widgets.message_bar import MessageArea, MessageKind, Toast
from crewplanner.ui.widgets.page_header import PageHeader
from crewplanner.ui.widgets.person_picker import Choice, PersonPicker
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.sidebar import Sidebar
from crewplanner.ui.widgets.status_line import StatusLine
from crewplanner.ui.widgets.text import label
from crewplanner.ui.widgets.time_edit import TimeEdit

ENTRIES = (("board", "Board", "board"), ("crew", "Crew", "crew"), ("papers", "Papers", "papers"))
PEOPLE = (
    Choice(id=1, name="Óscar Ferreira", detail="3rd AD"),
    Choice(id=2, name="Gwen O'Neill", detail="Gaffer"),
    Choice(id=3, name="Zoë Park", detail="Electrician"),
    Choice(id=4, name="Zoë Park", detail="Runner"),
)


@pytest.fixture
def form(look, qtbot):
    form = Form(look)
    qtbot.addWidget(form)
    return form


def test_a_row_of_a_form_ties_label_field_unit_and_help_together(form):
    field = form.add("days", "&Days", QSpinBox(), help_text="Shoot days only", unit="days")
    caption = next(found for found in form.findChildren(QLabel) if found.buddy() is field)
    assert caption.text() == "&Days"
    assert field.accessibleName() == "Days (days)"
    assert field.accessibleDescription() == "Shoot days only"


def test_an_error_stands_under_its_field_and_is_told_to_screen_readers(form, qtbot):
    name = form.add("name", "Name", QLineEdit())
    other = form.add("role", "Role", QLineEdit(), help_text="As on the call sheet")
    form.show()
    assert not form.show_errors({"role": "Pick a role."})
    assert form.errors == {"role": "Pick a role."}
    assert other.accessibleDescription() == "Error: Pick a role. As on the call sheet"
    assert other.property("invalid") is True
    assert form.focusWidget() is other
    assert form.show_errors({})
    assert name.property("invalid") is not True
    form.hide()


def test_a_form_shows_by_itself_what_a_time_field_did_not_understand(form, look, qtbot):
    field = form.add("wrap", "Wrap", TimeEdit(look))
    qtbot.keyClicks(field, "late")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "“late” is not a time" in form.errors["wrap"]
    field.clear()
    qtbot.keyClicks(field, "19")
    assert form.errors == {}


def test_a_form_refuses_two_fields_of_one_name(form):
    form.add("name", "Name", QLineEdit())
    with pytest.raises(ValueError, match="name"):
        form.add("name", "Name", QLineEdit())


def test_a_hidden_row_is_hidden_whole(form):
    form.add("rate", "Rate", QLineEdit(), help_text="A day")
    form.set_row_visible("rate", visible=False)
    assert all(not part.isVisibleTo(form) for part in form.findChildren(QLabel))


@pytest.fixture
def sidebar(look, qtbot):
    sidebar = Sidebar(look, ENTRIES)
    qtbot.addWidget(sidebar)
    sidebar.set_value("board")
    sidebar.resize(sidebar.sizeHint())
    sidebar.show()
    return sidebar


def test_arrows_move_through_the_sidebar_and_choose(sidebar, qtbot):
    sidebar.focus_entry()
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        qtbot.keyClick(sidebar.entry("board"), Qt.Key.Key_Down)
    assert chosen.args == ["crew"]
    assert sidebar.value() == "crew"
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        qtbot.keyClick(sidebar.entry("crew"), Qt.Key.Key_Down)
        qtbot.keyClick(sidebar.entry("papers"), Qt.Key.Key_Return)
    assert sidebar.value() == "papers"


def test_a_click_chooses_and_marking_by_code_is_silent(sidebar, qtbot):
    with qtbot.waitSignal(sidebar.chosen):
        qtbot.mouseClick(sidebar.entry("papers"), Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(sidebar.chosen):
        sidebar.set_value("crew")


def test_the_sidebar_says_what_waits(sidebar):
    sidebar.set_count("crew", 62)
    sidebar.set_count("papers", 3, urgent=True)
    assert sidebar.entry("crew").accessibleName() == "Crew, 62"
    assert sidebar.entry("papers").accessibleName() == "Papers, 3 to look at"
    assert sidebar.entry("board").accessibleName() == "Board"
    sidebar.set_heading("Harbour Lights", "Week 48")
    assert sidebar.heading.accessibleName() == "Harbour Lights, Week 48"


def test_every_key_of_an_entry_is_in_its_tooltip(sidebar):
    assert sidebar.entry("papers").toolTip() == "Papers (Alt+3)"


def test_a_switch_tells_what_was_chosen_by_arrow_or_click(look, qtbot):
    switch = Segmented(look, (("day", "Day"), ("weeks", "2 weeks")), name="Range")
    qtbot.addWidget(switch)
    switch.show()
    assert switch.value() == "day"
    first, second = switch.findChildren(QWidget, "day")[0], switch.findChildren(QWidget, "weeks")[0]
    with qtbot.waitSignal(switch.chosen) as chosen:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen.args == ["weeks"]
    with qtbot.assertNotEmitted(switch.chosen):
        switch.set_value("day")
    assert first.accessibleName() == "Range: Day"


def test_search_waits_for_a_pause_and_escape_empties_it(look, qtbot):
    box = SearchBox(look, "Find people")
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.sought) as sought:
        qtbot.keyClicks(box, "gwen ")
    assert sought.args == ["gwen"]
    with qtbot.waitSignal(box.sought) as sought:
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert sought.args == [""]
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box, Qt.Key.Key_Escape)


def test_messages_replace_each_other_by_key_and_can_be_closed(look, qtbot):
    area = MessageArea(look)
    qtbot.addWidget(area)
    pressed = []
    area.show_message("First", key="a")
    area.show_message("Second", MessageKind.ERROR, key="a", action="Show", on_action=pressed.append)
    area.show_message("Other", MessageKind.WARNING, key="b", closable=False)
    assert area.text("a") == "Second"
    assert area.bar("a").accessibleName() == "Problem: Second"
    next(button for button in area.bar("a").findChildren(Button) if button.toolTip()).click()
    assert area.text("a") == ""
    assert area.text("b") == "Other"
    area.clear_message("b")
    assert not area.isVisibleTo(None)


def test_the_step_of_a_message_is_taken(look, qtbot):
    area = MessageArea(look)
    qtbot.addWidget(area)
    taken = []
    area.show_message("Booked twice", action="Show both", on_action=lambda: taken.append("both"))
    area.bar().button.click()
    assert taken == ["both"]


def test_user_text_is_never_markup(look, qtbot):
    area = MessageArea(look)
    qtbot.addWidget(area)
    area.show_message("<b>Ana</b>")
    formats = {found.textFormat() for found in area.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_toast_stands_over_its_window_and_offers_undo(look, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    toast = Toast(look, host)
    host.show()
    toast.say("Moved Mia Lindqvist to Wed 2 Dec", undo=True)
    assert toast.isVisible()
    assert host.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.undo_asked):
        toast.findChild(Button).click()
    assert not toast.isVisible()
    host.hide()


def test_a_page_has_one_primary_button(look, qtbot):
    header = PageHeader(look, "Crew")
    qtbot.addWidget(header)
    header.set_primary(primary_button(look, "Add person"))
    header.add_end(Button(look, "Import"))
    with pytest.raises(ValueError, match="one primary"):
        header.set_primary(primary_button(look, "Another"))
    with qtbot.waitSignal(header.find_asked):
        header.findChildren(Button)[0].click()


def test_a_narrow_header_goes_on_in_a_second_line(look, qtbot):
    header = PageHeader(look, "Crew")
    qtbot.addWidget(header)
    for number in range(4):
        header.add_tool(Button(look, f"A tool with words {number}"))
    header.set_primary(primary_button(look, "Add person"))
    assert header.heightForWidth(1200) < header.heightForWidth(500)
    assert header.minimumSizeHint().width() < 500


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_flow_keeps_its_ends_apart_in_both_directions(qtbot, direction):
    host = QWidget()
    host.setLayoutDirection(direction)
    qtbot.addWidget(host)
    flow = Flow(host)
    start, end = QLabel("start"), QLabel("end")
    flow.addWidget(start)
    flow.add_end(end)
    host.resize(300, 40)
    host.show()
    left, right = (start, end) if direction is Qt.LayoutDirection.LeftToRight else (end, start)
    assert left.x() == flow.contentsMargins().left()
    assert right.geometry().right() == 299 - flow.contentsMargins().right()
    host.hide()


def test_an_empty_page_offers_one_step_and_others(look, qtbot):
    state = EmptyState(
        look,
        "No crew yet",
        "People you add stand here.",
        icon="crew",
        step=("import", "Import…"),
        others=(("add", "Add a person"),),
    )
    qtbot.addWidget(state)
    chosen = []
    state.chosen.connect(chosen.append)
    for button in state.findChildren(Button):
        button.click()
    assert chosen == ["import", "add"]
    assert state.accessibleName() == "No crew yet. People you add stand here."


def test_filters_say_which_are_on_and_what_they_hide(look, qtbot):
    bar = FilterBar(look)
    qtbot.addWidget(bar)
    bar.add_chip("unit", "Main unit", on=True)
    late = bar.add_chip("late", "Has findings")
    with qtbot.waitSignal(bar.changed):
        late.click()
    assert bar.on() == {"unit", "late"}
    with qtbot.waitSignal(bar.changed):
        bar.set_on(frozenset())
    with qtbot.assertNotEmitted(bar.changed):
        bar.set_on(frozenset())
    bar.set_summary("18 of 62 people · 44 hidden")
    assert bar.summary == "18 of 62 people · 44 hidden"


def test_the_status_line_says_what_is_safe(look, qtbot):
    line = StatusLine(look)
    qtbot.addWidget(line)
    line.show_saved("Saved 14:02")
    line.show_backup("Backup 12 min ago")
    line.show_undo("Undo: Move booking")
    line.show_findings("5 findings", urgent=True)
    assert line.texts() == (
        "● Saved 14:02",
        "Backup 12 min ago",
        "Undo: Move booking",
        "5 findings",
    )
    buttons = {button.text(): button for button in line.findChildren(Button)}
    for text, signal in (
        ("Undo: Move booking", line.undo_asked),
        ("Backup 12 min ago", line.backup_asked),
        ("5 findings", line.findings_asked),
        ("? Shortcuts", line.shortcuts_asked),
    ):
        with qtbot.waitSignal(signal):
            buttons[text].click()
    line.show_undo("")
    assert not buttons["Undo: Move booking"].isEnabled()


def test_a_card_is_copied_as_text(look, qtbot):
    card = Card(look)
    qtbot.addWidget(card)
    card.set_head("Why £87.50?", "1 h 15 at £70", "+£12 over", tone="finding")
    card.add_row("Call, wrap", "16:00 → 04:15")
    card.add_text("Clause 7.2")
    card.add_links((("clause", "Show clause"),), copy=True)
    links = {button.text(): button for button in card.findChildren(Button)}
    with qtbot.waitSignal(card.link_chosen) as chosen:
        links["Show clause"].click()
    assert chosen.args == ["clause"]
    links["Copy as text"].click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Why £87.50?",
        "1 h 15 at £70 +£12 over",
        "Call, wrap: 16:00 → 04:15",
        "Clause 7.2",
    ]
    card.clear()
    assert card.as_text() == ""


@pytest.fixture
def picker(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    picker = PersonPicker(look, "Name or role")
    QVBoxLayout(window).addWidget(picker)
    window.show()
    picker.set_choices(PEOPLE)
    yield picker
    window.hide()


def test_a_person_is_found_without_accents_and_by_role(picker, qtbot):
    qtbot.keyClicks(picker, "oscar")
    assert picker.offered() == ["Óscar Ferreira  ·  3rd AD"]
    picker.clear()
    qtbot.keyClicks(picker, "gaff")
    assert picker.offered() == ["Gwen O'Neill  ·  Gaffer"]


def test_enter_picks_the_first_that_is_offered(picker, qtbot):
    qtbot.keyClicks(picker, "ferr")
    popup = QApplication.activePopupWidget()
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert picked.args == [PEOPLE[0]]
    assert picker.text() == "Óscar Ferreira"
    assert picker.choice() == PEOPLE[0]


def test_a_full_name_is_picked_when_there_is_one_of_it(picker, qtbot):
    picker.setText("gwen o'neill")
    picker.editingFinished.emit()
    assert picker.choice() == PEOPLE[1]
    picker.set_choice(None)
    picker.setText("Zoe Park")
    picker.editingFinished.emit()
    assert picker.choice() is None


def test_an_icon_alone_has_a_name(look, qtbot):
    button = icon_button(look, "trash:finding", "Remove")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Remove", "Remove")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_picture_is_taken_without_a_display(look, qtbot, tmp_path, ratio):
    widget = label("Harbour Lights", "title")
    qtbot.addWidget(widget)
    path = take(widget, tmp_path / "shots" / "title.png", QSize(200, 40), ratio=ratio)
    assert path.stat().st_size > 0
    assert grab(widget, QSize(200, 40), ratio=ratio).width() == 200 * ratio
    assert not widget.isVisible()


def test_settling_lets_queued_work_happen(qtbot):
    done = []
    QTimer.singleShot(0, lambda: done.append(1))
    settle(10)
    assert done == [1]


def test_looking_for_who_takes_the_keyboard_leaves_the_binding_its_owners(qtbot):
    window, kept = QWidget(), QLabel("kept")
    column = QVBoxLayout(window)
    qtbot.addWidget(window)
    gone = QLabel("gone")
    for one in (kept, gone):
        column.addWidget(one)
    assert not focus_first(window)
    assert "parent" not in shiboken6.dump(window)
    assert shiboken6.dump(gone).split("parent")[1] == shiboken6.dump(kept).split("parent")[1]
