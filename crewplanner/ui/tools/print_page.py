"""Print: the pages of what is in view, or a paper."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewplanner.ui.main_window import MainWindow


def print_page(window: "MainWindow") -> None:
    """Show the pages of what is in view; where the page has none of its own, export a paper."""
    frame = window.frame()
    page = frame.page() if frame is not None else None
    if page is not None and not page.print_preview():
        window.run("export")
