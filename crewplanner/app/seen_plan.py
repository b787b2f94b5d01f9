"""What of a project somebody sees: a plan without what is not for them.

Nothing that reads the plan can show more than it holds, whatever page, paper or command it is.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from crewplanner.app.roles import member_of, sees_money
from crewplanner.domain.findings import RuleKind
from crewplanner.domain.ids import DepartmentId, PersonId
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.plan import Plan
from crewplanner.domain.reviews import MemberRole, Review

_OF_RATES = ("deals", "budget_lines", "budget_revisions", "fringes", "allowances", "scenarios")
_OF_PEOPLE = (
    "deals",
    "unavailabilities",
    "bookings",
    "timecards",
    "approvals",
    "outside_holds",
    "overrides",
    "template_members",
    "allowances",
    "comments",
)
_OF_EVERYBODY = ("issued", "import_records", "scenarios")


def seen_by(plan: Plan, user: str) -> Plan:
    """The plan as the user's role in it lets them see it; all of it for whoever plans."""
    member = member_of(plan, user)
    if member is None or member.role is MemberRole.PLANNER:
        return plan
    seen = without_private_words(plan)
    if not sees_money(plan, user):
        seen = without_rates(seen)
    if member.role is MemberRole.DEPARTMENT and member.department is not None:
        seen = of_department(seen, member.department)
    return seen


def as_sent(plan: Plan, review: Review) -> Plan:
    """The plan as a package for review holds it."""
    seen = without_private_words(plan)
    return seen if review.rates else without_rates(seen)


def without_rates(plan: Plan) -> Plan:
    """The plan without deals, budgets or any other figure of money."""
    changes: dict[str, Any] = {name: _gone(getattr(plan, name)) for name in _OF_RATES}
    changes["productions"] = {
        key: replace(one, cancellation=(), holiday_pay=Decimal(0))
        for key, one in plan.productions.items()
    }
    changes["overrides"] = _gone(
        key for key, one in plan.overrides.items() if one.rule == RuleKind.BUDGET
    )
    return plan.replaced(changes)


def without_private_words(plan: Plan) -> Plan:
    """The plan without private contacts, notes on people and why they are away."""
    changes: dict[str, Any] = {"import_records": _gone(plan.import_records)}
    changes["people"] = {
        key: replace(
            one, contacts=tuple(each for each in one.contacts if not each.private), note=""
        )
        for key, one in plan.people.items()
    }
    changes["unavailabilities"] = {
        key: replace(one, kind=UnavailabilityKind.PERSONAL, note="")
        for key, one in plan.unavailabilities.items()
    }
    return plan.replaced(changes)


def of_department(plan: Plan, department: DepartmentId) -> Plan:
    """The plan with the people of one department alone, and what is said and needed of them."""
    own = _people_of(plan, department)
    changes: dict[str, Any] = {"people": _gone(key for key in plan.people if key not in own)}
    for name in _OF_PEOPLE:
        changes[name] = _gone(
            key
            for key, one in getattr(plan, name).items()
            if one.person is not None and one.person not in own
        )
    for name in _OF_EVERYBODY:
        changes[name] = _gone(getattr(plan, name))
    roles = {key for key, one in plan.roles.items() if one.department == department}
    changes["needs"] = _gone(key for key, one in plan.needs.items() if one.role not in roles)
    return plan.replaced(changes)


def _people_of(plan: Plan, department: DepartmentId) -> frozenset[PersonId]:
    """Whose usual role is in the department, or who is booked in one of its roles."""
    roles = {key for key, one in plan.roles.items() if one.department == department}
    usual = {one.id for one in plan.people.values() if one.roles and one.roles[0] in roles}
    booked = {one.person for one in plan.bookings.values() if one.role in roles}
    return frozenset(usual | booked)


def _gone(keys: Iterable[Any]) -> dict[Any, None]:
    return dict.fromkeys(keys)
