"""The way of times to the payroll: submitted, approved, rejected, locked, opened again."""

import datetime as dt
from abc import abstractmethod

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.kept_agreements import keep_agreements_of
from crewplanner.app.words import date_text, person_name, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.approvals import (
    Approval,
    Deed,
    TimesState,
    allowed,
    state_of,
    wants_reason,
)
from crewplanner.domain.ids import NEW, ApprovalId, PersonId, ProductionId
from crewplanner.domain.person_times import person_dates
from crewplanner.domain.plan import Plan, make_plan
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitTimes(Command):
    """Say that the times of these people are complete for the span: a day, or a week.

    Refused while a date that counts has no times yet.
    """

    production: ProductionId
    people: tuple[PersonId, ...]
    span: DateSpan

    def label(self) -> str:
        return _("Submit times")

    def run(self, tx: Transaction) -> None:
        if not self.people:
            raise Refused(_("Nobody has times to submit. Type the unit's call and wrap first."))
        for person in self.people:
            _note(tx, Deed.SUBMITTED, self.production, person, self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class _WeekCommand(Command):
    production: ProductionId
    person: PersonId
    week: DateSpan

    @property
    @abstractmethod
    def deed(self) -> Deed:
        """What is done."""

    @property
    def said(self) -> str:
        """The reason that is given."""
        return ""

    def run(self, tx: Transaction) -> None:
        _note(tx, self.deed, self.production, self.person, self.week, self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveWeek(_WeekCommand):
    """Agree to the submitted times of a person's week."""

    def label(self) -> str:
        return _("Approve week")

    @property
    def deed(self) -> Deed:
        return Deed.APPROVED


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectWeek(_WeekCommand):
    """Give submitted or approved times back, with a reason; they are open again."""

    reason: str

    def label(self) -> str:
        return _("Reject week")

    @property
    def deed(self) -> Deed:
        return Deed.REJECTED

    @property
    def said(self) -> str:
        return self.reason.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class LockWeek(_WeekCommand):
    """Close approved times for good: they are with the payroll."""

    def label(self) -> str:
        return _("Lock week")

    @property
    def deed(self) -> Deed:
        return Deed.LOCKED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenWeek(_WeekCommand):
    """Open times again, whatever their state. What was locked wants a reason."""

    reason: str = ""

    def label(self) -> str:
        return _("Reopen week")

    @property
    def deed(self) -> Deed:
        return Deed.REOPENED

    @property
    def said(self) -> str:
        return self.reason.strip()


def _note(
    tx: Transaction,
    deed: Deed,
    production: ProductionId,
    person: PersonId,
    span: DateSpan,
    reason: str = "",
) -> None:
    """Do a deed to the times of a span, if their state and what is known of them allow it."""
    plan = _plan_of(tx, production, person, span)
    name = person_name(plan.people.get(person))
    dates = [date for date in person_dates(plan, production, person, span) if date.counts]
    if not dates:
        raise Refused(
            _("{name} has no work from {first} to {last}.").format(
                name=name, first=date_text(span.first), last=date_text(span.last)
            )
        )
    unknown = [date.date for date in dates if not date.known]
    if deed is Deed.SUBMITTED and unknown:
        raise Refused(_no_times(name, unknown))
    deeds = plan.deeds_of(production, person)
    states = {state_of(deeds, (date.date,)) for date in dates}
    if not allowed(deed, states):
        raise Refused(_not_now(deed, name, state_of(deeds, (date.date for date in dates))))
    if wants_reason(deed, states) and not reason:
        raise Refused(_("Say why, so that whoever filled in the times knows what to do."))
    if deed is Deed.APPROVED:
        keep_agreements_of(tx, production, person)
    tx.approvals.add(
        Approval(
            id=ApprovalId(NEW),
            production=production,
            person=person,
            span=span,
            deed=deed,
            who=tx.who,
            at=tx.at,
            reason=reason,
        )
    )


def _no_times(name: str, dates: list[dt.date]) -> str:
    listed = ", ".join(date_text(date, year=False) for date in dates)
    return _("{name} has no times yet on {dates}. Fill them in, or write off or sick.").format(
        name=name, dates=listed
    )


def _not_now(deed: Deed, name: str, state: TimesState) -> str:
    now = word(state).lower()
    sentences = {
        Deed.SUBMITTED: _("The times of {name} are {state} already."),
        Deed.APPROVED: _("The times of {name} are {state}: only submitted ones can be approved."),
        Deed.REJECTED: _(
            "The times of {name} are {state}: only submitted or approved ones can be rejected."
        ),
        Deed.LOCKED: _("The times of {name} are {state}: only approved ones can be locked."),
        Deed.REOPENED: _("The times of {name} are {state} already."),
    }
    return sentences[deed].format(name=name, state=now)


def _plan_of(tx: Transaction, production: ProductionId, person: PersonId, span: DateSpan) -> Plan:
    """All that the person's times of the span follow from."""
    settings = tx.productions.get(production)
    weeks = {week_of(date, settings.first_weekday) for date in span}
    dates = sorted({date for week in weeks for date in week})
    days = [day for date in dates for day in tx.shoot_days.find(production=production, date=date)]
    return make_plan(
        (
            settings,
            tx.people.get(person),
            *tx.units.find(production=production),
            *tx.bookings.find(production=production, person=person),
            *tx.timecards.find(production=production, person=person),
            *tx.approvals.find(production=production, person=person),
            *tx.holidays.find(production=production),
            *days,
            *(sheet for day in days for sheet in tx.day_sheets.find(day=day.id)),
        )
    )
