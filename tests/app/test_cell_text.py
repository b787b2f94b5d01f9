"""What is typed into a cell of the board, what is said about it, and what is written."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.app.cell_edit import read_typed
from crewplanner.app.cell_entries import CellPlace
from crewplanner.app.cell_quotes import quoted, unescaped
from crewplanner.app.cell_text import parse_cell
from crewplanner.app.cell_writing import CellWriter
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import Clock, Offset
from tests.plans import board, march

CONFIRMED = {"status": BookingStatus.CONFIRMED, "rank": 1}


@pytest.fixture(scope="module")
def plan():
    return board("""
               Mon 2        Tue 3
        unit   08:00-19:00  08:00-19:00
        ana    x            pencil as:Gaffer
        ben    06:30        -
        cleo   away         -
    """)


def shown(value: object) -> object:
    match value:
        case Clock(minutes=minutes):
            return minutes
        case Offset(minutes=minutes):
            return f"{minutes:+}"
        case _other:
            return value


def said(plan, text):
    production = next(iter(plan.productions.values()))
    found = parse_cell(text, plan, production)
    return [{k: shown(v) for k, v in change.fields} for change in found.changes]


@pytest.mark.parametrize(
    ("text", "call", "wrap"),
    [
        ("8-19", 480, 1140),
        ("8a-7:30p", 480, 1170),
        ("8A - 7:30 PM", 480, 1170),
        ("0800-1930", 480, 1170),
        ("8.00 – 19.30", 480, 1170),
        ("8h30-19h", 510, 1140),
        ("8 to 19", 480, 1140),
        ("8-19:30+1", 480, 2610),
        ("22-6", 1320, 1800),
        ("22:00–06:00+1", 1320, 1800),
        ("01:00+1–10:00+1", 1500, 2040),
        ("12a-12p", 0, 720),
    ],
)
def test_call_and_wrap(plan, text, call, wrap):
    assert said(plan, text) == [{"call": call, "wrap": wrap}]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("8", {"call": 480}),
        ("7:45", {"call": 465}),
        ("+30", {"call": "+30"}),
        ("-0:15", {"call": "-15"}),
        ("−45", {"call": "-45"}),
        ("call 7", {"call": 420}),
        ("wrap 19", {"wrap": 1140}),
        ("wrap +60", {"wrap": "+60"}),
        ("=", {"call": None, "wrap": None, "day_type": None}),
        ("x", CONFIRMED),
        ("OK", CONFIRMED),
        ("confirmed", CONFIRMED),
        ("hold", {"status": BookingStatus.PENCIL, "rank": 1}),
        ("2h", {"status": BookingStatus.PENCIL, "rank": 2}),
        ("2P", {"status": BookingStatus.PENCIL, "rank": 2}),
        ("2nd", {"status": BookingStatus.PENCIL, "rank": 2}),
        ("3rd pencil", {"status": BookingStatus.PENCIL, "rank": 3}),
        ("hold 2", {"status": BookingStatus.PENCIL, "rank": 2}),
        ("8p", {"call": 1200}),
        ("1H!", {"status": BookingStatus.CHALLENGED, "rank": 1}),
        ("enq", {"status": BookingStatus.ENQUIRED, "rank": 1}),
        ("?", {"status": BookingStatus.ENQUIRED, "rank": 1}),
        ("released", {"status": BookingStatus.RELEASED, "rank": 1}),
        ("travel", {"day_type": DayType.TRAVEL}),
        ("Prep", {"day_type": DayType.PREP}),
        ("tech scout", {"day_type": DayType.RECCE}),
        ("tech recce", {"day_type": DayType.RECCE}),
        ("wrap day", {"day_type": DayType.WRAP}),
        ("hold day", {"day_type": DayType.HOLD}),
        ("x 8-19 travel", {**CONFIRMED, "call": 480, "wrap": 1140, "day_type": DayType.TRAVEL}),
        ("C (08:00–19:00)", CONFIRMED),
        ("as gaffer", {"role": 1}),
        ("@1", {"unit": 1}),
        ("no role no unit", {"role": None, "unit": None}),
        ('x "bring the jib"', {**CONFIRMED, "note": "bring the jib"}),
        ("note: 8-19, as said", {"note": "8-19, as said"}),
        ("until 2026-03-05", {"expires": dt.date(2026, 3, 5)}),
    ],
)
def test_everything_else(plan, text, fields):
    assert said(plan, text) == [fields]


def test_days_off_and_away(plan):
    production = next(iter(plan.productions.values()))
    for text in ("off", "-", "", "free"):
        assert parse_cell(text, plan, production).frees
    for text, kind in (
        ("leave", UnavailabilityKind.LEAVE),
        ("sick", UnavailabilityKind.SICK),
        ("other job", UnavailabilityKind.OTHER_JOB),
    ):
        assert parse_cell(text, plan, production).away is kind


def test_several_bookings_of_a_cell_are_divided_by_a_stroke(plan):
    assert said(plan, '1H "a / b" / 2H') == [
        {"status": BookingStatus.PENCIL, "rank": 1, "note": "a / b"},
        {"status": BookingStatus.PENCIL, "rank": 2},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "foo",
        "8-",
        "49",
        "8-19 foo",
        "8-19+2",
        "8-19-20",
        "x hold",
        "off 8-19",
        "x / off",
        "1H / foo",
        "sick travel",
        "O/T 2.5",
        "as nobody",
        "@moon",
        "until 2026-13-01",
        "/",
    ],
)
def test_what_is_not_understood_is_said_in_one_sentence_and_writes_nothing(plan, text):
    production = next(iter(plan.productions.values()))
    place = CellPlace(person=next(iter(plan.people)), date=march(2))
    found = read_typed(plan, production, [place], text)
    assert not found.understood
    assert found.command is None
    assert len(found.sentence) > 20
    assert "\n" not in found.sentence


@pytest.mark.parametrize(("words", "second"), [(FilmWords.US, "2H"), (FilmWords.UK, "2P")])
def test_the_words_offered_are_those_of_the_board_and_can_be_written(plan, words, second):
    production = replace(next(iter(plan.productions.values())), words=words)
    with pytest.raises(ValueError, match=rf"\(confirmed, {second}, enquired\)"):
        parse_cell("oops", plan, production)
    for text in ("confirmed", second, "enquired"):
        assert parse_cell(text, plan, production).changes


ANA, BEN, CLEO = 1, 2, 3


@pytest.mark.parametrize(
    ("person", "day", "text", "echo"),
    [
        (ANA, 2, "8", "→ Call 08:00, stays confirmed"),
        (ANA, 2, "8-19", "→ 08:00–19:00, stays confirmed"),
        (ANA, 2, "2h", "→ 2nd hold"),
        (ANA, 2, "x", "The cell says so already."),
        (ANA, 2, "off", "→ Free; confirmed goes"),
        (ANA, 2, "travel", "→ Travel, stays confirmed"),
        (ANA, 3, "x", "→ Confirmed"),
        (BEN, 2, "=", "→ The unit's times, stays confirmed"),
        (BEN, 2, "+30", "→ Call +0:30 to the unit: 08:30, stays confirmed"),
        (BEN, 3, "8-19", "→ New: 1st hold, 08:00–19:00"),
        (BEN, 3, "off", "Already free."),
        (BEN, 3, "x wrap 2", "→ New: confirmed, wrap 02:00+1"),
        (
            ANA,
            2,
            "20",
            (
                "→ Call 20:00, no hours count: the wrap 19:00 is not after the call 20:00, "
                "stays confirmed"
            ),
        ),
        (CLEO, 2, "leave", "The cell says so already."),
        (CLEO, 3, "sick", "→ Sick on Tue 3 Mar"),
        (ANA, 3, "sick", "→ Sick on Tue 3 Mar; the booking stays, with a finding"),
    ],
)
def test_the_echo_says_what_will_happen(plan, person, day, text, echo):
    production = next(iter(plan.productions.values()))
    place = CellPlace(person=list(plan.people)[person - 1], date=march(day))
    assert read_typed(plan, production, [place], text).sentence == echo


def test_several_cells_are_written_in_one_step(plan):
    production = next(iter(plan.productions.values()))
    places = [CellPlace(person=p, date=march(d)) for p in plan.people for d in (2, 3)]
    found = read_typed(plan, production, places, "x")
    assert found.sentence == "→ 4 cells: Confirmed; …"
    assert len(found.command.cells) == 4
    assert found.command.label() == "Write “x” into 4 cells"


def test_a_cell_says_all_in_its_text(plan):
    writer = CellWriter(plan, next(iter(plan.productions.values())))
    people = list(plan.people)
    texts = [[writer.text(CellPlace(person=p, date=march(d))) for d in (2, 3)] for p in people]
    assert texts == [
        ["C (08:00–19:00)", "1H (08:00–19:00) as Gaffer"],
        ["C call 06:30 (06:30–19:00)", ""],
        ["", ""],
    ]


@pytest.mark.parametrize("text", ["", " a  b ", 'q"\\', "\n\t\r", "\u00a0\u200e\u2028", "😀\ue000"])
def test_a_quoted_text_has_no_letter_that_a_spreadsheet_would_lose(text):
    written = quoted(text)
    assert "  " not in written
    assert written.isprintable()
    assert unescaped(written[1:-1]) == text
