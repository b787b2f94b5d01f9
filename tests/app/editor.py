"""A program that edits projects without end, for the tests that kill it. A script, not a test.

It reads lines `[PROJECT, SEED, BACKUPS]` and for each forks a child, so that everything is imported
only once. The child opens the project and edits it through the workspace until it is killed. What
happens is written to standard output, a JSON object a line: `pid` when a child began, `ready` when
it has opened the project, `try` before an edit with what that will make of the project, `done` and
`digest` once `do` has returned, `over` when the child is gone.
"""

import datetime as dt
import json
import os
import random
import sys
from pathlib import Path

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.bookings import (
    BookPeople,
    CopyBookings,
    MoveBookings,
    RemoveBookings,
    SetBookingStatus,
)
from crewplanner.app.commands.days import AddShootDays
from crewplanner.app.commands.people import AddPerson
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.context import Context
from crewplanner.app.trial import tried
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW, DayId, PersonId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import TABLES, Plan
from crewplanner.domain.values import Clock, DateSpan

FIRST = dt.date(2026, 11, 23)
FEW_BOOKINGS = 40
UNDO_SHARE = 0.1

Fingerprint = dict[str, int]


def fingerprint(plan: Plan) -> Fingerprint:
    """How many records each table has, and sums that tell a half-moved or half-edited lot."""
    counts = {table: len(getattr(plan, table)) for table in TABLES}
    bookings = plan.bookings.values()
    return counts | {
        "starts": sum(booking.span.first.toordinal() for booking in bookings),
        "ranks": sum(booking.rank for booking in bookings),
        "logged": sum(card.wrap.minutes for card in plan.timecards.values() if card.wrap),
        "wraps": sum(sheet.wrap or 0 for sheet in plan.day_sheets.values()),
    }


class Editor:
    """Makes up one edit after the other and knows what the project will be like after it."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self._workspace = workspace
        self._random = random.Random(seed)  # noqa: S311 - a reproducible test
        self._states: list[Fingerprint] = []

    def one(self) -> None:
        """Say what the next edit will do, do it, say that it is done."""
        workspace = self._workspace
        before = fingerprint(workspace.plan)
        if self._states and self._random.random() < UNDO_SHARE:
            _tell({"try": self._states.pop()})
            workspace.undo()
        else:
            command, change = self._command()
            # Whoever is behind a hold that goes moves up.
            ranks = fingerprint(tried(workspace.plan, command).after)["ranks"]
            change = change | {"ranks": ranks - before["ranks"]}
            _tell({"try": {key: value + change.get(key, 0) for key, value in before.items()}})
            if not workspace.do(command).empty:
                self._states.append(before)
        _tell({"done": fingerprint(workspace.plan), "digest": workspace.digest()})

    def _command(self) -> tuple[Command, Fingerprint]:
        plan = self._workspace.plan
        choices = [self._add_person, self._book, self._add_days, self._log]
        if plan.bookings:
            choices += [self._move, self._copy, self._set_status, self._batch]
        if len(plan.bookings) > FEW_BOOKINGS:
            choices += [self._remove] * 3
        if plan.shoot_days:
            choices.append(self._fill)
        return self._random.choice(choices)()

    def _add_person(self) -> tuple[Command, Fingerprint]:
        return AddPerson(person=Person(id=PersonId(NEW), name="Somebody New")), {"people": 1}

    def _book(self) -> tuple[Command, Fingerprint]:
        plan = self._workspace.plan
        people = tuple(self._random.sample(sorted(plan.people), 4))
        spans = tuple(self._span() for _ in range(3))
        count = len(people) * len(spans)
        command = BookPeople(
            production=next(iter(plan.productions)), people=people, spans=spans, rank=2
        )
        starts = len(people) * sum(span.first.toordinal() for span in spans)
        return command, {"bookings": count, "starts": starts, "ranks": 2 * count}

    def _move(self) -> tuple[Command, Fingerprint]:
        some = self._some_bookings()
        return MoveBookings(bookings=some, days=3), {"starts": 3 * len(some)}

    def _copy(self) -> tuple[Command, Fingerprint]:
        some = self._some_bookings()
        bookings = [self._workspace.plan.bookings[key] for key in some]
        return CopyBookings(bookings=some, days=1), {
            "bookings": len(some),
            "starts": sum(booking.span.first.toordinal() + 1 for booking in bookings),
            "ranks": sum(booking.rank for booking in bookings),
        }

    def _set_status(self) -> tuple[Command, Fingerprint]:
        some = self._some_bookings()
        before = sum(self._workspace.plan.bookings[key].rank for key in some)
        command = SetBookingStatus(bookings=some, status=BookingStatus.PENCIL, rank=3)
        return command, {"ranks": 3 * len(some) - before}

    def _remove(self) -> tuple[Command, Fingerprint]:
        some = self._some_bookings()
        bookings = [self._workspace.plan.bookings[key] for key in some]
        return RemoveBookings(bookings=some), {
            "bookings": -len(some),
            "starts": -sum(booking.span.first.toordinal() for booking in bookings),
            "ranks": -sum(booking.rank for booking in bookings),
        }

    def _batch(self) -> tuple[Command, Fingerprint]:
        move, moved = self._move()
        add, added = self._add_person()
        return Batch(commands=(add, move, add), words="Several"), {
            "people": 2 * added["people"],
            "starts": moved["starts"],
        }

    def _add_days(self) -> tuple[Command, Fingerprint]:
        plan = self._workspace.plan
        unit = next(iter(plan.units.values()))
        last = max((day.date for day in plan.shoot_days.values()), default=FIRST)
        days = tuple(
            ShootDay(
                id=DayId(NEW),
                production=unit.production,
                unit=unit.id,
                date=last + dt.timedelta(days=number),
                call=450,
                wrap=1110,
            )
            for number in (1, 2)
        )
        return AddShootDays(days=days), {"shoot_days": len(days)}

    def _fill(self) -> tuple[Command, Fingerprint]:
        plan = self._workspace.plan
        day = self._random.choice(sorted(plan.shoot_days))
        wrap = self._random.randrange(900, 1500)
        sheet = plan.sheet_of.get(DayId(day))
        change = wrap - (sheet.wrap or 0) if sheet else wrap
        return FillDaySheet(day=DayId(day), call=450, wrap=wrap), {
            "day_sheets": 0 if sheet else 1,
            "wraps": change,
        }

    def _log(self) -> tuple[Command, Fingerprint]:
        plan = self._workspace.plan
        production = next(iter(plan.productions))
        person = self._random.choice(sorted(plan.people))
        date = FIRST + dt.timedelta(days=self._random.randrange(28))
        wrap = self._random.randrange(900, 1700)
        card = plan.timecard_on(production, person, date)
        before = card.wrap.minutes if card and card.wrap else 0
        command = LogTimes(
            production=production,
            person=person,
            date=date,
            call=Clock(minutes=480),
            wrap=Clock(minutes=wrap),
        )
        return command, {"timecards": 0 if card else 1, "logged": wrap - before}

    def _span(self) -> DateSpan:
        first = FIRST + dt.timedelta(days=self._random.randrange(28))
        return DateSpan(first=first, last=first + dt.timedelta(days=2))

    def _some_bookings(self) -> tuple:
        bookings = sorted(self._workspace.plan.bookings)
        return tuple(self._random.sample(bookings, min(6, len(bookings))))


def edit(path: Path, seed: int, backups: Path) -> None:
    """Open the project and edit it until killed."""
    context = Context(user="editor", clock=lambda: dt.datetime.now(dt.UTC), backups=backups)
    workspace = Workspace.open(path, context)
    _tell({"ready": True})
    editor = Editor(workspace, seed)
    while True:
        editor.one()


def serve() -> None:
    """Fork an editor for every line read."""
    for line in sys.stdin:
        path, seed, backups = json.loads(line)
        pid = os.fork()
        if pid == 0:
            try:
                edit(Path(path), seed, Path(backups))
            finally:
                os._exit(1)
        _tell({"pid": pid})
        os.waitpid(pid, 0)
        _tell({"over": True})


def _tell(message: dict) -> None:
    os.write(1, f"{json.dumps(message)}\n".encode())


if __name__ == "__main__":
    serve()
