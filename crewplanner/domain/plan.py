"""Plan: an immutable snapshot of a project with the indexes that rules, pay and views ask for.

It is replaced, never changed: `replaced` gives the next plan and shares all that did not change.
A worker on another thread may keep one as long as it likes.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import field, fields, replace
from types import MappingProxyType
from typing import Any

from crewplanner.dataclass import dataclass
from crewplanner.domain.approvals import Approval, TimesState, latest_on, state_on
from crewplanner.domain.booked import Booked
from crewplanner.domain.bookings import Booking
from crewplanner.domain.budgets import Allowance, BudgetRevision, Fringe
from crewplanner.domain.call_sheets import CallSheet
from crewplanner.domain.days import DaySheet, Need, ShootDay
from crewplanner.domain.erasures import Erasure
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import (
    AgreementCopyId,
    AllowanceId,
    ApprovalId,
    BookingId,
    BudgetLineId,
    BudgetRevisionId,
    CallSheetId,
    CommentId,
    CrewTemplateId,
    DayId,
    DaySheetId,
    DealId,
    DepartmentId,
    ErasureId,
    FringeId,
    HolidayId,
    ImportRecordId,
    IssuedId,
    MemberId,
    NeedId,
    OutsideHoldId,
    OverrideId,
    PersonId,
    PlaceId,
    ProductionId,
    ReviewId,
    RoleId,
    SavedViewId,
    ScenarioId,
    SignOffId,
    TemplateMemberId,
    TimecardId,
    TravelTimeId,
    UnavailabilityId,
    UnitId,
)
from crewplanner.domain.imports import ImportRecord
from crewplanner.domain.issued import IssuedPaper
from crewplanner.domain.layers import changed
from crewplanner.domain.overrides import Override
from crewplanner.domain.packed_bookings import PackedBookings
from crewplanner.domain.people import Deal, Department, Person, Role, Unavailability
from crewplanner.domain.plan_indexes import INDEXES, Changes, DateKey
from crewplanner.domain.productions import (
    AgreementCopy,
    BudgetLine,
    Holiday,
    Place,
    Production,
    TravelTime,
    Unit,
)
from crewplanner.domain.reviews import Comment, Member, Review, SignOff
from crewplanner.domain.scenarios import Scenario
from crewplanner.domain.templates import CrewTemplate, SavedView, TemplateMember
from crewplanner.domain.timecards import Timecard, WorkedDay, worked_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Booked):
    """Every record of a project by id, and the same records by what they belong to.

    The table fields carry the names of the store's tables. Do not change a mapping: see `replaced`.
    `bookings_at` holds live bookings only, under each date they cover.
    """

    productions: Mapping[ProductionId, Production] = field(
        default_factory=dict[ProductionId, Production]
    )
    units: Mapping[UnitId, Unit] = field(default_factory=dict[UnitId, Unit])
    places: Mapping[PlaceId, Place] = field(default_factory=dict[PlaceId, Place])
    holidays: Mapping[HolidayId, Holiday] = field(default_factory=dict[HolidayId, Holiday])
    departments: Mapping[DepartmentId, Department] = field(
        default_factory=dict[DepartmentId, Department]
    )
    roles: Mapping[RoleId, Role] = field(default_factory=dict[RoleId, Role])
    people: Mapping[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    deals: Mapping[DealId, Deal] = field(default_factory=dict[DealId, Deal])
    unavailabilities: Mapping[UnavailabilityId, Unavailability] = field(
        default_factory=dict[UnavailabilityId, Unavailability]
    )
    shoot_days: Mapping[DayId, ShootDay] = field(default_factory=dict[DayId, ShootDay])
    needs: Mapping[NeedId, Need] = field(default_factory=dict[NeedId, Need])
    bookings: Mapping[BookingId, Booking] = field(default_factory=dict[BookingId, Booking])
    day_sheets: Mapping[DaySheetId, DaySheet] = field(default_factory=dict[DaySheetId, DaySheet])
    timecards: Mapping[TimecardId, Timecard] = field(default_factory=dict[TimecardId, Timecard])
    approvals: Mapping[ApprovalId, Approval] = field(default_factory=dict[ApprovalId, Approval])
    import_records: Mapping[ImportRecordId, ImportRecord] = field(
        default_factory=dict[ImportRecordId, ImportRecord]
    )
    agreements: Mapping[AgreementCopyId, AgreementCopy] = field(
        default_factory=dict[AgreementCopyId, AgreementCopy]
    )
    travel_times: Mapping[TravelTimeId, TravelTime] = field(
        default_factory=dict[TravelTimeId, TravelTime]
    )
    budget_lines: Mapping[BudgetLineId, BudgetLine] = field(
        default_factory=dict[BudgetLineId, BudgetLine]
    )
    outside_holds: Mapping[OutsideHoldId, OutsideHold] = field(
        default_factory=dict[OutsideHoldId, OutsideHold]
    )
    overrides: Mapping[OverrideId, Override] = field(default_factory=dict[OverrideId, Override])
    crew_templates: Mapping[CrewTemplateId, CrewTemplate] = field(
        default_factory=dict[CrewTemplateId, CrewTemplate]
    )
    template_members: Mapping[TemplateMemberId, TemplateMember] = field(
        default_factory=dict[TemplateMemberId, TemplateMember]
    )
    saved_views: Mapping[SavedViewId, SavedView] = field(
        default_factory=dict[SavedViewId, SavedView]
    )
    call_sheets: Mapping[CallSheetId, CallSheet] = field(
        default_factory=dict[CallSheetId, CallSheet]
    )
    issued: Mapping[IssuedId, IssuedPaper] = field(default_factory=dict[IssuedId, IssuedPaper])
    reviews: Mapping[ReviewId, Review] = field(default_factory=dict[ReviewId, Review])
    comments: Mapping[CommentId, Comment] = field(default_factory=dict[CommentId, Comment])
    sign_offs: Mapping[SignOffId, SignOff] = field(default_factory=dict[SignOffId, SignOff])
    members: Mapping[MemberId, Member] = field(default_factory=dict[MemberId, Member])
    budget_revisions: Mapping[BudgetRevisionId, BudgetRevision] = field(
        default_factory=dict[BudgetRevisionId, BudgetRevision]
    )
    fringes: Mapping[FringeId, Fringe] = field(default_factory=dict[FringeId, Fringe])
    allowances: Mapping[AllowanceId, Allowance] = field(
        default_factory=dict[AllowanceId, Allowance]
    )
    scenarios: Mapping[ScenarioId, Scenario] = field(default_factory=dict[ScenarioId, Scenario])
    erasures: Mapping[ErasureId, Erasure] = field(default_factory=dict[ErasureId, Erasure])

    bookings_of: Mapping[PersonId, tuple[Booking, ...]] = field(
        default_factory=dict[PersonId, tuple[Booking, ...]]
    )
    bookings_at: Mapping[DateKey, tuple[Booking, ...]] = field(
        default_factory=dict[DateKey, tuple[Booking, ...]]
    )
    deals_of: Mapping[PersonId, tuple[Deal, ...]] = field(
        default_factory=dict[PersonId, tuple[Deal, ...]]
    )
    unavailabilities_of: Mapping[PersonId, tuple[Unavailability, ...]] = field(
        default_factory=dict[PersonId, tuple[Unavailability, ...]]
    )
    timecards_of: Mapping[PersonId, tuple[Timecard, ...]] = field(
        default_factory=dict[PersonId, tuple[Timecard, ...]]
    )
    timecards_at: Mapping[DateKey, tuple[Timecard, ...]] = field(
        default_factory=dict[DateKey, tuple[Timecard, ...]]
    )
    approvals_of: Mapping[PersonId, tuple[Approval, ...]] = field(
        default_factory=dict[PersonId, tuple[Approval, ...]]
    )
    days_on: Mapping[DateKey, tuple[ShootDay, ...]] = field(
        default_factory=dict[DateKey, tuple[ShootDay, ...]]
    )
    days_of: Mapping[UnitId, tuple[ShootDay, ...]] = field(
        default_factory=dict[UnitId, tuple[ShootDay, ...]]
    )
    sheet_of: Mapping[DayId, DaySheet] = field(default_factory=dict[DayId, DaySheet])
    holidays_on: Mapping[DateKey, Holiday] = field(default_factory=dict[DateKey, Holiday])
    needs_of: Mapping[ProductionId, tuple[Need, ...]] = field(
        default_factory=dict[ProductionId, tuple[Need, ...]]
    )
    agreements_of: Mapping[ProductionId, tuple[AgreementCopy, ...]] = field(
        default_factory=dict[ProductionId, tuple[AgreementCopy, ...]]
    )
    outside_holds_of: Mapping[PersonId, tuple[OutsideHold, ...]] = field(
        default_factory=dict[PersonId, tuple[OutsideHold, ...]]
    )
    overrides_on: Mapping[DateKey, tuple[Override, ...]] = field(
        default_factory=dict[DateKey, tuple[Override, ...]]
    )
    budget_lines_of: Mapping[ProductionId, tuple[BudgetLine, ...]] = field(
        default_factory=dict[ProductionId, tuple[BudgetLine, ...]]
    )
    travel_times_of: Mapping[ProductionId, tuple[TravelTime, ...]] = field(
        default_factory=dict[ProductionId, tuple[TravelTime, ...]]
    )
    members_of: Mapping[CrewTemplateId, tuple[TemplateMember, ...]] = field(
        default_factory=dict[CrewTemplateId, tuple[TemplateMember, ...]]
    )
    call_sheet_of: Mapping[DayId, CallSheet] = field(default_factory=dict[DayId, CallSheet])
    issued_of: Mapping[ProductionId, tuple[IssuedPaper, ...]] = field(
        default_factory=dict[ProductionId, tuple[IssuedPaper, ...]]
    )
    comments_of: Mapping[ProductionId, tuple[Comment, ...]] = field(
        default_factory=dict[ProductionId, tuple[Comment, ...]]
    )

    def replaced(self, tables: Changes) -> "Plan":
        """The plan after changes: per table the new values by id, None where a record went.

        Only the indexes that a change touches are built again. Raises KeyError for an unknown
        table.
        """
        changes: dict[str, Any] = {}
        for name, values in tables.items():
            if name not in TABLES:
                raise KeyError(name)
            changes[name] = changed(getattr(self, name), values)
        after = replace(self, **changes)
        indexes = {
            index: build(after, self, tables)
            for index, (sources, build) in INDEXES.items()
            if not sources.isdisjoint(tables)
        }
        return replace(after, **indexes)

    def with_bookings(self, bookings: PackedBookings) -> "Plan":
        """The same project with other bookings, which are made into values when asked for."""
        return replace(
            self,
            bookings=bookings,
            bookings_of=bookings.of_people,
            bookings_at=bookings.on_dates,
        )

    def day_of(self, booking: Booking, date: dt.date) -> ShootDay | None:
        """The day that the booking works on a date: its unit's; without a unit the first one."""
        unit = booking.unit
        for day in self.days_on.get((booking.production, date), ()):
            if unit is None or day.unit == unit:
                return day
        return None

    def deal_on(
        self,
        production: ProductionId,
        person: PersonId,
        date: dt.date,
        role: RoleId | None = None,
    ) -> Deal | None:
        """The deal in force on the date.

        Of those that cover it, one for just that role comes before one for every role, and one for
        every role before one for another; then the one that began last.
        """
        in_force = [
            deal
            for deal in self.deals_of.get(person, ())
            if deal.production == production and deal.covers(date)
        ]

        def claim(deal: Deal) -> tuple[int, dt.date, int]:
            fit = 1 if deal.role is None else 2 if role is not None and deal.role == role else 0
            return (fit if role is not None else 0, deal.valid_from or dt.date.min, deal.id)

        return max(in_force, key=claim, default=None)

    def timecard_on(
        self, production: ProductionId, person: PersonId, date: dt.date
    ) -> Timecard | None:
        """The person's own card for the date, if one was written."""
        cards = self.timecards_of.get(person, ())
        for card in cards[bisect_left(cards, date, key=_card_date) :]:
            if card.date != date:
                break
            if card.production == production:
                return card
        return None

    def deed_on(self, production: ProductionId, person: PersonId, date: dt.date) -> Approval | None:
        """The latest deed done to the person's times of the date, for the production."""
        return latest_on(self.deeds_of(production, person), date)

    def state_on(self, production: ProductionId, person: PersonId, date: dt.date) -> TimesState:
        """How far the person's times of the date have come."""
        return state_on(self.deeds_of(production, person), date)

    def deeds_of(self, production: ProductionId, person: PersonId) -> tuple[Approval, ...]:
        """All deeds done to the person's times for the production, the first one first."""
        deeds = self.approvals_of.get(person, ())
        return tuple(deed for deed in deeds if deed.production == production)

    def worked_on(
        self, production: ProductionId, person: PersonId, date: dt.date
    ) -> WorkedDay | None:
        """What the person really worked for the production on the date, inheritance resolved.

        The unit's sheet is inherited through the booking of the date, a confirmed one before a
        tentative one; a call or wrap of the booking's own follows the sheet's.
        """
        card = self.timecard_on(production, person, date)
        bookings = [b for b in self.booking_on(person, date) if b.production == production]
        for booking in sorted(bookings, key=lambda b: not b.firm):
            day = self.day_of(booking, date)
            if day is not None:
                sheet = self.sheet_of.get(day.id)
                return worked_day(person, date, card, sheet, booking.call, booking.wrap)
        return worked_day(person, date, card, None)


TABLES: tuple[str, ...] = tuple(f.name for f in fields(Plan))[:35]
"""The fields of `Plan` that are tables of the store, in an order in which parents come first."""


def _card_date(card: Timecard) -> dt.date:
    return card.date


def make_plan(records: Iterable[object] = ()) -> Plan:
    """A plan of those records, each put into the table of its type."""
    tables: dict[str, dict[int, object | None]] = {}
    for record in records:
        tables.setdefault(TABLE_OF[type(record)], {})[getattr(record, "id")] = record  # noqa: B009 - of any type
    return Plan().replaced(tables)


TABLE_OF: Mapping[type, str] = MappingProxyType(
    {
        Production: "productions",
        Unit: "units",
        Place: "places",
        Holiday: "holidays",
        Department: "departments",
        Role: "roles",
        Person: "people",
        Deal: "deals",
        Unavailability: "unavailabilities",
        ShootDay: "shoot_days",
        Need: "needs",
        Booking: "bookings",
        DaySheet: "day_sheets",
        Timecard: "timecards",
        Approval: "approvals",
        ImportRecord: "import_records",
        AgreementCopy: "agreements",
        TravelTime: "travel_times",
        BudgetLine: "budget_lines",
        OutsideHold: "outside_holds",
        Override: "overrides",
        CrewTemplate: "crew_templates",
        TemplateMember: "template_members",
        SavedView: "saved_views",
        CallSheet: "call_sheets",
        IssuedPaper: "issued",
        Review: "reviews",
        Comment: "comments",
        SignOff: "sign_offs",
        Member: "members",
        BudgetRevision: "budget_revisions",
        Fringe: "fringes",
        Allowance: "allowances",
        Scenario: "scenarios",
        Erasure: "erasures",
    }
)
"""Which table holds which kind of record."""
