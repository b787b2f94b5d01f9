"""The board on paper: what is in view, page by page, before it is printed."""

from crewplanner.app.words import date_text
from crewplanner.i18n import N_, _
from crewplanner.ui.action_spec import ActionSpec
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.sheets import Press, Sheet
from crewplanner.ui.look import Look
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.theme import ThemeChoice


class Printing(BoardPart):
    """Opens the preview. Paper is white: its colors are those of the light theme."""

    actions = (
        ActionSpec(
            id="print-board",
            text=N_("&Print the board…"),
            handler="printing.preview",
            icon="print",
            keys=("Ctrl+Alt+P",),
            menu="file",
            help=N_("The dates and people in view as pages, to print or to keep as a PDF"),
        ),
    )

    def preview(self) -> None:
        """Show the pages of what is in view."""
        from crewplanner.ui.dialogs.board_print import BoardPrintDialog  # noqa: PLC0415 - to start quickly

        production, path = self.context.production, self.context.services.workspace.path
        if self.context.board is None or production is None:
            return
        suggested = path.with_name(f"{path.stem} board.pdf")
        BoardPrintDialog(self.context.look, self.pages, suggested, parent=self.context.page).exec()
        self.context.focus()

    def pages(self, width: int, height: int) -> tuple[Press, tuple[Sheet, ...]]:
        """The pages for paper of that size inside of its margins, 96 pixels to the inch."""
        board, view, production = self.context.board, self.context.view, self.context.production
        assert board is not None, "there is a board to print"  # noqa: S101 - see preview
        assert view is not None, "it shows a view"  # noqa: S101 - see preview
        span = board.visible_span
        first, last = date_text(span.first, year=False), date_text(span.last)
        title = f"{production.title if production else ''} · {first} – {last}"
        light = Look(ThemeChoice.LIGHT)
        press = Press(
            paints=from_roles(light.role),
            words=board.scene.words,
            title=f"{title} · {_('Board')}",
            width=width,
            height=height,
        )
        return press, press.sheets(view, span, board.scene.rows.folded)
