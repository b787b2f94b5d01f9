"""One person beside the crew list: how to reach them, their deals, days away and bookings."""

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.irregular_text import irregular_text
from crewplanner.app.money_text import money
from crewplanner.app.phone_text import phone_text
from crewplanner.app.queries.agreements import agreement_parts
from crewplanner.app.queries.people import PersonView
from crewplanner.app.words import date_text, role_name, status_text, word
from crewplanner.domain.bookings import Booking
from crewplanner.domain.irregular import IrregularMinutes
from crewplanner.domain.people import Deal, Unavailability
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import HOUR, DateSpan, format_minutes
from crewplanner.i18n import _, ngettext
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button, link_button, offer
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import breakable, label, selectable

_SHOWN = 12
_LINK_EDGE = 4


class PersonPanel(Surface):
    """Shows a `PersonView`; what can be changed is a link or a button that says so by a signal."""

    edit_asked = Signal()
    data_asked = Signal()
    """All that is kept of the person is wanted, to save it or to erase the person."""
    deal_asked = Signal(object)
    """Carries the Deal to change, None for a new one."""
    away_asked = Signal(object)
    """Carries the Unavailability to change, None for new days away."""
    remove_deal_asked = Signal(object)
    remove_away_asked = Signal(object)
    date_asked = Signal(object)
    """Carries the date of a booking to go to."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, deals: bool = True) -> None:
        """Without `deals` nothing is said of them: money is not for this reader."""
        super().__init__(look, "surface", lines=("start",), parent=parent)
        self._shows_deals = deals
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._barred: str | None = None
        self._column = QVBoxLayout()
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._begin()
        self._column.addWidget(
            label(_("Choose somebody to see deals, days away and bookings."), "muted", wrap=True)
        )
        self._column.addStretch(1)

    def show_person(
        self, plan: Plan, view: PersonView, words: FilmWords, *, barred: str | None
    ) -> None:
        """Show everything about one person."""
        self._barred = barred
        self._begin()
        self._head(view)
        if self._shows_deals:
            self._deals(plan, view, words)
        self._away(view)
        self._bookings(plan, view, words)
        self._column.addStretch(1)

    def _begin(self) -> None:
        held = QWidget()
        self._column = QVBoxLayout(held)
        self._column.setContentsMargins(16, 14, 16, 16)
        self._column.setSpacing(4)
        self._scroll.setWidget(held)

    def _head(self, view: PersonView) -> None:
        person = view.person
        self._column.addWidget(selectable(breakable(person.name), "headline"))
        roles = ", ".join(view.roles) or _("No role yet")
        self._column.addWidget(selectable(f"{roles} · {view.department}", "muted"))
        for contact in person.contacts:
            hidden = f"  ({_('private')})" if contact.private else ""
            self._column.addWidget(selectable(f"{phone_text(contact.value)}{hidden}"))
        if person.skills:
            self._column.addWidget(selectable(", ".join(person.skills), "caption"))
        if person.note:
            self._column.addWidget(selectable(person.note, "caption"))
        if view.last_worked:
            last = _("Last worked {date}").format(date=date_text(view.last_worked))
            self._column.addWidget(label(last, "caption"))
        row = QHBoxLayout()
        edit = Button(self.look, _("Edit"), icon="edit:muted")
        edit.clicked.connect(self.edit_asked)
        offer(edit, self._barred)
        row.addWidget(edit)
        data = Button(self.look, _("Personal data…"))
        data.setToolTip(_("Everything that is kept of this person, as a file; erase the person"))
        data.clicked.connect(self.data_asked)
        offer(data, self._barred)
        row.addWidget(data)
        row.addStretch(1)
        self._column.addSpacing(4)
        self._column.addLayout(row)

    def _section(self, title: str, verb: str, signal: SignalInstance) -> None:
        self._column.addSpacing(14)
        row = Flow(gap=8, line_gap=0)
        row.addWidget(label(title, "heading"))
        add = link_button(self.look, verb)
        offer(add, self._barred)
        add.clicked.connect(_Ask(add, signal, None).say)
        row.add_end(add)
        self._column.addLayout(row)

    def _deals(self, plan: Plan, view: PersonView, words: FilmWords) -> None:
        self._section(_("Deals"), _("Add deal"), self.deal_asked)
        if not view.deals:
            self._column.addWidget(label(_("No deal yet: days are not priced."), "caption"))
        for deal in view.deals:
            production = plan.productions[deal.production]
            rate = f"{money(deal.rate, production.currency)} {word(deal.per)}"
            parts = [production.code or production.title, *_deal_parts(plan, deal, words)]
            self._entry(rate, " · ".join(parts), self.deal_asked, self.remove_deal_asked, deal)

    def _away(self, view: PersonView) -> None:
        self._section(_("Days away"), _("Add days"), self.away_asked)
        if not view.away:
            self._column.addWidget(label(_("Available on all days."), "caption"))
        for away in view.away:
            text = span_text(away.span)
            if away.part:
                start, end = format_minutes(away.part.start), format_minutes(away.part.end)
                text += f", {start}–{end}"
            about = " · ".join(part for part in (word(away.kind), away.note) if part)
            self._entry(text, about, self.away_asked, self.remove_away_asked, away)

    def _bookings(self, plan: Plan, view: PersonView, words: FilmWords) -> None:
        self._column.addSpacing(14)
        self._column.addWidget(label(_("Bookings"), "heading"))
        if not view.bookings:
            self._column.addWidget(label(_("Not booked yet."), "caption"))
        for booking in view.bookings[:_SHOWN]:
            irregular = view.irregular.get(booking.id, IrregularMinutes())
            self._booking(plan, booking, irregular, words)
        more = len(view.bookings) - _SHOWN
        if more > 0:
            text = ngettext("and {count} earlier", "and {count} earlier", more).format(count=more)
            self._column.addWidget(label(text, "caption"))

    def _booking(
        self, plan: Plan, booking: Booking, irregular: IrregularMinutes, words: FilmWords
    ) -> None:
        production = plan.productions[booking.production]
        row = self._links()
        link = link_button(self.look, span_text(booking.span))
        link.clicked.connect(_Ask(link, self.date_asked, booking.span.first).say)
        row.addWidget(link)
        status = status_text(booking.status, booking.rank, words)
        about = label(f"{status} · {production.code or production.title}", "caption")
        about.setContentsMargins(self.look.px(_LINK_EDGE), 0, 0, 0)
        row.addWidget(about)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addLayout(row)
        if hours := irregular_text(irregular):
            lines.addWidget(selectable(_("Irregular: {hours}").format(hours=hours), "caption"))
        self._column.addLayout(lines)
        self._column.addSpacing(4)

    def _entry(
        self,
        text: str,
        about: str,
        edit: SignalInstance,
        remove: SignalInstance,
        value: Deal | Unavailability,
    ) -> None:
        self._column.addWidget(selectable(text))
        self._column.addWidget(selectable(about, "caption"))
        row = self._links()
        for verb, signal in ((_("Edit"), edit), (_("Remove"), remove)):
            link = link_button(self.look, verb)
            link.setAccessibleName(f"{verb}: {text}")
            offer(link, self._barred)
            link.clicked.connect(_Ask(link, signal, value).say)
            row.addWidget(link)
        self._column.addLayout(row)
        self._column.addSpacing(4)

    def _links(self) -> Flow:
        """A line whose first link stands under the text: a link's own edge is taken off."""
        return Flow(gap=2, line_gap=0, outdent=self.look.px(_LINK_EDGE))


class _Ask(QWidget):
    """Emits a signal with a value; lives as long as its link."""

    def __init__(self, link: QWidget, signal: SignalInstance, value: object) -> None:
        super().__init__(link)
        self.hide()
        self._signal = signal
        self._value = value

    def say(self) -> None:
        """Emit."""
        self._signal.emit(self._value)


def span_text(span: DateSpan) -> str:
    """`Mon 2 Mar 2026`, or from first to last."""
    if span.first == span.last:
        return date_text(span.first)
    same_year = span.first.year == span.last.year
    return f"{date_text(span.first, year=not same_year)} – {date_text(span.last)}"


def _deal_parts(plan: Plan, deal: Deal, words: FilmWords) -> list[str]:
    parts: list[str] = []
    if deal.role is not None:
        parts.append(role_name(plan.roles.get(deal.role), words))
    if deal.guarantee is not None:
        hours = f"{(Decimal(deal.guarantee) / HOUR).normalize():f}"
        parts.append(_("{hours} h guaranteed").format(hours=hours))
    parts += agreement_parts(plan, deal)
    dates = _validity(deal.valid_from, deal.valid_to)
    return [*parts, dates] if dates else parts


def _validity(first: dt.date | None, last: dt.date | None) -> str:
    if first and last:
        return span_text(DateSpan(first=first, last=last))
    if first:
        return _("from {date}").format(date=date_text(first))
    return _("to {date}").format(date=date_text(last)) if last else ""
