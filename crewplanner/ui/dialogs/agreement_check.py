"""What the examples of an agreement come to, before a production uses it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from crewplanner.app.agreement_checks import Outcome
from crewplanner.app.queries.agreements import NOT_ADVICE, about
from crewplanner.domain.pay.agreement import Agreement
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.surface import framed_table
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label


class AgreementCheckDialog(ToolDialog):
    """The examples one by one; only where all come out can the agreement be used."""

    def __init__(
        self,
        look: Look,
        agreement: Agreement,
        outcomes: Sequence[Outcome],
        production: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            _("Add {title}").format(title=agreement.title),
            about=about(agreement),
            size=(820, 520),
            parent=parent,
        )
        wrong = sum(not outcome.ok for outcome in outcomes)
        model = TableModel(_columns(), key=lambda one: one.id, parent=self)
        self.table = TableView(look, _("Examples"))
        self.table.setModel(TableProxy(model, self))
        self.table.setSortingEnabled(False)
        self.table.show_columns(_columns())
        self.table.set_hint(
            _(
                "The file has no examples. It can be used; but write some of days whose pay you "
                "know, and every change of it is checked by them."
            )
        )
        model.set_rows(outcomes)
        column = QVBoxLayout()
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(framed_table(look, self.table))
        self.body.addLayout(column, 1)
        self.start.addWidget(label(_(NOT_ADVICE), "muted"))
        close = Button(look, _("Cancel"))
        close.clicked.connect(self.reject)
        self.accept_button = primary_button(
            look, _("Use in {production}").format(production=production)
        )
        self.accept_button.clicked.connect(self.accept)
        self.accept_button.setEnabled(not wrong)
        self.end.addWidget(close)
        self.end.addWidget(self.accept_button)
        if wrong:
            said = ngettext(
                "{count} example comes to something else. Correct the rules or the example.",
                "{count} examples come to something else. Correct the rules or the examples.",
                wrong,
            )
            self.say(said.format(count=wrong), MessageKind.ERROR)
        if outcomes:
            self.table.selectRow(0)
        (self.accept_button if not wrong else self.table).setFocus()

    def ask(self) -> bool:
        """Show it and wait; whether the agreement is to be used."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted


def _columns() -> tuple[Column[Outcome], ...]:
    return (
        Column(
            id="ok",
            title=_("Result"),
            value=lambda one: _("ok") if one.ok else _("differs"),
            icon=lambda one: "check:saved" if one.ok else "warning:finding",
            tone=lambda one: "" if one.ok else "finding",
            width=90,
            fit=True,
        ),
        Column(id="id", title=_("Example"), value=lambda one: one.id, strong=True, width=80),
        Column(
            id="about",
            title=_("About"),
            value=lambda one: one.about,
            tip=lambda one: one.about,
            stretch=True,
        ),
        Column(id="expected", title=_("Expected"), value=_expected, tip=_expected, width=150),
        Column(id="got", title=_("Comes to"), value=_got, tip=_got, width=150),
    )


def _expected(outcome: Outcome) -> str:
    return _figures(outcome, outcome.expected)


def _got(outcome: Outcome) -> str:
    return _figures(outcome, outcome.got)


def _figures(outcome: Outcome, figures: object) -> str:
    """What differs, key by key; where nothing does, the total or the first figure."""
    values = dict(figures) if isinstance(figures, dict) else {}
    keys = [key for key in outcome.expected if outcome.expected[key] != outcome.got.get(key)]
    if outcome.ok or not keys:
        keys = ["total"] if "total" in values else list(values)[:1]
    return ", ".join(f"{key} {values.get(key)}" for key in keys)
