"""Finished cells are kept by what decides their looks: never is one shown that is out of date."""

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from crewplanner.app.queries.board import BoardRow
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Severity
from crewplanner.domain.ids import OutsideHoldId
from crewplanner.ui.board.cells import NARROW_TIMES, CellPictures
from crewplanner.ui.board.geometry import Density
from crewplanner.ui.board.lanes import sizes
from crewplanner.ui.board.looks import look_of
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.scene import Scene
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.board.writing import Measure
from crewplanner.ui.fonts import Fonts
from tests.effort import tries
from tests.ui.board.boards import MONDAY, painted, row_of, view_of

RANDOMLY = settings(
    max_examples=tries(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
FACTS = {
    "status": st.sampled_from(BookingStatus),
    "rank": st.integers(1, 3),
    "call": st.none() | st.integers(0, 2000),
    "wrap": st.none() | st.integers(0, 2000),
    "own_call": st.booleans(),
    "check_times": st.booleans(),
    "night": st.booleans(),
    "evening": st.booleans(),
    "day_type": st.none() | st.sampled_from(DayType),
    "severity": st.none() | st.sampled_from(Severity),
    "accepted": st.booleans(),
    "elsewhere": st.sampled_from(["", "HRB"]),
    "outside": st.sampled_from([None, OutsideHoldId(5)]),
    "idle": st.booleans(),
}
CHANGES = st.lists(
    st.sampled_from(sorted(FACTS)).flatmap(
        lambda name: st.tuples(st.integers(0, 17), st.just(name), FACTS[name])
    ),
    min_size=1,
    max_size=6,
)


@given(CHANGES, st.sampled_from([16, 24, 34, 62, 120]), st.booleans())
@RANDOMLY
def test_changed_cells_have_the_pixels_of_a_fresh_painting(look, changes, column, selecting):
    paints = from_roles(look.role, look.fonts)
    view = view_of(("Ana", "CCC111"), ("Ben", "22??OO"), ("Cy", "RRXXCC"))
    scene = shown(view, paints, column)
    for place, name, value in changes:
        people = [found for found in scene.rows.view.rows if isinstance(found, BoardRow)]
        row = people[place // 6]
        date = sorted(row.cells)[place % 6]
        (cell,) = row.cells[date]
        painted(scene)
        changed = replace(row, cells={**row.cells, date: (replace(cell, **{name: value}),)})
        scene.replace((changed,))
        if selecting:
            scene.select(replace(scene.selection, picked=frozenset({cell.booking})))
    fresh = shown(scene.rows.view, paints, column)
    fresh.select(scene.selection)
    assert painted(scene) == painted(fresh)


def shown(view, paints, column):
    """The view in a small window."""
    scene = Scene(view, paints, BoardWords())
    scene.resize(500, 260, 1.0)
    scene.lay_out(column=column)
    return scene


@given(
    st.fixed_dictionaries({n: v for n, v in FACTS.items() if n not in {"outside", "call"}}),
    st.lists(st.integers(0, 2000), min_size=2, max_size=2),
    st.integers(12, 40),
    st.sampled_from([1.0, 1.5, 2.0]),
    st.booleans(),
)
@RANDOMLY
def test_where_no_time_has_room_all_times_are_drawn_the_same(
    look, facts, calls, column, text, twelve
):
    paints = from_roles(look.role, Fonts(scale=text))
    of = sizes(Density.NORMAL, paints.fonts.text)
    words = BoardWords(twelve_hours=twelve)
    height = of.lane_box(0, 1, column).height
    cell = replace(row_of(1, "Ana", "C").cells[MONDAY][0], **facts)
    assume(not CellPictures(paints, of, Pictures()).tell_times(column))
    drawn = []
    for call in calls:
        timed = replace(cell, call=call, wrap=call + 600, check_times=call % 2 == 0)
        shape = look_of(timed, words, column=column, height=height)
        drawn.append(CellPictures(paints, of, Pictures()).get(shape).toImage())
    assert drawn[0] == drawn[1]


def test_no_time_of_the_clock_is_narrower_than_those_it_is_measured_by(look):
    for scale in (1.0, 1.5, 2.0):
        small = Measure(from_roles(look.role, Fonts(scale=scale)).fonts.small)
        narrowest = min(small.exact(text) for text in NARROW_TIMES)
        for twelve in (False, True):
            clock = BoardWords(twelve_hours=twelve).clock
            assert min(small.exact(clock(minutes)) for minutes in range(1440)) >= narrowest - 2
