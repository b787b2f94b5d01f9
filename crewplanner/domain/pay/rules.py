"""One agreement with its parameters set: the primitives of which every one is made.

All times are minutes, all multiples exact fractions of the hourly rate. `clause` is the key of the
clause that says so. The order in which they are evaluated is that of `pricing`.
"""

from fractions import Fraction

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay import measures as m
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.dayrules import (
    Band,
    Conversion,
    DatePremium,
    DayRule,
    Early,
    ExtraHour,
    Night,
    OwnEnds,
    Rate,
    Shape,
    Window,
)
from crewplanner.domain.pay.eventrules import (
    Deduct,
    HolidayPay,
    Limits,
    MealRule,
    Minimum,
    MissedBreak,
    NightRun,
    NightWork,
    Numbering,
    Quota,
    Rest,
    ShortMeal,
    Travel,
    Week,
)
from crewplanner.domain.pay.measures import Tariff
from crewplanner.domain.pay.reading import part
from crewplanner.domain.values import DAY

_ONE = Fraction(1)
_WEEK = 7
_IN_A_ROW = 14
"""So many days before a week are looked at for days worked in a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """One agreement with all its parameters set: what a price is reckoned with."""

    rate: Rate = part(r.record(Rate))
    bands: tuple[Band, ...] = part(r.listed(r.record(Band)), default=())
    shapes: tuple[Shape, ...] = part(r.listed(r.record(Shape)), default=())
    conversion: Conversion | None = part(r.record(Conversion), default=None)
    extra_hour: ExtraHour | None = part(r.record(ExtraHour), default=None)
    own_ends: OwnEnds | None = part(r.record(OwnEnds), default=None)
    late_call: int | None = part(r.clock, default=None)
    days: tuple[DayRule, ...] = part(r.listed(r.record(DayRule)), default=())
    windows: tuple[Window, ...] = part(r.listed(r.record(Window)), default=())
    night: Night | None = part(r.record(Night), default=None)
    dates: tuple[DatePremium, ...] = part(r.listed(r.record(DatePremium)), default=())
    early: tuple[Early, ...] = part(r.listed(r.record(Early)), default=())
    overtime: Tariff = part(m.tariff, default=Tariff())
    other_overtime: Tariff | None = part(r.optional(m.tariff), default=None)
    unit_call: bool = part(r.flag, default=False)
    tick: int = part(r.unit, default=1)
    workday: str = part(r.choice("shift", "midnight"), default="shift")
    deduct: Deduct | None = part(r.record(Deduct), default=None)
    meals: tuple[MealRule, ...] = part(r.listed(r.record(MealRule)), default=())
    short_meal: tuple[ShortMeal, ...] = part(r.listed(r.record(ShortMeal)), default=())
    rest: Rest | None = part(r.record(Rest), default=None)
    missed_break: MissedBreak | None = part(r.record(MissedBreak), default=None)
    travel: Travel | None = part(r.record(Travel), default=None)
    minimum: Minimum | None = part(r.record(Minimum), default=None)
    week: Week | None = part(r.record(Week), default=None)
    numbering: Numbering = part(r.record(Numbering), default=Numbering())
    night_work: NightWork | None = part(r.record(NightWork), default=None)
    night_run: NightRun | None = part(r.record(NightRun), default=None)
    quotas: tuple[Quota, ...] = part(r.listed(r.record(Quota)), default=())
    holiday_pay: HolidayPay | None = part(r.record(HolidayPay), default=None)
    limits: Limits | None = part(r.record(Limits), default=None)

    @property
    def whole_engagement(self) -> bool:
        """Whether a week's pay depends on all weeks before it."""
        return bool(self.quotas or self.night_run) or self.limits is not None

    @property
    def day_by_day(self) -> bool:
        """Whether no other day changes what a day pays."""
        of_weeks = self.week or self.night_work or self.whole_engagement or self.look_back
        return not of_weeks and not any(one.numbers or one.from_number for one in self.days)

    @property
    def look_back(self) -> int:
        """How many days before a pay week its pay depends on, where that is not all of them.

        Days in a row, days whose pay is averaged, the rest before a call, work past midnight. Where
        the last day's own pay counts, so does the week that it stands in.
        """
        days = self.holiday_pay.days_back if self.holiday_pay else 0
        if self.numbering.mode == "row":
            days = max(days, _IN_A_ROW)
        rest = self.rest.due if self.rest else None
        if rest or self.workday == "midnight":
            days = max(days, _WEEK, -(-(rest or 0) // DAY) + 2)
        return days


PLAIN = Ruleset(
    rate=Rate(clause="rate", pay_hours=True, first_step=True),
    bands=(Band(clause="hours", steps=((0, _ONE), (600, Fraction(3, 2)), (720, Fraction(2)))),),
)
"""The plain deal memo at its simplest, for those who have no agreements at hand."""
