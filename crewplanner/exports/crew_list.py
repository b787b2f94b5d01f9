"""The crew and contact list as a paper: private contacts for the producer alone."""

from crewplanner.app.phone_text import phone_text
from crewplanner.app.queries.crew_list import CrewContact, CrewListView, Reached
from crewplanner.exports.options import Options, Shows
from crewplanner.exports.paper import Orientation, Paper, Part
from crewplanner.exports.paper_readers import chosen, facts, for_producer, notice, readers
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Row, Table, Tint
from crewplanner.exports.texts import span_text
from crewplanner.i18n import _, ngettext

_NAMED = 3


def crew_list_paper(view: CrewListView, options: Options) -> Paper:
    """The document. Raises Refused for a department that is not in it.

    Held people are on the producer's list alone: nobody else is told before they are confirmed.
    """
    all_of_it = for_producer(options)
    more = all_of_it and any(one.agent or one.emergency for one in view.people)
    shows = options.shows
    groups: list[Group] = []
    for department in chosen(view.departments, options):
        people = [one for one in department.people if one.firm or all_of_it]
        if people:
            rows = tuple(_row(one, shows, more=more) for one in people)
            groups.append(Group(title=department.name, rows=rows))
    count = sum(len(group.rows) for group in groups)
    parts: tuple[Part, ...] = (
        Table(
            columns=_columns(shows, more=more),
            groups=tuple(groups),
            leads=2,
            group_key="department",
            empty=_("Nobody is confirmed yet. Who is booked and confirmed stands here."),
        ),
    )
    return Paper(
        title=view.title,
        heading=_("Crew and contact list"),
        dates=span_text(view.span) if view.people else "",
        file_parts=(_("crew list"), readers(options)),
        options=options,
        parts=parts,
        facts=facts(
            options,
            (_("Company"), view.company),
            (_("Production office"), phone_text(view.office_phone) if shows.contacts else ""),
            (_("Contact"), view.contact if shows.contacts else ""),
        ),
        figures=((str(count), ngettext("person", "people", count)),),
        notice=notice(options),
        orientation=Orientation.LANDSCAPE if more else Orientation.PORTRAIT,
    )


def crew_list_gaps(view: CrewListView) -> tuple[str, ...]:
    """What the list lacks, in sentences."""
    found: list[str] = []
    if not view.office_phone:
        found.append(_("The production office has no phone number."))
    names = [one.name for one in view.people if one.firm and not one.phones]
    if names:
        text = ngettext(
            "{count} person has no phone number: {names}.",
            "{count} people have no phone number: {names}.",
            len(names),
        )
        found.append(text.format(count=len(names), names=_few(names)))
    return tuple(found)


def _few(names: list[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown}…"


def _columns(shows: Shows, *, more: bool) -> tuple[Column, ...]:
    named = (
        Column(title=_("Role"), key="role", weight=1.3),
        Column(title=_("Name"), key="name", weight=1.4),
    )
    reached = (Column(title=_("Phone"), key="phone"), Column(title=_("E-mail"), key="email"))
    dates = (
        Column(title=_("From"), key="from", kind=Kind.DATE, year=False),
        Column(title=_("To"), key="to", kind=Kind.DATE, year=False),
    )
    private = (
        Column(title=_("Agent"), key="agent", weight=1),
        Column(title=_("In an emergency"), key="emergency", weight=1),
    )
    return (*named, *(reached if shows.contacts else ()), *dates, *(private if more else ()))


def _row(one: CrewContact, shows: Shows, *, more: bool) -> Row:
    known = (
        Cell(value=one.role, muted=True),
        Cell(
            value=one.name,
            strong=True,
            tint=Tint.NONE if one.firm else Tint.HOLD,
            sign="" if one.firm else _("held"),
        ),
        *((_cell(one.phones, shows), _cell(one.emails, shows)) if shows.contacts else ()),
        one.first,
        one.last,
    )
    return Row(cells=(*known, one.agent, one.emergency) if more else known)


def _cell(ways: tuple[Reached, ...], shows: Shows) -> str:
    return ", ".join(phone_text(one.value) for one in ways if shows.private or not one.private)
