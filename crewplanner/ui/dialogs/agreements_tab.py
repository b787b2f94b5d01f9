"""The agreements of a production: which it keeps, newer versions, its own from and to files."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.agreement_copies import text_of, write_copy
from crewplanner.app.agreements import read_text
from crewplanner.app.commands.agreements import (
    AdoptAgreement,
    RemoveAgreement,
    UpdateAgreement,
    checked_agreement,
)
from crewplanner.app.commands.batch import Batch
from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.files import safe_name
from crewplanner.app.queries.agreements import (
    AgreementRow,
    Standing,
    agreement_rows,
    standing_words,
)
from crewplanner.app.words import date_text
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.agreement_check import AgreementCheckDialog
from crewplanner.ui.dialogs.agreement_terms import AgreementDialog
from crewplanner.ui.dialogs.file_dialogs import AskOpen, AskSave, ask_open, ask_save
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.models.table import RIGHT, Column
from crewplanner.ui.widgets.buttons import Button, offer
from crewplanner.ui.widgets.message_bar import MessageKind

_TYPES = "TOML (*.toml)"
_KEY = "agreement"


class AgreementsTab(QWidget):
    """One list; every change is a command at once. Enter shows an agreement, Insert adds one."""

    def __init__(
        self,
        host: ProjectDialog,
        *,
        ask_file: AskOpen = ask_open,
        ask_path: AskSave = ask_save,
    ) -> None:
        super().__init__()
        self._host = host
        self._ask_file = ask_file
        self._ask_path = ask_path
        self._production: Production | None = None
        self.update_button = Button(host.look, _("&Take over the newer version"))
        self.copy_button = Button(host.look, _("&Copy to edit…"))
        self.list = RecordList[AgreementRow](
            host.look,
            _("Agreements"),
            _columns(),
            key=lambda row: row.id,
            extra=(self.update_button, self.copy_button),
        )
        self.list.add.setText(_("Add from file…"))
        self.list.edit.setText(_("Show…"))
        self.list.table.setSortingEnabled(False)
        self.list.table.show_columns(_columns())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.list)
        self.list.add_asked.connect(self.add_from_file)
        # To look is possible where nothing can be edited.
        self.list.edit.clicked.connect(self._show)
        self.list.table.opened.connect(self._show)
        self.list.remove_asked.connect(self._remove)
        self.list.selected.connect(self._dress)
        self.update_button.clicked.connect(self._update)
        self.copy_button.clicked.connect(self._copy)

    def show_production(self, plan: Plan, production: Production) -> None:
        """Show what the production keeps, and what else comes with the program."""
        self._production = production
        self.list.set_rows(agreement_rows(plan, production.id))
        self.list.set_barred(self._host.barred)
        self._dress()

    def add_from_file(self) -> None:
        """Ask for a file, show what its examples come to, and let the production use it."""
        if self._production is None:
            return
        path = self._ask_file(self._host, _("Add an agreement"), Path.home(), _TYPES)
        if path is None:
            return
        try:
            text = read_text(path)
            read, outcomes = checked_agreement(text, path.name)
        except Refused as refused:
            self._host.say(refused.reason, key=_KEY)
            return
        self._host.messages.clear_message(_KEY)
        dialog = AgreementCheckDialog(
            self._host.look, read.agreement, outcomes, self._production.title, self._host
        )
        if not dialog.ask():
            return
        said = _("{production} uses {title}").format(
            production=self._production.title, title=read.agreement.title
        )
        command = AdoptAgreement(production=self._production.id, text=text)
        if self._host.do(command, toast=said) is not None:
            self.list.choose(read.agreement.id)

    def _show(self) -> None:
        row = self.list.current()
        if row is None:
            return
        if row.agreement is None:
            self._host.say(
                _("This copy cannot be read. Add the agreement again from its file."), key=_KEY
            )
            return
        AgreementDialog(self._host.look, row.agreement, parent=self._host).ask()

    def _copy(self) -> None:
        row = self.list.current()
        if row is None or self._production is None:
            return
        suggested = Path.home() / safe_name(f"{row.id}.toml")
        path = self._ask_path(self._host, _("Copy an agreement to edit"), suggested, _TYPES)
        if path is None:
            return
        try:
            write_copy(path, text_of(self._host.workspace.plan, self._production.id, row.id))
        except (Refused, ProjectError) as refused:
            self._host.say(str(refused), key=_KEY)
            return
        self._host.say(
            _(
                "Wrote {path}. Change it in any editor, with examples of days whose pay you know, "
                "then add it from its file."
            ).format(path=path),
            MessageKind.DONE,
            key=_KEY,
        )

    def _update(self) -> None:
        row = self.list.current()
        if row is None or self._production is None:
            return
        said = _("Took over {title}, version {version}")
        if row.standing is Standing.UNUSED:
            said = _("Everybody in {production} is held to: {title}")
        said = said.format(
            title=row.title, version=row.shipped_version, production=self._production.title
        )
        self._host.do(UpdateAgreement(production=self._production.id, agreement=row.id), toast=said)

    def _remove(self, rows: list[AgreementRow]) -> None:
        kept = [row for row in rows if row.copy is not None]
        if self._production is None:
            return
        if not kept:
            self._host.say(
                _("This one comes with the program; the production keeps no copy of it."), key=_KEY
            )
            return
        said = ngettext("Removed {title}", "Removed {count} agreements", len(kept))
        removals = (
            RemoveAgreement(production=self._production.id, agreement=row.id) for row in kept
        )
        self._host.do(
            Batch(commands=tuple(removals), words=_("Remove agreement")),
            toast=said.format(title=kept[0].title, count=len(kept)),
        )

    def _dress(self) -> None:
        row = self.list.current()
        law = row is not None and row.standing is Standing.UNUSED and row.limits
        newer = row is not None and row.standing in {Standing.NEWER, Standing.CHANGED}
        self.update_button.setVisible(newer or law)
        offer(self.update_button, self._host.barred)
        words = {
            Standing.NEWER: _("&Take over the newer version"),
            Standing.UNUSED: _("&Hold everybody to it"),
        }
        again = _("&Take the program's again")
        self.update_button.setText(words.get(row.standing, again) if row else again)
        self.copy_button.setEnabled(row is not None and row.agreement is not None)
        offer(self.list.edit, None, when=row is not None)
        kept = row is not None and row.copy is not None
        offer(self.list.remove, self._host.barred, when=kept)


def _columns() -> tuple[Column[AgreementRow], ...]:
    return (
        Column(
            id="title",
            title=_("Title"),
            value=lambda row: row.title,
            icon=lambda row: "check:saved" if row.copy is not None else "",
            tip=_tip,
            strong=True,
            width=330,
            least=240,
        ),
        Column(
            id="version",
            title=_("Version"),
            value=lambda row: row.version,
            tip=lambda row: row.version,
            width=120,
            least=70,
            spare=1,
        ),
        Column(
            id="standing",
            title=_("State"),
            value=standing_words,
            tone=lambda row: "finding" if row.standing in _NOTABLE else "muted",
            width=150,
            least=120,
            tip=standing_words,
            stretch=True,
        ),
        Column(
            id="deals",
            title=_("Deals"),
            value=lambda row: str(row.deals or ""),
            align=RIGHT,
            width=60,
            spare=2,
        ),
    )


_NOTABLE = frozenset({Standing.NEWER, Standing.UNREADABLE})


def _tip(row: AgreementRow) -> str:
    if row.copy is None:
        return row.title
    return _("{title}: the production keeps its own copy since {date}").format(
        title=row.title, date=date_text(row.copy.copied_at.date())
    )
