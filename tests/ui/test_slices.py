"""Work in slices: all of it is done, and other events come in between."""

import time
from functools import partial

from PySide6.QtCore import QObject, QTimer

from crewplanner.ui.slices import Slices, Steps


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


def test_steps_let_other_events_in_between_and_come_to_an_end(qtbot):
    parent, done = QObject(), []

    def work():
        for step in range(3):
            done.append(step)
            yield
        done.append("end")

    steps = Steps(parent)
    steps.start(work())
    assert done == [0], "the first step is done at once"
    QTimer.singleShot(0, parent, partial(done.append, "other"))
    qtbot.waitUntil(lambda: done[-1] == "end")
    assert done.index("other") < done.index("end")


def test_steps_that_are_stopped_clean_up_after_themselves(qtbot):
    parent, done = QObject(), []

    def work():
        try:
            yield
        except GeneratorExit:
            done.append("cleaned")
            raise
        done.append("went on")

    steps = Steps(parent)
    steps.start(work())
    steps.stop()
    qtbot.wait(20)
    assert done == ["cleaned"]
