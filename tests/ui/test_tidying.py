"""Full collections of garbage wait until the user is elsewhere."""

import gc

import pytest
from PySide6.QtCore import Qt

from crewplanner.ui.tidying import Tidying


@pytest.fixture
def thresholds():
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


class Knot:
    """An object in a cycle."""

    def __init__(self):
        self.self = self


def knots():
    return sum(isinstance(one, Knot) for one in gc.get_objects())


def test_what_is_left_in_cycles_goes_when_another_program_is_used(qapp, qtbot, thresholds):
    tidying = Tidying(qapp)
    try:
        assert gc.get_threshold()[:2] == thresholds[:2]
        gc.collect()
        for _number in range(30):
            Knot()
            gc.collect(1)
        assert gc.get_threshold()[2] > thresholds[2]
        old = Knot()
        gc.collect(1)
        gc.collect(1)
        del old
        assert knots() == 1
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        qtbot.waitUntil(lambda: knots() == 0)
    finally:
        qapp.applicationStateChanged.disconnect(tidying._follow)
        tidying.deleteLater()
