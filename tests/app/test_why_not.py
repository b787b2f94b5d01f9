"""Why not? All reasons at once, for an empty date and for a booked one."""

from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.queries.why_not import why_not
from crewplanner.domain.plan import make_plan
from tests import plans
from tests.plans import march


def asked(text, day, name="ana", **settings):
    plan = make_plan(plans.records(text, **settings))
    person = next(one.id for one in plan.people.values() if one.name == name)
    return why_not(plan, next(iter(plan.productions)), person, march(day))


def said(answer):
    return [(r.severity.value, r.rule) for r in answer.reasons]


BUSY = """
             Mon 2        Tue 3           Wed 4        Thu 5
    unit     08:00-18:00  08:00-18:00     08:00-18:00  08:00-18:00
    ana      08:00-23:30 2  -               -            -
    ben      x            x               x            x
    """


def test_a_date_after_a_late_wrap_asks_for_a_later_call_or_another_date():
    answer = asked(BUSY, 3)
    assert said(answer) == [("WARN", "REST")]
    first = answer.reasons[0].remedies[0]
    assert first.text == "Call ana at 10:30 or later on Tue 3 Mar."
    command = first.command
    assert isinstance(command, BookPeople)
    assert command.call is not None
    assert (command.call.minutes, command.people, command.spans[0].first) == (
        630,
        (answer.person,),
        march(3),
    )
    assert [remedy.text for remedy in answer.instead] == ["Book ana on Wed 4 Mar instead."]
    assert "Free on that date." in answer.in_favor
    assert not answer.booked


def test_no_date_is_proposed_on_which_the_unit_of_the_person_is_dark():
    text = """
                 Mon 2        Tue 3        Wed 4        Thu 5
        unit     08:00-18:00  08:00-18:00  dark         08:00-18:00
        unit 2   08:00-18:00  08:00-18:00  08:00-18:00  08:00-18:00
        ana      08:00-23:30  -            -            -
        ben      x 2          away         -            -
        """
    answer = asked(text, 3)
    assert [remedy.text for remedy in answer.instead] == ["Book ana on Thu 5 Mar instead."]
    assert unit_of(answer.instead[0].command) == 1
    other = asked(text, 3, "ben")
    assert [remedy.text for remedy in other.instead] == ["Book ben on Wed 4 Mar instead."]
    assert unit_of(other.book.command) == unit_of(other.instead[0].command) == 2


def unit_of(command):
    assert isinstance(command, BookPeople)
    return command.unit


def test_hard_and_soft_reasons_come_together_the_hardest_first():
    answer = asked(
        """
                 Mon 2        Tue 3
        unit     08:00-18:00  08:00-18:00
        ana      08:00-23:30 2  away
        ben      x            x
        """,
        3,
    )
    assert said(answer) == [("BLOCK", "UNAVAILABLE"), ("WARN", "REST")]


def test_a_booked_date_tells_what_its_own_booking_breaks():
    answer = asked(
        """
                 Mon 2        Tue 3
        ana      08:00-23:30  08:00-18:00
        """,
        3,
    )
    assert answer.booked
    assert said(answer) == [("WARN", "REST")]
    assert answer.book is None


def test_nothing_speaks_against_a_free_day():
    answer = asked(BUSY, 5)
    assert answer.reasons == ()
    assert answer.instead == ()
    assert answer.book.command is not None


AWAY = "             Tue 3\n    unit     08:00-18:00\n    ana      away\n    ben      x\n"


def test_who_is_not_booked_yet_is_not_said_to_be():
    (reason,) = asked(AWAY, 3).reasons
    assert reason.text == "ana would be booked on Tue 3 Mar while away (leave)."
    (reason,) = asked(BUSY, 3).reasons
    assert reason.text == "ana would have 8:30 h rest before Tue 3 Mar; 11:00 h are asked for."


def test_what_a_booking_breaks_is_said_as_it_is():
    answer = asked("             Mon 2        Tue 3\n    ana      08:00-23:30  08:00-18:00\n", 3)
    assert answer.reasons[0].text.startswith("ana has 8:30 h rest before Tue 3 Mar;")
