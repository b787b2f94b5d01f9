"""The first steps over the pages of a new project: one at a time, each with the button to it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.queries.findings import production_span
from crewplanner.app.queries.first_steps import CREW, FirstSteps, Step, beginning, first_steps
from crewplanner.app.words import date_text
from crewplanner.domain.findings import Finding
from crewplanner.domain.overrides import key_of
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.look import Look
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import icon_button, primary_button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_SOON_MS = 120
_WORDS: Mapping[Step, tuple[str, str, str]] = MappingProxyType(
    {
        Step.PRODUCTION: (
            N_("Begin a production"),
            N_("A title will do; the rest can wait."),
            N_("Begin…"),
        ),
        Step.CREW: (
            N_("Bring in the crew"),
            N_("Ten people or more: a spreadsheet, or a list pasted from a mail. Names will do."),
            N_("Import…"),
        ),
        Step.NIGHT: (
            N_("Add a night"),
            N_("A call in the evening, a wrap after midnight: 18 and 2 for example."),
            N_("Add a night…"),
        ),
        Step.BOOK: (
            N_("Book ten people onto it"),
            N_("Tick ten in the list, choose Confirmed, Book."),
            N_("Book crew…"),
        ),
        Step.FINDINGS: (
            N_("Resolve the findings"),
            N_("Do what clears one, or accept it with a reason."),
            N_("Show them"),
        ),
        Step.COST: (
            N_("See what the week costs"),
            N_("Hours and money of the dates in view stand below the board."),
            N_("Show the week"),
        ),
    }
)


def step_titles() -> tuple[str, ...]:
    """The steps in the sample, in their order, for the welcome page."""
    return tuple(_(_WORDS[step][0]) for step in (Step.NIGHT, Step.BOOK, Step.FINDINGS, Step.COST))


class StepsBar(Surface):
    """One line: which step of how many, what it is, how to do it, a button to it, and Close."""

    asked = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "confirmed.fill", lines=("bottom",), parent=parent)
        self.setAccessibleName(_("First steps"))
        self.title = label("", "heading", wrap=True)
        self.hint = label("", wrap=True)
        self.button = primary_button(look, _("Show the week"))
        self.close_button = icon_button(
            look, "close:muted", _("Close the first steps (Help shows them again)"), quiet=True
        )
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self.asked)
        self.close_button.clicked.connect(self.closed)


class FirstStepsGuide(QObject):
    """Follows the project from step to step. What was there at the beginning counts for nothing."""

    def __init__(
        self, services: Services, page: Callable[[], Page | None], parent: QObject | None = None
    ) -> None:
        """`page` gives the page that is shown."""
        super().__init__(parent)
        self._services = services
        self._page = page
        self.bar = StepsBar(services.look)
        self._before = beginning(services.workspace.plan, self._findings())
        before = self._found(cost_seen=False)
        self._steps = tuple(step for step in Step if step not in before.done)
        self._cost_seen = False
        self.state = before
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look_again)
        services.session.production_changed.connect(self.look_soon)
        self.bar.asked.connect(self.do_step)
        self.bar.closed.connect(self.end)
        self._show()

    def end(self) -> None:
        """Take the bar away and follow no more."""
        self._soon.stop()
        self.setParent(None)
        self.bar.hide()
        self.bar.deleteLater()
        self.deleteLater()

    def look_soon(self) -> None:
        """Something changed: look again when that is over."""
        self._soon.start()

    def look_again(self) -> None:
        """See how far the project is, and show the step that is next."""
        self.state = self._found(cost_seen=self._cost_seen)
        self._show()

    def do_step(self) -> None:
        """Go to where the next step is done, and begin it."""
        self.look_again()
        step = self.state.next
        if step is not None:
            _DEEDS[step](self)
            self.look_again()

    def _begin(self) -> None:
        from crewplanner.ui.pages.board import BoardPage  # noqa: PLC0415 - to start quickly

        self._services.go("board")
        page = self._page()
        if isinstance(page, BoardPage):
            page.begin_production()

    def _import(self) -> None:
        self._services.run("import")

    def _add_night(self) -> None:
        from crewplanner.ui.pages.day import DayPage  # noqa: PLC0415 - to start quickly

        self._services.go("day")
        page = self._page()
        if isinstance(page, DayPage):
            page.add_days()

    def _book(self) -> None:
        from crewplanner.ui.pages.day import DayPage  # noqa: PLC0415 - to start quickly

        night = self.state.night
        self._services.go("day")
        page = self._page()
        if isinstance(page, DayPage) and night is not None:
            page.show_day(night.id)
            page.book()

    def _resolve(self) -> None:
        from crewplanner.ui.pages.findings import FindingsPage  # noqa: PLC0415 - to start quickly

        self._services.go("findings")
        page = self._page()
        if isinstance(page, FindingsPage):
            keys = frozenset(key_of(one) for one in self.state.fresh)
            page.show_only(keys, _("New since the first steps"))

    def _show_week(self) -> None:
        from crewplanner.ui.pages.board import BoardPage  # noqa: PLC0415 - to start quickly

        night = self.state.night
        self._services.go("board")
        page = self._page()
        if isinstance(page, BoardPage) and night is not None:
            page.show_week(night.date)
            self._cost_seen = True

    def _findings(self) -> tuple[Finding, ...]:
        workspace, production = self._services.workspace, self._services.session.production
        if production is None or production not in workspace.plan.productions:
            return ()
        span = production_span(workspace.plan, production)
        return workspace.findings(production, span) if span else ()

    def _found(self, *, cost_seen: bool) -> FirstSteps:
        return first_steps(
            self._services.workspace.plan,
            self._services.session.production,
            self._findings(),
            self._before,
            cost_seen=cost_seen,
        )

    def _show(self) -> None:
        step = self.state.next
        if step is None:
            self.bar.title.setText(_("That is a night planned"))
            self.bar.hint.setText(
                _("The sum below opens to who is behind it. Ctrl+Shift+E puts the week on paper.")
            )
            self.bar.button.setVisible(False)
            return
        title, hint, button = _WORDS[step]
        order = self._steps if step in self._steps else tuple(Step)
        number = _("Step {number} of {count}").format(
            number=order.index(step) + 1, count=len(order)
        )
        self.bar.title.setText(f"{number} · {_(title)}")
        self.bar.hint.setText(self._hint(step, _(hint)))
        self.bar.button.setText(_(button))
        self.bar.button.setVisible(True)

    def _hint(self, step: Step, hint: str) -> str:
        """The hint, with how far it is where that can be counted."""
        night = self.state.night
        if step is Step.BOOK and night is not None:
            counted = _("{date}: {count} of {wanted} confirmed.").format(
                date=date_text(night.date, year=False), count=self.state.booked, wanted=CREW
            )
            return f"{counted} {hint}"
        if step is Step.FINDINGS:
            count = len(self.state.fresh)
            text = ngettext(
                "The night brought {count} finding.", "The night brought {count} findings.", count
            )
            return f"{text.format(count=count)} {hint}"
        return hint


_DEEDS = MappingProxyType(
    {
        Step.PRODUCTION: FirstStepsGuide._begin,  # noqa: SLF001 - its own
        Step.CREW: FirstStepsGuide._import,  # noqa: SLF001 - its own
        Step.NIGHT: FirstStepsGuide._add_night,  # noqa: SLF001 - its own
        Step.BOOK: FirstStepsGuide._book,  # noqa: SLF001 - its own
        Step.FINDINGS: FirstStepsGuide._resolve,  # noqa: SLF001 - its own
        Step.COST: FirstStepsGuide._show_week,  # noqa: SLF001 - its own
    }
)
