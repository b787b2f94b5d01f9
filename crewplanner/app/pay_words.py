"""The words for the codes of pay; `words.word` says them like all others."""

from collections.abc import Mapping
from enum import StrEnum

from crewplanner.domain.day_details import BreakKind, DayShape, Detail, OvertimeKind
from crewplanner.domain.hot_cost import Cause, Standing
from crewplanner.domain.pay import Basis, PayNote, PayRule
from crewplanner.i18n import N_, _

PAY_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (DayShape.STANDARD, N_("Standard day")),
    (DayShape.SEMI_CONTINUOUS, N_("Semi-continuous day")),
    (DayShape.CONTINUOUS, N_("Continuous day")),
    (Detail.SHAPE, N_("Shape of the day")),
    (Detail.CAMERA_OVERTIME, N_("Camera overtime called")),
    (Detail.OVERTIME_KIND, N_("Kind of overtime")),
    (Detail.ON_SET_WRAP, N_("Wrap on set")),
    (Detail.TRAVEL, N_("Billable travel")),
    (Detail.MISSED_BREAKS, N_("Missed breaks")),
    (Detail.BREAKS, N_("Paid breaks")),
    (OvertimeKind.CAMERA, N_("Camera overtime")),
    (OvertimeKind.OTHER, N_("Other overtime")),
    (BreakKind.NDB, N_("Non-deductible meal")),
    (BreakKind.SECOND, N_("Second break")),
    (Basis.WORKED, N_("As worked")),
    (Basis.PLANNED, N_("As planned")),
    (Basis.EXPECTED, N_("As worked, else as planned")),
    (PayRule.WORKED, N_("Worked")),
    (PayRule.GUARANTEE, N_("Guaranteed")),
    (PayRule.FLAT, N_("Flat rate")),
    (PayRule.KIT, N_("Kit")),
    (PayRule.ROUNDING, N_("Rounding")),
    (PayRule.DAY, N_("Day rate")),
    (PayRule.EXTRA_HOUR, N_("Additional contracted hour")),
    (PayRule.OVERTIME, N_("Overtime")),
    (PayRule.EARLY_CALL, N_("Early call")),
    (PayRule.SALARY, N_("Salary")),
    (PayRule.BONUS, N_("Bonus")),
    (PayRule.ADJUSTMENT, N_("Adjustment")),
    (PayRule.MEAL_LATE, N_("Late meal")),
    (PayRule.MEAL_SHORT, N_("Short meal")),
    (PayRule.REST, N_("Rest payment")),
    (PayRule.MISSED_BREAK, N_("Missed break")),
    (PayRule.TRAVEL, N_("Travel time")),
    (PayRule.NIGHT_WORK, N_("Night work")),
    (PayRule.NIGHT, N_("Night premium")),
    (PayRule.TURNAROUND_DAY, N_("Turnaround day")),
    (PayRule.QUOTA, N_("Short of the quota")),
    (PayRule.HOLIDAY_PAY, N_("Holiday pay")),
    (Cause.BASE, N_("Base")),
    (Cause.OVERTIME, N_("Overtime")),
    (Cause.MEALS, N_("Meals")),
    (Cause.REST, N_("Rest")),
    (Cause.NIGHT, N_("Night")),
    (Cause.PREMIUM_DAY, N_("6th/7th day")),
    (Cause.EXTRA_PEOPLE, N_("Extra people")),
    (Standing.WORKED, N_("Worked")),
    (Standing.OPEN, N_("Still open")),
    (Standing.ABSENT, N_("Did not work")),
    (Standing.EXTRA, N_("Not planned")),
    (PayNote.MISSING_DEAL, N_("No deal")),
    (PayNote.UNKNOWN_AGREEMENT, N_("Unknown agreement")),
    (PayNote.BAD_PARAMETER, N_("A parameter of the deal that its agreement does not take")),
    (
        PayNote.OUTSIDE_DATES,
        N_("Outside the dates for which the agreement states figures"),
    ),
)

_KINDS: Mapping[str, str] = {
    "shoot": N_("shooting day"),
    "prep": N_("prep day"),
    "wrap": N_("wrap day"),
    "prelight": N_("pre-light"),
    "build": N_("build day"),
    "strike": N_("strike day"),
    "recce": N_("recce"),
    "travel": N_("travel day"),
    "standby": N_("stand-by day"),
    "rest": N_("rest day"),
    "holiday_off": N_("public holiday, not worked"),
    "off": N_("day off"),
    "sick": N_("sick day"),
    "leave": N_("day of leave"),
}

_SHAPES: Mapping[str, str] = {
    "SWD": N_("standard working day"),
    "SCWD": N_("semi-continuous working day"),
    "CWD": N_("continuous working day"),
}

_ANSWERS: Mapping[str, tuple[str, str]] = {
    "comp_rest": (N_("Compensatory rest"), N_("Pay")),
    "sixth_day_approved": (N_("Approved"), N_("Not approved")),
    "meal_waived": (N_("Waived"), N_("Not waived")),
}
"""What somebody who is asked can answer: yes, no."""

_NOTED: Mapping[PayNote, str] = {
    PayNote.MISSING_DEAL: N_("There is no deal for this person on this date. Add one in Crew."),
    PayNote.UNKNOWN_AGREEMENT: N_(
        "Not priced: the deal names an agreement that this production does not have. Choose "
        "another in the deal, or add the agreement from its file."
    ),
    PayNote.BAD_PARAMETER: N_(
        "Not priced: the deal sets a parameter that its agreement does not take. Correct the "
        "terms of the deal."
    ),
    PayNote.OUTSIDE_DATES: N_(
        "Priced by figures that the agreement states for other dates. Look whether there is a "
        "newer version."
    ),
}

_QUESTIONS: Mapping[str, str] = {
    "comp_rest": N_("Decide: compensatory rest or pay for {what} on {date}."),
    "sixth_day_approved": N_("Decide: was the sixth day on {date} approved before it was worked?"),
    "meal_waived": N_("Decide: was the meal on {date} waived?"),
    "guarantee_hours": N_(
        "Write in the deal how many hours its rate buys: {date} is not paid until then."
    ),
}


def day_kind_text(kind: str) -> str:
    """What a date is for an agreement: `shooting day`."""
    return _(_KINDS.get(kind, kind))


def shape_text(shape: str) -> str:
    """How a day is built: `continuous working day (CWD)`."""
    return f"{_(_SHAPES[shape])} ({shape})" if shape in _SHAPES else shape


def note_text(note: PayNote) -> str:
    """What must be known about a day's price, as a sentence."""
    return _(_NOTED[note])


def question_text(ask: str, date: str, what: str) -> str:
    """What must be decided, as a sentence. `what` is what it is about."""
    known = _QUESTIONS.get(ask, N_("Decide on {date}: {ask}."))
    return _(known).format(date=date, what=what, ask=ask.replace("_", " "))


def answer_text(ask: str, answer: bool) -> str:  # noqa: FBT001 - it is the answer
    """An answer in a word or two."""
    yes, no = _ANSWERS.get(ask, (N_("Yes"), N_("No")))
    return _(yes if answer else no)
