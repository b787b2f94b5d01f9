"""The people to book: for which days and which role, a list with who is free, and the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.queries.candidates import Candidate, OpenRole
from crewplanner.domain.ids import PersonId
from crewplanner.i18n import _, ngettext
from crewplanner.ui.board.receiving import people_data
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.widgets.buttons import primary_button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label

_MARGIN = 16
_LEAST_TABLE = 130


class PeopleList(TableView):
    """A table whose rows can be dragged onto the board."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("People to book"))
        self.setDragEnabled(True)
        self.setDragDropMode(TableView.DragDropMode.DragOnly)
        self.setToolTip(_("Drag people onto days of the board; a double click books one"))
        self.set_hint(_("Nobody is called so, or does this role."))

    def startDrag(self, _actions: Qt.DropAction, /) -> None:
        """Carry all selected people."""
        people = tuple(row.person for row in self.chosen())
        if people:
            drag = QDrag(self)
            drag.setMimeData(people_data(people))
            drag.exec(Qt.DropAction.CopyAction)


class PeoplePanel(QWidget):
    """Asks for people; `asked` carries those to book, `role_chosen` comes with another role."""

    asked = Signal(object)
    """A tuple of PersonId."""
    role_chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.days = label("", "heading", wrap=True)
        self.roles: ChoiceBox[OpenRole | None] = ChoiceBox(look, ((None, _("Any role")),), None)
        self.roles.setAccessibleName(_("Role to be filled"))
        self.roles.setToolTip(_("Roles that are short of people on these days stand here"))
        self.search = SearchBox(look, _("Find a name or role"))
        self.table = PeopleList(look)
        self._model: TableModel[Candidate] = TableModel(
            _columns(), key=lambda row: row.person, parent=self
        )
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.show_columns(self._model.columns)
        self.book = primary_button(look, _("Book"))
        self._lay_out()
        self.search.sought.connect(self._proxy.set_words)
        self.search.left.connect(self.table.setFocus)
        self.roles.chosen.connect(self.role_chosen)
        self.table.selected.connect(self._say)
        self.table.opened.connect(self._book_one)
        self.book.clicked.connect(self._book_all)
        self._editable = True
        self._say()

    def show_days(self, text: str) -> None:
        """Say which days are meant."""
        self.days.setText(text)

    def show_roles(self, roles: tuple[OpenRole, ...], wanted: OpenRole | None) -> None:
        """Offer the roles that are short of people, and show one of them or none."""
        said = _("{role}: {count} missing")
        options = [(one, said.format(role=one.name, count=one.missing)) for one in roles]
        self.roles.set_options([(None, _("Any role")), *options], wanted)
        self.roles.setVisible(bool(roles))

    def show_people(self, rows: tuple[Candidate, ...], *, editable: bool) -> None:
        """Show who there is; who is selected stays selected."""
        self._editable = editable
        self._model.set_rows(rows)
        self._say()

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Who is selected."""
        return tuple(row.person for row in self.table.chosen())

    def _lay_out(self) -> None:
        """The list keeps some lines at any size of text; what has no room is scrolled."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, 8)
        column.setSpacing(8)
        self.search.setMaximumWidth(16777215)
        for widget in (self.days, self.search, self.roles):
            column.addWidget(widget)
        self.table.setMinimumHeight(self._look.px(_LEAST_TABLE))
        column.addWidget(self.table, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        for ground in (area.viewport(), inside):
            ground.setAutoFillBackground(False)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        row.addStretch(1)
        row.addWidget(self.book)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(row)

    def _say(self) -> None:
        count = len(self.people)
        self.book.setEnabled(bool(count) and self._editable)
        text = ngettext("Book {count} person", "Book {count} people", count).format(count=count)
        self.book.setText(text if count else _("Book"))
        self.book.setToolTip(_("Book who is selected on the marked days, in one step"))

    def _book_one(self, row: Candidate) -> None:
        if self._editable:
            self.asked.emit((row.person,))

    def _book_all(self) -> None:
        if self.people:
            self.asked.emit(self.people)


def _columns() -> tuple[Column[Candidate], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.name,
            width=170,
            least=140,
            strong=True,
        ),
        Column(id="role", title=_("Role"), value=lambda row: row.role, width=110, spare=1),
        Column(
            id="why",
            title=_("Free?"),
            value=lambda row: row.why,
            sort=lambda row: (-row.free, row.name.casefold()),
            tip=lambda row: row.why,
            width=130,
            least=90,
            stretch=True,
        ),
    )
