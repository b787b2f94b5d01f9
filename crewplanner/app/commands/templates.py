"""Crews under a name: keep one, book one, forget one."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import check_unit
from crewplanner.app.errors import Refused
from crewplanner.app.recurrence import runs
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.ids import NEW, BookingId, CrewTemplateId, TemplateMemberId, UnitId
from crewplanner.domain.templates import CrewTemplate, TemplateMember
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepCrew(Command):
    """Keep a crew under a name; one of the same name in the production is replaced."""

    template: CrewTemplate
    members: tuple[TemplateMember, ...]

    def label(self) -> str:
        return _("Keep crew “{name}”").format(name=self.template.name)

    def run(self, tx: Transaction) -> None:
        name = self.template.name.strip()
        if not name:
            raise Refused(_("Give the crew a name."))
        if not self.members:
            raise Refused(_("Nobody is booked there: there is no crew to keep."))
        check_unit(tx, self.template.production, self.template.unit)
        for old in tx.crew_templates.find(production=self.template.production):
            if old.name.casefold() == name.casefold():
                tx.crew_templates.remove(old.id)
        key = tx.crew_templates.add(replace(self.template, id=CrewTemplateId(NEW), name=name))
        for position, member in enumerate(self.members):
            tx.template_members.add(
                replace(
                    member,
                    id=TemplateMemberId(NEW),
                    template=CrewTemplateId(key),
                    position=position,
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetCrew(Command):
    """Remove a crew that was kept; bookings made from it stay."""

    template: CrewTemplateId

    def label(self) -> str:
        return _("Forget crew")

    def run(self, tx: Transaction) -> None:
        tx.crew_templates.remove(self.template)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookCrew(Command):
    """Book everybody of a crew for dates, with a unit, each as they were kept.

    Whoever is booked by the production on a date already is not booked a second time for it.
    Refused where everybody is.
    """

    template: CrewTemplateId
    dates: tuple[dt.date, ...]
    unit: UnitId | None = None
    status: BookingStatus = BookingStatus.PENCIL
    rank: int = 1

    def label(self) -> str:
        return _("Book crew")

    def run(self, tx: Transaction) -> None:
        template = tx.crew_templates.get(self.template)
        check_unit(tx, template.production, self.unit)
        booked = 0
        for member in tx.template_members.find(template=self.template):
            if member.person is None:
                continue
            there = tx.bookings.find(person=member.person, production=template.production)
            taken = {date for one in there if one.live for date in one.span}
            for span in runs(date for date in self.dates if date not in taken):
                tx.bookings.add(self._booking(template, member, span))
                booked += 1
        if not booked:
            raise Refused(_("Everybody of this crew is booked on these dates already."))

    def _booking(self, template: CrewTemplate, member: TemplateMember, span: DateSpan) -> Booking:
        assert member.person is not None, "looked at before"  # noqa: S101 - for the reader
        return Booking(
            id=BookingId(NEW),
            production=template.production,
            person=member.person,
            span=span,
            role=member.role,
            unit=self.unit,
            status=self.status,
            rank=self.rank,
            call=member.call,
            wrap=member.wrap,
        )
