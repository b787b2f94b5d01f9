"""What a cell says and how it looks, as values."""

from dataclasses import replace

import pytest

from crewplanner.app.queries.board import BoardAway
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import TimeRange
from crewplanner.ui.board.looks import Badge, Kind, away_look, kind_of, look_of, while_away
from crewplanner.ui.board.words import BoardWords
from tests.ui.board.boards import MONDAY, row_of

US = BoardWords()
UK = BoardWords(film=FilmWords.UK)


def cell(letter="C", **more):
    return replace(row_of(1, "Ana", letter).cells[MONDAY][0], **more)


def texts(letter="C", words=US, **more):
    return look_of(cell(letter, **more), words, column=84, height=23).texts


@pytest.mark.parametrize(
    ("letter", "kind"),
    [
        ("C", Kind.CONFIRMED),
        ("1", Kind.HOLD),
        ("2", Kind.SECOND),
        ("?", Kind.ENQUIRED),
        ("O", Kind.OFFERED),
        ("R", Kind.DEAD),
        ("X", Kind.ELSEWHERE),
    ],
)
def test_every_status_has_a_pattern(letter, kind):
    assert kind_of(cell(letter)) is kind


@pytest.mark.parametrize("status", list(BookingStatus))
def test_no_status_is_forgotten(status):
    look = look_of(cell(status=status), US, column=84, height=23)
    assert look.texts[-1]


def test_a_confirmed_day_says_its_times_then_its_call_then_a_letter():
    assert texts() == ("07:30–18:30", "07:30", "C")


def test_a_hold_says_its_rank_first():
    assert texts("1") == ("1H 07:30–18:30", "1H 07:30", "1H")
    assert texts("2")[-1] == "2H"


def test_pencils_of_the_uk_have_another_letter():
    assert texts("1", UK)[-1] == "1P"


def test_what_another_production_only_holds_keeps_its_rank_down_to_the_last_letter():
    assert texts("X") == ("HLX", "HLX", "H")
    held = texts("X", UK, status=BookingStatus.PENCIL, rank=1)
    assert held == ("1P HLX", "1P H", "1P")
    assert texts("X", status=BookingStatus.ENQUIRED) == ("? HLX", "? H", "?")
    assert texts("X", status=BookingStatus.CHALLENGED)[-1] == "H!"


def test_a_challenged_hold_differs_from_a_calm_one_down_to_the_last_letter():
    calm, challenged = texts("1"), texts(status=BookingStatus.CHALLENGED)
    assert not set(calm) & set(challenged)


def test_times_past_midnight_are_said_as_on_the_clock():
    assert texts(call=960, wrap=1620)[0] == "16:00–03:00"


def test_twelve_hours_where_wanted():
    words = BoardWords(twelve_hours=True)
    assert texts(words=words, call=450, wrap=1455)[0] == "7:30a–12:15a"
    assert words.clock(720) == "12:00p"


def test_other_days_say_their_word():
    look = look_of(cell(day_type=DayType.TRAVEL), US, column=84, height=23)
    assert look.kind is Kind.OUTLINE
    assert look.texts == ("Travel 07:30–18:30", "Travel", "T")


def test_a_hold_of_a_travel_day_is_still_a_hold():
    look = look_of(cell("1", day_type=DayType.TRAVEL), US, column=84, height=23)
    assert look.kind is Kind.HOLD
    assert look.texts == ("1H Travel", "1H")


def test_times_to_check_have_a_question_mark():
    assert texts(check_times=True)[0] == "07:30–18:30 ?"


def test_a_day_without_times_says_the_status():
    assert texts(call=None, wrap=None, day_type=None) == ("Confirmed", "C")


def test_a_day_off_inside_a_booking_is_a_line_without_words():
    look = look_of(cell(idle=True, first=False, last=False), US, column=84, height=23)
    assert look.idle
    assert look.texts == ()
    assert look.joined_left
    assert look.joined_right


def slim_texts(letter, words=US, **more):
    look = look_of(cell(letter, idle=True, **more), words, column=84, height=23, slim=True)
    assert look.slim
    assert not look.idle
    return look.texts


def test_a_day_off_at_the_end_of_a_booking_says_its_status_in_letters():
    assert slim_texts("C") == ("C",)
    assert slim_texts("1") == ("1H",)
    assert slim_texts("2", UK) == ("2P",)
    assert slim_texts("X")[-2:] == ("HLX", "H")
    assert slim_texts("1", status=BookingStatus.CHALLENGED) == ("1H!", "H!")


def test_another_production_is_named_by_its_code():
    assert texts("X") == ("HLX", "HLX", "H")


def test_an_own_call_is_strong_and_called_so_where_there_is_no_room_for_its_wrap():
    look = look_of(cell(own_call=True), US, column=84, height=23)
    assert look.strong
    assert look.texts == ("07:30–18:30", "07:30 call", "07:30", "C")


@pytest.mark.parametrize(
    ("severity", "badge"),
    [
        (None, Badge.NONE),
        (Severity.INFO, Badge.NOTE),
        (Severity.WARN, Badge.WARNING),
        (Severity.BLOCK, Badge.CONFLICT),
    ],
)
def test_findings_have_a_mark_by_severity(severity, badge):
    assert look_of(cell(severity=severity), US, column=84, height=23).badge is badge


def test_somebody_booked_while_away_leaves_a_piece_of_the_hatch_in_sight():
    assert while_away(look_of(cell(), US, column=84, height=23)).taken > 0
    assert while_away(look_of(cell(), US, column=20, height=23)).taken == 0


def test_a_part_of_a_day_away_says_its_hours():
    part = BoardAway(kind=UnavailabilityKind.LEAVE, part=TimeRange(start=540, end=780), note="")
    look = away_look(part, US, column=84, height=23)
    assert look.kind is Kind.AWAY_PART
    assert look.texts[:2] == ("Leave 09:00–13:00", "09:00–13:00")


def test_a_cell_is_read_out_person_role_date_status_times_warnings():
    finding = Finding(
        rule=RuleKind.REST, severity=Severity.WARN, production=1, date=MONDAY, person=1
    )
    words = BoardWords(sentence=lambda _finding: "9:30 h rest, 11:00 h are asked for.")
    row = row_of(1, "Ana Ruiz", "C")
    warned = cell(own_call=True, findings=(finding,))
    assert words.about_cell(row, MONDAY, (warned,)) == (
        "Ana Ruiz, Gaffer, Monday 23 Nov, confirmed, 07:30 to 18:30, own call, "
        "9:30 h rest, 11:00 h are asked for"
    )


def test_an_empty_cell_is_free_and_a_day_away_says_why():
    row = row_of(1, "Ana Ruiz", ".a")
    assert US.about_cell(row, MONDAY, ()) == "Ana Ruiz, Gaffer, Monday 23 Nov, free"
    tuesday = MONDAY.replace(day=24)
    assert US.about_cell(row, tuesday, ()).endswith("Tuesday 24 Nov, away, leave")


def test_a_tooltip_says_the_same_in_lines():
    row = row_of(1, "Ana Ruiz", "CC")
    text = US.about_cell(row, MONDAY, row.cells[MONDAY], lines=True)
    assert text.splitlines() == [
        "Ana Ruiz, Gaffer",
        "Monday 23 Nov",
        "Confirmed, 07:30 to 18:30",
        "Mon 23 Nov – Tue 24 Nov · 2 days",
    ]


def test_a_warning_of_two_bookings_is_said_once():
    findings = tuple(
        Finding(rule=rule, severity=Severity.BLOCK, production=1, date=MONDAY, person=1)
        for rule in (RuleKind.DOUBLE_BOOKING, RuleKind.REST)
    )
    row = row_of(1, "Ana Ruiz", "C", "1")
    cells = tuple(replace(met, findings=findings) for met in row.cells[MONDAY])
    words = BoardWords(sentence=lambda finding: f"About {finding.rule}.")
    assert words.about_cell(row, MONDAY, cells, lines=True).splitlines()[2:] == [
        "Confirmed, 07:30 to 18:30",
        "1st hold, 07:30 to 18:30",
        f"About {RuleKind.DOUBLE_BOOKING}",
        f"About {RuleKind.REST}",
    ]


def test_a_day_is_described_with_its_units_holiday_and_heads(crew):
    day = replace(crew.days[0], holiday="St Andrew's Day", heads=1, minutes=660)
    assert US.about_day(day).splitlines() == [
        "Monday, Mon 23 Nov 2026",
        "St Andrew's Day",
        "Main unit: Shoot, day 1 of 14, Harbour quay, 07:30–18:30",
        "1 person · 11 h",
    ]
