"""The actions of a page: made once, and off where the plan cannot be changed."""

from crewplanner.ui.actions import Actions
from crewplanner.ui.pages.page import Page
from crewplanner.ui.role_pages import writing_barred
from crewplanner.ui.services import Services


def give_actions(page: Page, name: str, services: Services) -> None:
    """Make the actions of a page, whose id is `name`."""
    Actions(
        page.page_actions,
        target=page,
        owner=page,
        look=services.look,
        context=name,
        keymap=services.keymap,
    )
    bar_actions(page)


def bar_actions(page: Page) -> None:
    """Switch off what would change the plan where that cannot be, and on again where it can."""
    actions = page.findChild(Actions)
    if actions is not None:
        actions.bar(writing_barred(page.services.workspace, actions.specs))
