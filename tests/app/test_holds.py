"""Holds by command: ranks, challenges and their answers, release with step up, expiry, refusals."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.app.commands.bookings import (
    BookPeople,
    EditBooking,
    FreeDates,
    MoveBookings,
    RemoveBookings,
    ResizeBooking,
    SetBookingStatus,
)
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
from crewplanner.app.errors import Refused
from crewplanner.domain.bookings import BookingStatus
from tests.app.command_examples import Sample
from tests.app.conftest import NOON, day, span
from tests.app.hold_examples import outside_hold

LATER = NOON + dt.timedelta(hours=30)


class Ladder:
    """Cleo's week from the ninth: holds added behind each other, and how they stand."""

    def __init__(self, workspace):
        self.workspace = workspace
        workspace.do(RemoveBookings(bookings=tuple(workspace.plan.bookings)))
        self.s = Sample(workspace)
        self.names = {}

    def do(self, command):
        return self.workspace.do(command)

    def hold(self, name, first=8, last=8, **given):
        production = given.pop("production", self.s.first.id)
        command = Pencil(
            production=production,
            people=(self.s.cleo.id,),
            spans=(span(first, last),),
            **given,
        )
        self.names[name] = self.do(command).added["bookings"][0]
        return self.names[name]

    def other(self, name, first=8, last=8, **given):
        hold = outside_hold(self.s, holder=name, span=span(first, last), **given)
        return self.do(AddOutsideHold(hold=hold)).added["outside_holds"][0]

    def set(self, name, status, rank=1):
        self.do(SetBookingStatus(bookings=(self.names[name],), status=status, rank=rank))

    def __getitem__(self, name):
        return self.workspace.plan.bookings[self.names[name]]

    @property
    def ranks(self):
        """Status and rank by name: `a pencil 1`."""
        plan = self.workspace.plan
        ours = [
            f"{name} {plan.bookings[key].status.value} {plan.bookings[key].rank}"
            for name, key in self.names.items()
            if key in plan.bookings
        ]
        theirs = [f"{h.holder} {h.status.value} {h.rank}" for h in plan.outside_holds.values()]
        return ours + theirs


@pytest.fixture
def cleo(prepared):
    with prepared() as workspace:
        yield Ladder(workspace)


def three(cleo):
    for name in "abc":
        cleo.hold(name)
    return cleo


# --- ranks -------------------------------------------------------------------------------------


def test_each_hold_comes_behind_those_before_it_whoever_holds(cleo):
    cleo.hold("a")
    cleo.other("Nordlicht", rank=2)
    cleo.hold("b", production=cleo.s.second.id)
    cleo.hold("elsewhere", 9, 9)
    assert cleo.ranks == ["a pencil 1", "b pencil 3", "elsewhere pencil 1", "Nordlicht pencil 2"]


def test_a_rank_that_is_given_is_taken(cleo):
    cleo.hold("a", rank=4)
    assert cleo.ranks == ["a pencil 4"]


def test_an_enquiry_holds_nothing_and_becomes_a_hold_behind_the_others(cleo):
    enquiry = EnquireAbout(production=cleo.s.first.id, people=(cleo.s.cleo.id,), spans=(span(8),))
    cleo.names["asked"] = cleo.do(enquiry).added["bookings"][0]
    cleo.hold("a")
    assert cleo.ranks == ["asked enquired 1", "a pencil 1"]
    cleo.do(PencilBookings(bookings=(cleo.names["asked"],)))
    assert cleo.ranks == ["asked pencil 2", "a pencil 1"]


def test_a_tenth_hold_is_refused(cleo):
    cleo.hold("a", rank=9)
    with pytest.raises(Refused, match="Cleo Rao has 9 holds"):
        cleo.hold("b")


# --- who moves up ------------------------------------------------------------------------------


def release(cleo, key):
    cleo.do(Release(bookings=(key,)))


def by_status(status):
    def go(cleo, key):
        cleo.do(SetBookingStatus(bookings=(key,), status=status))

    return go


def edited(cleo, key):
    booking = cleo.workspace.plan.bookings[key]
    cleo.do(EditBooking(booking=replace(booking, status=BookingStatus.CANCELLED)))


def removed(cleo, key):
    cleo.do(RemoveBookings(bookings=(key,)))


def freed(cleo, key):
    cleo.do(FreeDates(booking=key, span=span(8)))


@pytest.mark.parametrize(
    "go",
    [
        release,
        by_status(BookingStatus.RELEASED),
        by_status(BookingStatus.DECLINED),
        by_status(BookingStatus.CANCELLED),
        by_status(BookingStatus.ENQUIRED),
        edited,
        removed,
        freed,
    ],
)
def test_when_the_first_goes_the_others_move_up_in_one_step(cleo, go):
    three(cleo)
    before, digest = cleo.ranks, cleo.workspace.digest()
    go(cleo, cleo.names["a"])
    assert cleo.ranks[-2:] == ["b pencil 1", "c pencil 2"]
    cleo.workspace.undo()
    assert cleo.ranks == before
    assert cleo.workspace.digest() == digest


def test_a_confirmed_second_hold_lets_the_third_move_up_and_the_first_stay(cleo):
    three(cleo).set("b", BookingStatus.CONFIRMED)
    assert cleo.ranks == ["a pencil 1", "b confirmed 1", "c pencil 2"]
    cleo.set("b", BookingStatus.RELEASED)
    assert cleo.ranks == ["a pencil 1", "b released 1", "c pencil 2"]


def test_another_companys_release_moves_ours_up_and_their_others_too(cleo):
    key = cleo.other("Nordlicht")
    cleo.hold("a")
    cleo.other("Sundfilm", rank=3)
    hold = cleo.workspace.plan.outside_holds[key]
    cleo.do(EditOutsideHold(hold=replace(hold, status=BookingStatus.RELEASED)))
    assert cleo.ranks == ["a pencil 1", "Nordlicht released 1", "Sundfilm pencil 2"]
    cleo.workspace.undo()
    cleo.do(RemoveOutsideHold(holds=(key,)))
    assert cleo.ranks == ["a pencil 1", "Sundfilm pencil 2"]


def test_what_is_free_only_in_part_moves_nobody_up(cleo):
    cleo.hold("a", 8, 9)
    cleo.hold("x", 10, 11)
    cleo.hold("b", 9, 10)
    cleo.do(Release(bookings=(cleo.names["a"],)))
    assert cleo.ranks[-1] == "b pencil 2"
    cleo.do(Release(bookings=(cleo.names["x"],)))
    assert cleo.ranks[-1] == "b pencil 1"


def moved(cleo, key):
    cleo.do(MoveBookings(bookings=(key,), days=3))


def shortened(cleo, key):
    booking = cleo.workspace.plan.bookings[key]
    day = booking.span.last + dt.timedelta(days=1)
    cleo.do(ResizeBooking(booking=key, first=day, last=day))


def redated(cleo, key):
    booking = cleo.workspace.plan.bookings[key]
    cleo.do(EditBooking(booking=replace(booking, span=booking.span.moved(3))))


@pytest.mark.parametrize("go", [moved, shortened, redated])
def test_when_the_first_moves_away_the_others_move_up_and_it_keeps_its_rank(cleo, go):
    three(cleo)
    digest = cleo.workspace.digest()
    go(cleo, cleo.names["b"])
    ranks = {line.split()[0]: line.split()[-1] for line in cleo.ranks}
    assert ranks == {"a": "1", "b": "2", "c": "2"}
    cleo.workspace.undo()
    assert cleo.workspace.digest() == digest


# --- challenges --------------------------------------------------------------------------------


def test_a_first_hold_is_challenged_and_confirmed(cleo):
    cleo.hold("a")
    cleo.do(Challenge(bookings=(cleo.names["a"],), until=LATER))
    assert cleo["a"].challenged_until == LATER
    assert cleo.ranks == ["a challenged 1"]
    cleo.do(AnswerChallenge(bookings=(cleo.names["a"],), confirm=True))
    assert cleo.ranks == ["a confirmed 1"]
    assert cleo["a"].challenged_until is None


def test_a_lower_hold_challenges_all_before_it_ours_and_others(cleo):
    cleo.hold("a", production=cleo.s.second.id)
    key = cleo.other("Nordlicht", rank=2)
    cleo.hold("c")
    cleo.do(Challenge(bookings=(cleo.names["c"],), until=LATER))
    assert cleo.ranks == ["a challenged 1", "c pencil 3", "Nordlicht pencil 2"]
    assert cleo.workspace.plan.outside_holds[key].decide_by == LATER
    cleo.do(AnswerChallenge(bookings=(cleo.names["a"],), confirm=False))
    assert cleo.ranks == ["a released 1", "c pencil 2", "Nordlicht pencil 1"]


def test_a_challenge_is_over_when_the_status_is_another(cleo):
    cleo.hold("a")
    cleo.do(Challenge(bookings=(cleo.names["a"],), until=LATER))
    cleo.set("a", BookingStatus.CHALLENGED)
    assert cleo["a"].challenged_until == LATER
    cleo.set("a", BookingStatus.PENCIL)
    assert cleo["a"].challenged_until is None


# --- expiry ------------------------------------------------------------------------------------


def test_expired_holds_stay_until_somebody_releases_them(cleo):
    cleo.hold("a", expires=day(4))
    cleo.hold("b", expires=day(5))
    with pytest.raises(Refused, match="No hold has expired"):
        cleo.do(ReleaseExpired(today=day(4)))
    assert cleo.ranks == ["a pencil 1", "b pencil 2"]
    with pytest.raises(Refused):
        cleo.do(ReleaseExpired(today=day(5), production=cleo.s.second.id))
    cleo.do(ReleaseExpired(today=day(5), production=cleo.s.first.id))
    assert cleo.ranks == ["a released 1", "b pencil 1"]


def test_a_hold_is_extended_and_a_challenge_gets_as_much_more_time(cleo):
    cleo.hold("a", expires=day(3))
    cleo.hold("b", 9, 9)
    cleo.do(Challenge(bookings=(cleo.names["b"],), until=LATER))
    cleo.do(ExtendHold(bookings=(cleo.names["a"], cleo.names["b"]), until=day(6)))
    assert cleo["a"].expires == day(6)
    assert cleo["b"].expires is None
    assert cleo["b"].challenged_until == LATER.replace(day=8)


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "command", "words"),
    [
        ("confirmed", PencilBookings, "Release the booking before"),
        ("confirmed", Challenge, "only a hold can be challenged"),
        ("enquired", Challenge, "was only asked"),
        ("released", Challenge, "Hold the dates again"),
        ("pencil", AnswerChallenge, "Nobody challenges"),
        ("confirmed", AnswerChallenge, "is confirmed already"),
        ("released", Release, "is over already"),
        ("confirmed", ExtendHold, "does not run out"),
    ],
)
def test_steps_that_are_not_open_are_refused_with_the_reason(cleo, status, command, words):
    cleo.hold("a")
    cleo.set("a", BookingStatus(status))
    more = {
        Challenge: {"until": LATER},
        AnswerChallenge: {"confirm": True},
        ExtendHold: {"until": day(6)},
    }
    with pytest.raises(Refused, match=words):
        cleo.do(command(bookings=(cleo.names["a"],), **more.get(command, {})))


def test_moments_that_are_past_and_nothing_chosen_are_refused(cleo):
    key = cleo.hold("a")
    with pytest.raises(Refused, match="moment is past"):
        cleo.do(Challenge(bookings=(key,), until=NOON))
    with pytest.raises(Refused, match="date is past"):
        cleo.do(ExtendHold(bookings=(key,), until=day(1)))
    with pytest.raises(Refused, match="Choose a booking"):
        cleo.do(Release(bookings=()))
    with pytest.raises(Refused, match="at least one person"):
        cleo.do(Pencil(production=cleo.s.first.id, people=(), spans=(span(1),)))
    with pytest.raises(Refused, match="who holds"):
        cleo.other(" ")


def test_behind_a_confirmed_booking_there_is_nothing_to_challenge(cleo):
    firm = BookPeople(
        production=cleo.s.second.id,
        people=(cleo.s.cleo.id,),
        spans=(span(8),),
        status=BookingStatus.CONFIRMED,
    )
    cleo.do(firm)
    key = cleo.hold("b")
    assert cleo.ranks == ["b pencil 2"]
    with pytest.raises(Refused, match="only a hold"):
        cleo.do(Challenge(bookings=(key,), until=LATER))
