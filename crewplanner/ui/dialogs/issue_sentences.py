"""What changed from one issue to another, as a list to read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.dataclass import dataclass
from crewplanner.domain.issue_changes import Change
from crewplanner.domain.issue_model import IssueModel
from crewplanner.exports.issuing import change_words
from crewplanner.i18n import _, ngettext
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column, TableModel, TableProxy
from crewplanner.ui.widgets.table_view import DIALOG_EDGE, TableView
from crewplanner.ui.widgets.text import label

_MARGIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One change in words. `people` are how many it is about."""

    number: int
    text: str
    people: int


class ChangeList(QWidget):
    """A heading and the sentences; where there are none, the heading says so."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = label("", "heading", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.table = TableView(look, _("What changed"), edge=DIALOG_EDGE)
        columns = _columns()
        self.model: TableModel[Sentence] = TableModel(
            columns, key=lambda row: row.number, parent=self
        )
        self.table.setModel(TableProxy(self.model, self))
        self.table.setSortingEnabled(False)
        self.table.show_columns(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(4)
        for words in (self.head, self.about):
            words.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            column.addWidget(words)
        column.addSpacing(8)
        column.addWidget(self.table, 1)
        self._below = column
        column.addStretch(0)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is told, in order."""
        return tuple(row.text for row in self.model.rows)

    def show_changes(
        self, model: IssueModel, changes: Sequence[Change], since: str, *, none: str = ""
    ) -> None:
        """Tell them against an issue; `since` is empty where there was none before."""
        words = change_words(model)
        rows = [
            Sentence(number=place, text=words.sentence(one), people=len(one.people))
            for place, one in enumerate(changes)
        ]
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._below.setStretch(self._below.count() - 1, 0 if rows else 1)
        if not since:
            self.head.setText(_("The first issue"))
            self.about.setText(
                _("There is nothing to compare it with. Everybody on it gets a message.")
            )
        elif not rows:
            self.head.setText(_("Nothing changed since {version}").format(version=since))
            self.about.setText(none)
        else:
            said = ngettext(
                "{count} thing changed since {version}",
                "{count} things changed since {version}",
                len(rows),
            )
            self.head.setText(said.format(count=len(rows), version=since))
            people = len({person for one in changes for person in one.people})
            about = ngettext("{count} person has to know", "{count} people have to know", people)
            self.about.setText(about.format(count=people) if people else _("Nobody has to know."))


def _columns() -> tuple[Column[Sentence], ...]:
    return (
        Column(
            id="text",
            title=_("What changed"),
            value=lambda row: row.text,
            tip=lambda row: row.text,
            stretch=True,
            width=480,
        ),
        Column(
            id="people",
            title=_("People"),
            value=lambda row: str(row.people or "–"),
            align=RIGHT,
            width=60,
            fit=True,
            tone=lambda _row: "muted",
        ),
    )
