import threading
from dataclasses import dataclass, field

import pytest

from crewplanner.app.jobs import Stopped
from crewplanner.ui.jobs import JobRunner
from crewplanner.ui.widgets.job_bar import JobBar

STEPS = 5


@dataclass
class Count:
    """Counts to five; waits for nobody."""

    def run(self, progress, cancelled):
        del cancelled
        for step in range(STEPS):
            progress(step + 1, STEPS)
        return "counted"


@dataclass
class Stubborn:
    """Works until it is told to stop, and notices late."""

    may_notice: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)

    def run(self, progress, cancelled):
        progress(1, 0)
        self.begun.set()
        self.may_notice.wait(10)
        if cancelled():
            raise Stopped
        return "too late"


class Broken:
    def run(self, progress, cancelled):
        raise LookupError("no such paper")


@pytest.fixture
def runner(qapp):
    runner = JobRunner()
    yield runner
    runner.close()
    runner.deleteLater()


def test_a_job_reports_progress_and_answers_on_the_thread_of_the_window(runner, qtbot):
    heard = []
    threads = set()

    def listen(done, of):
        heard.append((done, of))
        threads.add(threading.current_thread())

    running = runner.start(Count(), "Counting")
    running.progressed.connect(listen)
    with qtbot.waitSignal(running.finished) as answer:
        pass
    assert answer.args == ["counted"]
    assert heard == [(step, STEPS) for step in range(1, STEPS + 1)]
    assert threads == {threading.main_thread()}


def test_cancel_is_answered_at_once_and_what_still_comes_is_thrown_away(runner, qtbot):
    job = Stubborn()
    running = runner.start(job, "Solving")
    said = []
    running.finished.connect(said.append)
    running.failed.connect(said.append)
    assert job.begun.wait(10)
    with qtbot.waitSignal(running.stopped, timeout=200):
        running.cancel()
    assert running.over
    with qtbot.waitSignal(running.destroyed):
        job.may_notice.set()
    assert said == []


def test_an_error_of_a_job_is_delivered(runner, qtbot):
    running = runner.start(Broken(), "Writing")
    with qtbot.waitSignal(running.failed) as failure:
        pass
    assert isinstance(failure.args[0], LookupError)


def test_progress_never_goes_back(runner, qtbot):
    class Wavering:
        def run(self, progress, cancelled):
            for done in (1, 3, 2, 4):
                progress(done, 4)

    running = runner.start(Wavering(), "Wavering")
    heard = []
    running.progressed.connect(lambda done, of: heard.append(done))
    with qtbot.waitSignal(running.finished):
        pass
    assert heard == [1, 3, 4]


def test_closing_ends_all_work(runner, qtbot):
    jobs = [Stubborn() for _ in range(3)]
    running = [runner.start(job, "Solving") for job in jobs]
    assert jobs[0].begun.wait(10)
    for job in jobs:
        job.may_notice.set()
    runner.close()
    assert all(one.over for one in running)


def test_the_bar_of_a_job_says_how_far_it_is(look, qtbot):
    bar = JobBar(look, "Writing 62 timecards")
    qtbot.addWidget(bar)
    bar.show_progress(23, 62)
    assert bar.count.text() == "23 of 62"
    assert (bar.bar.value(), bar.bar.maximum()) == (23, 62)
    bar.show_progress(7, 0)
    assert (bar.count.text(), bar.bar.maximum()) == ("7", 0)
    with qtbot.waitSignal(bar.cancel_asked):
        bar.cancel.click()
