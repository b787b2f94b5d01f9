"""Issue a week or a call sheet: what goes out, what changed, who has to know."""

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from crewplanner.app.commands.issuing import IssuePaper
from crewplanner.app.issue_words import version_text
from crewplanner.app.issuing import IssueModels
from crewplanner.app.paper_views import logo_of
from crewplanner.app.settings import Settings
from crewplanner.domain.productions import FilmWords
from crewplanner.exports import ClockFace, PaperSize
from crewplanner.exports.issuing import Choice, choice_of
from crewplanner.exports.personal import personal_of
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.issue_choice import IssueChoice
from crewplanner.ui.dialogs.issue_jobs import Handed, IssueJob
from crewplanner.ui.dialogs.issue_sentences import ChangeList
from crewplanner.ui.dialogs.issue_subject import Subject
from crewplanner.ui.dialogs.issue_told import Asking, IssueTold
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button, offer, primary_button
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.text import label, set_property

_FAILED = "failed"
_CHOICE, _CHANGES, _TOLD = range(3)


class IssueDialog(ProjectDialog):
    """Three steps; nothing is issued before the second one says so. `issued` is its number then."""

    def __init__(
        self,
        services: Services,
        subject: Subject,
        settings: Settings,
        asking: Asking,
        parent: QWidget | None = None,
    ) -> None:
        workspace = services.workspace
        super().__init__(
            services.look,
            workspace,
            subject.title,
            about=subject.about,
            size=(1040, 700),
            parent=parent,
        )
        self._subject = subject
        self._models = IssueModels(workspace.attachment)
        self.issued: int | None = None
        self._draft = subject.draft()
        self.choice = IssueChoice(
            services.look,
            subject.series.paper,
            subject.departments,
            subject.checks,
            self._given(settings),
        )
        self.changes = ChangeList(services.look)
        self.told = IssueTold(services.look, workspace, asking)
        self.work = JobPlace(services.look, services.jobs)
        self.pages = QStackedWidget()
        for page in (self.choice, self.changes, self.told):
            self.pages.addWidget(page)
        self._steps = [label(text, "muted") for text in _steps()]
        self._lay_out()
        self._connect()
        self.refresh()
        self._go(_CHOICE)

    def refresh(self) -> None:
        """Look again at what changed; after the issue, at who was told."""
        if self.issued is not None:
            self._show_told()
            return
        draft = self._draft = self._subject.draft()
        none = _("The plan says what {version} says. Issue it again only to give it a new number.")
        self.changes.show_changes(
            draft.model,
            draft.changes,
            draft.supersedes,
            none=none.format(version=draft.supersedes),
        )
        self.issue.setText(_("Issue {version}").format(version=draft.version))

    def next_step(self) -> None:
        """Go on: from the choice to the changes, from there to the issue itself."""
        if self.pages.currentIndex() == _CHOICE:
            self._go(_CHANGES)
        elif self.pages.currentIndex() == _CHANGES:
            self._issue()
        else:
            self.accept()

    def _given(self, settings: Settings) -> Choice:
        """As the last issue, else what is usual here."""
        plan, production = self.workspace.plan, self._subject.production
        departments, paper = self._subject.departments, self._subject.series.paper
        own = [one for one in plan.issued_of.get(production.id, ()) if one.paper == paper]
        if own:
            return choice_of(self._draft.last or own[-1], departments)
        sheets = {one.value for one in (PaperSize.A4, PaperSize.LETTER, PaperSize.A3)}
        by_words = PaperSize.LETTER if production.words is FilmWords.US else PaperSize.A4
        return Choice(
            sheet=PaperSize(settings.sheet) if settings.sheet in sheets else by_words,
            clock=ClockFace(settings.clock) if settings.clock in {"12", "24"} else ClockFace.H24,
        )

    def _lay_out(self) -> None:
        self.tools.setSpacing(16)
        for step in self._steps:
            self.tools.addWidget(step)
        self.body.addWidget(self.work)
        self.body.addWidget(self.pages, 1)
        self.back = Button(self.look, _("Back"))
        self.leave = Button(self.look, _("Cancel"))
        self.forward = primary_button(self.look, _("What changed"))
        self.issue = primary_button(self.look, "")
        self.finish = primary_button(self.look, _("Done"))
        self.start.addWidget(self.told.folder)
        self.start.addWidget(self.told.everybody)
        for button in (self.leave, self.back, self.forward, self.issue, self.finish):
            self.end.addWidget(button)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.leave.clicked.connect(self.reject)
        for button in (self.forward, self.issue, self.finish):
            button.clicked.connect(self.next_step)
        self.work.finished.connect(self._take_result)
        self.work.failed.connect(self._tell_failure)
        self.told.wanted.connect(self.work.start)
        self.told.noted.connect(self.do)
        self.told.said.connect(self.toast.say)
        self.finished.connect(self.work.give_up)

    def _go_back(self) -> None:
        self._go(_CHOICE)

    def _go(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        for place, words in enumerate(self._steps):
            set_property(words, "kind", "strong" if place == step else "muted")
        self.back.setVisible(step == _CHANGES)
        self.leave.setVisible(step != _TOLD)
        self.forward.setVisible(step == _CHOICE)
        self.issue.setVisible(step == _CHANGES)
        offer(self.issue, self.barred)
        self.finish.setVisible(step == _TOLD)
        for button in (self.told.folder, self.told.everybody):
            button.setVisible(step == _TOLD)
        primary = (self.forward, self.issue, self.finish)[step]
        primary.setDefault(True)
        if step == _CHOICE:
            self.choice.focus_start()
        elif step == _CHANGES:
            self.issue.setFocus()
        else:
            self.told.focus_start()

    def _issue(self) -> None:
        if self.work.busy or not self.editable:
            return
        self.refresh()
        job = IssueJob(
            view=self._subject.view(),
            draft=self._draft,
            choice=self.choice.choice(),
            note=self.choice.note.text(),
            logo=logo_of(self.workspace, self._subject.production.id),
        )
        self.issue.setEnabled(False)
        self.work.start(job, _("Making the files of {version}").format(version=self._draft.version))

    def _take_result(self, result: object) -> None:
        self.messages.clear_message(_FAILED)
        match result:
            case IssuePaper():
                self._keep(result)
            case Handed(folder=folder, files=files):
                said = ngettext("{count} file in “{name}”", "{count} files in “{name}”", files)
                self.toast.say(said.format(count=files, name=folder.name))
            case Path():
                self.toast.say(_("Saved “{name}”").format(name=result.name))
            case _:
                pass

    def _keep(self, command: IssuePaper) -> None:
        self.issued = command.issue.number
        if self.do(command) is None:
            self.issued = None
            self._go(_CHANGES)
            return
        self._go(_TOLD)
        files = ngettext("{count} file", "{count} files", len(command.files))
        self.toast.say(
            _("Issued {version}: {files}").format(
                version=version_text(command.issue.number),
                files=files.format(count=len(command.files)),
            ),
            undo=True,
        )

    def _show_told(self) -> None:
        plan = self.workspace.plan
        found = [one for one in self._subject.series.issues(plan) if one.number == self.issued]
        if not found:
            # The issue itself was undone.
            self.issued = None
            self.refresh()
            self._go(_CHANGES)
            return
        said = self._models.said(plan, found[0])
        self.told.show_issue(
            found[0], personal_of(self.workspace.plan, found[0], said, self.workspace.attachment)
        )

    def _tell_failure(self, sentence: str) -> None:
        offer(self.issue, self.barred)
        self.say(sentence, MessageKind.ERROR, key=_FAILED)


def _steps() -> tuple[str, str, str]:
    return (_("1 What goes out"), _("2 What changed"), _("3 Who has to know"))
