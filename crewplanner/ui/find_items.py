"""What the palette offers: actions, pages, people, days and productions, as lines to find."""

from collections.abc import Iterator

from crewplanner.app.words import date_text, role_name, word
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import Actions, plain_text
from crewplanner.ui.offers import PaletteItem

ACTION = "action"
PERSON = "person"
DAY = "day"
PRODUCTION = "production"
SETTING = "setting"
SCENARIO = "scenario"

_SETTINGS = (
    ("user", N_("Your name")),
    ("theme", N_("Theme: light, dark, as the desktop")),
    ("text_scale", N_("Size of text")),
    ("sheet", N_("Sheet of papers: A4, letter")),
    ("clock", N_("Times on papers: 12 or 24 hours")),
)


def action_items(actions: Actions, kind: str = ACTION) -> Iterator[PaletteItem]:
    """The actions that can be done now."""
    for spec in actions.specs:
        action = actions[spec.id]
        if action.isEnabled() and action.isVisible() and spec.id != "palette":
            yield PaletteItem(
                id=(kind, spec.id),
                text=plain_text(action),
                keys=actions.keys_text(spec).partition(", ")[0],
                icon=spec.icon,
                words=_(spec.help),
            )


def setting_items() -> Iterator[PaletteItem]:
    """The settings of this user, each by the name of its field."""
    for name, text in _SETTINGS:
        yield PaletteItem(id=(SETTING, name), text=_(text), detail=_("setting"), icon="settings")


def plan_items(plan: Plan, production: ProductionId | None) -> Iterator[PaletteItem]:
    """The people, the days of the production shown, and the other productions."""
    show = plan.productions.get(production or ProductionId(0))
    words = show.words if show else FilmWords.US
    for person in sorted(plan.people.values(), key=lambda p: p.sort_name or p.name):
        role = role_name(plan.roles.get(person.roles[0]), words) if person.roles else ""
        yield PaletteItem(id=(PERSON, person.id), text=person.name, detail=role, icon="person")
    days = (day for day in plan.shoot_days.values() if day.production == production)
    for day in sorted(days, key=lambda d: (d.date, d.id)):
        unit = plan.units.get(day.unit)
        places = [plan.places[place].name for place in day.places if place in plan.places]
        detail = ", ".join(
            filter(None, (word(day.day_type, words), unit.name if unit else "", *places))
        )
        yield PaletteItem(
            id=(DAY, day.id),
            text=date_text(day.date),
            detail=detail,
            icon="calendar",
            words=day.date.isoformat(),
        )
    for other in plan.productions.values():
        if other.id != production:
            yield PaletteItem(
                id=(PRODUCTION, other.id),
                text=other.title,
                detail=_("production"),
                icon="day",
                words=other.code,
            )


def scenario_items(plan: Plan, production: ProductionId | None) -> Iterator[PaletteItem]:
    """The scenarios of the production shown."""
    for one in plan.scenarios.values():
        if one.production == production:
            yield PaletteItem(
                id=(SCENARIO, one.id),
                text=one.name,
                detail=_("scenario"),
                icon="copy",
                words=one.note,
            )
