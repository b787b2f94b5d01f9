"""A production: what it is called and what its days, hours and figures are reckoned by."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.productions import AddProduction, EditProduction, SetLogo
from crewplanner.app.queries.agreements import agreement_options
from crewplanner.app.words import word
from crewplanner.domain.ids import NEW, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production, ProductionStatus
from crewplanner.domain.values import HOUR
from crewplanner.i18n import _
from crewplanner.ui.dialogs.cancellation_field import CancellationField
from crewplanner.ui.dialogs.choices import currency_options, weekday_options, zone_options
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.dialogs.logo_field import LogoField
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.time_edit import TimeEdit


class ProductionDialog(FormDialog[Command]):
    """Begins a production, or changes the settings of one.

    A production whose id is NEW is one to begin, with these settings to start from.
    """

    def __init__(
        self,
        look: Look,
        production: Production | None = None,
        plan: Plan | None = None,
        parent: QWidget | None = None,
        *,
        logo: bytes = b"",
    ) -> None:
        """`plan` has the agreements that the production keeps; without it, the shipped ones.

        `logo` is its picture; one that is to begin gets one afterwards.
        """
        start = production or Production(id=ProductionId(NEW), title="")
        editing = start.id != NEW
        title = _("Production settings") if editing else _("New production")
        verb = _("Save") if editing else _("Begin")
        super().__init__(look, title, verb, width=560, parent=parent)
        self._start = start
        self._editing = editing
        self._title = QLineEdit(start.title)
        self._code = QLineEdit(start.code)
        self._client = QLineEdit(start.client)
        self._contact = QLineEdit(start.contact)
        self._company = QLineEdit(start.company)
        self._office_phone = QLineEdit(start.office_phone)
        self._emergency = QLineEdit(start.emergency)
        self._emergency.setPlaceholderText("999" if start.words is FilmWords.UK else "911")
        self._status = ChoiceBox[ProductionStatus](
            look, [(status, word(status)) for status in ProductionStatus], start.status
        )
        self._words = ChoiceBox[FilmWords](
            look, [(words, word(words)) for words in FilmWords], start.words
        )
        self._zone = ChoiceBox[str](look, zone_options(), start.timezone)
        self._zone.setEditable(True)
        self._zone.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self._currency = ChoiceBox[str](look, currency_options(start.currency), start.currency)
        self._region = QLineEdit(start.holiday_region)
        self._weekday = ChoiceBox[int](look, weekday_options(), start.first_weekday)
        self._agreement = ChoiceBox[str](
            look, agreement_options(plan or Plan(), start.id), start.agreement
        )
        self._day_start = self._time(start.day_start)
        self._evening = self._time(start.evening_from)
        self._night_from = self._time(start.night_from)
        self._night_to = self._time(start.night_to)
        self._turnaround = self._hours(start.turnaround, 24)
        self._daily = self._hours(start.daily_limit, 24)
        self._weekly = self._hours(start.weekly_limit, 168)
        self._release = CancellationField(look, start.cancellation, _("No terms"))
        self.logo = LogoField(look, logo)
        self._build()

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        title = self._title.text().strip()
        if not title:
            errors["title"] = _("A production needs a title.")
        times = {
            name: read_field(field.minutes, name, errors)
            for name, field in (
                ("day_start", self._day_start),
                ("evening_from", self._evening),
                ("night_from", self._night_from),
                ("night_to", self._night_to),
            )
        }
        release = read_field(self._release.value, "release", errors)
        for name, minutes in times.items():
            if minutes is None:
                errors.setdefault(name, _("Say a time."))
        zone = self._zone.findText(self._zone.currentText())
        if zone < 0:
            errors["timezone"] = _("Choose a zone from the list.")
        if errors:
            raise FormError(errors)
        self._zone.setCurrentIndex(zone)
        known = {name: minutes for name, minutes in times.items() if minutes is not None}
        if not known["evening_from"] < known["night_from"] < known["night_to"]:
            raise FormError(
                {"night_to": _("Evening must begin before night; past midnight is 30:00.")}
            )
        production = replace(
            self._start,
            title=title,
            code=self._code.text().strip(),
            client=self._client.text().strip(),
            contact=self._contact.text().strip(),
            company=self._company.text().strip(),
            office_phone=self._office_phone.text().strip(),
            emergency=self._emergency.text().strip(),
            status=self._status.value(),
            words=self._words.value(),
            timezone=self._zone.value(),
            currency=self._currency.value(),
            holiday_region=self._region.text().strip().upper(),
            first_weekday=self._weekday.value(),
            agreement=self._agreement.value(),
            turnaround=self._turnaround.value() * HOUR,
            daily_limit=self._daily.value() * HOUR,
            weekly_limit=self._weekly.value() * HOUR,
            cancellation=release or (),
            **known,
        )
        if self._editing and self.logo.changed:
            picture = SetLogo(production=production.id, data=self.logo.data)
            edit = EditProduction(production=production)
            return Batch(commands=(edit, picture), words=edit.label())
        if self._editing:
            return EditProduction(production=production)
        return AddProduction(production=production)

    def _build(self) -> None:
        form = self.form
        form.add("title", _("&Title"), self._title, wide=True)
        form.add("code", _("C&ode"), self._code, help_text=_("A few letters for narrow places"))
        form.add("client", _("C&lient"), self._client, wide=True)
        form.add("status", _("&Status"), self._status)
        form.section(_("On every paper"))
        form.add("company", _("Co&mpany"), self._company, wide=True)
        form.add("contact", _("Cont&act"), self._contact, wide=True)
        form.add("office_phone", _("Office &phone"), self._office_phone, wide=True)
        form.add(
            "emergency",
            _("Emergency &numbers"),
            self._emergency,
            help_text=_("For call sheets: whom to call, in words"),
            wide=True,
        )
        if self._editing:
            form.add(
                "logo", _("Lo&go"), self.logo, help_text=_("At the head of every paper"), wide=True
            )
        form.section(_("Where and how"))
        form.add("timezone", _("Time &zone"), self._zone)
        form.add("currency", _("C&urrency"), self._currency)
        form.add("words", _("Film &words"), self._words)
        form.add(
            "region", _("&Holidays of"), self._region, help_text=_("US, US-NY, GB-ENG, DE-BY …")
        )
        form.add("weekday", _("Week &begins on"), self._weekday)
        form.add(
            "agreement",
            _("A&greement"),
            self._agreement,
            help_text=_("New deals are under it; each deal may name another"),
            wide=True,
        )
        form.add(
            "release",
            _("Released &late"),
            self._release,
            help_text=_("What a confirmed day costs; a deal may have terms of its own"),
            wide=True,
        )
        form.section(_("Hours"), _("What counts as evening and night, and what is too much"))
        form.add(
            "day_start",
            _("&Day begins at"),
            self._day_start,
            help_text=_("A wrap before this belongs to the day before"),
        )
        form.add("evening_from", _("&Evening from"), self._evening)
        form.add("night_from", _("&Night from"), self._night_from)
        form.add("night_to", _("Night t&o"), self._night_to)
        form.add("turnaround", _("&Rest between days"), self._turnaround, unit=_("hours"))
        form.add("daily", _("Long d&ay from"), self._daily, unit=_("hours"))
        form.add("weekly", _("Long wee&k from"), self._weekly, unit=_("hours"))

    def _time(self, minutes: int) -> TimeEdit:
        field = TimeEdit(self.look)
        field.set_minutes(minutes)
        return field

    def _hours(self, minutes: int, most: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(0, most)
        field.setValue(minutes // HOUR)
        return field
