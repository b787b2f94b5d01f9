"""In which groups people stand on the board, in which order, and what each group needs."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import partial

from crewplanner.app.queries.board import (
    NOTHING_NEEDED,
    Arrangement,
    BoardFilter,
    Covered,
    GroupKey,
    RowsBy,
)
from crewplanner.app.queries.grouping import Member, member_order, name_order, role_among
from crewplanner.app.words import department_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import Need
from crewplanner.domain.filled_needs import filled_on
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.people import Person, Role
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _

_LAST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardQuestion:
    """What a board is asked to show."""

    production: ProductionId
    span: DateSpan
    today: dt.date
    filter: BoardFilter = field(default_factory=BoardFilter)
    arrangement: Arrangement = field(default_factory=Arrangement)

    @property
    def shown(self) -> frozenset[ProductionId]:
        """The productions whose bookings are shown in full."""
        return self.arrangement.besides | {self.production}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A group with its members in order."""

    key: GroupKey
    members: tuple[Member, ...]


def productions_in_order(plan: Plan, question: BoardQuestion) -> tuple[ProductionId, ...]:
    """The productions shown, the board's own first, then by title."""
    own = question.production
    others = sorted(
        question.shown - {own}, key=lambda key: (plan.productions[key].title.casefold(), key)
    )
    return (own, *others)


def blocks(plan: Plan, question: BoardQuestion, people: Iterable[PersonId]) -> tuple[Block, ...]:
    """The people by group: of a unit or production who is booked by it in the span.

    Somebody booked by several stands in each of their groups, somebody booked by none in the last
    one. Units and productions have their group even where nobody stands in it.
    """
    by = question.arrangement.rows_by
    members: dict[GroupKey, list[Member]] = {key: [] for key in _standing(plan, question)}
    for key in people:
        for group, member in _memberships(plan, question, plan.people[key]):
            members.setdefault(group, []).append(member)
    order = partial(_member_place, plan, by)
    return tuple(
        Block(key=key, members=tuple(sorted(members[key], key=order)))
        for key in sorted(members, key=partial(_group_place, plan, question))
    )


def group_name(plan: Plan, question: BoardQuestion, key: GroupKey) -> str:
    """What stands in the heading of a group."""
    if key.by in {RowsBy.DEPARTMENT, RowsBy.PERSON}:
        department = plan.departments[key.department] if key.department is not None else None
        return department_name(department, plan.productions[question.production].words)
    if key.production is None:
        return _("Not booked")
    if key.by is RowsBy.PRODUCTION:
        return plan.productions[key.production].title
    unit = plan.units[key.unit].name if key.unit is not None else _("No unit")
    several = len(question.shown) > 1
    return f"{production_code(plan, key.production)} · {unit}" if several else unit


def elsewhere(plan: Plan, question: BoardQuestion, booking: Booking, group: GroupKey | None) -> str:
    """Where a booking belongs that is not of a row's group; empty where it is."""
    if booking.production not in question.shown:
        return production_code(plan, booking.production)
    if group is None or group.production is None:
        return ""
    if group.production != booking.production:
        return production_code(plan, booking.production)
    if group.by is RowsBy.UNIT and group.unit != booking.unit:
        return plan.units[booking.unit].name if booking.unit is not None else _("No unit")
    return ""


def production_code(plan: Plan, production: ProductionId) -> str:
    """The code of a production, or its title where it has none."""
    found = plan.productions[production]
    return found.code or found.title


def needs_on(plan: Plan, question: BoardQuestion, date: dt.date) -> Mapping[GroupKey, Covered]:
    """How far the need of each group is filled on a date."""
    by = question.arrangement.rows_by
    found: dict[GroupKey, Covered] = {}
    for production in question.shown if by is not RowsBy.PERSON else ():
        for need, firm, tentative in filled_on(plan, production, date):
            role = plan.roles.get(need.role)
            if role is None:
                continue
            key = _group_of_need(by, need, role)
            so_far = found.get(key, NOTHING_NEEDED)
            found[key] = so_far.and_of(need.count, firm, tentative)
    return found


def _group_of_need(by: RowsBy, need: Need, role: Role) -> GroupKey:
    match by:
        case RowsBy.UNIT:
            return GroupKey(by=by, production=need.production, unit=need.unit)
        case RowsBy.PRODUCTION:
            return GroupKey(by=by, production=need.production)
        case RowsBy.DEPARTMENT | RowsBy.PERSON:
            return GroupKey(by=by, department=role.department)


def _standing(plan: Plan, question: BoardQuestion) -> Iterator[GroupKey]:
    """The groups that are there though nobody stands in them."""
    by = question.arrangement.rows_by
    if by is RowsBy.PRODUCTION:
        yield from (GroupKey(by=by, production=key) for key in question.shown)
    elif by is RowsBy.UNIT:
        for unit in plan.units.values():
            if unit.production in question.shown:
                yield GroupKey(by=by, production=unit.production, unit=unit.id)


def _memberships(
    plan: Plan, question: BoardQuestion, person: Person
) -> Iterator[tuple[GroupKey, Member]]:
    by, shown = question.arrangement.rows_by, question.shown
    if by in {RowsBy.DEPARTMENT, RowsBy.PERSON}:
        role = role_among(plan, shown, person)
        department = role.department if role and by is RowsBy.DEPARTMENT else None
        yield GroupKey(by=by, department=department), Member(person=person, role=role)
        return
    groups = {
        GroupKey(
            by=by,
            production=booking.production,
            unit=booking.unit if by is RowsBy.UNIT else None,
        )
        for booking in plan.bookings_within(person.id, question.span)
        if booking.production in shown
    }
    for group in groups or {GroupKey(by=by)}:
        within = shown if group.production is None else frozenset({group.production})
        yield group, Member(person=person, role=role_among(plan, within, person, group.unit))


def _group_place(plan: Plan, question: BoardQuestion, key: GroupKey) -> tuple[int, ...]:
    """Departments by position, productions in order, their units by position; the rest is last."""
    if key.department is not None:
        return (plan.departments[key.department].position, key.department)
    if key.production is None:
        return (_LAST,)
    place = productions_in_order(plan, question).index(key.production)
    unit = plan.units[key.unit] if key.unit is not None else None
    return (place, unit.position, unit.id) if unit else (place, _LAST)


def _member_place(plan: Plan, by: RowsBy, member: Member) -> tuple[object, ...]:
    """Inside a group by role, in one of several departments by department first."""
    if by is RowsBy.PERSON:
        return (name_order(member.person), member.person.id)
    department = plan.departments[member.role.department] if member.role else None
    place = (department.position, department.id) if department else (_LAST, 0)
    return (place, member_order(member), member.person.id)
