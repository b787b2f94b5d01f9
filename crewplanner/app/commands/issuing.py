"""Issued papers: keep one as it went out, note who was told, and let one go again."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.issue_words import issue_title, version_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayStatus, ShootDay
from crewplanner.domain.ids import IssuedId, PersonId
from crewplanner.domain.issued import IssuedPaper
from crewplanner.i18n import _, ngettext
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePaper(Command):
    """Keep a paper as it goes out, with its files; its confirmed days are issued from then on.

    A planned day stays planned: its call sheet is preliminary, issued or not. `model` is what the
    paper says, `files` are names with what is in them. Refused where somebody issued the same
    number meanwhile.
    """

    issue: IssuedPaper
    model: bytes
    files: tuple[tuple[str, bytes], ...]

    def label(self) -> str:
        return _("Issue {paper}, {version}").format(
            paper=issue_title(self.issue), version=version_text(self.issue.number)
        )

    def run(self, tx: Transaction) -> None:
        issue = self.issue
        numbers = [
            one.number
            for one in tx.issued.find(production=issue.production, paper=issue.paper)
            if (one.span, one.unit) == (issue.span, issue.unit)
        ]
        if issue.number != max(numbers, default=0) + 1:
            raise Refused(
                _("{version} is issued already. Look at what changed, and issue again.").format(
                    version=version_text(issue.number)
                )
            )
        tx.issued.add(
            replace(
                issue,
                model=tx.attachments.add(self.model),
                files=tuple((name, tx.attachments.add(data)) for name, data in self.files),
            )
        )
        for day in tx.shoot_days.find(production=issue.production):
            if day.date in issue.span and _follows(day, issue):
                tx.shoot_days.save(replace(day, status=DayStatus.ISSUED))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTold(Command):
    """Note that people were told of an issue, or take that back.

    Their confirmed bookings in its dates that nobody was noted as told of are told from then on.
    """

    issue: IssuedId
    people: tuple[PersonId, ...]
    told: bool = True

    def label(self) -> str:
        count = len(self.people)
        if not self.told:
            return ngettext(
                "Note that {count} person is not told",
                "Note that {count} people are not told",
                count,
            ).format(count=count)
        return ngettext(
            "Note that {count} person is told", "Note that {count} people are told", count
        ).format(count=count)

    def run(self, tx: Transaction) -> None:
        issue = tx.issued.get(self.issue)
        named = {str(person) for person in self.people}
        kept = tuple((person, at) for person, at in issue.sent if person not in named)
        if self.told:
            moment = tx.at.isoformat(timespec="seconds")
            kept += tuple((str(person), moment) for person in self.people)
        tx.issued.save(replace(issue, sent=kept))
        for person in self.people if self.told else ():
            for booking in tx.bookings.find(person=person, production=issue.production):
                if booking.firm and booking.told_at is None and booking.span.overlaps(issue.span):
                    tx.bookings.save(replace(booking, told_at=tx.at))


def told_people(issue: IssuedPaper) -> dict[PersonId, dt.datetime]:
    """Who was told of an issue, and when."""
    return {PersonId(int(who)): dt.datetime.fromisoformat(at) for who, at in issue.sent}


def _follows(day: ShootDay, issue: IssuedPaper) -> bool:
    return day.status is DayStatus.CONFIRMED and issue.unit in {None, day.unit}
