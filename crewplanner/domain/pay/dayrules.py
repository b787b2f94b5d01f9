"""The rules of a day: what its rate buys, how it is built, what it is, which minutes cost more."""

from decimal import Decimal
from fractions import Fraction

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay import measures as m
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.measures import Clocks, Steps, Tariff
from crewplanner.domain.pay.reading import part

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHours:
    """What a rate buys for some roles or departments instead."""

    names: tuple[str, ...] = part(m.names)
    day: int = part(r.bought)
    week: int = part(r.bought)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Up to a day's rate (None: any) overtime is paid at the multiple."""

    up_to: Decimal | None = part(r.optional(r.positive), default=None)
    multiple: Fraction = part(r.multiple)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How money per hour follows from what was quoted.

    A day's rate buys `day` hours and a week's `week`, or those of the quote unless `fixed` (or
    `week_fixed`, a week's). With `pay_hours` they count as the bands pay them ("$500/10" is 500 ÷
    11). `basis` "regular" is the
    regular rate of the week, `salary` lets a week's rate cover hours and not days. `bonus` says
    over which hours a bonus is spread, `adjustment` whether it raises the day's rate. `weighted`:
    in a week of several rates overtime is paid on their average, weighted by hours.
    `digits` rounds every figure per hour and day half up, each from the unrounded one.
    """

    clause: str = part(r.text)
    day: int | None = part(r.optional(r.bought), default=None)
    week: int | None = part(r.optional(r.bought), default=None)
    fixed: bool = part(r.flag, default=False)
    week_fixed: bool = part(r.flag, default=False)
    pay_hours: bool = part(r.flag, default=False)
    first_step: bool = part(r.flag, default=False)
    quote_needed: bool = part(r.flag, default=False)
    basis: str = part(r.choice("quoted", "regular"), default="quoted")
    salary: bool = part(r.flag, default=False)
    weighted: bool = part(r.flag, default=False)
    bonus: str = part(r.choice("added", "all_hours", "straight_hours"), default="added")
    adjustment: str = part(r.choice("added", "rate"), default="added")
    digits: int | None = part(r.optional(r.digits), default=None)
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
    shapes: tuple[str, ...] = part(m.names)
    to: str = part(r.choice("SWD", "SCWD", "CWD"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraHour:
    """Departments whose contracted day is longer, guaranteed and paid at the plain rate."""

    clause: str = part(r.text)
    names: tuple[str, ...] = part(m.names)
    minutes: int = part(r.minutes, default=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEnds:
    """Departments that prepare before the unit's call and after the camera inside the day."""

    clause: str = part(r.text)
    names: tuple[str, ...] = part(m.names)
    minutes: int = part(r.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRule:
    """What a day is when all its conditions hold, and what then is paid. The first that fits wins.

    `pay` "hours" pays minutes at the bands, none below `multiple`; "day" the day's rate times
    `multiple`, and overtime at `overtime` after the contracted hours; "none" nothing. `minimum` is
    paid at least. `steps` replace the bands. `golden` multiplies golden time on such a day (2x
    twice is 4x). `contracted` replaces the shape's hours by hours worked; `buys` is what the day's
    pay then buys. `ask` is an election that somebody must have made; the day is paid all the same.
    Flags that are false switch off what such a day does not know: `overtimes` overtime, `windows`
    dearer windows of the clock, `late_call` the fixed start of late calls, `converts`, `meals`,
    `night`.
    """

    id: str = part(r.text)
    clause: str = part(r.text)
    kinds: tuple[str, ...] = part(m.kinds, default=())
    weekdays: tuple[str, ...] = part(m.weekdays, default=())
    holiday: bool | None = part(r.optional(r.flag), default=None)
    numbers: tuple[int, ...] = part(r.listed(r.whole), default=())
    from_number: int | None = part(r.optional(r.whole), default=None)
    call: Clocks | None = part(r.optional(r.record(Clocks)), default=None)
    shapes: tuple[str, ...] = part(m.names, default=())
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
    golden: Fraction = part(r.multiple, default=_ONE)
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

    Either `steps`, or one step `after` which `multiple` is paid (None: never). `golden` ones take
    no night premium and are multiplied as the day says, unless they are `fixed`.
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
    """The night premium: percent `of` the "rate" in force, or of the plain one ("base")."""

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
    weekdays: tuple[str, ...] = part(m.weekdays, default=())
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
    pay: Tariff = part(m.tariff)
    replaces: bool = part(r.flag, default=False)
