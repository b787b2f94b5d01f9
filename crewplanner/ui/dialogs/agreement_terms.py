"""One agreement: its parameters, which a deal may set otherwise, and its clauses."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crewplanner.app.parameter_text import typed
from crewplanner.app.queries.agreements import (
    NOT_ADVICE,
    ParameterRow,
    about,
    parameter_rows,
)
from crewplanner.domain.pay.agreement import Agreement, Clause
from crewplanner.i18n import _
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.surface import framed_table
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.tabs import Tabs
from crewplanner.ui.widgets.text import label, selectable, set_property

Terms = tuple[tuple[str, str], ...]


class AgreementDialog(ToolDialog):
    """Shows an agreement; where `own` terms are given, they can be set, one parameter at a time.

    What is typed is checked at once; an empty field is the agreement's value again. Enter in the
    table goes to the field, Enter there takes the value, Del in the table sets it back.
    """

    def __init__(
        self,
        look: Look,
        agreement: Agreement,
        own: Terms | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look, agreement.title, about=about(agreement), size=(960, 640), parent=parent
        )
        self._agreement = agreement
        self._editable = own is not None
        self._own = dict(own or ())
        self.model = TableModel(
            _columns(editable=self._editable), key=lambda row: row.parameter.id, parent=self
        )
        self.proxy = TableProxy(self.model, self)
        self.table = TableView(look, _("Parameters"))
        self.table.setModel(self.proxy)
        self.field = QLineEdit()
        self.reset = Button(look, _("&Use the agreement's"))
        self.error = label("", "error", wrap=True)
        self._name = label("", "strong")
        self._hint = label("", "caption", wrap=True)
        self._shown: str | None = None
        self._staying = False
        self.tabs = Tabs(look, _("Parts of the agreement"))
        self._lay_out()
        self._connect()
        self._show_rows()
        if self.proxy.rowCount():
            self.table.selectRow(0)
        self.table.setFocus()

    @property
    def terms(self) -> Terms:
        """The parameters that are agreed otherwise, by name."""
        return tuple(sorted(self._own.items()))

    def ask(self) -> Terms | None:
        """Show it and wait; the terms, or None when it was left."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        found = self.terms if accepted and self._editable else None
        self.deleteLater()
        return found

    def take(self) -> bool:
        """Take what stands in the field; false where it is not understood."""
        row = self._row()
        if row is None or not self._editable:
            return True
        text = self.field.text().strip()
        if text == (row.own or ""):
            self._say("")
            return True
        if not text:
            self._own.pop(row.parameter.id, None)
        else:
            try:
                self._own[row.parameter.id] = typed(self._agreement, row.parameter, text)
            except ValueError as error:
                self._say(str(error))
                return False
        self._say("")
        self.field.setModified(False)
        self._show_rows()
        return True

    def _lay_out(self) -> None:
        self.tabs.add(self._parameters_page(), _("&Parameters"))
        self.tabs.add(self._clauses_page(), _("&Clauses"))
        self.tabs.add(self._source_page(), _("&Source"))
        self.body.addWidget(self.tabs, 1)
        self.start.addWidget(label(_(NOT_ADVICE), "muted"))
        self.close_button = Button(self.look, _("Cancel") if self._editable else _("Close"))
        self.close_button.clicked.connect(self.reject)
        self.end.addWidget(self.close_button)
        self.accept_button = primary_button(self.look, _("Use these terms"))
        self.accept_button.clicked.connect(self._accept)
        self.accept_button.setVisible(self._editable)
        self.end.addWidget(self.accept_button)

    def _parameters_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(framed_table(self.look, self.table), 1)
        self.table.set_hint(_("This agreement has nothing to set."))
        edit = QWidget()
        inside = QVBoxLayout(edit)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.field.setMaximumWidth(self.look.px(420))
        row.addWidget(self.field, 1)
        row.addWidget(self.reset)
        row.addStretch(1)
        self._name.setBuddy(self.field)
        inside.addWidget(self._name)
        inside.addLayout(row)
        inside.addWidget(self.error)
        inside.addWidget(self._hint)
        edit.setVisible(self._editable)
        column.addWidget(edit)
        return page

    def _clauses_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        model = TableModel(_clause_columns(), key=lambda clause: clause.id, parent=self)
        table = TableView(self.look, _("Clauses"))
        table.setModel(TableProxy(model, self))
        table.setSortingEnabled(False)
        table.show_columns(_clause_columns())
        model.set_rows(self._agreement.clauses)
        words = selectable("")
        words.setMinimumHeight(self.look.px(60))
        words.setAlignment(Qt.AlignmentFlag.AlignTop)

        def show() -> None:
            clause = table.current()
            words.setText(_clause_text(clause) if clause is not None else "")

        table.selected.connect(show)
        table.selectRow(0)
        column.addWidget(framed_table(self.look, table), 1)
        column.addWidget(words)
        self.clauses = table
        return page

    def _source_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for title, text in (
            (_("Source"), self._agreement.source),
            (_("Notes"), self._agreement.notes),
            (_("Id"), self._agreement.id),
        ):
            column.addWidget(label(title, "heading"))
            column.addWidget(selectable(text))
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.table.setSortingEnabled(False)
        self.table.show_columns(tuple(self.model.columns))
        self.table.selected.connect(self._show_current)
        self.table.opened.connect(self._to_field)
        self.table.deleted.connect(self._reset)
        self.reset.clicked.connect(self._reset)
        self.field.editingFinished.connect(self.take)
        self.field.returnPressed.connect(self._next)
        shortcut = QShortcut(QKeySequence("F2"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._to_field)

    def _row(self) -> ParameterRow | None:
        """The row that the field is about."""
        return next((r for r in self.model.rows if r.parameter.id == self._shown), None)

    def _show_rows(self) -> None:
        self.model.set_rows(parameter_rows(self._agreement, self._own.items()))
        self._show_current()

    def _show_current(self) -> None:
        row = self.table.current()
        if row is None or self._staying:
            return
        leaving = self._shown is not None and row.parameter.id != self._shown
        if leaving and self.field.isModified() and not self.take():
            self._stay()
            return
        self._shown = row.parameter.id
        self._name.setText(f"{row.parameter.about} ({row.parameter.unit})")
        self.field.setText(row.own or "")
        self.field.setModified(False)
        self.field.setPlaceholderText(row.default)
        self.field.setAccessibleName(row.parameter.about)
        self.field.setAccessibleDescription(row.hint)
        self._hint.setText(row.hint)
        self.reset.setEnabled(row.own is not None)
        self._say("")

    def _stay(self) -> None:
        """Go back to the row whose value is not understood; what was typed and why stay shown."""
        self._staying = True
        self.table.select_object(self._row())
        self._staying = False

    def _to_field(self) -> None:
        if self._editable:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def _reset(self) -> None:
        row = self.table.current()
        if row is not None and self._editable:
            self.field.setModified(False)
            self._own.pop(row.parameter.id, None)
            self._show_rows()

    def _next(self) -> None:
        """After Enter in the field: back to the list, where the next one is an arrow away."""
        if self.take():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        set_property(self.field, "invalid", bool(sentence))

    def _accept(self) -> None:
        if self.take():
            self.accept()
        else:
            self.tabs.bar.setCurrentIndex(0)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)


def _clause_text(clause: Clause) -> str:
    parts = (
        f"{clause.ref}: {clause.text}",
        _("Unverified: not checked against the signed text.") if clause.unverified else "",
    )
    return "\n".join(part for part in parts if part)


def _columns(*, editable: bool) -> tuple[Column[ParameterRow], ...]:
    columns: tuple[Column[ParameterRow], ...] = (
        Column(
            id="about",
            title=_("What may be agreed"),
            value=lambda row: row.parameter.about,
            tip=lambda row: row.parameter.about,
            stretch=True,
        ),
        Column(
            id="default",
            title=_("Agreement"),
            value=lambda row: row.default,
            tip=lambda row: row.default,
            tone=lambda row: "muted" if row.own is not None else "",
            width=170,
        ),
        Column(
            id="own",
            title=_("This deal"),
            value=lambda row: row.own or "",
            tip=lambda row: row.own or "",
            mark=lambda row: "exception" if row.own is not None else "",
            width=170,
        ),
        Column(
            id="unverified",
            title="",
            value=lambda row: _("unverified") if row.parameter.unverified else "",
            tone=lambda _row: "finding",
            width=80,
            fit=True,
            if_any=True,
        ),
    )
    return columns if editable else tuple(one for one in columns if one.id != "own")


def _clause_columns() -> tuple[Column[Clause], ...]:
    return (
        Column(
            id="ref",
            title=_("Clause"),
            value=lambda clause: clause.ref,
            tip=lambda clause: clause.ref,
            strong=True,
            width=170,
        ),
        Column(
            id="text",
            title=_("What it says"),
            value=lambda clause: clause.text,
            tip=lambda clause: clause.text,
            stretch=True,
        ),
        Column(
            id="unverified",
            title="",
            value=lambda clause: _("unverified") if clause.unverified else "",
            tone=lambda _clause: "finding",
            width=80,
            fit=True,
            if_any=True,
        ),
    )
