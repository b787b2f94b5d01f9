"""Questions about holds: until when to answer, how much longer, and what others hold."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.holds import AddOutsideHold, Challenge, EditOutsideHold, ExtendHold
from crewplanner.app.words import word
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import HIGHEST_RANK, BookingStatus
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import NEW, BookingId, OutsideHoldId, PersonId
from crewplanner.domain.ladder import OPTIONS
from crewplanner.domain.productions import Production
from crewplanner.domain.values import HOUR, DateSpan
from crewplanner.domain.zones import instant, zone
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.person_picker import Choice, PersonPicker
from crewplanner.ui.widgets.time_edit import TimeEdit

_EVENING = 18 * HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Which bookings it is about, in words too, and the production by whose clock is asked."""

    bookings: tuple[BookingId, ...]
    about: str
    production: Production
    today: Callable[[], dt.date]


class ChallengeDialog(FormDialog[Command]):
    """By which date and time there must be an answer."""

    def __init__(self, look: Look, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(
            look, _("Challenge hold"), _("Challenge"), about=asking.about, width=460, parent=parent
        )
        self._asking = asking
        weekday = asking.production.first_weekday
        self._date = DateEdit(look, asking.today, first_weekday=weekday)
        self._date.set_date(asking.today() + dt.timedelta(days=1))
        self._time = TimeEdit(look)
        self._time.set_minutes(_EVENING)
        self.form.add("date", _("Answer &by"), self._date)
        help_text = _(
            "By the production's clock. A first hold is challenged itself; one behind others "
            "challenges those before it"
        )
        self.form.add("time", _("&At"), self._time, help_text=help_text)

    def result_of_form(self) -> Command:
        until = read_moment(self._date, self._time, self._asking.production.timezone)
        return Challenge(bookings=self._asking.bookings, until=until)


class ExtendDialog(FormDialog[Command]):
    """Until the end of which date the holds stand."""

    def __init__(
        self, look: Look, asking: Asking, start: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            look, _("Extend hold"), _("Extend"), about=asking.about, width=460, parent=parent
        )
        self._asking = asking
        weekday = asking.production.first_weekday
        self._date = DateEdit(look, asking.today, first_weekday=weekday)
        self._date.set_date(start)
        help_text = _("The hold stands until the end of this day; a challenge gets as much more")
        self.form.add("date", _("&Until"), self._date, help_text=help_text)

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        until = read_field(self._date.date, "date", errors)
        if until is None:
            raise FormError(errors or {"date": _("Say a date.")})
        if until < self._asking.today():
            raise FormError({"date": _("That date is past. Give a later one.")})
        return ExtendHold(bookings=self._asking.bookings, until=until)


class OutsideHoldDialog(FormDialog[Command]):
    """Who is held, by whom, for which dates, how firmly, and by when they decide."""

    def __init__(
        self,
        look: Look,
        start: OutsideHold,
        people: list[Choice],
        production: Production,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        editing = start.id != NEW
        title = _("Edit hold of others") if editing else _("Note a hold of others")
        super().__init__(look, title, _("Save") if editing else _("Note"), parent=parent)
        self._start = start
        self._production = production
        weekday, words = production.first_weekday, production.words
        self._person = PersonPicker(look, _("Type a few letters of a name"))
        self._person.set_choices(people)
        self._person.set_choice(next((c for c in people if c.id == start.person), None))
        self._holder = QLineEdit(start.holder)
        self._first = DateEdit(look, today, first_weekday=weekday)
        self._last = DateEdit(look, today, first_weekday=weekday)
        statuses = [(status, word(status, words)) for status in BookingStatus]
        self._status = ChoiceBox[BookingStatus](look, statuses, start.status)
        self._rank = QSpinBox()
        self._rank.setRange(1, HIGHEST_RANK)
        self._rank.setValue(start.rank)
        self._decide = DateEdit(look, today, first_weekday=weekday)
        self._at = TimeEdit(look)
        self._note = QLineEdit(start.note)
        self._build()

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        choice, holder = self._person.choice(), self._holder.text().strip()
        first = read_field(self._first.date, "first", errors)
        last = read_field(self._last.date, "last", errors) or first
        if choice is None:
            errors["person"] = _("Pick somebody from the list.")
        if not holder:
            errors["holder"] = _("Say who holds the dates.")
        if first is None:
            errors.setdefault("first", _("Say a date."))
        elif last is not None and last < first:
            errors["last"] = _("This is before the first day.")
        decide = self._decide_by(errors)
        if errors or choice is None or first is None or last is None:
            raise FormError(errors)
        hold = OutsideHold(
            id=self._start.id,
            person=PersonId(int(str(choice.id))),
            holder=holder,
            span=DateSpan(first=first, last=last),
            status=self._status.value(),
            rank=self._rank.value(),
            decide_by=decide,
            note=self._note.text().strip(),
        )
        return (
            EditOutsideHold(hold=hold)
            if hold.id != OutsideHoldId(NEW)
            else AddOutsideHold(hold=hold)
        )

    def _decide_by(self, errors: dict[str, str]) -> dt.datetime | None:
        if not self._decide.text().strip():
            return None
        try:
            return read_moment(self._decide, self._at, self._production.timezone, "decide", "at")
        except FormError as error:
            errors.update(error.errors)
            return None

    def _build(self) -> None:
        form, start = self.form, self._start
        form.add("person", _("&Person"), self._person)
        about = _("The company or production, as you were told")
        form.add("holder", _("&Held by"), self._holder, help_text=about, wide=True)
        form.add("first", _("&First day"), self._first)
        form.add("last", _("&Last day"), self._last)
        form.add("status", _("&Status"), self._status)
        rank_help = _("Ours and theirs share one ladder: 1 has first refusal")
        form.add("rank", _("&Option"), self._rank, help_text=rank_help)
        form.add("decide", _("They decide &by"), self._decide)
        form.add("at", _("&At"), self._at, help_text=_("By the production's clock"))
        form.add("note", _("&Note"), self._note, wide=True)
        self._first.set_date(start.span.first)
        self._last.set_date(start.span.last)
        if start.decide_by is not None:
            local = start.decide_by.astimezone(zone(self._production.timezone))
            self._decide.set_date(local.date())
            self._at.set_minutes(local.hour * HOUR + local.minute)
        self._status.chosen.connect(self._follow_status)
        self._follow_status(start.status)

    def _follow_status(self, status: object) -> None:
        self.form.set_row_visible("rank", status in OPTIONS)


def read_moment(
    date: DateEdit, time: TimeEdit, zone_name: str, name: str = "date", time_name: str = "time"
) -> dt.datetime:
    """The moment that two fields say by a clock; 18:00 where no time is given. Raises FormError."""
    errors: dict[str, str] = {}
    day = read_field(date.date, name, errors)
    minutes = read_field(time.minutes, time_name, errors)
    if day is None:
        errors.setdefault(name, _("Say a date."))
    if errors or day is None:
        raise FormError(errors)
    moment = instant(day, _EVENING if minutes is None else minutes, zone_name)
    return moment.astimezone(zone(zone_name))
