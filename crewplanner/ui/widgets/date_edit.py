"""A field for a date: type it or pick it from a calendar; it says the weekday."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget

from crewplanner.app.words import date_text, month_text, weekday_text
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.date_text import DateWords, Order, parse_date
from crewplanner.ui.widgets.icon_field import IconField
from crewplanner.ui.widgets.text import set_property

_STEPS: Mapping[Qt.Key, int] = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}


_LEAST, _MOST, _BESIDE = 168, 200, 48
"""Widths in pixels of the design; so much stands beside the words."""


class DateEdit(IconField):
    """Understands 23 Nov, 23/11, 2026-11-23, Fri, today, +3; shows Mon 23 Nov 2026. Empty is None.

    `today` gives the present production day. Up and down move by a day, the page keys by a week,
    Alt+Down opens the calendar.
    """

    date_changed = Signal(object)
    """Carries the date or None, when a changed value is left, confirmed or picked."""
    error_changed = Signal(str)

    def __init__(
        self,
        look: Look,
        today: Callable[[], dt.date],
        *,
        first_weekday: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._today = today
        self._first_weekday = first_weekday
        self._words = local_words(self.locale())
        self._told: dt.date | None = None
        self._error = ""
        self._popup: _Calendar | None = None
        self.setAccessibleName(_("Date"))
        pick = self.add_button("calendar:muted", _("Pick from the calendar (Alt+Down)"))
        pick.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self._settle)
        self.textEdited.connect(self._clear_error)
        look.changed.connect(self._dress)
        self._dress()

    def date(self) -> dt.date | None:
        """The date typed now, None where empty. Raises ValueError with a sentence otherwise."""
        text = self.text().strip()
        return parse_date(text, self._told or self._today(), self._words) if text else None

    def set_date(self, date: dt.date | None) -> None:
        """Show a date without telling it."""
        self._told = date
        self.setText("" if date is None else date_text(date))
        self.setCursorPosition(0)
        self._show_error("")

    @property
    def error(self) -> str:
        """The sentence about what was typed, empty when it is understood."""
        return self._error

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        self._popup = _Calendar(self._look, self, self._first_weekday)
        self._popup.picked.connect(self._pick)
        self._popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)), self._or_today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        self._pick(self._or_today() + dt.timedelta(days=step))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self.selectAll)
        else:
            self.selectAll()

    def _or_today(self) -> dt.date:
        try:
            return self.date() or self._today()
        except ValueError:
            return self._today()

    def _pick(self, date: dt.date) -> None:
        self.setText(date_text(date))
        self._settle()
        self.selectAll()

    def _settle(self) -> None:
        try:
            date = self.date()
        except ValueError as error:
            self._show_error(str(error))
            return
        told = self._told
        self.set_date(date)
        if date != told:
            self.date_changed.emit(date)

    def _clear_error(self, _text: str) -> None:
        if self._error:
            self._show_error("")

    def _show_error(self, sentence: str) -> None:
        if sentence == self._error:
            return
        self._error = sentence
        self.setToolTip(sentence)
        set_property(self, "invalid", bool(sentence))
        self.error_changed.emit(sentence)

    def _dress(self) -> None:
        least = max(self._look.px(_LEAST), _widest_date(self._look) + self._look.px(_BESIDE))
        self.setMinimumWidth(least)
        self.setMaximumWidth(max(self._look.px(_MOST), least))


class _Calendar(QWidget):
    """The calendar in a window of its own that goes when it is left."""

    picked = Signal(object)

    def __init__(self, look: Look, field: QWidget, first_weekday: int) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName(_("Calendar"))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek(first_weekday + 1))
        no_header = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self._calendar.setVerticalHeaderFormat(no_header)
        plain = QTextCharFormat()
        plain.setForeground(look.role("ink"))
        muted = QTextCharFormat()
        muted.setForeground(look.role("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, plain)
        self._calendar.setHeaderTextFormat(muted)
        self._calendar.activated.connect(self._tell)
        self._calendar.clicked.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._calendar)

    def open_at(self, corner: QPoint, date: dt.date) -> None:
        """Show it with that date chosen."""
        self._calendar.setSelectedDate(QDate(date.year, date.month, date.day))
        self.move(corner)
        self.show()
        self._calendar.setFocus()

    def _tell(self, date: QDate) -> None:
        self.picked.emit(dt.date(date.year(), date.month(), date.day()))
        self.close()


def local_words(locale: QLocale) -> DateWords:
    """How dates are written in a locale, and the names in which the program shows them."""
    months = {month_text(month).casefold(): month for month in range(1, 13)}
    weekdays = {weekday_text(day).casefold(): day for day in range(7)}
    for kind in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
        for month in range(1, 13):
            months[locale.monthName(month, kind).casefold().rstrip(".")] = month
        for day in range(1, 8):
            weekdays[locale.dayName(day, kind).casefold().rstrip(".")] = day - 1
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    letters = sorted("dMy", key=form.find)
    orders: dict[str, Order] = {"d": "dmy", "M": "mdy", "y": "ymd"}
    return DateWords(order=orders[letters[0]], months=months, weekdays=weekdays)


def _widest_date(look: Look) -> int:
    """The width of the longest date of a year, in the words of the language."""
    metrics = QFontMetrics(look.fonts.text())
    days = (dt.date(2028, month, day) for month in range(1, 13) for day in range(22, 29))
    return max(metrics.horizontalAdvance(date_text(day)) for day in days)
