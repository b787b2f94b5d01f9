"""The words of a derivation in one text that can be read, marked and copied by key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser

from crewplanner.app.derivation_steps import Entry
from crewplanner.app.derivation_words import Block, Explained
from crewplanner.i18n import _
from crewplanner.ui.look import Look

_EDGE = 16
_PADDING = 3
_NAMES = 62
"""What the names have of the width, in percent; the figures have the rest."""


class WhyText(QTextBrowser):
    """Shows an `Explained`: headings, names at the left, figures at the right, small print below.

    All words are plain text: what a user typed is never read as markup.
    """

    def __init__(self, look: Look, *, edge: int = _EDGE, names: int = _NAMES) -> None:
        """`edge` is what stays free around the words, in pixels of the design.

        `names` is how much of the width the names have, in percent.
        """
        super().__init__()
        self._names = names
        self._edge = edge
        self._look = look
        self._words: Explained | None = None
        self.setProperty("kind", "page")
        self.setAccessibleName(_("How the figure came about"))
        self.setOpenLinks(False)
        look.changed.connect(self._dress)

    def show_words(self, words: Explained) -> None:
        """Show them; the place that is read stays."""
        self._words = words
        place = self.verticalScrollBar().value()
        self._dress()
        self.verticalScrollBar().setValue(place)

    def to_start(self) -> None:
        """Begin to read at the top."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _dress(self) -> None:
        words = self._words
        if words is None:
            return
        self.clear()
        self.document().setDocumentMargin(self._look.px(self._edge))
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for sentence in words.warnings:
            self._paragraph(cursor, sentence, "finding", strong=True)
        for sentence in words.about:
            self._paragraph(cursor, sentence, "muted")
        for block in words.blocks:
            self._block(cursor, block)
        cursor.endEditBlock()
        self.to_start()

    def _block(self, cursor: QTextCursor, block: Block) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(self._look.px(14))
        form.setBottomMargin(self._look.px(4))
        form.setHeadingLevel(2)
        form.setLeftMargin(self._look.px(_PADDING))
        self._begin(cursor, form)
        cursor.insertText(block.title, self._characters("ink", QFont.Weight.DemiBold))
        rows = len(block.entries) + sum(bool(entry.notes) for entry in block.entries)
        table = cursor.insertTable(rows, 2, self._table_form())
        row = 0
        for entry in block.entries:
            self._name(table.cellAt(row, 0).firstCursorPosition(), entry)
            if entry.value:
                self._value(table.cellAt(row, 1).firstCursorPosition(), entry)
            else:
                table.mergeCells(row, 0, 1, 2)
            row += 1
            if entry.notes:
                table.mergeCells(row, 0, 1, 2)
                self._notes(table.cellAt(row, 0).firstCursorPosition(), entry)
                row += 1
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _name(self, cursor: QTextCursor, entry: Entry) -> None:
        weight = QFont.Weight.DemiBold if entry.strong else QFont.Weight.Normal
        role = "finding" if entry.warns else "ink" if entry.strong else "muted"
        cursor.insertText(entry.name, self._characters(role, weight))

    def _notes(self, cursor: QTextCursor, entry: Entry) -> None:
        for number, note in enumerate(entry.notes):
            form = QTextBlockFormat()
            form.setLeftMargin(self._look.px(12))
            form.setBottomMargin(self._look.px(2))
            if number:
                cursor.insertBlock(form)
            else:
                cursor.setBlockFormat(form)
            cursor.insertText(note, self._characters("muted", small=True))

    def _value(self, cursor: QTextCursor, entry: Entry) -> None:
        form = QTextBlockFormat()
        form.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        cursor.setBlockFormat(form)
        weight = QFont.Weight.DemiBold if entry.strong else QFont.Weight.Normal
        cursor.insertText(entry.value, self._characters("ink", weight))

    def _paragraph(
        self, cursor: QTextCursor, text: str, role: str, *, strong: bool = False
    ) -> None:
        form = QTextBlockFormat()
        form.setBottomMargin(self._look.px(3))
        form.setLeftMargin(self._look.px(_PADDING))
        self._begin(cursor, form)
        weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        cursor.insertText(text, self._characters(role, weight, small=True))

    def _begin(self, cursor: QTextCursor, form: QTextBlockFormat) -> None:
        """A new paragraph; the first one takes the place of the empty one there is."""
        if self.document().isEmpty():
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form)

    def _characters(
        self, role: str, weight: QFont.Weight = QFont.Weight.Normal, *, small: bool = False
    ) -> QTextCharFormat:
        fonts = self._look.fonts
        found = QTextCharFormat()
        found.setFont(fonts.caption(weight) if small else fonts.text(weight))
        found.setForeground(QColor(self._look.role(role)))
        return found

    def _table_form(self) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setCellSpacing(0)
        form.setCellPadding(self._look.px(_PADDING))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, self._names),
                QTextLength(QTextLength.Type.PercentageLength, 100 - self._names),
            ]
        )
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_Auto)
        return form
