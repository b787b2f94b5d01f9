"""Productions and what belongs to them: each change one step, with Undo."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from crewplanner.app.workspace import Workspace
from crewplanner.ui.dialogs.holidays import CopyHolidaysDialog, HolidayDialog
from crewplanner.ui.dialogs.needs_tab import NeedDialog
from crewplanner.ui.dialogs.place import PlaceDialog, UnitDialog
from crewplanner.ui.dialogs.production import ProductionDialog
from crewplanner.ui.dialogs.productions import ProductionsDialog
from crewplanner.ui.dialogs.roles import DepartmentDialog, RoleDialog


@pytest.fixture
def dialog(services, qtbot):
    made = ProductionsDialog(services)
    qtbot.addWidget(made)
    made.show()
    yield made
    if made.isVisible():
        made.reject()


def titles(dialog):
    return [row.production.title for row in dialog.list.model.rows]


def choose(records, text, column=0):
    """Put the cursor on the row with that text."""
    proxy = records.proxy
    for row in range(proxy.rowCount()):
        if proxy.index(row, column).data() == text:
            records.table.selectRow(row)
            return records.table.current()
    raise AssertionError(f"{text} is not listed")


def listed(records, column=0):
    return [records.proxy.index(n, column).data() for n in range(records.proxy.rowCount())]


def test_a_production_is_begun_and_shown(dialog, services, workspace, answer):
    def fill(form):
        form.form.editor("title").setText("Salt Road")
        form.accept_button.click()

    answer(ProductionDialog, fill)
    dialog.list.add.click()
    assert titles(dialog) == ["Harbour", "Ferry", "Salt Road"]
    made = workspace.plan.productions[services.session.production]
    assert made.title == "Salt Road"
    assert dialog.list.current().production == made
    assert [row.unit.name for row in dialog.units.units.model.rows] == ["Main unit"]


def test_leaving_the_form_changes_nothing(dialog, workspace, answer):
    before = workspace.digest()
    answer(ProductionDialog, lambda form: form.reject())
    dialog.list.add.click()
    answer(ProductionDialog, lambda form: form.reject())
    dialog.settings.click()
    assert workspace.digest() == before


def test_settings_are_changed(dialog, workspace, harbour, answer):
    def rename(form):
        form.form.editor("title").setText("Harbour Lights")
        form.accept_button.click()

    answer(ProductionDialog, rename)
    dialog.settings.click()
    assert workspace.plan.productions[harbour].title == "Harbour Lights"
    assert titles(dialog)[0] == "Harbour Lights"


def test_a_production_is_removed_and_comes_back(dialog, services, workspace, harbour):
    before = workspace.digest()
    choose(dialog.list, "Harbour")
    dialog.list.remove.click()
    assert titles(dialog) == ["Ferry"]
    assert services.session.production != harbour
    assert dialog.toast.words == "Removed Harbour with its days and bookings"
    dialog.toast.undo_asked.emit()
    assert titles(dialog) == ["Harbour", "Ferry"]
    assert workspace.digest() == before
    assert dialog.toast.words == "Undone: Remove production"


def test_without_productions_it_offers_to_begin_one(dialog, services):
    for title in ("Harbour", "Ferry"):
        choose(dialog.list, title)
        dialog.list.remove.click()
    assert services.session.production is None
    assert dialog._stack.currentWidget() is dialog._empty


def test_another_production_is_put_to_work(dialog, services):
    ferry = choose(dialog.list, "Ferry").production
    assert dialog.show_it.isVisible()
    dialog.show_it.click()
    assert services.session.production == ferry.id
    assert not dialog.show_it.isVisible()


def test_undo_and_redo_by_key(dialog, workspace, qtbot):
    before = workspace.digest()
    choose(dialog.list, "Ferry")
    dialog.list.remove.click()
    after = workspace.digest()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.digest() == before
    shifted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(dialog, Qt.Key.Key_Z, shifted)
    assert workspace.digest() == after


def test_units_are_added_renamed_moved_and_removed(dialog, answer):
    units = dialog.units.units

    def name(text):
        def fill(form):
            form.form.editor("name").setText(text)
            form.accept_button.click()

        return fill

    answer(UnitDialog, name("Drone"))
    units.add.click()
    assert listed(units) == ["Main unit", "Splinter", "Drone"]
    assert units.current().unit.name == "Drone"
    units.up.click()
    assert listed(units) == ["Main unit", "Drone", "Splinter"]
    answer(UnitDialog, name("Second unit"))
    units.edit.click()
    assert listed(units) == ["Main unit", "Second unit", "Splinter"]
    units.remove.click()
    assert listed(units) == ["Main unit", "Splinter"]
    assert dialog.toast.words == "Removed Second unit"


def test_the_last_unit_stays_and_the_dialog_says_why(dialog, workspace):
    choose(dialog.list, "Ferry")
    before = workspace.digest()
    dialog.units.units.remove.click()
    assert "at least one unit" in dialog.messages.text("refused")
    assert workspace.digest() == before


def test_places_are_added_edited_and_removed(dialog, workspace, answer):
    places = dialog.units.places

    def fill(form):
        form.form.editor("name").setText("Studio 2")
        form.form.editor("address").setPlainText("Mill Lane\nSaltmarsh")
        form.accept_button.click()

    answer(PlaceDialog, fill)
    places.add.click()
    assert choose(places, "Studio 2").place.address == "Mill Lane\nSaltmarsh"
    answer(PlaceDialog, fill)
    choose(places, "Quay")
    places.edit.click()
    assert listed(places) == ["Studio 2", "Studio 2"]
    places.table.selectAll()
    places.remove.click()
    assert (listed(places), dialog.toast.words) == ([], "Removed 2 places")
    workspace.undo()
    assert len(listed(places)) == 2


def test_holidays_of_a_region_are_copied_once(dialog, workspace, harbour, answer):
    def copy(form):
        form.region.setText("gb-eng")
        form.region.editingFinished.emit()
        assert "Fri 25 Dec 2026  Christmas Day" in form.found.text()
        form.accept_button.click()

    dialog.tabs.show_page(dialog.holidays)
    answer(CopyHolidaysDialog, copy)
    dialog.holidays.copy.click()
    dates = [holiday.date for holiday in dialog.holidays.list.model.rows]
    assert dt.date(2026, 12, 25) in dates
    assert dialog.toast.words.startswith("Copied ")
    count = len(dates)

    def copy_again(form):
        form.region.setText("GB-ENG")
        form.region.editingFinished.emit()
        assert "have a holiday already and keep it" in form.found.text()
        form.accept_button.click()

    answer(CopyHolidaysDialog, copy_again)
    dialog.holidays.copy.click()
    assert len(dialog.holidays.list.model.rows) == count


def test_a_region_that_is_none_is_told_under_its_field(dialog, workspace, answer):
    before = workspace.digest()
    seen = []

    def copy(form):
        form.region.setText("ATLANTIS")
        form.accept_button.click()
        seen.append(form.form.errors)
        form.last.setValue(form.first.value() - 1)
        seen.append(form.form.errors)

    answer(CopyHolidaysDialog, copy)
    dialog.holidays.copy.click()
    assert "There is no holiday calendar for “ATLANTIS”" in seen[0]["region"]
    assert seen[1]["last"] == "The last year lies before the first."
    assert workspace.digest() == before


def test_a_holiday_is_added_changed_and_removed(dialog, answer):
    holidays = dialog.holidays.list

    def fill(date, name):
        def write(form):
            form.form.editor("date").setText(date)
            form.form.editor("name").setText(name)
            form.accept_button.click()

        return write

    answer(HolidayDialog, fill("2026-03-10", "Founder's Day"))
    holidays.add.click()
    assert listed(holidays, 1) == ["Harbour Day", "Founder's Day"]
    answer(HolidayDialog, fill("2026-03-05", "Other"))
    holidays.add.click()
    assert "has a holiday already" in dialog.messages.text("refused")
    choose(holidays, "Founder's Day", 1)
    answer(HolidayDialog, fill("2026-03-11", "Founder's Day"))
    holidays.edit.click()
    assert listed(holidays)[1] == "Wed 11 Mar 2026"
    holidays.table.deleted.emit()
    assert listed(holidays, 1) == ["Harbour Day"]


def test_crew_needed_is_typed_in_place(dialog, workspace):
    needs = dialog.needs.list
    assert (listed(needs, 2), listed(needs, 3)) == (["Gaffer"], ["2"])
    index = needs.proxy.index(0, 3)
    assert needs.proxy.setData(index, "3")
    assert listed(needs, 3) == ["3"]
    needs.proxy.setData(index, "some")
    assert dialog.messages.text("count") == "“some” is not a number of people. Write 0 to 99."
    needs.proxy.setData(index, "0")
    assert (listed(needs), dict(workspace.plan.needs)) == ([], {})
    assert dialog.messages.text("count") == ""


def test_crew_needed_is_asked_for_by_unit_and_role(dialog, workspace, answer):
    roles = {role.name: role.id for role in workspace.plan.roles.values()}

    def fill(form):
        form.accept_button.click()
        assert form.form.errors == {"role": "Choose a role."}
        form.role.set_value(roles["Key Grip"])
        form.count.setValue(2)
        form.accept_button.click()

    answer(NeedDialog, fill)
    dialog.needs.list.add.click()
    assert sorted(listed(dialog.needs.list, 2)) == ["Gaffer", "Key Grip"]
    assert dialog.needs.list.current().role == "Key Grip"
    dialog.needs.list.remove.click()
    assert listed(dialog.needs.list, 2) == ["Gaffer"]
    assert dialog.toast.words == "Key Grip is not asked for any more"


def test_departments_and_roles_are_edited(dialog, workspace, answer):
    departments, roles = dialog.roles.departments, dialog.roles.roles

    def name(text, uk=""):
        def fill(form):
            form.form.editor("name").setText(text)
            form.form.editor("name_uk").setText(uk)
            form.accept_button.click()

        return fill

    answer(DepartmentDialog, name("Drones", "Drone team"))
    departments.add.click()
    assert departments.current().department.name_uk == "Drone team"
    assert listed(departments)[-1] == "Drones"
    answer(RoleDialog, name("Drone Pilot"))
    roles.add.click()
    assert listed(roles) == ["Drone Pilot"]
    departments.remove.click()
    assert "roles of this department first" in dialog.messages.text("refused")
    departments.up.click()
    assert listed(departments)[-2] == "Drones"
    choose(roles, "Drone Pilot")
    roles.remove.click()
    departments.remove.click()
    assert "Drones" not in listed(departments)
    assert dialog.messages.text("refused") == ""


def test_a_role_goes_to_another_department_with_its_other_words(dialog, workspace, answer):
    choose(dialog.roles.departments, "Camera")
    other = next(d.id for d in workspace.plan.departments.values() if d.name == "Sound")

    def move(form):
        form.form.editor("department").set_value(other)
        form.form.editor("aliases").setText("DIT, Data, , DIT")
        form.accept_button.click()

    role = choose(dialog.roles.roles, "DIT").role
    answer(RoleDialog, move)
    dialog.roles.roles.edit.click()
    moved = workspace.plan.roles[role.id]
    assert (moved.department, moved.aliases) == (other, ("DIT", "Data"))
    positions = [r.position for r in workspace.plan.roles.values() if r.department == other]
    assert moved.position == max(positions)


def test_roles_are_moved_by_key(dialog, qtbot):
    dialog.tabs.show_page(dialog.roles)
    roles = dialog.roles.roles
    choose(dialog.roles.departments, "Camera")
    first, second = listed(roles)[:2]
    roles.table.selectRow(0)
    roles.table.setFocus()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(roles.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert listed(roles)[:2] == [second, first]


def test_tabs_go_by_key(dialog, qtbot):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(dialog.list.table, Qt.Key.Key_PageDown, control)
    assert dialog.tabs.page() is dialog.holidays
    qtbot.keyClick(dialog.tabs.bar, Qt.Key.Key_PageUp, control)
    assert dialog.tabs.page() is dialog.units
    words = [dialog.tabs.bar.tabText(n) for n in range(dialog.tabs.bar.count())]
    assert len({QKeySequence.mnemonic(text).toString() for text in words}) == len(words) == 7


def test_a_project_open_to_read_shows_all_and_changes_nothing(services, workspace, context, qtbot):
    reading = Workspace.open(workspace.path, context, read_only=True)
    dialog = ProductionsDialog(
        type(services)(
            workspace=reading,
            session=services.session,
            look=services.look,
            jobs=services.jobs,
            toast=services.toast,
            go=services.go,
            run=services.run,
        )
    )
    qtbot.addWidget(dialog)
    assert titles(dialog) == ["Harbour", "Ferry"]
    for button in (dialog.list.add, dialog.settings, dialog.holidays.copy):
        assert not button.isEnabled()
    dialog.reject()
    reading.close()


def test_after_closing_it_listens_no_more(dialog, workspace):
    dialog.close_button.click()
    workspace.undo()
    assert titles(dialog) == ["Harbour", "Ferry"]
