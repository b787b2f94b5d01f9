"""Engaged while another company has, or has first refusal on, the same date."""

import pytest

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import OutsideHoldId, PersonId
from crewplanner.domain.rules.outside_hold import outside_hold
from crewplanner.domain.values import DateSpan
from tests import plans
from tests.domain.rules.boards import Board


def held(status, rank=1, first=3, last=4):
    span = DateSpan(first=plans.march(first), last=plans.march(last))
    return OutsideHold(
        id=OutsideHoldId(1),
        person=PersonId(1),
        holder="Nordlicht Film",
        span=span,
        status=BookingStatus(status),
        rank=rank,
    )


def case(name, ours, theirs, *finds):
    text = f"""
                 Mon 2        Tue 3
        unit     08:00-18:00  08:00-18:00
        ana      x            {ours}
        ben      x            x
    """
    return Board(name, text, finds, also=(theirs,))


BOARDS = (
    case("both confirmed", "x", held("confirmed"), "outside hold ana Tue 3: block Nordlicht Film"),
    case("we hold", "pencil", held("confirmed"), "outside hold ana Tue 3: warn Nordlicht Film"),
    case("they come first", "x", held("pencil"), "outside hold ana Tue 3: warn Nordlicht Film"),
    case("challenged", "x", held("challenged"), "outside hold ana Tue 3: warn Nordlicht Film"),
    case("they come second", "x", held("pencil", 2)),
    case("both hold", "pencil", held("pencil")),
    case("they only asked", "x", held("enquired")),
    case("they released", "x", held("released")),
    case("another date", "x", held("confirmed", first=4)),
)


@pytest.mark.parametrize("board", BOARDS, ids=str)
def test_only_who_may_take_somebody_away_is_named(check, board):
    assert check(board.records, rules=(outside_hold,)) == list(board.finds)
