"""What agreements ask of a day beside call, meals and wrap, said for a unit or for one person."""

from collections.abc import Iterable
from dataclasses import fields, replace
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.values import TimeRange


class DayShape(StrEnum):
    """How a working day takes its meal."""

    STANDARD = "SWD"
    """An unpaid meal of an hour."""
    SEMI_CONTINUOUS = "SCWD"
    """A short meal, part of it paid."""
    CONTINUOUS = "CWD"
    """No break: people eat in the hand, and the day is shorter."""


class Detail(StrEnum):
    """One thing that may be said of a day: the name of a field of `DayDetails`."""

    SHAPE = "shape"
    CAMERA_OVERTIME = "camera_overtime_minutes"
    OVERTIME_KIND = "overtime_kind"
    ON_SET_WRAP = "on_set_wrap"
    TRAVEL = "travel_minutes"
    MISSED_BREAKS = "missed_breaks"
    BREAKS = "breaks"


class OvertimeKind(StrEnum):
    """What overtime was worked for: an agreement may pay the camera's differently."""

    CAMERA = "camera"
    OTHER = "other"


class BreakKind(StrEnum):
    """A break that is paid: it shortens no work, but a meal may be due later for it."""

    NDB = "ndb"
    """A non-deductible meal, such as a breakfast."""
    SECOND = "break"
    """A second break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidBreak:
    """One paid break that was given, in minutes of the work date."""

    time: TimeRange
    kind: BreakKind = BreakKind.SECOND


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDetails:
    """What was said of a day; None where nothing was.

    `on_set_wrap` is a minute of the work date, `camera_overtime_minutes` the overtime that was
    called, `travel_minutes` billable travel outside call to wrap, `missed_breaks` how many breaks
    were due and not given. `breaks` are the paid ones that were given.
    """

    shape: DayShape | None = None
    on_set_wrap: int | None = None
    camera_overtime_minutes: int | None = None
    overtime_kind: OvertimeKind | None = None
    travel_minutes: int | None = None
    missed_breaks: int | None = None
    breaks: tuple[PaidBreak, ...] | None = None

    def over(self, under: "DayDetails") -> "DayDetails":
        """These where they say something, and where they do not, those under them."""
        if self == NO_DETAILS:
            return under
        return DayDetails(
            **{
                one.name: getattr(under if getattr(self, one.name) is None else self, one.name)
                for one in fields(DayDetails)
            }
        )

    @property
    def said(self) -> frozenset[Detail]:
        """What these say something about."""
        return frozenset(one for one in Detail if getattr(self, one) is not None)

    def without(self, unsaid: Iterable[Detail]) -> "DayDetails":
        """These, saying nothing about those."""
        return replace(self, **dict.fromkeys(map(str, unsaid)))


NO_DETAILS = DayDetails()
"""Nothing said."""
