"""The second step of an import: what would become of each row, before anything is written."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.importing.moments import DateOrder
from crewplanner.app.importing.preview import ImportCounts, RowStatus
from crewplanner.app.importing.shoots import DayKind
from crewplanner.app.words import word
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import NEW, PersonId
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.dialogs.dialog import FormDialog
from crewplanner.ui.dialogs.import_columns import ColumnStrip
from crewplanner.ui.dialogs.import_kinds import (
    ImportKind,
    Looked,
    Preview,
    Request,
    ShownColumn,
    ShownRow,
)
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column, TableModel, TableProxy
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.message_bar import MessageArea, MessageKind
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.table_view import DIALOG_EDGE, TableView
from crewplanner.ui.widgets.text import label, selectable

_STATUS: Mapping[RowStatus, tuple[str, str, str]] = MappingProxyType(
    {
        RowStatus.NEW: (N_("New"), "add:saved", "saved"),
        RowStatus.UPDATED: (N_("Update"), "edit:link", "link"),
        RowStatus.UNCHANGED: (N_("Unchanged"), "check:muted", "muted"),
        RowStatus.DUPLICATE: (N_("Duplicate"), "copy:muted", "muted"),
        RowStatus.REPORTED: (N_("Not understood"), "warning:finding", "finding"),
    }
)
"""The word, icon and tone of what becomes of a row."""
_REMARKS, _OPEN = "remarks", "open"
_MOST_KINDS = 40


class PreviewStep(QWidget):
    """Shows a preview. What the user corrects comes out as signals; the dialog reads again."""

    mapping_changed = Signal(object)
    sheet_changed = Signal(object)
    """Carries the name of the sheet."""
    order_changed = Signal(object)
    """Carries the DateOrder."""
    decided = Signal(int, int)
    """Carries the number of a row and who is meant: a person of the project, or 0 for another."""
    kinds_changed = Signal(object)
    """Carries, by the text of the file, the DayType that the user wants."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kind: ImportKind | None = None
        self.messages = MessageArea(look)
        self.strip = ColumnStrip(look)
        self.chips = FilterBar(look, edge=DIALOG_EDGE)
        self.table = TableView(look, _("What the import would do"), edge=DIALOG_EDGE)
        self._take_columns(())
        self.table.set_hint(_("No row is of this kind."))
        self.sheet = ChoiceBox[str](look, (), "")
        self.sheet.setAccessibleName(_("Sheet"))
        self.order = ChoiceBox[DateOrder | None](look, (), None)
        self.order.setAccessibleName(_("Order of dates"))
        self.kinds = Button(look, _("&Kinds of days…"))
        self._day_kinds: tuple[DayKind, ...] = ()
        self._ordered = False
        self._name = label("", "heading")
        self._sheet_words = label(_("S&heet"), "muted")
        self._sheet_words.setBuddy(self.sheet)
        self._order_words = label(_("&Dates are written"), "muted")
        self._order_words.setBuddy(self.order)
        self.detail = selectable("", "muted")
        self.who = ChoiceBox[PersonId | None](look, (), None)
        self.who.setAccessibleName(_("Who is it?"))
        self.who.setMinimumWidth(look.px(260))
        self._who_words = label(_("&Who is it?"), "muted")
        self._who_words.setBuddy(self.who)
        self._request: Request | None = None
        self._lay_out()
        self._buttons = {
            status: self.chips.add_chip(status.value, _(words))
            for status, (words, _icon, _tone) in _STATUS.items()
        }
        self.chips.changed.connect(self._filter)
        self.strip.changed.connect(self.mapping_changed)
        self.sheet.chosen.connect(self.sheet_changed)
        self.order.chosen.connect(self._take_order)
        self.kinds.clicked.connect(self._ask_kinds)
        self.who.chosen.connect(self._decide)
        self.table.selected.connect(self._show_detail)

    def forget(self) -> None:
        """Begin with another source."""
        self._ordered = False

    def show_preview(self, kind: ImportKind, looked: Looked, request: Request) -> None:
        """Show what a reading found of what was asked."""
        self._request = request
        preview: Preview = looked.preview
        self._name.setText(looked.source.name)
        self._show_choices(kind, looked)
        self.strip.show_mapping(kind, preview.table, preview.mapping)
        self._show_remarks(kind.remarks(looked.preview), looked.open_date)
        if kind is not self._kind:
            self._kind = kind
            self._take_columns(_columns(kind.columns))
        self.model.set_rows(kind.rows(preview))
        self._count(preview.counts)
        self._filter()
        if self.proxy.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_detail()

    def _lay_out(self) -> None:
        head = QWidget()
        row = Flow(head, gap=8, line_gap=6)
        row.setContentsMargins(20, 12, 20, 0)
        row.addWidget(self._name)
        row.addWidget(label(_("and what its columns hold"), "muted"))
        row.add_end(self.kinds)
        for words, editor in (
            (self._order_words, self.order),
            (self._sheet_words, self.sheet),
            (self.strip.header_words, self.strip.header),
        ):
            row.add_end(words)
            row.add_end(editor)
        for optional in (self._order_words, self.order, self._sheet_words, self.sheet, self.kinds):
            optional.setVisible(False)
        foot = Surface(self._look, "surface", lines=("top",))
        below = QHBoxLayout(foot)
        below.setContentsMargins(20, 8, 20, 8)
        below.setSpacing(8)
        below.addWidget(self.detail, 1)
        below.addWidget(self._who_words)
        below.addWidget(self.who)
        self.detail.setMinimumHeight(self._look.px(34))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(head)
        column.addWidget(self.strip)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        column.addWidget(foot)

    def _take_columns(self, columns: tuple[Column[ShownRow], ...]) -> None:
        self.model = TableModel(columns, key=lambda row: row.number, parent=self)
        self.proxy = TableProxy(self.model, self)
        self.table.setModel(self.proxy)
        self.table.show_columns(columns)

    def _show_choices(self, kind: ImportKind, looked: Looked) -> None:
        preview: Preview = looked.preview
        several = len(preview.sheets) > 1
        if several:
            self.sheet.set_options([(name, name) for name in preview.sheets], preview.table.sheet)
        if looked.open_date:
            self._ordered = True
            self.order.set_options([(None, _("Choose…")), *_orders()], None)
        elif self._ordered:
            chosen = getattr(looked.preview, "order", None)
            self.order.set_options(_orders(), chosen)
        self._day_kinds = kind.day_kinds(looked.preview)
        for widget, shown in (
            (self._sheet_words, several),
            (self.sheet, several),
            (self._order_words, self._ordered),
            (self.order, self._ordered),
            (self.kinds, bool(self._day_kinds)),
        ):
            widget.setVisible(shown)

    def _show_remarks(self, remarks: tuple[str, ...], open_date: str) -> None:
        self.messages.clear_message(_OPEN)
        self.messages.clear_message(_REMARKS)
        if open_date:
            said = _(
                "“{date}” can be read day first or month first, and no date of the file tells "
                "which. Say how the dates are written."
            )
            self.messages.show_message(
                said.format(date=open_date), MessageKind.WARNING, key=_OPEN, closable=False
            )
        if remarks:
            self.messages.show_message(
                "  ".join(remarks), MessageKind.INFO, key=_REMARKS, closable=False
            )

    def _take_order(self, order: DateOrder | None) -> None:
        if order is not None:
            self.order_changed.emit(order)

    def _ask_kinds(self) -> None:
        chosen = KindsDialog(self._look, self._day_kinds, parent=self).ask()
        if chosen is not None:
            self.kinds_changed.emit(chosen)

    def _count(self, counts: ImportCounts) -> None:
        numbers = {
            RowStatus.NEW: counts.new,
            RowStatus.UPDATED: counts.updated,
            RowStatus.UNCHANGED: counts.unchanged,
            RowStatus.DUPLICATE: counts.duplicates,
            RowStatus.REPORTED: counts.reported,
        }
        for status, count in numbers.items():
            chip = self._buttons[status]
            chip.setText(f"{_(_STATUS[status][0])}  {count}")
            chip.setEnabled(count > 0)
        gone = {name for name in self.chips.on() if not numbers[RowStatus(name)]}
        if gone:
            self.chips.set_on(self.chips.on() - gone)

    def _filter(self) -> None:
        on = self.chips.on()
        self.proxy.set_test((lambda row: row.status.value in on) if on else None)
        every, shown = self.model.rowCount(), self.proxy.rowCount()
        text = ngettext("{count} row", "{count} rows", every).format(count=every)
        if self.proxy.hidden:
            text = _("{shown} of {every} rows").format(shown=shown, every=every)
        self.chips.set_summary(text)

    def _show_detail(self) -> None:
        row = self.table.current()
        if not isinstance(row, ShownRow):
            self.detail.setText("")
            self._offer_people(None)
            return
        status = _(_STATUS[row.status][0])
        said = _("Row {number}: {status}.").format(number=row.number, status=status.lower())
        self.detail.setText(f"{said} {row.note}".strip())
        self._offer_people(row)

    def _offer_people(self, row: ShownRow | None) -> None:
        """Where somebody of the project has this name, ask who is meant."""
        people: list[tuple[PersonId, str]] = []
        chosen: PersonId | None = None
        if row is not None and self._kind is not None and self._request is not None:
            decisions, plan = self._request.decisions, self._request.plan
            people = self._kind.people_like(row, plan, decided=row.number in decisions)
            chosen = decisions.get(row.number, row.person)
        if people:
            other = PersonId(NEW)
            options: list[tuple[PersonId | None, str]] = [*people, (other, _("Somebody else"))]
            if chosen is None and row is not None and row.status is RowStatus.NEW:
                chosen = other
            if chosen is None:
                options.insert(0, (None, _("Choose…")))
            self.who.set_options(options, chosen)
        self.who.setVisible(bool(people))
        self._who_words.setVisible(bool(people))

    def _decide(self, person: PersonId | None) -> None:
        row = self.table.current()
        if isinstance(row, ShownRow) and person is not None:
            self.decided.emit(row.number, person)


class KindsDialog(FormDialog[Mapping[str, DayType]]):
    """What each word of the file for a kind of day means."""

    def __init__(
        self, look: Look, kinds: tuple[DayKind, ...], parent: QWidget | None = None
    ) -> None:
        about = _("What the file calls its days, and what they become here.")
        super().__init__(
            look, _("Kinds of days"), _("Read so"), about=about, width=520, parent=parent
        )
        options = [(kind, word(kind)) for kind in DayType]
        self.boxes: dict[str, ChoiceBox[DayType]] = {}
        for number, kind in enumerate(kinds[:_MOST_KINDS]):
            box = ChoiceBox[DayType](look, options, kind.day_type)
            rows = ngettext("{count} row", "{count} rows", kind.rows).format(count=kind.rows)
            self.form.add(str(number), kind.text.replace("&", "&&"), box, unit=rows)
            self.boxes[kind.text] = box

    def result_of_form(self) -> Mapping[str, DayType]:
        return MappingProxyType({text: box.value() for text, box in self.boxes.items()})


def _orders() -> list[tuple[DateOrder | None, str]]:
    return [
        (DateOrder.DMY, _("day first: 31/12/2026")),
        (DateOrder.MDY, _("month first: 12/31/2026")),
        (DateOrder.YMD, _("year first: 2026/12/31")),
    ]


def _columns(shown: tuple[ShownColumn, ...]) -> tuple[Column[ShownRow], ...]:
    return (
        Column(
            id="row",
            title=_("Row"),
            value=lambda row: str(row.number),
            sort=lambda row: row.number,
            align=RIGHT,
            width=48,
            fit=True,
            tone=lambda _row: "muted",
        ),
        Column(
            id="status",
            title=_("What becomes of it"),
            value=lambda row: _(_STATUS[row.status][0]),
            sort=lambda row: list(_STATUS).index(row.status),
            icon=lambda row: _STATUS[row.status][1],
            tone=lambda row: _STATUS[row.status][2],
            width=148,
            fit=True,
        ),
        *map(_cell_column, shown),
        Column(
            id="note",
            title=_("What changes, or why not"),
            value=lambda row: row.note,
            tip=lambda row: row.note,
            tone=lambda row: "finding" if row.status is RowStatus.REPORTED else "muted",
            width=240,
            least=180,
            stretch=True,
        ),
    )


def _cell_column(shown: ShownColumn) -> Column[ShownRow]:
    return Column(
        id=shown.id,
        title=shown.title,
        value=lambda row: row.cells.get(shown.id, ""),
        mark=lambda row: "exception" if shown.id in row.changed else "",
        width=shown.width,
        least=shown.least,
        fit=shown.fit,
        if_any=shown.if_any,
        strong=shown.strong,
    )
