"""How a board is looked at as text: there and back, and what is no longer there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.board_look import BoardLook, look_from_json
from crewplanner.app.commands.saved_views import RemoveView, RenameView, SaveView
from crewplanner.app.errors import Refused
from crewplanner.app.queries.board import Arrangement, BoardFilter, GroupKey, RowsBy
from crewplanner.domain.bookings import BookingStatus

IDS = st.frozensets(st.integers(1, 9), max_size=3)
KEYS = st.builds(
    GroupKey,
    by=st.sampled_from(RowsBy),
    department=st.none() | st.integers(1, 9),
    production=st.none() | st.integers(1, 9),
    unit=st.none() | st.integers(1, 9),
)
LOOKS = st.builds(
    BoardLook,
    arrangement=st.builds(Arrangement, rows_by=st.sampled_from(RowsBy), besides=IDS),
    filter=st.builds(
        BoardFilter,
        departments=IDS,
        roles=IDS,
        places=IDS,
        statuses=st.frozensets(st.sampled_from(BookingStatus), max_size=3),
        booked_only=st.booleans(),
        with_findings=st.booleans(),
        unconfirmed=st.booleans(),
        overtime=st.booleans(),
    ),
    zoom=st.sampled_from(("DAY", "WEEK", "WHOLE", "47")),
    folded=st.frozensets(KEYS, max_size=3),
)


@given(LOOKS)
def test_a_look_comes_back_from_its_text(look):
    assert look_from_json(look.to_json()) == look


def test_what_is_not_said_is_as_always_and_what_is_not_known_is_left_out():
    assert look_from_json("{}") == BoardLook()
    assert look_from_json('{"rows": "unit", "moon": 3}').arrangement.rows_by is RowsBy.UNIT


@pytest.mark.parametrize(
    "text",
    ["", "[1", "3", '{"rows": "moon"}', '{"roles": ["x"]}', '{"folded": [{}]}', '{"with": 3}'],
)
def test_what_is_no_look_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="cannot be read"):
        look_from_json(text)


def test_what_the_plan_no_longer_has_is_left_out(planned):
    second = list(planned.plan.productions)[1]
    look = BoardLook(
        arrangement=Arrangement(besides=frozenset({second, 99})),
        filter=BoardFilter(departments=frozenset({1, 999}), places=frozenset({77})),
    ).within(planned.plan)
    assert look.arrangement.besides == {second}
    assert look.filter == BoardFilter(departments=frozenset({1}))


def test_a_view_of_the_same_name_is_replaced_and_can_be_removed(planned):
    planned.do(SaveView(name=" Nights ", spec='{"rows": "unit"}'))
    planned.do(SaveView(name="Days", spec="{}"))
    planned.do(SaveView(name="nights", spec='{"rows": "person"}'))
    views = sorted(planned.plan.saved_views.values(), key=lambda view: view.position)
    assert [(view.name, view.spec) for view in views] == [
        ("nights", '{"rows": "person"}'),
        ("Days", "{}"),
    ]
    planned.do(RemoveView(view=views[0].id))
    assert [view.name for view in planned.plan.saved_views.values()] == ["Days"]


@pytest.mark.parametrize(("name", "spec"), [("  ", "{}"), ("Nights", "no")])
def test_a_view_without_name_or_sense_is_refused(planned, name, spec):
    with pytest.raises(Refused):
        planned.do(SaveView(name=name, spec=spec))


def test_a_view_gets_another_name_which_no_other_has(planned):
    planned.do(SaveView(name="Nights", spec="{}"))
    planned.do(SaveView(name="Days", spec="{}"))
    nights, days = planned.plan.saved_views.values()
    planned.do(RenameView(view=nights.id, name=" Dusk "))
    assert planned.plan.saved_views[nights.id].name == "Dusk"
    for name in ("days", " "):
        with pytest.raises(Refused):
            planned.do(RenameView(view=nights.id, name=name))
    planned.do(RenameView(view=days.id, name="DAYS"))
    planned.undo()
    planned.undo()
    assert planned.plan.saved_views[nights.id].name == "Nights"
