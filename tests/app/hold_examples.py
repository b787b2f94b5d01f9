"""An example of every command about holds."""

from crewplanner.app.commands.holds import (
    AddOutsideHold,
    AnswerChallenge,
    Challenge,
    EditOutsideHold,
    EnquireAbout,
    ExtendHold,
    Pencil,
    PencilBookings,
    Release,
    ReleaseExpired,
    RemoveOutsideHold,
)
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import NEW
from tests.app.conftest import NOON, day, span


def outside_hold(s, **changes):
    """Another company's first option on Cleo."""
    given = {"id": NEW, "person": s.cleo.id, "holder": "Nordlicht Film", "span": span(8)}
    return OutsideHold(**given | changes)


HOLD_EXAMPLES = {
    EnquireAbout: lambda s: EnquireAbout(
        production=s.first.id, people=(s.cleo.id,), spans=(span(8),)
    ),
    Pencil: lambda s: Pencil(
        production=s.first.id, people=(s.cleo.id, s.ben.id), spans=(span(8),), expires=day(5)
    ),
    PencilBookings: lambda s: PencilBookings(bookings=(s.bookings[2].id,)),
    Challenge: lambda s: Challenge(
        bookings=(s.bookings[2].id,), until=NOON.replace(day=6, hour=18)
    ),
    AnswerChallenge: lambda s: AnswerChallenge(bookings=(s.bookings[2].id,), confirm=True),
    Release: lambda s: Release(bookings=tuple(b.id for b in s.bookings)),
    ExtendHold: lambda s: ExtendHold(bookings=(s.bookings[2].id,), until=day(6)),
    ReleaseExpired: lambda s: ReleaseExpired(production=s.second.id, today=day(7)),
    AddOutsideHold: lambda s: AddOutsideHold(hold=outside_hold(s)),
    EditOutsideHold: lambda s: EditOutsideHold(
        hold=outside_hold(s, id=s.outside.id, status=BookingStatus.RELEASED)
    ),
    RemoveOutsideHold: lambda s: RemoveOutsideHold(holds=(s.outside.id,)),
}


def prepare_holds(kind, s, workspace):
    """What a step of a hold needs before it."""
    hold = s.bookings[2].id
    if kind in {EditOutsideHold, RemoveOutsideHold}:
        workspace.do(AddOutsideHold(hold=outside_hold(s)))
    if kind is AnswerChallenge:
        workspace.do(Challenge(bookings=(hold,), until=NOON.replace(day=6)))
    if kind is ReleaseExpired:
        workspace.do(ExtendHold(bookings=(hold,), until=day(6)))
