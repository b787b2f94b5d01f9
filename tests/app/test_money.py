"""The money of a production: what it comes to agrees with `pay`, and every sum adds up."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.commands.bookings import BookPeople, SetBookingStatus
from crewplanner.app.commands.money import (
    KeepBudget,
    ReplaceBudget,
    SaveAllowance,
    SaveBudgetLine,
    SaveFringe,
    SetHolidayPay,
)
from crewplanner.app.commands.people import AddDeal, EditDeal
from crewplanner.app.commands.timecards import LogTimes
from crewplanner.app.errors import Refused
from crewplanner.app.queries.make_money import money_view
from crewplanner.app.queries.money import BOOKS, Part, added
from crewplanner.app.samples import make_sample, sample_monday
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.budgets import Allowance, AllowanceKind, AllowancePer, Fringe
from crewplanner.domain.hot_cost import Cause
from crewplanner.domain.ids import NEW
from crewplanner.domain.pay import Basis
from crewplanner.domain.people import Deal
from crewplanner.domain.productions import BudgetLine
from crewplanner.domain.values import Clock, TimeRange
from tests.app.conftest import day, span

LUNCH = (TimeRange(start=780, end=840),)


def view_of(workspace):
    production = next(p for p in workspace.plan.productions.values() if p.title == "Harbour")
    return money_view(workspace.plan, production.id, day(2), pricing=workspace.pricing)


def harbour(workspace):
    return next(p for p in workspace.plan.productions.values() if p.title == "Harbour").id


def person(workspace, name):
    return next(one for one in workspace.plan.people.values() if one.name == name).id


def book(workspace, name, dates, **own):
    main = next(u.id for u in workspace.plan.units.values() if u.production == harbour(workspace))
    done = workspace.do(
        BookPeople(
            production=harbour(workspace),
            people=(person(workspace, name),),
            spans=(dates,),
            unit=main,
            **own,
        )
    )
    return done.added["bookings"][0]


def deal(workspace, name, rate=300):
    workspace.do(
        AddDeal(
            deal=Deal(
                id=NEW,
                production=harbour(workspace),
                person=person(workspace, name),
                rate=Decimal(rate),
            )
        )
    )


def line(workspace, name, amount, **own):
    production = harbour(workspace)
    given = BudgetLine(id=NEW, production=production, name=name, amount=Decimal(amount), **own)
    return workspace.do(SaveBudgetLine(line=given)).added["budget_lines"][0]


def part(view, part):
    return added(cell.figures for cell in view.cells if cell.part is part)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample, opened once: nobody changes it here."""
    from crewplanner.app.context import Context  # noqa: PLC0415 - this test alone
    from crewplanner.app.workspace import Workspace  # noqa: PLC0415 - this test alone
    from tests.app.conftest import NOON  # noqa: PLC0415 - as above

    folder = tmp_path_factory.mktemp("sample")
    context = Context(user="Tamsin", clock=lambda: NOON, backups=folder / "backups")
    workspace = Workspace.create(folder / "sample.crewplan", context)
    make_sample(workspace, sample_monday(NOON.date()))
    yield workspace
    workspace.close()


class TestSample:
    """The sample reconciles to the penny with `pay`."""

    def test_pay_from_every_side_is_what_pay_says_week_by_week(self, sample):
        plan = sample.plan
        for production in plan.productions:
            view = money_view(plan, production, dt.date(2026, 3, 4))
            pay = part(view, Part.PAY)
            sums = dict.fromkeys(("planned", "actual", "at_least", "most"), Decimal(0))
            sides = {
                "planned": (Basis.PLANNED, True),
                "actual": (Basis.WORKED, False),
                "at_least": (Basis.EXPECTED, True),
                "most": (Basis.EXPECTED, False),
            }
            for first, _figures in view.weeks:
                week = type(view.span)(first=first, last=first + dt.timedelta(days=6))
                for side, (basis, firm) in sides.items():
                    found = sample.pricing.week(plan, production, week, basis=basis, firm_only=firm)
                    sums[side] += found.total
            assert pay.at_least >= sums.pop("at_least"), "worked holds are in it as well"
            assert {side: getattr(pay, side) for side in sums} == sums
            assert 0 <= sums["actual"] <= pay.at_least
            assert pay.at_least <= pay.likely <= sums["most"] or not sums["most"]

    def test_all_rows_add_up_to_the_total(self, sample):
        for production in sample.plan.productions:
            view = money_view(sample.plan, production, dt.date(2026, 3, 4))
            for rows in (view.lines, view.departments):
                assert added(row.figures for row in rows) == view.total.figures
                assert sum(row.trend for row in rows) == view.total.trend
                assert sum(row.forecast for row in rows) == view.total.forecast
            assert added(row.figures for row in view.parts) == view.total.figures
            assert added(figures for _week, figures in view.weeks) == view.total.figures
            done = sum(one.planned.total for one in view.variances)
            actual = sum(one.actual.total for one in view.variances)
            pay = part(view, Part.PAY)
            assert (done, actual) == (pay.done, pay.actual)


def test_pencils_count_by_how_sure_they_are(planned):
    """At least: confirmed. Likely: first holds and offers too. Most: everything live."""
    for name in ("Ben Osei", "Cleo Rao"):
        deal(planned, name)
    before = view_of(planned).total.figures
    first = book(planned, "Cleo Rao", span(1), status=BookingStatus.PENCIL, rank=1)
    second = book(planned, "Cleo Rao", span(2), status=BookingStatus.PENCIL, rank=2)
    book(planned, "Cleo Rao", span(3), status=BookingStatus.ENQUIRED)
    after = view_of(planned).total.figures
    assert after.at_least == before.at_least
    assert after.likely - after.at_least == Decimal(300)
    assert after.most - after.likely == Decimal(600)
    planned.do(SetBookingStatus(bookings=(second,), status=BookingStatus.OFFERED))
    assert view_of(planned).total.figures.likely - before.likely == Decimal(600)
    planned.do(SetBookingStatus(bookings=(first, second), status=BookingStatus.CONFIRMED))
    assert view_of(planned).total.figures.at_least - before.at_least == Decimal(600)


def test_what_was_worked_on_a_hold_is_in_every_figure(planned):
    deal(planned, "Cleo Rao")
    key = book(planned, "Cleo Rao", span(1), status=BookingStatus.PENCIL, rank=2)
    before = view_of(planned).total.figures
    assert before.most - before.likely == Decimal(300)
    log(planned, "Cleo Rao", 1)
    after = view_of(planned).total.figures
    assert after.actual - before.actual == Decimal(300)
    assert after.at_least - before.at_least == Decimal(300)
    assert after.likely - before.likely == Decimal(300)
    assert after.most == before.most
    assert planned.plan.bookings[key].status is BookingStatus.PENCIL


def log(workspace, name, number):
    """Ten hours of that day."""
    workspace.do(
        LogTimes(
            production=harbour(workspace),
            person=person(workspace, name),
            date=day(number),
            call=Clock(minutes=480),
            wrap=Clock(minutes=1140),
            meals=LUNCH,
        )
    )


def test_running_late_is_reckoned_on_what_remains(planned):
    """Monday ended at 27:15 instead of 19:00: 18.25 hours at 45.00, 2 at 1.5x and 6.25 at 2x."""
    view = view_of(planned)
    (trend,) = [one for _department, one in view.trends if one.done]
    assert (trend.done, trend.late) == (Decimal("450.00"), Decimal("697.50"))
    figures = view.total.figures
    assert figures.actual == Decimal("1147.50")
    assert figures.remaining == Decimal("1800.00")
    assert view.total.trend == Decimal("2790.00"), "1,800 x 697.50 / 450"
    assert view.total.forecast == Decimal("1147.50") + 1800 + 2790
    (variance,) = view.variances
    assert variance.difference.of(Cause.OVERTIME) == Decimal("697.50")


def test_a_line_pays_for_its_department_and_a_deal_may_name_another(planned):
    gaffer = next(r for r in planned.plan.roles.values() if r.name == "Gaffer")
    electric = line(planned, "Electric", 9000, account="25", department=gaffer.department)
    everybody = line(planned, "Crew", 100)
    special = line(planned, "Specials", 500, account="99")
    deal(planned, "Cleo Rao")
    book(planned, "Cleo Rao", span(1), status=BookingStatus.CONFIRMED)
    rows = {row.line: row.figures.at_least for row in view_of(planned).lines}
    assert rows == {electric: Decimal("2947.50"), everybody: Decimal(300), special: Decimal(0)}
    ana = next(d for d in planned.plan.deals.values() if d.person == person(planned, "Ana Foss"))
    planned.do(EditDeal(deal=replace(ana, budget_line=special)))
    rows = {row.line: row for row in view_of(planned).lines}
    assert rows[special].figures.at_least == Decimal("2947.50")
    assert rows[special].left < 0, "over its budget"
    assert rows[electric].figures.at_least == 0


def test_without_a_line_it_is_said_that_it_is_not_in_the_budget(planned):
    (row,) = view_of(planned).lines
    assert (row.name, row.budget, row.left) == ("Not in the budget", None, None)


def test_holiday_pay_and_fringes_come_on_top_of_pay_but_not_of_kit(planned):
    ana = next(d for d in planned.plan.deals.values() if d.person == person(planned, "Ana Foss"))
    planned.do(EditDeal(deal=replace(ana, kit=Decimal(20))))
    planned.do(SetHolidayPay(production=harbour(planned), percent=Decimal("12.07")))
    planned.do(
        SaveFringe(
            fringe=Fringe(id=NEW, production=harbour(planned), name="NI", percent=Decimal("13.8"))
        )
    )
    view = view_of(planned)
    planned_pay = part(view, Part.PAY).planned
    assert planned_pay == 5 * Decimal(470)
    holiday = part(view, Part.HOLIDAY_PAY).planned
    assert holiday == Decimal("271.58"), "12.07 % of 2,250.00 = 271.575"
    assert part(view, Part.FRINGE).planned == Decimal("347.98"), "13.8 % of 2,521.58"
    planned.do(EditDeal(deal=replace(ana, kit=Decimal(0), holiday_pay=Decimal(0))))
    assert part(view_of(planned), Part.HOLIDAY_PAY).planned == 0, "the deal says otherwise"


@pytest.mark.parametrize(
    ("per", "dates", "due"),
    [
        (AllowancePer.DAY, {}, 5 * Decimal("14.40")),
        (AllowancePer.DAY, {"valid_from": day(3)}, 2 * Decimal("14.40")),
        (AllowancePer.DAY, {"valid_to": day(0)}, Decimal("14.40")),
        (AllowancePer.WEEK, {}, Decimal("14.40")),
        (AllowancePer.ONCE, {"valid_from": day(1)}, Decimal("14.40")),
        (AllowancePer.ONCE, {"valid_from": day(9)}, Decimal(0)),
    ],
)
def test_allowances_are_due_for_dates_worked(planned, per, dates, due):
    """32 miles at 0.45."""
    planned.do(
        SaveAllowance(
            allowance=Allowance(
                id=NEW,
                production=harbour(planned),
                person=person(planned, "Ana Foss"),
                kind=AllowanceKind.MILEAGE,
                rate=Decimal("0.45"),
                quantity=Decimal(32),
                per=per,
                **dates,
            )
        )
    )
    found = part(view_of(planned), Part.ALLOWANCE)
    assert {
        book: getattr(found, book) for book in ("planned", "at_least", "most")
    } == dict.fromkeys(("planned", "at_least", "most"), due)


def test_a_budget_from_a_file_keeps_what_its_lines_had(planned):
    production = harbour(planned)
    electric = line(planned, "Electric", 9000, account="25")
    line(planned, "Catering", 1)
    planned.do(
        SaveFringe(
            fringe=Fringe(
                id=NEW, production=production, name="NI", percent=Decimal(1), line=electric
            )
        )
    )
    new = [
        BudgetLine(
            id=NEW, production=production, name=name, account=account, amount=Decimal(amount)
        )
        for account, name, amount in (("25", "Lighting", 9500), ("", "Grip", 800))
    ]
    planned.do(ReplaceBudget(production=production, lines=tuple(new), before="v1"))
    lines = planned.plan.budget_lines_of[production]
    assert [(one.name, one.amount) for one in lines] == [("Lighting", 9500), ("Grip", 800)]
    (fringe,) = planned.plan.fringes.values()
    assert planned.plan.budget_lines[fringe.line].name == "Lighting"
    (revision,) = planned.plan.budget_revisions.values()
    assert (revision.number, revision.name) == (1, "v1")
    assert [figure.name for figure in revision.lines] == ["Electric", "Catering"]
    with pytest.raises(Refused, match="stands twice"):
        planned.do(ReplaceBudget(production=production, lines=(new[0], new[0])))


def test_what_cannot_be_is_refused_and_leaves_no_trace(planned):
    production = harbour(planned)
    before = planned.digest()
    for command in (
        KeepBudget(production=production, name="v1"),
        SetHolidayPay(production=production, percent=Decimal(-1)),
        SaveFringe(fringe=Fringe(id=NEW, production=production, name=" ", percent=Decimal(1))),
        SaveAllowance(allowance=Allowance(id=NEW, production=production, rate=Decimal(-1))),
        SaveAllowance(
            allowance=Allowance(
                id=NEW, production=production, rate=Decimal(1), valid_from=day(2), valid_to=day(1)
            )
        ),
    ):
        with pytest.raises(Refused):
            planned.do(command)
    assert planned.digest() == before


def test_a_production_without_days_has_no_money_and_who_has_no_deal_is_named(planned):
    ferry = next(p for p in planned.plan.productions.values() if p.title == "Ferry")
    view = money_view(planned.plan, ferry.id, day(2))
    assert view.total.budget is None
    assert all(getattr(view.total.figures, book) == 0 for book in BOOKS)
    assert view.unpriced == ()
    assert view_of(planned).unpriced == ("Ben Osei",), "he has no deal"
