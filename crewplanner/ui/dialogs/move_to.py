"""Move or copy bookings to an exact date and person, also to people who are not on the screen."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from crewplanner.app.commands.bookings import CopyBookings, MoveBookings
from crewplanner.app.move_words import PriceText
from crewplanner.app.words import date_text, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.prices import Prices
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.person_picker import Choice, PersonPicker
from crewplanner.ui.widgets.price_note import PriceNote

Moving = MoveBookings | CopyBookings
_PRICE_HEIGHT = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveStart:
    """The bookings to move, and who says what each place would cost before it counts."""

    bookings: tuple[BookingId, ...]
    prices: Prices | None = None


class MoveDialog(FormDialog[Moving]):
    """The way of a drag without dragging. Lengths and times stay as they are."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        start: MoveStart,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        found = [plan.bookings[booking] for booking in start.bookings]
        title, verb = _("Move to"), _("Move")
        super().__init__(look, title, verb, about=_about(plan, found), width=520, parent=parent)
        self._plan = plan
        self._start = start
        self._first = min(booking.span.first for booking in found)
        people = {booking.person for booking in found}
        self._owner = min(people) if len(people) == 1 else None
        production = plan.productions[found[0].production]
        self.date = DateEdit(look, today, first_weekday=production.first_weekday)
        self.date.set_date(self._first)
        self.person = PersonPicker(look, _("Type a few letters of a name"))
        choices = _choices(plan, found)
        self.person.set_choices(choices)
        if self._owner is not None:
            self.person.set_choice(next(c for c in choices if c.id == self._owner))
        else:
            self.person.setEnabled(False)
            self.person.setPlaceholderText(_("Each stays with its person"))
        self.way = ChoiceBox[str](
            look, (("move", _("Move there")), ("copy", _("Copy there"))), "move"
        )
        self.price = PriceNote(look, lines=())
        self.price.set_roles("ground")
        self.form.add("date", _("&First day"), self.date)
        self.form.add("person", _("&Person"), self.person, wide=True)
        self.form.add("way", _("&How"), self.way, wide=True)
        self.price.setMinimumHeight(look.px(_PRICE_HEIGHT))
        self.form.add("price", _("Then"), self.price, wide=True)
        self.form.set_row_visible("price", start.prices is not None)
        if start.prices is not None:
            start.prices.told.connect(self._show_price)
        for signal in (self.date.date_changed, self.person.picked, self.way.currentIndexChanged):
            signal.connect(self._ask_price)
        self._ask_price()

    def result_of_form(self) -> Moving:
        errors: dict[str, str] = {}
        date = read_field(self.date.date, "date", errors)
        person = self._chosen(errors)
        if date is None:
            errors.setdefault("date", _("Say which date."))
        if errors or date is None:
            raise FormError(errors)
        days = (date - self._first).days
        if not days and person is None:
            raise FormError({"date": _("They are there already: say another date or person.")})
        make = CopyBookings if self.way.value() == "copy" else MoveBookings
        return make(bookings=self._start.bookings, days=days, person=person)

    def _chosen(self, errors: dict[str, str]) -> PersonId | None:
        """Another person; None where they stay with theirs."""
        if self._owner is None:
            return None
        choice = self.person.choice()
        if choice is None:
            errors["person"] = _("Nobody is called so.")
            return None
        person = PersonId(int(str(choice.id)))
        return None if person == self._owner else person

    def done(self, result: int) -> None:
        """What a price was asked for is settled now."""
        if self._start.prices is not None:
            self._start.prices.stop()
        super().done(result)

    def _show_price(self, text: PriceText) -> None:
        """The dialog grows for what there is to say; it does not shrink under the hand."""
        self.price.show_text(text)
        before = self.height()
        self.fit()
        self.resize(self.width(), max(before, self.height()))

    def _ask_price(self) -> None:
        """Say what it would lead to; while it leads nowhere, that."""
        self.accept_button.setText(_("Copy") if self.way.value() == "copy" else _("Move"))
        if self._start.prices is None:
            return
        try:
            command = self.result_of_form()
        except FormError:
            self._start.prices.stop()
            self.price.show_text(PriceText(money="", lines=(_("Say another date or person."),)))
            return
        self.price.show_text(None)
        self._start.prices.ask(command)


def _about(plan: Plan, bookings: Sequence[Booking]) -> str:
    """Whose bookings of which dates."""
    first = min(booking.span.first for booking in bookings)
    last = max(booking.span.last for booking in bookings)
    dates = date_text(first, year=False)
    if last != first:
        dates = f"{dates} – {date_text(last, year=False)}"
    if len(bookings) == 1:
        return f"{plan.people[bookings[0].person].name} · {dates}"
    count = len(bookings)
    said = ngettext("{count} booking", "{count} bookings", count).format(count=count)
    return f"{said} · {dates}"


def _choices(plan: Plan, bookings: Sequence[Booking]) -> list[Choice]:
    words = plan.productions[bookings[0].production].words
    people = sorted(plan.people.values(), key=lambda p: p.sort_name or p.name)
    return [
        Choice(
            id=person.id,
            name=person.name,
            detail=role_name(plan.roles.get(person.roles[0]), words) if person.roles else "",
        )
        for person in people
    ]
