"""The ledger of irregular hours of a crew, against its own middle.

Of everybody all work counts, for other productions of the project too.
"""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from crewplanner.app.ledgers import LedgerPeriod, Ledgers
from crewplanner.app.queries.grouping import grouped
from crewplanner.app.words import department_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.asked_again import far_from, medians
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.ledger import Irregular, PersonLedger, crew_of, ledger_span, middle
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One person. `far` are the kinds of which they have had far more than the crew's median."""

    person: PersonId
    name: str
    sort_name: str
    department: str
    department_position: int
    role: str
    ledger: PersonLedger
    far: frozenset[Irregular]

    @property
    def weeks_without_sunday(self) -> int:
        """How many Sundays in a row were work, up to the date asked for."""
        return max(0, (self.last_sunday - self.ledger.free_sunday).days // 7)

    @property
    def last_sunday(self) -> dt.date:
        """The last Sunday up to the date asked for."""
        return self.ledger.until - dt.timedelta(days=(self.ledger.until.weekday() + 1) % 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """Who is booked for a production (None: any) in the period, by department, role and name.

    Medians are those of the people who worked in it. `productions` are all of the project.
    """

    production: ProductionId | None
    title: str
    words: FilmWords
    weeks: int
    period: LedgerPeriod
    rows: tuple[LedgerRow, ...]
    medians: Mapping[Irregular, Fraction]
    median_minutes: Fraction
    productions: Mapping[ProductionId, Production]

    @property
    def span(self) -> DateSpan:
        """The dates that are counted."""
        return self.period.span

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments there are, in their order."""
        return tuple(dict.fromkeys(row.department for row in self.rows))

    @property
    def working(self) -> tuple[LedgerRow, ...]:
        """Those who worked: the medians are theirs."""
        return tuple(row for row in self.rows if row.ledger.worked)


def ledger_period(
    plan: Plan,
    production: ProductionId | None,
    until: dt.date,
    weeks: int,
    *,
    tentative: bool = False,
) -> LedgerPeriod:
    """So many whole weeks of the production, the last of them the one that holds the date."""
    settings = plan.productions.get(production) if production is not None else None
    span = ledger_span(until, weeks, settings.first_weekday if settings else 0)
    return LedgerPeriod(span=span, until=until, tentative=tentative)


def ledger_view(
    plan: Plan,
    production: ProductionId | None,
    period: LedgerPeriod,
    ledgers: Ledgers | None = None,
) -> LedgerView:
    """The view. `ledgers` are those kept from earlier, if they are at hand."""
    ledgers = ledgers or Ledgers()
    settings = plan.productions.get(production) if production is not None else None
    words = settings.words if settings else FilmWords.US
    crew = crew_of(plan, production, period.span) & plan.people.keys()
    known = {person: ledgers.of(plan, person, period) for person in crew}
    usual = medians(known.values())
    least = {kind: far_from(median) for kind, median in usual.items()}
    rows = [
        LedgerRow(
            person=member.person.id,
            name=member.person.name,
            sort_name=member.person.sort_name or member.person.name,
            department=department_name(group.department, words),
            department_position=position,
            role=role_name(member.role, words),
            ledger=known[member.person.id],
            far=_far(known[member.person.id], least),
        )
        for position, group in enumerate(grouped(plan, production, sorted(crew)))
        for member in group.members
    ]
    return LedgerView(
        production=production,
        title=settings.title if settings else "",
        words=words,
        weeks=len(period.span) // 7,
        period=period,
        rows=tuple(rows),
        medians=usual,
        median_minutes=middle([one.minutes for one in known.values() if one.worked]),
        productions=plan.productions,
    )


def _far(ledger: PersonLedger, least: Mapping[Irregular, int]) -> frozenset[Irregular]:
    return frozenset(kind for kind in Irregular if ledger.count(kind) >= least[kind])
