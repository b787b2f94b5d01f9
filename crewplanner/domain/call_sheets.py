"""Call sheets: what one unit's day asks of everybody, beside the times the day has already."""

from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import CallSheetId, DayId, PersonId


class ScheduleKind(StrEnum):
    """What a line of the day's schedule is."""

    SCENE = "scene"
    ITEM = "item"
    MOVE = "move"
    MEAL = "meal"
    BANNER = "banner"


class CastKind(StrEnum):
    """As what somebody stands before the camera."""

    CAST = "cast"
    STAND_IN = "stand_in"
    EXTRAS = "extras"
    MINOR = "minor"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleLine:
    """One line of the day's schedule, in order. `time` is minutes of the work date.

    `number` is the scene or item, `setting` INT or EXT with the set, `light` day or night,
    `eighths` pages in eighths, `cast` the numbers of those in it.
    """

    kind: ScheduleKind = ScheduleKind.SCENE
    time: int | None = None
    number: str = ""
    setting: str = ""
    light: str = ""
    text: str = ""
    eighths: int = 0
    cast: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastLine:
    """Somebody in front of the camera: cast, a contributor, extras, a minor.

    Times are minutes of the work date. `number` is that of the list, of extras how many they are.
    `status` is a code as in the day out of days.
    """

    kind: CastKind = CastKind.CAST
    number: str = ""
    name: str
    character: str = ""
    status: str = ""
    pickup: int | None = None
    arrive: int | None = None
    makeup: int | None = None
    costume: int | None = None
    on_set: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewLine:
    """What the sheet says of one of the crew beside the plan.

    `call` stands in place of the time: O/C on call, P/C per coordinator. `pickup` is minutes of the
    work date.
    """

    person: PersonId
    call: str = ""
    pickup: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheet:
    """What is written for a day's call sheet; all else on it comes from the plan.

    Times are minutes of the work date. `requirements` are headings with texts ("Props", "…"),
    `signed` titles with names. `phones` says whether crew numbers are printed, `advance` how many
    of the coming days stand at the foot.
    """

    id: CallSheetId
    day: DayId
    shooting_call: int | None = None
    breakfast: int | None = None
    lunch: int | None = None
    weather: str = ""
    safety: str = ""
    medic: str = ""
    notice: str = ""
    radio: str = ""
    catering: str = ""
    transport: str = ""
    notes: str = ""
    schedule: tuple[ScheduleLine, ...] = ()
    cast: tuple[CastLine, ...] = ()
    crew: tuple[CrewLine, ...] = ()
    requirements: tuple[tuple[str, str], ...] = ()
    signed: tuple[tuple[str, str], ...] = ()
    phones: bool = True
    advance: int = 2
