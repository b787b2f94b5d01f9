"""The day out of days of the crew as a paper: codes, sums, heads per day, and the checks."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from crewplanner.app.money_text import money
from crewplanner.app.queries.dood import (
    COUNTED,
    DoodCell,
    DoodDay,
    DoodDepartment,
    DoodRow,
    DoodView,
)
from crewplanner.app.words import date_text, month_text, weekday_text
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.values import DateSpan
from crewplanner.exports.options import Options
from crewplanner.exports.paper import Legend, LegendItem, Note, Notes, Orientation, Paper, Part
from crewplanner.exports.paper_readers import chosen, facts, for_producer, notice, readers
from crewplanner.exports.paper_tables import (
    Align,
    Cell,
    Column,
    Group,
    Kind,
    Row,
    Table,
    Tint,
    Value,
)
from crewplanner.exports.texts import span_text
from crewplanner.i18n import N_, _, ngettext

_CODE_WORDS = (
    ("W", N_("work")),
    ("PR", N_("prep")),
    ("WR", N_("wrap")),
    ("T", N_("travel")),
    ("R", N_("rehearsal")),
    ("F", N_("fitting")),
    ("H", N_("hold")),
    ("I", N_("idle")),
)
_AROUND = (
    ("S…", N_("start: first day")),
    ("…F", N_("finish: last day")),
    ("…D", N_("drop: a long gap follows")),
    ("P…", N_("pickup: after a long gap")),
)
_DAY, _NAME, _ROLE, _SUM, _DATE = 2.45, 12.0, 11.0, 2.7, 6.4
"""Widths of columns in sizes of the type."""
_AFTER = 4
"""Columns behind the counts of codes."""


def dood_paper(view: DoodView, options: Options) -> Paper:
    """The document. Raises Refused for a department that is not in it.

    The checks, with what holds cost, are on the producer's version alone.
    """
    departments = chosen(view.departments, options)
    people = [one for department in departments for one in department.people]
    parts: list[Part] = [_table(view, departments, people)]
    if people:
        parts.append(_legend(people))
    if for_producer(options):
        parts.extend(_checks(view, people))
    count = len(people)
    days = sum(one.paid for one in people)
    shown = _("who changed since the last issue") if view.only_changed else ""
    counted = _("confirmed only") if view.firm_only else _("confirmed, offered and held")
    return Paper(
        title=view.title,
        heading=_("Day out of days, crew"),
        dates=span_text(view.span),
        file_parts=(
            f"{view.span.first.isoformat()}_{view.span.last.isoformat()}",
            _("day out of days"),
            readers(options),
        ),
        options=options,
        parts=tuple(parts),
        facts=facts(options, (_("Counted"), counted), (_("Shown"), shown)),
        figures=(
            (str(count), ngettext("person", "people", count)),
            (f"{days:,}", ngettext("paid day", "paid days", days)),
        ),
        notice=notice(options),
        currency=view.currency,
        orientation=Orientation.LANDSCAPE,
    )


def _table(
    view: DoodView, departments: Sequence[DoodDepartment], people: Sequence[DoodRow]
) -> Table:
    """People by dates with their sums; below them who works, where everybody is shown."""
    used = tuple(code for code in COUNTED if any(one.counts[code] for one in people))
    groups = tuple(
        Group(title=one.name, rows=tuple(_row(person, used) for person in one.people))
        for one in departments
    )
    heads = [
        sum(counts)
        for counts in zip(*(department.heads for department in departments), strict=True)
    ]
    after = len(used) + _AFTER
    whole = bool(people) and not view.only_changed
    totals = [_heads_row(_("People working"), heads, after, strong=True)] if whole else []
    if whole and len(departments) > 1:
        totals.extend(_heads_row(one.name, one.heads, after) for one in departments)
    return Table(
        columns=_columns(view, used),
        groups=groups,
        totals=tuple(totals),
        leads=2,
        group_key="department",
        tight=True,
        empty=_("Nothing changed for anybody since the last issue.")
        if view.only_changed
        else _("Nobody is booked on these dates. Booked people stand here with their codes."),
    )


def _columns(view: DoodView, used: tuple[str, ...]) -> tuple[Column, ...]:
    sums = tuple(
        Column(title=code, key=f"days_{code.lower()}", kind=Kind.NUMBER, ems=_SUM, above=_("Days"))
        for code in used
    )
    return (
        Column(title=_("Name"), key="name", ems=_NAME),
        Column(title=_("Role"), key="role", ems=_ROLE),
        *(_day_column(day) for day in view.days),
        *sums,
        Column(title=_("Paid"), key="days_paid", kind=Kind.NUMBER, ems=_SUM + 0.3, above=_("Days")),
        Column(
            title=_("Start"), key="start", kind=Kind.DATE, year=False, ems=_DATE, align=Align.RIGHT
        ),
        Column(
            title=_("Finish"),
            key="finish",
            kind=Kind.DATE,
            year=False,
            ems=_DATE,
            align=Align.RIGHT,
        ),
        Column(title=_("Span"), key="span", kind=Kind.NUMBER, ems=_SUM + 0.2),
    )


def _day_column(day: DoodDay) -> Column:
    weekday = weekday_text(day.date.weekday())[:2]
    number = "" if day.number is None else f"{day.number}\n"
    return Column(
        title=f"{number}{weekday}\n{day.date.day}",
        key=day.date.isoformat(),
        above=f"{month_text(day.date.month)} {day.date.year}",
        align=Align.CENTER,
        ems=_DAY,
        shade=day.off,
    )


def _heads_row(name: str, heads: Sequence[int], after: int, *, strong: bool = False) -> Row:
    counts: list[Value] = [str(count) if count else None for count in heads]
    return Row(cells=(name, None, *counts, *([None] * after)), strong=strong)


def _row(person: DoodRow, used: tuple[str, ...]) -> Row:
    sums = tuple(person.counts[code] or None for code in used)
    return Row(
        cells=(
            Cell(value=person.name, strong=True),
            Cell(value=person.role, muted=True),
            *(_cell(cell) for cell in person.cells),
            *sums,
            person.paid,
            person.start,
            person.finish,
            person.length or None,
        )
    )


def _cell(cell: DoodCell | None) -> Cell | None:
    if cell is None:
        return None
    if cell.status is BookingStatus.CONFIRMED:
        tint = Tint.OFF if cell.code in {"H", "I"} else Tint.CONFIRMED
    else:
        tint = Tint.HOLD if cell.rank == 1 else Tint.SECOND
    return Cell(value=cell.shown, tint=tint)


def _legend(people: list[DoodRow]) -> Legend:
    used = {cell.code for person in people for cell in person.cells if cell}
    codes = [LegendItem(sign=code, text=_(text)) for code, text in _CODE_WORDS if code in used]
    around = [LegendItem(sign=sign, text=_(text)) for sign, text in _AROUND]
    looks = [
        LegendItem(tint=Tint.CONFIRMED, text=_("confirmed")),
        LegendItem(tint=Tint.HOLD, text=_("offered or first option")),
        LegendItem(tint=Tint.SECOND, text=_("later option")),
    ]
    return Legend(items=(*codes, *around, *looks))


def _checks(view: DoodView, people: list[DoodRow]) -> Iterator[Part]:
    """What costs money or is forgotten: gaps, drops and pickups, one-day players, holds."""
    for title, notes in (
        (_("Not booked while their unit works"), tuple(_gaps(people))),
        (_("Dropped and picked up"), tuple(_drops(people))),
        (_("One day only"), tuple(_single(people))),
        (_("Holds that cost"), tuple(_held(people, view.currency))),
    ):
        if notes:
            yield Notes(title=title, notes=notes, columns=2)


def _gaps(people: list[DoodRow]) -> Iterator[Note]:
    for one in people:
        if one.gaps:
            dates = "; ".join(map(_dates, one.gaps))
            yield Note(when=one.name, text=dates, severe=True)


def _dates(span: DateSpan) -> str:
    """A date, or from when to when."""
    return date_text(span.first) if span.first == span.last else span_text(span)


def _drops(people: list[DoodRow]) -> Iterator[Note]:
    for one in people:
        for gap in one.drops:
            text = _("{dates}: {count} days off the production")
            yield Note(when=one.name, text=text.format(dates=_dates(gap), count=len(gap)))


def _single(people: list[DoodRow]) -> Iterator[Note]:
    for one in people:
        if one.start is not None and one.start == one.finish:
            text = f"{date_text(one.start)} · {one.role}" if one.role else date_text(one.start)
            yield Note(when=one.name, text=text)


def _held(people: list[DoodRow], currency: str) -> Iterator[Note]:
    total = Decimal(0)
    for one in people:
        if not one.held_days:
            continue
        total += one.held
        text = ngettext("{count} day", "{count} days", one.held_days).format(count=one.held_days)
        if one.held:
            text += f", {money(one.held, currency)}"
        yield Note(when=one.name, text=text, severe=bool(one.held))
    if total:
        yield Note(when=_("Together"), text=money(total, currency), severe=True)
