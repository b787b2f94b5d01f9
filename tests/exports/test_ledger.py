"""The irregular hours on paper: typed cells, sums, no formula of others, for the producer alone."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from crewplanner.app.errors import Refused
from crewplanner.app.queries.ledger import LedgerView, ledger_period, ledger_view
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.exports import Audience, file_name, render
from crewplanner.exports.ledger_csv import COLUMNS
from tests.exports.reading import pdf_words
from tests.exports.weeks import options
from tests.plans import board, march

A = ProductionId(1)
PRODUCER = options(Audience.PRODUCER)
HEAD = 7
"""The row of the heads in the workbook, counted from 1."""

TEXT = """
            Thu 5        Fri 6        Sat 7        Sun 8        Mon 9        Tue 10
    unit    12:00-24:00  14:00-26:00  14:00-26:00  10:00-20:00  08:00-17:00  08:00-17:00
    unit B                                                      08:00-17:00
    ana     x            x            x            x            x            x
    ben     x            -            -            -            x B          -
    cem     pencil       -            -            -            -            -
    """


def ledger(names: tuple[str, ...] = (), **settings: bool) -> LedgerView:
    """Three people, of whom one has nearly everything."""
    plan = board(TEXT)
    people = dict(plan.people)
    for key, name in enumerate(names, start=1):
        people[PersonId(key)] = replace(people[PersonId(key)], name=name, sort_name="")
    plan = replace(plan, people=people)
    return ledger_view(plan, A, ledger_period(plan, A, march(11), 4, **settings))


def book(view, **changes):
    data = render(view, replace(PRODUCER, **changes), "xlsx", paper="ledger")
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(sheet: Any, head: int) -> Iterator[dict[str, Any]]:
    """The rows below a head, by its words."""
    names = [cell.value for cell in sheet[head]]
    for row in sheet.iter_rows(min_row=head + 1):
        yield dict(zip(names, row, strict=True))


def table(view):
    data = render(view, PRODUCER, "csv", paper="ledger").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data)))


def test_a_row_of_the_workbook_is_typed():
    sheet = book(ledger())["Irregular hours"]
    ana = next(rows_of(sheet, HEAD))
    assert ana["Name"].value == "ana"
    assert ana["Days"].value == 6
    assert ana["Hours"].value == dt.timedelta(hours=64)
    assert ana["Hours"].number_format == "[h]:mm"
    assert (ana["Nights"].value, ana["Nights"].number_format) == (3, "0;-0;")
    assert ana["Night hours"].value == dt.timedelta(hours=7)
    assert ana["Sundays"].value == 1
    assert ana["Short rests"].value == 1
    assert ana["Worst rest"].value == dt.timedelta(hours=8)
    assert ana["Last free Sunday"].value == dt.datetime(2026, 3, 1)
    assert ana["Public holidays"].value == 0
    assert ana["Holiday hours"].value is None


def test_sums_are_formulas_with_their_value_and_medians_figures():
    view = ledger()
    lines = list(rows_of(book(view)["Irregular hours"], HEAD))
    total, median = lines[-2], lines[-1]
    assert total["Name"].value == "Total"
    assert total["Days"].value == "=SUBTOTAL(109,D8:D10)"
    data = render(view, PRODUCER, "xlsx", paper="ledger")
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Irregular hours"]
    shown = list(rows_of(values, HEAD))[-2]
    assert shown["Days"].value == 8
    assert shown["Hours"].value == dt.timedelta(hours=85)
    assert shown["Nights"].value == sum(row.ledger.count("night") for row in view.rows)
    assert median["Name"].value == "Median of those who worked"
    assert median["Nights"].value == 2
    assert median["Sundays"].value == 0.5
    assert median["Hours"].value == dt.timedelta(hours=42, minutes=30)


def test_every_date_behind_the_figures_is_in_the_workbook():
    view = ledger()
    dates = list(rows_of(book(view)["Dates"], 1))
    assert len(dates) == sum(len(row.ledger.days) for row in view.rows)
    sunday = next(one for one in dates if one["Date"].value == dt.datetime(2026, 3, 8))
    assert sunday["Times"].value == "10:00–20:00"
    assert sunday["Sunday hours"].value == dt.timedelta(hours=10)
    assert (sunday["Rest before"].value, sunday["Rest asked"].value) == (
        dt.timedelta(hours=8),
        dt.timedelta(hours=11),
    )
    assert sunday["Remarks"].value == "8:00 of 11:00 after wrap 02:00 +1 on Sat 7 Mar · A"
    night = sum(
        one["Night hours"].value.total_seconds() for one in dates if one["Night hours"].value
    )
    assert night == 8 * 3600


def test_csv_says_the_same():
    view = ledger()
    ana, ben, cem = table(view)
    assert tuple(ana) == COLUMNS
    assert (ana["from"], ana["to"]) == ("2026-02-16", "2026-03-15")
    assert (ana["days"], ana["hours"], ana["minutes"]) == ("6", "64:00", "3840")
    assert (ana["night_dates"], ana["night_minutes"]) == ("3", "420")
    assert (ana["short_rests"], ana["worst_rest_minutes"], ana["worst_rest_asked"]) == (
        "1",
        "480",
        "660",
    )
    assert (ana["last_free_sunday"], ana["sundays_without_break"]) == ("2026-03-01", "1")
    assert ben["minutes"] == str(21 * 60)
    assert (cem["days"], cem["minutes"], cem["worst_rest_asked"]) == ("0", "0", "")
    assert table(ledger(tentative=True))[2]["days"] == "1"


def test_what_is_far_above_the_median_is_marked():
    plan = board("""
              Thu 5        Fri 6        Sat 7
        unit  12:00-24:00  14:00-26:00  14:00-26:00
        ana   x            x            x
        ben   x            -            -
        cem   x            -            -
        """)
    view = ledger_view(plan, A, ledger_period(plan, A, march(11), 4))
    ana = next(rows_of(book(view)["Irregular hours"], HEAD))
    assert (ana["Nights"].value, ana["Nights"].number_format) == (3, '0" ▲"')
    assert table(view)[0]["far_above_median"] == "evening night"


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+cmd", "@x", "-2+3", "\tx"])
def test_no_text_becomes_a_formula(name):
    view = ledger((name,))
    sheet = book(view)["Irregular hours"]
    cell = next(
        row["Name"] for row in rows_of(sheet, HEAD) if "Total" not in str(row["Name"].value)
    )
    assert cell.data_type == "s"
    assert table(view)[0]["name"].startswith("'")


def test_it_is_for_the_producer_and_of_everybody():
    view = ledger()
    for wrong in (
        options(Audience.CREW),
        replace(PRODUCER, department="Camera"),
        replace(PRODUCER, person=PersonId(1)),
    ):
        with pytest.raises(Refused):
            render(view, wrong, "csv", paper="ledger")
    with pytest.raises(Refused, match="Nobody"):
        render(replace(view, rows=()), PRODUCER, "xlsx", paper="ledger")


def test_the_same_view_gives_the_same_bytes_and_a_plain_name():
    view = ledger()
    for kind in ("xlsx", "csv"):
        assert render(view, PRODUCER, kind, paper="ledger") == render(
            ledger(), PRODUCER, kind, paper="ledger"
        )
    plain = replace(PRODUCER, version="")
    name = file_name(view, plain, "xlsx", paper="ledger")
    assert name == "A 2026-02-16_2026-03-15 irregular hours.xlsx"


def test_in_print_each_kind_that_somebody_had_has_its_columns():
    words = pdf_words(render(ledger(), PRODUCER, "pdf", paper="ledger"))
    assert "Irregular hours 4 weeks" in words
    assert "ana 6 64:00 4 17:00 3 7:00" in words
    assert "Total 8 85:00" in words
    assert "Median of those who worked 42:30" in words
    assert "Public holidays" not in words
    far = replace(view := ledger(), rows=(replace(view.rows[0], far=frozenset({"night"})),))
    page = render(far, PRODUCER, "html", paper="ledger").decode()
    assert '<span class="strong">3 <span class="sign">▲</span></span>' in page
