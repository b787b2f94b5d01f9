"""Work in slices: all of it is done, and other events come in between."""

import time

from PySide6.QtCore import QObject, QTimer

from crewplanner.ui.slices import Slices


class Pile:
    """So many pieces of work, each of 3 ms."""

    def __init__(self, pieces):
        self.left = pieces

    def do_one(self):
        time.sleep(0.003)
        self.left -= 1
        return self.left > 0


def test_all_is_done_and_said_once(qtbot):
    parent, pile, said = QObject(), Pile(7), []
    slices = Slices(pile.do_one, parent)
    slices.sliced.connect(lambda: said.append(pile.left))
    with qtbot.waitSignal(slices.finished):
        slices.start()
        slices.start()
    assert pile.left == 0
    assert said == sorted(said, reverse=True)
    assert len(said) > 1


def test_other_events_come_in_between(qtbot):
    parent, pile, heard = QObject(), Pile(30), []
    slices = Slices(pile.do_one, parent)
    timer = QTimer(parent)
    timer.timeout.connect(lambda: heard.append(pile.left))
    timer.start(1)
    with qtbot.waitSignal(slices.finished):
        slices.start()
    timer.stop()
    assert len(set(heard)) > 3


def test_stopped_work_is_left_and_may_be_begun_again(qtbot):
    parent, pile = QObject(), Pile(5)
    slices = Slices(pile.do_one, parent)
    slices.start()
    slices.stop()
    assert not slices.running
    qtbot.wait(60)
    assert pile.left == 5
    with qtbot.waitSignal(slices.finished):
        slices.start()
    assert pile.left == 0
