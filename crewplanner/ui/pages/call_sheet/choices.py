"""How the call sheet of a page is printed, and the action that leads to it."""

from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.settings import Settings, SettingsFile
from crewplanner.domain.productions import FilmWords
from crewplanner.exports import Audience, ClockFace, Options, PaperSize
from crewplanner.i18n import N_
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.services import Services


def sheet_action(handler: str) -> ActionSpec:
    """The action of a page that shows a call sheet."""
    return ActionSpec(
        id="call-sheet",
        text=N_("Call &sheet of the day"),
        handler=handler,
        icon="papers",
        keys=("Ctrl+Shift+S",),
        menu="edit",
        help=N_("What is written for it, what is missing, and its pages"),
    )


def print_options(services: Services, view: CallSheetView) -> Options:
    """For the crew, on the sheet and with the clock of the settings, with the production's logo."""
    from crewplanner.app.paper_views import logo_of  # noqa: PLC0415 - to start quickly

    workspace, state = services.workspace, services.state
    settings = SettingsFile(state.folder).read() if state else Settings()
    usual = PaperSize.LETTER if view.words is FilmWords.US else PaperSize.A4
    sizes = {size.value for size in PaperSize}
    faces = {face.value for face in ClockFace}
    return Options(
        audience=Audience.CREW,
        issued_at=workspace.context.clock(),
        issued_by=workspace.context.user,
        paper=PaperSize(settings.sheet) if settings.sheet in sizes else usual,
        clock=ClockFace(settings.clock) if settings.clock in faces else ClockFace.H24,
        logo=logo_of(workspace, view.production),
    )
