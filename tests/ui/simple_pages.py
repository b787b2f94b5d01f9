"""Two pages that show the titles of the productions, for tests of the frame around pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.page_spec import PageSpec
from crewplanner.ui.widgets.buttons import Button


class Titles(Page):
    tables = frozenset({"productions"})
    page_actions = (ActionSpec(id="shout", text="&Shout", handler="shout", keys=("Ctrl+Shift+Y",)),)
    key_notes = (("Whisper", "W"),)
    shouted = 0

    def __init__(self, services):
        super().__init__(services, "Titles")
        self.field = QLineEdit()
        self.field.setAccessibleName("Title")
        self.body.addWidget(self.field)

    def shout(self):
        self.shouted += 1

    def refresh(self, change):
        plan = self.services.workspace.plan
        self.field.setText(", ".join(p.title for p in plan.productions.values()))
        self.count_changed.emit(len(plan.productions), False)


class Crew(Titles):
    page_actions = ()

    def __init__(self, services):
        super().__init__(services)
        self.header.add_tool(Button(self.look, "Beside"))


PAGES = (
    PageSpec(id="titles", title="Titles", icon="board", factory=Titles),
    PageSpec(
        id="crew",
        title="Crew",
        icon="crew",
        factory=Crew,
        count=lambda services: (7, True),
    ),
)


def walk(window):
    """Every widget that Tab reaches from where the keyboard is, until it comes round."""
    seen = []
    while (at := QApplication.focusWidget()) not in seen:
        seen.append(at)
        window.focusNextChild()
    return seen


def reachable(root):
    return {
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }
