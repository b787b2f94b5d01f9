"""An invented paper with every kind of part, column and mark."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from crewplanner.exports.options import Audience, Options
from crewplanner.exports.paper import (
    Bar,
    Bars,
    Beside,
    Fact,
    Facts,
    Legend,
    LegendItem,
    Note,
    Notes,
    PageBreak,
    Paper,
    Pattern,
    Series,
    Signatures,
    Text,
)
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Row, Table, Tint, rows_of

ISSUED = dt.datetime(2026, 11, 20, 18, 5, tzinfo=dt.UTC)
MONDAY = dt.date(2026, 11, 23)
COLUMNS = (
    Column(title="Name", key="name", weight=2),
    Column(title="Date", key="date", kind=Kind.DATE),
    Column(title="Call", key="call", kind=Kind.TIME, above="Times"),
    Column(title="Wrap", key="wrap", kind=Kind.TIME, above="Times"),
    Column(title="Hours", key="hours", kind=Kind.MINUTES),
    Column(title="Pay", key="pay", kind=Kind.MONEY),
    Column(title="Days", key="days", kind=Kind.NUMBER),
    Column(title="Share", key="share", kind=Kind.PERCENT),
)


def options(**changes):
    return Options(**({"audience": Audience.PRODUCER, "issued_at": ISSUED} | changes))


def group(title, count, *, whole=False):
    rows = tuple(
        Row(
            cells=(
                f"{title} {number}",
                MONDAY,
                450,
                Cell(value=1590, changed=number == 1),
                690,
                Cell(value=Decimal("310.50"), tint=Tint.ALERT, sign="!")
                if number == 2
                else Decimal("310.50"),
                3,
                Decimal("12.5"),
            ),
            changed=number == 3,
        )
        for number in range(count)
    )
    sums = Row(cells=("Sum", None, None, None, 690 * count, Decimal("310.50") * count, None, None))
    return Group(title=title, rows=rows, sums=sums, whole=whole)


def table(*groups, **changes):
    wanted = groups or (group("Camera", 3), group("Grip", 7))
    total = Row(cells=("Total", None, None, None, 6900, Decimal("3105.00"), None, None))
    known = {"title": "People", "columns": COLUMNS, "group_key": "department"}
    return Table(**(known | {"groups": wanted, "totals": (total,)} | changes))


def chart(**changes):
    known = {
        "title": "Cost by week",
        "unit": "GBP",
        "money": True,
        "mark_name": "Budget",
        "series": (Series(name="Worked"), Series(name="Pencilled", pattern=Pattern.STRIPED)),
        "bars": (
            Bar(label="W47", values=(Decimal(1200), Decimal(300)), mark=Decimal(1400)),
            Bar(label="W48", values=(Decimal(0), Decimal(900)), text="900 at most"),
        ),
    }
    return Bars(**(known | changes))


def paper(*parts, **changes):
    known = {
        "title": "Harbor Lights",
        "heading": "Test paper",
        "dates": "Mon 23 to Sun 29 Nov 2026",
        "options": options(),
        "facts": (("Version", "v4 pink"),),
        "figures": (("42", "people"),),
        "notice": "For the producer. Confidential.",
        "currency": "GBP",
        "parts": parts or _EVERYTHING,
    }
    return Paper(**(known | changes))


def hostile(text):
    """The paper with the text wherever somebody may have typed it."""
    return paper(
        Table(
            title=text,
            columns=(
                Column(title=text, key="name", above=text),
                Column(title="Pay", key="pay", kind=Kind.MONEY),
            ),
            groups=(
                Group(
                    title=text,
                    rows=rows_of(
                        (text, Decimal(1)), (Cell(value=text, sign=text, more=text), None)
                    ),
                ),
            ),
        ),
        Notes(title=text, notes=(Note(when=text, text=text),)),
        Facts(title=text, facts=(Fact(label=text, value=text),), framed=True),
        Text(title=text, paragraphs=(text,)),
        replace(chart(), title=text, bars=(Bar(label=text, values=(1, 2), text=text),)),
        Legend(items=(LegendItem(text=text, sign=text, tint=Tint.HOLD),)),
        Signatures(lines=((text, text),)),
        title=text,
        heading=text,
        dates=text,
        facts=((text, text),),
        figures=((text, text),),
        notice=text,
        options=options(version=text),
    )


_EVERYTHING = (
    Beside(
        columns=(
            (
                Facts(
                    title="Day",
                    facts=(
                        Fact(label="Call", value="07:00", strong=True, changed=True),
                        Fact(label="Hospital", value="to be found out", missing=True),
                    ),
                    framed=True,
                ),
            ),
            (
                Text(title="Safety", paragraphs=("Wet decks.",), framed=True, severe=True),
                Notes(title="Notes", notes=(Note(when="Mon 23", text="Rain", severe=True),)),
            ),
        )
    ),
    table(),
    chart(),
    Legend(items=(LegendItem(text="held", sign="1", tint=Tint.HOLD), LegendItem(text="plain"))),
    Signatures(lines=(("UPM", "Ana Example"), ("1st AD", ""))),
    PageBreak(back=True),
    Notes(title="Back", notes=(Note(text="The other side", changed=True),)),
)
