"""What the window is looking at: the production, the date, the span of dates, the selection."""

import datetime as dt

from PySide6.QtCore import QObject, Signal

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import BookingId, DayId, PersonId, ProductionId
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is selected, whatever page it was selected on. `dates` is the span of marked cells."""

    people: tuple[PersonId, ...] = ()
    bookings: tuple[BookingId, ...] = ()
    days: tuple[DayId, ...] = ()
    dates: DateSpan | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is selected."""
        return self == Selection()


class Session(QObject):
    """One for each open project, shared by its pages. A setter that changes nothing says nothing.

    `date` is the day that the user is at; `week` is the week around it. `span` is what the board
    shows. None of this is written to the project.
    """

    production_changed = Signal(object)
    """Carries the ProductionId, or None."""
    date_changed = Signal(object)
    """Carries the date."""
    span_changed = Signal(object)
    """Carries the DateSpan."""
    selection_changed = Signal(object)
    """Carries the Selection."""

    def __init__(
        self,
        today: dt.date,
        *,
        production: ProductionId | None = None,
        first_weekday: int = 0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._production = production
        self._first_weekday = first_weekday
        self._date = today
        self._span = self._weeks(today, 2)
        self._selection = Selection()

    @property
    def production(self) -> ProductionId | None:
        """The production that pages show."""
        return self._production

    @property
    def date(self) -> dt.date:
        """The day that the user is at."""
        return self._date

    @property
    def week(self) -> DateSpan:
        """The week of the date, from the production's first weekday on."""
        return self._weeks(self._date, 1)

    @property
    def span(self) -> DateSpan:
        """The dates that the board shows."""
        return self._span

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self._selection

    def set_production(self, production: ProductionId | None, *, first_weekday: int = 0) -> None:
        """Look at another production; the selection goes."""
        self._first_weekday = first_weekday
        if production == self._production:
            return
        self._production = production
        self.select(Selection())
        self.production_changed.emit(production)

    def set_date(self, date: dt.date) -> None:
        """Go to a day; where the span does not hold it, the span moves there, as long as before."""
        if date == self._date:
            return
        self._date = date
        if date not in self._span:
            first = self._weeks(date, 1).first
            self.set_span(DateSpan(first=first, last=first + dt.timedelta(len(self._span) - 1)))
        self.date_changed.emit(date)

    def set_span(self, span: DateSpan) -> None:
        """Show other dates; the date moves into them where it lies outside."""
        if span == self._span:
            return
        self._span = span
        self.span_changed.emit(span)
        if self._date not in span:
            self._date = span.first
            self.date_changed.emit(self._date)

    def select(self, selection: Selection) -> None:
        """Select something else."""
        if selection == self._selection:
            return
        self._selection = selection
        self.selection_changed.emit(selection)

    def _weeks(self, date: dt.date, weeks: int) -> DateSpan:
        first = date - dt.timedelta(days=(date.weekday() - self._first_weekday) % 7)
        return DateSpan(first=first, last=first + dt.timedelta(days=7 * weeks - 1))
