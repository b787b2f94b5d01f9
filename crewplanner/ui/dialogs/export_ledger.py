"""Export of the irregular hours: over which weeks, as which file."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.ledgers import LedgerPeriod
from crewplanner.app.queries.ledger import LedgerView, ledger_period, ledger_view
from crewplanner.app.weeks import production_day
from crewplanner.app.words import span_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.ledger import PERIODS
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.exports import Audience, Options, PaperSize, formats_of
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.file_dialogs import AskSave, ask_save
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.paper_saving import PaperSaver, SaveButtons
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.text import label

LEDGER = "ledger"
_FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerJob:
    """A job: the irregular hours of a production over a period."""

    plan: Plan
    production: ProductionId
    period: LedgerPeriod

    def run(self, progress: Progress, cancelled: Cancelled) -> LedgerView:
        """The view. Raises Stopped."""
        progress(0, 0)
        view = ledger_view(self.plan, self.production, self.period)
        if cancelled():
            raise Stopped
        return view


class LedgerExportDialog(ToolDialog):
    """Weeks, date, holds and kind of file. `saved` is the file, once written.

    It begins with the period of the page.
    """

    def __init__(
        self,
        services: Services,
        production: Production,
        *,
        weeks: int = PERIODS[0],
        tentative: bool = False,
        ask_path: AskSave = ask_save,
        open_file: Callable[[Path], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        look = services.look
        title = _("Export irregular hours")
        super().__init__(look, title, about=production.title, size=(560, 400), parent=parent)
        self._services = services
        self._production = production
        self._open_file = open_file
        self._open_after = False
        self._view: LedgerView | None = None
        self.saved: Path | None = None
        counts = tuple((str(n), _("{count} weeks").format(count=n)) for n in PERIODS)
        self.weeks = Segmented(look, counts, name=_("Period"))
        self.weeks.set_value(str(weeks))
        self.until = DateEdit(look, self._today, first_weekday=production.first_weekday)
        self.until.set_date(services.session.date)
        self.holds = QCheckBox(_("Count &holds and offers too"))
        self.holds.setChecked(tentative)
        titles = [(one.id, _(one.title)) for one in formats_of(LEDGER)]
        self.format = ChoiceBox[str](look, titles, titles[0][0])
        self.told = label("", "", wrap=True)
        self.work = JobPlace(look, services.jobs)
        self._saver = PaperSaver(self.work, services.workspace.path.parent, ask_path)
        self._lay_out()
        self._connect()
        self._reckon()

    def options(self) -> Options:
        """What the paper is asked for."""
        workspace = self._services.workspace
        us = self._production.words is FilmWords.US
        return Options(
            audience=Audience.PRODUCER,
            issued_at=workspace.context.clock(),
            issued_by=workspace.context.user,
            paper=PaperSize.LETTER if us else PaperSize.A4,
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(20, 16, 20, 16)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for words, field in (
            (_("Period"), self.weeks),
            (_("&Up to the week of"), self.until),
            ("", self.holds),
            (_("&Format"), self.format),
            ("", self.told),
        ):
            form.addRow(words, field)
            if "&" in words:
                field.setAccessibleName(words.replace("&", ""))
        self.body.addWidget(self.work)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self._buttons = SaveButtons(self, opens=self._open_file is not None)
        self.cancel, self.save = self._buttons.cancel, self._buttons.save
        self.save_and_open = self._buttons.save_and_open

    def _connect(self) -> None:
        self.weeks.chosen.connect(self._reckon)
        self.until.date_changed.connect(self._reckon)
        self.holds.toggled.connect(self._reckon)
        self.work.finished.connect(self._take_result)
        self.work.failed.connect(self._tell_failure)
        self.work.stopped.connect(self._dress)
        self.save.clicked.connect(self._save)
        self.save_and_open.clicked.connect(self._save_to_open)
        self.finished.connect(self.work.give_up)

    def _today(self) -> dt.date:
        return production_day(self._services.workspace.context.clock(), self._production)

    def _reckon(self, _changed: object = None) -> None:
        """Look at the people of the period, on another thread."""
        plan, production = self._services.workspace.plan, self._production.id
        until = self.until.date() or self._services.session.date
        period = ledger_period(
            plan, production, until, int(self.weeks.value()), tentative=self.holds.isChecked()
        )
        self._view = None
        self.told.setText(span_text(period.span))
        job = LedgerJob(plan=plan, production=production, period=period)
        self.work.start(job, _("Reckoning"))
        self._dress()

    def _take_result(self, result: object) -> None:
        if isinstance(result, Path):
            self.saved = result
            if self._open_after and self._open_file is not None:
                self._open_file(result)
            self.accept()
        elif isinstance(result, LedgerView):
            self.messages.clear_message(_FAILED)
            self._view = result
            self.told.setText(_told(result))
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
        if self._view is None or self.work.busy:
            return
        self._open_after = open_after
        self._saver.save(self, self._view, self.options(), LEDGER, self.format)
        self._dress()

    def _dress(self) -> None:
        ready = self._view is not None and bool(self._view.rows) and not self.work.busy
        self._buttons.enable(ready)


def _told(view: LedgerView) -> str:
    """What will be in the file."""
    dates, people = span_text(view.span), len(view.rows)
    if not people:
        return _("{dates}: nobody is booked in these weeks.").format(dates=dates)
    text = ngettext("{dates}: {count} person", "{dates}: {count} people", people)
    said = text.format(dates=dates, count=people)
    far = sum(bool(row.far) for row in view.rows)
    if not far:
        return _("{said}, nobody far above the median. For the producer alone.").format(said=said)
    return _("{said}, {far} far above the median. For the producer alone.").format(
        said=said, far=far
    )
