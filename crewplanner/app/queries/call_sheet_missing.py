"""What a call sheet still lacks before it may go out, and where each thing is mended."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from crewplanner.app.queries.call_sheet import CallSheetView, HeadRole, Remark
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.call_sheets import CastKind
from crewplanner.domain.ids import PersonId, PlaceId
from crewplanner.domain.values import format_minutes
from crewplanner.i18n import _

_NAMED = 4
"""More names than these are only counted."""


class MendAt(StrEnum):
    """Where something is mended."""

    DAY = "day"
    SHEET = "sheet"
    SCHEDULE = "schedule"
    CREW = "crew"
    PLACE = "place"
    PRODUCTION = "production"
    PERSON = "person"
    BOARD = "board"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing. `code` is its name for programs; a `grave` one must not go out with the sheet."""

    code: str
    text: str
    at: MendAt
    grave: bool = False
    place: PlaceId | None = None
    person: PersonId | None = None


def missing(view: CallSheetView) -> tuple[Missing, ...]:
    """All that is missing, what is grave first."""
    found = [
        *_of_day(view),
        *_of_places(view),
        *_of_production(view),
        *_of_sheet(view),
        *_of_crew(view),
    ]
    return tuple(sorted(found, key=lambda one: not one.grave))


def _of_day(view: CallSheetView) -> Iterator[Missing]:
    date = date_text(view.date, year=False)
    if view.call is None:
        text = _("No call is set for {date}.").format(date=date)
        yield Missing(code="call", text=text, at=MendAt.DAY, grave=True)
    if view.wrap is None:
        text = _("No wrap is planned for {date}.").format(date=date)
        yield Missing(code="wrap", text=text, at=MendAt.DAY)
    if view.check_times:
        text = _("The times of the day come from a longer entry. Check them.")
        yield Missing(code="times", text=text, at=MendAt.DAY, grave=True)
    if not view.places:
        text = _("No place is chosen for {date}.").format(date=date)
        yield Missing(code="place", text=text, at=MendAt.DAY, grave=True)


def _of_places(view: CallSheetView) -> Iterator[Missing]:
    for place in view.places:
        lacks = [
            (not place.address, "address", _("{place} has no address."), True),
            (not place.hospital, "hospital", _("{place} has no hospital."), view.hospital is None),
            (
                bool(place.hospital and not place.hospital_address),
                "hospital-address",
                _("The hospital of {place} has no address."),
                True,
            ),
            (
                bool(place.hospital and not place.hospital_phone),
                "hospital-phone",
                _("The hospital of {place} has no phone."),
                True,
            ),
        ]
        for lacking, code, text, grave in lacks:
            if lacking:
                yield Missing(
                    code=code,
                    text=text.format(place=place.name),
                    at=MendAt.PLACE,
                    grave=grave,
                    place=place.id,
                )
    if view.places and view.sun is None:
        text = _("Without coordinates of a place there is no sunrise and sunset.")
        yield Missing(code="sun", text=text, at=MendAt.PLACE, place=view.places[0].id)


def _of_production(view: CallSheetView) -> Iterator[Missing]:
    if not (view.office_phone or view.contact):
        text = _("The production has no office phone.")
        yield Missing(code="office-phone", text=text, at=MendAt.PRODUCTION, grave=True)
    if not view.emergency:
        text = _("The production has no emergency numbers.")
        yield Missing(code="emergency", text=text, at=MendAt.PRODUCTION, grave=True)
    if not (view.company or view.client):
        text = _("The production has no company.")
        yield Missing(code="company", text=text, at=MendAt.PRODUCTION)


def _of_sheet(view: CallSheetView) -> Iterator[Missing]:
    sheet = view.sheet
    if not sheet.schedule:
        text = _("The schedule of the day is empty.")
        yield Missing(code="schedule", text=text, at=MendAt.SCHEDULE)
    if sheet.shooting_call is None and view.number is not None:
        yield Missing(code="shooting-call", text=_("No shooting call."), at=MendAt.SHEET)
    if view.lunch is None:
        yield Missing(code="lunch", text=_("No lunch."), at=MendAt.SHEET)
    if not sheet.medic:
        yield Missing(code="medic", text=_("No medic is named."), at=MendAt.SHEET)
    for line in view.cast(CastKind.MINOR):
        if not line.note:
            text = _("{name} is a minor: write hours and chaperone.").format(name=line.name)
            yield Missing(code="minor", text=text, at=MendAt.SHEET, grave=True)
    if not sheet.signed:
        yield Missing(code="signed", text=_("Nobody has signed."), at=MendAt.SHEET)


def _of_crew(view: CallSheetView) -> Iterator[Missing]:
    people = view.people
    if not people:
        text = _("Nobody is booked on this day.")
        yield Missing(code="crew", text=text, at=MendAt.BOARD, grave=True)
    away = [person for person in people if Remark.AWAY in person.remarks]
    if away:
        text = _("Booked and away: {names}.").format(names=_names(person.name for person in away))
        first = away[0].person
        yield Missing(code="away", text=text, at=MendAt.BOARD, grave=True, person=first)
    yield from _inside_rest(view)
    unsure = [person.name for person in people if Remark.NOT_CONFIRMED in person.remarks]
    if unsure:
        text = _("Not confirmed: {names}.").format(names=_names(unsure))
        yield Missing(code="unconfirmed", text=text, at=MendAt.BOARD)
    for role, filled, needed in view.open_roles:
        text = _("{role}: {filled} of {needed} confirmed.")
        text = text.format(role=role, filled=filled, needed=needed)
        yield Missing(code="open-role", text=text, at=MendAt.BOARD)
    yield from _of_phones(view)


def _inside_rest(view: CallSheetView) -> Iterator[Missing]:
    """Each of them, or if they are many how many."""
    short = [person for person in view.people if person.short]
    if len(short) > _NAMED:
        text = _("{count} people are called inside their rest: {names}.").format(
            count=len(short), names=_names(person.name for person in short)
        )
        first = short[0].person
        yield Missing(code="rest", text=text, at=MendAt.CREW, grave=True, person=first)
        return
    for person in short:
        text = _("{name} is called at {call}, inside the rest: {earliest} is the earliest.")
        yield Missing(
            code="rest",
            text=text.format(
                name=person.name,
                call=format_minutes(person.call or 0),
                earliest=format_minutes(person.earliest or 0),
            ),
            at=MendAt.CREW,
            grave=True,
            person=person.person,
        )


def _of_phones(view: CallSheetView) -> Iterator[Missing]:
    heads = {one.head for one in view.contacts}
    if HeadRole.FIRST_AD not in heads and view.number is not None:
        yield Missing(code="first-ad", text=_("No first AD is booked."), at=MendAt.BOARD)
    for one in view.contacts:
        if one.head in {HeadRole.FIRST_AD, HeadRole.SECOND_AD, HeadRole.COORDINATOR}:
            if one.phone and not one.phone_private:
                continue
            text = _("{name} ({role}) has no phone that may stand on the sheet.")
            yield Missing(
                code="head-phone",
                text=text.format(name=one.name, role=one.role),
                at=MendAt.PERSON,
                person=one.person,
            )
    if view.sheet.phones:
        none = [person for person in view.people if not person.phone]
        if none:
            text = _("No phone: {names}.").format(names=_names(person.name for person in none))
            yield Missing(code="phone", text=text, at=MendAt.PERSON, person=none[0].person)


def _names(names: Iterable[str]) -> str:
    """The first names, and how many more there are."""
    found = list(names)
    if len(found) <= _NAMED:
        return ", ".join(found)
    shown = found[: _NAMED - 1]
    return _("{names} and {count} more").format(
        names=", ".join(shown), count=len(found) - len(shown)
    )
