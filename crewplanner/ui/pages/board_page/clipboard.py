"""The work of copy, cut, paste and fill, and what a paste did, with Undo at once."""

import os

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from crewplanner.app.cell_clipboard import MIME, CopiedCells, copied_cells, html_of, tsv_of
from crewplanner.app.cell_fill import Cells, filled
from crewplanner.app.cell_paste import Part, Pasted, PasteTarget, read_paste
from crewplanner.app.cell_table import PastedTable, read_payload, read_table
from crewplanner.app.cell_text import parse_cell
from crewplanner.app.commands.cells import CellWrite, WriteCells
from crewplanner.app.tab_text import LINE_END, from_tsv
from crewplanner.domain.ids import PersonId
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.intents import Deed, Fill, Intent, UseClipboard
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.orders import booker_of, marked_cells
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.pages.board_page.staying import do_here
from crewplanner.ui.widgets.message_bar import MessageKind

_KEY = "paste"
_NAMED = 4
"""So many of the cells that were not understood are named; the rest are counted."""


class Clipboard(BoardPart):
    """Does what is asked of the clipboard, and fills."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self._told = ""
        context.view_shown.connect(self._forget)

    def answer(self, intent: Intent) -> bool:
        """Copy in any project; the rest only where it may be written."""
        match intent:
            case UseClipboard(deed=Deed.COPY):
                self.copy()
            case UseClipboard(deed=Deed.CUT) if self.context.editable:
                self.cut()
            case UseClipboard(deed=Deed.PASTE) if self.context.editable:
                self.paste(Part.ALL)
            case UseClipboard(deed=Deed.PASTE_SPECIAL) if self.context.editable:
                self._ask_part()
            case Fill() if self.context.editable:
                self._fill(intent)
            case _other:
                return False
        return True

    def copy(self) -> CopiedCells | None:
        """Put the marked cells on the clipboard."""
        cells = self._copied()
        if cells is not None:
            QGuiApplication.clipboard().setMimeData(mime_of(cells))
            count = cells.booked
            text = ngettext("Copied {count} booked day", "Copied {count} booked days", count)
            self.context.services.toast.say(text.format(count=count))
        return cells

    def cut(self) -> None:
        """Put the marked cells on the clipboard and free them."""
        cells, marked, production = self.copy(), self._marked(), self.production
        if cells is None or marked is None or production is None:
            return
        writes = tuple(
            CellWrite(person=person, date=date, entries=())
            for person, row in zip(marked[0], cells.rows, strict=True)
            for date, text in zip(marked[1], row, strict=True)
            if text
        )
        if writes:
            words = ngettext("Cut {count} day", "Cut {count} days", len(writes))
            command = WriteCells(
                production=production.id, words=words.format(count=len(writes)), cells=writes
            )
            do_here(self.context, command, toast=command.words)

    def paste(self, part: Part) -> None:
        """Write what is on the clipboard, and say what came of it."""
        production, target = self.production, self._target()
        table = self._table() if production is not None else None
        if production is None or target is None or table is None or not table.rows:
            self._show(_("There are no cells on the clipboard."), MessageKind.INFO)
            return
        self._take(read_paste(self.context.plan, production, table, target, part))

    @property
    def production(self) -> Production | None:
        """Whose bookings the row of the cursor is about."""
        board, production = self.context.board, self.context.production
        cursor = board.scene.selection.cursor if board is not None else None
        if production is None or cursor is None:
            return production
        booker, _unit = booker_of(self.context.plan, production, cursor.group)
        return self.context.plan.productions.get(booker)

    def _fill(self, intent: Fill) -> None:
        production = self.production
        if production is None:
            return
        source = Cells(people=intent.people, span=DateSpan(first=intent.first, last=intent.last))
        target = Cells(
            people=intent.to_people, span=DateSpan(first=intent.to_first, last=intent.to_last)
        )
        found = filled(self.context.plan, production, source, target)
        if found.command is None:
            self._show(_("There is nothing to repeat in the cells marked."), MessageKind.INFO)
            return
        do_here(self.context, found.command)

    def _ask_part(self) -> None:
        from crewplanner.ui.dialogs.paste_part import PastePartDialog  # noqa: PLC0415 - when asked

        part = PastePartDialog(self.context.look, parent=self.context.page).ask()
        if part is not None:
            self.paste(part)
        self.context.focus()

    def _take(self, pasted: Pasted) -> None:
        if pasted.command is None:
            same = _("Nothing changed: the cells say so already.")
            said = same if pasted.whole else pasted.said()
            self._show("\n".join([said, *_listed(pasted)]), _kind(pasted))
            return
        if do_here(self.context, pasted.command) is None:
            return
        self._told = pasted.command.label()
        self.context.page.messages.show_message(
            "\n".join([pasted.said(), *_listed(pasted)]),
            _kind(pasted),
            key=_KEY,
            action=_("Undo"),
            on_action=self._undo,
        )

    def _show(self, text: str, kind: MessageKind) -> None:
        self._told = ""
        self.context.page.messages.show_message(text, kind, key=_KEY)

    def _undo(self) -> None:
        self.context.page.messages.clear_message(_KEY)
        self.context.services.run("undo")
        self.context.focus()

    def _forget(self) -> None:
        """What was said of a paste goes when something else has been done."""
        if self._told and self.context.services.workspace.undo_label != self._told:
            self._told = ""
            self.context.page.messages.clear_message(_KEY)

    def _marked(self) -> tuple[tuple[PersonId, ...], DateSpan] | None:
        board = self.context.board
        return marked_cells(board) if board is not None else None

    def _copied(self) -> CopiedCells | None:
        marked, production = self._marked(), self.production
        if marked is None or production is None:
            return None
        people = tuple(dict.fromkeys(marked[0]))
        uuid = self.context.services.workspace.uuid
        return copied_cells(self.context.plan, production, people, marked[1], project=uuid)

    def _target(self) -> PasteTarget | None:
        """The people from the first one marked down, and the marked dates."""
        board, marked = self.context.board, self._marked()
        if board is None or marked is None:
            return None
        rows = board.scene.rows
        block = selecting.block(rows, board.scene.selection)
        lines = rows.people(1, block.top) if block is not None else ()
        below = (rows.person(line) for line in lines)
        people = tuple(dict.fromkeys(row.person for row in below if row is not None))
        return PasteTarget(people=people, rows=len(dict.fromkeys(marked[0])), span=marked[1])

    def _table(self) -> PastedTable | None:
        """What is on the clipboard: cells of this project, else a table of text."""
        data = QGuiApplication.clipboard().mimeData()
        if data.hasFormat(MIME):
            payload = bytes(data.data(MIME).data()).decode("utf-8", "replace")
            found = read_payload(payload, self.context.services.workspace.uuid)
            if found is not None:
                return found
        return read_table(from_tsv(data.text()), self.context.plan, self._reads)

    def _reads(self, text: str) -> bool:
        production = self.production
        if production is None:
            return False
        try:
            parse_cell(text, self.context.plan, production)
        except ValueError:
            return False
        return True


def mime_of(cells: CopiedCells) -> QMimeData:
    """The cells as text with tabs, as a table for mail, and with their ids."""
    data = QMimeData()
    data.setText(tsv_of(cells).replace(LINE_END, os.linesep))
    data.setHtml(html_of(cells))
    data.setData(MIME, cells.payload.encode())
    return data


def _kind(pasted: Pasted) -> MessageKind:
    return MessageKind.DONE if pasted.whole else MessageKind.WARNING


def _listed(pasted: Pasted) -> list[str]:
    """The first of those that were not understood or had no place, and how many more there are."""
    every = [*pasted.unread, *pasted.left]
    more = len(every) - _NAMED
    if more <= 0:
        return every
    rest = ngettext("… and {count} more", "… and {count} more", more).format(count=more)
    return [*every[:_NAMED], rest]
