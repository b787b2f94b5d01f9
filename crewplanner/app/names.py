"""Whom or what somebody means by a typed name.

It is compared without case and accents; where it fits nobody, the sentence names the nearest.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from crewplanner.app.errors import Refused
from crewplanner.app.importing.folding import cleaned, folded
from crewplanner.app.words import department_name, person_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import HIGHEST_RANK, BookingStatus
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.people import Department, Person, Role
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Place, Production, Unit
from crewplanner.i18n import _

ThingT = TypeVar("ThingT")

_NEAREST = 3
_NEAR_ENOUGH = 60
_ALL_BUT_EQUAL = 85
_NUMBER = re.compile(r"#\s*(\d+)", re.ASCII)
_RANKED = re.compile(r"(\d*)(?:st|nd|rd|th)?\s*(?:h|p|hold|pencil|pencilled|option)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Generic[ThingT]):
    """A thing with all the names it goes by; the first is the one it is shown under."""

    thing: ThingT
    names: tuple[str, ...]


def fold(text: str) -> str:
    """The text as names are compared: without case, accents and spare spaces."""
    return folded(cleaned(text))


def person_named(plan: Plan, text: str, likely: Callable[[Person], bool] | None = None) -> Person:
    """The person meant by a name ("ana ruiz", "Ruiz, Ana"), by a part only one has, or by `#12`.

    Of several, the only `likely` one is meant. Raises Refused with a sentence where nobody or more
    than one remains.
    """
    by_number = _NUMBER.fullmatch(text.strip())
    if by_number:
        people = {int(key): person for key, person in plan.people.items()}
        if int(by_number[1]) in people:
            return people[int(by_number[1])]
    people = [
        Named(thing=person, names=(person.name, _turned(person.sort_name)))
        for person in plan.people.values()
    ]
    found = _meant(people, text)
    if len(found) > 1 and likely is not None:
        found = [person for person in found if likely(person)] or found
    if len(found) > 1:
        listed = ", ".join(f"#{p.id} {person_name(p)}{_in_role(plan, p)}" for p in found[:6])
        raise Refused(
            _("“{text}” may be {people}. Write the number, such as #{id}.").format(
                text=text, people=listed, id=found[0].id
            )
        )
    if not found:
        raise Refused(
            _("Nobody in this project is called “{text}”.").format(text=text) + _hint(people, text)
        )
    return found[0]


def production_named(plan: Plan, text: str) -> Production:
    """The production with that title or code. Raises Refused with a sentence."""
    return _the_one(
        [Named(thing=p, names=(p.title, p.code)) for p in plan.productions.values()],
        text,
        none=_("There is no production called “{text}” in this project."),
    )


def production_for_import(plan: Plan, text: str) -> Production | None:
    """The production with that title or code; None where a new one is meant.

    Raises Refused where it is so like one there is that it must be a slip.
    """
    things = [Named(thing=p, names=(p.title, p.code)) for p in plan.productions.values()]
    found = _meant(things, text)
    if len(found) == 1:
        return found[0]
    if found or any(_likeness(text, one.thing.title) >= _ALL_BUT_EQUAL for one in things):
        return production_named(plan, text)
    return None


def unit_named(plan: Plan, production: ProductionId, text: str) -> Unit:
    """The unit of the production with that name. Raises Refused with a sentence."""
    units = [unit for unit in plan.units.values() if unit.production == production]
    return _the_one(
        [Named(thing=unit, names=(unit.name,)) for unit in units],
        text,
        none=_("This production has no unit called “{text}”."),
    )


def place_named(plan: Plan, production: ProductionId, text: str) -> Place:
    """The place of the production with that name. Raises Refused with a sentence."""
    places = [place for place in plan.places.values() if place.production == production]
    return _the_one(
        [Named(thing=place, names=(place.name,)) for place in places],
        text,
        none=_("This production has no place called “{text}”."),
    )


def role_named(plan: Plan, text: str, words: FilmWords) -> Role:
    """The role with that name, in either film words, or one it also goes by. Raises Refused."""
    return _the_one(
        [
            Named(
                thing=role, names=(role_name(role, words), role.name, role.name_uk, *role.aliases)
            )
            for role in plan.roles.values()
        ],
        text,
        none=_("There is no role called “{text}”."),
    )


def department_named(plan: Plan, text: str, words: FilmWords) -> str:
    """The name, in those film words, of the department meant. Raises Refused."""
    return department_name(department_meant(plan, text, words), words)


def department_meant(plan: Plan, text: str, words: FilmWords) -> Department:
    """The department with that name, in either film words. Raises Refused."""
    return _the_one(
        [
            Named(thing=one, names=(department_name(one, words), one.name, one.name_uk))
            for one in plan.departments.values()
        ],
        text,
        none=_("There is no department called “{text}”."),
    )


def record_named(records: Iterable[tuple[ThingT, str]], text: str) -> ThingT:
    """The one of some records, each with its name, that goes by that name. Raises Refused."""
    return _the_one(
        [Named(thing=record, names=(name,)) for record, name in records],
        text,
        none=_("Nothing of that kind is called “{text}”."),
    )


def status_named(text: str) -> tuple[BookingStatus, int]:
    """The status and rank meant by `confirmed`, `pencil`, `1H`, `2nd hold`. Raises Refused."""
    folded = fold(text)
    for status in BookingStatus:
        if folded == status.value:
            return status, 1
    if folded in {"c", "confirm", "firm", "booked"}:
        return BookingStatus.CONFIRMED, 1
    ranked = _RANKED.fullmatch(folded)
    if ranked:
        rank = int(ranked[1] or 1)
        if 1 <= rank <= HIGHEST_RANK:
            return BookingStatus.PENCIL, rank
    raise Refused(
        _(
            "“{text}” is not a status. Write one of {statuses}; or 1H, 2H for a hold of that rank."
        ).format(text=text, statuses=", ".join(BookingStatus))
    )


def _the_one(things: Sequence[Named[ThingT]], text: str, *, none: str) -> ThingT:
    found = _meant(things, text)
    if len(found) == 1:
        return found[0]
    if found:
        names = [thing.names[0] for thing in things if thing.thing in found]
        raise Refused(
            _("“{text}” may be {names}. Write the whole name.").format(
                text=text, names=_or(names[:6])
            )
        )
    raise Refused(none.format(text=text) + _hint(things, text))


def _meant(things: Iterable[Named[ThingT]], text: str) -> list[ThingT]:
    """Those with just that name; else those that have all of its words."""
    wanted = fold(_turned(text))
    if not wanted:
        return []
    words = set(wanted.split())
    exact: list[ThingT] = []
    partly: list[ThingT] = []
    for thing in things:
        names = [fold(name) for name in thing.names if name]
        if wanted in names:
            exact.append(thing.thing)
        elif any(words <= set(re.split(r"[\s\-]+", name)) | set(name.split()) for name in names):
            partly.append(thing.thing)
    return exact or partly


def _hint(things: Sequence[Named[ThingT]], text: str) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a mistyped name needs it

    names = list(dict.fromkeys(thing.names[0] for thing in things))
    matches = process.extract(
        fold(text),
        [fold(name) for name in names],
        scorer=fuzz.WRatio,
        limit=_NEAREST,
        score_cutoff=_NEAR_ENOUGH,
    )
    near = [names[place] for _folded, _score, place in matches]
    if near:
        return " " + _("Did you mean {names}?").format(names=_or(near))
    if names and len(names) <= 2 * _NEAREST:
        return " " + _("There is {names}.").format(names=_or(names, _("and")))
    return ""


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a name that is not there needs it

    return fuzz.ratio(fold(one), fold(other))


def _or(names: Sequence[str], word: str = "") -> str:
    quoted = [f"“{name}”" for name in names]
    if len(quoted) == 1:
        return quoted[0]
    return f"{', '.join(quoted[:-1])} {word or _('or')} {quoted[-1]}"


def _turned(text: str) -> str:
    """`Ruiz, Ana` as `Ana Ruiz`; anything else as it is."""
    last, comma, first = text.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else text


def _in_role(plan: Plan, person: Person) -> str:
    role = plan.roles.get(person.roles[0]) if person.roles else None
    return f" ({role_name(role, FilmWords.US)})" if role else ""
