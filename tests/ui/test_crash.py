import datetime as dt
import faulthandler
import sys
import threading

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from crewplanner.ui.crash import CrashDialog, CrashHook, CrashReporter, fault_of_last_run

NOW = dt.datetime(2026, 11, 25, 14, 2, tzinfo=dt.UTC)
PRIVATE = "Mia Lindqvist, 450 a day"


@pytest.fixture
def hook(qapp, tmp_path):
    before = sys.excepthook, threading.excepthook
    hook = CrashHook(tmp_path / "logs", lambda: NOW)
    hook.install()
    yield hook
    hook.remove()
    assert (sys.excepthook, threading.excepthook) == before
    faulthandler.enable()


def fail(number=0):
    raise LookupError(f"{PRIVATE} {number}")


def raised(number=0):
    try:
        fail(number)
    except LookupError as error:
        return error
    return None


def test_a_mistake_is_told_once_and_kept_without_what_the_project_holds(hook, qtbot, tmp_path):
    told = []
    hook.crashed.connect(told.append)
    for number in range(3):
        error = raised(number)
        sys.excepthook(type(error), error, error.__traceback__)
    assert len(told) == 1
    assert "LookupError" in told[0]
    assert "in fail" in told[0]
    kept = [path.read_text("utf-8") for path in (tmp_path / "logs").glob("crash-*.txt")]
    assert kept
    assert not any(PRIVATE in text for text in (*kept, *told))


class Slot(QObject):
    asked = Signal()


def test_a_mistake_in_a_slot_is_told(hook, qtbot):
    told = []
    hook.crashed.connect(told.append)
    button = Slot()
    button.asked.connect(fail)
    catch = sys.excepthook
    with qtbot.captureExceptions():
        sys.excepthook = catch
        button.asked.emit()
    assert len(told) == 1


def test_a_mistake_in_a_thread_is_told_on_the_thread_of_the_window(hook, qtbot):
    told = Receiver()
    hook.crashed.connect(told.take)
    with qtbot.waitSignal(told.taken):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert told.threads == [threading.main_thread()]


class Receiver(QObject):
    taken = Signal()

    def __init__(self):
        super().__init__()
        self.threads = []

    def take(self, _report):
        self.threads.append(threading.current_thread())
        self.taken.emit()


def test_an_interrupt_is_no_mistake(qapp, qtbot, tmp_path, monkeypatch):
    passed_on = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: passed_on.append(what[0]))
    hook = CrashHook(tmp_path / "logs", lambda: NOW)
    hook.install()
    with qtbot.assertNotEmitted(hook.crashed):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    hook.remove()
    assert passed_on == [KeyboardInterrupt]


def test_where_the_process_died_is_told_the_next_time_without_folders(tmp_path):
    folder = tmp_path / "logs"
    folder.mkdir()
    text = (
        "Fatal Python error: Segmentation fault\n\n"
        f'  File "{tmp_path}/mia/crewplanner/ui/run.py", line 40 in run\n'
        f'  File "{tmp_path}/mia/lib/json/decoder.py", line 7 in decode\n'
    )
    (folder / "faults-123.txt").write_text(text, encoding="utf-8")
    (folder / "faults-124.txt").write_text("", encoding="utf-8")
    told = fault_of_last_run(folder)
    assert 'File "crewplanner/ui/run.py", line 40 in run' in told
    assert 'File "decoder.py", line 7 in decode' in told
    assert "mia" not in told
    assert fault_of_last_run(folder) == ""


def test_a_run_that_ends_well_leaves_nothing_to_tell(hook, tmp_path):
    assert list((tmp_path / "logs").glob("faults-*.txt"))
    hook.remove()
    assert list((tmp_path / "logs").glob("faults-*.txt")) == []
    hook.install()


def test_the_report_is_shown_whole_and_copied(look, qtbot):
    dialog = CrashDialog(look, "one line\nand another")
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "one line\nand another"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "one line\nand another"


def test_reports_do_not_pile_up(look, qtbot, monkeypatch):
    shown = []

    def show(dialog):
        shown.append(dialog)
        reporter.tell("while the first is open")

    monkeypatch.setattr(CrashDialog, "exec", show)
    window = CrashDialog(look, "")
    qtbot.addWidget(window)
    reporter = CrashReporter(look, window)
    reporter.tell("first")
    reporter.tell("later")
    assert len(shown) == 2
