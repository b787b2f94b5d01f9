"""The dialogs of the tools as they look with something in them, for pictures."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog

from crewplanner import paths
from crewplanner.app.importing.mapping_memory import MappingMemory
from crewplanner.app.settings import Settings
from crewplanner.domain.ids import PersonId
from crewplanner.domain.plan import Plan
from crewplanner.ui.action_spec import GRID
from crewplanner.ui.dialogs.about import AboutDialog
from crewplanner.ui.dialogs.budget import BudgetEditor
from crewplanner.ui.dialogs.budget_import import BudgetImportDialog
from crewplanner.ui.dialogs.dialog import FormDialog
from crewplanner.ui.dialogs.export import ExportDialog
from crewplanner.ui.dialogs.export_ledger import LedgerExportDialog
from crewplanner.ui.dialogs.guide import GuideDialog
from crewplanner.ui.dialogs.history import HistoryDialog
from crewplanner.ui.dialogs.import_kinds import Source
from crewplanner.ui.dialogs.importing import ImportDialog
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.keys import KeysDialog
from crewplanner.ui.dialogs.personal_data import PersonalDataDialog
from crewplanner.ui.dialogs.productions import ProductionsDialog
from crewplanner.ui.dialogs.restore import RestoreDialog
from crewplanner.ui.dialogs.settings import SettingsDialog
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.gallery import settle
from crewplanner.ui.issue_shots import issue_dialogs
from crewplanner.ui.key_draft import KeyDraft
from crewplanner.ui.page_list import contexts
from crewplanner.ui.review_shots import review_dialogs
from crewplanner.ui.services import Services

_STEP_MS, _STEPS = 20, 500
_CREW = """Dept;Position;Name;Mobile;E-mail;Day rate
Producers;Producer;Marguerite Oyelaran;07700 900101;marguerite.oyelaran@example.com;£850.00
Producers;Associate Producer;Tamsin Farrow;07700 900199;tamsin.farrow@example.com;£430.00
Camera;Focus Puller;Ines Dubois;07700 900188;ines.dubois@example.com;£400.00
Camera;Focus Puller;DUBOIS, Ines;07700 900188;ines.dubois@example.com;£400.00
Camera;DIT;tba;;;
Sound;Boom Operator;Chloé Yıldız;07700 900187;soon;£310
"""
_DAYS = """Date,Call,Wrap,Type,Location
03/04/2027,07:30,18:30,Shoot,Quay
04/04/2027,16:00,02:00,Shoot,Old town
"""
_BUDGET = """Account,Description,Dept,Approved budget
2000,Producers' unit,Producers,33000
2500,Camera,Camera,84500
2600,Lighting,Electrical,54500
2710,Playback,Sound,"2,400.00"
2720,Drones,Aerial,1800
Total,,,176200
"""


def tool_dialogs(services: Services, folder: Path) -> Iterator[tuple[str, QDialog]]:
    """Every dialog with its name. `folder` takes what must lie somewhere.

    Each has the size it wants: the screen that is not there must not make it smaller.
    """
    for name, dialog in _made(services, folder):
        if isinstance(dialog, ToolDialog):
            dialog.resize(dialog.wanted)
        elif isinstance(dialog, FormDialog):
            dialog.fit()
            dialog.focus_start()
        yield name, dialog


def _made(services: Services, folder: Path) -> Iterator[tuple[str, QDialog]]:
    look, workspace = services.look, services.workspace
    memory = MappingMemory(folder / "columns.json")
    yield "import", ImportDialog(services, memory)
    for name, kind, text in (("import-crew", "people", _CREW), ("import-days", "shoots", _DAYS)):
        reading = ImportDialog(services, memory)
        reading.kind.set_value(kind)
        reading.read(Source(name=_file_name(name), data=text.encode("utf-8")))
        _wait(reading.work)
        yield name, reading
    if services.session.production is not None:
        production = workspace.plan.productions[services.session.production]
        export = ExportDialog(services, production, Settings(), open_file=print)
        _wait(export.work)
        yield "export", export
        hot_cost = ExportDialog(services, production, Settings(), paper="hot-cost", open_file=print)
        _wait(hot_cost.work)
        yield "export-hot-cost", hot_cost
        ledger = LedgerExportDialog(services, production, open_file=print)
        _wait(ledger.work)
        yield "export-ledger", ledger
    yield from issue_dialogs(services)
    yield from review_dialogs(services)
    busiest = max(workspace.plan.people, key=_bookings_of(workspace.plan), default=None)
    if busiest is not None:
        workspace.back_up()
        yield "personal-data", PersonalDataDialog(services, busiest)
    for name in ("units", "holidays", "needs", "agreements", "rules", "roles", "members"):
        productions = ProductionsDialog(services)
        productions.tabs.show_page(getattr(productions, name))
        yield f"productions-{name}", productions
    if services.session.production is not None:
        for name in ("lines", "fringes", "allowances", "revisions"):
            budget = BudgetEditor(services, services.session.production)
            budget.tabs.show_page(getattr(budget, name))
            yield f"budget-{name}", budget
        settings = workspace.plan.productions[services.session.production]
        taken = BudgetImportDialog(services.look, services.jobs, workspace.plan, settings)
        taken.read(Source(name="budget.csv", data=_BUDGET.encode()))
        _wait(taken.work)
        yield "budget-import", taken
    workspace.back_up()
    restore = RestoreDialog(look, workspace.context, workspace.path)
    _wait(restore.work)
    yield "restore", restore
    yield "history", HistoryDialog(look, workspace)
    yield "settings", SettingsDialog(look, Settings(), workspace.context.user)
    yield "keys", _keys(services)
    guide = GuideDialog(look, paths.guide(), open_url=print)
    guide.show_page("index.md")
    yield "guide", guide
    yield "about", AboutDialog(look)


def _bookings_of(plan: Plan) -> Callable[[PersonId], int]:
    def count(person: PersonId) -> int:
        return len(plan.bookings_of.get(person, ()))

    return count


def _keys(services: Services) -> KeysDialog:
    """A key of the board changed, another pressed that is somebody's."""
    draft = KeyDraft(contexts(), services.keymap)
    grid = next(context for context in draft.contexts if context.id == GRID)
    spec = next(spec for spec in grid.specs if spec.id == "confirm")
    draft.give(GRID, spec, "F9", only=True)
    dialog = KeysDialog(services.look, draft)
    dialog.search.setText("book")
    dialog.search.sought.emit("book")
    dialog.table.selectRow(0)
    dialog.field.setKeySequence(QKeySequence("Ctrl+K"))
    return dialog


def _file_name(name: str) -> str:
    return f"{name.removeprefix('import-')}.csv"


def _wait(work: JobPlace) -> None:
    """Let a job end, some seconds at most."""
    for _step in range(_STEPS):
        if not work.busy:
            return
        settle(_STEP_MS)
