"""The units of a production in their order, and the places where it works."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.productions import EditUnit, RemovePlace, RemoveUnit
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Place, Unit
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.place import PlaceDialog, UnitDialog
from crewplanner.ui.dialogs.record_list import RecordList, moved
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.models.table import RIGHT, Column


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit and how many days it has."""

    unit: Unit
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place and how many days are at it."""

    place: Place
    days: int


class UnitsTab(QWidget):
    """Two lists side by side; every change is a command at once."""

    def __init__(self, host: ProjectDialog) -> None:
        super().__init__()
        self._host = host
        self._production: ProductionId | None = None
        self.units = RecordList[UnitRow](
            host.look,
            _("Units"),
            _unit_columns(),
            key=lambda row: row.unit.id,
            ordered=True,
            narrow=True,
        )
        self.places = RecordList[PlaceRow](
            host.look, _("Places"), _place_columns(), key=lambda row: row.place.id, narrow=True
        )
        self.places.table.set_hint(_("Studios, locations and bases stand here."))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(20)
        row.addWidget(self.units, 2)
        row.addWidget(self.places, 3)
        self.units.add_asked.connect(self._add_unit)
        self.units.edit_asked.connect(self._edit_unit)
        self.units.remove_asked.connect(self._remove_units)
        self.units.move_asked.connect(self._move_unit)
        self.places.add_asked.connect(self._add_place)
        self.places.edit_asked.connect(self._edit_place)
        self.places.remove_asked.connect(self._remove_places)

    def show_production(self, plan: Plan, production: ProductionId) -> None:
        """Show what the production has."""
        self._production = production
        units = [unit for unit in plan.units.values() if unit.production == production]
        units.sort(key=lambda unit: (unit.position, unit.id))
        self.units.set_rows(
            [UnitRow(unit=unit, days=len(plan.days_of.get(unit.id, ()))) for unit in units]
        )
        days = [day for day in plan.shoot_days.values() if day.production == production]
        self.places.set_rows(
            [
                PlaceRow(place=place, days=sum(place.id in day.places for day in days))
                for place in plan.places.values()
                if place.production == production
            ]
        )
        for records in (self.units, self.places):
            records.set_barred(self._host.barred)

    def _add_unit(self) -> None:
        if self._production is not None:
            command = UnitDialog(self._host.look, self._production, parent=self._host).ask()
            change = self._host.do(command) if command else None
            if change is not None:
                self.units.choose(change.added["units"][0])

    def _edit_unit(self, row: UnitRow) -> None:
        unit = row.unit
        command = UnitDialog(self._host.look, unit.production, unit, parent=self._host).ask()
        if command is not None:
            self._host.do(command)

    def _remove_units(self, rows: list[UnitRow]) -> None:
        said = ngettext("Removed {name}", "Removed {count} units", len(rows))
        self._host.do(
            Batch(
                commands=tuple(RemoveUnit(unit=row.unit.id) for row in rows),
                words=_("Remove unit"),
            ),
            toast=said.format(name=rows[0].unit.name, count=len(rows)),
        )

    def _move_unit(self, row: UnitRow, step: int) -> None:
        order = moved(self.units.model.rows, row, step)
        edits = tuple(
            EditUnit(unit=replace(other.unit, position=position))
            for position, other in enumerate(order)
            if other.unit.position != position
        )
        self._host.do(Batch(commands=edits, words=_("Move unit")))

    def _add_place(self) -> None:
        if self._production is not None:
            command = PlaceDialog(self._host.look, self._production, parent=self._host).ask()
            change = self._host.do(command) if command else None
            if change is not None:
                self.places.choose(change.added["places"][0])

    def _edit_place(self, row: PlaceRow) -> None:
        place = row.place
        command = PlaceDialog(self._host.look, place.production, place, parent=self._host).ask()
        if command is not None:
            self._host.do(command)

    def _remove_places(self, rows: list[PlaceRow]) -> None:
        said = ngettext("Removed {name}", "Removed {count} places", len(rows))
        self._host.do(
            Batch(
                commands=tuple(RemovePlace(place=row.place.id) for row in rows),
                words=_("Remove place"),
            ),
            toast=said.format(name=rows[0].place.name, count=len(rows)),
        )


def _unit_columns() -> tuple[Column[UnitRow], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.unit.name,
            strong=True,
            stretch=True,
        ),
        Column(
            id="days",
            title=_("Days"),
            value=lambda row: str(row.days or ""),
            sort=lambda row: row.days,
            align=RIGHT,
            width=64,
        ),
    )


def _place_columns() -> tuple[Column[PlaceRow], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.place.name,
            strong=True,
            width=140,
        ),
        Column(
            id="address",
            title=_("Address"),
            value=lambda row: ", ".join(row.place.address.splitlines()),
            tip=lambda row: row.place.address,
            tone=lambda _row: "muted",
            stretch=True,
        ),
        Column(
            id="days",
            title=_("Days"),
            value=lambda row: str(row.days or ""),
            sort=lambda row: row.days,
            align=RIGHT,
            width=64,
        ),
    )
