"""The irregular hours as a paper made of parts: for print and for browsers."""

from fractions import Fraction
from itertools import groupby

from crewplanner.app.queries.ledger import LedgerRow, LedgerView
from crewplanner.domain.ledger import Irregular
from crewplanner.exports.ledger import ledger_paper
from crewplanner.exports.options import Options
from crewplanner.exports.paper import Legend, LegendItem, Orientation, Paper
from crewplanner.exports.paper_tables import (
    Align,
    Cell,
    Column,
    Group,
    Kind,
    Row,
    Table,
    Value,
)
from crewplanner.i18n import N_, _, ngettext

_Title = tuple[Irregular, str, bool]
"""A kind, the words above its columns, and whether its hours stand beside its dates."""

_FAR = "▲"
_UNSUMMED = (None, None, None, None)
"""The columns at the right have no sum."""
_TITLES: tuple[_Title, ...] = (
    (Irregular.EVENING, N_("Evenings"), True),
    (Irregular.NIGHT, N_("Nights"), True),
    (Irregular.SATURDAY, N_("Saturdays"), True),
    (Irregular.SUNDAY, N_("Sundays"), True),
    (Irregular.HOLIDAY, N_("Public holidays"), True),
    (Irregular.SIXTH_DAY, N_("Sixth days"), False),
    (Irregular.SEVENTH_DAY, N_("Seventh days"), False),
    (Irregular.SHORT_REST, N_("Short rests"), False),
)
"""The kinds in the order of columns."""


def ledger_parts(view: LedgerView, options: Options) -> Paper:
    """The document: a row for each person, sums and medians. Raises Refused as `ledger_paper`."""
    paper = ledger_paper(view, options)
    people = len(view.rows)
    far = sum(1 for row in view.rows if row.far)
    return Paper(
        title=view.title,
        heading=paper.heading,
        dates=paper.dates,
        options=options,
        parts=(_table(view), _legend()),
        facts=paper.facts,
        figures=(
            (str(people), ngettext("person", "people", people)),
            (str(far), _("far above the median")),
        ),
        notice=paper.notice,
        orientation=Orientation.LANDSCAPE,
    )


def _table(view: LedgerView) -> Table:
    kinds, groups = _used(view), groupby(view.rows, key=_department)
    return Table(
        columns=(
            Column(title=_("Name"), key="name"),
            Column(title=_("Role"), key="role"),
            Column(title=_("Days"), kind=Kind.NUMBER),
            Column(title=_("Hours"), kind=Kind.MINUTES),
            *(
                column
                for _kind, title, timed in kinds
                for column in _columns(_(title), timed=timed)
            ),
            Column(title=_("Worst\nrest"), kind=Kind.MINUTES),
            Column(title=_("Days in\na row"), kind=Kind.NUMBER),
            Column(title=_("Last free\nSunday"), kind=Kind.DATE, year=False, align=Align.RIGHT),
            Column(title=_("Last free\nweekend"), kind=Kind.DATE, year=False, align=Align.RIGHT),
        ),
        groups=tuple(
            Group(title=name, rows=tuple(_row(row, kinds) for row in rows)) for name, rows in groups
        ),
        totals=(_sums(view, kinds), _medians(view, kinds)),
        leads=2,
        group_key="department",
    )


def _department(row: LedgerRow) -> str:
    return row.department


def _used(view: LedgerView) -> tuple[_Title, ...]:
    """The kinds of which somebody had a date."""
    return tuple(one for one in _TITLES if any(row.ledger.count(one[0]) for row in view.rows))


def _columns(title: str, *, timed: bool) -> tuple[Column, ...]:
    """The dates and, below the same heading, their hours."""
    if not timed:
        return (Column(title=title.replace(" ", "\n", 1), kind=Kind.NUMBER),)
    return (
        Column(title=_("Dates"), above=title, kind=Kind.NUMBER),
        Column(title=_("Hours"), above=title, kind=Kind.MINUTES),
    )


def _row(row: LedgerRow, kinds: tuple[_Title, ...]) -> Row:
    ledger, worst = row.ledger, row.ledger.worst_rest
    counted = (_count(row, kind, timed=timed) for kind, _title, timed in kinds)
    return Row(
        cells=(
            Cell(value=row.name, strong=True),
            Cell(value=row.role, muted=True),
            len(ledger.days) or None,
            ledger.minutes or None,
            *(cell for cells in counted for cell in cells),
            max(0, worst.minutes) if worst else None,
            ledger.longest_row or None,
            ledger.free_sunday,
            ledger.free_weekend,
        )
    )


def _count(row: LedgerRow, kind: Irregular, *, timed: bool) -> tuple[Cell, ...]:
    """So many dates, with their hours; what is far above the median has a sign."""
    far = kind in row.far
    count = row.ledger.count(kind) or None
    found = Cell(value=count, sign=_FAR if far else "", strong=far)
    return (found, Cell(value=row.ledger.spent(kind) or None, muted=True)) if timed else (found,)


def _sums(view: LedgerView, kinds: tuple[_Title, ...]) -> Row:
    ledgers = [row.ledger for row in view.rows]
    figures: list[Value] = [
        sum(len(one.days) for one in ledgers),
        sum(one.minutes for one in ledgers),
    ]
    for kind, _title, timed in kinds:
        figures.append(sum(one.count(kind) for one in ledgers))
        if timed:
            figures.append(sum(one.spent(kind) for one in ledgers))
    return Row(cells=(_("Total"), None, *figures, *_UNSUMMED), strong=True)


def _medians(view: LedgerView, kinds: tuple[_Title, ...]) -> Row:
    """Of dates, which are what is compared, and of all hours."""
    figures: list[Value] = [None, round(view.median_minutes)]
    for kind, _title, timed in kinds:
        figures.append(_fraction(view.medians[kind]))
        if timed:
            figures.append(None)
    return Row(cells=(_("Median of those who worked"), None, *figures, *_UNSUMMED))


def _fraction(value: Fraction) -> str | None:
    """A whole number or one with a half; None where it is none."""
    if not value:
        return None
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.1f}"


def _legend() -> Legend:
    return Legend(
        items=(
            LegendItem(
                sign=_FAR,
                text=_("far above the crew's median: two more, and half as many again"),
            ),
        )
    )
