"""Productions with their units, places, public holidays and needs."""

import datetime as dt
import re
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.coordinates import coordinates_typed, parse_coordinates
from crewplanner.app.errors import Refused
from crewplanner.app.kept_agreements import agreement_in
from crewplanner.app.logos import checked_logo
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import Need
from crewplanner.domain.ids import NEW, HolidayId, NeedId, PlaceId, ProductionId, RoleId, UnitId
from crewplanner.domain.productions import Holiday, Place, Production, Unit
from crewplanner.domain.zones import zone
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction

_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddProduction(Command):
    """Begin a production; it gets a main unit."""

    production: Production

    def label(self) -> str:
        return _("Add production")

    def run(self, tx: Transaction) -> None:
        check_title(self.production)
        agreement_in(tx, self.production.id, self.production.agreement)
        production = ProductionId(tx.productions.add(self.production))
        tx.units.add(Unit(id=UnitId(NEW), production=production, name=_("Main unit")))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditProduction(Command):
    """Change what a production is called and reckoned by."""

    production: Production

    def label(self) -> str:
        return _("Edit production")

    def run(self, tx: Transaction) -> None:
        check_title(self.production)
        agreement_in(tx, self.production.id, self.production.agreement)
        tx.productions.save(self.production)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLogo(Command):
    """Put a picture at the head of the production's papers; empty bytes take it away."""

    production: ProductionId
    data: bytes

    def label(self) -> str:
        return _("Set logo") if self.data else _("Remove logo")

    def run(self, tx: Transaction) -> None:
        production = tx.productions.get(self.production)
        name = tx.attachments.add(checked_logo(self.data).data) if self.data else ""
        tx.productions.save(replace(production, logo=name))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveProduction(Command):
    """Remove a production with its days, bookings and timecards; people stay."""

    production: ProductionId

    def label(self) -> str:
        return _("Remove production")

    def run(self, tx: Transaction) -> None:
        tx.productions.remove(self.production)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddUnit(Command):
    """Add a unit behind the others of its production."""

    unit: Unit

    def label(self) -> str:
        return _("Add unit")

    def run(self, tx: Transaction) -> None:
        check_name(self.unit.name)
        others = tx.units.find(production=self.unit.production)
        position = max((unit.position for unit in others), default=-1) + 1
        tx.units.add(replace(self.unit, position=position))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditUnit(Command):
    """Change a unit's name or place in the order."""

    unit: Unit

    def label(self) -> str:
        return _("Edit unit")

    def run(self, tx: Transaction) -> None:
        check_name(self.unit.name)
        tx.units.save(self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveUnit(Command):
    """Remove a unit with its days. Bookings stay, without a unit. The last unit cannot go."""

    unit: UnitId

    def label(self) -> str:
        return _("Remove unit")

    def run(self, tx: Transaction) -> None:
        unit = tx.units.get(self.unit)
        if len(tx.units.find(production=unit.production)) == 1:
            raise Refused(_("A production needs at least one unit. Rename this one instead."))
        tx.units.remove(self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPlace(Command):
    """Add a place of work."""

    place: Place

    def label(self) -> str:
        return _("Add place")

    def run(self, tx: Transaction) -> None:
        check_place(self.place)
        tx.places.add(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPlace(Command):
    """Change a place of work."""

    place: Place

    def label(self) -> str:
        return _("Edit place")

    def run(self, tx: Transaction) -> None:
        check_place(self.place)
        tx.places.save(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePlace(Command):
    """Remove a place; the days at it stay, without it."""

    place: PlaceId

    def label(self) -> str:
        return _("Remove place")

    def run(self, tx: Transaction) -> None:
        tx.places.remove(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyHolidays(Command):
    """Copy public holidays into the production. A date that has one already keeps its own."""

    production: ProductionId
    holidays: tuple[tuple[dt.date, str], ...]

    def label(self) -> str:
        return _("Copy public holidays")

    def run(self, tx: Transaction) -> None:
        present = {holiday.date for holiday in tx.holidays.find(production=self.production)}
        for date, name in self.holidays:
            if date not in present:
                present.add(date)
                tx.holidays.add(
                    Holiday(id=HolidayId(NEW), production=self.production, date=date, name=name)
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class AddHoliday(Command):
    """Add one public holiday. Refused where the date has one."""

    holiday: Holiday

    def label(self) -> str:
        return _("Add holiday")

    def run(self, tx: Transaction) -> None:
        check_name(self.holiday.name)
        if tx.holidays.find(production=self.holiday.production, date=self.holiday.date):
            raise Refused(_("{date} has a holiday already.").format(date=self.holiday.date))
        tx.holidays.add(self.holiday)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditHoliday(Command):
    """Change a public holiday's date or name."""

    holiday: Holiday

    def label(self) -> str:
        return _("Edit holiday")

    def run(self, tx: Transaction) -> None:
        check_name(self.holiday.name)
        on_date = tx.holidays.find(production=self.holiday.production, date=self.holiday.date)
        if any(other.id != self.holiday.id for other in on_date):
            raise Refused(_("{date} has a holiday already.").format(date=self.holiday.date))
        tx.holidays.save(self.holiday)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveHoliday(Command):
    """Make a public holiday an ordinary day."""

    holiday: HolidayId

    def label(self) -> str:
        return _("Remove holiday")

    def run(self, tx: Transaction) -> None:
        tx.holidays.remove(self.holiday)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetNeed(Command):
    """Say how many people of a role a unit needs on each shoot day; none takes the need away."""

    production: ProductionId
    unit: UnitId
    role: RoleId
    count: int

    def label(self) -> str:
        return _("Set crew needed")

    def run(self, tx: Transaction) -> None:
        if tx.units.get(self.unit).production != self.production:
            raise Refused(_("That unit belongs to another production."))
        present = tx.needs.find(unit=self.unit, role=self.role)
        for need in present:
            tx.needs.remove(need.id)
        if self.count > 0:
            tx.needs.add(
                Need(
                    id=NeedId(NEW),
                    production=self.production,
                    unit=self.unit,
                    role=self.role,
                    count=self.count,
                )
            )


def check_name(name: str) -> None:
    """Raise Refused for an empty name."""
    if not name.strip():
        raise Refused(_("It needs a name."))


def check_place(place: Place) -> None:
    """Raise Refused for a place without a name, or that is nowhere on earth."""
    check_name(place.name)
    if place.latitude is not None and place.longitude is not None:
        parse_coordinates(coordinates_typed(place.latitude, place.longitude))


def check_title(production: Production) -> None:
    """Raise Refused for settings that nothing can be reckoned by."""
    if not production.title.strip():
        raise Refused(_("A production needs a title."))
    try:
        zone(production.timezone)
    except (KeyError, ValueError, OSError) as error:
        raise Refused(
            _("“{name}” is not a time zone. Write it as America/New_York or Europe/London.").format(
                name=production.timezone
            )
        ) from error
    if not _CURRENCY.fullmatch(production.currency):
        raise Refused(
            _("“{text}” is not a currency. Write its three letters: USD, GBP, EUR.").format(
                text=production.currency
            )
        )
    if not production.evening_from < production.night_from < production.night_to:
        raise Refused(_("Evening must begin before night, and night before it ends."))
