"""Book people, or change one booking."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import BookPeople, EditBooking
from crewplanner.app.commands.holds import Pencil
from crewplanner.app.errors import Refused
from crewplanner.app.ledgers import Ledgers
from crewplanner.app.queries.asked_again import new_dates
from crewplanner.app.queries.bookable import bookable, missing_of
from crewplanner.app.recurrence import on_and_off, runs, weekly
from crewplanner.app.trial import tried
from crewplanner.app.words import word
from crewplanner.domain.bookings import HIGHEST_RANK, TENTATIVE, Booking, BookingStatus
from crewplanner.domain.ids import NEW, BookingId, PersonId, RoleId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.asked_again import AskedLine
from crewplanner.ui.dialogs.booking_start import BookingStart
from crewplanner.ui.dialogs.choices import unit_options, usual_role_options
from crewplanner.ui.dialogs.crew_picker import CrewPicker
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.message_bar import MessageArea, MessageKind
from crewplanner.ui.widgets.text import label, selectable
from crewplanner.ui.widgets.time_edit import TimeEdit

_PAUSE_MS = 150
_LIST_WIDTH = 470
_NEXT_FREE = 0
_AGAIN = "again"
_ASKED = (
    BookingStatus.PENCIL,
    BookingStatus.CONFIRMED,
    BookingStatus.ENQUIRED,
    BookingStatus.OFFERED,
)


class BookingDialog(FormDialog[Command]):
    """Who, when, how firmly, as what, with which unit and from which call."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        start: BookingStart,
        today: Callable[[], dt.date],
        ledgers: Ledgers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`ledgers` are the workspace's: they say who is asked again."""
        booking = start.booking
        super().__init__(
            look,
            _("Edit booking") if booking else _("Book crew"),
            _("Save") if booking else _("Book"),
            about="" if start.pick else start.told or _people_text(plan, start.people),
            parent=parent,
        )
        self._plan = plan
        self._start = start
        self._picks = start.pick or not start.people
        production = plan.productions[start.production]
        self._words = production.words
        weekday = production.first_weekday
        self.crew = CrewPicker(look) if self._picks else None
        self._unit_chosen = False
        self._first = DateEdit(look, today, first_weekday=weekday)
        self._last = DateEdit(look, today, first_weekday=weekday)
        self._pattern = ChoiceBox[str](look, _patterns(), "every")
        self._status = ChoiceBox[BookingStatus](look, self._statuses(booking), BookingStatus.PENCIL)
        self._rank = QSpinBox()
        self._rank.setRange(1 if booking else _NEXT_FREE, HIGHEST_RANK)
        if booking is None:
            self._rank.setSpecialValueText(_("Next free"))
            self._rank.setMinimumWidth(look.px(96))
        self._role = ChoiceBox[RoleId | None](
            look, usual_role_options(plan, start.people, self._words), None
        )
        self._unit = ChoiceBox[UnitId | None](look, unit_options(plan, start.production), None)
        self._call = TimeEdit(look, offsets=True)
        self._expires = DateEdit(look, today, first_weekday=weekday)
        self._note = QLineEdit()
        self._echo = label("", "caption", wrap=True)
        self._notes = MessageArea(look)
        self._again = AskedLine(ledgers or Ledgers(), self)
        self._again.told.connect(self._tell_again)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_again)
        self._build()
        self._fill()

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        people = self.crew.people() if self.crew is not None else self._start.people
        if not people:
            errors[""] = _("Tick somebody in the list first.")
        first = read_field(self._first.date, "first", errors)
        last = read_field(self._last.date, "last", errors)
        call = read_field(self._call.spec, "call", errors)
        expires = read_field(self._expires.date, "expires", errors)
        if not errors and (first is None or last is None):
            errors["first" if first is None else "last"] = _("Say a date.")
        if first and last and last < first:
            errors["last"] = _("This is before the first day.")
        if errors or first is None or last is None:
            raise FormError(errors)
        booking = self._start.booking
        if booking is not None:
            status, asked = self._status.value(), booking.challenged_until
            return EditBooking(
                booking=replace(
                    booking,
                    span=DateSpan(first=first, last=last),
                    status=status,
                    rank=self._rank.value(),
                    role=self._role.value(),
                    unit=self._unit.value(),
                    call=call,
                    note=self._note.text().strip(),
                    expires=expires,
                    challenged_until=asked if status is BookingStatus.CHALLENGED else None,
                )
            )
        spans = self._spans(first, last)
        if not spans:
            raise FormError({"pattern": _("No day of these dates fits the pattern.")})
        status, rank = self._status.value(), self._rank.value()
        if status is BookingStatus.PENCIL and not rank:
            return Pencil(
                production=self._start.production,
                people=people,
                spans=spans,
                role=self._role.value(),
                unit=self._unit.value(),
                expires=expires,
                note=self._note.text().strip(),
                call=call,
            )
        return BookPeople(
            production=self._start.production,
            people=people,
            spans=spans,
            status=status,
            rank=max(1, rank),
            role=self._role.value(),
            unit=self._unit.value(),
            call=call,
            note=self._note.text().strip(),
            expires=expires if status in TENTATIVE else None,
        )

    def focus_start(self) -> None:
        if self.crew is not None:
            self.crew.focus_start()
        else:
            super().focus_start()

    def _build(self) -> None:
        form, editing = self.form, self._start.booking is not None
        if self.crew is not None:
            self.put_beside(self.crew, _LIST_WIDTH)
            self.crew.set_people(self._start.people)
            self.crew.changed.connect(self._pause.start)
        form.add("first", _("&First day"), self._first)
        form.add("last", _("&Last day"), self._last)
        if not editing:
            form.add("pattern", _("&Which days"), self._pattern)
        form.add("status", _("&Status"), self._status)
        rank_help = _("1 has first refusal; the next moves up when it is released")
        form.add("rank", _("&Option"), self._rank, help_text=rank_help)
        until_help = _("The last day of the hold; empty if nobody said one")
        form.add("expires", _("S&tands until"), self._expires, help_text=until_help)
        form.add("role", _("&Role"), self._role)
        form.add("unit", _("&Unit"), self._unit)
        call_help = _("Empty follows the unit; +45 or -0:30 stays relative to it, 6:15 is fixed")
        form.add("call", _("Own &call"), self._call, help_text=call_help)
        form.add("note", _("&Note"), self._note, wide=True)
        self.extra.addWidget(self._echo)
        if self._start.sums:
            self._add_sums()
        self._status.chosen.connect(self._follow_status)
        self._pattern.chosen.connect(self._count_days)
        self._first.date_changed.connect(self._follow_first)
        self._last.date_changed.connect(self._count_days)
        self._unit.chosen.connect(self._note_unit)
        for signal in (
            self._first.date_changed,
            self._last.date_changed,
            self._pattern.chosen,
            self._status.chosen,
            self._unit.chosen,
            self._call.textChanged,
        ):
            signal.connect(self._pause.start)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, self._notes)

    def _look_again(self) -> None:
        """Ask whether what the form says now would ask somebody again; nothing is written."""
        try:
            done = tried(self._plan, self.result_of_form())
        except (FormError, Refused, KeyError):
            self._tell_again("")
            return
        self._again.ask(done.after, new_dates(done.before, done.after, done.rows))

    def _tell_again(self, line: str) -> None:
        if not line:
            self._notes.clear_message(_AGAIN)
            return
        grows = self.crew is None and not self._notes.text(_AGAIN)
        self._notes.show_message(line, MessageKind.INFO, key=_AGAIN)
        if grows:
            room = self.screen().availableGeometry().height() - self.look.px(80)
            wanted = self.height() + self._notes.sizeHint().height() + self.look.px(10)
            self.resize(self.width(), max(self.height(), min(wanted, room)))

    def _add_sums(self) -> None:
        """A switch that opens what a release costs, date by date."""
        opened = Button(self.look, _("Release cost"))
        opened.setCheckable(True)
        opened.setToolTip(_("Show what a release costs, date by date"))
        sums = selectable("\n".join(self._start.sums), "caption")
        sums.setAccessibleName(_("What a release costs, date by date"))
        sums.setVisible(False)
        self.extra.addWidget(opened)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, sums)
        opened.toggled.connect(sums.setVisible)

    def _fill(self) -> None:
        booking = self._start.booking
        self._first.set_date(self._start.span.first)
        self._last.set_date(self._start.span.last)
        if booking is None:
            self._call.setText(self._start.call)
        else:
            self._status.set_value(booking.status)
            self._rank.setValue(booking.rank)
            self._expires.set_date(booking.expires)
            self._role.set_value(booking.role)
            self._unit.set_value(booking.unit)
            self._call.set_spec(booking.call)
            self._note.setText(booking.note)
        self._follow_status(self._status.value())
        self._follow_unit()
        self._count_days()
        self._pause.start()

    def _follow_status(self, status: object) -> None:
        ranked = status in {BookingStatus.PENCIL, BookingStatus.CHALLENGED}
        self.form.set_row_visible("rank", ranked)
        self.form.set_row_visible("expires", status in TENTATIVE)

    def _follow_first(self, first: dt.date | None) -> None:
        last = _quiet(self._last.date)
        if first and last and last < first:
            self._last.set_date(first)
        self._follow_unit()
        self._count_days()

    def _count_days(self, _value: object = None) -> None:
        self._show_crew()
        first, last = _quiet(self._first.date), _quiet(self._last.date)
        if first is None or last is None or last < first:
            self._echo.setText("")
            return
        days = sum(len(span) for span in self._spans(first, last))
        self._echo.setText(ngettext("{count} day", "{count} days", days).format(count=days))

    def _spans(self, first: dt.date, last: dt.date) -> tuple[DateSpan, ...]:
        span = DateSpan(first=first, last=last)
        if self._start.booking is not None:
            return (span,)
        match self._pattern.value():
            case "weekdays":
                return runs(weekly(span))
            case "six":
                return runs(on_and_off(span))
            case "second":
                return runs(weekly(span, range(7), every=2))
            case "work":
                return runs(self._worked(span))
            case _every:
                return (span,)

    def _worked(self, span: DateSpan) -> Iterable[dt.date]:
        probe = Booking(
            id=BookingId(NEW),
            production=self._start.production,
            person=PersonId(NEW),
            span=span,
            unit=self._unit.value(),
        )
        for date in span:
            day = self._plan.day_of(probe, date)
            if day is not None and day.working:
                yield date

    def _note_unit(self, _unit: object) -> None:
        self._unit_chosen = True
        self._show_crew()

    def _follow_unit(self) -> None:
        """Without the user's word: the first unit, or the first one that works on the first day."""
        first = _quiet(self._first.date)
        if self._start.booking is not None or self._unit_chosen or first is None:
            return
        days = self._plan.days_on.get((self._start.production, first), ())
        units = [day.unit for day in days if day.working]
        wanted = self._start.unit or next(iter(units), None)
        if wanted is None:
            self._unit.setCurrentIndex(0)
        else:
            self._unit.set_value(wanted)

    def _show_crew(self) -> None:
        """Say who is free on the dates that the form says now, and who is missing."""
        first, last = _quiet(self._first.date), _quiet(self._last.date)
        if self.crew is None or first is None or last is None or last < first:
            return
        span, production = DateSpan(first=first, last=last), self._start.production
        unit = self._unit.value()
        self.crew.show_crew(
            bookable(self._plan, production, unit, span),
            missing_of(self._plan, production, unit, span),
        )

    def _statuses(self, booking: Booking | None) -> list[tuple[BookingStatus, str]]:
        offered = list(_ASKED)
        if booking is not None:
            offered += [status for status in BookingStatus if status not in _ASKED]
        return [(status, word(status, self._words)) for status in offered]


def _patterns() -> list[tuple[str, str]]:
    return [
        ("every", _("Every day")),
        ("work", _("Days on which the unit works")),
        ("weekdays", _("Monday to Friday")),
        ("six", _("Six days on, one off")),
        ("second", _("Every second week")),
    ]


def _people_text(plan: Plan, people: tuple[PersonId, ...]) -> str:
    names = [plan.people[key].name for key in people]
    if len(names) <= 3:
        return ", ".join(names)
    return _("{names} and {count} more").format(names=", ".join(names[:2]), count=len(names) - 2)


def _quiet(read: Callable[[], dt.date | None]) -> dt.date | None:
    try:
        return read()
    except ValueError:
        return None
