"""The week as a file for other programs: dragged out by its heading, or copied."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QMenu

from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.settings import SettingsFile
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.stints import week_of
from crewplanner.i18n import N_, _
from crewplanner.paths import settings_folder
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.temp_files import TempFiles, file_data

_PDF, _CALENDAR = "pdf", "ics"
_FAILED = "week-file"


class WeekFile(BoardPart):
    """Writes what the crew may read of the week in view, before anybody drops or pastes it."""

    actions = (
        ActionSpec(
            id="copy-week-pdf",
            text=N_("Copy the week as a PD&F file"),
            handler="week_file.copy_pdf",
            icon="copy",
            keys=("Ctrl+Alt+C",),
            menu="file",
            help=N_("The crew's paper of the week in view, to paste into a mail or a folder"),
        ),
        ActionSpec(
            id="copy-week-calendar",
            text=N_("Copy the week as a ca&lendar file"),
            handler="week_file.copy_calendar",
            icon="copy",
            menu="file",
            help=N_("The week in view for calendar programs, to paste into a mail or a folder"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self._files = TempFiles(self)
        context.board_made.connect(self._meet)
        context.menu_opening.connect(self._fill_menu)

    def copy_pdf(self) -> None:
        """Put the PDF on the clipboard."""
        self._copy(_PDF)

    def copy_calendar(self) -> None:
        """Put the calendar on the clipboard."""
        self._copy(_CALENDAR)

    def write(self, format_id: str) -> Path | None:
        """The file of the week in view; None where it cannot be made, which is said."""
        board, production = self.context.board, self.context.production
        if board is None or production is None:
            return None
        from crewplanner.app.queries.make_week import (  # noqa: PLC0415 - to start quickly
            WeekQuestion,
            week_view,
        )
        from crewplanner.exports import (  # noqa: PLC0415 - to start quickly
            Audience,
            ClockFace,
            Options,
            PaperSize,
            file_name,
            render,
        )

        workspace, page = self.context.services.workspace, self.context.page
        span = week_of(board.visible_span.first, production.first_weekday)
        settings = SettingsFile(settings_folder()).read()
        sheet = PaperSize.LETTER if production.words is FilmWords.US else PaperSize.A4
        if settings.sheet in set(PaperSize):
            sheet = PaperSize(settings.sheet)
        options = Options(
            audience=Audience.CREW,
            issued_at=workspace.context.clock(),
            issued_by=workspace.context.user,
            paper=sheet,
            clock=ClockFace.H12 if settings.clock == ClockFace.H12 else ClockFace.H24,
        )
        question = WeekQuestion(production=production.id, span=span, project=workspace.uuid)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            view = week_view(workspace.plan, question, workspace.findings(production.id, span))
            data = render(view, options, format_id, paper="week")
            path = self._files.write(file_name(view, options, format_id), data)
        except (Refused, ProjectError, OSError) as error:
            page.messages.show_message(str(error), key=_FAILED)
            return None
        finally:
            QGuiApplication.restoreOverrideCursor()
        page.messages.clear_message(_FAILED)
        return path

    def _copy(self, format_id: str) -> None:
        path = self.write(format_id)
        if path is not None:
            QGuiApplication.clipboard().setMimeData(file_data(path))
            said = _("Copied “{name}”: paste it into a mail or a folder")
            self.context.services.toast.say(said.format(name=path.name))

    def _meet(self, board: Board) -> None:
        board.week_taken.connect(self._drag_out)

    def _drag_out(self) -> None:
        """The file is there before the drag begins, so that every program can take it."""
        board = self.context.board
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        path = self.write(_CALENDAR if shift else _PDF)
        if board is not None and path is not None:
            drag = QDrag(board)
            drag.setMimeData(file_data(path))
            drag.exec(Qt.DropAction.CopyAction)

    def _fill_menu(self, menu: QMenu) -> None:
        inner = menu.addMenu(_("Week as a file"))
        inner.addAction(_("Copy as PDF")).triggered.connect(self.copy_pdf)
        inner.addAction(_("Copy as calendar")).triggered.connect(self.copy_calendar)
        inner.addAction(_("Save as…")).triggered.connect(self._save)

    def _save(self) -> None:
        self.context.services.run("export")
