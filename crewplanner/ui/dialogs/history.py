"""History: what was changed when and by whom, to read; nothing can be changed here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.dialogs.moments import age_text, moment_text
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.table_view import DIALOG_EDGE, TableView
from crewplanner.ui.widgets.text import label

_MOST = 1000
_DEEDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "do": ("{step}", ""),
        "undo": (N_("Undone: {step}"), "undo:muted"),
        "redo": (N_("Done again: {step}"), "redo:muted"),
        "take_over": (N_("Took the project over"), "lock:muted"),
    }
)
_RECORDS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "productions": lambda n: ngettext("{count} production", "{count} productions", n),
        "units": lambda n: ngettext("{count} unit", "{count} units", n),
        "places": lambda n: ngettext("{count} place", "{count} places", n),
        "holidays": lambda n: ngettext("{count} holiday", "{count} holidays", n),
        "departments": lambda n: ngettext("{count} department", "{count} departments", n),
        "roles": lambda n: ngettext("{count} role", "{count} roles", n),
        "people": lambda n: ngettext("{count} person", "{count} people", n),
        "deals": lambda n: ngettext("{count} deal", "{count} deals", n),
        "agreements": lambda n: ngettext("{count} agreement", "{count} agreements", n),
        "unavailabilities": lambda n: ngettext("{count} absence", "{count} absences", n),
        "shoot_days": lambda n: ngettext("{count} day", "{count} days", n),
        "needs": lambda n: ngettext("{count} need", "{count} needs", n),
        "bookings": lambda n: ngettext("{count} booking", "{count} bookings", n),
        "day_sheets": lambda n: ngettext("{count} day sheet", "{count} day sheets", n),
        "timecards": lambda n: ngettext("{count} timecard", "{count} timecards", n),
        "approvals": lambda n: ngettext("{count} approval", "{count} approvals", n),
        "travel_times": lambda n: ngettext("{count} journey", "{count} journeys", n),
        "budget_lines": lambda n: ngettext("{count} budget line", "{count} budget lines", n),
        "outside_holds": lambda n: ngettext("{count} hold of others", "{count} holds of others", n),
        "overrides": lambda n: ngettext("{count} accepted finding", "{count} accepted findings", n),
        "crew_templates": lambda n: ngettext("{count} standard crew", "{count} standard crews", n),
        "template_members": lambda n: ngettext(
            "{count} place of a crew", "{count} places of crews", n
        ),
        "saved_views": lambda n: ngettext("{count} view", "{count} views", n),
        "issued": lambda n: ngettext("{count} issued paper", "{count} issued papers", n),
        "call_sheets": lambda n: ngettext("{count} call sheet", "{count} call sheets", n),
        "reviews": lambda n: ngettext("{count} review", "{count} reviews", n),
        "comments": lambda n: ngettext("{count} comment", "{count} comments", n),
        "sign_offs": lambda n: ngettext("{count} sign-off", "{count} sign-offs", n),
        "members": lambda n: ngettext("{count} member", "{count} members", n),
        "budget_revisions": lambda n: ngettext(
            "{count} budget revision", "{count} budget revisions", n
        ),
        "fringes": lambda n: ngettext("{count} fringe", "{count} fringes", n),
        "allowances": lambda n: ngettext("{count} allowance", "{count} allowances", n),
        "scenarios": lambda n: ngettext("{count} scenario", "{count} scenarios", n),
        "erasures": lambda n: ngettext("{count} erasure", "{count} erasures", n),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One step in words. `number` counts from the newest."""

    number: int
    when: str
    ago: str
    who: str
    what: str
    icon: str
    touched: str


class HistoryDialog(ToolDialog):
    """The newest steps first; typing finds some of them.

    `restore_wanted` says afterwards that the user wants to go back to a backup.
    """

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            _("History"),
            about=_("Ctrl+Z takes the last step back. To go further back, recover a backup."),
            size=(960, 640),
            parent=parent,
        )
        self.restore_wanted = False
        self.search = SearchBox(look, _("Who or what"))
        self.tools.addWidget(self.search)
        self.model = TableModel(_columns(), key=lambda row: row.number, parent=self)
        self.proxy = TableProxy(self.model, self)
        self.table = TableView(look, _("History"), edge=DIALOG_EDGE)
        self.table.setModel(self.proxy)
        self.table.setSortingEnabled(False)
        self.table.show_columns(self.model.columns)
        self.table.set_hint(_("Nothing fits."))
        self.body.addWidget(self.table, 1)
        self._count = label("", "muted")
        self.restore = Button(look, _("&Recover a backup…"), icon="backup:ink")
        self.close_button = Button(look, _("Close"))
        self.start.addWidget(self.restore)
        self.start.addWidget(self._count)
        self.end.addWidget(self.close_button)
        self.search.sought.connect(self._find)
        self.search.left.connect(self.table.setFocus)
        self.restore.clicked.connect(self._ask_restore)
        self.close_button.clicked.connect(self.accept)
        self._fill(workspace)
        self._find("")
        self.table.setFocus()

    def _fill(self, workspace: Workspace) -> None:
        now = workspace.context.clock()
        rows: list[HistoryRow] = []
        for number, entry in enumerate(workspace.history(_MOST)):
            words, icon = _DEEDS.get(entry.op, ("{step}", ""))
            what = words if entry.op == "do" else _(words)
            rows.append(
                HistoryRow(
                    number=number,
                    when=moment_text(entry.at),
                    ago=age_text(entry.at, now),
                    who=entry.who or _("somebody"),
                    what=what.format(step=entry.label),
                    icon=icon,
                    touched=touched_text(entry.counts),
                )
            )
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(0)

    def _find(self, text: str) -> None:
        self.proxy.set_words(text)
        every, shown = self.model.rowCount(), self.proxy.rowCount()
        said = ngettext("{count} step", "{count} steps", every).format(count=every)
        if self.proxy.hidden:
            said = _("{shown} of {every} steps").format(shown=shown, every=every)
        self._count.setText(said)

    def _ask_restore(self) -> None:
        self.restore_wanted = True
        self.accept()


def touched_text(counts: Mapping[str, int]) -> str:
    """How many records of which kind a step touched: 5 bookings, 1 day."""
    parts = [
        words(counts[table]).format(count=counts[table])
        for table, words in _RECORDS.items()
        if counts.get(table)
    ]
    return ", ".join(parts)


def _columns() -> tuple[Column[HistoryRow], ...]:
    return (
        Column(id="when", title=_("When"), value=lambda row: row.when, width=180, fit=True),
        Column(
            id="ago",
            title=_("How long ago"),
            value=lambda row: row.ago,
            width=110,
            fit=True,
            spare=1,
            tone=lambda _row: "muted",
        ),
        Column(id="who", title=_("Who"), value=lambda row: row.who, width=130),
        Column(
            id="what",
            title=_("What"),
            value=lambda row: row.what,
            icon=lambda row: row.icon,
            strong=True,
            stretch=True,
            width=360,
            least=380,
        ),
        Column(
            id="touched",
            title=_("Touched"),
            value=lambda row: row.touched,
            tone=lambda _row: "muted",
            tip=lambda row: row.touched,
            width=180,
            spare=2,
        ),
    )
