"""A review without a server: what was seen, the package that goes out, the reply to it."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from crewplanner.app.errors import Refused
from crewplanner.app.files import safe_name
from crewplanner.app.jobs import Cancelled, Progress, Stopped, never, no_progress
from crewplanner.app.roles import EVERYBODY, why_not
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import planned
from crewplanner.domain.findings import RuleKind
from crewplanner.domain.ids import (
    NEW,
    MemberId,
    PersonId,
    ProductionId,
    ReviewId,
)
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.plan import Plan
from crewplanner.domain.reviews import Comment, Member, MemberRole, Review, SignOff
from crewplanner.domain.values import DateSpan, format_minutes
from crewplanner.i18n import _
from crewplanner.store.identity import new_identity
from crewplanner.store.snapshots import Snapshot
from crewplanner.store.transaction import Transaction

_TITLE_LETTERS = 60


def seen_text(
    plan: Plan, production: ProductionId, person: PersonId | None, date: dt.date | None
) -> str:
    """What stands in a cell, on a date or about a person: short, and the same in every language.

    Empty for the whole.
    """
    if person is not None and date is not None:
        found = [b for b in plan.booking_on(person, date) if b.production == production]
        return " / ".join(_cell(plan, booking, date) for booking in found) or "-"
    if person is not None:
        own = [b for b in plan.bookings_of.get(person, ()) if b.production == production and b.live]
        return " / ".join(f"{_status(b)} {b.span.first}..{b.span.last}" for b in own) or "-"
    if date is not None:
        return " / ".join(_days(plan, production, date)) or "-"
    return ""


def seen_sum(plan: Plan, production: ProductionId, span: DateSpan) -> str:
    """A checksum of what stands in some dates: equal for equal plans."""
    whole = hashlib.sha256()
    for date in span:
        whole.update(f"{date} {seen_text(plan, production, None, date)}\n".encode())
        people = {b.person for b in plan.bookings_at.get((production, date), ())}
        for person in sorted(people):
            text = seen_text(plan, production, person, date)
            whole.update(f"{person} {text}\n".encode())
    return whole.hexdigest()


class Placing(StrEnum):
    """Whether a comment still stands on what it was said of."""

    PLACED = "placed"
    MOVED = "moved"
    """What it was said of is otherwise now."""
    GONE = "gone"
    """Whom it was said of is not in the project any more, or not on that date."""


def placing(plan: Plan, comment: Comment) -> Placing:
    """How a comment stands to the plan as it is now."""
    if comment.person is None and comment.date is None:
        return Placing.PLACED
    now = seen_text(plan, comment.production, comment.person, comment.date)
    if now == comment.seen:
        return Placing.PLACED
    return Placing.GONE if now == "-" else Placing.MOVED


def holds(plan: Plan, sign: SignOff) -> bool:
    """Whether the plan of the dates is still what was signed."""
    return sign.seen == seen_sum(plan, sign.production, sign.span)


def new_review(
    workspace: Workspace,
    production: ProductionId,
    span: DateSpan,
    *,
    reader: str = "",
    rates: bool = False,
    note: str = "",
) -> Review:
    """A review that is about to be sent, with a name of its own for ever. Raises Refused."""
    if (reason := why_not(workspace.plan, workspace.context.user)) is not None:
        raise Refused(reason)
    return Review(
        id=ReviewId(NEW),
        production=production,
        uuid=new_identity(),
        span=span,
        sent_at=workspace.context.clock(),
        sent_by=workspace.context.user,
        reader=reader.strip(),
        rates=rates,
        note=note.strip(),
    )


def package_name(plan: Plan, review: Review) -> str:
    """A name for the package's file, which says nobody's name: `Harbor Lights review 2026-11-23`.

    Without its ending: the package and the page have the same.
    """
    title = plan.productions[review.production].title[:_TITLE_LETTERS]
    return safe_name(_("{title} review {date}").format(title=title, date=review.span.first))


def why_closed(workspace: Workspace) -> str | None:
    """Why nothing can even be said of the plan, as a sentence: its file cannot be written."""
    reason = workspace.read_only_reason
    return None if reason == why_not(workspace.plan, workspace.context.user) else reason


def write_package(workspace: Workspace, target: Path, review: Review) -> None:
    """Write the package of a review: a project that opens for reading, comments and sign-off.

    Only the production and its people go with it. Private contacts, notes on people, why they are
    away, what was imported and other packages stay here; without rates no deal, budget or price of
    any kind is in its bytes. Raises ProjectExists, CouldNotWrite, BadBackup.
    """
    package_job(workspace, target, review).run(no_progress, never)


def package_job(workspace: Workspace, target: Path, review: Review) -> "PackageJob":
    """The same as a job for another thread; it has the project as it is now. Raises ProjectError.

    Cancelled, or where it fails, it leaves nothing.
    """
    return PackageJob(snapshot=workspace.snapshot(), target=target, review=review)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageJob:
    """A job: the package of a review, without what stays here."""

    snapshot: Snapshot
    target: Path
    review: Review

    def run(self, progress: Progress, cancelled: Cancelled) -> Path:
        """Where it lies. Raises ProjectExists, CouldNotWrite, BadBackup, Stopped."""

        def step(done: int, of: int) -> None:
            if cancelled():
                raise Stopped
            progress(done, of)

        self.snapshot.save_scrubbed(self.target, _scrubber(self.review), step)
        return self.target


def _scrubber(review: Review) -> Callable[[Transaction], None]:
    def scrub(tx: Transaction) -> None:
        for production in tx.productions.all():
            if production.id != review.production:
                tx.productions.remove(production.id)
        for table in ("import_records", "reviews", "members", "issued", "scenarios", "saved_views"):
            _empty(getattr(tx, table))
        busy = {one.person for one in (*tx.bookings.all(), *tx.timecards.all())}
        for person in tx.people.all():
            if person.id not in busy:
                tx.people.remove(person.id)
                continue
            public = tuple(contact for contact in person.contacts if not contact.private)
            tx.people.save(replace(person, contacts=public, note=""))
        for away in tx.unavailabilities.all():
            tx.unavailabilities.save(replace(away, kind=UnavailabilityKind.PERSONAL, note=""))
        logo = {production.logo for production in tx.productions.all()}
        for name in tx.attachments.names() - logo:
            tx.attachments.remove(name)
        if not review.rates:
            _without_rates(tx)
        tx.reviews.add(replace(review, id=ReviewId(NEW), model=""))
        everybody = Member(id=MemberId(NEW), name=EVERYBODY, role=MemberRole.REVIEWER)
        tx.members.add(everybody)

    return scrub


def _without_rates(tx: Transaction) -> None:
    for table in ("deals", "budget_lines", "budget_revisions", "fringes", "allowances"):
        _empty(getattr(tx, table))
    for production in tx.productions.all():
        tx.productions.save(replace(production, cancellation=(), holiday_pay=Decimal(0)))
    for override in tx.overrides.find(rule=RuleKind.BUDGET.value):
        tx.overrides.remove(override.id)


def _empty(records: Any) -> None:
    for record in records.all():
        records.remove(record.id)


def _cell(plan: Plan, booking: Booking, date: dt.date) -> str:
    day = planned(plan, booking, date)
    parts = [_status(booking)]
    if day is not None:
        parts.append(_times(day.call, day.wrap))
    unit = plan.units.get(booking.unit) if booking.unit is not None else None
    if unit is not None:
        parts.append(unit.name)
    if booking.day_type is not None:
        parts.append(booking.day_type.value)
    return " ".join(part for part in parts if part)


def _days(plan: Plan, production: ProductionId, date: dt.date) -> Iterator[str]:
    for day in plan.days_on.get((production, date), ()):
        places = [plan.places[key].name for key in day.places if key in plan.places]
        parts = (plan.units[day.unit].name, day.day_type.value, day.status.value)
        yield " ".join(part for part in (*parts, _times(day.call, day.wrap), *places) if part)


def _status(booking: Booking) -> str:
    return f"{booking.status.value}:{booking.rank}"


def _times(call: int | None, wrap: int | None) -> str:
    texts = ("?" if one is None else format_minutes(one) for one in (call, wrap))
    return "" if call is None and wrap is None else "–".join(texts)
