"""What was agreed with a person, and when they are away."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.people import AddDeal, AddUnavailability, EditDeal, EditUnavailability
from crewplanner.app.words import word
from crewplanner.domain.ids import (
    NEW,
    BudgetLineId,
    DealId,
    PersonId,
    ProductionId,
    RoleId,
    UnavailabilityId,
)
from crewplanner.domain.pay.book import PLAIN_ID
from crewplanner.domain.people import (
    STANDARD_STEPS,
    Deal,
    PayStep,
    RatePer,
    Unavailability,
    UnavailabilityKind,
)
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import HOUR, DateSpan, TimeRange
from crewplanner.i18n import _
from crewplanner.ui.dialogs.agreement_field import AgreementField
from crewplanner.ui.dialogs.cancellation_field import CancellationField
from crewplanner.ui.dialogs.choices import line_options, role_options
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.dialogs.typed_numbers import plain_number, read_number
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.time_edit import TimeEdit

_STEPS = 2


class DealDialog(FormDialog[Command]):
    """Rate, guarantee, overtime steps, kit and the dates for which they hold."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        production: ProductionId,
        person: PersonId,
        today: Callable[[], dt.date],
        deal: Deal | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            _("Edit deal") if deal else _("Add deal"),
            _("Save") if deal else _("Add"),
            about=f"{plan.people[person].name} · {plan.productions[production].title}",
            width=580,
            parent=parent,
        )
        settings = plan.productions[production]
        self._key = (production, person)
        self._deal = deal
        self._rate = QLineEdit()
        self._per = ChoiceBox[RatePer](look, [(per, word(per)) for per in RatePer], RatePer.DAY)
        self._guarantee = QLineEdit()
        self._until = [QLineEdit() for _step in range(_STEPS)]
        self._multiple = [QLineEdit() for _step in range(_STEPS + 1)]
        self._kit = QLineEdit()
        self._role = ChoiceBox[RoleId | None](
            look, role_options(plan, settings.words, _("Every role")), None
        )
        self._line = ChoiceBox[BudgetLineId | None](look, line_options(plan, production), None)
        self._holiday_pay = QLineEdit()
        self._holiday_pay.setPlaceholderText(plain_number(settings.holiday_pay))
        self._from = DateEdit(look, today, first_weekday=settings.first_weekday)
        self._to = DateEdit(look, today, first_weekday=settings.first_weekday)
        self._agreement = AgreementField(
            look,
            plan,
            production,
            deal.agreement if deal else settings.agreement,
            deal.parameters if deal else (),
        )
        self._agreement.changed.connect(self._show_steps)
        own = deal.cancellation if deal else ()
        self._release = CancellationField(look, own, _("Those of the production"))
        self._build(settings.currency)
        self._fill(deal)
        self._show_steps()

    def _build(self, currency: str) -> None:
        form = self.form
        form.add("rate", _("&Rate"), self._rate, unit=currency)
        form.add("per", _("&Per"), self._per)
        form.add(
            "guarantee",
            _("&Guarantee"),
            self._guarantee,
            unit=_("hours"),
            help_text=_("Paid even if less is worked; of a week for a weekly rate"),
        )
        form.add("role", _("For r&ole"), self._role, wide=True)
        form.add("agreement", _("&Agreement"), self._agreement, wide=True)
        self._overtime = form.section(
            _("Overtime of a day"), _("Up to so many hours worked, at so many times the rate")
        )
        form.add("until0", _("Up to"), self._until[0], unit=_("hours"))
        form.add("multiple0", _("at"), self._multiple[0], unit="×")
        form.add("until1", _("then up to"), self._until[1], unit=_("hours"))
        form.add("multiple1", _("at"), self._multiple[1], unit="×")
        form.add("multiple2", _("after that at"), self._multiple[2], unit="×")
        form.section(_("Also"))
        form.add("kit", _("&Kit for a day"), self._kit, unit=currency)
        form.add("line", _("&Budget line"), self._line, wide=True)
        form.add(
            "holiday_pay",
            _("&Holiday pay"),
            self._holiday_pay,
            unit="%",
            help_text=_("Empty: as the production has it"),
        )
        form.add("release", _("Re&leased late"), self._release, wide=True)
        form.add("from", _("&Valid from"), self._from, help_text=_("Empty: from the start"))
        form.add("to", _("Valid &to"), self._to, help_text=_("Empty: to the end"))

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        rate = read_number(self._rate, "rate", errors)
        kit = read_number(self._kit, "kit", errors) if self._kit.text().strip() else Decimal(0)
        guarantee = (
            read_number(self._guarantee, "guarantee", errors)
            if self._guarantee.text().strip()
            else None
        )
        holiday_pay = (
            read_number(self._holiday_pay, "holiday_pay", errors)
            if self._holiday_pay.text().strip()
            else None
        )
        start = read_field(self._from.date, "from", errors)
        end = read_field(self._to.date, "to", errors)
        release = read_field(self._release.value, "release", errors)
        if start and end and end < start:
            errors["to"] = _("This is before it begins.")
        steps = self._deal.steps if self._deal else STANDARD_STEPS
        if self._plain:
            steps = self._steps(errors)
        if errors:
            raise FormError(errors)
        production, person = self._key
        deal = Deal(
            id=self._deal.id if self._deal else DealId(NEW),
            production=production,
            person=person,
            role=self._role.value(),
            rate=rate,
            per=self._per.value(),
            guarantee=None if guarantee is None else int(guarantee * HOUR),
            steps=steps,
            agreement=self._agreement.value(),
            kit=kit,
            valid_from=start,
            valid_to=end,
            parameters=self._agreement.terms(),
            cancellation=release or (),
            budget_line=self._line.value(),
            holiday_pay=holiday_pay,
        )
        return EditDeal(deal=deal) if self._deal else AddDeal(deal=deal)

    @property
    def _plain(self) -> bool:
        """Whether the deal has overtime steps of its own: those of others are in the agreement."""
        return self._agreement.value() == PLAIN_ID

    def _show_steps(self) -> None:
        plain = self._plain
        self._overtime.setVisible(plain)
        for number in range(_STEPS):
            self.form.set_row_visible(f"until{number}", plain)
        for number in range(_STEPS + 1):
            self.form.set_row_visible(f"multiple{number}", plain)

    def _fill(self, deal: Deal | None) -> None:
        steps = deal.steps if deal else STANDARD_STEPS
        for number, step in enumerate(steps[: _STEPS + 1]):
            self._multiple[number].setText(plain_number(step.multiple))
            if step.until is not None and number < _STEPS:
                self._until[number].setText(plain_number(Decimal(step.until) / HOUR))
        if deal is None:
            return
        self._rate.setText(plain_number(deal.rate))
        self._per.set_value(deal.per)
        if deal.guarantee is not None:
            self._guarantee.setText(plain_number(Decimal(deal.guarantee) / HOUR))
        self._role.set_value(deal.role)
        self._kit.setText(plain_number(deal.kit) if deal.kit else "")
        self._line.set_value(deal.budget_line)
        if deal.holiday_pay is not None:
            self._holiday_pay.setText(plain_number(deal.holiday_pay))
        self._from.set_date(deal.valid_from)
        self._to.set_date(deal.valid_to)

    def _steps(self, errors: dict[str, str]) -> tuple[PayStep, ...]:
        steps: list[PayStep] = []
        for number in range(_STEPS):
            if not self._until[number].text().strip():
                continue
            until = int(read_number(self._until[number], f"until{number}", errors) * HOUR)
            multiple = read_number(self._multiple[number], f"multiple{number}", errors)
            before = steps[-1].until if steps else 0
            if before is not None and until <= before:
                errors.setdefault(
                    f"until{number}", _("Each step must end later than the one before.")
                )
            steps.append(PayStep(until=until, multiple=multiple))
        last = read_number(self._multiple[_STEPS], f"multiple{_STEPS}", errors)
        return (*steps, PayStep(until=None, multiple=last))


class AwayDialog(FormDialog[Command]):
    """Dates, or a part of each, on which a person cannot work."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        person: PersonId,
        span: DateSpan,
        today: Callable[[], dt.date],
        away: Unavailability | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            _("Edit days away") if away else _("Add days away"),
            _("Save") if away else _("Add"),
            about=plan.people[person].name,
            parent=parent,
        )
        self._person = person
        self._away = away
        self._first = DateEdit(look, today)
        self._last = DateEdit(look, today)
        self._kind = ChoiceBox[UnavailabilityKind](
            look, [(kind, word(kind)) for kind in UnavailabilityKind], UnavailabilityKind.LEAVE
        )
        self._from = TimeEdit(look)
        self._to = TimeEdit(look)
        self._note = QLineEdit()
        form = self.form
        form.add("first", _("&First day"), self._first)
        form.add("last", _("&Last day"), self._last)
        form.add("kind", _("&Why"), self._kind)
        part = _("For a part of each day; empty is the whole day")
        form.add("from", _("F&rom"), self._from)
        form.add("to", _("&To"), self._to, help_text=part)
        form.add("note", _("&Note"), self._note, help_text=_("No health details"), wide=True)
        self._first.set_date(away.span.first if away else span.first)
        self._last.set_date(away.span.last if away else span.last)
        if away is not None:
            self._kind.set_value(away.kind)
            self._note.setText(away.note)
            if away.part is not None:
                self._from.set_minutes(away.part.start)
                self._to.set_minutes(away.part.end)

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        first = read_field(self._first.date, "first", errors)
        last = read_field(self._last.date, "last", errors)
        start = read_field(self._from.minutes, "from", errors)
        end = read_field(self._to.minutes, "to", errors)
        if first is None:
            errors.setdefault("first", _("Say a date."))
        elif last is None:
            last = first
        if first and last and last < first:
            errors["last"] = _("This is before the first day.")
        if (start is None) != (end is None):
            errors.setdefault("to", _("Say both times, or none for the whole day."))
        if start is not None and end is not None and end <= start:
            errors.setdefault("to", _("This must be later. Past midnight write 26:00 for 2:00."))
        if errors or first is None or last is None:
            raise FormError(errors)
        part = TimeRange(start=start, end=end) if start is not None and end is not None else None
        away = Unavailability(
            id=self._away.id if self._away else UnavailabilityId(NEW),
            person=self._person,
            span=DateSpan(first=first, last=last),
            part=part,
            kind=self._kind.value(),
            note=self._note.text().strip(),
        )
        if self._away:
            return EditUnavailability(unavailability=away)
        return AddUnavailability(unavailability=away)
