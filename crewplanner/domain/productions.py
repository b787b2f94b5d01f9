"""Productions, their units, places and public holidays."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.cancellation import CancellationStep
from crewplanner.domain.ids import (
    AgreementCopyId,
    BudgetLineId,
    DepartmentId,
    HolidayId,
    PlaceId,
    ProductionId,
    TravelTimeId,
    UnitId,
)


class ProductionStatus(StrEnum):
    """Where a production stands."""

    DEVELOPMENT = "development"
    PREP = "prep"
    SHOOT = "shoot"
    WRAP = "wrap"
    POST = "post"
    DELIVERED = "delivered"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"


class FilmWords(StrEnum):
    """Whose film words the papers and the window use."""

    US = "us"
    UK = "uk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """One show: what all its days, bookings and figures are reckoned by.

    Times are minutes of the work date; limits are minutes. `first_weekday` counts from Monday = 0.
    `agreement` is the one that new deals are under.
    `severities` are rules, by their code, that are harder or softer here than usual, or OFF. A
    limit of 0 asks for nothing: `weekly_rest` is the longest rest that each week must have,
    `rolling_limit` the work in any `rolling_days` days, `minimum_notice` the time before a call at
    which its person must know. `cancellation` are the terms where a deal has none of its own.
    `company`, `office_phone` and `emergency` (numbers to call) head the papers; `logo` names the
    attachment with its picture. `holiday_pay` is percent of pay, where a deal does not say.
    """

    id: ProductionId
    title: str
    code: str = ""
    status: ProductionStatus = ProductionStatus.PREP
    client: str = ""
    timezone: str = "UTC"
    currency: str = "USD"
    first_weekday: int = 0
    holiday_region: str = ""
    words: FilmWords = FilmWords.US
    day_start: int = 360
    turnaround: int = 660
    evening_from: int = 1080
    night_from: int = 1380
    night_to: int = 1800
    daily_limit: int = 840
    weekly_limit: int = 3600
    consecutive_limit: int = 5
    contact: str = ""
    agreement: str = "deal-memo"
    severities: tuple[tuple[str, str], ...] = ()
    weekly_rest: int = 0
    rolling_days: int = 7
    rolling_limit: int = 0
    minimum_notice: int = 0
    cancellation: tuple[CancellationStep, ...] = ()
    company: str = ""
    office_phone: str = ""
    emergency: str = ""
    logo: str = ""
    holiday_pay: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A full shooting crew: main unit, second unit, splinter unit."""

    id: UnitId
    production: ProductionId
    name: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a unit works. Latitude and longitude are degrees, north and east of nought.

    The hospital is the nearest with an emergency room. `details` are headings with texts for the
    call sheet: unit base, parking, holding, toilets, gate code, contact on site.
    """

    id: PlaceId
    production: ProductionId
    name: str
    address: str = ""
    note: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    hospital: str = ""
    hospital_address: str = ""
    hospital_phone: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTime:
    """How many minutes it takes from one place to another, and back."""

    id: TravelTimeId
    production: ProductionId
    one: PlaceId
    other: PlaceId
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Money for crew: for a department, or for everybody without one; in the production's currency.

    `account` is the number of the line in the budget.
    """

    id: BudgetLineId
    production: ProductionId
    name: str
    account: str = ""
    department: DepartmentId | None = None
    amount: Decimal = Decimal(0)
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A public holiday, copied into the production and editable there."""

    id: HolidayId
    production: ProductionId
    date: dt.date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementCopy:
    """An agreement as it was when the production began to use it: the text of its file.

    Pay is reckoned by the copy, so that a later version of the agreement alters nothing.
    """

    id: AgreementCopyId
    production: ProductionId
    agreement: str
    version: str
    text: str
    copied_at: dt.datetime
