"""Where typed words lead: a date, a week, a shooting day, a person."""

import datetime as dt
import re
from collections.abc import Iterator

from crewplanner.app.ranking import ranked
from crewplanner.app.words import date_text, role_name
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.numbering import numbering
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.stints import week_of
from crewplanner.i18n import _
from crewplanner.ui.offers import PaletteItem
from crewplanner.ui.widgets.date_text import DateWords, parse_date

DATE = "date"
PERSON = "person"

_WEEK = re.compile(r"(?:w|wk|week|kw)\.?\s*(\d{1,2})", re.IGNORECASE | re.ASCII)
_DAY = re.compile(r"(?:d|day)\.?\s*(\d{1,3})", re.IGNORECASE | re.ASCII)
_PEOPLE = 12


class Destinations:
    """What words mean in a project as it is now. `words` are how dates are said here."""

    def __init__(
        self, plan: Plan, production: ProductionId | None, today: dt.date, words: DateWords
    ) -> None:
        self._plan = plan
        self._production = plan.productions.get(production or ProductionId(0))
        self._today = today
        self._words = words

    def find(self, text: str) -> list[PaletteItem]:
        """All that it may mean, the likeliest first; each is ("date", date) or ("person", id)."""
        text = " ".join(text.split())
        if not text:
            return []
        return [*self._days(text), *self._weeks(text), *self._dates(text), *self._people(text)]

    def _days(self, text: str) -> Iterator[PaletteItem]:
        """D34: the day of that number in each unit."""
        found = _DAY.fullmatch(text)
        if found is None or self._production is None:
            return
        wanted, plan = int(found[1]), self._plan
        units = [u for u in plan.units.values() if u.production == self._production.id]
        for unit in sorted(units, key=lambda unit: (unit.position, unit.id)):
            numbers = numbering(plan, unit.id)
            for date in (day.date for day in plan.days_of.get(unit.id, ())):
                if numbers.number(date) == wanted:
                    detail = _("shooting day {number}, {unit}").format(
                        number=wanted, unit=unit.name
                    )
                    yield _date_item(date, detail)

    def _weeks(self, text: str) -> Iterator[PaletteItem]:
        """Wk 12: the week of that number next to today."""
        found = _WEEK.fullmatch(text)
        weeks = [
            week
            for year in (self._today.year - 1, self._today.year, self._today.year + 1)
            if found is not None and (week := _week(year, int(found[1]))) is not None
        ]
        if found is not None and weeks:
            nearest = min(weeks, key=lambda date: abs(date - self._today))
            first = week_of(nearest, self._first_weekday).first
            detail = _("week {number}").format(number=int(found[1]))
            yield _date_item(first, detail)

    def _dates(self, text: str) -> Iterator[PaletteItem]:
        try:
            date = parse_date(text, self._today, self._words)
        except ValueError:
            return
        yield _date_item(date, self._about(date))

    def _people(self, text: str) -> Iterator[PaletteItem]:
        plan = self._plan
        words = self._production.words if self._production else FilmWords.US
        people = sorted(plan.people.values(), key=lambda p: p.sort_name or p.name)
        roles = [
            role_name(plan.roles.get(person.roles[0]), words) if person.roles else ""
            for person in people
        ]
        texts = [f"{person.name} {role}" for person, role in zip(people, roles, strict=True)]
        for position in ranked(text, texts, limit=_PEOPLE):
            person = people[position]
            yield PaletteItem(
                id=(PERSON, person.id), text=person.name, detail=roles[position], icon="person"
            )

    def _about(self, date: dt.date) -> str:
        if date == self._today:
            return _("today")
        thursday = week_of(date, 0).first + dt.timedelta(days=3)
        return _("week {number}").format(number=thursday.isocalendar().week)

    @property
    def _first_weekday(self) -> int:
        return self._production.first_weekday if self._production else 0


def _date_item(date: dt.date, detail: str) -> PaletteItem:
    return PaletteItem(id=(DATE, date), text=date_text(date), detail=detail, icon="calendar")


def _week(year: int, number: int) -> dt.date | None:
    try:
        return dt.date.fromisocalendar(year, number, 4)
    except ValueError:
        return None
