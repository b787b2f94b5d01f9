"""How the typed values of a paper read for people; print, preview and HTML write the same words."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from crewplanner.app.money_text import figure
from crewplanner.app.words import date_text
from crewplanner.domain.values import HOUR
from crewplanner.exports.options import ClockFace
from crewplanner.exports.paper import Bar, Bars, Paper
from crewplanner.exports.paper_tables import Cell, Column, Kind, Value
from crewplanner.exports.texts import clock_text, one_line


def value_text(value: Value, column: Column, paper: Paper) -> str:
    """A value of that column as it is printed; empty for None. One line, harmless."""
    match value:
        case None:
            return ""
        case str():
            return one_line(value)
        case dt.date():
            return date_text(value, year=column.year)
        case _:
            return _number_text(value, column, paper.clock, paper.currency)


def cell_text(cell: Cell, column: Column, paper: Paper) -> str:
    """What the first line of a cell says, without its sign."""
    return value_text(cell.value, column, paper)


def bar_texts(bars: Bars, bar: Bar, currency: str) -> tuple[str, ...]:
    """The numbers of a bar, one for each series."""
    return tuple(amount_of(value, bars, currency) for value in bar.values)


def amount_of(value: Decimal | int, bars: Bars, currency: str) -> str:
    """A number of a chart as it reads."""
    return figure(Decimal(value), currency) if bars.money else plain_number(value)


def plain_number(value: Decimal | int) -> str:
    """`1,240` or `2.50`: thousands apart, digits as they are given."""
    return f"{value:,}".replace("-", "−")


def length_text(minutes: int) -> str:
    """`1,240:30`, with a minus before what is less than nothing."""
    hours, rest = divmod(abs(minutes), HOUR)
    return f"{'−' if minutes < 0 else ''}{hours:,}:{rest:02}"


def chosen_tables(paper: Paper) -> Sequence[int]:
    """The places of the tables that hold the paper's data; none where it has no table."""
    wanted = [place for place, table in enumerate(paper.tables) if table.data]
    return wanted or ([0] if paper.tables else [])


def _number_text(value: int | Decimal, column: Column, clock: ClockFace, currency: str) -> str:
    plus = "+" if column.sign and value > 0 else ""
    match column.kind:
        case Kind.TIME:
            return clock_text(int(value), clock)
        case Kind.MINUTES:
            return plus + length_text(int(value))
        case Kind.MONEY:
            return figure(Decimal(value), currency, sign=column.sign)
        case Kind.PERCENT:
            return f"{plus}{plain_number(value)} %"
        case _:
            return plus + plain_number(value)
