"""What erasing a person would take away, what stays, and which copies still hold the data after."""

import datetime as dt
from collections.abc import Iterable

from crewplanner.app.commands.erasing import pseudonym_of
from crewplanner.app.queries.person_mentions import papers_naming
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.store.backups import ALL_FOR, DAILY_FOR, WEEKLY_FOR, Backup, keep, list_backups

_DAY = dt.timedelta(days=1)
_AGES = (
    ALL_FOR + _DAY,
    ALL_FOR + 2 * _DAY,
    DAILY_FOR + _DAY,
    DAILY_FOR + 8 * _DAY,
    WEEKLY_FOR + _DAY,
    WEEKLY_FOR + 32 * _DAY,
)
"""When another rule begins to hold for a backup, and when it holds for the whole period, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCopy:
    """A backup that still holds somebody. `goes` is when it is removed by itself; None: never."""

    backup: Backup
    goes: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasingView:
    """What is asked before somebody is erased. `papers` were issued and name the person."""

    person: PersonId
    name: str
    pseudonym: str
    contacts: int
    deals: int
    bookings: int
    timecards: int
    comments: int
    papers: tuple[str, ...]
    copies: tuple[OldCopy, ...]

    @property
    def last_goes(self) -> dt.date | None:
        """When the last of the old backups is gone by itself; None where one never goes."""
        dates = [copy.goes for copy in self.copies]
        return max((date for date in dates if date), default=None) if all(dates) else None


def erasing_view(workspace: Workspace, person: PersonId) -> ErasingView:
    """The view. Raises KeyError for nobody."""
    plan, own = workspace.plan, workspace.plan.people[person]
    return ErasingView(
        person=person,
        name=own.name,
        pseudonym=pseudonym_of(person),
        contacts=len(own.contacts),
        deals=len(plan.deals_of.get(person, ())),
        bookings=len(plan.bookings_of.get(person, ())),
        timecards=len(plan.timecards_of.get(person, ())),
        comments=sum(one.person == person for one in plan.comments.values()),
        papers=tuple(str(row[0]) for row in papers_naming(workspace, own).rows),
        copies=old_copies(workspace),
    )


def old_copies(workspace: Workspace, fresh: Backup | None = None) -> tuple[OldCopy, ...]:
    """The backups of the project, newest first, without the one made after erasing."""
    now = workspace.context.clock()
    found = list_backups(workspace.context.backups, workspace.uuid)
    times = [one.at for one in found]
    return tuple(
        OldCopy(backup=one, goes=goes_at(one.at, times, now))
        for one in found
        if fresh is None or one.path != fresh.path
    )


def goes_at(one: dt.datetime, times: Iterable[dt.datetime], now: dt.datetime) -> dt.date | None:
    """When a backup is removed by itself if one is made each day from now on; None for never.

    The last one of a month is kept for ever.
    """
    others = list(times)
    for age in _AGES:
        end = one + age
        days = max(0, (end - now).days) + 1
        later = [now + _DAY * day for day in range(days + 1)]
        moment = max(end, now)
        if one not in keep((*others, *(time for time in later if time <= moment)), moment):
            return moment.date()
    return None
