"""The budget summary: forecast against budget, by line, department, week and what it is for."""

from decimal import Decimal

from crewplanner.app.errors import Refused
from crewplanner.app.hot_cost_words import because
from crewplanner.app.money_text import money
from crewplanner.app.money_words import (
    MEANINGS,
    SIDES,
    forecast_text,
    part_text,
    range_text,
)
from crewplanner.app.queries.money import Figures, MoneyRow, MoneyView, Part, added
from crewplanner.app.words import date_text
from crewplanner.exports.budget_revision import revision_tables
from crewplanner.exports.money_bars import hours_bars, overtime_bars, week_bars
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.paper import Bars, Beside, Note, Notes, Orientation, Paper, Text
from crewplanner.exports.paper import Part as PaperPart
from crewplanner.exports.paper_readers import facts, notice
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Row, Table, Tint, rows_of
from crewplanner.i18n import _

_SIDES = ("actual", "at_least", "likely", "most")


def budget_paper(view: MoneyView, options: Options) -> Paper:
    """The document. Raises Refused for readers who may not see money, and for parts of it."""
    if options.audience is not Audience.PRODUCER:
        raise Refused(
            _("A budget summary shows what crew costs. It is written for the producer alone.")
        )
    if options.department or options.person is not None:
        raise Refused(
            _("A budget summary is of the whole production. Leave department and person out.")
        )
    total, currency = view.total, view.currency
    first, last = date_text(view.span.first), date_text(view.span.last)
    return Paper(
        title=view.title,
        heading=_("Budget summary"),
        dates=_("{first} to {last}").format(first=first, last=last),
        file_parts=(view.today.isoformat(), _("budget summary")),
        options=options,
        parts=_parts(view),
        facts=facts(
            options,
            (_("Amounts in"), currency),
            (_("Worked out on"), date_text(view.today)),
        ),
        figures=_figures(total, currency),
        notice=notice(options),
        currency=currency,
        orientation=Orientation.LANDSCAPE,
    )


def budget_gaps(view: MoneyView) -> tuple[str, ...]:
    """What the summary lacks, in sentences."""
    found: list[str] = []
    if view.total.budget is None:
        found.append(_("There is no budget yet: type or import it on the money page."))
    if view.unpriced:
        names = ", ".join(view.unpriced)
        found.append(_("Without a price on some dates: {names}.").format(names=names))
    return tuple(found)


def _figures(total: MoneyRow, currency: str) -> tuple[tuple[str, str], ...]:
    told = [(money(total.forecast, currency), _("forecast"))]
    if total.budget is not None and total.left is not None:
        told.append((money(total.budget, currency), _("budget")))
        side = _("over budget") if total.left < 0 else _("left")
        told.append((money(abs(total.left), currency), side))
    return tuple(told)


def _parts(view: MoneyView) -> tuple[PaperPart, ...]:
    currency = view.currency
    said = range_text(view.total.figures, currency)
    words = (
        _("The plan comes to {range}.").format(range=said),
        _("Forecast: {how}.").format(how=forecast_text(view.total, currency)),
    )
    meanings = tuple(Note(when=_(SIDES[side]), text=_(MEANINGS[side])) for side in _SIDES)
    gaps = tuple(Note(text=text, severe=True) for text in budget_gaps(view))
    return (
        Text(paragraphs=words),
        Notes(title=_("To look at"), notes=gaps),
        *_drawn(week_bars(view)),
        _rows_table(_("By budget line"), view.lines, view.total, accounts=True),
        *revision_tables(view),
        _rows_table(_("By department"), view.departments, view.total),
        _sides_table(
            _("By week"),
            _("Week of"),
            tuple((date_text(week, year=False), found) for week, found in view.weeks),
        ),
        _sides_table(
            _("What it is for"),
            _("What for"),
            tuple((_part_name(row), row.figures) for row in view.parts),
        ),
        Notes(title=_("What the figures are"), notes=meanings, columns=2),
        Beside(columns=(_drawn(overtime_bars(view)), _drawn(hours_bars(view)))),
        _variances(view),
        _people(view),
    )


def _drawn(chart: Bars) -> tuple[Bars, ...]:
    """The chart, where it has anything to draw."""
    return (chart,) if chart.bars else ()


def _rows_table(
    title: str, rows: tuple[MoneyRow, ...], total: MoneyRow, *, accounts: bool = False
) -> Table:
    named = (Column(title=_("Name"), key="name", weight=1),)
    if accounts:
        named = (Column(title=_("Account"), key="account"), *named)
    columns = (
        *named,
        Column(title=_("Budget"), key="budget", kind=Kind.MONEY),
        *_side_columns(),
        Column(title=_("Trend"), key="trend", kind=Kind.MONEY),
        Column(title=_("Forecast"), key="forecast", kind=Kind.MONEY),
        Column(title=_("Left"), key="left", kind=Kind.MONEY, sign=True),
    )

    def row(one: MoneyRow, *, strong: bool = False) -> Row:
        over = one.left is not None and one.left < 0
        left = Cell(value=one.left, tint=Tint.ALERT if over else Tint.NONE)
        head = (one.account, one.name) if accounts else (one.name,)
        amounts = (one.budget, *_amounts(one.figures), one.trend, one.forecast)
        return Row(cells=(*head, *amounts, left), strong=strong)

    return Table(
        title=title,
        columns=columns,
        groups=(Group(rows=tuple(row(one) for one in rows)),),
        totals=(row(total, strong=True),),
        leads=len(named),
        empty=_("There is no budget line yet."),
        data=accounts,
    )


def _sides_table(title: str, first: str, rows: tuple[tuple[str, Figures], ...]) -> Table:
    whole = added(found for _name, found in rows)
    return Table(
        title=title,
        columns=(Column(title=first, key="name", weight=1), *_side_columns()),
        groups=(Group(rows=rows_of(*((name, *_amounts(found)) for name, found in rows))),),
        totals=(Row(cells=(_("Total"), *_amounts(whole)), strong=True),),
    )


def _side_columns() -> tuple[Column, ...]:
    titles = {"most": _("All pencils")}
    return tuple(
        Column(title=titles.get(side) or _(SIDES[side]), key=side, kind=Kind.MONEY)
        for side in _SIDES
    )


def _amounts(figures: Figures) -> tuple[Decimal, ...]:
    return tuple(getattr(figures, side) for side in _SIDES)


def _part_name(row: MoneyRow) -> str:
    return part_text(Part(row.account), row.name if row.name != row.account else "")


def _variances(view: MoneyView) -> Table:
    currency = view.currency
    weeks = dict.fromkeys(one.week for one in view.variances)
    groups = tuple(
        Group(
            title=_("Week of {date}").format(date=date_text(week, year=False)),
            rows=tuple(
                Row(
                    cells=(
                        one.name,
                        one.planned.total,
                        one.actual.total,
                        one.difference.total,
                        because(one.difference, currency),
                    )
                )
                for one in view.variances
                if one.week == week
            ),
        )
        for week in weeks
    )
    return Table(
        title=_("Variance of what is done, with causes"),
        columns=(
            Column(title=_("Department"), key="department", weight=1),
            Column(title=_("Planned"), key="planned", kind=Kind.MONEY),
            Column(title=_("Actual"), key="actual", kind=Kind.MONEY),
            Column(title=_("Difference"), key="difference", kind=Kind.MONEY, sign=True),
            Column(title=_("Because"), key="because", weight=2),
        ),
        groups=groups,
        group_key="week",
        empty=_("Nothing of the plan is done yet."),
    )


def _people(view: MoneyView) -> Table:
    people = sorted(view.people, key=lambda one: (-one.expected, one.name))
    return Table(
        title=_("Hours by person"),
        columns=(
            Column(title=_("Name"), key="person", weight=1),
            Column(title=_("Department"), key="department", weight=1),
            Column(title=_("Planned"), key="planned", kind=Kind.MINUTES),
            Column(title=_("Worked"), key="worked", kind=Kind.MINUTES),
            Column(title=_("Expected"), key="expected", kind=Kind.MINUTES),
            Column(title=_("Overtime"), key="overtime", kind=Kind.MINUTES),
        ),
        groups=(
            Group(
                rows=rows_of(
                    *(
                        (
                            one.name,
                            one.department,
                            one.planned,
                            one.worked,
                            one.expected,
                            one.overtime,
                        )
                        for one in people
                    )
                )
            ),
        ),
    )
