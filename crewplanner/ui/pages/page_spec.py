"""What the window knows of a page before it is built."""

from typing import TYPE_CHECKING

from crewplanner.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewplanner.ui.pages.page import Page
    from crewplanner.ui.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """One entry of the sidebar. The factory is called when the page is first shown.

    `count` gives the number behind the entry and whether it wants work; it is asked after each
    change, so it must be cheap.
    """

    id: str
    title: str
    icon: str
    factory: "Callable[[Services], Page]"
    count: "Callable[[Services], tuple[int, bool]] | None" = None
