"""Asks for what a call sheet lacks where it is kept: of a place, of the production."""

from crewplanner.app.commands.base import Command
from crewplanner.app.paper_views import logo_of
from crewplanner.app.queries.call_sheet_missing import MendAt, Missing
from crewplanner.ui.pages.page import Page
from crewplanner.ui.session import Selection

_FIELDS = {
    "address": "address",
    "hospital": "hospital",
    "hospital-address": "hospital_address",
    "hospital-phone": "hospital_phone",
    "sun": "where",
    "company": "company",
    "office-phone": "office_phone",
    "emergency": "emergency",
}


def mend(page: Page, one: Missing) -> None:
    """Go to the person or the board, or ask for what the place or the production lacks."""
    services = page.services
    if one.at is MendAt.PERSON and one.person is not None:
        services.session.select(Selection(people=(one.person,)))
        services.go("crew")
    elif one.at is MendAt.BOARD:
        services.go("board")
    elif (command := _asked(page, one)) is not None:
        page.do(command)


def _asked(page: Page, one: Missing) -> Command | None:
    """The dialog of the place or the production, with the keyboard in the field that lacks."""
    from crewplanner.ui.dialogs.place import PlaceDialog  # noqa: PLC0415 - as above
    from crewplanner.ui.dialogs.production import ProductionDialog  # noqa: PLC0415 - as above

    plan = page.services.workspace.plan
    if page.services.workspace.read_only_reason is not None:
        return None
    if one.at is MendAt.PLACE and one.place is not None and one.place in plan.places:
        place = plan.places[one.place]
        dialog = PlaceDialog(page.look, place.production, place, parent=page)
    else:
        production = page.services.session.production
        if one.at is not MendAt.PRODUCTION or production is None:
            return None
        logo = logo_of(page.services.workspace, production)
        dialog = ProductionDialog(
            page.look,
            plan.productions[production],
            plan,
            parent=page,
            logo=logo.data if logo else b"",
        )
    if one.code in _FIELDS:
        dialog.form.begin_with(_FIELDS[one.code])
    return dialog.ask()
