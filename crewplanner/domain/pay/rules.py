"""The primitives of which every agreement is made: what an hour costs, what a day is, which minutes
cost more, what is paid for late meals and short rests, what is settled later, what is only an alert.

All times are minutes, all multiples exact fractions of the hourly rate. `clause` is the key of the
clause that says so. The order in which they are evaluated is that of `pricing`.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.reading import part

Steps = tuple[tuple[int, Fraction], ...]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKING = ("shoot", "prep", "wrap", "prelight", "build", "strike", "recce")
KINDS = (*WORKING, "travel", "standby", "rest", "holiday_off", "off", "sick", "leave")

_ONE = Fraction(1)
_kinds = r.listed(r.choice(*KINDS))
_weekdays = r.listed(r.choice(*WEEKDAYS))
_names = r.listed(r.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """From a clock time to another; where the second is not later, over midnight."""

    start: int = part(r.clock, key="from")
    end: int = part(r.clock, key="to")

    def holds(self, minute: int) -> bool:
        """Whether the clock time of that minute lies in it; the end does not."""
        at = minute % 1440
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """What time costs: a multiple of the hourly rate between bounds, in started units of time.

    `of` "overtime" takes the multiple at which the day's overtime is paid. `least` and `most` bound
    the money per hour; `most_or_hourly` lifts the upper bound to the plain rate. `tick` minutes are
    a unit: from `up_from` minutes of one it counts. Above `whole_after` only whole hours are paid.
    """

    multiple: Fraction = part(r.multiple, default=_ONE)
    of: str = part(r.choice("hourly", "overtime"), default="hourly")
    least: Decimal | None = part(r.optional(r.positive), default=None)
    most: Decimal | None = part(r.optional(r.positive), default=None)
    most_or_hourly: bool = part(r.flag, default=False)
    tick: int = part(r.minutes, default=1)
    up_from: int = part(r.minutes, default=1)
    whole_after: int | None = part(r.optional(r.hours), default=None)

    def rounded(self, minutes: int) -> int:
        """Minutes in whole units."""
        if minutes <= 0:
            return 0
        if self.whole_after is not None and minutes > self.whole_after:
            return -(-minutes // 60) * 60
        if self.tick <= 1:
            return minutes
        units, rest = divmod(minutes, self.tick)
        return (units + (rest >= self.up_from)) * self.tick


_tariff = r.record(Tariff)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHours:
    """What a rate buys for some roles or departments instead."""

    names: tuple[str, ...] = part(_names)
    day: int = part(r.hours)
    week: int = part(r.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Up to a day's rate (None: any) overtime is paid at the multiple."""

    up_to: Decimal | None = part(r.optional(r.positive), default=None)
    multiple: Fraction = part(r.multiple)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How money per hour follows from what was quoted.

    A day's rate buys `day` hours and a week's `week`, or those of the quote unless `fixed`. With
    `pay_hours` they count as the bands pay them ("$500/10" is 500 ÷ 11). `basis` "regular" is the
    regular rate of the week, `salary` lets a week's rate cover hours and not days. `bonus` says
    over which hours a bonus is spread, `adjustment` whether it raises the day's rate.
    `digits` rounds every figure per hour and day half up, each from the unrounded one.
    """

    clause: str = part(r.text)
    day: int | None = part(r.optional(r.hours), default=None)
    week: int | None = part(r.optional(r.hours), default=None)
    fixed: bool = part(r.flag, default=False)
    pay_hours: bool = part(r.flag, default=False)
    first_step: bool = part(r.flag, default=False)
    quote_needed: bool = part(r.flag, default=False)
    basis: str = part(r.choice("quoted", "regular"), default="quoted")
    salary: bool = part(r.flag, default=False)
    bonus: str = part(r.choice("added", "all_hours", "straight_hours"), default="added")
    adjustment: str = part(r.choice("added", "rate"), default="added")
    digits: int | None = part(r.optional(r.whole), default=None)
    half_hours: bool = part(r.flag, default=False)
    bases: tuple[OwnHours, ...] = part(r.listed(r.record(OwnHours)), default=())
    grades: tuple[Grade, ...] = part(r.listed(r.record(Grade)), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a day is built: contracted minutes as elapsed, and the unpaid meal that is due in it."""

    id: str = part(r.choice("SWD", "SCWD", "CWD"))
    clause: str = part(r.text)
    contracted: int = part(r.hours)
    meal: int = part(r.minutes, default=0)
    counts: str = part(r.choice("elapsed", "contracted"), default="elapsed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A day whose first meal has not begun so long after the unit's call becomes another shape."""

    clause: str = part(r.text)
    after: int = part(r.hours)
    shapes: tuple[str, ...] = part(_names)
    to: str = part(r.choice("SWD", "SCWD", "CWD"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraHour:
    """Departments whose contracted day is longer, guaranteed and paid at the plain rate."""

    clause: str = part(r.text)
    names: tuple[str, ...] = part(_names)
    minutes: int = part(r.minutes, default=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEnds:
    """Departments that prepare before the unit's call and after the camera inside the day."""

    clause: str = part(r.text)
    names: tuple[str, ...] = part(_names)
    minutes: int = part(r.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRule:
    """What a day is when all its conditions hold, and what then is paid. The first that fits wins.

    `pay` "hours" pays minutes at the bands, none below `multiple`; "day" the day's rate times
    `multiple`, and overtime at `overtime` after the contracted hours; "none" nothing. `minimum` is
    paid at least. `steps` replace the bands. `golden` is the multiple of golden time on such a day.
    `contracted` replaces the shape's hours by hours worked; `buys` is what the day's pay then buys.
    Flags that are false switch off what such a day does not know: `overtimes` overtime, `windows`
    dearer windows of the clock, `late_call` the fixed start of late calls, `converts`, `meals`,
    `night`.
    """

    id: str = part(r.text)
    clause: str = part(r.text)
    kinds: tuple[str, ...] = part(_kinds, default=())
    weekdays: tuple[str, ...] = part(_weekdays, default=())
    holiday: bool | None = part(r.optional(r.flag), default=None)
    numbers: tuple[int, ...] = part(r.listed(r.whole), default=())
    from_number: int | None = part(r.optional(r.whole), default=None)
    call: Clocks | None = part(r.optional(r.record(Clocks)), default=None)
    shapes: tuple[str, ...] = part(_names, default=())
    worked_up_to: int | None = part(r.optional(r.hours), default=None)
    on: bool = part(r.flag, default=True)
    ask: str | None = part(r.optional(r.text), default=None)
    pay: str = part(r.choice("hours", "day", "none"))
    multiple: Fraction = part(r.multiple, default=_ONE)
    buys: int | None = part(r.optional(r.hours), default=None)
    minimum: int | None = part(r.optional(r.hours), default=None)
    steps: Steps | None = part(r.optional(r.steps), default=None)
    contracted: int | None = part(r.optional(r.hours), default=None)
    overtime: Fraction | None = part(r.optional(r.multiple), default=None)
    golden: Fraction | None = part(r.optional(r.multiple), default=None)
    most: Decimal | None = part(r.optional(r.positive), default=None)
    converts: bool = part(r.flag, default=True)
    meals: bool = part(r.flag, default=True)
    night: bool = part(r.flag, default=True)
    overtimes: bool = part(r.flag, default=True)
    windows: bool = part(r.flag, default=True)
    late_call: bool = part(r.flag, default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Minutes of a day past a length of it cost more: counted as worked, or as elapsed from call.

    Either `steps`, or one step `after` which `multiple` is paid (None: never). `golden` ones give
    way to the day's own golden multiple and take no night premium.
    """

    clause: str = part(r.text)
    on: str = part(r.choice("worked", "elapsed"), default="worked")
    steps: Steps | None = part(r.optional(r.steps), default=None)
    after: int | None = part(r.optional(r.hours), default=None)
    multiple: Fraction = part(r.multiple, default=_ONE)
    golden: bool = part(r.flag, default=False)
    fixed: bool = part(r.flag, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Work in a window of the clock costs at least `multiple`: all of it, or only overtime."""

    clause: str = part(r.text)
    start: int = part(r.clock, key="from")
    end: int | None = part(r.optional(r.clock), key="to", default=None)
    applies: str = part(r.choice("all", "overtime"), default="all")
    multiple: Fraction = part(r.multiple)
    on: bool = part(r.flag, default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class NightHours:
    """Percent on top for work in a window of the clock, or to wrap; for calls in a window only."""

    start: int | None = part(r.optional(r.clock), key="from", default=None)
    end: int | None = part(r.optional(r.clock), key="to", default=None)
    percent: Decimal = part(r.positive)
    call: Clocks | None = part(r.optional(r.record(Clocks)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """The night premium: percent of the rate in force (`of` "rate") or of the plain one ("base")."""

    clause: str = part(r.text)
    windows: tuple[NightHours, ...] = part(r.listed(r.record(NightHours)))
    of: str = part(r.choice("rate", "base"), default="rate")
    golden: bool = part(r.flag, default=False)
    holidays: bool = part(r.flag, default=True)
    on: bool = part(r.flag, default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePremium:
    """Work on some dates adds a multiple: for its minutes, or the whole day past `whole_over`.

    `not_within` leaves out dates among the first so many of the production's week.
    """

    clause: str = part(r.text)
    weekdays: tuple[str, ...] = part(_weekdays, default=())
    holiday: bool = part(r.flag, default=False)
    add: Fraction = part(r.multiple)
    whole_over: int | None = part(r.optional(r.hours), default=None)
    not_within: int = part(r.whole, default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Early:
    """The work of a call in a window of the clock, up to `until`, paid for itself.

    Without a window: the work before the unit's call. `replaces`: the rate that the day pays for
    these minutes anyway is taken off.
    """

    rule: str = part(r.text)
    clause: str = part(r.text)
    call: Clocks | None = part(r.optional(r.record(Clocks)), default=None)
    until: int | None = part(r.optional(r.clock), default=None)
    of: str = part(r.choice("call", "unit_call"), default="call")
    pay: Tariff = part(_tariff)
    replaces: bool = part(r.flag, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduct:
    """What of a meal is not work: at least so long to be one, at most so much of each and a day."""

    clause: str = part(r.text)
    least: int = part(r.minutes, default=0)
    most: int | None = part(r.optional(r.minutes), default=None)
    most_a_day: int | None = part(r.optional(r.minutes), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MealRule:
    """A meal is due so long after the call and, where `later`, so long after the last one.

    Late: a `flat` sum, a `ladder` of sums per started tick, one `hour` at the regular rate a day,
    a `tariff`, or `add` to the multiple that runs until it begins.
    """

    rule: str = part(r.text, default="meal_late")
    clause: str = part(r.text)
    after: int = part(r.hours)
    call: str = part(r.choice("call", "unit_call"), default="call")
    measured_to: str = part(r.choice("wrap", "on_set_wrap"), default="wrap")
    grace: int = part(r.minutes, default=0)
    tick: int = part(r.minutes, default=30)
    least: int = part(r.minutes, default=0)
    later: bool = part(r.flag, default=True)
    resets: tuple[str, ...] = part(_names, default=("deductible", "ndb"))
    ndb_within: int | None = part(r.optional(r.hours), default=None)
    ndb_least: int = part(r.minutes, default=0)
    shapes: tuple[str, ...] = part(_names, default=())
    missed: bool = part(r.flag, default=True)
    flat: Decimal | None = part(r.optional(r.positive), default=None)
    ladder: tuple[Decimal, ...] = part(r.listed(r.positive), default=())
    ladder_later: tuple[Decimal, ...] | None = part(r.optional(r.listed(r.positive)), default=None)
    hour: bool = part(r.flag, default=False)
    pay: Tariff | None = part(r.optional(_tariff), default=None)
    add: Tariff | None = part(r.optional(_tariff), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortMeal:
    """The first meal shorter than the shape's is paid for what was cut, at most the whole of it.

    `earlier`: the overtime begins so much earlier instead, where there is any.
    """

    clause: str = part(r.text)
    kinds: tuple[str, ...] = part(_kinds, default=())
    pay: Tariff = part(_tariff)
    earlier: bool = part(r.flag, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestPay:
    """`add`: the invaded time at this multiple; or at the `tariff`; at least the last wrap's rate
    for it; or the lesser of a day's pay and `at_most`."""

    add: Fraction | None = part(r.optional(r.multiple), default=None)
    tariff: Tariff | None = part(r.optional(_tariff), default=None)
    last_wrap_rate: bool = part(r.flag, default=False)
    at_most: Decimal | None = part(r.optional(r.positive), default=None)


def rest_pay(tree: object, path: r.Path) -> RestPay | None:
    """None, `"last_wrap_rate"`, or a table."""
    if tree is None:
        return None
    if tree == "last_wrap_rate":
        return RestPay(last_wrap_rate=True)
    return r.record(RestPay)(tree, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """So much rest is due from a wrap to the next call; what is missing is paid, or rested later."""

    clause: str = part(r.text)
    due: int | None = part(r.optional(r.hours), default=None)
    pay: RestPay | None = part(rest_pay, default=None)
    beyond: int | None = part(r.optional(r.minutes), default=None)
    pay_beyond: RestPay | None = part(rest_pay, default=None)
    ask: str | None = part(r.optional(r.text), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedBreak:
    """Each break that was due and not given is paid; `hour`: one hour at the regular rate a day."""

    clause: str = part(r.text)
    minutes: int = part(r.minutes, default=60)
    pay: Tariff = part(_tariff, default=Tariff())
    hour: bool = part(r.flag, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """Travel outside call to wrap: paid, or nothing where day and travel stay below `below`.

    `works`: it is hours worked instead.
    """

    clause: str = part(r.text)
    pay: Tariff = part(_tariff, default=Tariff())
    below: int | None = part(r.optional(r.hours), default=None)
    works: bool = part(r.flag, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """What a day that was begun pays at least.

    Where the day was scheduled for more than `scheduled_over`, `then` hours; of a day worked for
    less than half of what was scheduled, half, between `half_least` and `half_most`.
    """

    clause: str = part(r.text)
    hours: int | None = part(r.optional(r.hours), default=None)
    scheduled_over: int | None = part(r.optional(r.hours), default=None)
    then: int | None = part(r.optional(r.hours), default=None)
    half_least: int | None = part(r.optional(r.hours), default=None)
    half_most: int | None = part(r.optional(r.hours), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Straight hours of a week past so many cost more; and work in the weekly rest, if it is due."""

    clause: str = part(r.text)
    after: int = part(r.hours)
    multiple: Fraction = part(r.multiple)
    rest: int | None = part(r.optional(r.hours), default=None)
    rest_clause: str = part(r.text, default="weekly_rest")
    rest_multiple: Fraction = part(r.multiple, default=Fraction(3, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """Which day of work a date is: of the week, in a row inside the week, or in a row.

    Days of `holds` kinds neither count nor break the row. `least` leaves out the rule for a last day
    of a week in which no day passes `day_up_to` and the week not `week_up_to`.
    """

    mode: str = part(r.choice("week", "row_in_week", "row"), default="week")
    holds: tuple[str, ...] = part(_kinds, default=())
    day_up_to: int | None = part(r.optional(r.hours), default=None)
    week_up_to: int | None = part(r.optional(r.hours), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NightWork:
    """Scheduled work in a window, without overtime, summed over the week up to a most."""

    clause: str = part(r.text)
    window: Clocks = part(r.record(Clocks))
    most: int = part(r.hours)
    pay: Tariff = part(_tariff)
    ask: str | None = part(r.optional(r.text), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NightRun:
    """Each night of shooting past a time pays a sum, each run of nights one day's rate at its end."""

    clause: str = part(r.text)
    past: int = part(r.clock)
    call: Clocks = part(r.record(Clocks))
    sum: Decimal = part(r.positive)
    day_clause: str = part(r.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """Days of an engagement that fit: free up to a share of its shooting days or by its weeks, then
    a sum each."""

    rule: str = part(r.text)
    clause: str = part(r.text)
    numbers: tuple[int, ...] = part(r.listed(r.whole), default=())
    camera_from: int | None = part(r.optional(r.clock), default=None)
    camera_to: int | None = part(r.optional(r.clock), default=None)
    share: Decimal | None = part(r.optional(r.positive), default=None)
    over_weeks: int = part(r.whole, default=0)
    free: tuple[tuple[int, int], ...] = part(
        r.listed(lambda tree, path: tuple(r.listed(r.whole)(tree, path))), default=()
    )
    sum: Decimal = part(r.positive)


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayPay:
    """A public holiday pays an average day of the days before, whether it is worked or not."""

    clause: str = part(r.text)
    days_back: int = part(r.whole)
    divide_by: int | None = part(r.optional(r.whole), default=None)
    otherwise: int = part(r.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is never money: each breach is an alert."""

    clause: str = part(r.text)
    rest: int | None = part(r.optional(r.hours), default=None)
    average: int | None = part(r.optional(r.hours), default=None)
    weeks: int = part(r.whole, default=17)
    opt_out: bool = part(r.flag, default=False)
    in_a_row: int | None = part(r.optional(r.whole), default=None)
    daily: int | None = part(r.optional(r.hours), default=None)
    night_average: int | None = part(r.optional(r.hours), default=None)
    night: Clocks | None = part(r.optional(r.record(Clocks)), default=None)
    night_share: int = part(r.hours, default=180)


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
    overtime: Tariff = part(_tariff, default=Tariff())
    other_overtime: Tariff | None = part(r.optional(_tariff), default=None)
    unit_call: bool = part(r.flag, default=False)
    tick: int = part(r.minutes, default=1)
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


PLAIN = Ruleset(
    rate=Rate(clause="rate", pay_hours=True, first_step=True),
    bands=(Band(clause="hours", steps=((0, _ONE), (600, Fraction(3, 2)), (720, Fraction(2)))),),
)
"""The plain deal memo at its simplest, for those who have no agreements at hand."""
