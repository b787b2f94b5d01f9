"""Lists of days as files: headings, productions, sheets and languages."""

import pytest

from crewplanner.app.errors import Refused
from crewplanner.app.importing.columns import ShootField
from crewplanner.app.importing.preview import ImportCounts, RowStatus
from crewplanner.app.importing.shoots import ShootsImport
from crewplanner.app.jobs import Stopped, never
from crewplanner.domain.days import DayType
from tests.app.importing.conftest import (
    NO_PLAN,
    accounted,
    production,
    row_of,
    shoots_of,
    workbook,
)


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            "EventID,EventType,StartDateTime,EndDateTime,ParkingHeld",
            "identity type start end place",
        ),
        ("Datum;Drehbeginn;Drehschluss;Motiv;Bemerkung", "date call wrap place notes"),
        ("Shoot Date|Unit Call|Est. Wrap|Unit|Show", "date call wrap unit production"),
        ("From,Until when,Where", "start end place"),
    ],
)
def test_headings_of_any_kind_are_understood(headings, fields):
    mark = next(mark for mark in ",;|" if mark in headings)
    cells = {
        "start": "2026-03-09 07:00", "end": "2026-03-09 18:00", "date": "2026-03-09",
        "call": "7:00", "wrap": "18:00",
    }  # fmt: skip
    rows = [mark.join(cells.get(f, f"{f} {n}") for f in fields.split()) for n in (1, 2)]
    preview = shoots_of("\n".join([headings, *rows]) + "\n")
    assert " ".join(preview.mapping.fields) == fields
    assert preview.counts.new == 2


def test_without_words_the_dates_are_found_by_what_they_are():
    preview = shoots_of(
        "A,B,C,D\n"
        "x,2026-03-01 10:00,2026-03-09 07:00,2026-03-09 18:00\n"
        "y,2026-03-02 11:00,2026-03-10 07:00,2026-03-11 02:00\n"
    )
    assert preview.mapping.fields[2:] == (ShootField.START, ShootField.END)
    assert row_of(preview, 3).wrap == 1560


def test_without_dates_every_row_says_so():
    preview = shoots_of("Name,Role\nAna Foss,Gaffer\n")
    assert preview.reported == ((2, "No column holds dates. Say which one does."),)
    assert preview.empty


PER_SHOW = (
    "Project,Start,End\n"
    "Ferry,2026-03-09 07:00,2026-03-09 18:00\n"
    "Quay,2026-03-09 08:00,2026-03-09 18:00\n"
    "ferry,2026-03-10 07:00,2026-03-10 18:00\n"
    ",2026-03-11 07:00,2026-03-11 18:00\n"
)


def test_each_production_gets_its_own_days(show):
    model = production(timezone="Europe/Berlin", currency="EUR")
    preview = show.shoots(PER_SHOW, production_from="Project", defaults=model)
    assert preview.productions == ("Ferry", "Quay")
    assert preview.reported == ((5, "It names no production."),)
    titles = {p.title: p for p in show.plan.productions.values()}
    assert set(titles) == {"Ferry", "Quay"}
    assert titles["Ferry"].timezone == "Europe/Berlin"
    assert (
        len([d for d in show.plan.shoot_days.values() if d.production == titles["Ferry"].id]) == 2
    )


def test_a_column_that_names_productions_is_found_without_being_said():
    preview = shoots_of(PER_SHOW)
    assert (preview.production_column, preview.productions) == (0, ("Ferry", "Quay"))


def test_a_column_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(Refused, match=r"“Film”.*Project, Start, End"):
        shoots_of(PER_SHOW, production_from="Film")


def test_without_such_a_column_the_file_names_the_production():
    text = "Start,Title\n2026-03-09 07:00,One\n2026-03-10 07:00,Two\n2026-03-11 07:00,Three\n"
    preview = shoots_of(text, filename="Harbour_Lights.csv")
    assert preview.productions == ("Harbour Lights",)
    assert row_of(preview, 2).title == "One"


def test_an_existing_production_is_found_by_its_title(show):
    show.shoots(PER_SHOW, production_from="Project")
    show.shoots(PER_SHOW.replace("03-", "04-"), production_from="Project")
    assert len(show.plan.productions) == 2


def test_the_mapping_can_be_changed_and_is_remembered():
    text = "From,Until,Where\n2026-03-09 07:00,2026-03-09 18:00,Quay\n"
    preview = shoots_of(text, production=production())
    fields = (ShootField.START, ShootField.IGNORE, ShootField.TITLE)
    remembered = {preview.signature: fields}
    again = shoots_of(text, production=production(), remembered=remembered)
    assert row_of(preview, 2).wrap == 1080
    assert (row_of(again, 2).wrap, row_of(again, 2).title) == (
        None,
        "Quay",
    )


def test_a_cancelled_import_stops():
    asked = []
    with pytest.raises(Stopped):
        shoots_rows(2000, lambda: asked.append(1) or len(asked) > 5)


def test_progress_goes_up_to_the_end():
    told = []
    shoots_rows(1000, never, lambda done, of: told.append((done, of)))
    amounts = [done for done, of in told if of]
    assert amounts == sorted(amounts)
    assert told[-1][0] == told[-1][1]


def shoots_rows(count, cancelled, progress=lambda _done, _of: None):
    rows = "".join(f"E{n},2026-03-09 07:00,2026-03-09 18:00\n" for n in range(count))
    job = ShootsImport(data=f"Id,Start,End\n{rows}".encode(), plan=NO_PLAN)
    return job.run(progress, cancelled)


def test_every_row_of_the_preview_has_a_status():
    assert {row.status for row in shoots_of(PER_SHOW).rows} == {RowStatus.NEW, RowStatus.REPORTED}


def test_rows_above_the_headings_are_titles_or_reported():
    preview = shoots_of(
        "SCHEDULE v3\n\nthree,filled,cells\nStart,End,Title\n2026-03-09 07:00,2026-03-09 18:00,x\n"
        "Start,End,Title\n2026-03-10 07:00,2026-03-10 18:00,y\n"
    )
    assert accounted(preview)
    assert preview.counts == ImportCounts(new=2, reported=1)
    assert preview.reported == ((3, "It stands above the headings."),)


def test_columns_without_a_word_are_kinds_of_days_and_times_by_what_they_hold():
    preview = shoots_of("Datum,X,Y,Z\n2026-03-09,7:00,18:00,Dreh\n2026-03-10,8:00,19:00,Probe\n")
    assert " ".join(preview.mapping.fields) == "date call wrap type"


def test_another_sheet_can_be_named():
    rows = [["Date", "Call"], ["2026-03-09", "7:00"]]
    data = workbook(Plan=rows, Old=[*rows, ["2026-03-10", "7:00"]])
    assert shoots_of(data).counts.new == 2
    assert shoots_of(data, sheet="Plan").counts.new == 1
    with pytest.raises(Refused, match="no sheet “New”"):
        shoots_of(data, sheet="New")


@pytest.mark.parametrize(
    "text",
    [
        "Data,Inizio,Fine,Luogo\n14 marzo 2026,07:30,19:00,Porto\n",
        "Datum,Begin,Einde,Locatie\n14 maart 2026,07:30,19:00,Porto\n",
        "Date;Heure d'appel;Fin;Lieu\nsamedi 14 mars 2026;7h30;19h;Porto\n",
        "日付,開始,終了,場所\n2026年3月14日,7:30,19:00,Porto\n",
        "dtstart,dtend,location\n20260314T073000Z,20260314T190000Z,Porto\n",
    ],
)
def test_lists_of_days_of_many_languages_are_read(text):
    preview = shoots_of(text, production=production(timezone="Europe/London"))
    (row,) = preview.rows
    assert (str(row.first), row.call, row.wrap) == ("2026-03-14", 450, 1140)
    assert row.places == ("Porto",)


def test_a_day_of_rest_is_no_shoot_day():
    preview = shoots_of("Date,Type\n2026-03-14,Rest\n", production=production())
    assert preview.rows[0].day_type is DayType.DARK
