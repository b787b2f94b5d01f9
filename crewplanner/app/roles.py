"""Roles in a project: who plans, who reviews, who sees a department. A courtesy, not a lock."""

from typing import TYPE_CHECKING

from crewplanner.domain.plan import Plan
from crewplanner.domain.reviews import Member, MemberRole
from crewplanner.i18n import _

if TYPE_CHECKING:
    from crewplanner.app.commands.base import Command

EVERYBODY = "*"
"""The name of the member that says what anybody is who is not named."""


def member_of(plan: Plan, user: str) -> Member | None:
    """The member with the user's name, else the one for everybody; None: they plan."""
    wanted = user.strip().casefold()
    named = {one.name.strip().casefold(): one for one in plan.members.values()}
    return named.get(wanted) or named.get(EVERYBODY)


def role_of(plan: Plan, user: str) -> MemberRole:
    """What the user does with the project; whoever is not named plans."""
    member = member_of(plan, user)
    return member.role if member else MemberRole.PLANNER


def why_not(plan: Plan, user: str, command: "Command | None" = None) -> str | None:
    """Why the user cannot do the command (None: can change the plan), as a sentence; None if so."""
    role = role_of(plan, user)
    if role is MemberRole.PLANNER or (command is not None and command.open_to_reviewers):
        return None
    if role is MemberRole.REVIEWER:
        return _("You review this plan: comment on it and sign it off. Nothing else changes.")
    return _("You see your department in this plan: comment on it. Nothing else changes.")


def sees_money(plan: Plan, user: str) -> bool:
    """Whether money is shown at all: not to a department, nor where none was sent for review."""
    role = role_of(plan, user)
    if role is MemberRole.DEPARTMENT:
        return False
    return role is MemberRole.PLANNER or any(one.rates for one in plan.reviews.values())
