"""Other keys for any action: found, pressed, and what stands in the way said in words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QKeySequenceEdit,
    QVBoxLayout,
    QWidget,
)

from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.action_spec import ActionSpec, plain, shown_keys
from crewplanner.ui.key_draft import KeyDraft
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.registry import Rival
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One action with the keys that it would have."""

    context: str
    place: str
    spec: ActionSpec
    keys: str
    changed: bool


class KeysDialog(QDialog):
    """Changes a draft; it counts on Save and is forgotten on Cancel."""

    def __init__(self, look: Look, draft: KeyDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setModal(True)
        self._look = look
        self.draft = draft
        self.search = SearchBox(look, _("Find an action or a key"))
        self.single = QCheckBox(_("Single &letters and signs act"))
        self.single.setToolTip(_("Switch them off where a slip of the hand sets something off"))
        self.single.setChecked(draft.single_letters)
        self.model = TableModel[KeyLine](_columns(), key=lambda row: (row.context, row.spec.id))
        self._proxy = TableProxy(self.model)
        self.table = TableView(look, _("Actions and their keys"))
        self.table.setModel(self._proxy)
        self.table.show_columns(self.model.columns)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.set_hint(_("Nothing is called so."))
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(_("New key"))
        self.field.setToolTip(_("Press the key here; Tab goes on"))
        self.add = Button(look, _("&Add this key"))
        self.only = Button(look, _("&Use this key only"))
        self.none = Button(look, _("&No keys"))
        self.reset = Button(look, _("As &shipped"))
        self.said = label("", "muted", wrap=True)
        self._lay_out()
        self._connect()
        self._show()
        self.table.selectRow(0)
        self.resize(look.px(760), look.px(620))

    def ask(self) -> bool:
        """Show it and wait; whether the draft was kept."""
        self.search.setFocus()
        kept = self.exec() == QDialog.DialogCode.Accepted
        if kept:
            self.draft.keep()
        self.deleteLater()
        return kept

    def _lay_out(self) -> None:
        look = self._look
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.search, 1)
        top.addWidget(self.single)
        self._named = label(_("New &key"))
        self._named.setBuddy(self.field)
        edit = QHBoxLayout()
        edit.setSpacing(8)
        edit.addWidget(self._named)
        edit.addWidget(self.field, 1)
        for button in (self.add, self.only, self.none, self.reset):
            edit.addWidget(button)
        self.save = primary_button(look, _("Save"))
        self.all = Button(look, _("All as s&hipped"))
        cancel = Button(look, _("Cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(_("Keys"), "title"))
        about = _("For you on this computer. Menus, tooltips and the sheet of keys follow at once.")
        column.addWidget(label(about, "muted", wrap=True))
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(edit)
        self.said.setMinimumHeight(look.px(36))
        self.said.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.said)
        column.addLayout(buttons)
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)

    def _connect(self) -> None:
        self.search.sought.connect(self._proxy.set_words)
        self.search.left.connect(self.table.setFocus)
        self.single.toggled.connect(self._switch_letters)
        self.table.selected.connect(self._choose)
        self.table.opened.connect(self._begin)
        self.field.keySequenceChanged.connect(self._weigh)
        self.add.clicked.connect(self._add)
        self.only.clicked.connect(self._use_only)
        self.none.clicked.connect(self._clear)
        self.reset.clicked.connect(self._reset)
        self.all.clicked.connect(self._reset_all)

    def _show(self) -> None:
        draft = self.draft
        self.model.set_rows(
            [
                KeyLine(
                    context=context.id,
                    place=context.title,
                    spec=spec,
                    keys=shown_keys(draft.keys(context.id, spec)),
                    changed=draft.is_changed(context.id, spec),
                )
                for context in draft.contexts
                for spec in context.specs
            ]
        )
        self._weigh()

    def _choose(self) -> None:
        self.field.clear()
        self._weigh()

    def _begin(self) -> None:
        self.field.setFocus()

    def _key(self) -> str:
        return self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _weigh(self) -> None:
        """Say what the key pressed means so far, and offer what can be done."""
        line, key = self.table.current(), self._key()
        for button in (self.add, self.only):
            button.setEnabled(bool(line and key))
        self.none.setEnabled(bool(line and line.keys))
        self.reset.setEnabled(bool(line and line.changed))
        if line is None:
            self.said.setText(_("Choose an action."))
        elif not key:
            name = plain(_(line.spec.text))
            self.said.setText(_("“{action}”: press a new key in the field.").format(action=name))
        else:
            found = self.draft.rivals(line.context, line.spec, key)
            self.said.setText(
                " ".join(_in_the_way(key, rival) for rival in found) or _("This key is free.")
            )

    def _add(self) -> None:
        self._give(only=False)

    def _use_only(self) -> None:
        self._give(only=True)

    def _give(self, *, only: bool) -> None:
        line, key = self.table.current(), self._key()
        if line is not None and key:
            self.draft.give(line.context, line.spec, key, only=only)
            self.field.clear()
            self._show()
            self.table.setFocus()

    def _clear(self) -> None:
        line = self.table.current()
        if line is not None:
            self.draft.clear(line.context, line.spec)
            self._show()

    def _reset(self) -> None:
        line = self.table.current()
        if line is None:
            return
        met = self.draft.reset(line.context, line.spec)
        self._show()
        if met:
            self.said.setText(" ".join(_lost(rival) for rival in met))

    def _reset_all(self) -> None:
        self.draft.reset_all()
        self.single.setChecked(True)
        self._show()

    def _switch_letters(self, on: bool) -> None:
        self.draft.single_letters = on
        self._weigh()


def _in_the_way(key: str, rival: Rival) -> str:
    if rival.hidden:
        said = _("{key} is “{action}” too ({place}); on the board this one counts.")
    else:
        said = _("{key} is “{action}” ({place}) so far and would be taken from it.")
    name = plain(_(rival.spec.text))
    return said.format(key=shown_keys((key,)), action=name, place=rival.context.title)


def _lost(rival: Rival) -> str:
    name = plain(_(rival.spec.text))
    return _("“{action}” ({place}) has lost its key.").format(
        action=name, place=rival.context.title
    )


def _columns() -> tuple[Column[KeyLine], ...]:
    return (
        Column(
            id="action",
            title=_("Action"),
            value=lambda row: plain(_(row.spec.text)),
            stretch=True,
        ),
        Column(
            id="place",
            title=_("Where"),
            value=lambda row: row.place,
            tone=lambda _row: "muted",
            width=130,
        ),
        Column(
            id="keys",
            title=_("Keys"),
            value=lambda row: row.keys,
            tone=lambda row: "link" if row.changed else "",
            tip=lambda row: _("Other than as shipped") if row.changed else "",
            width=200,
        ),
    )
