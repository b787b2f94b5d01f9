"""A PySide6 that loses references to `None` while it paints ends the program: see docs/adr/0007."""

import gc
import sys

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

TIMES = 1000
BLACK = QColor("black")


@pytest.fixture
def painter(qapp):
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    yield painter
    painter.end()


@pytest.fixture
def collected():
    """Nothing is collected meanwhile: that would change counts as well."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(
    "paint",
    [
        lambda painter: painter.setPen(BLACK),
        lambda painter: painter.setBrush(Qt.BrushStyle.Dense4Pattern),
        lambda painter: painter.fillRect(QRect(0, 0, 8, 8), BLACK),
        lambda painter: painter.drawLine(0, 0, 8, 8),
        lambda painter: painter.drawText(0, 8, "12:30"),
    ],
    ids=["setPen", "setBrush", "fillRect", "drawLine", "drawText"],
)
def test_painting_a_thousand_times_keeps_none_alive(painter, paint, collected):
    assert abs(_drift(paint, painter)) < TIMES // 2


def test_naming_a_widget_a_thousand_times_keeps_none_alive(qtbot, collected):
    widget = QWidget()
    qtbot.addWidget(widget)
    assert abs(_drift(lambda w: w.setToolTip("12:30"), widget)) < TIMES // 2


def _drift(call, subject):
    """By how much the count of references to `None` changes over all the calls."""
    call(subject)
    before = sys.getrefcount(None)
    for _ in range(TIMES):
        call(subject)
    return sys.getrefcount(None) - before
