"""What people worked on each date, kept from one check to the next."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from crewplanner.domain.averages import Worked
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.rules.laws import Law
from crewplanner.domain.values import DateSpan

_Key = tuple[ProductionId, Law]
_Dates = dict[dt.date, Worked | None]


class WorkedDates:
    """Looks each date up once. Whoever changes the plan must forget what may be otherwise then."""

    def __init__(self) -> None:
        self._people: dict[PersonId, dict[_Key, _Dates]] = {}

    def of(
        self,
        person: PersonId,
        key: _Key,
        dates: Iterable[dt.date],
        look: Callable[[dt.date], Worked | None],
    ) -> Mapping[dt.date, Worked]:
        """The dates on which something was worked, as a production under a law counts it."""
        known = self._people.setdefault(person, {}).setdefault(key, {})
        found: dict[dt.date, Worked] = {}
        for date in dates:
            if date not in known:
                known[date] = look(date)
            worked = known[date]
            if worked is not None:
                found[date] = worked
        return found

    def forget(self, people: Iterable[PersonId], span: DateSpan | None = None) -> None:
        """Look again at all dates of people, or at those of a span."""
        for person in people:
            if span is None:
                self._people.pop(person, None)
                continue
            for known in self._people.get(person, {}).values():
                for date in span:
                    known.pop(date, None)

    def copy(self, people: Iterable[PersonId]) -> "WorkedDates":
        """The same of some people, to go its own way from here."""
        found = WorkedDates()
        for person in people:
            known = self._people.get(person, {})
            found._people[person] = {key: dates.copy() for key, dates in known.items()}
        return found

    def clear(self) -> None:
        """Look again at everything."""
        self._people.clear()
