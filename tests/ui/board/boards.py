"""Boards made of a few letters, and hands that work them."""

import datetime as dt

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from crewplanner.app.queries.board import (
    BoardAway,
    BoardCell,
    BoardDay,
    BoardDayEntry,
    BoardGroup,
    BoardRow,
    BoardView,
)
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Severity
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.values import DateSpan

MONDAY = dt.date(2026, 11, 23)
STATUSES = {
    "C": (BookingStatus.CONFIRMED, 1),
    "1": (BookingStatus.PENCIL, 1),
    "2": (BookingStatus.PENCIL, 2),
    "?": (BookingStatus.ENQUIRED, 1),
    "O": (BookingStatus.OFFERED, 1),
    "R": (BookingStatus.RELEASED, 1),
    "X": (BookingStatus.CONFIRMED, 1),
    "!": (BookingStatus.CONFIRMED, 1),
}


def row_of(person, name, *texts, role="Gaffer"):
    """A person whose dates are letters: equal ones side by side are one booking, `a` is away.

    Each text is a lane of its own. Bookings are numbered from `person * 10 + 1`.
    """
    cells, away, count = {}, {}, 0
    for text in texts:
        day = 0
        while day < len(text):
            letter, end = text[day], day
            while end + 1 < len(text) and text[end + 1] == letter:
                end += 1
            if letter == "a":
                for number in range(day, end + 1):
                    away[MONDAY + dt.timedelta(days=number)] = BoardAway(
                        kind=UnavailabilityKind.LEAVE, part=None, note=""
                    )
            elif letter != ".":
                count += 1
                for number in range(day, end + 1):
                    cell = _cell(person * 10 + count, letter, day, end, number)
                    cells.setdefault(cell[0], []).append(cell[1])
            day = end + 1
    cells = {date: tuple(met) for date, met in cells.items()}
    return BoardRow(person=person, name=name, role=role, department=1, cells=cells, away=away)


def _cell(booking, letter, first, last, number):
    status, rank = STATUSES[letter]
    span = DateSpan(first=MONDAY + dt.timedelta(days=first), last=MONDAY + dt.timedelta(days=last))
    return MONDAY + dt.timedelta(days=number), BoardCell(
        booking=booking,
        production=2 if letter == "X" else 1,
        status=status,
        rank=rank,
        span=span,
        first=number == first,
        last=number == last,
        day_type=DayType.SHOOT,
        call=450,
        wrap=1110,
        elsewhere="HLX" if letter == "X" else "",
        severity=Severity.WARN if letter == "!" else None,
    )


def view_of(*rows, days=14, today=1):
    """A view of those rows: a text is the heading of a department, a tuple a person."""
    made = []
    person = 0
    for row in rows:
        if isinstance(row, str):
            made.append(BoardGroup(department=len(made) + 1, name=row, heads=2, coverage={}))
        else:
            person += 1
            made.append(row_of(person, *row))
    span = DateSpan(first=MONDAY, last=MONDAY + dt.timedelta(days=days - 1))
    return BoardView(
        production=1,
        span=span,
        today=MONDAY + dt.timedelta(days=today),
        days=tuple(
            BoardDay(
                date=date,
                weekend=date.weekday() >= 5,
                entries=(
                    BoardDayEntry(
                        day=1,
                        unit=1,
                        unit_name="Main unit",
                        day_type=DayType.SHOOT,
                        number=number + 1,
                        total=days,
                        place="Harbour quay",
                        call=450,
                        wrap=1110,
                        night=False,
                        check_times=False,
                    ),
                ),
            )
            for number, date in enumerate(span)
        ),
        rows=tuple(made),
    )


CREW = (
    "Camera",
    ("Ana Ruiz", "CCC...1......."),
    ("Ben Jones", ".............."),
    ("Chloé Dubois", "......2222...."),
    "Lighting",
    ("Dafydd Hughes", "..CC..........", "...1.........."),
    ("Eve Park", "..XX...aa....!"),
)
"""Lines 0 to 6; the people are 1 to 5, their bookings 11, 12, 31, 41, 42, 51, 52."""


class Hands:
    """Mouse and keys on a board, by line and day."""

    def __init__(self, qtbot, board):
        self.qtbot = qtbot
        self.board = board

    def at(self, line, day, part=0.5, dy=None):
        """A pixel of a cell; `part` of its width from the left."""
        geometry = self.board.scene.geometry
        box = geometry.to_window(geometry.cell(line, day))
        return QPoint(box.x + int(box.width * part), box.y + (dy or box.height // 2))

    def header(self, day):
        geometry = self.board.scene.geometry
        return QPoint(geometry.to_window(geometry.cell(0, day)).x + 30, 20)

    def name(self, line):
        return QPoint(60, self.at(line, 0).y())

    def press(self, at, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.mousePress(self.board.viewport(), Qt.MouseButton.LeftButton, modifiers, at)

    def move(self, at, modifiers=Qt.KeyboardModifier.NoModifier):
        _send_move(self.board.viewport(), at, modifiers)

    def release(self, at, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.mouseRelease(self.board.viewport(), Qt.MouseButton.LeftButton, modifiers, at)

    def click(self, at, modifiers=Qt.KeyboardModifier.NoModifier):
        self.press(at, modifiers)
        self.release(at, modifiers)

    def double_click(self, at):
        self.click(at)
        self.qtbot.mouseDClick(
            self.board.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            at,
        )

    def drag(self, start, *stops, modifiers=Qt.KeyboardModifier.NoModifier):
        """Press, go over all stops, let go at the last."""
        self.press(start, modifiers)
        for stop in stops:
            self.move(stop, modifiers)
        self.release(stops[-1], modifiers)

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.board, key, modifiers)


def _send_move(widget, at, modifiers):
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifiers,
    )
    QApplication.sendEvent(widget, event)


def painted(scene, ratio=1.0):
    """The whole window of a scene as an image."""
    geometry = scene.geometry
    pixmap = QPixmap(round(geometry.width * ratio), round(geometry.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor("magenta"))
    painter = QPainter(pixmap)
    scene.paint(painter, None, focused=True)
    painter.end()
    return pixmap.toImage()
