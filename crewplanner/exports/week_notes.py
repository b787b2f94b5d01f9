"""What stands around the grid of the week: the head's facts, the figures, the lists, the legend."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from crewplanner.app.money_text import money
from crewplanner.app.queries.week import WeekNote, WeekView
from crewplanner.app.words import date_text
from crewplanner.domain.findings import Severity
from crewplanner.domain.values import DAY
from crewplanner.exports.issue_notes import IssueNotes
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.texts import moment_text, sum_text
from crewplanner.exports.week_grid import SIGNS
from crewplanner.exports.week_paper import (
    LegendItem,
    Look,
    PaperBlock,
    PaperDay,
    PaperNote,
    PaperSection,
    PaperSlot,
    Totals,
)
from crewplanner.i18n import N_, _, ngettext

_SIGN_WORDS = {
    "NEW": N_("first day"),
    "LAST": N_("last day"),
    "TRAVEL": N_("travel"),
    "SIXTH": N_("6th day in a row or later"),
    "REST": N_("short rest before"),
}


def notice(options: Options, blocks: Sequence[PaperBlock]) -> str:
    """Whose version it is, and what may be done with it."""
    match options.audience:
        case Audience.PRODUCER:
            return _("Producer's version, with costs and findings. Confidential.")
        case Audience.DEPARTMENT:
            return _("{department} only. Please do not pass on.").format(
                department=", ".join(block.name for block in blocks)
            )
        case Audience.CREW:
            return _("Crew version. Please do not pass on.")
        case Audience.PAYROLL:
            return _("For payroll, with costs. Confidential.")
        case Audience.PUBLIC:
            return _("Public version, without contacts.")


def facts(view: WeekView, options: Options) -> tuple[tuple[str, str], ...]:
    """Label and value of what the head says about the issue; empty ones are left out."""
    told = (*issue(options), (_("Client"), view.client), (_("Contact"), view.contact))
    return tuple((label, value) for label, value in told if value)


def issue(options: Options) -> tuple[tuple[str, str], ...]:
    """Label and value of which version it is, when and by whom it was issued."""
    issued = moment_text(options.issued_at, options.clock)
    if options.issued_by:
        issued = _("{moment} by {name}").format(moment=issued, name=options.issued_by)
    version = options.version
    if version and options.supersedes:
        version = _("{version}, supersedes {earlier}").format(
            version=version, earlier=options.supersedes
        )
    return ((_("Version"), version), (_("Issued"), issued))


def figures(
    days: Sequence[PaperDay], blocks: Sequence[PaperBlock], totals: Totals, currency: str
) -> tuple[tuple[str, str], ...]:
    """Value and label of what the week comes to. Those that are nothing are left out."""
    people = len({row.person for block in blocks for row in block.rows})
    missing = sum(day.missing for day in days)
    told = [(str(people), ngettext("person", "people", people))]
    lengths = (
        (totals.planned, _("hours")),
        (totals.evening, _("evening")),
        (totals.night, _("night")),
        (totals.overtime, _("overtime")),
    )
    told += [(sum_text(minutes), label) for minutes, label in lengths if minutes]
    if missing:
        told.append((str(missing), ngettext("open slot", "open slots", missing)))
    if totals.cost:
        told.append((money(Decimal(totals.cost), currency), _("cost")))
    return tuple(told)


def changed(options: Options) -> tuple[PaperSection, ...]:
    """The list of what changed since the last issue, for these readers; none for the first."""
    issue = options.issue
    if issue is None or not issue.since:
        return ()
    own = options.person is not None
    notes = tuple(
        PaperNote(when="•", text=one.own_text if own else one.text)
        for one in issue.seen(options.person, options.department)
    )
    if not notes:
        notes = (PaperNote(when="•", text=_("Nothing for these readers.")),)
    return (
        PaperSection(title=_("Changed since {version}").format(version=issue.since), notes=notes),
    )


def sections(
    view: WeekView, days: Sequence[PaperDay], blocks: Sequence[PaperBlock]
) -> tuple[PaperSection, ...]:
    """The lists below the grid; those without a line are left out."""
    lists = (
        PaperSection(title=_("Open slots"), notes=tuple(_open_slots(days, blocks))),
        PaperSection(title=_("Times to check"), notes=tuple(_times_to_check(days))),
        PaperSection(title=_("To decide this week"), notes=_notes(view.holds)),
        PaperSection(title=_("Findings"), notes=_notes(n for n in view.notes if not n.accepted)),
        PaperSection(
            title=_("Rules broken knowingly"), notes=_notes(n for n in view.notes if n.accepted)
        ),
    )
    return tuple(section for section in lists if section.notes)


def legend(
    days: Sequence[PaperDay], blocks: Sequence[PaperBlock], issue: IssueNotes | None = None
) -> tuple[LegendItem, ...]:
    """The signs that are used in this document, and only those."""
    cells = [cell for block in blocks for row in block.rows for cell in row.cells]
    slots = [slot for cell in cells for slot in cell.slots]
    items = [*_looks(slots)]
    if any(cell.away for cell in cells):
        items.append(LegendItem(code="away", sign="", text=_("away")))
    if any(slot.night for slot in slots):
        items.append(LegendItem(code="night", sign="", text=_("night work")))
    if any(slot.own for slot in slots):
        items.append(LegendItem(code="own", sign="07:00", text=_("own call")))
    if any(slot.finding for slot in slots):
        items.append(LegendItem(code="finding", sign="!", text=_("see findings")))
    used = {sign for slot in slots for sign in slot.marks}
    items += [
        LegendItem(code="sign", sign=sign, text=_(_SIGN_WORDS[mark]))
        for mark, sign in SIGNS
        if sign in used
    ]
    units = [unit for day in days for unit in day.units]
    if any((one.wrap or one.call or 0) >= DAY for one in (*units, *slots)):
        items.append(LegendItem(code="sign", sign="⁺¹", text=_("on the next day")))
    if issue and (any(one.changed for one in cells) or any(one.changed for one in units)):
        text = _("changed since {version}").format(version=issue.since)
        items.append(LegendItem(code="changed", sign="", text=text))
    if any(unit.check for unit in units):
        items.append(LegendItem(code="check", sign="?", text=_("times to check")))
    return tuple(items)


def _looks(slots: Iterable[PaperSlot]) -> list[LegendItem]:
    order = list(Look)
    seen = {(order.index(slot.look), slot.tag, slot.status_text) for slot in slots}
    return [
        LegendItem(
            code=order[place].value,
            sign=tag,
            text=_("other day") if order[place] is Look.OTHER else text.lower(),
        )
        for place, tag, text in sorted(seen)
    ]


def _notes(notes: Iterable[WeekNote]) -> tuple[PaperNote, ...]:
    return tuple(
        PaperNote(
            when=_when(note.date),
            text=f"{note.text} {note.accepted}".rstrip(),
            severe=note.severity == Severity.BLOCK and not note.accepted,
        )
        for note in notes
    )


def _open_slots(days: Sequence[PaperDay], blocks: Sequence[PaperBlock]) -> Iterable[PaperNote]:
    for index, day in enumerate(days):
        if not day.missing:
            continue
        where = [
            f"{block.name} {block.missing[index]}"
            for block in blocks
            if block.missing and block.missing[index]
        ]
        text = ", ".join(where) or str(day.missing)
        yield PaperNote(when=_when(day.date), text=text)


def _times_to_check(days: Sequence[PaperDay]) -> Iterable[PaperNote]:
    for day in days:
        for unit in day.units:
            if unit.check:
                told = (unit.name, unit.times or _("no times"), ", ".join(unit.places))
                yield PaperNote(
                    when=_when(day.date), text=" · ".join(part for part in told if part)
                )


def _when(date: dt.date) -> str:
    return date_text(date, year=False)
