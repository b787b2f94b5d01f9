"""A scenario's name, dates and note."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.scenarios import CopyScenario, NewScenario, RenameScenario
from crewplanner.app.queries.scenario_days import coming_weeks
from crewplanner.domain.productions import Production
from crewplanner.domain.scenarios import Scenario
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.date_edit import DateEdit

_LONGEST = 60


class NewScenarioDialog(FormDialog[Command]):
    """Begins a scenario: the coming weeks, unless other dates are said."""

    def __init__(
        self,
        look: Look,
        production: Production,
        today: Callable[[], dt.date],
        known: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`known` are the names of the production's scenarios."""
        super().__init__(
            look,
            _("New scenario"),
            _("Begin"),
            about=_("A second plan, which begins as a copy. The plan itself stays as it is."),
            width=500,
            parent=parent,
        )
        self._production = production
        self._known = frozenset(one.casefold() for one in known)
        span = coming_weeks(today(), production.first_weekday)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.name.setPlaceholderText(_("Plan B (rain)"))
        self.first, self.last = (
            DateEdit(look, today, first_weekday=production.first_weekday) for _side in range(2)
        )
        self.first.set_date(span.first)
        self.last.set_date(span.last)
        self.form.add("name", _("&Name"), self.name, wide=True)
        self.form.add("first", _("&From"), self.first)
        help_text = _("What it is about; you can work on other dates, too")
        self.form.add("last", _("&To"), self.last, help_text=help_text)

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        name = _named(self.name, self._known, errors)
        first = read_field(self.first.date, "first", errors)
        last = read_field(self.last.date, "last", errors)
        if first is None:
            errors.setdefault("first", _("Say from which date."))
        if last is None:
            errors.setdefault("last", _("Say to which date."))
        if first is not None and last is not None and last < first:
            errors["last"] = _("It ends before it begins.")
        if errors or first is None or last is None:
            raise FormError(errors)
        span = DateSpan(first=first, last=last)
        return NewScenario(production=self._production.id, name=name, span=span)


class EditScenarioDialog(FormDialog[Command]):
    """Another name, and a note; or the name of a copy."""

    def __init__(
        self,
        look: Look,
        scenario: Scenario,
        others: tuple[str, ...] = (),
        *,
        copy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`others` are the names that are taken."""
        title = _("Duplicate scenario") if copy else _("Edit scenario")
        verb = _("Duplicate") if copy else _("Save")
        super().__init__(look, title, verb, width=480, parent=parent)
        self._scenario = scenario
        self._copy = copy
        self._known = frozenset(one.casefold() for one in others)
        self.name = QLineEdit("" if copy else scenario.name)
        self.name.setMaxLength(_LONGEST)
        self.note = QLineEdit(scenario.note)
        self.form.add("name", _("&Name"), self.name, wide=True)
        if copy:
            self.name.setPlaceholderText(_("Plan C"))
        else:
            help_text = _("What it is for: bad weather, no ferry, an illness")
            self.form.add("note", _("N&ote"), self.note, help_text=help_text, wide=True)

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        name = _named(self.name, self._known, errors)
        if errors:
            raise FormError(errors)
        if self._copy:
            return CopyScenario(scenario=self._scenario.id, name=name)
        note = self.note.text().strip()
        return RenameScenario(scenario=self._scenario.id, name=name, note=note)


def _named(field: QLineEdit, known: frozenset[str], errors: dict[str, str]) -> str:
    name = field.text().strip()
    if not name:
        errors["name"] = _("Say what it is called, such as “Plan B (rain)”.")
    elif name.casefold() in known:
        errors["name"] = _("Another scenario is called so.")
    return name
