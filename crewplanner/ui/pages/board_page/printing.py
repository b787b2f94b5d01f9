"""The board on paper: what is in view, page by page, before it is printed."""

from crewplanner.app.words import date_text
from crewplanner.i18n import _
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.sheets import Press, Sheet
from crewplanner.ui.look import Look
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.theme import ThemeChoice


class Printing(BoardPart):
    """Opens the preview. Paper is white: its colors are those of the light theme."""

    def preview(self) -> bool:
        """Show the pages of what is in view; False where there is no board to print."""
        from crewplanner.ui.dialogs.board_print import BoardPrintDialog  # noqa: PLC0415 - to start quickly

        production, path = self.context.production, self.context.services.workspace.path
        if self.context.board is None or production is None:
            return False
        suggested = path.with_name(f"{path.stem} board.pdf")
        BoardPrintDialog(self.context.look, self.pages, suggested, parent=self.context.page).exec()
        self.context.focus()
        return True

    def pages(self, width: int, height: int) -> tuple[Press, tuple[Sheet, ...]]:
        """The pages for paper of that size inside of its margins, 120 pixels to the inch."""
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
