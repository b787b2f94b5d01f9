"""Which columns hold figures that can be asked about, and the menu that offers to."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from crewplanner.i18n import _
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.table_view import TableView

WHY = "why"
"""The action of the window that explains the figure that the page is at."""

HOURS = frozenset(
    {"worked", "planned", "difference", "overtime", "irregular", "hours", "evening", "night"}
    | {"days-off"}
)
"""Columns of hours, by id."""

FIGURES = HOURS | {"because", "extra", "money"}
"""Columns of hours and money: Enter or a double click explains them."""


def _nothing_more() -> Iterable[QAction]:
    return ()


def offer_why(
    table: TableView,
    services: Services,
    more: Callable[[], Iterable[QAction]] = _nothing_more,
) -> None:
    """Give the table a menu that asks why its figure is what it is; `more` stands below."""

    def ask() -> None:
        services.run(WHY)

    def show(where: QPoint) -> None:
        if table.currentIndex().isValid():
            menu = QMenu(table)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(f"{_('Why this figure?')}\tF4").triggered.connect(ask)
            menu.addSeparator()
            menu.addActions(list(more()))
            menu.popup(table.viewport().mapToGlobal(where))

    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.customContextMenuRequested.connect(show)
