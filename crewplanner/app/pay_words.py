"""The words for the codes of pay; `words.word` says them like all others."""

from enum import StrEnum

from crewplanner.domain.day_details import BreakKind, DayShape, OvertimeKind
from crewplanner.domain.pay import Basis, PayNote, PayRule
from crewplanner.i18n import N_

PAY_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (DayShape.STANDARD, N_("Standard day")),
    (DayShape.SEMI_CONTINUOUS, N_("Semi-continuous day")),
    (DayShape.CONTINUOUS, N_("Continuous day")),
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
    (PayNote.MISSING_DEAL, N_("No deal")),
    (PayNote.UNKNOWN_AGREEMENT, N_("Unknown agreement")),
    (PayNote.BAD_PARAMETER, N_("A parameter of the deal that its agreement does not take")),
    (
        PayNote.OUTSIDE_DATES,
        N_("Outside the dates for which the agreement states figures"),
    ),
)
