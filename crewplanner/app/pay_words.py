"""The words for the codes of pay; `words.word` says them like all others."""

from enum import StrEnum

from crewplanner.domain.hot_cost import Cause, Standing
from crewplanner.domain.pay import Basis, PayNote, PayRule
from crewplanner.i18n import N_

PAY_WORDS: tuple[tuple[StrEnum, str], ...] = (
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
)
