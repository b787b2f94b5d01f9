"""From the call sheet's view to its document: the one place that decides who may see what."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from crewplanner.app.call_sheet_words import remarks_text, sheet_word
from crewplanner.app.commands.call_sheets import SheetText
from crewplanner.app.coordinates import coordinates_typed
from crewplanner.app.errors import Refused
from crewplanner.app.phone_text import phone_text
from crewplanner.app.queries.call_sheet import (
    CallSheetView,
    Remark,
    SheetAdvance,
    SheetDepartment,
    SheetPerson,
)
from crewplanner.app.words import date_text, weekday_text, word
from crewplanner.domain.days import DayStatus, DayType
from crewplanner.domain.productions import Place
from crewplanner.exports.call_sheet_paper import (
    CallSheetPaper,
    CrewBlock,
    CrewRow,
    Said,
    SheetAhead,
    SheetFact,
    SheetHead,
    SheetSpot,
)
from crewplanner.exports.call_sheet_tables import cast_table, schedule_table
from crewplanner.exports.call_sheet_telling import Teller
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.texts import clock_text, one_line, times_text
from crewplanner.exports.week_notes import issue
from crewplanner.i18n import N_, _, ngettext

_STATUSES = {
    DayStatus.DRAFT: N_("Draft"),
    DayStatus.PLANNED: N_("Preliminary"),
    DayStatus.CONFIRMED: N_("Final"),
    DayStatus.ISSUED: N_("Final"),
    DayStatus.SHOOTING: N_("Final"),
    DayStatus.WRAPPED: N_("Final"),
    DayStatus.CANCELLED: N_("Cancelled"),
}
_MAP = "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}&zoom=16"


def call_sheet_paper(
    view: CallSheetView, options: Options, before: Mapping[str, str] | None = None
) -> CallSheetPaper:
    """The document for this reader. Raises Refused for a department or person not of the day.

    `before` is what the last issue said, by the names of `CallSheetPaper.said`: what differs from
    it is marked.
    """
    seen = _chosen(_allowed(view, options), options)
    if before is None and options.issue is not None and options.issue.since:
        now = dict(_Writer(seen, options, None).paper().said)
        before = _before(now, dict(options.issue.before), options.audience)
    return _Writer(seen, options, before).paper()


def _before(
    now: Mapping[str, str], before: Mapping[str, str], audience: Audience
) -> Mapping[str, str]:
    """What the last issue said, to be compared with what this reader is told now.

    It was kept as the crew read it: numbers that only the producer reads, and sums over the whole
    crew in a department's version, cannot be compared.
    """
    alike = {"catering"} if audience is Audience.DEPARTMENT else set[str]()
    if audience is Audience.PRODUCER:
        alike |= {name for name in now if name.endswith(":phone") and name not in before}
    return {**before, **{name: now[name] for name in alike if name in now}}


def _allowed(view: CallSheetView, options: Options) -> CallSheetView:
    """The view without what this reader may not see: private numbers, and all if none are shown."""
    if options.audience is Audience.PRODUCER:
        return view
    shown = view.sheet.phones
    departments = tuple(
        replace(
            one,
            people=tuple(
                replace(person, phone="")
                if person.phone_private or not (shown or person.person == options.person)
                else person
                for person in one.people
            ),
        )
        for one in view.departments
    )
    contacts = tuple(replace(one, phone="") if one.phone_private else one for one in view.contacts)
    return replace(view, departments=departments, contacts=contacts)


def _chosen(view: CallSheetView, options: Options) -> CallSheetView:
    """The view with only the department and the person asked for."""
    found = view.departments
    if options.department:
        name = options.department.strip().casefold()
        found = tuple(one for one in found if one.name.casefold() == name)
        if not found:
            raise Refused(
                _("Nobody of a department “{name}” is on this day. Check its name.").format(
                    name=options.department
                )
            )
    if options.person is not None:
        found = tuple(
            SheetDepartment(name=one.name, people=people)
            for one in found
            if (people := tuple(p for p in one.people if p.person == options.person))
        )
        if not found:
            raise Refused(_("This person is not on this day. Choose another day or person."))
    return replace(view, departments=found)


class _Writer:
    def __init__(
        self, view: CallSheetView, options: Options, before: Mapping[str, str] | None
    ) -> None:
        self._view = view
        self._options = options
        self._tell = Teller(before)

    def paper(self) -> CallSheetPaper:
        view, options, tell = self._view, self._options, self._tell
        number = ""
        if view.number is not None:
            number = _("Day {number} of {total}").format(number=view.number, total=view.total)
        kind = "" if view.day_type is DayType.SHOOT else word(view.day_type, view.words)
        made = CallSheetPaper(
            view=view,
            options=options,
            heading=_("Call sheet"),
            number=" · ".join(filter(None, (number, kind))),
            date=date_text(view.date),
            unit=view.unit_name,
            status=_(_STATUSES[view.status]),
            version=options.version,
            issued=options.issued_at,
            issue=tuple((label, value) for label, value in issue(options) if value),
            notice=self._notice(),
            company=tuple(filter(None, (view.company or view.client, self._office()))),
            call=tell("call", view.call if view.call is not None else _("TBA"), strong=True),
            times=tuple(self._times()),
            heads=tuple(self._heads()),
            sky=tuple(self._sky()),
            hospital=tuple(self._hospital()),
            help=tuple(self._help()),
            banner=tell("notice", view.sheet.notice),
            safety=tell("safety", view.sheet.safety),
            spots=tuple(self._spot(n, place) for n, place in enumerate(view.places, start=1)),
            tables=tuple(filter(None, (schedule_table(view, tell), cast_table(view, tell)))),
            needs=tuple(
                SheetFact(label=one_line(name), said=tell(f"need:{name}", text))
                for name, text in view.sheet.requirements
            ),
            blocks=tuple(self._block(department) for department in view.departments),
            foot=tuple(self._foot()),
            ahead=tuple(self._ahead(one) for one in view.advance),
            signed=view.sheet.signed,
            said=(),
            compared=self._tell.compares,
        )
        return replace(made, said=tuple(sorted(tell.said.items())))

    def _notice(self) -> str:
        match self._options.audience:
            case Audience.PRODUCER:
                return _("Producer's version, with private phones. Confidential.")
            case Audience.DEPARTMENT:
                return _("{department} only. Please do not pass on.").format(
                    department=self._options.department
                )
            case _:
                return _("Confidential. Please do not pass on.")

    def _office(self) -> str:
        view = self._view
        if view.office_phone:
            return _("Office {phone}").format(phone=phone_text(view.office_phone))
        return view.contact

    def _times(self) -> Iterator[SheetFact]:
        view, tell = self._view, self._tell
        if view.sheet.breakfast is not None:
            said = tell("breakfast", view.sheet.breakfast)
            yield SheetFact(label=_("Breakfast from"), said=said)
        if view.sheet.shooting_call is not None:
            said = tell("shooting_call", view.sheet.shooting_call)
            yield SheetFact(label=_("Shooting call"), said=said)
        if view.lunch is not None:
            yield SheetFact(label=_("Lunch"), said=tell("lunch", view.lunch))
        wrap: str | int = view.wrap if view.wrap is not None else _("TBA")
        yield SheetFact(label=_("Estimated wrap"), said=tell("wrap", wrap))

    def _heads(self) -> Iterator[SheetHead]:
        for one in self._view.contacts:
            key = f"head:{one.head.value}:{one.person}"
            yield SheetHead(
                role=one.role,
                name=self._tell(key, one.name),
                phone=self._tell(f"{key}:phone", phone_text(one.phone)),
            )

    def _sky(self) -> Iterator[SheetFact]:
        """The weather, as lines to fill in while nobody has said it, and the sun."""
        view, tell = self._view, self._tell
        if view.sheet.weather:
            yield SheetFact(label=_("Weather"), said=tell("weather", view.sheet.weather))
        else:
            tell("weather", "")
            for label in (_("High"), _("Low"), _("Wind"), _("Rain")):
                yield SheetFact(label=label, said=Said(blank=True))
        if view.sun is None:
            return
        times = view.sun.times
        for label, minutes in (
            (_("Sunrise"), times.sunrise),
            (_("Sunset"), times.sunset),
            (_("Dusk"), times.dusk),
        ):
            if minutes is not None and minutes >= 0:
                yield SheetFact(label=label, said=Said(value=minutes))

    def _hospital(self) -> Iterator[Said]:
        """Name, address and phone; what is missing is said where it would stand."""
        place, tell = self._view.hospital, self._tell
        if place is None:
            yield tell("hospital", _("NOT KNOWN YET"), alert=True)
            return
        yield tell("hospital", place.hospital, strong=True)
        for name, text, missing in (
            ("hospital:address", place.hospital_address, _("ADDRESS MISSING")),
            ("hospital:phone", phone_text(place.hospital_phone), _("PHONE MISSING")),
        ):
            yield tell(name, text or missing, alert=not text)

    def _help(self) -> Iterator[SheetFact]:
        view, tell = self._view, self._tell
        for label, name, text in (
            (_("Emergency"), "emergency", view.emergency),
            (_("Medic"), "medic", view.sheet.medic),
        ):
            if said := tell(name, text):
                yield SheetFact(label=label, said=said)

    def _spot(self, number: int, place: Place) -> SheetSpot:
        tell, key = self._tell, f"place:{place.id}"
        where, link = "", ""
        if place.latitude is not None and place.longitude is not None:
            where = coordinates_typed(place.latitude, place.longitude)
            link = _MAP.format(latitude=place.latitude, longitude=place.longitude)
        facts = [
            SheetFact(label=one_line(name), said=tell(f"{key}:{name}", text))
            for name, text in place.details
        ]
        if place.note:
            facts.append(SheetFact(label=_("Note"), said=tell(f"{key}:note", place.note)))
        main, hospital = self._view.hospital, ""
        if main is not None and place.hospital and place.hospital != main.hospital:
            parts = (place.hospital, place.hospital_address, phone_text(place.hospital_phone))
            hospital = ", ".join(filter(None, parts))
        return SheetSpot(
            number=str(number),
            name=tell(key, place.name, strong=True),
            address=tell(
                f"{key}:address", place.address or _("ADDRESS MISSING"), alert=not place.address
            ),
            where=where,
            link=link,
            facts=tuple(facts),
            hospital=tell(f"{key}:hospital", hospital),
        )

    def _block(self, department: SheetDepartment) -> CrewBlock:
        return CrewBlock(
            name=one_line(department.name),
            rows=tuple(self._row(person) for person in department.people),
        )

    def _row(self, person: SheetPerson) -> CrewRow:
        view, tell, key = self._view, self._tell, f"crew:{person.person}"
        own = person.call is not None and person.call != view.call
        call = person.call_text or (person.call if person.call is not None else _("TBA"))
        unsure = Remark.NOT_CONFIRMED in person.remarks
        return CrewRow(
            person=person.person,
            name=tell(key, person.name),
            role=tell(f"{key}:role", person.role),
            phone=tell(f"{key}:phone", phone_text(person.phone)),
            pickup=tell(f"{key}:pickup", person.pickup),
            call=tell(f"{key}:call", call, strong=own or bool(person.call_text)),
            wrapped=Said(value=self._wrapped(person)),
            earliest=Said(value=person.earliest, alert=person.short),
            remark=tell(f"{key}:remark", remarks_text(person, view.words), alert=person.urgent),
            own_call=own,
            short=person.short,
            unsure=unsure,
        )

    def _wrapped(self, person: SheetPerson) -> str | int | None:
        """A time where it was the day before, else the weekday with the time."""
        date, wrap = person.last_date, person.last_wrap
        if date is None or wrap is None:
            return None
        if (self._view.date - date).days == 1:
            return wrap
        return f"{weekday_text(date.weekday())} {clock_text(wrap, self._options.clock)}"

    def _foot(self) -> Iterator[SheetFact]:
        view, tell, sheet = self._view, self._tell, self._view.sheet
        crew, cast, extras = view.eaters
        counts = [ngettext("{count} crew", "{count} crew", crew).format(count=crew)]
        if cast:
            counts.append(_("{count} cast").format(count=cast))
        if extras:
            counts.append(ngettext("{count} extra", "{count} extras", extras).format(count=extras))
        total = _("= {count} to feed").format(count=crew + cast + extras)
        eat = f"{' + '.join(counts)} {total}" if len(counts) > 1 else counts[0]
        whole = self._options.person is None and not self._options.department
        catering = ". ".join(filter(None, (eat if whole else "", sheet.catering)))
        for name, text in (
            (SheetText.CATERING, catering),
            (SheetText.TRANSPORT, sheet.transport),
            (SheetText.RADIO, sheet.radio),
            (SheetText.NOTES, sheet.notes),
        ):
            if said := tell(name.value, text):
                yield SheetFact(label=sheet_word(name), said=said)

    def _ahead(self, ahead: SheetAdvance) -> SheetAhead:
        face = self._options.clock
        number = _("Day {number}").format(number=ahead.number) if ahead.number else ""
        times = times_text(ahead.call, ahead.wrap, face)
        call = _("call {times}").format(times=times) if times else ""
        crew = ngettext("{count} crew", "{count} crew", ahead.heads).format(count=ahead.heads)
        kind = number or word(ahead.day_type, self._view.words)
        facts = (kind, call, ", ".join(ahead.places), crew, ahead.note)
        lines = tuple(
            " ".join(filter(None, (line.number, line.setting, line.light, line.text)))
            for line in ahead.schedule
        )
        told = "\n".join((*(fact for fact in facts if fact != crew), *lines))
        self._tell(f"ahead:{ahead.date.isoformat()}", told)
        return SheetAhead(
            date=date_text(ahead.date, year=False),
            facts=tuple(one_line(fact) for fact in facts if fact),
            lines=tuple(one_line(line) for line in lines if line),
        )
