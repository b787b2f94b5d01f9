"""Keep a crew under a name, and book one that was kept."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.templates import BookCrew, ForgetCrew, KeepCrew
from crewplanner.app.crews import crew_on, crews_of
from crewplanner.app.recurrence import on_and_off, weekly
from crewplanner.app.words import date_text, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import NEW, CrewTemplateId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.templates import CrewTemplate, TemplateMember
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.dialogs.repeat import dates_said
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.text import label

_NAMES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewStart:
    """The production, and the dates that are marked."""

    plan: Plan
    production: Production
    span: DateSpan

    def units(self) -> list[tuple[UnitId | None, str]]:
        """The production's units, the main one first."""
        own = [u for u in self.plan.units.values() if u.production == self.production.id]
        own.sort(key=lambda unit: (unit.position, unit.id))
        return [(unit.id, unit.name) for unit in own]


class KeepCrewDialog(FormDialog[KeepCrew]):
    """Asks whose crew of the day is kept, and under which name."""

    def __init__(self, look: Look, start: CrewStart, parent: QWidget | None = None) -> None:
        day = date_text(start.span.first)
        about = _("Who is booked on {date}, with roles and times of their own.").format(date=day)
        super().__init__(look, _("Keep crew"), _("Keep"), about=about, parent=parent)
        self._start = start
        units = start.units()
        self.unit = ChoiceBox[UnitId | None](look, units, units[0][0] if units else None)
        self.name = QLineEdit()
        self.who = label("", "caption", wrap=True)
        self.who.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.who.setMinimumHeight(look.px(36))
        self.form.add("unit", _("&Unit"), self.unit)
        help_text = _("A crew of the same name is replaced")
        self.form.add("name", _("&Name"), self.name, help_text=help_text, wide=True)
        self.form.add("who", _("Crew"), self.who, wide=True)
        self.unit.chosen.connect(self._show)
        self._show()

    def result_of_form(self) -> KeepCrew:
        name = self.name.text().strip()
        members = self._members()
        if not name:
            raise FormError({"name": _("Give the crew a name.")})
        if not members:
            raise FormError({"unit": _("Nobody is booked with this unit on that day.")})
        template = CrewTemplate(
            id=CrewTemplateId(NEW),
            production=self._start.production.id,
            name=name,
            unit=self.unit.value(),
        )
        return KeepCrew(template=template, members=members)

    def _members(self) -> tuple[TemplateMember, ...]:
        start = self._start
        return crew_on(start.plan, start.production.id, self.unit.value(), start.span.first)

    def _show(self, _value: object = None) -> None:
        people = [self._start.plan.people[m.person].name for m in self._members() if m.person]
        names = ", ".join(people[:_NAMES]) + (", …" if len(people) > _NAMES else "")
        count = ngettext("{count} person", "{count} people", len(people))
        text = count.format(count=len(people))
        self.who.setText(f"{text}: {names}" if names else text)
        unit = next((name for key, name in self._start.units() if key == self.unit.value()), "")
        self.name.setText(_("{unit}, standard crew").format(unit=unit))


class BookCrewDialog(FormDialog[Command]):
    """Asks which crew, for which dates, with which unit and how firmly."""

    def __init__(
        self,
        look: Look,
        start: CrewStart,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        about = _("Whoever is booked on a date already is not booked twice.")
        super().__init__(look, _("Book a kept crew"), _("Book"), about=about, parent=parent)
        self._start = start
        weekday = start.production.first_weekday
        crews = [(one.id, one.name) for one in crews_of(start.plan, start.production.id)]
        self.crew = ChoiceBox[CrewTemplateId](look, crews, crews[0][0])
        units = start.units()
        self.unit = ChoiceBox[UnitId | None](look, units, units[0][0] if units else None)
        self.first = DateEdit(look, today, first_weekday=weekday)
        self.last = DateEdit(look, today, first_weekday=weekday)
        self.first.set_date(start.span.first)
        self.last.set_date(start.span.last)
        patterns = [
            ("every", _("Every day")),
            ("weekdays", _("Monday to Friday")),
            ("six", _("Six days on, one off")),
        ]
        self.pattern = ChoiceBox[str](look, patterns, "every")
        statuses = (BookingStatus.PENCIL, BookingStatus.CONFIRMED, BookingStatus.ENQUIRED)
        words = start.production.words
        self.status = ChoiceBox[BookingStatus](
            look, [(one, word(one, words)) for one in statuses], statuses[0]
        )
        self.preview = label("", "caption", wrap=True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview.setMinimumHeight(look.px(54))
        self._forget = False
        self._build()

    def result_of_form(self) -> Command:
        if self._forget:
            return ForgetCrew(template=self.crew.value())
        errors: dict[str, str] = {}
        first = read_field(self.first.date, "first", errors)
        last = read_field(self.last.date, "last", errors)
        if first and last and last < first:
            errors["last"] = _("This is before the first day.")
        dates = self._dates(first, last)
        if not errors and not dates:
            errors["pattern"] = _("No day of these dates fits the pattern.")
        if errors:
            raise FormError(errors)
        return BookCrew(
            template=self.crew.value(),
            dates=dates,
            unit=self.unit.value(),
            status=self.status.value(),
        )

    def _build(self) -> None:
        self.form.add("crew", _("&Crew"), self.crew, wide=True)
        self.form.add("unit", _("&Unit"), self.unit)
        self.form.add("first", _("&First day"), self.first)
        self.form.add("last", _("&Last day"), self.last)
        self.form.add("pattern", _("&Which days"), self.pattern)
        self.form.add("status", _("&Status"), self.status)
        self.form.add("dates", _("Dates"), self.preview, wide=True)
        forget = Button(self.look, _("Forget this crew"))
        forget.setToolTip(_("Bookings made from it stay; this can be undone"))
        forget.clicked.connect(self._give_up)
        self.extra.addWidget(forget)
        self.crew.chosen.connect(self._follow_crew)
        self.pattern.chosen.connect(self._show)
        self.first.date_changed.connect(self._show)
        self.last.date_changed.connect(self._show)
        self._follow_crew(self.crew.value())
        self._show()

    def _follow_crew(self, crew: object) -> None:
        found = self._start.plan.crew_templates.get(CrewTemplateId(int(str(crew))))
        if found is not None and found.unit is not None:
            self.unit.set_value(found.unit)

    def _give_up(self) -> None:
        self._forget = True
        self.try_accept()

    def _dates(self, first: dt.date | None, last: dt.date | None) -> tuple[dt.date, ...]:
        if first is None or last is None or last < first:
            return ()
        span = DateSpan(first=first, last=last)
        match self.pattern.value():
            case "weekdays":
                return weekly(span)
            case "six":
                return on_and_off(span)
            case _every:
                return tuple(span)

    def _show(self, _value: object = None) -> None:
        try:
            dates = self._dates(self.first.date(), self.last.date())
        except ValueError:
            dates = ()
        self.preview.setText(dates_said(dates))
