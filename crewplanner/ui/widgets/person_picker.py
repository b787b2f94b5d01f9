"""A field that finds a person (or anything with a name) by a few letters."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from crewplanner.app.ranking import folded, ranked
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.look import Look

_SHOWN = 12
_CHOICE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Someone to pick: the id that comes back, the name, and what tells two of one name apart."""

    id: Hashable
    name: str
    detail: str = ""


class PersonPicker(QLineEdit):
    """Type a few letters, pick with arrows and Enter. `picked` carries the Choice.

    Names match without accents and in any order of words. A full name typed to the end is picked
    when the field is left, if there is only one of it.
    """

    picked = Signal(object)

    def __init__(self, look: Look, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._texts: list[str] = []
        self._choice: Choice | None = None
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_SHOWN)
        self._completer.setWidget(self)
        by_index = self._completer.activated[QModelIndex]  # pyright: ignore[reportIndexIssue] - Qt's overload
        by_index.connect(self._take)
        self.setMinimumWidth(look.px(200))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder or _("Person"))
        self.textEdited.connect(self._offer)
        self.editingFinished.connect(self._settle)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these people."""
        self._choices = tuple(choices)
        self._texts = [f"{choice.name} {choice.detail}" for choice in choices]

    def choice(self) -> Choice | None:
        """Who is picked; None while the text names nobody."""
        return self._choice

    def set_choice(self, choice: Choice | None) -> None:
        """Show somebody without telling it."""
        self._choice = choice
        self.setText(choice.name if choice else "")

    def offered(self) -> list[str]:
        """The lines of the list under the field."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def _offer(self, text: str) -> None:
        self._choice = None
        self._model.clear()
        for position in ranked(text, self._texts, limit=_SHOWN) if text.strip() else ():
            choice = self._choices[position]
            detail = f"  ·  {choice.detail}" if choice.detail else ""
            item = QStandardItem(choice.name + detail)
            item.setData(choice, _CHOICE)
            self._model.appendRow(item)
        popup = self._completer.popup()
        if self._model.rowCount():
            self._completer.complete()
            if popup:
                popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        elif popup:
            popup.hide()

    def _take(self, index: QModelIndex) -> None:
        choice = index.data(_CHOICE)
        if isinstance(choice, Choice):
            self.set_choice(choice)
            self.picked.emit(choice)

    def _settle(self) -> None:
        popup = self._completer.popup()
        if self._choice is not None or (popup and popup.isVisible()):
            return
        wanted = folded(self.text())
        same = [choice for choice in self._choices if folded(choice.name) == wanted]
        if len(same) == 1:
            self.set_choice(same[0])
            self.picked.emit(same[0])
