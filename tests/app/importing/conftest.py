"""Crew lists as they arrive, and jobs run the way the shells run them."""

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from crewplanner.app.importing.people import PeopleImport
from crewplanner.app.importing.shoots import ShootsImport
from crewplanner.app.importing.sources import read_tables
from crewplanner.app.jobs import never, no_progress
from crewplanner.domain.ids import NEW
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production

CREW_LISTS = Path(__file__).parents[2] / "files" / "crew_lists"
NO_PLAN = Plan()


def crew_list(name):
    return (CREW_LISTS / name).read_bytes()


def people_of(data, plan=NO_PLAN, **options):
    return PeopleImport(data=as_bytes(data), plan=plan, **options).run(no_progress, never)


def shoots_of(data, plan=NO_PLAN, **options):
    return ShootsImport(data=as_bytes(data), plan=plan, **options).run(no_progress, never)


def table_of(data, **options):
    tables = read_tables(as_bytes(data), never, **options)
    assert len(tables) == 1
    return tables[0]


def as_bytes(data):
    return data.encode() if isinstance(data, str) else data


def workbook(**sheets):
    """An XLSX with sheets given as rows of values."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def production(title="Harbour", **fields):
    return Production(id=NEW, title=title, **fields)


def row_of(preview, number):
    return next(row for row in preview.rows if row.row == number)


def accounted(preview):
    """Every row of the table is a record or something else, once; the counts add up."""
    records = [row.row for row in preview.rows]
    others = [number for number, _kind in preview.others]
    assert sorted(records + others) == list(range(1, len(preview.table.rows) + 1))
    assert preview.counts.rows == len(records)
    assert len(preview.reported) == preview.counts.reported
    assert all(reason for _number, reason in preview.reported)
    return True


class Show:
    """A project into which lists are imported one after the other, as a user does."""

    def __init__(self, workspace):
        self.workspace = workspace

    @property
    def plan(self):
        return self.workspace.plan

    @property
    def production(self):
        """The only production, or a new one where there is none yet."""
        return next(iter(self.plan.productions.values()), production())

    def people(self, data, **options):
        preview = people_of(data, self.plan, **{"production": self.production, **options})
        return self._write(preview)

    def shoots(self, data, **options):
        if "production_from" not in options:
            options = {"production": self.production, **options}
        return self._write(shoots_of(data, self.plan, **options))

    def person(self, name):
        (found,) = [p for p in self.plan.people.values() if p.name == name]
        return found

    def deal(self, name):
        (found,) = self.plan.deals_of.get(self.person(name).id, ())
        return found

    def roles(self, name):
        return [self.plan.roles[role].name for role in self.person(name).roles]

    def days(self):
        """Date, unit, call and wrap of every day, in order."""
        units = {unit.id: unit.name for unit in self.plan.units.values()}
        found = self.plan.shoot_days.values()
        return sorted((d.date.isoformat(), units[d.unit], d.call, d.wrap) for d in found)

    def day(self, date):
        (found,) = [
            d for d in self.plan.shoot_days.values() if d.date == dt.date.fromisoformat(date)
        ]
        return found

    def _write(self, preview):
        assert accounted(preview)
        if not preview.empty:
            self.workspace.do(preview.command())
        return preview


@pytest.fixture
def show(workspace):
    return Show(workspace)
