"""A plan to be reviewed as one HTML page, for those without the program: no script, no network."""

from collections.abc import Iterator
from dataclasses import replace

from crewplanner.app.accepted_words import accepted_text
from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.crew_list import CrewListView, crew_list_view
from crewplanner.app.queries.findings import FindingRow, finding_rows
from crewplanner.app.queries.make_money import money_view
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.app.review_words import span_words
from crewplanner.app.seen_plan import as_sent
from crewplanner.app.weeks import iso_week
from crewplanner.app.words import date_text, word
from crewplanner.domain.findings import Finding, RuleKind
from crewplanner.domain.overrides import OPEN
from crewplanner.domain.plan import Plan
from crewplanner.domain.reviews import Review
from crewplanner.domain.stints import week_of
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.paper import Note, Notes, Orientation, Paper, Part, Text
from crewplanner.exports.paper_html import paper_html
from crewplanner.exports.paper_tables import Column, Group, Kind, Row, Table
from crewplanner.exports.week_parts import week_parts
from crewplanner.i18n import _, ngettext

_OF_MONEY = frozenset({RuleKind.BUDGET})


def review_html(plan: Plan, review: Review, findings: tuple[Finding, ...]) -> bytes:
    """The page. `findings` are all those of the production in the dates of the review.

    It says what the package says: private contacts never, money only where rates are shown. Runs
    on any thread.
    """
    return paper_html(review_paper(plan, review, findings))


def review_paper(plan: Plan, review: Review, findings: tuple[Finding, ...]) -> Paper:
    """The page as a paper of parts."""
    seen = as_sent(plan, review)
    found = tuple(one for one in findings if review.rates or one.rule not in _OF_MONEY)
    rows = finding_rows(seen, found)
    production = seen.productions[review.production]
    options = Options(
        audience=Audience.PRODUCER,
        issued_at=review.sent_at,
        issued_by=review.sent_by,
    )
    parts = (
        _greeting(review),
        _findings(_("Open findings"), [one for one in rows if one.state in OPEN]),
        _accepted(seen, [one for one in rows if one.finding and one.state not in OPEN]),
        *_weeks(seen, review, found, options),
        _roster(crew_list_view(seen, review.production)),
        *_budget(seen, review),
    )
    return Paper(
        title=production.title,
        heading=_("For review"),
        dates=span_words(review.span),
        options=options,
        parts=parts,
        facts=tuple(
            (name, text)
            for name, text in (
                (_("For"), review.reader),
                (_("Sent by"), review.sent_by),
                (_("Rates"), _("shown") if review.rates else _("hidden")),
            )
            if text
        ),
        figures=((str(_open(rows)), ngettext("open finding", "open findings", _open(rows))),),
        notice=_("For review only. Please do not pass on."),
        currency=production.currency if review.rates else "",
        orientation=Orientation.LANDSCAPE,
    )


def _open(rows: tuple[FindingRow, ...]) -> int:
    return sum(one.state in OPEN for one in rows)


def _greeting(review: Review) -> Text:
    how = _("To comment and sign off, open the package with CrewPlanner, or write back.")
    return Text(paragraphs=tuple(filter(None, (review.note, how))), framed=bool(review.note))


def _findings(title: str, rows: list[FindingRow]) -> Part:
    if not rows:
        return Text(title=title, paragraphs=(_("None."),))
    return Notes(
        title=title,
        notes=tuple(
            Note(when=date_text(one.date, year=False), text=f"{word(one.severity)}: {one.text}")
            for one in rows
        ),
    )


def _accepted(plan: Plan, rows: list[FindingRow]) -> Part:
    title = _("Accepted, with reasons")
    notes = tuple(
        Note(
            when=date_text(one.date, year=False),
            text=f"{one.text} {accepted_text(plan, one.finding)}",
        )
        for one in rows
        if one.finding is not None
    )
    return Notes(title=title, notes=notes) if notes else Text(title=title, paragraphs=(_("None."),))


def _weeks(
    plan: Plan, review: Review, findings: tuple[Finding, ...], options: Options
) -> Iterator[Part]:
    """Each week of the dates as the board has it: people against days."""
    first_weekday = plan.productions[review.production].first_weekday
    pricing = Pricing()
    week = week_of(review.span.first, first_weekday)
    while week.first <= review.span.last:
        question = WeekQuestion(production=review.production, span=week, project=review.uuid)
        here = tuple(one for one in findings if one.date in week)
        paper = week_parts(week_view(plan, question, here, pricing), options)
        yield Text(title=_("Week {week}").format(week=iso_week(week)), paragraphs=(paper.dates,))
        for part in paper.parts:
            if isinstance(part, Table):
                yield part if review.rates else _without_money(part)
            elif not isinstance(part, Notes):
                yield part
        week = week.moved(len(week))


def _without_money(table: Table) -> Table:
    """The table without its columns of money."""
    kept = [place for place, one in enumerate(table.columns) if one.kind is not Kind.MONEY]

    def short(row: Row) -> Row:
        return replace(row, cells=tuple(row.cells[place] for place in kept))

    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        totals=tuple(map(short, table.totals)),
        groups=tuple(
            replace(
                one,
                rows=tuple(map(short, one.rows)),
                sums=short(one.sums) if one.sums is not None else None,
            )
            for one in table.groups
        ),
    )


def _roster(view: CrewListView) -> Table:
    return Table(
        title=_("Roster"),
        columns=(
            Column(title=_("Name"), weight=2),
            Column(title=_("Role"), weight=2),
            Column(title=_("From"), kind=Kind.DATE),
            Column(title=_("To"), kind=Kind.DATE),
        ),
        groups=tuple(
            Group(
                title=department.name,
                rows=tuple(
                    Row(cells=(one.name, one.role, one.first, one.last))
                    for one in department.people
                ),
            )
            for department in view.departments
        ),
        empty=_("Nobody is booked yet."),
    )


def _budget(plan: Plan, review: Review) -> Iterator[Part]:
    if not review.rates:
        return
    view = money_view(plan, review.production, review.sent_at.date(), pricing=Pricing())
    yield Table(
        title=_("Budget"),
        columns=(
            Column(title=_("Account")),
            Column(title=_("Line"), weight=2),
            Column(title=_("Budget"), kind=Kind.MONEY),
            Column(title=_("Actual"), kind=Kind.MONEY),
            Column(title=_("At least"), kind=Kind.MONEY),
            Column(title=_("Likely"), kind=Kind.MONEY),
            Column(title=_("Forecast"), kind=Kind.MONEY),
        ),
        groups=(
            Group(
                rows=tuple(
                    Row(
                        cells=(
                            one.account,
                            one.name or _("No line"),
                            one.budget,
                            one.figures.actual,
                            one.figures.at_least,
                            one.figures.likely,
                            one.forecast,
                        )
                    )
                    for one in view.lines
                )
            ),
        ),
        empty=_("No budget is in the project yet."),
    )
