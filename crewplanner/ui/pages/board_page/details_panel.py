"""The details beside the board: one booking as a form whose fields change it at once."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from crewplanner.app.hold_words import BookingStanding
from crewplanner.app.irregular_text import irregular_text
from crewplanner.app.phone_text import phone_text
from crewplanner.app.queries.sunlight import sun_of
from crewplanner.app.sun_words import sun_clock, sun_lines
from crewplanner.app.words import date_text, role_name, status_text, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import HIGHEST_RANK, Booking, BookingStatus
from crewplanner.domain.calls import planned
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import RoleId, UnitId
from crewplanner.domain.irregular import irregular
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan, TimeSpec, format_duration, format_minutes
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.choices import unit_options, usual_role_options
from crewplanner.ui.look import Look
from crewplanner.ui.pages.release_figures import release_figures
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.figures import Figure, Figures
from crewplanner.ui.widgets.form import Form
from crewplanner.ui.widgets.text import breakable, label, selectable
from crewplanner.ui.widgets.time_edit import TimeEdit

_EDGE = 16
_LABELS = 76


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the panel tells: a booking, the date of the cursor, and what was found about it.

    `standing` is the ladder of its holds and what a release costs.
    """

    plan: Plan
    booking: Booking
    date: dt.date
    findings: tuple[Finding, ...]
    sentence: Callable[[Finding], str]
    editable: bool
    standing: BookingStanding


class DetailsPanel(QScrollArea):
    """Shows one booking, or in words what else is picked. Each change is told as it is made."""

    edited = Signal(object)
    """Carries the Booking as it is to be: role, unit, own times or note are others."""
    status_chosen = Signal(object, int)
    """Carries the BookingStatus and the rank."""
    dates_chosen = Signal(object)
    """Carries the DateSpan."""

    def __init__(self, look: Look, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form = Form(look, labels=_LABELS)
        self._name = selectable("", "headline")
        self._about = selectable("", "muted")
        self._status = ChoiceBox[BookingStatus](look, _statuses(), BookingStatus.PENCIL)
        self._rank = QSpinBox()
        self._rank.setRange(1, HIGHEST_RANK)
        self._rank.setKeyboardTracking(False)
        self._first, self._last = DateEdit(look, today), DateEdit(look, today)
        self._role = ChoiceBox[RoleId | None](look, (), None)
        self._unit = ChoiceBox[UnitId | None](look, (), None)
        self._call, self._wrap = TimeEdit(look, offsets=True), TimeEdit(look, offsets=True)
        self._note = QLineEdit()
        self._day_title, self._day = label("", "heading", wrap=True), Figures()
        self._sun = selectable("", "caption")
        self._ladder_title, self._ladder = label(_("Ladder"), "heading"), selectable("")
        self._cost_title, self._cost = label("", "heading"), Figures()
        self._found_title, self._found = label(_("Findings"), "heading"), selectable("")
        self._lay_out()
        self._connect()
        self.say(_("Pick a booking on the board to see it here and to change it."))

    def say(self, sentence: str, title: str = "") -> None:
        """Nothing that a form could change is picked: say what is instead."""
        self._shown = None
        self._name.setText(title)
        self._name.setVisible(bool(title))
        self._about.setText(sentence)
        for widget in (self.form, *(part for parts in self._sections for part in parts)):
            widget.hide()

    def show_booking(self, shown: Shown) -> None:
        """Show a booking; what is being typed in a field that says the same as before stays."""
        before, self._shown = self._shown, shown
        plan, booking = shown.plan, shown.booking
        film = plan.productions[booking.production].words
        person = plan.people[booking.person]
        self._name.setText(breakable(person.name))
        self._about.setText(_about(plan, booking, phone_text(person.phone)))
        self._name.show()
        if before is None or (before.booking, before.plan.units) != (booking, plan.units):
            self._fill(booking)
        ranked = booking.status in {BookingStatus.PENCIL, BookingStatus.CHALLENGED}
        self.form.show()
        self.form.set_row_visible("rank", ranked)
        self.form.setEnabled(shown.editable)
        self._day_title.setText(date_text(shown.date))
        self._day.show_rows(_day_rows(plan, booking, shown.date))
        sun = _sun_text(plan, booking, shown.date)
        self._sun.setText(sun)
        self._sun.setVisible(bool(sun))
        sentences = dict.fromkeys(shown.sentence(finding) for finding in shown.findings)
        severe = {shown.sentence(f): word(f.severity, film) for f in shown.findings}
        self._found.setText("\n\n".join(f"{severe[said]}: {said}" for said in sentences))
        self._day_title.show()
        self._show_standing(shown.standing)
        self._found_title.setVisible(bool(sentences))
        self._found.setVisible(bool(sentences))

    def _show_standing(self, standing: BookingStanding) -> None:
        self._ladder.setText("\n".join(standing.ladder))
        self._ladder_title.setVisible(bool(standing.ladder))
        self._ladder.setVisible(bool(standing.ladder))
        self._cost_title.setText(standing.title)
        self._cost_title.setVisible(standing.cost is not None)
        self._cost.show_rows(release_figures(standing.cost))

    def _fill(self, booking: Booking) -> None:
        plan = self._shown.plan if self._shown else Plan()
        unit = plan.day_of(booking, booking.span.first)
        self._status.set_value(booking.status)
        self._rank.blockSignals(True)
        self._rank.setValue(booking.rank)
        self._rank.blockSignals(False)
        self._first.set_date(booking.span.first)
        self._last.set_date(booking.span.last)
        words = plan.productions[booking.production].words
        self._role.set_options(usual_role_options(plan, (booking.person,), words), booking.role)
        self._unit.set_options(unit_options(plan, booking.production), booking.unit)
        self._call.set_inherited(unit.call if unit else None)
        self._wrap.set_inherited(unit.wrap if unit else None)
        self._call.set_spec(booking.call)
        self._wrap.set_spec(booking.wrap)
        self._note.setText(booking.note)
        for name in ("first", "last"):
            self.form.set_error(name, "")

    @property
    def _sections(self) -> tuple[tuple[QWidget, ...], ...]:
        return (
            (self._day_title, self._day, self._sun),
            (self._ladder_title, self._ladder),
            (self._cost_title, self._cost),
            (self._found_title, self._found),
        )

    def _lay_out(self) -> None:
        form = self.form
        form.add("status", _("&Status"), self._status, wide=True)
        form.add("rank", _("&Option"), self._rank)
        form.add("first", _("&First day"), self._first)
        form.add("last", _("&Last day"), self._last)
        form.add("role", _("&Role"), self._role, wide=True)
        form.add("unit", _("&Unit"), self._unit, wide=True)
        form.add("call", _("Own &call"), self._call)
        own = _("Empty follows the unit; +45 stays relative to it")
        form.add("wrap", _("Own &wrap"), self._wrap, help_text=own)
        form.add("note", _("&Note"), self._note, wide=True)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(_EDGE, 4, _EDGE, _EDGE)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addSpacing(10)
        column.addWidget(form)
        for parts in self._sections:
            column.addSpacing(10)
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        self.setWidget(held)
        for widget in (held, self.viewport()):
            widget.setAutoFillBackground(False)

    def _connect(self) -> None:
        self._status.chosen.connect(self._tell_status)
        self._rank.valueChanged.connect(self._tell_status)
        self._first.date_changed.connect(self._tell_dates)
        self._last.date_changed.connect(self._tell_dates)
        self._role.chosen.connect(self._tell_role)
        self._unit.chosen.connect(self._tell_unit)
        self._call.spec_changed.connect(self._tell_call)
        self._wrap.spec_changed.connect(self._tell_wrap)
        self._note.editingFinished.connect(self._tell_note)

    def _tell_status(self, _value: object = None) -> None:
        self.status_chosen.emit(self._status.value(), self._rank.value())

    def _tell_dates(self, _date: object = None) -> None:
        try:
            first, last = self._first.date(), self._last.date()
        except ValueError:
            return
        late = first is not None and last is not None and last < first
        self.form.set_error("first", "" if first else _("Say a date."))
        said = _("This is before the first day.") if late else ("" if last else _("Say a date."))
        self.form.set_error("last", said)
        if first is not None and last is not None and not late:
            self.dates_chosen.emit(DateSpan(first=first, last=last))

    def _tell_role(self, role: RoleId | None) -> None:
        if self._shown is not None:
            self.edited.emit(replace(self._shown.booking, role=role))

    def _tell_unit(self, unit: UnitId | None) -> None:
        if self._shown is not None:
            self.edited.emit(replace(self._shown.booking, unit=unit))

    def _tell_call(self, call: TimeSpec | None) -> None:
        if self._shown is not None:
            self.edited.emit(replace(self._shown.booking, call=call))

    def _tell_wrap(self, wrap: TimeSpec | None) -> None:
        if self._shown is not None:
            self.edited.emit(replace(self._shown.booking, wrap=wrap))

    def _tell_note(self) -> None:
        note = self._note.text().strip()
        if self._shown is not None and note != self._shown.booking.note:
            self.edited.emit(replace(self._shown.booking, note=note))


def many_text(plan: Plan, bookings: Iterable[Booking]) -> str:
    """12 bookings of 5 people, and the status of each kind."""
    picked = list(bookings)
    people = len({booking.person for booking in picked})
    count = len(picked)
    of = ngettext("of {count} person", "of {count} people", people).format(count=people)
    first = min(booking.span.first for booking in picked)
    last = max(booking.span.last for booking in picked)
    statuses: dict[str, int] = {}
    for booking in picked:
        film = plan.productions[booking.production].words
        said = status_text(booking.status, booking.rank, film)
        statuses[said] = statuses.get(said, 0) + 1
    lines = [
        ngettext("{count} booking", "{count} bookings", count).format(count=count) + f" {of}",
        f"{date_text(first, year=False)} – {date_text(last, year=False)}",
        *(f"{number} × {said}" for said, number in statuses.items()),
    ]
    return "\n".join(lines)


def _about(plan: Plan, booking: Booking, phone: str) -> str:
    production = plan.productions[booking.production]
    role = role_name(plan.roles.get(booking.role) if booking.role else None, production.words)
    who = " · ".join(part for part in (role, production.title) if part)
    return f"{who}\n{phone}" if phone else who


def _day_rows(plan: Plan, booking: Booking, date: dt.date) -> Iterator[Figure]:
    """What the booking does on one date, with its hours and what is irregular about them."""
    times = planned(plan, booking, date)
    if times is None:
        yield Figure(_("Not working on this day"))
        return
    production = plan.productions[booking.production]
    clock = ""
    if times.call is not None:
        wrap = "?" if times.wrap is None else format_minutes(times.wrap)
        clock = f"{format_minutes(times.call)}–{wrap}"
    yield Figure(word(times.day.day_type, production.words), clock)
    place = plan.places.get(times.places[0]) if times.places else None
    if place is not None:
        yield Figure(_("Place"), place.name)
    if times.minutes:
        yield Figure(_("Hours of work"), format_duration(times.minutes))
        odd = irregular_text(irregular(plan, production, times))
        if odd:
            yield Figure(_("Irregular"), odd)


def _sun_text(plan: Plan, booking: Booking, date: dt.date) -> str:
    """When it is light where the booking works, without saying again where that is."""
    times = planned(plan, booking, date)
    sun = sun_of(plan, times.day) if times is not None else None
    return "\n".join(sun_lines(sun, sun_clock)[1:]) if sun is not None else ""


def _statuses() -> list[tuple[BookingStatus, str]]:
    return [(status, word(status)) for status in BookingStatus]
