"""The choices of a paper: of which dates, for whom, on which sheet. One form for every paper."""

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crewplanner.app.paper_views import PaperQuestion, logo_of
from crewplanner.app.queries.person_week import people_of_week
from crewplanner.app.settings import Settings
from crewplanner.app.weeks import iso_week
from crewplanner.app.words import date_text, span_text
from crewplanner.domain.ids import DayId, PersonId
from crewplanner.domain.ledger import PERIODS
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.domain.values import DateSpan
from crewplanner.exports import (
    Audience,
    ClockFace,
    Dated,
    Options,
    PaperKind,
    PaperSize,
    formats_of,
    kind_of,
)
from crewplanner.i18n import _
from crewplanner.ui.dialogs.export_jobs import booked_departments, units_on
from crewplanner.ui.dialogs.paper_words import (
    clock_choices,
    left_out_text,
    reader_choices,
    sheet_choices,
)
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import icon_button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_WIDTH = 304
_WHOLE, _WEEK = "whole", "week"
_HOLDS = frozenset({"dood", "ledger"})
"""Papers that count holds where that is asked for."""
_SIGNED = frozenset({"week", "hot-cost"})
"""Papers that may say which version they take the place of."""
_EVERYBODY = PersonId(0)


class PaperForm(Surface):
    """Everything one may choose of a paper. `changed` says that the pages are others now.

    `set_paper` shows the choices of another paper; what both have stays as it is.
    """

    changed = Signal()

    def __init__(
        self,
        services: Services,
        production: Production,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(services.look, "surface", lines=("end",), parent=parent)
        self._services = services
        self._production = production
        self._kind: PaperKind = kind_of("week")
        self._dates: dict[Dated, DateSpan] = {}
        self._parts: dict[str, QWidget] = {}
        self.setFixedWidth(self.look.px(_WIDTH))
        self._make_fields(settings)
        self._lay_out()
        self._connect()

    @property
    def paper(self) -> str:
        """The paper whose choices are shown."""
        return self._kind.id

    @property
    def span(self) -> DateSpan:
        """The week or the day that is chosen."""
        return self._dates[Dated.DAY if self._kind.dated is Dated.DAY else Dated.WEEK]

    def set_production(self, production: Production) -> None:
        """Choose for another production."""
        self._production = production
        self._show_dates()

    def go_to(self, date: dt.date, week: DateSpan) -> None:
        """Choose this day and this week."""
        self._dates = {Dated.DAY: DateSpan(first=date, last=date), Dated.WEEK: week}
        self._show_dates()

    def set_paper(self, paper: str) -> None:
        """Show the choices of this paper."""
        self._kind = kind_of(paper)
        readers = reader_choices(self._kind.readers)
        last = self.audience.value() if self.audience.count() else ""
        self.audience.set_options(readers, last if last in dict(readers) else readers[0][0])
        chosen = self.format.value() if self.format.count() else ""
        formats = [(one.id, _(one.title)) for one in formats_of(paper)]
        known = {format_id for format_id, _title in formats}
        self.format.set_options(formats, chosen if chosen in known else formats[0][0])
        dated = self._kind.dated
        self._show("reach", dated is Dated.SPAN)
        self._show("weeks", dated is Dated.WEEKS)
        self._show("holds", paper in _HOLDS)
        self._show("only_changed", paper == "dood")
        self._show("person", self._kind.of_person)
        self._show("supersedes", paper in _SIGNED)
        self._show_dates()
        self._follow_audience()

    def question(self) -> PaperQuestion:
        """Which paper is asked for."""
        whole = self._is_whole()
        person = self.person.value() if self._kind.of_person and self.person.count() else None
        return PaperQuestion(
            paper=self.paper,
            production=self._production.id,
            span=None if whole else self.span,
            day=self.unit.value() if self.paper == "call-sheet" and self.unit.count() else None,
            person=person or None,
            weeks=int(self.weeks.value()),
            holds=self.holds.isChecked(),
            changed=self.paper == "dood" and self.only_changed.isChecked(),
        )

    def options(self) -> Options:
        """What is chosen now. Raises ValueError where `nobody` is true."""
        workspace = self._services.workspace
        audience = Audience(self.audience.value())
        return Options(
            audience=audience,
            issued_at=workspace.context.clock(),
            issued_by=workspace.context.user,
            department=self.department.value() if audience is Audience.DEPARTMENT else None,
            person=self.question().person,
            paper=PaperSize(self.sheet.value()),
            clock=ClockFace(self.clock.value()),
            version=self.version.text().strip(),
            supersedes=self.supersedes.text().strip() if self.paper in _SIGNED else "",
            large=self.large.isChecked(),
            logo=logo_of(workspace, self._production.id),
        )

    def nobody(self) -> bool:
        """Whether a department is asked for where nobody is booked."""
        return self.audience.value() == Audience.DEPARTMENT and not self.department.count()

    def kept(self) -> dict[str, str]:
        """The last choices, to be remembered."""
        return {
            "paper": self.paper,
            "reader": self.audience.value(),
            "sheet": self.sheet.value(),
            "clock": self.clock.value(),
            "format": self.format.value(),
            "large": "1" if self.large.isChecked() else "",
            "holds": "1" if self.holds.isChecked() else "",
        }

    def take_kept(self, kept: Mapping[str, str]) -> None:
        """Choose what was chosen last; what is not known any more is left."""
        if kept.get("sheet") in {size.value for size in PaperSize}:
            self.sheet.set_value(kept["sheet"])
        if kept.get("clock") in {"12", "24"}:
            self.clock.set_value(kept["clock"])
        self.large.setChecked(bool(kept.get("large")))
        self.holds.setChecked(bool(kept.get("holds", "1")))
        readers = {one.value for one in self._kind.readers}
        if kept.get("reader") in readers:
            self.audience.set_value(kept["reader"])
        if kept.get("format") in {one.id for one in formats_of(self.paper)}:
            self.format.set_value(kept["format"])
        self._follow_audience()

    def _make_fields(self, settings: Settings) -> None:
        look = self.look
        self.before = icon_button(look, "chevron-left:ink", _("Earlier"))
        self.after = icon_button(look, "chevron-right:ink", _("Later"))
        self.week = label("", "strong")
        self.week.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole = ((_WHOLE, _("All")), (_WEEK, _("One week")))
        self.reach = Segmented(look, whole, name=_("Which dates"))
        counts = tuple((str(n), str(n)) for n in PERIODS)
        self.weeks = Segmented(look, counts, name=_("How many weeks"))
        self.holds = QCheckBox(_("Count &holds and offers too"))
        self.holds.setChecked(True)
        self.only_changed = QCheckBox(_("Only &changes since the last issue"))
        self.person = ChoiceBox[PersonId](look, ((_EVERYBODY, _("Everybody")),), _EVERYBODY)
        self.person.setAccessibleName(_("Person"))
        self.unit = ChoiceBox[DayId](look, (), DayId(0))
        self.audience = ChoiceBox[str](look, (), "")
        self.department = ChoiceBox[str](look, (), "")
        self.department.setAccessibleName(_("Department"))
        self.left_out = label("", "muted", wrap=True)
        self.format = ChoiceBox[str](look, (), "")
        self.sheet = Segmented(look, sheet_choices(), name=_("Size of the sheet"))
        by_words = PaperSize.LETTER if self._production.words is FilmWords.US else PaperSize.A4
        known = {size.value for size in PaperSize}
        self.sheet.set_value(settings.sheet if settings.sheet in known else by_words.value)
        self.clock = Segmented(look, clock_choices(), name=_("How times are written"))
        self.clock.set_value(settings.clock if settings.clock in {"12", "24"} else "24")
        self.large = QCheckBox(_("&Large type, 18 points"))
        self.version = QLineEdit()
        self.version.setPlaceholderText(_("v4 pink"))
        self.supersedes = QLineEdit()
        self.supersedes.setPlaceholderText(_("v3 blue"))
        self.note = label("", "caption", wrap=True)

    def _lay_out(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = QWidget()
        area.setWidget(held)
        for part in (area.viewport(), held):
            part.setAutoFillBackground(False)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 1, 0)
        inside.addWidget(area)
        self._form = QVBoxLayout(held)
        self._form.setContentsMargins(20, 16, 19, 16)
        self._form.setSpacing(6)
        self._add("reach", "", self.reach)
        turn = QWidget()
        row = QHBoxLayout(turn)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.before)
        row.addWidget(self.week, 1)
        row.addWidget(self.after)
        self._add("turn", "", turn)
        self._add("unit", _("&Unit"), self.unit)
        self._add("weeks", _("Weeks"), self.weeks)
        self._add("holds", "", self.holds)
        self._add("only_changed", "", self.only_changed)
        self._add("audience", _("For &whom"), self.audience)
        self._form.addWidget(self.department)
        self._form.addWidget(self.left_out)
        self._add("person", _("&Person"), self.person)
        self._add("format", _("&Format"), self.format)
        self._add("sheet", _("Sheet"), self.sheet)
        self._add("clock", _("Times"), self.clock)
        self._add("large", "", self.large)
        self._add("version", _("&Version"), self.version)
        self._add("supersedes", _("&Supersedes"), self.supersedes)
        self._form.addStretch(1)
        self._form.addWidget(self.note)

    def _add(self, name: str, words: str, field: QWidget) -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 8 if words else 2, 0, 0)
        column.setSpacing(6)
        if words:
            caption = label(words, "caption")
            if "&" in words:
                caption.setBuddy(field)
                field.setAccessibleName(words.replace("&", ""))
            column.addWidget(caption)
        column.addWidget(field)
        self._parts[name] = part
        self._form.addWidget(part)

    def _show(self, name: str, shown: bool) -> None:
        self._parts[name].setVisible(shown)

    def _connect(self) -> None:
        self.before.clicked.connect(self._go_before)
        self.after.clicked.connect(self._go_after)
        self.reach.chosen.connect(self._follow_reach)
        self.audience.chosen.connect(self._change_audience)
        self.format.chosen.connect(self._show_note)
        for signal in (
            self.weeks.chosen,
            self.department.chosen,
            self.person.chosen,
            self.unit.chosen,
            self.sheet.chosen,
            self.clock.chosen,
            self.holds.toggled,
            self.only_changed.toggled,
            self.large.toggled,
            self.version.textChanged,
            self.supersedes.textChanged,
        ):
            signal.connect(self._tell)

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()

    def _change_audience(self, _value: object = None) -> None:
        self._follow_audience()
        self.changed.emit()

    def _follow_audience(self) -> None:
        audience = Audience(self.audience.value())
        self.department.setVisible(audience is Audience.DEPARTMENT)
        self.left_out.setText(left_out_text(audience, self.paper))
        self._show_note()

    def _follow_reach(self, _value: object = None) -> None:
        self._show_dates()
        self.changed.emit()

    def _go_before(self) -> None:
        self._move(-1)

    def _go_after(self) -> None:
        self._move(1)

    def _move(self, steps: int) -> None:
        key = Dated.DAY if self._kind.dated is Dated.DAY else Dated.WEEK
        span = self._dates[key]
        self._dates[key] = span.moved(steps * len(span))
        self._show_dates()
        self.changed.emit()

    def _is_whole(self) -> bool:
        """Whether the paper is of all dates."""
        dated = self._kind.dated
        return dated is Dated.WHOLE or (dated is Dated.SPAN and self.reach.value() == _WHOLE)

    def _show_dates(self) -> None:
        if not self._dates:
            return
        span, daily = self.span, self._kind.dated is Dated.DAY
        whole = self._is_whole()
        self._show("turn", not whole)
        if daily:
            self.week.setText(date_text(span.first))
        else:
            number = int(iso_week(span)[-2:])
            text = _("Week {number} · {dates}")
            self.week.setText(text.format(number=number, dates=span_text(span)))
        self.before.setToolTip(_("Day before") if daily else _("Week before"))
        self.after.setToolTip(_("Next day") if daily else _("Next week"))
        plan = self._services.workspace.plan
        units = units_on(plan, self._production, span.first)
        self.unit.set_options(units, units[0][0] if units else DayId(0))
        self._show("unit", self.paper == "call-sheet" and len(units) > 1)
        names = booked_departments(plan, self._production, None if whole else span)
        chosen = self.department.value() if self.department.count() else ""
        self.department.set_options([(name, name) for name in names], chosen)
        people = people_of_week(plan, self._production.id, span)
        known = {person for person, _name in people}
        last = self.person.value() if self.person.count() else _EVERYBODY
        self.person.set_options(
            [(_EVERYBODY, _("Everybody")), *people], last if last in known else _EVERYBODY
        )

    def _show_note(self, _value: object = None) -> None:
        pages = any(one.id == "pdf" for one in formats_of(self.paper))
        printed = self.format.value() == "pdf" or not pages
        told = _("The pages show the printed paper. The file holds the same days and people.")
        self.note.setText("" if printed else told)
