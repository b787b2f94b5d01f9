"""Crew, days and findings: the tables, their forms and the way between them."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

from crewplanner.app.words import date_text
from crewplanner.domain.people import ContactKind
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import DateSpan
from crewplanner.ui.dialogs.person import PersonDialog

MONDAY = dt.date(2026, 11, 9)
TODAY = MONDAY + dt.timedelta(days=16)


def person(sample, name):
    return next((p for p in sample.plan.people.values() if p.name == name), None)


def choose(page, name):
    row = next(row for row in page._model.rows if row.name == name)
    page.table.select_object(row)


def test_find_a_person_by_any_word(page):
    crew = page("crew")
    crew._search.setText("loader thorsby")
    crew._filter()
    assert [row.name for row in visible(crew)] == ["Emeka Thorsby"]
    assert crew._bar.summary == "1 of 61 people · 60 hidden by filter"


def visible(crew):
    model = crew.table.model()
    crew.table.selectAll()
    return crew.table.chosen() if model.rowCount() else []


def test_add_and_edit_a_person(page, sample, answer):
    crew = page("crew")

    def fill(dialog):
        dialog._name.setText("  Dana   Quist ")
        dialog._phone.setText("+44 7700 900321")
        dialog._skills.setText("drone, first aid")

    answer(fill)
    crew.add_person()
    added = person(sample, "Dana Quist")
    assert added.phone == "+44 7700 900321"
    assert added.skills == ("drone", "first aid")
    assert crew.table.current().person == added.id
    answer(lambda dialog: dialog._share.setChecked(True))
    crew.edit_person()
    (phone,) = [c for c in person(sample, "Dana Quist").contacts if c.kind is ContactKind.PHONE]
    assert not phone.private


def test_an_empty_name_is_not_accepted(page, look, sample):
    dialog = PersonDialog(look, sample.plan, FilmWords.UK)
    dialog.try_accept()
    assert dialog.form.errors == {"name": "Everybody needs a name."}
    assert dialog._answer is None
    dialog.deleteLater()


def test_delete_removes_with_undo(page, sample, frame, qtbot):
    crew = page("crew")
    choose(crew, "Rupert Sandoval")
    qtbot.keyClick(crew.table, Qt.Key.Key_Delete)
    assert person(sample, "Rupert Sandoval") is None
    assert frame.toast.words == "Removed Rupert Sandoval with 3 booked days"
    frame.toast.undo_asked.emit()
    assert person(sample, "Rupert Sandoval") is not None


def test_a_deal_and_days_away_from_the_panel(page, sample, answer):
    crew = page("crew")
    choose(crew, "Rupert Sandoval")
    who = person(sample, "Rupert Sandoval")

    def deal(dialog):
        dialog._rate.setText("412,50")
        dialog._guarantee.setText("10")

    answer(deal)
    crew.panel.deal_asked.emit(None)
    newest = max(sample.plan.deals_of[who.id], key=lambda one: one.id)
    assert (str(newest.rate), newest.guarantee) == ("412.50", 600)

    def away(dialog):
        dialog._from.set_minutes(1080)
        dialog._to.set_minutes(1440)

    answer(away)
    crew.panel.away_asked.emit(None)
    (gone,) = sample.plan.unavailabilities_of[who.id]
    assert gone.span == DateSpan(first=TODAY, last=TODAY)
    assert (gone.part.start, gone.part.end) == (1080, 1440)
    crew.panel.remove_away_asked.emit(gone)
    assert who.id not in sample.plan.unavailabilities_of


def test_the_call_moves_by_quarters_in_one_step(page, sample):
    days = page("day")
    shown = days._shown.day
    assert shown.date == TODAY
    days.call_later()
    days.call_later()
    moved = sample.plan.shoot_days[shown.id]
    assert (moved.call, moved.wrap) == (shown.call + 30, shown.wrap + 30)
    assert sample.undo_label == "Move call to 08:30"
    sample.undo()
    assert sample.plan.shoot_days[shown.id] == shown


def test_the_day_lists_its_crew_by_department(page):
    days = page("day")
    rows = days._crew_model.rows
    assert len(rows) == 51
    assert rows[0][0] == "Producers"
    names = {row[2].name for row in rows}
    assert "Marguerite Oyelaran" in names
    assert "Freya Nakagawa" not in names


def test_add_days_by_pattern(page, sample, answer):
    days = page("day")
    before = len(sample.plan.shoot_days)

    def fill(dialog):
        dialog._first.set_date(MONDAY + dt.timedelta(days=28))
        dialog._last.set_date(MONDAY + dt.timedelta(days=41))
        dialog._pattern.set_value("weekdays")
        dialog._call.set_minutes(1020)
        dialog._wrap.setText("3:30")
        dialog._meals.setText("22:00-22:30")

    answer(fill)
    days.add_days()
    added = sorted(sample.plan.shoot_days)[before:]
    assert len(added) == 10
    assert {sample.plan.shoot_days[key].wrap for key in added} == {1650}


def test_a_second_day_of_the_unit_on_a_date_is_refused_in_words(page, sample, answer):
    days = page("day")
    digest = sample.digest()
    answer(lambda dialog: dialog._first.set_date(TODAY))
    days.add_days()
    assert f"has a day on {date_text(TODAY)} already" in days.messages.text("refused")
    assert sample.digest() == digest


def test_removed_days_come_back(page, sample, qtbot):
    days = page("day")
    shown = days._shown.day
    qtbot.keyClick(days.days, Qt.Key.Key_Delete)
    assert shown.id not in sample.plan.shoot_days
    sample.undo()
    assert sample.plan.shoot_days[shown.id] == shown


def test_new_days_begin_on_the_next_free_date(page, sample, answer):
    days = page("day")
    own = days._shown.day.production
    taken = {day.date for day in sample.plan.shoot_days.values() if day.production == own}
    free = next(date for n in range(99) if (date := TODAY + dt.timedelta(days=n)) not in taken)
    found = []
    answer(lambda dialog: found.append(dialog._first.date()))
    days.add_days()
    assert found == [free]


@pytest.mark.parametrize("width", [800, 1100, 1600])
def test_phones_dates_and_money_are_whole_at_every_width(page, frame, look, width):
    frame.resize(width, 700)
    for name, table in (("crew", "table"), ("day", "crew"), ("day", "days")):
        view = getattr(page(name), table)
        view.arrange()
        columns = view.model().columns
        for number, column in enumerate(columns):
            if column.fit and not view.isColumnHidden(number):
                assert view.columnWidth(number) >= view.sizeHintForColumn(number) - 2, column.id


def test_in_a_narrow_window_the_details_stand_in_place_of_the_list(page, frame, qtbot):
    frame.resize(800, 600)
    crew = page("crew")
    assert (crew.table.isVisible(), crew.panel.isVisible()) == (True, False)
    crew._sides.switch.click()
    assert (crew.table.isVisible(), crew.panel.isVisible()) == (False, True)
    crew.find_name()
    assert crew._search.isVisible()
    days = page("day")
    days.focus_start()
    assert days.focusWidget().isVisible()


def test_without_a_production_nothing_can_be_added_to_it(page, frame):
    days = page("day")
    assert all(button.isEnabled() for button in days._adders)
    frame.session.set_production(None)
    assert not any(button.isEnabled() for button in days._adders)


def test_findings_the_hardest_first_and_a_step_from_the_board(page, frame):
    findings = page("findings")
    model = findings.table.model()
    assert model.index(0, 0).data() == "Conflict"
    row = next(r for r in findings._model.rows if r.rule_text == "Double booking")
    findings.table.select_object(row)
    findings.table.opened.emit(row)
    assert frame.page().objectName() == "board"
    assert frame.session.date == row.date
    assert frame.page().board.scene.selection.picked


def test_the_filter_of_findings_says_what_it_hides(page):
    findings = page("findings")
    findings._bar.set_on(frozenset({"BLOCK"}))
    assert findings.table.model().rowCount() == 2
    assert "hidden by filter" in findings._bar.summary


@pytest.mark.parametrize("name", ["board", "crew", "day", "timecards", "findings"])
def test_every_control_has_a_name(page, name):
    shown = page(name)
    nameless = [
        type(widget).__name__
        for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView)
        for widget in shown.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []
