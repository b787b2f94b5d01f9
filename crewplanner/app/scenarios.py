"""Scenarios at work: the plan as one has it, an edit in one, what the plan changed meanwhile."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.scenarios import PlanOtherwise
from crewplanner.app.errors import Refused
from crewplanner.app.scenario_records import (
    FIRST_NEW,
    FOLLOWING,
    TABLES,
    Records,
    alike,
    as_text,
    from_text,
)
from crewplanner.app.touched import Rows
from crewplanner.app.trial import tried
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ScenarioId
from crewplanner.domain.plan import Plan
from crewplanner.domain.scenarios import Scenario
from crewplanner.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """An edit in a scenario: the command that keeps it, the plan it leads to, what it touched.

    `added` are new records, in order, by the ids they have in the scenario.
    """

    command: PlanOtherwise
    after: Plan
    rows: Rows
    added: Mapping[str, tuple[int, ...]]


def scenario_plan(plan: Plan, scenario: Scenario) -> Plan:
    """The plan with what the scenario has otherwise."""
    own = otherwise(plan, scenario)
    return plan.replaced({table: dict(records) for table, records in own.items() if records})


def otherwise(plan: Plan, scenario: Scenario) -> Records:
    """What the scenario has otherwise than the plan, by table and id.

    What went from the plan with the people, units or roles it belongs to is left out.
    """
    changes = from_text(scenario.changes)
    return MappingProxyType(
        {
            table: {key: own[key] for key in own if own[key] is None or _fits(plan, own[key])}
            for table, own in changes.items()
        }
    )


def edited(plan: Plan, scenario: Scenario, command: Command) -> Edited:
    """What the command does in the scenario; nothing is written. `plan` is the plan itself.

    Raises Refused where the command does, and for what a scenario cannot plan otherwise.
    """
    shown = scenario_plan(plan, scenario)
    trial = tried(shown, command, scenario.who, scenario.at)
    tables = {table for table, keys in trial.rows.items() if keys}
    others = tables - {*TABLES}
    if others - FOLLOWING or (others and others == tables):
        raise Refused(
            _("In a scenario, bookings and days can be changed. Do this in the plan itself.")
        )
    base, changes = (
        {table: dict(own) for table, own in from_text(text).items()}
        for text in (scenario.base, scenario.changes)
    )
    touched: dict[str, dict[int, Any]] = {}
    added: dict[str, tuple[int, ...]] = {}
    for table in TABLES:
        free = _first_free(changes[table])
        for key in sorted(trial.rows.get(table, ())):
            record = getattr(trial.after, table).get(key)
            own = key
            if key not in getattr(shown, table):
                own, free = free, free + 1
                record = replace(record, id=own)
                added[table] = (*added.get(table, ()), own)
            elif key not in changes[table]:
                base[table][key] = getattr(plan, table)[key]
            changes[table][own] = record
            touched.setdefault(table, {})[own] = record
            if own >= FIRST_NEW and record is None:
                del changes[table][own]
            elif own in base[table] and changes[table][own] == base[table][own]:
                del changes[table][own], base[table][own]
    return Edited(
        command=PlanOtherwise(
            scenario=scenario.id,
            words=_("{step} in “{scenario}”").format(step=command.label(), scenario=scenario.name),
            base=as_text(base),
            changes=as_text(changes),
        ),
        after=shown.replaced(touched),
        rows=MappingProxyType({table: frozenset(own) for table, own in touched.items()}),
        added=MappingProxyType(added),
    )


def moved_since(plan: Plan, scenario: ScenarioId) -> Mapping[str, frozenset[int]]:
    """What the scenario has otherwise and the plan has changed too since, by table."""
    record = plan.scenarios[scenario]
    base, changes = from_text(record.base), from_text(record.changes)
    found = {
        table: frozenset(
            key
            for key in changes[table]
            if key < FIRST_NEW and not alike(getattr(plan, table).get(key), base[table].get(key))
        )
        for table in TABLES
    }
    return MappingProxyType({table: keys for table, keys in found.items() if keys})


def _first_free(changes: Mapping[int, Any]) -> int:
    return max((key + 1 for key in changes if key >= FIRST_NEW), default=FIRST_NEW)


def _fits(plan: Plan, record: Any) -> bool:
    """Whether all that the record is of is still there."""
    if record.production not in plan.productions:
        return False
    if record.unit is not None and record.unit not in plan.units:
        return False
    person = getattr(record, "person", None)
    role = getattr(record, "role", None)
    return (person is None or person in plan.people) and (role is None or role in plan.roles)
