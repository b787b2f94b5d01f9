"""An open project in the window: sidebar, pages, status line; what it opens it also closes."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet, Op
from crewplanner.app.errors import ProjectError
from crewplanner.app.queries.findings import production_span
from crewplanner.app.starting_point import first_weekday, starting_point
from crewplanner.app.words import person_name
from crewplanner.app.workspace import Workspace
from crewplanner.domain.acceptances import is_open
from crewplanner.domain.findings import Severity
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.actions import Actions
from crewplanner.ui.asked_again_teller import AskedAgainTeller
from crewplanner.ui.bridge import Bridge
from crewplanner.ui.clock_words import ago, clock_text, week_words
from crewplanner.ui.drift import DriftWatch
from crewplanner.ui.jobs import JobRunner, RunningJob
from crewplanner.ui.keymap import Keymap
from crewplanner.ui.look import Look
from crewplanner.ui.page_actions import bar_actions, give_actions
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.page_spec import PageSpec
from crewplanner.ui.role_pages import entries_of, say_role, standing_of
from crewplanner.ui.services import Services
from crewplanner.ui.session import Session
from crewplanner.ui.slices import Slices
from crewplanner.ui.widgets.job_bar import JobBar
from crewplanner.ui.widgets.message_bar import MessageArea, MessageKind, Toast
from crewplanner.ui.widgets.sidebar import BesideSidebar, Sidebar
from crewplanner.ui.widgets.status_line import StatusLine
from crewplanner.ui.window_state import WindowState

if TYPE_CHECKING:
    from crewplanner.domain.values import DateSpan

_SUM_UP_MS = 150
_PRICED_AT_ONCE = 1
_PEOPLE_AT_ONCE = 1
_MINUTE_MS = 30_000


class ProjectFrame(QWidget):
    """Made for one workspace. Pages are built when they are first shown and live as long as it."""

    page_changed = Signal(str)
    """Carries the id of the page now shown."""
    changed = Signal()
    """Something was written, undone or read anew: menus look again."""
    run_asked = Signal(str)
    """Carries the id of an action of the window."""

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        pages: tuple[PageSpec, ...],
        state: WindowState | None = None,
        keymap: Keymap | None = None,
    ) -> None:
        """`state` is what pages remember from one run to the next, `keymap` the user's keys."""
        super().__init__()
        self.workspace = workspace
        self._specs = {spec.id: spec for spec in pages}
        self._pages: dict[str, Page] = {}
        self._span: DateSpan | None = None
        production, date = starting_point(workspace.plan, workspace.context.clock())
        self.session = Session(
            date,
            production=production,
            first_weekday=first_weekday(workspace.plan, production),
            parent=self,
        )
        self.bridge = Bridge(workspace, self)
        self.jobs = JobRunner(self)
        self.sidebar = Sidebar(look, entries_of(pages))
        self.messages = MessageArea(look)
        self.stack = QStackedWidget()
        self.status = StatusLine(look)
        self.toast = Toast(look, self)
        self.drift = DriftWatch(workspace, self.session, self.jobs, self.bridge)
        self.services = Services(
            workspace=workspace,
            session=self.session,
            look=look,
            jobs=self.jobs,
            toast=self.toast,
            go=self.go,
            run=self.run_asked.emit,
            keymap=keymap or Keymap(parent=self),
            state=state,
            drift=self.drift,
        )
        self._asked_again = AskedAgainTeller(workspace, self.toast, self)
        self._lay_out()
        self._connect()
        self.refresh_status()
        self._show_heading()
        self._soon.start()

    def go(self, name: str) -> None:
        """Show a page. Raises KeyError for an unknown id.

        The keyboard comes along from another page: to where it was on this one, or where its work
        begins. It stays in the sidebar.
        """
        focus = self.window().focusWidget()
        along = not focus or self.stack.isAncestorOf(focus)
        self.prepare(name)
        page = self._pages[name]
        self.sidebar.set_value(name)
        self.stack.setCurrentWidget(page)
        page.catch_up()
        held = page.focusWidget()
        if along and not (held and page.content.isAncestorOf(held)):
            page.focus_start()
        self.page_changed.emit(name)

    def prepare(self, name: str) -> Page | None:
        """Build a page, if the window has one of that id; it reads nothing before it is shown."""
        if name in self._specs and name not in self._pages:
            self._pages[name] = self._built(self._specs[name])
        return self._pages.get(name)

    def begin_first_steps(self) -> None:
        """Show the first steps over the pages, from their beginning."""
        from crewplanner.ui.pages.first_steps import FirstStepsGuide  # noqa: PLC0415 - seldom wanted

        for begun in self.findChildren(FirstStepsGuide):
            begun.end()
        guide = FirstStepsGuide(self.services, self.page, self)
        self.changed.connect(guide.look_soon)
        self._bars.addWidget(guide.bar)

    def go_if_there(self, name: str) -> None:
        """Show a page, if the window has one of that id."""
        if name in self._specs:
            self.go(name)

    @property
    def page_names(self) -> tuple[str, ...]:
        """The ids of the pages in their order."""
        return tuple(self._specs)

    def page(self) -> Page | None:
        """The page now shown."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def page_actions(self) -> Actions | None:
        """The actions of the page now shown."""
        page = self.page()
        return page.findChild(Actions) if page is not None else None

    def refresh_status(self) -> None:
        """Say again what is saved, backed up and could be undone."""
        workspace, now = self.workspace, self.workspace.context.clock()
        if (standing := standing_of(workspace)) is not None:
            self.status.show_saved(standing[0], safe=standing[1])
        elif workspace.saved_at is None:
            self.status.show_saved(_("All saved"))
        else:
            self.status.show_saved(_("Saved {time}").format(time=clock_text(workspace.saved_at)))
        last = workspace.last_backup_at
        told = _("No backup yet") if last is None else _("Backup {ago}").format(ago=ago(last, now))
        self.status.show_backup(told)
        undo = workspace.undo_label
        self.status.show_undo(_("Undo: {step}").format(step=undo) if undo else "")

    def close_project(self) -> None:
        """End all work, stop listening, close the file. Raises ProjectError if that fails."""
        self._minute.stop()
        self._soon.stop()
        self._slices.stop()
        self.jobs.close()
        self.bridge.close()
        self.drift.close()
        self.workspace.close()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        right.addWidget(self.messages)
        right.addLayout(self._bars)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        BesideSidebar(self.sidebar, self).addLayout(right, 1)

    def _connect(self) -> None:
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SUM_UP_MS)
        self._slices = Slices(self._look_on, self)
        self._soon.timeout.connect(self._look_soon)
        self._slices.finished.connect(self._sum_up)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._each_minute)
        self._minute.start()
        self.sidebar.chosen.connect(self.go)
        self.sidebar.heading_clicked.connect(self._ask_production)
        self.bridge.changed.connect(self._take_change)
        self.jobs.started.connect(self._show_job)
        self.session.production_changed.connect(self._take_production)
        self.session.date_changed.connect(self._sum_up_soon)
        self.session.span_changed.connect(self._sum_up_soon)
        self.toast.undo_asked.connect(self._ask_undo)
        self.status.undo_asked.connect(self._ask_undo)
        self.status.backup_asked.connect(self._ask_backup)
        self.status.findings_asked.connect(self._show_findings)
        self.status.shortcuts_asked.connect(self._ask_shortcuts)
        say_role(self.workspace, self.messages, partial(self.run_asked.emit, "review-back"))

    def _built(self, spec: PageSpec) -> Page:
        page = spec.factory(self.services)
        give_actions(page, spec.id, self.services)
        page.setObjectName(spec.id)
        page.count_changed.connect(self._show_count)
        page.header.find_asked.connect(self._ask_palette)
        self.stack.addWidget(page)
        return page

    def _take_change(self, change: ChangeSet) -> None:
        if change.op is Op.FOREIGN:
            self.messages.show_message(
                _("Another program changed this project. Everything was read anew."),
                key="foreign",
            )
        self._tell_reopened(change)
        self.toast.hide()
        for page in self._pages.values():
            page.take_change(change)
            bar_actions(page)
        self.refresh_status()
        self._soon.start()
        self.changed.emit()
        self._asked_again.take_change(change)

    def _tell_reopened(self, change: ChangeSet) -> None:
        """Approved times that were edited are open again: say whose, until the next change."""
        if not change.reopened:
            self.messages.clear_message("reopened")
            return
        plan = self.workspace.plan
        deeds = [plan.approvals[key] for key in change.reopened if key in plan.approvals]
        names = ", ".join(sorted({person_name(plan.people.get(deed.person)) for deed in deeds}))
        text = ngettext(
            "The approved times of {names} were changed and are open again.",
            "The approved times of {count} people were changed and are open again: {names}.",
            len(deeds),
        )
        self.messages.show_message(
            text.format(count=len(deeds), names=names),
            MessageKind.WARNING,
            key="reopened",
            action=_("Undo"),
            on_action=self._ask_undo,
        )

    def _take_production(self) -> None:
        for page in self._pages.values():
            page.mark_stale()
        self._soon.start()

    def _sum_up_soon(self) -> None:
        self._soon.start()

    def _look_soon(self) -> None:
        """Before `_sum_up` wants to know all, look at everybody, some at a time."""
        production = self._production()
        self._span = production_span(self.workspace.plan, production.id) if production else None
        self._slices.start()

    def _look_on(self) -> bool:
        production, workspace = self.session.production, self.workspace
        if production is None or self._span is None:
            return False
        waiting = sorted(workspace.found.waiting(production, self._span))
        if waiting:
            workspace.found.about(production, self._span, waiting[:_PEOPLE_AT_ONCE])
            return True
        if workspace.pay_loading.step():
            return True
        unpriced = sorted(workspace.costs.waiting(workspace.plan, production))
        workspace.costs.reckon(workspace.plan, production, unpriced[:_PRICED_AT_ONCE])
        return len(unpriced) > _PRICED_AT_ONCE

    def _sum_up(self) -> None:
        """The figures that need reckoning: counts of the sidebar, findings; the heading too."""
        self._show_heading()
        for spec in self._specs.values():
            page = self._pages.get(spec.id)
            if spec.count is not None and (page is None or not page.isVisible()):
                count, urgent = spec.count(self.services)
                self.sidebar.set_count(spec.id, count, urgent=urgent)
        production = self._production()
        if production is None:
            self.status.show_findings("")
            return
        span = production_span(self.workspace.plan, production.id)
        told = self.workspace.findings(production.id, span) if span else ()
        found = [finding for finding in told if is_open(self.workspace.plan, finding)]
        loud = sum(finding.severity is not Severity.INFO for finding in found)
        text = ngettext("{count} finding to mend", "{count} findings to mend", loud)
        shown = text.format(count=loud) if loud else _("Nothing to mend")
        urgent = any(finding.severity is Severity.BLOCK for finding in found)
        self.status.show_findings(shown, urgent=urgent)

    def _show_heading(self) -> None:
        production, week = self._production(), self.session.week
        title = production.title if production else _("No production yet")
        self.sidebar.set_heading(title, week_words(week))

    def _production(self) -> Production | None:
        return self.workspace.plan.productions.get(self.session.production or ProductionId(0))

    def _show_count(self, count: int, urgent: bool) -> None:
        self.sidebar.set_count(self.sender().objectName(), count, urgent=urgent)

    def _each_minute(self) -> None:
        try:
            self.workspace.backups.make_if_due()
        except ProjectError as error:
            self.messages.show_message(str(error), MessageKind.WARNING, key="backup")
        else:
            self.messages.clear_message("backup")
        self.refresh_status()

    def _show_job(self, running: RunningJob) -> None:
        bar = JobBar(self.services.look, running.title)
        bar.cancel_asked.connect(running.cancel)
        running.progressed.connect(bar.show_progress)
        for ended in (running.finished, running.failed, running.stopped):
            ended.connect(bar.deleteLater)
        self._bars.addWidget(bar)

    def _ask_production(self) -> None:
        """Offer the productions of the project, and what is asked about the one shown."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for production in self.workspace.plan.productions.values():
            action = menu.addAction(production.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(production.id == self.session.production)
            action.setData(production.id)
            action.triggered.connect(self._choose_production)
        menu.addSeparator()
        menu.addAction(_("Productions…")).triggered.connect(self._ask_productions)
        heading = self.sidebar.heading
        menu.popup(heading.mapToGlobal(QPoint(8, heading.height())))

    def _choose_production(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            production = self.workspace.plan.productions.get(ProductionId(sender.data()))
            if production is not None:
                first = production.first_weekday
                self.session.set_production(production.id, first_weekday=first)

    def _ask_productions(self) -> None:
        self.run_asked.emit("productions")

    def _ask_undo(self) -> None:
        self.run_asked.emit("undo")

    def _ask_backup(self) -> None:
        self.run_asked.emit("save")

    def _ask_shortcuts(self) -> None:
        self.run_asked.emit("shortcuts")

    def _ask_palette(self) -> None:
        self.run_asked.emit("palette")

    def _show_findings(self) -> None:
        self.go_if_there("findings")
