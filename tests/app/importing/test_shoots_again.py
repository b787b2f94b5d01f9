"""A list of days imported again: what changed in it arrives, what was edited by hand stays."""

from dataclasses import replace

import pytest

from crewplanner.app.commands.days import EditShootDay, RemoveShootDays
from crewplanner.app.commands.timecards import FillDaySheet
from crewplanner.app.errors import Refused
from crewplanner.app.importing.preview import ImportCounts, RowStatus
from tests.app.importing.conftest import production, row_of, shoots_of

HEAD = "Event ID,Start,End,Type,Location,Title\n"
ONE = "E7,2026-03-09 07:00,2026-03-09 18:00,Shoot,Quay,Pilot\n"
TWO = "E9,2026-03-10 07:00,2026-03-12 18:00,Shoot,Ferry,Pilot\n"
PLAIN_HEAD = "Date,Call,Wrap,Location,Title\n"
PLAIN = "2026-03-09,07:00,18:00,Quay,Pilot\n2026-03-10,07:00,18:00,Ferry,Pilot\n"


@pytest.fixture
def planned_days(show):
    """A project with the first version of the list in it: one day, and a run of three."""
    show.shoots(HEAD + ONE + TWO)
    return show


@pytest.mark.parametrize("text", [HEAD + ONE + TWO, PLAIN_HEAD + PLAIN, PLAIN_HEAD])
def test_a_second_import_changes_nothing(show, text):
    first = show.shoots(text)
    before = show.plan
    again = show.shoots(text)
    assert again.empty
    assert again.counts == ImportCounts(unchanged=first.counts.new)
    assert show.plan is before


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("07:00,2026-03-09 18:00", "06:15,2026-03-09 18:00", "call"),
        ("18:00,Shoot,Quay", "19:30,Shoot,Quay", "wrap"),
        ("Shoot,Quay", "Prep,Quay", "type"),
        ("Quay", "Old town", "places"),
        ("Quay,Pilot", "Quay,Episode 2", "title"),
        ("2026-03-09 07:00,2026-03-09", "2026-03-16 07:00,2026-03-16", "date"),
    ],
)
def test_what_changed_in_the_file_is_updated(planned_days, old, new, field):
    preview = planned_days.shoots((HEAD + ONE + TWO).replace(old, new))
    row = row_of(preview, 2)
    assert (row.status, [change.field for change in row.changes]) == (RowStatus.UPDATED, [field])
    assert preview.counts == ImportCounts(updated=1, unchanged=1)
    assert len(planned_days.plan.shoot_days) == 4
    assert planned_days.shoots((HEAD + ONE + TWO).replace(old, new)).empty


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("07:00,18:00,Quay", "06:15,18:00,Quay"),
        ("Quay", "Old town"),
        ("Quay,Pilot", "Quay,Episode 2"),
        ("2026-03-09", "2026-03-16"),
    ],
)
def test_a_row_without_a_name_of_its_own_is_found_again(show, old, new):
    show.shoots(PLAIN_HEAD + PLAIN)
    preview = show.shoots((PLAIN_HEAD + PLAIN).replace(old, new))
    assert preview.counts == ImportCounts(updated=1, unchanged=1)
    assert len(show.plan.shoot_days) == 2
    assert show.shoots((PLAIN_HEAD + PLAIN).replace(old, new)).empty


COUNTED = (
    "EventID,Start,End,Location,Title\n"
    "1,2026-03-02 07:00,2026-03-02 18:00,Quay,Pilot\n"
    "2,2026-03-03 07:00,2026-03-03 18:00,Quay,Pilot\n"
    "3,2026-03-04 07:00,2026-03-04 18:00,Quay,Pilot\n"
)


def test_an_id_that_counts_rows_names_an_event_that_moves(show):
    show.shoots(COUNTED)
    later = COUNTED.replace("03-02", "03-05")
    preview = show.shoots(later)
    assert preview.counts == ImportCounts(updated=1, unchanged=2)
    assert [day[0] for day in show.days()] == ["2026-03-03", "2026-03-04", "2026-03-05"]
    assert show.shoots(later).empty


def test_a_row_that_shifts_the_ids_moves_nothing(show):
    show.shoots(COUNTED)
    day = show.day("2026-03-02")
    show.workspace.do(EditShootDay(day=replace(day, title="By hand")))
    first = "EventID,Start,End,Location,Title\n1,2026-03-01 07:00,2026-03-01 18:00,Quay,Pilot\n"
    rest = COUNTED.split("\n")[1:-1]
    shifted = "".join(f"{n}{row[1:]}\n" for n, row in enumerate(rest, start=2))
    preview = show.shoots(first + shifted)
    assert preview.counts == ImportCounts(new=1, unchanged=3)
    assert show.day("2026-03-02").title == "By hand"


def test_the_plan_of_another_week_does_not_move_this_one(show):
    show.shoots(PLAIN_HEAD + PLAIN)
    preview = show.shoots((PLAIN_HEAD + PLAIN).replace("2026-03", "2026-04"))
    assert preview.counts == ImportCounts(new=2)
    assert len(show.plan.shoot_days) == 4


def test_a_row_put_between_others_is_new_and_moves_nobody(show):
    rows = PLAIN.splitlines(keepends=True)
    show.shoots(PLAIN_HEAD + PLAIN)
    preview = show.shoots(
        PLAIN_HEAD + rows[0] + "2026-03-09,12:00,20:00,Studio,Inserts\n" + rows[1]
    )
    assert preview.counts == ImportCounts(new=1, unchanged=2)
    assert show.days()[1] == ("2026-03-09", "Unit 2", 720, 1200)


def test_units_stay_when_rows_change_their_order(show):
    rows = [f"E{n},2026-03-09 {n + 6:02}:00,2026-03-09 20:00,Shoot,Quay,t\n" for n in range(1, 6)]
    show.shoots(HEAD + "".join(rows))
    before = show.days()
    assert show.shoots(HEAD + "".join(reversed(rows))).empty
    assert show.days() == before


def test_edits_by_hand_stay_and_the_row_says_so_where_the_file_differs(planned_days):
    day = planned_days.day("2026-03-09")
    edited = replace(day, call=390, note="bring umbrellas", title="Storm")
    planned_days.workspace.do(EditShootDay(day=edited))
    assert planned_days.shoots(HEAD + ONE + TWO).empty
    preview = planned_days.shoots((HEAD + ONE + TWO).replace("Quay,Pilot", "Quay,Episode 2"))
    assert planned_days.day("2026-03-09").title == "Storm"
    assert row_of(preview, 2).remarks == (
        "“Storm” was entered by hand and stays; the file says “Episode 2”.",
    )


def test_a_day_moved_by_hand_is_not_moved_back(planned_days):
    day = planned_days.day("2026-03-09")
    moved = replace(day, date=day.date.replace(day=20))
    planned_days.workspace.do(EditShootDay(day=moved))
    assert planned_days.shoots(HEAD + ONE + TWO).empty


def test_times_checked_by_hand_need_no_check_again(planned_days):
    day = planned_days.day("2026-03-11")
    planned_days.workspace.do(EditShootDay(day=replace(day, call=480, check_times=False)))
    planned_days.shoots((HEAD + ONE + TWO).replace("Ferry", "Old town"))
    assert not planned_days.day("2026-03-11").check_times
    assert planned_days.day("2026-03-11").call == 480


def test_a_run_that_grows_keeps_its_unit(planned_days):
    longer = (HEAD + ONE + TWO).replace("2026-03-12", "2026-03-13")
    preview = planned_days.shoots(longer)
    assert row_of(preview, 3).status is RowStatus.UPDATED
    assert [day[:2] for day in planned_days.days()][1:] == [
        (f"2026-03-{number}", "Main unit") for number in (10, 11, 12, 13)
    ]
    assert planned_days.shoots(longer).empty


def test_a_run_that_shrinks_loses_the_dates_nobody_worked_on(planned_days):
    shorter = (HEAD + ONE + TWO).replace("2026-03-12", "2026-03-11")
    planned_days.shoots(shorter)
    assert [day[0] for day in planned_days.days()] == ["2026-03-09", "2026-03-10", "2026-03-11"]
    assert planned_days.shoots(shorter).empty


def test_a_run_that_shrinks_keeps_a_date_with_times_typed_for_it(planned_days):
    last = planned_days.day("2026-03-12")
    planned_days.workspace.do(FillDaySheet(day=last.id, call=420, wrap=1100, meals=()))
    preview = planned_days.shoots((HEAD + ONE + TWO).replace("2026-03-12", "2026-03-11"))
    assert planned_days.day("2026-03-12") == last
    assert "2026-03-12" in row_of(preview, 3).remarks[-1]


def test_a_moved_event_takes_a_free_unit_where_its_own_is_busy(planned_days):
    moved = (HEAD + ONE + TWO).replace("2026-03-09", "2026-03-10")
    planned_days.shoots(moved)
    assert [day[:2] for day in planned_days.days()][:2] == [
        ("2026-03-10", "Main unit"),
        ("2026-03-10", "Unit 2"),
    ]


def test_a_removed_day_comes_back_with_the_list(planned_days):
    planned_days.workspace.do(RemoveShootDays(days=(planned_days.day("2026-03-09").id,)))
    assert planned_days.shoots(HEAD + ONE + TWO).counts == ImportCounts(new=1, unchanged=1)


def test_events_that_left_the_file_stay_and_are_told(planned_days):
    preview = planned_days.shoots(HEAD + ONE)
    assert len(planned_days.plan.shoot_days) == 4
    assert preview.remarks == (
        "1 event of an earlier file is not in this one and stays in the project.",
    )


def test_running_numbers_are_no_names_of_events(show):
    """Two files may both number their rows from one and speak of different days."""
    show.shoots("No,Start,End\n1,2026-03-09 07:00,2026-03-09 18:00\n")
    show.shoots("No,Start,End\n1,2026-04-09 07:00,2026-04-09 18:00\n")
    assert len(show.plan.shoot_days) == 2


def test_one_undo_takes_an_update_back(planned_days):
    before = planned_days.plan
    planned_days.shoots((HEAD + ONE + TWO).replace("Quay", "Old town"))
    planned_days.workspace.undo()
    assert planned_days.plan == before


def test_a_preview_of_an_older_state_writes_nothing(planned_days):
    changed = (HEAD + ONE + TWO).replace("Quay", "Old town")
    preview = shoots_of(changed, planned_days.plan, production=planned_days.production)
    day = planned_days.day("2026-03-09")
    planned_days.workspace.do(EditShootDay(day=replace(day, title="Storm")))
    before = planned_days.plan
    with pytest.raises(Refused, match="changed after this preview"):
        planned_days.workspace.do(preview.command())
    assert planned_days.plan is before


def test_a_preview_written_twice_does_not_double(show):
    preview = shoots_of(HEAD + ONE + TWO, production=production())
    show.workspace.do(preview.command())
    show.workspace.undo()
    show.workspace.redo()
    again = shoots_of(HEAD + ONE + TWO, show.plan, production=show.production)
    assert again.empty
    older = shoots_of(HEAD + ONE, production=show.production)
    with pytest.raises(Refused, match="changed after this preview"):
        show.workspace.do(older.command())
    assert len(show.plan.shoot_days) == 4
