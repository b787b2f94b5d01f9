"""Pictures of every page and dialog of a project: light and dark, two sizes. Needs no display."""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog

from crewplanner.app.agreements import agreements_for, shipped
from crewplanner.app.commands.timecards import SetCardDetails
from crewplanner.app.context import Context
from crewplanner.app.hold_words import booking_told
from crewplanner.app.queries.asked import Asked
from crewplanner.app.queries.derivation import Asked as AskedFigure
from crewplanner.app.queries.findings import production_span
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.day_details import DayDetails
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.pay import Basis
from crewplanner.domain.pay.asked import asked_by
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.ui.board_shots import calm
from crewplanner.ui.dialogs.booking import BookingDialog
from crewplanner.ui.dialogs.booking_start import BookingStart
from crewplanner.ui.dialogs.choices import person_choices
from crewplanner.ui.dialogs.day import DayDialog
from crewplanner.ui.dialogs.day_details import DetailsDialog, DetailsOf, DetailsStart
from crewplanner.ui.dialogs.holds import Asking, ChallengeDialog, OutsideHoldDialog
from crewplanner.ui.dialogs.late_wrap import LateWrapDialog
from crewplanner.ui.dialogs.move_to import MoveDialog, MoveStart
from crewplanner.ui.dialogs.person import PersonDialog
from crewplanner.ui.dialogs.place import PlaceDialog
from crewplanner.ui.dialogs.production import ProductionDialog
from crewplanner.ui.dialogs.terms import AwayDialog, DealDialog
from crewplanner.ui.dialogs.why import WhyDialog
from crewplanner.ui.editing_shots import editing_dialogs
from crewplanner.ui.gallery import settle, take
from crewplanner.ui.look import Look
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.page_shots import OTHER_PAGES, page_states, wait_for
from crewplanner.ui.pages.board import BoardPage
from crewplanner.ui.prices import Prices
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.review_shots import comment_some
from crewplanner.ui.run import make_application, window_parts
from crewplanner.ui.scenario_shots import scenario_pictures
from crewplanner.ui.special_shots import accept_some, laid_over, look_while, special_projects
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.tool_shots import tool_dialogs
from crewplanner.ui.window_state import WindowState

LARGE = QSize(1920, 1080)
SMALL = QSize(1280, 720)
_LATE = 180
_LARGE_TEXT = 2.0
_DAYS_ON = 5
_PICKING_WIDTH = 990
"""As wide as the dialog is on a screen that has room, which the one that is not there lacks."""
_NOT_OFFSCREEN = ("propagateSizeHints", "support raise()", "support grabbing the keyboard")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One look and size in which everything is taken."""

    theme: ThemeChoice
    size: QSize
    name: str


ROUNDS = (
    Round(theme=ThemeChoice.LIGHT, size=LARGE, name="light"),
    Round(theme=ThemeChoice.DARK, size=LARGE, name="dark"),
    Round(theme=ThemeChoice.LIGHT, size=SMALL, name="light-small"),
    Round(theme=ThemeChoice.DARK, size=SMALL, name="dark-small"),
)


def take_all(project: Path, folder: Path) -> Iterator[Path]:
    """Write the pictures into the folder, one after the other; yields the path of each.

    Makes the application where there is none, offscreen where there is no display.
    """
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    before = qInstallMessageHandler(_say)
    try:
        with TemporaryDirectory(prefix="crewplanner-shots-") as home:
            for one in ROUNDS:
                for taken in (_take_round, _special):
                    yield from taken(application, project, folder, Path(home), one)
    finally:
        qInstallMessageHandler(before)


def _say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt's messages, without those that the screenless platform has for every window."""
    if not any(known in text for known in _NOT_OFFSCREEN):
        sys.stderr.write(f"{text}\n")


def _take_round(
    application: QApplication, project: Path, folder: Path, home: Path, one: Round
) -> Iterator[Path]:
    context = Context(user="Tamsin", clock=_now, backups=home / "backups")
    state = WindowState(home / one.name)
    look = Look(one.theme, parent=application)
    look.dress(application)
    window = MainWindow(window_parts(context, look, state, home / one.name))
    window.resize(one.size)
    window.show()
    window.activateWindow()
    yield take(window, folder / f"welcome-{one.name}.png", one.size)
    workspace = Workspace.open(Path(shutil.copy(project, home / f"{one.name}.crewplan")), context)
    window.show_project(workspace)
    frame = window.frame()
    if frame is not None:
        if frame.session.production is not None:
            accept_some(workspace, frame.session.production)
            comment_some(workspace, frame.session.production)
        yield from _pages(window, frame, folder, one)
        yield from _dialogs(look, frame, folder, one)
        for name, dialog in tool_dialogs(frame.services, home / one.name):
            yield take(dialog, folder / f"dialog-{name}-{one.name}.png")
            dialog.done(0)
            dialog.deleteLater()
        for name, shown in scenario_pictures(window):
            size = one.size if shown is window else None
            yield take(shown, folder / f"{name}-{one.name}.png", size)
    window.close()
    window.deleteLater()
    look.deleteLater()


def _special(
    application: QApplication, project: Path, folder: Path, home: Path, one: Round
) -> Iterator[Path]:
    """Projects with little or very much in them, one for review, and twice the size of text."""
    context = Context(user="Tamsin", clock=_now, backups=home / "backups")
    for name, path in special_projects(project, home / f"special-{one.name}", context):
        state = WindowState(home / one.name / name)
        look = Look(one.theme, parent=application)
        look.resize_text(_LARGE_TEXT if name == "large-text" else 1.0)
        look.dress(application)
        window = MainWindow(window_parts(context, look, state, home / one.name))
        window.show_project(Workspace.open(path, context, read_only=name == "read-only"))
        frame = window.frame()
        window.resize(one.size)
        window.show()
        page = frame.page() if frame is not None else None
        if isinstance(page, BoardPage):
            calm(page)
        yield take(window, folder / f"board-{name}-{one.name}.png", one.size)
        for other in OTHER_PAGES.get(name, ()):
            if frame is not None and other in frame.page_names:
                frame.go(other)
                wait_for(window, frame.page())
                yield take(window, folder / f"{other}-{name}-{one.name}.png", one.size)
        window.close()
        window.deleteLater()
        look.deleteLater()


def _pages(window: MainWindow, frame: ProjectFrame, folder: Path, one: Round) -> Iterator[Path]:
    production = frame.session.production
    plan = frame.workspace.plan
    for name in frame.page_names:
        if name == "timecards":
            frame.session.set_date(_longest_night(plan, production) or frame.session.date)
        frame.go(name)
        page = frame.page()
        if page is not None:
            page.focus_start()
        wait_for(window, page)
        yield take(window, folder / f"{name}-{one.name}.png", one.size)
        for state in page_states(page):
            yield take(window, folder / f"{state}-{one.name}.png", one.size)
        if isinstance(page, BoardPage):
            for over, ask in laid_over(window, page):
                path = folder / f"board-{over}-{one.name}.png"
                look_while(ask, partial(take, window, path, one.size))
                yield path


def _dialogs(look: Look, frame: ProjectFrame, folder: Path, one: Round) -> Iterator[Path]:
    for name, dialog in made_dialogs(look, frame):
        if isinstance(dialog, BookingDialog) and dialog.crew is not None:
            dialog.resize(look.px(_PICKING_WIDTH), dialog.height())
        for begin in ("fit", "focus_start"):
            if hasattr(dialog, begin):
                getattr(dialog, begin)()
        yield take(dialog, folder / f"dialog-{name}-{one.name}.png")
        dialog.deleteLater()


def made_dialogs(look: Look, frame: ProjectFrame) -> Iterator[tuple[str, QDialog]]:
    """The dialogs of the pages with something in them, by name."""
    plan, session = frame.workspace.plan, frame.session
    if session.production is None or not plan.people:
        return

    def today() -> dt.date:
        return session.date

    production = session.production
    person = next(iter(plan.people.values()))
    settings = plan.productions[production]
    start = BookingStart(production=production, people=(person.id,), span=session.week)
    yield "booking", BookingDialog(look, plan, start, today)
    night = BookingStart(production=production, span=DateSpan(first=today(), last=today()))
    yield "book-crew", BookingDialog(look, plan, night, today)
    booked = tuple(b.id for b in plan.bookings_of.get(person.id, ()))[:1]
    if booked:
        move = MoveStart(bookings=booked, prices=Prices(frame.workspace, frame))
        moving = MoveDialog(look, plan, move, today)
        moving.date.set_date(session.date + dt.timedelta(days=_DAYS_ON))
        moving.date.date_changed.emit(session.date)
        yield "move-to", moving
    yield "person", PersonDialog(look, plan, settings.words, person)
    deals = plan.deals_of.get(person.id, ())
    yield "deal", DealDialog(look, plan, production, person.id, today, next(iter(deals), None))
    away = next(iter(plan.unavailabilities.values()), None)
    span = DateSpan(first=session.date, last=session.date)
    yield "away", AwayDialog(look, plan, away.person if away else person.id, span, today, away)
    place = next((one for one in plan.places.values() if one.production == production), None)
    yield "place", PlaceDialog(look, production, place)
    days = [day for day in plan.shoot_days.values() if day.production == production]
    yield "day", DayDialog(look, plan, production, session.date, today, next(iter(days), None))
    night = _night_before(days)
    wraps = [one.id for one in days if one.date == night and one.wrap is not None]
    if wraps:
        late = LateWrapDialog(look, frame.workspace, wraps, wraps[-1])
        late.set_minutes(_LATE)
        while late.busy:
            settle()
        yield "late-wrap", late
    yield from editing_dialogs(look, plan, settings, today)
    yield "production", ProductionDialog(look, settings)
    yield from _about_holds(look, frame.workspace, settings, today)
    yield "details", DetailsDialog(look, _details(plan, person))
    asked = _dearest(plan, production)
    if asked is not None:
        why = WhyDialog(look, frame.workspace)
        why.explain(asked)
        yield "why", why


def _about_holds(
    look: Look, workspace: Workspace, settings: Production, today: Callable[[], dt.date]
) -> Iterator[tuple[str, QDialog]]:
    """A hold as a form with its ladder and price, its challenge, and a hold of others."""
    plan = workspace.plan
    held = next(iter(plan.outside_holds.values()), None)
    if held is None:
        return
    bookings = [one for one in plan.bookings_of.get(held.person, ()) if one.live]
    for booking in bookings[-1:]:
        told, sums = booking_told(workspace, booking)
        start = BookingStart(
            production=booking.production,
            people=(booking.person,),
            span=booking.span,
            booking=booking,
            told=told,
            sums=sums,
        )
        yield "hold", BookingDialog(look, plan, start, today)
        name = plan.people[booking.person].name
        asking = Asking(bookings=(booking.id,), about=name, production=settings, today=today)
        yield "challenge", ChallengeDialog(look, asking)
    people = person_choices(plan, settings.words)
    yield "outside-hold", OutsideHoldDialog(look, held, people, settings, today)


def _details(plan: Plan, person: Person) -> DetailsStart:
    """Somebody's details where camera overtime was called for everybody."""
    agreement = shipped()["uk-pact-tv-2023"]
    said = DayDetails(travel_minutes=90)

    def command(details: DayDetails) -> SetCardDetails:
        production = next(iter(plan.productions))
        return SetCardDetails(
            production=production, person=person.id, date=_now().date(), details=details
        )

    return DetailsStart(
        about=person.name,
        of=(DetailsOf(details=said, command=command),),
        asked=Asked(agreement=agreement.title, details=asked_by(agreement)),
        inherited=DayDetails(camera_overtime_minutes=45),
        call=480,
        wrap=1140,
        day_start=360,
    )


def _night_before(days: list[ShootDay]) -> dt.date | None:
    """The night that ends latest of those with another day of work right after them."""
    shoots = {one.date for one in days if one.call is not None}
    late = [
        (one.wrap, one.date)
        for one in days
        if one.wrap is not None and one.date + dt.timedelta(days=1) in shoots
    ]
    return max(late)[1] if late else None


def _longest_night(plan: Plan, production: ProductionId | None) -> dt.date | None:
    sheets = [
        (sheet.wrap, plan.shoot_days[day].date)
        for day, sheet in plan.sheet_of.items()
        if sheet.wrap is not None and plan.shoot_days[day].production == production
    ]
    return max(sheets)[1] if sheets else None


def _dearest(plan: Plan, production: ProductionId) -> AskedFigure | None:
    """The first day of somebody with the line at the highest multiple of all."""
    span = production_span(plan, production)
    if span is None:
        return None
    basis, agreements = Basis.EXPECTED, agreements_for(plan, production)
    pay = price_week(plan, production, span, basis=basis, agreements=agreements)
    lines = [(line, person.person) for person in pay.people for line in person.lines]
    if not lines:
        return None
    line, person = max(lines, key=lambda one: one[0].multiple)
    dates = DateSpan(first=line.date, last=line.date)
    return AskedFigure(production=production, person=person, span=dates, basis=basis)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
