"""The call sheet of the day that is shown: flags, lists and texts to write, the pages beside."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crewplanner.app.call_sheet_editing import (
    cast_edited,
    lines_pasted,
    schedule_edited,
    sheet_time,
)
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.call_sheets import (
    AddSheetLines,
    CopyCallSheet,
    EditSheetLine,
    MoveSheetLine,
    PasteSheetLines,
    RemoveSheetLines,
    SheetList,
    WriteCrewLine,
)
from crewplanner.app.commands.own_times import SetOwnTimes
from crewplanner.app.queries.call_sheet import CallSheetView, SheetPerson
from crewplanner.app.queries.call_sheet_missing import MendAt, Missing, missing
from crewplanner.app.time_text import parse_spec, show_time
from crewplanner.app.words import date_text
from crewplanner.domain.call_sheets import CastLine, CrewLine, ScheduleLine
from crewplanner.domain.ids import DayId
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.call_sheet.choices import print_options
from crewplanner.ui.pages.call_sheet.columns import (
    CrewRow,
    cast_columns,
    crew_columns,
    schedule_columns,
)
from crewplanner.ui.pages.call_sheet.flags import Flags
from crewplanner.ui.pages.call_sheet.lines import LineRow, LinesTable
from crewplanner.ui.pages.call_sheet.preview import SheetPreview
from crewplanner.ui.pages.call_sheet.saving import SheetSaver
from crewplanner.ui.pages.call_sheet.texts import SheetTexts
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.sheet_table import SheetTable
from crewplanner.ui.widgets.buttons import Button, offer
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.side_by_side import SideBySide
from crewplanner.ui.widgets.text import label

SCHEDULE, CAST, CREW, TEXTS = "schedule", "cast", "crew", "texts"
_NOT_UNDERSTOOD = "not-understood"


class CallSheetPane(QWidget):
    """One unit's call sheet. `mend` asks for what is mended elsewhere than here."""

    mend = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = page.look
        self._page = page
        self._view: CallSheetView | None = None
        self._day: DayId | None = None
        self._crew_model: TableModel[CrewRow] | None = None
        self._title = label("", "strong")
        self.flags = Flags(look)
        self.parts = Segmented(
            look,
            (
                (SCHEDULE, _("Schedule")),
                (CAST, _("Cast")),
                (CREW, _("Crew")),
                (TEXTS, _("Times, texts")),
            ),
            name=_("Part of the call sheet"),
        )
        self.schedule: LinesTable[ScheduleLine] = LinesTable(
            look,
            _("Schedule of the day"),
            ScheduleLine,
            _("Type into the empty row. Times move with the call."),
            self,
        )
        self.cast: LinesTable[CastLine] = LinesTable(
            look,
            _("Cast, contributors, extras"),
            lambda: CastLine(name=""),
            _("Cast, stand-ins, minors and extras. Type into the empty row."),
            self,
        )
        self.crew = SheetTable(look, _("Crew of the call sheet"))
        self.texts = SheetTexts(look)
        self.copy = Button(look, _("Copy from the day before"), icon="copy:muted")
        self.preview = SheetPreview(page.services)
        self.saver = SheetSaver(page, self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def day(self) -> DayId | None:
        """Whose sheet it is."""
        return self._day

    @property
    def view(self) -> CallSheetView | None:
        """What is shown."""
        return self._view

    def show_day(self, day: DayId) -> None:
        """Show the sheet of a day; while the pane is hidden it only remembers which."""
        self._day = day
        if self.isVisible():
            self._refresh()

    def show_part(self, part: str) -> None:
        """Go to one of the parts of the editor."""
        self.parts.set_value(part)
        self._show_part()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def copy_day_before(self) -> None:
        """Take over what the unit's last day with a call sheet says, without its schedule."""
        view = self._view
        if view is None:
            return
        plan = self._page.services.workspace.plan
        earlier = [
            day
            for day in plan.days_of.get(view.unit, ())
            if day.date < view.date and day.id in plan.call_sheet_of
        ]
        if not earlier:
            text = _("No earlier day of this unit has a call sheet to copy.")
            self._page.messages.show_message(text, MessageKind.INFO, key=_NOT_UNDERSTOOD)
            return
        source = max(earlier, key=lambda day: day.date)
        said = _("Copied the call sheet of {date}, without its schedule")
        self._do(
            CopyCallSheet(day=view.day, source=source.id),
            toast=said.format(date=date_text(source.date, year=False)),
        )

    def _lay_out(self) -> None:
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        for part in (self.schedule, self.cast, self.crew, self.texts):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        sides = SideBySide(
            self._page.look, editor, self.preview, words=_("Preview"), widths=(330, 620)
        )
        head = Flow(gap=8, line_gap=6)
        head.setContentsMargins(16, 10, 16, 0)
        head.addWidget(self.parts)
        head.addWidget(self._title)
        for button in (sides.switch, self.copy, self.saver.button):
            head.add_end(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.flags)
        whole.addLayout(head)
        whole.addWidget(sides, 1)

    def _connect(self) -> None:
        self.parts.chosen.connect(self._show_part)
        self.flags.mend.connect(self._mend)
        self.copy.clicked.connect(self.copy_day_before)
        self.copy.setToolTip(_("Texts, times, cast and requirements of the last day that has any"))
        self.schedule.written.connect(self._write_schedule)
        self.schedule.moved.connect(self._move_schedule)
        self.schedule.removed.connect(self._remove_schedule)
        self.schedule.pasted.connect(self._paste_schedule)
        self.cast.pasted.connect(self._paste_cast)
        self.cast.written.connect(self._write_cast)
        self.cast.moved.connect(self._move_cast)
        self.cast.removed.connect(self._remove_cast)
        self.texts.changed.connect(self._do)
        self.preview.failed.connect(self._say)

    def _refresh(self) -> None:
        from crewplanner.app.queries.make_call_sheet import (  # noqa: PLC0415 - to start quickly
            asked_of,
            call_sheet_view,
        )

        workspace, day = self._page.services.workspace, self._day
        if day is None or day not in workspace.plan.shoot_days:
            return
        self._view = view = call_sheet_view(asked_of(workspace, day))
        editable = workspace.read_only_reason is None
        call = _("call {time}").format(time=show_time(view.call)) if view.call is not None else ""
        self._title.setText(" · ".join(filter(None, (date_text(view.date, year=False), call))))
        self.flags.show_missing(missing(view))
        sheet = view.sheet
        self.schedule.show_lines(
            sheet.schedule, schedule_columns(editable=editable), editable=editable
        )
        self.cast.show_lines(sheet.cast, cast_columns(editable=editable), editable=editable)
        self._show_crew(view, editable=editable)
        self.texts.show_view(view, editable=editable)
        offer(self.copy, workspace.read_only_reason)
        options = print_options(self._page.services, view)
        self.saver.show_view(view, options)
        self.preview.show_sheet(view, options)

    def _show_crew(self, view: CallSheetView, *, editable: bool) -> None:
        if self._crew_model is None:
            columns = crew_columns(view.words, editable=editable)
            self._crew_model = TableModel(columns, key=lambda row: row[1].person, parent=self)
            self._crew_model.edited.connect(self._write_crew)
            self.crew.setSortingEnabled(False)
            self.crew.setModel(TableProxy(self._crew_model, self))
            self.crew.show_columns(columns)
            self.crew.set_hint(_("Nobody is booked on this day yet. Book crew on the board."))
        self._crew_model.set_rows(
            [(one.name, person) for one in view.departments for person in one.people]
        )

    def _show_part(self) -> None:
        place = (SCHEDULE, CAST, CREW, TEXTS).index(self.parts.value())
        self._stack.setCurrentIndex(place)

    def _mend(self, one: Missing) -> None:
        """Go where it is mended: a part of this pane, else the page knows the way."""
        match one.at:
            case MendAt.SCHEDULE:
                self.show_part(SCHEDULE)
                self.schedule.begin_new()
            case MendAt.SHEET:
                self.show_part(CAST if one.code == "minor" else TEXTS)
                if one.code.replace("-", "_") in self.texts.form.names:
                    self.texts.form.editor(one.code.replace("-", "_")).setFocus()
            case MendAt.CREW:
                self.show_part(CREW)
                self.crew.pick(lambda row: row[1].person == one.person)
                self.crew.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self.mend.emit(one)

    def _write_schedule(self, row: LineRow[ScheduleLine], column: str, text: str) -> None:
        view = self._view
        if view is None:
            return
        try:
            line = schedule_edited(row.line, column, text, view.call)
        except ValueError as error:
            self._say(str(error))
            return
        if row.new:
            self._do(AddSheetLines(day=view.day, schedule=(line,)))
        else:
            self._do(EditSheetLine(day=view.day, at=row.at, line=line))

    def _write_cast(self, row: LineRow[CastLine], column: str, text: str) -> None:
        view = self._view
        if view is None:
            return
        try:
            line = cast_edited(row.line, column, text, view.call)
        except ValueError as error:
            self._say(str(error))
            return
        if row.new:
            self._do(AddSheetLines(day=view.day, cast=(line,)))
        else:
            self._do(EditSheetLine(day=view.day, at=row.at, line=line))

    def _paste_schedule(self, at: int, columns: tuple[str, ...], rows: list[list[str]]) -> None:
        view = self._view
        if view is None:
            return
        write = partial(schedule_edited, call=view.call)
        try:
            lines = lines_pasted(view.sheet.schedule, rows, write, (at, columns), ScheduleLine())
        except ValueError as error:
            self._say(str(error))
            return
        self._do(PasteSheetLines(day=view.day, schedule=lines))

    def _paste_cast(self, at: int, columns: tuple[str, ...], rows: list[list[str]]) -> None:
        view = self._view
        if view is None:
            return
        write = partial(cast_edited, call=view.call)
        try:
            lines = lines_pasted(view.sheet.cast, rows, write, (at, columns), CastLine(name=""))
        except ValueError as error:
            self._say(str(error))
            return
        self._do(PasteSheetLines(day=view.day, cast=lines))

    def _move_schedule(self, at: int, to: int) -> None:
        if self._view is not None:
            self._do(MoveSheetLine(day=self._view.day, list=SheetList.SCHEDULE, at=at, to=to))

    def _move_cast(self, at: int, to: int) -> None:
        if self._view is not None:
            self._do(MoveSheetLine(day=self._view.day, list=SheetList.CAST, at=at, to=to))

    def _remove_schedule(self, places: tuple[int, ...]) -> None:
        if self._view is not None:
            command = RemoveSheetLines(day=self._view.day, list=SheetList.SCHEDULE, at=places)
            self._do(command, toast=command.label())

    def _remove_cast(self, places: tuple[int, ...]) -> None:
        if self._view is not None:
            command = RemoveSheetLines(day=self._view.day, list=SheetList.CAST, at=places)
            self._do(command, toast=command.label())

    def _write_crew(self, row: CrewRow, column: str, text: str) -> None:
        view, person = self._view, row[1]
        if view is None:
            return
        line = CrewLine(
            person=person.person, call=person.call_text, pickup=person.pickup, note=person.note
        )
        try:
            match column:
                case "call":
                    self._do(self._called(person, line, text.strip()))
                case "pickup":
                    line = replace(line, pickup=sheet_time(text, view.call))
                    self._do(WriteCrewLine(day=view.day, line=line))
                case _:
                    line = replace(line, note=text.strip())
                    self._do(WriteCrewLine(day=view.day, line=line))
        except ValueError as error:
            self._say(f"{person.name}: {error}")

    def _called(self, person: SheetPerson, line: CrewLine, text: str) -> Command:
        """The call of one of the crew: a time of the booking on this date, or words on the sheet.

        Raises ValueError for what is neither.
        """
        view, plan = self._view, self._page.services.workspace.plan
        if view is None:
            raise ValueError
        if text and text[0].isalpha():
            return WriteCrewLine(day=view.day, line=replace(line, call=text.upper()))
        booking = plan.bookings[person.booking]
        spec = parse_spec(text) if text else None
        own = SetOwnTimes(
            booking=booking.id,
            call=spec,
            wrap=booking.wrap,
            span=DateSpan(first=view.date, last=view.date),
        )
        if not line.call:
            return own
        plain = WriteCrewLine(day=view.day, line=replace(line, call=""))
        return Batch(commands=(own, plain), words=own.label())

    def _do(self, command: Command, *, toast: str = "") -> None:
        self._page.messages.clear_message(_NOT_UNDERSTOOD)
        self._page.do(command, toast=toast)

    def _say(self, text: str) -> None:
        self._page.messages.show_message(text, MessageKind.WARNING, key=_NOT_UNDERSTOOD)
