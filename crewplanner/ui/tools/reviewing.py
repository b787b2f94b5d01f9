"""The tools of a review: send, comment, sign off, send back, take in."""

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.reviews import AddComment, NoteSent, Sign
from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.files import write_aside
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.queries.comments import Place, place_text
from crewplanner.app.review_reply import LARGEST_REPLY, read_reply, reply_bytes
from crewplanner.app.review_words import package_of
from crewplanner.app.reviewing import (
    new_review,
    package_job,
    package_name,
    seen_sum,
    seen_text,
    why_closed,
)
from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.reviews import Review
from crewplanner.exports.review import review_html
from crewplanner.i18n import _, ngettext
from crewplanner.paths import PROJECT_TYPE
from crewplanner.ui.dialogs.job_place import sentence_about
from crewplanner.ui.dialogs.review_forms import CommentDialog, SendDialog, Sending, SignDialog
from crewplanner.ui.dialogs.review_take import TakeDialog
from crewplanner.ui.tools.kit import Kit
from crewplanner.ui.widgets.message_bar import MessageKind

if TYPE_CHECKING:
    from crewplanner.ui.main_window import MainWindow
    from crewplanner.ui.project_frame import ProjectFrame

_TOLD = "review"
_REPLY_TYPE = ".crewreply"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob:
    """A job: the web page of a review into a file."""

    plan: Plan
    review: Review
    findings: tuple[Finding, ...]
    path: Path

    def run(self, progress: Progress, cancelled: Cancelled) -> Path:
        """Where it lies. Raises CouldNotWrite, Stopped."""
        progress(0, 0)
        data = review_html(self.plan, self.review, self.findings)
        if cancelled():
            raise Stopped
        write_aside(self.path, data)
        return self.path


class Reviewing:
    """One method for each tool. A tool that needs a project does nothing where none is open."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def send(self, window: "MainWindow") -> None:
        """Ask what goes out, write the package, and the page if it is wanted."""
        frame, production = _shown(window)
        if frame is None or production is None:
            return
        week = frame.session.week
        found = SendDialog(self._kit.look, production.title, week, self._today, parent=window).ask()
        if found is not None:
            self._send(window, frame, production, found)

    def comment(self, window: "MainWindow") -> None:
        """Comment on what is chosen, or on the whole plan."""
        frame, production = _shown(window)
        if frame is None or production is None or _closed(frame):
            return
        plan = frame.workspace.plan
        places = [(place, place_text(plan, *place)) for place in _places(frame)]
        said = CommentDialog(self._kit.look, places, parent=window).ask()
        if said is None:
            return
        person, date = said.place
        command = AddComment(
            production=production.id,
            uuid=str(uuid4()),
            person=person,
            date=date,
            mark=said.mark,
            text=said.text,
            seen=seen_text(plan, production.id, person, date),
        )
        place = place_text(plan, person, date)
        _do(frame, command, _("Commented on {place}").format(place=place))

    def sign_off(self, window: "MainWindow") -> None:
        """Approve or refuse what was sent; in the project itself the week that is shown."""
        frame, production = _shown(window)
        if frame is None or production is None or _closed(frame):
            return
        plan = frame.workspace.plan
        package = package_of(plan)
        span = package.span if package is not None else frame.session.week
        signed = SignDialog(self._kit.look, span, parent=window).ask()
        if signed is not None:
            command = Sign(
                production=production.id,
                uuid=str(uuid4()),
                span=span,
                verdict=signed.verdict,
                note=signed.note,
                seen=seen_sum(plan, production.id, span),
            )
            _do(frame, command, _("Signed off"))

    def send_back(self, window: "MainWindow") -> None:
        """Write the reply of a package."""
        frame = window.frame()
        if frame is None:
            return
        workspace = frame.workspace
        try:
            data = reply_bytes(workspace.plan, workspace.context.user)
        except Refused as refused:
            _tell(frame, str(refused), MessageKind.WARNING)
            return
        start = workspace.path.with_suffix(_REPLY_TYPE)
        types = _("Reply (*{suffix})").format(suffix=_REPLY_TYPE)
        path = self._kit.ask_path(window, _("Send back"), start, types)
        if path is None:
            return
        try:
            write_aside(path, data)
        except (ProjectError, OSError) as error:
            _tell(frame, sentence_about(error), MessageKind.ERROR)
            return
        frame.messages.clear_message(_TOLD)
        frame.toast.say(_("Saved “{name}”: send it back").format(name=path.name))

    def take_in(self, window: "MainWindow") -> None:
        """Look at a reply, and take it in."""
        frame = window.frame()
        if frame is None:
            return
        workspace = frame.workspace
        types = _("Reply (*{suffix} *.json)").format(suffix=_REPLY_TYPE)
        path = self._kit.ask_file(window, _("Take in a review"), workspace.path.parent, types)
        if path is None:
            return
        try:
            with path.open("rb") as file:
                reply = read_reply(workspace.plan, file.read(LARGEST_REPLY + 1))
        except (Refused, OSError) as error:
            _tell(frame, sentence_about(error), MessageKind.ERROR)
            return
        dialog = TakeDialog(self._kit.look, workspace.plan, reply, parent=window)
        accepted = dialog.exec() == TakeDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            count = len(reply.comments)
            said = ngettext(
                "Took in {count} comment of {who}", "Took in {count} comments of {who}", count
            )
            _do(frame, reply.command, said.format(count=count, who=reply.who))
            frame.go_if_there("comments")

    def _send(
        self, window: "MainWindow", frame: "ProjectFrame", production: Production, found: Sending
    ) -> None:
        workspace = frame.workspace
        try:
            review = new_review(
                workspace,
                production.id,
                found.span,
                reader=found.reader,
                rates=found.rates,
                note=found.note,
            )
            name = f"{package_name(workspace.plan, review)}{PROJECT_TYPE}"
            start = workspace.path.parent / name
            types = _("Package (*{suffix})").format(suffix=PROJECT_TYPE)
            path = self._kit.ask_path(window, _("Save the package"), start, types)
            if path is None:
                return
            job = package_job(workspace, path, review)
        except (Refused, ProjectError, OSError) as error:
            _tell(frame, sentence_about(error), MessageKind.ERROR)
            return
        page = PageJob(
            plan=workspace.plan,
            review=review,
            findings=workspace.findings(production.id, found.span),
            path=path.with_suffix(".html"),
        )
        running = frame.jobs.start(job, _("Writing the package"))
        running.finished.connect(partial(_note_sent, frame, page if found.page else None, review))
        running.failed.connect(partial(_say_failed, frame))

    def _today(self) -> dt.date:
        return self._kit.context.clock().date()


def _note_sent(
    frame: "ProjectFrame", page: PageJob | None, review: Review, package: object
) -> None:
    """The package lies there: keep that it was sent, and go on with its page."""
    if not isinstance(package, Path):
        return
    _do(frame, NoteSent(review=review), _("Saved “{name}”: send it").format(name=package.name))
    if page is not None:
        running = frame.jobs.start(page, _("Writing the web page"))
        running.finished.connect(partial(_say_page, frame))
        running.failed.connect(partial(_say_failed, frame))


def _say_page(frame: "ProjectFrame", path: object) -> None:
    if isinstance(path, Path):
        frame.toast.say(_("Saved “{name}” beside it").format(name=path.name))


def _say_failed(frame: "ProjectFrame", error: Exception) -> None:
    _tell(frame, sentence_about(error), MessageKind.ERROR)


def _places(frame: "ProjectFrame") -> list[Place]:
    """What a comment could be about here, the nearest first: cell, person, date, the whole."""
    selection, session = frame.session.selection, frame.session
    people, dates = selection.people[:1], selection.dates
    date = dates.first if dates is not None else session.date
    page = frame.sidebar.value()
    found: list[Place] = []
    if people and page == "board":
        found.append((people[0], date))
    if people:
        found.append((people[0], None))
    if page == "day":
        found.insert(0, (None, date))
    elif page == "board":
        found.append((None, date))
    return [*found, (None, None)]


def _shown(window: "MainWindow") -> tuple["ProjectFrame | None", Production | None]:
    frame = window.frame()
    if frame is None:
        return None, None
    plan = frame.workspace.plan
    production = plan.productions.get(frame.session.production or ProductionId(0))
    if production is None:
        _tell(frame, _("A review is of a production. Begin one first: File, Productions."))
    return frame, production


def _closed(frame: "ProjectFrame") -> bool:
    """Whether nothing can be said; it is told before somebody types for nothing."""
    reason = why_closed(frame.workspace)
    if reason is not None:
        _tell(frame, reason, MessageKind.WARNING)
    return reason is not None


def _do(frame: "ProjectFrame", command: Command, said: str) -> None:
    try:
        frame.workspace.do(command)
    except (Refused, ProjectError) as refused:
        _tell(frame, str(refused), MessageKind.ERROR)
        return
    frame.messages.clear_message(_TOLD)
    frame.toast.say(said, undo=True)


def _tell(frame: "ProjectFrame", text: str, kind: MessageKind = MessageKind.WARNING) -> None:
    frame.messages.show_message(text, kind, key=_TOLD)
