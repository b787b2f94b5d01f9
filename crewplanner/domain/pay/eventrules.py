"""The rules beside the hours: meals, rests, minimums, weeks, what is settled later, limits."""

from decimal import Decimal
from fractions import Fraction

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay import measures as m
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.measures import Clocks, Tariff
from crewplanner.domain.pay.reading import part


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
    a `tariff`, or `add` to the multiple that runs until it begins. Which meals that never came are
    late until the wrap says `missed`: "all", "later" ones only (what is cut of the first is paid as
    a short meal), or "none". One that falls due no more than `wrapping` minutes before the wrap is
    not due: the day ends instead. A paid break of `rest_least` that begins in time puts it off: it
    is then due `rest_after`.
    """

    rule: str = part(r.text, default="meal_late")
    clause: str = part(r.text)
    after: int = part(r.hours)
    call: str = part(r.choice("call", "unit_call"), default="call")
    measured_to: str = part(r.choice("wrap", "on_set_wrap"), default="wrap")
    grace: int = part(r.minutes, default=0)
    tick: int = part(r.unit, default=30)
    least: int = part(r.minutes, default=0)
    later: bool = part(r.flag, default=True)
    resets: tuple[str, ...] = part(m.names, default=("deductible", "ndb"))
    ndb_within: int | None = part(r.optional(r.hours), default=None)
    ndb_least: int = part(r.minutes, default=0)
    shapes: tuple[str, ...] = part(m.names, default=())
    missed: str = part(r.choice("all", "later", "none"), default="all")
    wrapping: int = part(r.minutes, default=0)
    rest_least: int | None = part(r.optional(r.minutes), default=None)
    rest_after: int = part(r.hours, default=0)
    flat: Decimal | None = part(r.optional(r.positive), default=None)
    ladder: tuple[Decimal, ...] = part(r.listed(r.positive), default=())
    ladder_later: tuple[Decimal, ...] | None = part(r.optional(r.listed(r.positive)), default=None)
    hour: bool = part(r.flag, default=False)
    pay: Tariff | None = part(r.optional(m.tariff), default=None)
    add: Tariff | None = part(r.optional(m.tariff), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortMeal:
    """The first meal shorter than the shape's is paid for what was cut, at most the whole of it.

    `earlier`: the overtime begins so much earlier instead, where there is any.
    """

    clause: str = part(r.text)
    kinds: tuple[str, ...] = part(m.kinds, default=())
    pay: Tariff = part(m.tariff)
    earlier: bool = part(r.flag, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestPay:
    """What missing rest pays.

    `add`: the invaded time at this multiple, to the minute whatever unit hours are made; or at the
    `tariff`; at least the last wrap's rate for it; or the lesser of a day's pay and `at_most`.
    """

    add: Fraction | None = part(r.optional(r.multiple), default=None)
    tariff: Tariff | None = part(r.optional(m.tariff), default=None)
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
class WeekendRest:
    """Rest due over the two free dates between two weeks of work; for calls from a time on, less.

    Both `late` and `then` are needed for that.
    """

    due: int = part(r.hours)
    late: int | None = part(r.optional(r.clock), key="late_call", default=None)
    then: int | None = part(r.optional(r.hours), default=None)

    def before(self, call: int) -> int:
        """The rest due before a call."""
        if self.late is None or self.then is None or call < self.late:
            return self.due
        return self.then


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """So much rest is due from wrap to call; what is missing is paid, or rested later."""

    clause: str = part(r.text)
    due: int | None = part(r.optional(r.hours), default=None)
    pay: RestPay | None = part(rest_pay, default=None)
    beyond: int | None = part(r.optional(r.minutes), default=None)
    pay_beyond: RestPay | None = part(rest_pay, default=None)
    ask: str | None = part(r.optional(r.text), default=None)
    weekend: WeekendRest | None = part(r.record(WeekendRest), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedBreak:
    """Each break that was due and not given is paid; `hour`: one hour at the regular rate a day."""

    clause: str = part(r.text)
    minutes: int = part(r.minutes, default=60)
    pay: Tariff = part(m.tariff, default=Tariff())
    hour: bool = part(r.flag, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """Travel outside call to wrap: paid, or nothing where day and travel stay below `below`.

    `works`: it is hours worked instead.
    """

    clause: str = part(r.text)
    pay: Tariff = part(m.tariff, default=Tariff())
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
    """Straight hours of a week past so many cost more, as does work in the weekly rest."""

    clause: str = part(r.text)
    after: int = part(r.hours)
    multiple: Fraction = part(r.multiple)
    rest: int | None = part(r.optional(r.hours), default=None)
    rest_clause: str = part(r.text, default="weekly_rest")
    rest_multiple: Fraction = part(r.multiple, default=Fraction(3, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """Which day of work a date is: of the week, in a row inside the week, or in a row.

    Days of `holds` kinds neither count nor break the row. The seventh day has no number in a week
    in which no day passes `day_up_to` and the week not `week_up_to`.
    """

    mode: str = part(r.choice("week", "row_in_week", "row"), default="week")
    holds: tuple[str, ...] = part(m.kinds, default=())
    day_up_to: int | None = part(r.optional(r.hours), default=None)
    week_up_to: int | None = part(r.optional(r.hours), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NightWork:
    """Scheduled work in a window, without overtime, summed over the week up to a most."""

    clause: str = part(r.text)
    window: Clocks = part(r.record(Clocks))
    most: int = part(r.hours)
    pay: Tariff = part(m.tariff)
    ask: str | None = part(r.optional(r.text), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NightRun:
    """Each night of shooting past a time pays a sum, each run of nights a day's rate."""

    clause: str = part(r.text)
    past: int = part(r.clock)
    call: Clocks = part(r.record(Clocks))
    sum: Decimal = part(r.positive)
    day_clause: str = part(r.text)


def _weeks_and_days(tree: object, path: r.Path) -> tuple[int, int]:
    found = tuple(r.whole(one, (*path, place)) for place, one in enumerate(r.entries(tree, path)))
    if len(found) != 2:  # noqa: PLR2004 - weeks, and the days that are free in them
        raise r.Wrong(path, "an entry is two things: up to how many weeks, and how many are free")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """Days of an engagement that fit cost a sum each past those that are free.

    Free is a share of its shooting days, or a number by its weeks.
    """

    rule: str = part(r.text)
    clause: str = part(r.text)
    numbers: tuple[int, ...] = part(r.listed(r.whole), default=())
    camera_from: int | None = part(r.optional(r.clock), default=None)
    camera_to: int | None = part(r.optional(r.clock), default=None)
    share: Decimal | None = part(r.optional(r.positive), default=None)
    over_weeks: int = part(r.whole, default=0)
    free: tuple[tuple[int, int], ...] = part(r.listed(_weeks_and_days), default=())
    sum: Decimal = part(r.positive)


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayPay:
    """A public holiday pays an average day of the days before, whether it is worked or not."""

    clause: str = part(r.text)
    days_back: int = part(r.counted(366))
    divide_by: int | None = part(r.optional(r.counted(366)), default=None)
    otherwise: int = part(r.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is never money: each breach is an alert."""

    clause: str = part(r.text)
    rest: int | None = part(r.optional(r.hours), default=None)
    average: int | None = part(r.optional(r.hours), default=None)
    weeks: int = part(r.counted(520), default=17)
    opt_out: bool = part(r.flag, default=False)
    in_a_row: int | None = part(r.optional(r.whole), default=None)
    daily: int | None = part(r.optional(r.hours), default=None)
    night_average: int | None = part(r.optional(r.hours), default=None)
    night: Clocks | None = part(r.optional(r.record(Clocks)), default=None)
    night_share: int = part(r.hours, default=180)
