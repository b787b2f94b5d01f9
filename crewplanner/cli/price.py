"""Price: what a move of a booking would cost, before it is made."""

from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import CopyBookings, MoveBookings
from crewplanner.app.errors import Refused
from crewplanner.app.move_words import price_text
from crewplanner.app.names import person_named
from crewplanner.app.queries.move_price import MovePrice, PersonDifference, move_price
from crewplanner.app.weeks import parse_date
from crewplanner.app.words import date_text, person_name
from crewplanner.cli.choosing import person_option
from crewplanner.cli.findings import finding_data
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.ids import BookingId
from crewplanner.domain.pay.money import money_text
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _


class PriceOptions(TypedDict):
    """What `price` is told."""

    booking: int
    to: str | None
    person: str | None
    copy: bool


@click.command(
    "price",
    help=_(
        "Say what moving a booking to another date or person would change: hours, overtime, rest, "
        "days in a row, money, findings. Nothing is written."
    ),
)
@project_argument
@click.option(
    "--booking", type=int, required=True, metavar="ID", help=_("The id that `bookings --json` has.")
)
@click.option("--to", metavar="DATE", help=_("The new first date; without it, the dates stay."))
@person_option()
@click.option("--copy", is_flag=True, help=_("Copy it there instead of moving it."))
@json_option
@pass_shell
def price_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[PriceOptions]
) -> None:
    """Price a move that is not made."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan = workspace.plan
        price = move_price(workspace, _command(plan, options))
    text = price_text(price, plan)
    booking = plan.bookings[BookingId(options["booking"])]
    output.say(
        _("{name}, {date}: {money}.").format(
            name=person_name(plan.people.get(booking.person)),
            date=date_text(booking.span.first),
            money=text.money,
        )
    )
    output.lines(f"  {line}" for line in (*text.lines, *text.warnings, *text.cleared))
    output.data(price_data(plan, price))


def price_data(plan: Plan, price: MovePrice) -> dict[str, Any]:
    """A price as `--json` tells it."""
    return {
        "amounts": {currency: money_text(more, currency) for currency, more in price.amounts},
        "penalties": {currency: money_text(more, currency) for currency, more in price.penalties},
        "people": [_person_data(plan, one) for one in price.people],
        "came": [finding_data(plan, finding) for finding in price.came],
        "gone": [finding_data(plan, finding) for finding in price.gone],
    }


def _person_data(plan: Plan, one: PersonDifference) -> dict[str, Any]:
    before, after = one.minutes
    return {
        "name": person_name(plan.people.get(one.person)),
        "production": plan.productions[one.production].title,
        "from": one.weeks.first.isoformat(),
        "to": one.weeks.last.isoformat(),
        "before": money_text(one.before.amount, one.currency),
        "after": money_text(one.after.amount, one.currency),
        "amount": money_text(one.amount, one.currency),
        "minutes_before": before,
        "minutes_after": after,
        "minutes_by_multiple": {f"{key.normalize():f}": more for key, more in one.by_multiple},
    }


def _command(plan: Plan, options: PriceOptions) -> Command:
    booking = plan.bookings.get(BookingId(options["booking"]))
    if booking is None:
        raise Refused(
            _("There is no booking {number}. `bookings --json` lists the ids.").format(
                number=options["booking"]
            )
        )
    to = parse_date(options["to"]) if options["to"] else booking.span.first
    days = (to - booking.span.first).days
    person = person_named(plan, options["person"]).id if options["person"] else None
    if options["copy"]:
        return CopyBookings(bookings=(booking.id,), days=days, person=person)
    return MoveBookings(bookings=(booking.id,), days=days, person=person)
