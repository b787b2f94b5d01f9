"""The hot cost as a paper made of parts: for browsers, and for print in large type."""

from crewplanner.app.hot_cost_words import because, standing_text
from crewplanner.app.queries.hot_cost import HotCostPerson, HotCostSums, HotCostView
from crewplanner.app.words import word
from crewplanner.domain.hot_cost import Cause
from crewplanner.exports.hot_cost import HotCostPaper, hot_cost_paper
from crewplanner.exports.options import Options
from crewplanner.exports.paper import Note, Notes, Orientation, Paper, Part, Text
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Row, Table, rows_of
from crewplanner.i18n import _


def hot_cost_parts(view: HotCostView, options: Options) -> Paper:
    """The document. Raises Refused as `hot_cost_paper` does."""
    paper = hot_cost_paper(view, options)
    parts: list[Part] = [Text(paragraphs=(paper.complete,)), _units(paper)]
    parts.extend((_departments(paper), _causes(paper), _over(paper)))
    parts.extend(
        Notes(
            title=section.title,
            notes=tuple(
                Note(when=one.when, text=one.text, severe=one.severe) for one in section.notes
            ),
        )
        for section in paper.sections
    )
    return Paper(
        title=view.title,
        heading=paper.heading,
        dates=paper.date,
        options=options,
        parts=tuple(parts),
        facts=paper.facts,
        figures=paper.figures,
        notice=paper.notice,
        currency=view.currency,
        orientation=Orientation.LANDSCAPE,
    )


def _units(paper: HotCostPaper) -> Table:
    rows = ((one.name, one.number, one.planned, one.worked, one.difference) for one in paper.units)
    return Table(
        title=_("Units"),
        columns=(
            Column(title=_("Unit"), weight=1),
            Column(title=_("Day"), weight=1),
            Column(title=_("Planned")),
            Column(title=_("Worked")),
            Column(title=_("Difference")),
        ),
        groups=(Group(rows=rows_of(*rows)),),
    )


def _money(title: str, *, sign: bool = False) -> Column:
    return Column(title=title, kind=Kind.MONEY, sign=sign)


def _departments(paper: HotCostPaper) -> Table:
    rows = tuple(_sums(one.name, one.sums) for one in paper.view.departments)
    return Table(
        title=_("Departments"),
        columns=(
            Column(title=_("Department"), weight=1),
            Column(title=_("People"), kind=Kind.NUMBER),
            Column(title=_("Open"), kind=Kind.NUMBER),
            Column(title=_("Hours planned"), kind=Kind.MINUTES),
            Column(title=_("Hours"), kind=Kind.MINUTES),
            _money(_("Planned")),
            _money(_("Actual")),
            _money(_("Difference"), sign=True),
        ),
        groups=(Group(rows=rows),),
        totals=(_sums(_("Total"), paper.view.sums),),
        empty=_("Nobody is planned on this day."),
    )


def _sums(name: str, sums: HotCostSums) -> Row:
    more = sums.difference.total
    return Row(
        cells=(
            name,
            sums.people,
            sums.open or None,
            sums.planned_minutes,
            sums.minutes,
            sums.planned.total,
            sums.actual.total,
            Cell(value=more, strong=more > 0),
        )
    )


def _causes(paper: HotCostPaper) -> Table:
    rows = tuple(_cause(cause, paper.view.sums) for cause in paper.causes)
    return Table(
        title=_("By cause"),
        columns=(
            Column(title=_("Cause"), weight=1),
            _money(_("Planned")),
            _money(_("Actual")),
            _money(_("Difference"), sign=True),
        ),
        groups=(Group(rows=rows),),
    )


def _cause(cause: Cause, sums: HotCostSums) -> Row:
    planned, actual = sums.planned.of(cause), sums.actual.of(cause)
    return Row(cells=(word(cause), planned, actual, actual - planned))


def _over(paper: HotCostPaper) -> Table:
    return Table(
        title=_("Above plan, person by person"),
        columns=(
            Column(title=_("Name"), weight=1),
            Column(title=_("Role"), weight=1),
            Column(title=_("Hours"), kind=Kind.MINUTES),
            _money(_("Planned")),
            _money(_("Actual")),
            _money(_("Difference"), sign=True),
            Column(title=_("Reasons"), weight=1.4),
        ),
        groups=(Group(rows=tuple(_person(one, paper.view.currency) for one in paper.over)),),
        empty=_("Nobody costs more than planned."),
    )


def _person(person: HotCostPerson, currency: str) -> Row:
    return Row(
        cells=(
            Cell(value=person.name, strong=True, sign=standing_text(person)),
            Cell(value=person.role, muted=True),
            person.minutes,
            person.planned.total,
            person.actual.total,
            person.difference.total,
            because(person.difference, currency),
        )
    )
