"""Form: rows of label, field, unit and help, with the error under the field it is about."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.text import label, set_property
from crewplanner.ui.widgets.time_edit import TimeEdit

EditorT = TypeVar("EditorT", bound=QWidget)

_LABEL_WIDTH = 140
_FIELD_WIDTH = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The widgets of one row."""

    name: str
    label: QLabel
    editor: QWidget
    help: QLabel
    error: QLabel
    unit: QLabel
    words: str


class Form(QWidget):
    """Rows in the order they are added, which is the tab order.

    Each editor gets the label as buddy and accessible name, the help and the present error as
    accessible description. Errors are sentences; `show_errors` puts them under their fields.
    """

    errors_changed = Signal(bool)

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, labels: int = _LABEL_WIDTH
    ) -> None:
        """`labels` is the least width of the column of labels, in pixels of the design."""
        super().__init__(parent)
        self._look = look
        self._fields: dict[str, Field] = {}
        self._start = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, look.px(labels))
        self._grid.setColumnStretch(1, 1)
        self._rows = 0

    def section(self, title: str, help_text: str = "") -> QWidget:
        """Begin a group of rows with a heading, and return the heading."""
        head = QWidget()
        box = QVBoxLayout(head)
        box.setContentsMargins(0, 12 if self._rows else 0, 0, 2)
        box.setSpacing(2)
        box.addWidget(label(title, "heading"))
        if help_text:
            box.addWidget(label(help_text, "caption", wrap=True))
        self._grid.addWidget(head, self._rows, 0, 1, 2)
        self._rows += 1
        return head

    def add(
        self,
        name: str,
        text: str,
        editor: EditorT,
        *,
        help_text: str = "",
        unit: str = "",
        wide: bool = False,
    ) -> EditorT:
        """Add a row and return its editor. `text` may mark its access key with `&`.

        `unit` stands behind the field; a `wide` field takes all the width there is.
        """
        field = self._field(name, text, editor, help_text, unit)
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(editor, 1 if wide else 0)
        if unit:
            row.addWidget(field.unit)
        if not wide:
            width = max(self._look.px(_FIELD_WIDTH), editor.minimumWidth())
            editor.setMaximumWidth(min(width, editor.maximumWidth()))
            row.addStretch(1)
        box.addLayout(row)
        box.addWidget(field.error)
        box.addWidget(field.help)
        if isinstance(editor, QAbstractSpinBox):
            self._indent(editor)
        if isinstance(editor, TimeEdit | DateEdit):
            editor.error_changed.connect(self._take_error)
        self._grid.addWidget(field.label, self._rows, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(box, self._rows, 1)
        self._rows += 1
        self._fields[name] = field
        return editor

    def begin_with(self, name: str) -> None:
        """Let another field than the first be where the keyboard begins."""
        self._start = name

    def focus_first(self) -> None:
        """Put the keyboard into the first field, or the one to begin with."""
        start = self._fields.get(self._start)
        for field in (*((start,) if start is not None else ()), *self._fields.values()):
            if field.editor.isEnabled():
                field.editor.setFocus(Qt.FocusReason.TabFocusReason)
                return

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(self._fields)

    def editor(self, name: str) -> QWidget:
        """The field of that name."""
        return self._fields[name].editor

    def set_row_visible(self, name: str, visible: bool) -> None:
        """Show or hide one row."""
        field = self._fields[name]
        field.label.setVisible(visible)
        field.editor.setVisible(visible)
        field.unit.setVisible(visible and bool(field.unit.text()))
        field.help.setVisible(visible and bool(field.help.text()))
        field.error.setVisible(visible and bool(field.error.text()))

    def show_errors(self, errors: Mapping[str, str]) -> bool:
        """Show these errors and no others, go to the first one; true when there are none."""
        first: QWidget | None = None
        for name, field in self._fields.items():
            self._show_error(field, errors.get(name, ""))
            if name in errors and first is None:
                first = field.editor
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.errors_changed.emit(first is not None)
        return first is None

    def set_help(self, name: str, text: str) -> None:
        """Say something else under one field: an echo of what is understood, for instance."""
        field = self._fields[name]
        field.help.setText(text)
        field.help.setVisible(bool(text) and not field.editor.isHidden())
        self._show_error(field, field.error.text())

    def set_error(self, name: str, text: str) -> None:
        """Show or (with an empty text) take away the error of one field."""
        self._show_error(self._fields[name], text)
        self.errors_changed.emit(bool(self.errors))

    @property
    def errors(self) -> dict[str, str]:
        """The errors now shown, by name of field."""
        return {n: f.error.text() for n, f in self._fields.items() if f.error.text()}

    def _field(self, name: str, text: str, editor: QWidget, help_text: str, unit: str) -> Field:
        if name in self._fields:
            raise ValueError(f"the form has a field {name} already")
        caption = label(text)
        told = isinstance(editor, QLabel)
        caption.setContentsMargins(0, 0 if told else self._look.px(6), 0, 0)
        caption.setWordWrap(True)
        caption.setBuddy(editor)
        words = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
        editor.setAccessibleName(f"{words} ({unit})" if unit else words)
        editor.setAccessibleDescription(help_text)
        helper = label(help_text, "caption", wrap=True)
        helper.setVisible(bool(help_text))
        error = label("", "error", wrap=True)
        error.setVisible(False)
        return Field(
            name=name,
            label=caption,
            editor=editor,
            help=helper,
            error=error,
            unit=label(unit, "muted"),
            words=words,
        )

    def _indent(self, editor: QAbstractSpinBox) -> None:
        """Give the figures the margin of other fields, which the style sheet cannot."""
        line = editor.findChild(QLineEdit)
        if line is not None:
            line.setTextMargins(self._look.px(7), 0, 0, 0)

    def _take_error(self, text: str) -> None:
        editor = self.sender()
        for field in self._fields.values():
            if field.editor is editor:
                self.set_error(field.name, text)

    def _show_error(self, field: Field, text: str) -> None:
        field.error.setText(text)
        field.error.setVisible(bool(text) and not field.editor.isHidden())
        said = _("Error: {error}").format(error=text) if text else ""
        field.editor.setAccessibleDescription(" ".join(filter(None, (said, field.help.text()))))
        set_property(field.editor, "invalid", bool(text))
