"""An example of every command, and the project that each is about."""

from dataclasses import replace
from decimal import Decimal

from crewplanner.app.agreements import shipped_text
from crewplanner.app.commands.agreements import (
    AdoptAgreement,
    RemoveAgreement,
    UpdateAgreement,
)
from crewplanner.app.commands.approvals import (
    ApproveWeek,
    LockWeek,
    RejectWeek,
    ReopenWeek,
    SubmitTimes,
)
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.bookings import (
    BookPeople,
    CopyBookings,
    EditBooking,
    FreeDates,
    MoveBookings,
    RemoveBookings,
    ResizeBooking,
    SetBookingStatus,
)
from crewplanner.app.commands.cells import AwayWrite, CellWrite, WriteCells
from crewplanner.app.commands.days import AddShootDays, EditShootDay, MoveCall, RemoveShootDays
from crewplanner.app.commands.erasing import ErasePerson
from crewplanner.app.commands.findings import AcceptFindings, WithdrawAcceptances
from crewplanner.app.commands.imports import ImportPeople, ImportShoots
from crewplanner.app.commands.late_wrap import OwnCall, WrapLate
from crewplanner.app.commands.own_times import SetOwnTimes
from crewplanner.app.commands.people import (
    AddDeal,
    AddDepartment,
    AddPerson,
    AddRole,
    AddStandardRoles,
    AddUnavailability,
    EditDeal,
    EditDepartment,
    EditPerson,
    EditRole,
    EditUnavailability,
    RemoveDeal,
    RemoveDepartment,
    RemovePeople,
    RemoveRole,
    RemoveUnavailability,
)
from crewplanner.app.commands.productions import (
    AddHoliday,
    AddPlace,
    AddProduction,
    AddUnit,
    CopyHolidays,
    EditHoliday,
    EditPlace,
    EditProduction,
    EditUnit,
    RemoveHoliday,
    RemovePlace,
    RemoveProduction,
    RemoveUnit,
    SetLogo,
    SetNeed,
)
from crewplanner.app.commands.rules import SetBudget, SetRule, SetTravelTime
from crewplanner.app.commands.saved_views import RemoveView, RenameView, SaveView
from crewplanner.app.commands.templates import BookCrew, ForgetCrew, KeepCrew
from crewplanner.app.commands.timecards import (
    AnswerElection,
    FillDaySheet,
    LogTimes,
    SetCardDetails,
    SetSheetDetails,
)
from crewplanner.app.crews import crew_on
from crewplanner.app.importing.people import PeopleImport
from crewplanner.app.importing.shoots import ShootsImport
from crewplanner.app.jobs import never, no_progress
from crewplanner.app.standard_roles import standard_roles
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.cells import Entry, Written
from crewplanner.domain.day_details import DayDetails, DayShape
from crewplanner.domain.days import ShootDay
from crewplanner.domain.findings import RuleKind
from crewplanner.domain.ids import NEW, PersonId
from crewplanner.domain.people import (
    Deal,
    Department,
    Person,
    Role,
    Unavailability,
    UnavailabilityKind,
)
from crewplanner.domain.productions import Holiday, Place, Production, Unit
from crewplanner.domain.templates import CrewTemplate
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock, Offset
from tests.app.conftest import day, span
from tests.app.hold_examples import HOLD_EXAMPLES, prepare_holds
from tests.app.issue_examples import ISSUE_EXAMPLES, prepare_issues
from tests.app.money_examples import MONEY_EXAMPLES, prepare_money
from tests.app.review_examples import REVIEW_EXAMPLES, prepare_reviews
from tests.app.scenario_examples import SCENARIO_EXAMPLES, prepare_scenarios
from tests.app.sheet_examples import SHEET_EXAMPLES, prepare_sheets
from tests.pictures import png

PASTED = b"CAMERA\nDIT           Dana Quist      07700 900321   07:30\n"
EVENTS = b"Title,Start,End\nPick-ups,2026-03-09 08:00,2026-03-09 19:00\n"


class Sample:
    """Records of the filled project by a short name."""

    def __init__(self, workspace):
        self.workspace = workspace
        plan = self.plan = workspace.plan
        self.first, self.second = plan.productions.values()
        self.main = next(u for u in plan.units.values() if u.production == self.first.id)
        self.splinter = next(u for u in plan.units.values() if u.name == "Splinter")
        self.place = next(iter(plan.places.values()))
        self.holiday = next(iter(plan.holidays.values()))
        self.ana, self.ben, self.cleo = plan.people.values()
        self.gaffer = plan.roles[self.ana.roles[0]]
        self.deal = next(iter(plan.deals.values()))
        self.away = next(iter(plan.unavailabilities.values()))
        self.days = tuple(plan.shoot_days.values())
        self.bookings = tuple(plan.bookings.values())
        self.outside = next(iter(plan.outside_holds.values()), None)


def new_day(s, number, unit):
    return ShootDay(id=NEW, production=s.first.id, unit=unit, date=day(number), call=420, wrap=1080)


def own_deal_memo():
    """The plain deal memo as somebody changed it."""
    return shipped_text("deal-memo").replace('version = "1"', 'version = "1 of ours"')


def of_ana(s):
    """Ana's first day as a week: the others have no times yet."""
    return {"production": s.first.id, "person": s.ana.id, "week": span(0)}


def another_place(s):
    place = Place(id=NEW, production=s.first.id, name="Mill")
    return s.workspace.do(AddPlace(place=place)).added["places"][0]


def a_finding(s):
    """The hardest one of the first day that has any."""
    return s.workspace.findings(s.first.id, span(0, 6))[:1]


def an_acceptance(s):
    s.workspace.do(AcceptFindings(findings=a_finding(s), reason="Agreed with Ana"))
    return tuple(s.workspace.plan.overrides)


EXAMPLES = (
    HOLD_EXAMPLES
    | ISSUE_EXAMPLES
    | MONEY_EXAMPLES
    | SHEET_EXAMPLES
    | SCENARIO_EXAMPLES
    | REVIEW_EXAMPLES
    | {
        AddProduction: lambda s: AddProduction(production=Production(id=NEW, title="Third")),
        EditProduction: lambda s: EditProduction(
            production=replace(s.first, title="Harbor", day_start=300)
        ),
        SetLogo: lambda s: SetLogo(production=s.first.id, data=png()),
        RemoveProduction: lambda s: RemoveProduction(production=s.first.id),
        AddUnit: lambda s: AddUnit(unit=Unit(id=NEW, production=s.first.id, name="Drone")),
        EditUnit: lambda s: EditUnit(unit=replace(s.main, name="A unit", position=5)),
        RemoveUnit: lambda s: RemoveUnit(unit=s.main.id),
        AddPlace: lambda s: AddPlace(place=Place(id=NEW, production=s.first.id, name="Mill")),
        EditPlace: lambda s: EditPlace(place=replace(s.place, address="Gate 3")),
        RemovePlace: lambda s: RemovePlace(place=s.place.id),
        CopyHolidays: lambda s: CopyHolidays(
            production=s.first.id, holidays=((day(3), "Kept as it is"), (day(20), "Spring Day"))
        ),
        AddHoliday: lambda s: AddHoliday(
            holiday=Holiday(id=NEW, production=s.first.id, date=day(9), name="Fair")
        ),
        EditHoliday: lambda s: EditHoliday(holiday=replace(s.holiday, date=day(10))),
        RemoveHoliday: lambda s: RemoveHoliday(holiday=s.holiday.id),
        SetNeed: lambda s: SetNeed(
            production=s.first.id, unit=s.main.id, role=s.gaffer.id, count=1
        ),
        ErasePerson: lambda s: ErasePerson(person=s.ana.id),
        AddPerson: lambda s: AddPerson(person=Person(id=NEW, name="Dana", roles=(s.gaffer.id,))),
        EditPerson: lambda s: EditPerson(
            person=replace(s.ana, name="Ana Foss-Lind", roles=s.ana.roles[::-1], skills=())
        ),
        RemovePeople: lambda s: RemovePeople(people=(s.ana.id, s.cleo.id)),
        AddStandardRoles: lambda s: None,
        AddDepartment: lambda s: AddDepartment(department=Department(id=NEW, name="Drones")),
        EditDepartment: lambda s: EditDepartment(
            department=replace(s.plan.departments[s.gaffer.department], name="Lighting")
        ),
        RemoveDepartment: lambda s: None,
        AddRole: lambda s: AddRole(
            role=Role(
                id=NEW, department=s.gaffer.department, name="Balloon tech", aliases=("balloon",)
            )
        ),
        EditRole: lambda s: EditRole(
            role=replace(s.gaffer, aliases=("chief lighting technician",))
        ),
        RemoveRole: lambda s: RemoveRole(role=s.gaffer.id),
        AddDeal: lambda s: AddDeal(
            deal=Deal(
                id=NEW,
                production=s.first.id,
                person=s.ben.id,
                rate=Decimal("41.25"),
                valid_from=day(2),
            )
        ),
        EditDeal: lambda s: EditDeal(deal=replace(s.deal, rate=Decimal(500), kit=Decimal(25))),
        RemoveDeal: lambda s: RemoveDeal(deal=s.deal.id),
        AddUnavailability: lambda s: AddUnavailability(
            unavailability=Unavailability(id=NEW, person=s.cleo.id, span=span(0, 2))
        ),
        EditUnavailability: lambda s: EditUnavailability(
            unavailability=replace(s.away, span=span(5, 6))
        ),
        RemoveUnavailability: lambda s: RemoveUnavailability(unavailability=s.away.id),
        AddShootDays: lambda s: AddShootDays(
            days=(new_day(s, 7, s.main.id), new_day(s, 7, s.splinter.id))
        ),
        EditShootDay: lambda s: EditShootDay(day=replace(s.days[1], places=(), note="Rain cover")),
        MoveCall: lambda s: MoveCall(day=s.days[2].id, call=600),
        WrapLate: lambda s: WrapLate(
            day=s.days[1].id,
            minutes=90,
            calls=((s.days[2].id, 570),),
            own_calls=(OwnCall(booking=s.bookings[0].id, date=day(3), call=600),),
        ),
        RemoveShootDays: lambda s: RemoveShootDays(days=tuple(d.id for d in s.days[:2])),
        BookPeople: lambda s: BookPeople(
            production=s.first.id, people=(s.cleo.id, s.ben.id), spans=(span(7), span(9, 10))
        ),
        EditBooking: lambda s: EditBooking(
            booking=replace(s.bookings[0], call=Clock(minutes=390), note="Early")
        ),
        MoveBookings: lambda s: MoveBookings(
            bookings=tuple(b.id for b in s.bookings), days=-2, person=s.cleo.id
        ),
        WriteCells: lambda s: WriteCells(
            production=s.first.id,
            words="Write",
            cells=(
                CellWrite(
                    person=s.ana.id, date=day(2), entries=(Written(entry=Entry(note="solo")),)
                ),
                CellWrite(person=PersonId(-1), date=day(2), entries=(Written(entry=Entry()),)),
            ),
            away=(AwayWrite(person=s.ben.id, date=day(3), kind=UnavailabilityKind.SICK),),
            people=(Person(id=NEW, name="Fay Munro"),),
        ),
        KeepCrew: lambda s: KeepCrew(
            template=CrewTemplate(id=NEW, production=s.first.id, name="Main crew", unit=s.main.id),
            members=crew_on(s.plan, s.first.id, s.main.id, day(0)),
        ),
        ForgetCrew: lambda s: ForgetCrew(template=next(iter(s.plan.crew_templates))),
        BookCrew: lambda s: BookCrew(
            template=next(iter(s.plan.crew_templates)), dates=(day(4), day(9)), unit=s.main.id
        ),
        CopyBookings: lambda s: CopyBookings(bookings=(s.bookings[0].id,), days=7),
        ResizeBooking: lambda s: ResizeBooking(booking=s.bookings[0].id, first=day(2), last=day(8)),
        SetBookingStatus: lambda s: SetBookingStatus(
            bookings=tuple(b.id for b in s.bookings), status=BookingStatus.RELEASED
        ),
        RemoveBookings: lambda s: RemoveBookings(bookings=(s.bookings[0].id, s.bookings[1].id)),
        SetOwnTimes: lambda s: SetOwnTimes(
            booking=s.bookings[0].id, call=Offset(minutes=-30), wrap=None, span=span(2)
        ),
        SaveView: lambda _s: SaveView(name="Nights", spec='{"rows": "unit"}'),
        RenameView: lambda s: RenameView(view=next(iter(s.plan.saved_views)), name="Dusk"),
        RemoveView: lambda s: RemoveView(view=next(iter(s.plan.saved_views))),
        FreeDates: lambda s: FreeDates(booking=s.bookings[0].id, span=span(2)),
        FillDaySheet: lambda s: FillDaySheet(day=s.days[0].id, call=450, wrap=1200),
        LogTimes: lambda s: LogTimes(
            production=s.first.id, person=s.ben.id, date=day(0), kind=DayKind.SICK
        ),
        SubmitTimes: lambda s: SubmitTimes(
            production=s.first.id, people=(s.ana.id, s.ben.id), span=span(0)
        ),
        ApproveWeek: lambda s: ApproveWeek(**of_ana(s)),
        RejectWeek: lambda s: RejectWeek(**of_ana(s), reason="The wrap was 23:30."),
        LockWeek: lambda s: LockWeek(**of_ana(s)),
        ReopenWeek: lambda s: ReopenWeek(**of_ana(s)),
        SetSheetDetails: lambda s: SetSheetDetails(
            day=s.days[0].id, details=DayDetails(shape=DayShape.CONTINUOUS, on_set_wrap=1170)
        ),
        SetCardDetails: lambda s: SetCardDetails(
            production=s.first.id,
            person=s.ben.id,
            date=day(0),
            details=DayDetails(travel_minutes=45, missed_breaks=1),
        ),
        AnswerElection: lambda s: AnswerElection(
            production=s.first.id,
            person=s.ana.id,
            date=day(1),
            election="meal_waived",
            answer=False,
        ),
        AdoptAgreement: lambda s: AdoptAgreement(production=s.second.id, text=own_deal_memo()),
        UpdateAgreement: lambda s: UpdateAgreement(production=s.second.id, agreement="deal-memo"),
        RemoveAgreement: lambda s: RemoveAgreement(production=s.second.id, agreement="deal-memo"),
        Batch: lambda s: Batch(
            commands=(
                RemoveBookings(bookings=(s.bookings[0].id,)),
                AddPerson(person=Person(id=NEW, name="Dana")),
            ),
            words="Two things",
        ),
        SetRule: lambda s: SetRule(
            production=s.first.id,
            rule=RuleKind.ROLLING_HOURS,
            severity="BLOCK",
            limits=(("rolling_days", 14), ("rolling_limit", 6000)),
        ),
        SetTravelTime: lambda s: SetTravelTime(
            production=s.first.id, one=s.place.id, other=another_place(s), minutes=45
        ),
        SetBudget: lambda s: SetBudget(
            production=s.first.id,
            department=s.gaffer.department,
            name="Electric",
            amount=Decimal(9000),
        ),
        AcceptFindings: lambda s: AcceptFindings(findings=a_finding(s), reason="Agreed with Ana"),
        WithdrawAcceptances: lambda s: WithdrawAcceptances(overrides=an_acceptance(s)),
        ImportPeople: lambda s: (
            PeopleImport(data=PASTED, filename="pasted.txt", plan=s.plan, production=s.first.id)
            .run(no_progress, never)
            .command()
        ),
        ImportShoots: lambda s: (
            ShootsImport(data=EVENTS, filename="events.csv", plan=s.plan, production=s.first.id)
            .run(no_progress, never)
            .command()
        ),
    }
)


def example(kind, workspace):
    """An instance that changes something, in a project prepared for it."""
    if kind is AddStandardRoles:
        plan = workspace.plan
        for role in plan.roles:
            workspace.do(RemoveRole(role=role))
        for department in plan.departments:
            workspace.do(RemoveDepartment(department=department))
        return AddStandardRoles(departments=standard_roles())
    if kind is RemoveDepartment:
        added = workspace.do(AddDepartment(department=Department(id=NEW, name="Drones")))
        return RemoveDepartment(department=added.added["departments"][0])
    s = Sample(workspace)
    if kind in {ApproveWeek, RejectWeek, LockWeek, ReopenWeek}:
        workspace.do(SubmitTimes(production=s.first.id, people=(s.ana.id,), span=span(0)))
    prepare_holds(kind, s, workspace)
    prepare_issues(kind, s, workspace)
    prepare_money(kind, s, workspace)
    prepare_sheets(kind, s, workspace)
    prepare_scenarios(kind, s, workspace)
    prepare_reviews(kind, s, workspace)
    if kind in {RemoveView, RenameView}:
        workspace.do(SaveView(name="Nights", spec="{}"))
    if kind in {UpdateAgreement, RemoveAgreement}:
        workspace.do(AdoptAgreement(production=s.second.id, text=own_deal_memo()))
    if kind is LockWeek:
        workspace.do(ApproveWeek(**of_ana(s)))
    return EXAMPLES[kind](Sample(workspace))
