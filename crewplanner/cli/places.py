"""Places of work and what stands on every paper of a production."""

from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.commands.productions import EditPlace, EditProduction
from crewplanner.app.coordinates import coordinates_typed, parse_coordinates
from crewplanner.app.errors import Refused
from crewplanner.app.importing.folding import folded
from crewplanner.cli.choosing import chosen_production, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Place, Production
from crewplanner.i18n import _


class PlaceOptions(TypedDict):
    """What `places` is told."""

    place: str | None
    address: str | None
    where: str | None
    note: str | None
    hospital: str | None
    hospital_address: str | None
    hospital_phone: str | None
    details: tuple[str, ...]
    production: str | None


_TEXTS = ("address", "note", "hospital", "hospital_address", "hospital_phone")


@click.command(
    "places",
    help=_(
        "List the places of a production with hospital and details; with --place, change what is "
        "said of one of them. An empty text takes away."
    ),
)
@project_argument
@production_option
@click.option("--place", metavar="NAME", help=_("The place to change."))
@click.option("--address", metavar="TEXT", help=_("Its address."))
@click.option("--where", metavar="TEXT", help=_("Its coordinates: 51.5072, -0.1276."))
@click.option("--note", metavar="TEXT", help=_("A note."))
@click.option("--hospital", metavar="TEXT", help=_("The nearest with an emergency room."))
@click.option("--hospital-address", metavar="TEXT", help=_("The hospital's address."))
@click.option("--hospital-phone", metavar="TEXT", help=_("The hospital's phone."))
@click.option(
    "--detail",
    "details",
    metavar="HEADING=TEXT",
    multiple=True,
    help=_("Unit base, parking, gate code …; may be repeated."),
)
@json_option
@pass_shell
def places_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[PlaceOptions]
) -> None:
    """List places, or change one."""
    output = Output(as_json=as_json)
    writes = any(value for name, value in options.items() if name != "production") or any(
        options[name] is not None for name in (*_TEXTS, "where")
    )
    with (shell.editing if writes else shell.reading)(project) as workspace:
        production = chosen_production(workspace.plan, options["production"])
        if writes:
            place = _changed(_place_named(workspace.plan, production, options["place"]), options)
            workspace.do(EditPlace(place=place))
            output.say(_("Changed {place}.").format(place=place.name))
        found = _places(workspace.plan, production)
    output.table(
        (_("place"), _("address"), _("hospital"), _("hospital's phone")),
        [(one.name, one.address, one.hospital, one.hospital_phone) for one in found],
    )
    output.data({"places": [_data(one) for one in found]})


class PaperOptions(TypedDict):
    """What `production` is told."""

    company: str | None
    contact: str | None
    office_phone: str | None
    emergency: str | None
    production: str | None


@click.command(
    "production",
    help=_(
        "Show what stands on every paper of a production: company, contact, office phone and "
        "emergency numbers; or change it. An empty text takes away."
    ),
)
@project_argument
@production_option
@click.option("--company", metavar="TEXT", help=_("The company that produces."))
@click.option("--contact", metavar="TEXT", help=_("Whom to ask, in words."))
@click.option("--office-phone", metavar="TEXT", help=_("The phone of the production office."))
@click.option("--emergency", metavar="TEXT", help=_("Whom to call in an emergency, in words."))
@json_option
@pass_shell
def production_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[PaperOptions]
) -> None:
    """Show or change."""
    output = Output(as_json=as_json)
    names = ("company", "contact", "office_phone", "emergency")
    said = {name: options[name] for name in names if options[name] is not None}
    with (shell.editing if said else shell.reading)(project) as workspace:
        production = chosen_production(workspace.plan, options["production"])
        if said:
            changed: dict[str, Any] = {name: str(text).strip() for name, text in said.items()}
            workspace.do(EditProduction(production=replace(production, **changed)))
            production = workspace.plan.productions[production.id]
            output.say(_("Changed {title}.").format(title=production.title))
    told = {"title": production.title, **{name: getattr(production, name) for name in names}}
    output.table(("", ""), [(name.replace("_", " "), text) for name, text in told.items() if text])
    output.data(told)


def _places(plan: Plan, production: Production) -> list[Place]:
    return [place for place in plan.places.values() if place.production == production.id]


def _place_named(plan: Plan, production: Production, text: str | None) -> Place:
    if not text:
        raise Refused(_("Which place? Name it with --place."))
    known = _places(plan, production)
    for place in known:
        if folded(place.name) == folded(text):
            return place
    names = ", ".join(place.name for place in known)
    raise Refused(
        _("There is no place called “{text}”. There are: {names}.").format(text=text, names=names)
    )


def _changed(place: Place, options: PlaceOptions) -> Place:
    given: dict[str, Any] = {
        name: str(options[name]).strip() for name in _TEXTS if options[name] is not None
    }
    if options["where"] is not None:
        where = parse_coordinates(options["where"]) if options["where"].strip() else (None, None)
        given["latitude"], given["longitude"] = where
    details = dict(place.details)
    for text in options["details"]:
        heading, equals, said = text.partition("=")
        if not equals or not heading.strip():
            raise Refused(_("“{text}” is no detail. Write “Gate code=4471”.").format(text=text))
        details[heading.strip()] = said.strip()
    kept = tuple((heading, said) for heading, said in details.items() if said)
    return replace(place, **given, details=kept)


def _data(place: Place) -> dict[str, Any]:
    where = ""
    if place.latitude is not None and place.longitude is not None:
        where = coordinates_typed(place.latitude, place.longitude)
    return {
        "id": place.id,
        "name": place.name,
        "address": place.address,
        "where": where,
        "note": place.note,
        "hospital": place.hospital,
        "hospital_address": place.hospital_address,
        "hospital_phone": place.hospital_phone,
        "details": dict(place.details),
    }
