"""Import: a list of others, looked at row by row before it is written in one step."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QLocale
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.importing.columns import ColumnMapping
from crewplanner.app.importing.mapping_memory import MappingMemory
from crewplanner.app.importing.moments import DateOrder
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import PersonId
from crewplanner.i18n import _
from crewplanner.ui.dialogs.file_dialogs import AskOpen, ask_open
from crewplanner.ui.dialogs.import_kinds import ImportKind, Looked, Reading, Request, Source
from crewplanner.ui.dialogs.import_people import CrewLists
from crewplanner.ui.dialogs.import_preview import PreviewStep
from crewplanner.ui.dialogs.import_shoots import DayLists
from crewplanner.ui.dialogs.import_source import SourceStep, file_of
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.production_choice import ProductionChoice, fresh_production
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.text import label

KINDS: tuple[ImportKind, ...] = (CrewLists(), DayLists())
"""Everything that can be imported, the usual first."""

_READ, _WROTE = "read", "wrote"


class _Step(IntEnum):
    SOURCE = 0
    PREVIEW = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was written: the kind of list, the sentence to say, the change."""

    kind: ImportKind
    said: str
    change: ChangeSet


class ImportDialog(ToolDialog):
    """Source, preview, one command. Nothing is written before the last button, nothing on Cancel.

    `imported` tells of it once the dialog was accepted.
    """

    def __init__(
        self,
        services: Services,
        memory: MappingMemory,
        *,
        kinds: tuple[ImportKind, ...] = KINDS,
        ask_file: AskOpen = ask_open,
        parent: QWidget | None = None,
    ) -> None:
        look = services.look
        super().__init__(look, _("Import"), size=(1120, 720), parent=parent)
        self._workspace = services.workspace
        self._kinds: Mapping[str, ImportKind] = MappingProxyType({kind.id: kind for kind in kinds})
        self._memory = memory
        self._ask_file = ask_file
        self._request: Request | None = None
        self._looked: Looked | None = None
        self._kind_is_open = True
        self.imported: Imported | None = None
        choices = tuple((kind.id, kind.title) for kind in kinds)
        self.kind = Segmented(look, choices, name=_("What is imported"))
        self.production = ProductionChoice(look, kinds[0].without_production)
        self.production.offer(
            services.workspace.plan, services.session.production, kinds[0].without_production
        )
        self.work = JobPlace(look, services.jobs)
        self.source = SourceStep(look)
        self.preview = PreviewStep(look)
        self.steps = QStackedWidget()
        self.steps.addWidget(self.source)
        self.steps.addWidget(self.preview)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._go(_Step.SOURCE)
        self.source.text.setFocus()

    def read(self, source: Source) -> None:
        """Look at a source from the beginning: columns and all are found out anew."""
        self._request = Request(source=source, plan=self._workspace.plan)
        self.preview.forget()
        self._start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = file_of(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.source.take_path(path)

    def _lay_out(self) -> None:
        self.tools.addWidget(self.kind)
        self.tools.addWidget(self.production)
        self.kind.setVisible(len(self._kinds) > 1)
        self.body.addWidget(self.work)
        self.body.addWidget(self.steps, 1)
        self.back = Button(self.look, _("&Back"))
        self._promise = label(_("Nothing is written yet."), "muted")
        self.cancel = Button(self.look, _("Cancel"))
        self.go_on = primary_button(self.look, _("Preview"))
        self.start.addWidget(self.back)
        self.start.addWidget(self._promise)
        self.end.addWidget(self.cancel)
        self.end.addWidget(self.go_on)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._change_kind)
        self.production.changed.connect(self._read_again)
        self.source.chosen.connect(self.read)
        self.source.file_asked.connect(self._choose_file)
        self.source.text_changed.connect(self._dress)
        self.preview.mapping_changed.connect(self._take_mapping)
        self.preview.sheet_changed.connect(self._take_sheet)
        self.preview.order_changed.connect(self._take_order)
        self.preview.kinds_changed.connect(self._take_day_types)
        self.preview.decided.connect(self._take_decision)
        self.work.finished.connect(self._show_preview)
        self.work.failed.connect(self._tell_failure)
        self.work.stopped.connect(self._tell_stopped)
        self.back.clicked.connect(self._go_back)
        self.cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._go_on)
        self.finished.connect(self.work.give_up)

    @property
    def _kind(self) -> ImportKind:
        return self._kinds[self.kind.value()]

    def _choose_file(self) -> None:
        path = self._ask_file(self, _("Choose a list"), Path.home(), _file_types())
        if path is not None:
            self.source.take_path(path)

    def _change_kind(self) -> None:
        self._kind_is_open = False
        self.production.set_none_words(self._kind.without_production)
        if self._request is not None:
            self.read(self._request.source)

    def _take_mapping(self, mapping: ColumnMapping) -> None:
        self._change_request(lambda request: replace(request, mapping=mapping))

    def _take_sheet(self, sheet: str) -> None:
        self._change_request(
            lambda request: replace(request, sheet=sheet, mapping=None, decisions={})
        )

    def _take_order(self, order: DateOrder) -> None:
        self._change_request(lambda request: replace(request, order=order))

    def _take_day_types(self, day_types: Mapping[str, DayType]) -> None:
        self._change_request(lambda request: replace(request, day_types=day_types))

    def _take_decision(self, row: int, person: int) -> None:
        self._change_request(
            lambda request: replace(request, decisions={**request.decisions, row: PersonId(person)})
        )

    def _change_request(self, change: Callable[[Request], Request]) -> None:
        if self._request is not None:
            self._request = change(self._request)
            self._start()

    def _read_again(self) -> None:
        request = self._request
        if request is not None and self.production.value() != request.production:
            self._start()

    def _start(self) -> None:
        missing = self.production.missing
        if self._request is None or missing:
            if missing:
                self.say(missing, key=_READ)
            self._dress()
            return
        self._request = replace(
            self._request,
            plan=self._workspace.plan,
            production=self.production.value(),
            defaults=fresh_production(self._workspace.plan),
            remembered=self._memory.recall(),
        )
        self.messages.clear_message(_READ)
        title = _("Reading “{name}”").format(name=self._request.source.name)
        others = tuple(kind for kind in self._kinds.values() if kind is not self._kind)
        kinds = (self._kind, *(others if self._kind_is_open else ()))
        job = Reading(kinds=kinds, request=self._request, guess=local_order())
        self.work.start(job, title)
        self._dress()

    def _show_preview(self, looked: Looked) -> None:
        if self._request is None:
            return
        self._take_kind(looked.kind)
        self._looked = looked
        self._request = replace(self._request, source=looked.source)
        self.preview.show_preview(self._kind, looked, self._request)
        self._go(_Step.PREVIEW)

    def _take_kind(self, kind: ImportKind) -> None:
        """Go on with the kind of list that it was found to be."""
        self._kind_is_open = False
        self.kind.set_value(kind.id)
        self.production.set_none_words(kind.without_production)

    def _tell_failure(self, sentence: str) -> None:
        self.say(sentence, key=_READ)
        self._dress()

    def _tell_stopped(self) -> None:
        self.say(_("Stopped. Nothing was read or written."), MessageKind.INFO, key=_READ)
        self._dress()

    def _go_back(self) -> None:
        self.work.give_up()
        self._request = self._looked = None
        self._kind_is_open = True
        self.messages.clear_message(_READ)
        self._go(_Step.SOURCE)
        self.source.text.setFocus()

    def _go(self, step: _Step) -> None:
        arrived = self.steps.currentIndex() != step
        self.steps.setCurrentIndex(step)
        self._dress()
        if arrived and step is _Step.PREVIEW:
            asked = self._looked is not None and self._looked.open_date
            (self.preview.order if asked else self.preview.table).setFocus()

    def _go_on(self) -> None:
        if self.steps.currentIndex() == _Step.PREVIEW:
            self._write()
        elif (pasted := self.source.pasted) is not None:
            self.read(pasted)

    def _write(self) -> None:
        if self._looked is None or self.work.busy or not self.go_on.isEnabled():
            return
        preview = self._looked.preview
        try:
            change = self._workspace.do(preview.command())
        except (Refused, ProjectError) as error:
            self.say(str(error), key=_WROTE)
            self._start()
            return
        names = [field.value for field in preview.mapping.fields]
        self._memory.remember(preview.signature, names)
        self.imported = Imported(kind=self._kind, said=self._kind.done(preview), change=change)
        self.accept()

    def _dress(self) -> None:
        """Buttons by what can be done now."""
        looking = self.steps.currentIndex() == _Step.PREVIEW
        self.back.setVisible(looking)
        self._promise.setVisible(looking)
        reason = self._workspace.read_only_reason
        if looking and self._looked is not None:
            preview = self._looked.preview
            words = _("Nothing to import") if preview.empty else self._kind.verb(preview)
            self.go_on.setText(words)
            if self._looked.open_date and reason is None:
                reason = _("First say how the dates are written.")
            reason = reason or self.production.missing or None
            ready = not preview.empty and reason is None and not self.work.busy
            self.go_on.setEnabled(ready)
            self.go_on.setToolTip(reason or "")
        else:
            self.go_on.setText(_("Preview"))
            self.go_on.setEnabled(self.source.pasted is not None and not self.work.busy)


def local_order() -> DateOrder:
    """What comes first in a date of figures where this user lives."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    first = min("dMy", key=form.find)
    return {"d": DateOrder.DMY, "M": DateOrder.MDY, "y": DateOrder.YMD}[first]


def _file_types() -> str:
    lists = _("Lists ({types})").format(types="*.csv *.tsv *.txt *.xlsx *.xlsm *.ods")
    return f"{lists};;{_('All files')} (*)"
