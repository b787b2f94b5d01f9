"""The head of a shoot day: what and where it is, and its figures, the call between two steps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.irregular_text import irregular_text
from crewplanner.app.queries.day import DayView, UnitDay
from crewplanner.app.queries.sunlight import DaySun
from crewplanner.app.sun_words import sun_clock, sun_line, sun_lines
from crewplanner.app.time_text import show_time
from crewplanner.app.words import date_text, word
from crewplanner.domain.productions import Production
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.meals import meals_text
from crewplanner.ui.widgets.buttons import Button, icon_button, link_button, offer
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label, selectable, set_property

_NARROW = 400
_SENTENCES = 3


class DayHead(Surface):
    """One card; what does not fit into a line goes below, so that no figure is cut."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("all",), radius=8, parent=parent)
        self._title = selectable("", "headline")
        self._about = selectable("", "muted")
        self._note = selectable("", "caption")
        self._sun = selectable("", "caption")
        self._call = selectable("", "figure", wrap=False)
        self._wrap = selectable("", "figure", wrap=False)
        self._meals = selectable("", "figure", wrap=False)
        self._heads = selectable("", "figure", wrap=False)
        self.earlier = icon_button(look, "minus:muted", _("A quarter earlier (Alt+Down)"))
        self.later = icon_button(look, "add:muted", _("A quarter later (Alt+Up)"))
        self.late = link_button(look, _("What if late?"))
        self.late.setToolTip(_("What if we wrap late? Whose rest breaks, what it costs (Ctrl+L)"))
        self._drift = selectable("", "caption")
        set_property(self._drift, "tone", "finding")
        self.issue_again = link_button(look, _("Issue again…"))
        self.issue_again.setToolTip(_("Issue the week again, tell whom it concerns (Ctrl+Shift+I)"))
        self.edit = Button(look, _("Edit day"), icon="edit:muted")
        self.book = Button(look, _("Book crew"), icon="crew:muted")
        self.book.setToolTip(_("Tick everybody who works on this day (Ctrl+B)"))
        self.checked = Button(look, _("Times are right"), icon="check:muted")
        self._top = QHBoxLayout()
        self._lay_out()

    def show_day(
        self, shown: UnitDay, view: DayView, production: Production, *, barred: str | None
    ) -> None:
        """Show one unit's day; `barred` says why it cannot be changed, if so."""
        day = shown.day
        number = ""
        if shown.number:
            number = _(" · Day {number} of {total}").format(number=shown.number, total=shown.total)
        kind = word(day.day_type, production.words)
        self._title.setText(f"{date_text(day.date)}{number}")
        parts = [shown.unit_name, kind, word(day.status), *(place.name for place in shown.places)]
        if shown.night:
            parts.insert(2, _("Night"))
        if view.holiday:
            parts.append(view.holiday)
        self._about.setText(" · ".join(parts))
        irregular = irregular_text(shown.irregular)
        hours = _("Irregular hours: {hours}").format(hours=irregular) if irregular else ""
        self._note.setText(" · ".join(part for part in (day.note, hours) if part))
        self._note.setVisible(bool(self._note.text()))
        self._show_sun(shown.sun)
        self._call.setText("–" if day.call is None else show_time(day.call))
        self._wrap.setText("–" if day.wrap is None else show_time(day.wrap))
        self._meals.setText(meals_text(day.meals) or "–")
        hours = format_duration(shown.minutes)
        self._heads.setText(f"{shown.heads} · {hours} h" if shown.heads else "0")
        for button in (self.earlier, self.later):
            offer(button, barred, when=day.call is not None)
        for button in (self.edit, self.book, self.checked):
            offer(button, barred)
        self.late.setEnabled(day.working and day.wrap is not None)
        self.checked.setVisible(day.check_times)
        self._grow()

    def show_drift(self, sentences: Sequence[str], version: str) -> None:
        """Tell what the plan says of the day otherwise than the last issue; nothing hides it."""
        for widget in (self._drift, self.issue_again):
            widget.setVisible(bool(sentences))
        said = _("Not as in {version}: {what}")
        more = len(sentences) - _SENTENCES
        told = list(sentences[:_SENTENCES])
        if more > 0:
            told.append(_("and {count} more").format(count=more))
        self._drift.setText(said.format(version=version, what="; ".join(told)))
        self._drift.setToolTip("\n".join(sentences))
        self._grow()

    def _show_sun(self, sun: DaySun | None) -> None:
        self._sun.setVisible(sun is not None)
        if sun is not None:
            self._sun.setText(sun_line(sun, sun_clock))
            self._sun.setToolTip("\n".join(sun_lines(sun, sun_clock)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.look.px(_NARROW)
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._grow()

    def _grow(self) -> None:
        """Never be lower than the lines need at this width."""
        layout = self.layout()
        if layout is not None and self.width() > 0:
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        start = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self.checked, 0, start)
        self._top.addWidget(self.book, 0, start)
        self._top.addWidget(self.edit, 0, start)
        column.addLayout(self._top)
        column.addWidget(self._about)
        column.addWidget(self._note)
        column.addWidget(self._sun)
        column.addWidget(self._drift)
        column.addWidget(self.issue_again, 0, Qt.AlignmentFlag.AlignLeft)
        call = QHBoxLayout()
        call.setContentsMargins(0, 0, 0, 0)
        call.setSpacing(8)
        for part in (self.earlier, self._call, self.later):
            call.addWidget(part)
        call.addStretch(1)
        figures = Flow(gap=self.look.px(24), line_gap=8)
        high = self.earlier.sizeHint().height()
        figures.addWidget(_captioned(_("Unit call"), call, high))
        others = (
            (_("Meals"), self._meals),
            (_("Planned wrap"), self._wrap),
            (_("Crew · planned hours"), self._heads),
        )
        for words, value in others:
            row = QHBoxLayout()
            row.addWidget(value)
            if value is self._wrap:
                row.addWidget(self.late)
            figures.addWidget(_captioned(words, row, high))
        column.addSpacing(6)
        column.addLayout(figures)


def _captioned(words: str, row: QHBoxLayout, high: int) -> QWidget:
    """A figure under its name, at least so high: names and figures then stand on one line."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(words, "caption"), 0, Qt.AlignmentFlag.AlignTop)
    row.addStrut(high)
    column.addLayout(row, 1)
    return made
