"""The week of one person: seven days, what they come to, how far they are on their way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.commands.approvals import (
    ApproveWeek,
    LockWeek,
    RejectWeek,
    ReopenWeek,
    SubmitTimes,
)
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.timecards import AnswerElection
from crewplanner.app.irregular_text import irregular_text
from crewplanner.app.money_text import money
from crewplanner.app.pay_words import note_text
from crewplanner.app.queries.derivation import Asked, Figure
from crewplanner.app.queries.elections import OpenElection
from crewplanner.app.queries.person_week import (
    PersonDay,
    PersonWeek,
    people_of_week,
    person_week,
)
from crewplanner.app.words import date_text, span_text, word
from crewplanner.domain.approvals import Deed, TimesState
from crewplanner.domain.hot_cost import CAUSES
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay import PayNote
from crewplanner.domain.values import DateSpan, format_duration
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.dialogs.reason import ReasonDialog
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.day_sheet import side_of_cards
from crewplanner.ui.pages.election_card import ElectionCard
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.week_table import week_columns
from crewplanner.ui.pages.why_asked import FIGURES, HOURS, WHY, offer_why
from crewplanner.ui.widgets.card import Card
from crewplanner.ui.widgets.table_view import TableView

_ORDER = (Deed.SUBMITTED, Deed.APPROVED, Deed.LOCKED, Deed.REOPENED)
_VERBS = {
    Deed.SUBMITTED: N_("Submit week"),
    Deed.APPROVED: N_("Approve week"),
    Deed.LOCKED: N_("Lock week"),
    Deed.REOPENED: N_("Reopen week"),
    Deed.REJECTED: N_("Reject…"),
}


class PersonWeekPane(QWidget):
    """Shows one person's week; `do_step` does what the buttons of the header ask."""

    shown = Signal()
    """Another state is shown: the header's buttons look again."""
    day_opened = Signal(object)
    """Carries the date of a day that was opened."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = page.look
        self._page = page
        self._person: PersonId | None = None
        self._week: PersonWeek | None = None
        self._model: TableModel[PersonDay] | None = None
        self.people: tuple[tuple[PersonId, str], ...] = ()
        self.table = TableView(look, _("Days of the week"))
        self.table.setSortingEnabled(False)
        self.decide = ElectionCard(look)
        self.decide.setMaximumWidth(look.px(560))
        self.decide.answered.connect(self._answer)
        self.history = Card(look)
        self.history.setMaximumWidth(look.px(560))
        self.hours = Card(look)
        self.account = Card(look)
        for card, name in (
            (self.hours, _("Hours and money of the week")),
            (self.history, _("State and history")),
        ):
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            card.setAccessibleName(name)
        self.table.opened.connect(self._open)
        self.hours.link_chosen.connect(self._explain_week)
        offer_why(self.table, page.services)
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addWidget(self.table)
        main.addWidget(self.decide)
        main.addWidget(self.history)
        main.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addLayout(main, 1)
        row.addWidget(side_of_cards(page, self.hours, self.account))
        self.table.setFixedHeight(look.px(30 * 8 + 4))

    @property
    def week(self) -> PersonWeek | None:
        """What is shown; None where nobody works in the week."""
        return self._week

    @property
    def step(self) -> Deed | None:
        """The deed that is next on the way."""
        steps = self._week.steps if self._week else frozenset[Deed]()
        return next((deed for deed in _ORDER if deed in steps), None)

    def asked(self) -> Asked | None:
        """The day under the cursor, or the week where the keyboard is on its hours and money."""
        week, day = self._week, self.table.current()
        focus = QApplication.focusWidget()
        if week is None:
            return None
        if focus is not None and (focus is self.hours or self.hours.isAncestorOf(focus)):
            return Asked(production=week.production, person=week.person, span=week.week)
        if not isinstance(day, PersonDay):
            return None
        return Asked(
            production=week.production,
            person=week.person,
            span=DateSpan(first=day.date, last=day.date),
            figure=Figure.HOURS if self._column() in HOURS else Figure.MONEY,
        )

    def set_person(self, person: PersonId | None) -> None:
        """Show that person from now on."""
        self._person = person

    def show_week(self, production: ProductionId, week: DateSpan) -> bool:
        """Show the week of the person chosen, or of the first who works; false if nobody does."""
        workspace = self._page.services.workspace
        plan = workspace.plan
        self.people = people_of_week(plan, production, week)
        known = [person for person, _name in self.people]
        if not known:
            self._week = None
            return False
        if self._person not in known and self._person not in plan.people:
            self._person = known[0]
        person = self._person if self._person is not None else known[0]
        self._person = person
        self._week = person_week(plan, production, person, week, workspace.pricing)
        if self._model is None:
            words = plan.productions[production].words
            columns = week_columns(self._week.currency, words)
            self._model = TableModel(columns, key=lambda day: day.date.weekday(), parent=self)
            self.table.setModel(TableProxy(self._model, self))
            self.table.show_columns(columns)
        self._model.set_rows(self._week.days)
        if self.table.current() is None:
            self.table.selectRow(0)
        self._show_cards(self._week)
        self.shown.emit()
        return True

    def do_step(self, deed: Deed) -> None:
        """Do a deed to the week shown; a reason is asked for where one is due."""
        week = self._week
        if week is None:
            return
        reason = ""
        locked = week.state is TimesState.LOCKED
        if deed is Deed.REJECTED or (deed is Deed.REOPENED and locked):
            asked = self._ask_reason(week, deed)
            if asked is None:
                return
            reason = asked
        self._page.do(_command(week, deed, reason), toast=_said(week, deed))

    def _ask_reason(self, week: PersonWeek, deed: Deed) -> str | None:
        about = f"{week.name} · {span_text(week.week)}"
        if deed is Deed.REJECTED:
            title, verb = _("Reject the times of this week"), _("Reject")
        else:
            title, verb = _("Reopen a locked week"), _("Reopen")
        return ReasonDialog(self._page.look, title, verb, about, parent=self).ask()

    def _show_cards(self, week: PersonWeek) -> None:
        self.decide.show_elections(week.elections, week.currency)
        self._show_hours(week)
        self._show_account(week)
        self._show_history(week)

    def _show_hours(self, week: PersonWeek) -> None:
        card = self.hours
        card.clear()
        caption = f"{week.name} · {week.role}" if week.role else week.name
        card.set_head(caption, money(week.total, week.currency), word(week.state))
        card.add_row(_("Worked"), format_duration(week.minutes), strong=True)
        card.add_row(_("Planned"), format_duration(week.planned))
        for multiple, minutes in week.by_multiple:
            words = _("At {multiple}×").format(multiple=f"{multiple.normalize():f}")
            card.add_row(words, format_duration(minutes))
        for cause in CAUSES:
            if amount := week.cost.of(cause):
                card.add_row(word(cause), money(amount, week.currency))
        irregular = irregular_text(week.irregular)
        if irregular:
            card.add_text(irregular)
        for note in week.notes:
            if note is PayNote.MISSING_DEAL:
                sentence = _("A day is not priced: there is no deal on its date. Add one in Crew.")
            else:
                sentence = note_text(note)
            card.add_text(sentence)
        card.add_links(((WHY, _("Every step (F4)")),), copy=True)

    def _show_account(self, week: PersonWeek) -> None:
        card, account = self.account, week.account
        card.clear()
        card.set_head(_("Overtime account of the engagement"), format_duration(account.balance))
        card.add_row(_("Worked"), format_duration(account.worked))
        card.add_row(_("Paid"), format_duration(account.paid))
        card.add_row(_("Taken as time off"), format_duration(account.taken))
        card.add_text(
            _(
                "Up to {date}. Paid is what lies in locked weeks; a day off in lieu is typed toil."
            ).format(date=date_text(week.week.last))
        )

    def _show_history(self, week: PersonWeek) -> None:
        card = self.history
        card.clear()
        card.set_head(_("State of this week"), word(week.state))
        if not week.deeds:
            card.add_text(_("Nothing was submitted yet."))
        for deed in week.deeds:
            when = f"{date_text(deed.at.date(), year=False)} {deed.at:%H:%M}"
            span = "" if deed.span == week.week else f" ({_span_words(deed.span)})"
            card.add_row(f"{word(deed.deed)}{span}", f"{deed.who} · {when}")
            if deed.reason:
                card.add_text(f"“{deed.reason}”")

    def _open(self, day: object) -> None:
        """A figure is explained, everything else opens the day."""
        if self._column() in FIGURES:
            self._page.services.run(WHY)
        elif isinstance(day, PersonDay):
            self.day_opened.emit(day.date)

    def _column(self) -> str:
        column = self.table.currentIndex().column()
        return self._model.columns[column].id if self._model and column >= 0 else ""

    def _answer(self, election: OpenElection, answer: bool | None) -> None:
        week = self._week
        if week is not None:
            command = AnswerElection(
                production=week.production,
                person=week.person,
                date=election.date,
                election=election.ask,
                answer=answer,
            )
            self._page.do(command, toast=_("Written down"))

    def _explain_week(self, link: str) -> None:
        self.hours.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.services.run(link)


def verb(deed: Deed) -> str:
    """What the button says that does the deed."""
    return _(_VERBS[deed])


def _command(week: PersonWeek, deed: Deed, reason: str) -> Command:
    if deed is Deed.SUBMITTED:
        return SubmitTimes(production=week.production, people=(week.person,), span=week.week)
    if deed is Deed.APPROVED:
        return ApproveWeek(production=week.production, person=week.person, week=week.week)
    if deed is Deed.LOCKED:
        return LockWeek(production=week.production, person=week.person, week=week.week)
    if deed is Deed.REJECTED:
        return RejectWeek(
            production=week.production, person=week.person, week=week.week, reason=reason
        )
    return ReopenWeek(production=week.production, person=week.person, week=week.week, reason=reason)


def _said(week: PersonWeek, deed: Deed) -> str:
    sentences = {
        Deed.SUBMITTED: _("Submitted the week of {name}"),
        Deed.APPROVED: _("Approved the week of {name}"),
        Deed.LOCKED: _("Locked the week of {name}"),
        Deed.REJECTED: _("Rejected the week of {name}"),
        Deed.REOPENED: _("Reopened the week of {name}"),
    }
    said = sentences[deed].format(name=week.name)
    if week.undecided and deed in {Deed.SUBMITTED, Deed.APPROVED, Deed.LOCKED}:
        words = ngettext(
            "{count} decision is still open and not paid",
            "{count} decisions are still open and not paid",
            week.undecided,
        )
        said += "; " + words.format(count=week.undecided)
    return said


def _span_words(span: DateSpan) -> str:
    return date_text(span.first, year=False) if span.first == span.last else span_text(span)
