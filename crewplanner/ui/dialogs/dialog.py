"""Dialogs return values: each has `ask`, which gives a command or None. No dialog writes."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.form import Form
from crewplanner.ui.widgets.text import label

ResultT = TypeVar("ResultT")
ReadT = TypeVar("ReadT")

_MARGIN = 20


class FormDialog(QDialog, Generic[ResultT]):
    """A form with its verb and Cancel. A subclass fills `form` and answers from `result_of_form`.

    Enter in a field goes on, Ctrl+Enter accepts from anywhere, Esc leaves without a trace.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        verb: str,
        *,
        about: str = "",
        width: int = 520,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setModal(True)
        self.form = Form(look)
        self._answer: ResultT | None = None
        self._error = label("", "error", wrap=True)
        self._error.setVisible(False)
        self.accept_button = primary_button(look, verb)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.try_accept)
        cancel = Button(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        self.extra = QHBoxLayout()
        self.extra.setSpacing(8)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(20)
        self._beside = 0
        self._lay_out(title, about, cancel)
        self.resize(look.px(width), self.sizeHint().height())
        shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self)
        shortcut.activated.connect(self.try_accept)

    def result_of_form(self) -> ResultT:
        """The answer. Raises FormError with the errors by field where something is missing."""
        raise NotImplementedError

    def ask(self) -> ResultT | None:
        """Show it and wait; the answer, or None when it was left."""
        self.fit()
        self.focus_start()
        accepted = self.exec() == QDialog.DialogCode.Accepted
        answer = self._answer if accepted else None
        self.deleteLater()
        return answer

    def focus_start(self) -> None:
        """Put the keyboard where work in this dialog begins: into the first field."""
        self.form.focus_first()

    def put_beside(self, widget: QWidget, width: int) -> None:
        """Put something to choose from before the form; the dialog grows by `width` (design px)."""
        self._beside = self.look.px(width)
        self._middle.insertWidget(0, widget, 1)
        room = self.screen().availableGeometry().width() - self.look.px(40)
        self.resize(min(self.width() + self.look.px(width), room), self.height())

    def fit(self) -> None:
        """Take the height that the form needs, as far as the screen has it."""
        about = 0
        if self._about is not None:
            about = self._about.heightForWidth(self.width() - 2 * _MARGIN) + self.look.px(10)
        beside = self._middle.spacing() + self._beside if self._beside else 0
        width = self.width() - 2 * _MARGIN - beside - 8
        wanted = _height(self.form, width) + about + self.look.px(122)
        room = self.screen().availableGeometry().height() - self.look.px(80)
        self.resize(self.width(), min(wanted, room))

    def try_accept(self) -> None:
        """Accept if the form can be understood, else show what is wrong."""
        self._error.setVisible(False)
        try:
            self._answer = self.result_of_form()
        except FormError as error:
            self.form.show_errors(error.errors)
            general = error.errors.get("", "")
            self._error.setText(general)
            self._error.setVisible(bool(general))
            return
        self.accept()

    def _lay_out(self, title: str, about: str, cancel: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(10)
        column.addWidget(label(title, "title"))
        self._about = label(about, "muted", wrap=True) if about else None
        if self._about is not None:
            column.addWidget(self._about)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        held = QWidget()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(0, 4, 8, 4)
        inside.addWidget(self.form)
        inside.addStretch(1)
        area.setWidget(held)
        self._middle.addWidget(area, 1)
        column.addLayout(self._middle, 1)
        column.addWidget(self._error)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addLayout(self.extra)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        column.addLayout(buttons)


class FormError(Exception):
    """What is missing or wrong, by name of field; the empty name is about the whole."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors


def _height(widget: QWidget, width: int) -> int:
    """What a widget asks for, or what its texts need where they are broken at that width."""
    return max(widget.sizeHint().height(), widget.heightForWidth(width))


def read_field(read: Callable[[], ReadT], name: str, errors: dict[str, str]) -> ReadT | None:
    """What an editor holds; where it is not understood, its sentence goes to the errors."""
    try:
        return read()
    except ValueError as error:
        errors[name] = str(error)
        return None
