"""What papers made of parts share: whose version it is, which departments it shows, head facts."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from crewplanner.app.errors import Refused
from crewplanner.domain.ids import PersonId
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.week_notes import issue
from crewplanner.i18n import _


class Named(Protocol):
    """A department of some view."""

    @property
    def name(self) -> str:
        """As it is printed."""
        ...


_Department = TypeVar("_Department", bound=Named)


def for_producer(options: Options) -> bool:
    """Whether everything may be shown."""
    return options.audience is Audience.PRODUCER


def chosen(departments: Sequence[_Department], options: Options) -> tuple[_Department, ...]:
    """The departments this reader gets. Raises Refused where the one asked for is not there."""
    if not options.department:
        return tuple(departments)
    wanted = options.department.strip().casefold()
    found = tuple(one for one in departments if one.name.casefold() == wanted)
    if not found:
        raise Refused(
            _("Nobody of a department “{name}” is on this paper. Check its name.").format(
                name=options.department
            )
        )
    return found


def notice(options: Options) -> str:
    """Whose version it is, and what may be done with it."""
    match options.audience:
        case Audience.PRODUCER:
            return _("For the producer. Confidential.")
        case Audience.DEPARTMENT:
            return _("{department} only. Please do not pass on.").format(
                department=options.department
            )
        case Audience.CREW:
            return _("Crew version. Please do not pass on.")
        case Audience.PAYROLL:
            return _("For payroll, with costs. Confidential.")
        case Audience.PUBLIC:
            return _("Public version, without contacts.")


def facts(options: Options, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Version and issue, then what is said beside them; empty ones are left out."""
    return tuple((label, value) for label, value in (*issue(options), *more) if value)


def person_mark(person: PersonId, name: str) -> str:
    """What stands for one person in a file's name, which more people read: `017 EM`."""
    letters = "".join(part[0] for part in name.split() if part[0].isalnum())
    return f"{person:03} {letters[:3].upper()}".strip()


def readers(options: Options) -> str:
    """For whom, in a file's name."""
    return options.department or options.audience.value
