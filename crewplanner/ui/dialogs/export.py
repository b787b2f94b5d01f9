"""Export: a paper looked at as it will be printed, then written into a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.paper_views import PaperQuestion, ask, logo_of
from crewplanner.app.settings import Settings
from crewplanner.app.weeks import iso_week
from crewplanner.app.words import date_text
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.domain.values import DateSpan
from crewplanner.exports import Audience, ClockFace, Options, PaperSize, file_name, formats_of
from crewplanner.i18n import _
from crewplanner.ui.clock_words import span_text
from crewplanner.ui.dialogs.export_jobs import (
    HOT_COST,
    WEEK,
    Pages,
    PaperJob,
    SaveJob,
    booked_departments,
)
from crewplanner.ui.dialogs.file_dialogs import AskSave, ask_save
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button, icon_button, primary_button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.page_view import PageView
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_PAUSE_MS = 120
_FORM_WIDTH = 304
_FAILED = "failed"


class ExportDialog(ToolDialog):
    """Choices at the left, the printed pages at the right. `saved` is the file, once written.

    The week is of a week and a reader, the hot cost of a date and for the producer.
    """

    def __init__(
        self,
        services: Services,
        production: Production,
        settings: Settings,
        *,
        paper: str = WEEK,
        ask_path: AskSave = ask_save,
        open_file: Callable[[Path], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        look = services.look
        title = _("Export the week") if paper == WEEK else _("Export the hot cost")
        super().__init__(look, title, about=production.title, size=(1160, 740), parent=parent)
        self._paper = paper
        self._services = services
        self._production = production
        self._ask_path = ask_path
        self._open_file = open_file
        self._open_after = False
        session = services.session
        day = DateSpan(first=session.date, last=session.date)
        self._span = session.week if paper == WEEK else day
        self._shown: Pages | None = None
        self.saved: Path | None = None
        self._make_fields(settings)
        self.pages = PageView(look, _("The paper as it will be printed"))
        self.work = JobPlace(look, services.jobs)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._show_week()
        self._follow_audience()
        self._preview()

    def options(self) -> Options:
        """What is chosen now."""
        workspace = self._services.workspace
        audience = Audience(self.audience.value())
        return Options(
            audience=audience,
            issued_at=workspace.context.clock(),
            issued_by=workspace.context.user,
            department=self.department.value() if audience is Audience.DEPARTMENT else None,
            paper=PaperSize(self.sheet.value()),
            clock=ClockFace(self.clock.value()),
            version=self.version.text().strip(),
            supersedes=self.supersedes.text().strip(),
            logo=logo_of(workspace, self._production.id),
        )

    def _make_fields(self, settings: Settings) -> None:
        look = self.look
        weekly = self._paper == WEEK
        before, after = _("Week before"), _("Next week")
        if not weekly:
            before, after = _("Day before"), _("Next day")
        self.before = icon_button(look, "chevron-left:ink", before)
        self.after = icon_button(look, "chevron-right:ink", after)
        self.week = label("", "strong")
        readers = _audiences() if weekly else ((Audience.PRODUCER.value, _("Producer")),)
        self.audience = Segmented(look, readers, name=_("Who will read it"))
        self.department = ChoiceBox[str](look, (), "")
        self.department.setAccessibleName(_("Department"))
        self.left_out = label("", "muted", wrap=True)
        self.format = ChoiceBox[str](
            look, [(one.id, _(one.title)) for one in formats_of(self._paper)], "pdf"
        )
        self.sheet = Segmented(look, _sheets(), name=_("Size of the sheet"))
        by_words = PaperSize.LETTER if self._production.words is FilmWords.US else PaperSize.A4
        known = {size.value for size in PaperSize}
        self.sheet.set_value(settings.sheet if settings.sheet in known else by_words.value)
        self.clock = Segmented(
            look, (("24", _("18:30")), ("12", _("6:30p"))), name=_("How times are written")
        )
        self.clock.set_value(settings.clock if settings.clock in {"12", "24"} else "24")
        self.version = QLineEdit()
        self.version.setPlaceholderText(_("v4 pink"))
        self.supersedes = QLineEdit()
        self.supersedes.setPlaceholderText(_("v3 blue"))

    def _lay_out(self) -> None:
        side = Surface(self.look, "surface", lines=("end",))
        side.setFixedWidth(self.look.px(_FORM_WIDTH))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = QWidget()
        area.setWidget(held)
        for part in (area.viewport(), held):
            part.setAutoFillBackground(False)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 1, 0)
        inside.addWidget(area)
        form = QVBoxLayout(held)
        form.setContentsMargins(20, 16, 19, 16)
        form.setSpacing(6)
        week = QHBoxLayout()
        week.setSpacing(8)
        week.addWidget(self.before)
        week.addWidget(self.week, 1)
        week.addWidget(self.after)
        form.addLayout(week)
        self._add(form, _("For"), self.audience)
        form.addWidget(self.department)
        form.addWidget(self.left_out)
        self._add(form, _("&Format"), self.format)
        self._add(form, _("Sheet"), self.sheet)
        self._add(form, _("Times"), self.clock)
        self._add(form, _("&Version"), self.version)
        self._add(form, _("&Supersedes"), self.supersedes)
        form.addStretch(1)
        self._note = label("", "caption", wrap=True)
        form.addWidget(self._note)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.pages, 1)
        self.body.addWidget(self.work)
        self.body.addLayout(row, 1)
        self.cancel = Button(self.look, _("Cancel"))
        self.save_and_open = Button(self.look, _("Save and &open…"))
        self.save_and_open.setVisible(self._open_file is not None)
        self.save = primary_button(self.look, _("Save as…"))
        self.save.setDefault(True)
        for button in (self.cancel, self.save_and_open, self.save):
            self.end.addWidget(button)

    def _add(self, form: QVBoxLayout, words: str, field: QWidget) -> None:
        caption = label(words, "caption")
        if "&" in words:
            caption.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
        form.addSpacing(8)
        form.addWidget(caption)
        form.addWidget(field)

    def _connect(self) -> None:
        self.before.clicked.connect(self._go_before)
        self.after.clicked.connect(self._go_after)
        self.audience.chosen.connect(self._follow_audience)
        for signal in (
            self.audience.chosen,
            self.department.chosen,
            self.sheet.chosen,
            self.clock.chosen,
            self.version.textChanged,
            self.supersedes.textChanged,
        ):
            signal.connect(self._pause.start)
        self._pause.timeout.connect(self._preview)
        self.format.chosen.connect(self._show_note)
        self.work.finished.connect(self._take_result)
        self.work.failed.connect(self._tell_failure)
        self.work.stopped.connect(self._dress)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.save_and_open.clicked.connect(self._save_to_open)
        self.finished.connect(self.work.give_up)
        self._show_note()

    def _go_before(self) -> None:
        self._move(-len(self._span))

    def _go_after(self) -> None:
        self._move(len(self._span))

    def _move(self, days: int) -> None:
        self._span = self._span.moved(days)
        self._show_week()
        self._pause.start()

    def _show_week(self) -> None:
        if self._paper == HOT_COST:
            self.week.setText(date_text(self._span.first))
            return
        number = int(iso_week(self._span)[-2:])
        text = _("Week {number} · {dates}").format(number=number, dates=span_text(self._span))
        self.week.setText(text)
        names = booked_departments(self._services.workspace.plan, self._production, self._span)
        chosen = self.department.value() if self.department.count() else ""
        self.department.set_options([(name, name) for name in names], chosen)

    def _follow_audience(self) -> None:
        audience = Audience(self.audience.value())
        self.department.setVisible(audience is Audience.DEPARTMENT)
        money = _("For the producer alone: it shows what everybody is paid.")
        self.left_out.setText(money if self._paper == HOT_COST else left_out_text(audience))

    def _show_note(self) -> None:
        printed = self.format.value() == "pdf"
        told = _("The pages show the printed paper. The file holds the same days and people.")
        self._note.setText("" if printed else told)

    def _preview(self) -> None:
        if self.audience.value() == Audience.DEPARTMENT and not self.department.count():
            self.work.give_up()
            self._shown = None
            self.pages.show_pages(())
            self.say(_("Nobody is booked in this week. Choose another week."), key=_FAILED)
            self._dress()
            return
        self._shown = None
        self.work.start(self._job(), _("Setting the pages"))
        self._dress()

    def _job(self) -> PaperJob:
        question = PaperQuestion(paper=self._paper, production=self._production.id, span=self._span)
        source = ask(self._services.workspace, question)
        return PaperJob(source=source, options=self.options())

    def _take_result(self, result: object) -> None:
        if isinstance(result, Path):
            self.saved = result
            if self._open_after and self._open_file is not None:
                self._open_file(result)
            self.accept()
        elif isinstance(result, Pages):
            self.messages.clear_message(_FAILED)
            self._shown = result
            self.pages.show_pages(result.pages)
            self._dress()

    def _tell_failure(self, sentence: str) -> None:
        self._open_after = False
        self.say(sentence, key=_FAILED)
        self._dress()

    def _save(self) -> None:
        self._write(open_after=False)

    def _save_to_open(self) -> None:
        self._write(open_after=True)

    def _write(self, *, open_after: bool) -> None:
        if self._shown is None or self.work.busy:
            return
        options, view, format_id = self.options(), self._shown.view, self.format.value()
        name = file_name(view, options, format_id, paper=self._paper)
        suffix = Path(name).suffix
        types = f"{self.format.currentText()} (*{suffix})"
        folder = self._services.workspace.path.parent
        path = self._ask_path(self, _("Save the paper"), folder / name, types)
        if path is None:
            return
        if not path.suffix:
            path = path.with_name(path.name + suffix)
        self._open_after = open_after
        job = SaveJob(paper=self._paper, view=view, options=options, format_id=format_id, path=path)
        self.work.start(job, _("Writing “{name}”").format(name=path.name))
        self._dress()

    def _dress(self) -> None:
        ready = self._shown is not None and not self.work.busy
        self.save.setEnabled(ready)
        self.save_and_open.setEnabled(ready)


def left_out_text(audience: Audience) -> str:
    """What this reader does not get to see."""
    match audience:
        case Audience.PRODUCER:
            return _("Everything is on it, with money, findings and private phones.")
        case Audience.CREW:
            return _("No money, no private phones, no findings, and not why somebody is away.")
        case Audience.DEPARTMENT:
            return _("One department alone. No money, no private phones, no findings.")


def _audiences() -> tuple[tuple[str, str], ...]:
    return (
        (Audience.CREW.value, _("Crew")),
        (Audience.PRODUCER.value, _("Producer")),
        (Audience.DEPARTMENT.value, _("Department")),
    )


def _sheets() -> tuple[tuple[str, str], ...]:
    return (
        (PaperSize.A4.value, _("A4")),
        (PaperSize.LETTER.value, _("Letter")),
        (PaperSize.A3.value, _("A3")),
        (PaperSize.TABLOID.value, _("Tabloid")),
    )
