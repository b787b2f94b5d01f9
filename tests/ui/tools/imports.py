"""What tests of the import dialog do again and again."""

from crewplanner.ui.dialogs.importing import ImportDialog
from crewplanner.ui.widgets.cells import CellRole


def opened(services, memory, qtbot, **more):
    dialog = ImportDialog(services, memory, **more)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def preview(dialog, qtbot, text, kind="people"):
    """Paste rows and look at them."""
    choose_kind(dialog, kind)
    dialog.source.text.setPlainText(text)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 1 and not dialog.work.busy)


def choose_kind(dialog, kind):
    if dialog.kind.value() != kind:
        dialog.kind.set_value(kind)
        dialog.kind.chosen.emit(kind)


def shown(dialog):
    """The rows that the filter lets through: number, status, name or date."""
    proxy = dialog.preview.proxy
    rows = [proxy.index(n, 0).data(CellRole.OBJECT) for n in range(proxy.rowCount())]
    return [(row.number, row.status.value) for row in rows]


def choose(box, value):
    """Choose a value as the user would."""
    box.set_value(value)
    box.activated.emit(box.currentIndex())
