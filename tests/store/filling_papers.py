"""One of every record around papers, reviews and money, for `filling.one_of_everything`."""

import datetime as dt
from decimal import Decimal

from crewplanner.domain.budgets import (
    Allowance,
    AllowanceKind,
    AllowancePer,
    BudgetFigure,
    BudgetRevision,
    Fringe,
)
from crewplanner.domain.call_sheets import CallSheet, CastLine, CrewLine, ScheduleKind, ScheduleLine
from crewplanner.domain.erasures import Erasure
from crewplanner.domain.ids import NEW
from crewplanner.domain.issued import IssuedPaper
from crewplanner.domain.reviews import Comment, Mark, Member, MemberRole, Review, SignOff, Verdict
from crewplanner.domain.scenarios import Scenario
from crewplanner.domain.values import DateSpan

AT = dt.datetime(2026, 11, 23, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
MONDAY = dt.date(2026, 11, 23)
WEEK = DateSpan(first=MONDAY, last=dt.date(2026, 11, 29))


def papers_and_money(tx, production, person, shoot):
    """A call sheet, an issued paper, a review with its answers, money beside pay, a scenario."""
    department, unit = tx.departments.all()[0].id, tx.units.all()[0].id
    line = tx.budget_lines.all()[0].id
    tx.call_sheets.add(
        CallSheet(
            id=NEW,
            day=shoot,
            shooting_call=510,
            breakfast=420,
            lunch=780,
            weather="7 °C, rain",
            schedule=(
                ScheduleLine(time=510, number="14A", setting="EXT Quay", eighths=11),
                ScheduleLine(kind=ScheduleKind.MOVE, time=900, text="to Stage 2", place="Stage 2"),
            ),
            cast=(CastLine(number="1", name="Ada Ölmez", pickup=375, on_set=510),),
            crew=(CrewLine(person=person, call="O/C", pickup=390, note="Own car"),),
            requirements=(("Props", "two lanterns, a rope"),),
            signed=(("UPM", "Zoë"),),
            phones=False,
            advance=1,
        )
    )
    model, pdf = tx.attachments.add(b'{"days": []}'), tx.attachments.add(b"%PDF-1.7 \x00\xff")
    tx.issued.add(
        IssuedPaper(
            id=NEW,
            production=production,
            paper="week",
            span=WEEK,
            unit=unit,
            number=2,
            at=AT,
            who="Ana",
            options='{"audience": "crew"}',
            model=model,
            files=(("week.pdf", pdf),),
            note="the quay moved",
            sent=((str(person), AT.isoformat()),),
        )
    )
    tx.reviews.add(
        Review(
            id=NEW,
            production=production,
            uuid="5b0c",
            span=WEEK,
            sent_at=AT,
            sent_by="Ana",
            reader="Łukasz",
            rates=True,
            model=model,
            returned_at=AT,
        )
    )
    tx.comments.add(
        Comment(
            id=NEW,
            production=production,
            uuid="77aa",
            review="5b0c",
            person=person,
            date=MONDAY,
            mark=Mark.QUESTION,
            text="Two nights in a row?",
            who="Łukasz",
            at=AT,
            seen="18:00–05:00",
            done=True,
        )
    )
    tx.sign_offs.add(
        SignOff(
            id=NEW,
            production=production,
            uuid="77ab",
            review="5b0c",
            span=WEEK,
            verdict=Verdict.APPROVED_WITH_CHANGES,
            who="Łukasz",
            at=AT,
            seen="0a1b",
        )
    )
    tx.members.add(Member(id=NEW, name="Łukasz", role=MemberRole.DEPARTMENT, department=department))
    _money(tx, production, person, line)
    tx.scenarios.add(
        Scenario(id=NEW, production=production, name="Plan B (rain)", span=WEEK, who="Ana", at=AT)
    )
    tx.erasures.add(Erasure(id=NEW, person=99, pseudonym="Person 99", at=AT, who="Ana"))


def _money(tx, production, person, line):
    tx.budget_revisions.add(
        BudgetRevision(
            id=NEW,
            production=production,
            number=1,
            name="As locked",
            who="Ana",
            at=AT,
            lines=(
                BudgetFigure(
                    account="1310", name="Camera", department="Camera", amount=Decimal("48250.00")
                ),
            ),
        )
    )
    tx.fringes.add(
        Fringe(id=NEW, production=production, name="NI", percent=Decimal("13.8"), line=line)
    )
    tx.allowances.add(
        Allowance(
            id=NEW,
            production=production,
            person=person,
            kind=AllowanceKind.MILEAGE,
            name="own car",
            rate=Decimal("0.45"),
            quantity=Decimal(32),
            per=AllowancePer.DAY,
            valid_from=MONDAY,
            valid_to=WEEK.last,
        )
    )
