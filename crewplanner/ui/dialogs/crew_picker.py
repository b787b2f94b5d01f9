"""A list to tick people in: found by a few letters, the needed and free ones first."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.queries.bookable import Bookable
from crewplanner.app.queries.candidates import OpenRole
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.i18n import _, ngettext
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    candidate: Bookable
    ticked: bool


class CrewPicker(QWidget):
    """Search, list and, in words, how many are ticked and who is still needed.

    A click, Space or Enter on a line ticks it; Enter in the search ticks the first one found and
    makes ready for the next. `changed` tells that others are ticked now.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked: dict[PersonId, None] = {}
        self._first: tuple[PersonId, ...] = ()
        self._crew: tuple[Bookable, ...] = ()
        self._missing: tuple[OpenRole, ...] = ()
        self.search = _Search(look, _("Find a name or role"))
        self.search.setMaximumWidth(look.px(600))
        self.search.setToolTip(_("Enter ticks the first one found"))
        self.table = _Ticks(look, _("People to book"))
        self._model = TableModel(_columns(), key=lambda line: line.candidate.person, parent=self)
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.setSortingEnabled(False)
        self.table.show_columns(self._model.columns)
        self.table.setMinimumSize(look.px(300), look.px(240))
        self.table.set_hint(_("Nobody fits what is sought."))
        self.summary = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)
        self.search.sought.connect(self._proxy.set_words)
        self.search.left.connect(self.table.setFocus)
        self.search.entered.connect(self._tick_first)
        self.table.clicked.connect(self._tick_clicked)
        self.table.toggled.connect(self._tick_chosen)

    def people(self) -> tuple[PersonId, ...]:
        """Who is ticked, in the order of ticking."""
        return tuple(self._ticked)

    def set_people(self, people: Iterable[PersonId]) -> None:
        """Tick these, and no others; they stand first in the list."""
        self._ticked = dict.fromkeys(people)
        self._first = tuple(self._ticked)
        self._show()

    def show_crew(self, crew: Sequence[Bookable], missing: Sequence[OpenRole]) -> None:
        """Show these people; who is ticked stays ticked."""
        crew, missing = tuple(crew), tuple(missing)
        if (crew, missing) != (self._crew, self._missing):
            self._crew, self._missing = crew, missing
            self._show()

    def focus_start(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        ahead = [one for one in self._crew if one.person in self._first]
        rest = [one for one in self._crew if one.person not in self._first]
        self._model.set_rows(
            [_Line(candidate=one, ticked=one.person in self._ticked) for one in (*ahead, *rest)]
        )
        count = len(self._ticked)
        said = ngettext("{count} ticked", "{count} ticked", count).format(count=count)
        still = self._still_needed()
        if still:
            said += " · " + _("still needed: {roles}").format(roles=", ".join(still))
        self.summary.setText(said)

    def _still_needed(self) -> list[str]:
        ticked = [one.usual for one in self._crew if one.person in self._ticked]
        lacking = ((one, one.missing - ticked.count(one.role)) for one in self._missing)
        return [
            f"{count} × {one.name}" if count > 1 else one.name
            for one, count in lacking
            if count > 0
        ]

    def _tick(self, lines: Sequence[_Line]) -> None:
        """Tick them all; if they all are, untick them."""
        people = [line.candidate.person for line in lines]
        if people and all(person in self._ticked for person in people):
            for person in people:
                del self._ticked[person]
        else:
            self._ticked.update(dict.fromkeys(people))
        self._show()
        self.changed.emit()

    def _tick_first(self) -> None:
        line = self._proxy.index(0, 0)
        if line.isValid():
            self.table.selectRow(0)
            self._tick([self.table.current()])
            self.search.clear()

    def _tick_clicked(self, index: QModelIndex) -> None:
        plain = QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        if plain and index.isValid():
            self._tick([self.table.current()])

    def _tick_chosen(self) -> None:
        self._tick(self.table.chosen())


class _Search(SearchBox):
    """Enter with something sought ticks instead of accepting the dialog."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.tell_now()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Ticks(TableView):
    """Space or Enter ticks what is selected."""

    toggled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in wanted and not event.modifiers():
            self.toggled.emit()
        else:
            super().keyPressEvent(event)


def _columns() -> tuple[Column[_Line], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda line: line.candidate.name,
            checked=lambda line: line.ticked,
            strong=True,
            width=190,
            least=176,
        ),
        Column(
            id="role",
            title=_("Role"),
            value=lambda line: line.candidate.role,
            tone=lambda _line: "muted",
            width=150,
            least=140,
            tip=lambda line: line.candidate.department,
        ),
        Column(
            id="then",
            title=_("On these dates"),
            value=_then,
            tone=lambda line: "muted" if line.candidate.free else "",
            width=120,
            least=80,
            stretch=True,
            tip=_then,
        ),
    )


def _then(line: _Line) -> str:
    """What the person has on then; of those who are free, whether they are needed."""
    one = line.candidate
    if not one.free:
        return one.engaged
    state = _("Free, needed") if one.needed else _("Free")
    return f"{state} · {one.engaged}" if one.engaged else state
