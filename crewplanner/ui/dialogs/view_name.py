"""The name under which a view of the board is kept."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.look import Look

_LONGEST = 60


class ViewNameDialog(FormDialog[str]):
    """Asks for a name; says when a view of that name is there, which will be replaced."""

    def __init__(
        self, look: Look, known: Iterable[str], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            look,
            _("Save view"),
            _("Save"),
            about=_("Rows, productions, filters, zoom and folded groups are kept in the project."),
            width=420,
            parent=parent,
        )
        self._known = frozenset(one.casefold() for one in known)
        self.name = QLineEdit(name)
        self.name.setMaxLength(_LONGEST)
        self.form.add("name", _("&Name"), self.name)
        self.name.textChanged.connect(self._say)
        self._say()

    def result_of_form(self) -> str:
        name = self.name.text().strip()
        if not name:
            raise FormError({"name": _("Say what the view is called.")})
        return name

    def _say(self) -> None:
        again = self.name.text().strip().casefold() in self._known
        self.accept_button.setText(_("Replace") if again else _("Save"))


class ViewRenameDialog(FormDialog[str]):
    """Asks for another name; one that another view has is refused."""

    def __init__(
        self, look: Look, others: Iterable[str], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Rename view"), _("Rename"), width=420, parent=parent)
        self._others = frozenset(one.casefold() for one in others)
        self.name = QLineEdit(name)
        self.name.setMaxLength(_LONGEST)
        self.form.add("name", _("&Name"), self.name)

    def result_of_form(self) -> str:
        name = self.name.text().strip()
        if not name:
            raise FormError({"name": _("Say what the view is called.")})
        if name.casefold() in self._others:
            raise FormError({"name": _("Another view is called so.")})
        return name
