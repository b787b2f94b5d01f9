"""Units for days that come without one: events of one date stand beside each other."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from crewplanner.app.importing.folding import folded
from crewplanner.domain.ids import ProductionId, UnitId
from crewplanner.domain.productions import Unit
from crewplanner.i18n import _


class Lanes:
    """The units of one production and the dates on which each has a day already.

    The first event of a date goes to the first unit, the next to the second, and so on; a unit is
    used again on every date on which it is free. New ones are made where all are taken.
    """

    def __init__(
        self,
        production: ProductionId,
        units: Iterable[Unit],
        taken: Iterable[tuple[UnitId, dt.date]],
        next_id: Callable[[], int],
    ) -> None:
        self._production = production
        self._next_id = next_id
        self._units = sorted(units, key=lambda unit: (unit.position, unit.id))
        self._numbers = {unit.id: number for number, unit in enumerate(self._units)}
        self._new: list[Unit] = []
        self._taken: dict[dt.date, set[int]] = {}
        self._lowest: dict[dt.date, int] = {}
        for unit, date in taken:
            self._occupy(self._numbers[unit], [date])

    @property
    def new_units(self) -> tuple[Unit, ...]:
        """The units made so far, in order; their ids are negative."""
        return tuple(self._new)

    def name(self, unit: UnitId) -> str:
        """What a unit is called."""
        return self._units[self._numbers[unit]].name

    def take(
        self, dates: Sequence[dt.date], *, name: str = "", prefer: UnitId | None = None
    ) -> UnitId:
        """A unit that is free on all those dates, and is not free any more then.

        It is the preferred one if that is free; else the one of that name, or one named after it
        where several events ask for it; else the first.
        """
        if prefer is not None and self._is_free(self._numbers[prefer], dates):
            number = self._numbers[prefer]
        elif name:
            number = self._named(name, dates)
        else:
            number = self._first_free(dates)
        self._occupy(number, dates)
        return self._units[number].id

    def leave(self, unit: UnitId, date: dt.date) -> None:
        """The unit has no day on that date any more."""
        number = self._numbers[unit]
        self._taken.get(date, set()).discard(number)
        self._lowest[date] = min(self._lowest.get(date, 0), number)

    def _first_free(self, dates: Sequence[dt.date]) -> int:
        number = max((self._lowest.get(date, 0) for date in dates), default=0)
        while number < len(self._units) and not self._is_free(number, dates):
            number += 1
        if number == len(self._units):
            self._add(_("Main unit") if number == 0 else _("Unit {number}"), number + 1)
        return number

    def _named(self, name: str, dates: Sequence[dt.date]) -> int:
        count = 1
        while True:
            wanted = name if count == 1 else f"{name} {count}"
            number = next(
                (n for n, u in enumerate(self._units) if folded(u.name) == folded(wanted)), None
            )
            if number is None:
                self._add(wanted, len(self._units) + 1)
                return len(self._units) - 1
            if self._is_free(number, dates):
                return number
            count += 1

    def _add(self, name: str, number: int) -> None:
        names = {folded(unit.name) for unit in self._units}
        label = name.replace("{number}", str(number))
        while folded(label) in names:
            number += 1
            label = name.replace("{number}", str(number))
        unit = Unit(
            id=UnitId(self._next_id()),
            production=self._production,
            name=label,
            position=max((unit.position for unit in self._units), default=-1) + 1,
        )
        self._numbers[unit.id] = len(self._units)
        self._units.append(unit)
        self._new.append(unit)

    def _is_free(self, number: int, dates: Sequence[dt.date]) -> bool:
        return not any(number in self._taken.get(date, ()) for date in dates)

    def _occupy(self, number: int, dates: Iterable[dt.date]) -> None:
        for date in dates:
            taken = self._taken.setdefault(date, set())
            taken.add(number)
            lowest = self._lowest.get(date, 0)
            while lowest in taken:
                lowest += 1
            self._lowest[date] = lowest
