"""Pay: the hours and the money of a week, and the arithmetic of each line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.agreements import agreements_for
from crewplanner.app.derivation_words import as_text, election_sentence, explained
from crewplanner.app.errors import Refused
from crewplanner.app.money_text import figure
from crewplanner.app.names import person_named
from crewplanner.app.queries.derivation import Asked
from crewplanner.app.queries.elections import elections_of
from crewplanner.app.queries.make_derivation import derivation
from crewplanner.app.weeks import iso_week, parse_week
from crewplanner.app.words import person_name
from crewplanner.cli.choosing import (
    chosen_production,
    person_option,
    production_option,
    week_option,
)
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.ids import PersonId
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.pay.lines import (
    Basis,
    PayLine,
    PayNote,
    PersonPay,
    WeekPay,
    hours_text,
)
from crewplanner.domain.pay.money import money_text
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import HOUR, format_duration
from crewplanner.i18n import N_, _


class PayOptions(TypedDict):
    """What `pay` is told."""

    week: str
    person: str | None
    production: str | None
    explain: bool
    planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one person gets in the week, from every production that is paid for.

    `parts` and `weeks` belong together one by one.
    """

    person: PersonId
    parts: tuple[PersonPay, ...]
    weeks: tuple[WeekPay, ...]

    @property
    def currency(self) -> str:
        """What it is paid in."""
        return self.parts[0].currency

    @property
    def total(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.total for part in self.parts), Decimal(0))

    @property
    def lines(self) -> list[PayLine]:
        """All lines by date."""
        return sorted((line for part in self.parts for line in part.lines), key=lambda x: x.date)

    @property
    def hours(self) -> dict[Decimal, int]:
        """Minutes by multiple."""
        found: dict[Decimal, int] = {}
        for part in self.parts:
            for multiple, minutes in part.minutes_by_multiple:
                found[multiple] = found.get(multiple, 0) + minutes
        return dict(sorted(found.items()))


@click.command(
    "pay",
    help=_(
        "Price the worked times of a week. Without --production, every production with worked "
        "times is in it, as long as they share a currency."
    ),
)
@project_argument
@week_option(required=True)
@person_option()
@production_option
@click.option(
    "--explain",
    is_flag=True,
    help=_("Show what went in, and every step with its clause and arithmetic."),
)
@click.option(
    "--planned",
    is_flag=True,
    help=_("Beside it what confirmed bookings come to at their planned times."),
)
@json_option
@pass_shell
def pay_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[PayOptions]
) -> None:
    """Price the worked times of a week."""
    with shell.counting(project) as workspace:
        plan = workspace.plan
    person = person_named(plan, options["person"]) if options["person"] else None
    people = [person.id] if person else None
    weeks = _weeks(plan, options, people)
    planned = _weeks(plan, options, people, Basis.PLANNED) if options["planned"] else []
    currency = _currency(plan, [*weeks, *planned])
    accounts, intended = _accounts(plan, weeks), _accounts(plan, planned)
    total = _sum(accounts)
    output = Output(as_json=as_json)
    titles = ", ".join(plan.productions[week.production].title for week in weeks)
    output.say(
        _("{week}, {titles}: {total} {currency}.").format(
            week=iso_week(weeks[0].span),
            titles=titles,
            total=money_text(total, currency),
            currency=currency,
        )
    )
    if not accounts:
        output.note(_("No worked times are logged in that week, so there is nothing to pay."))
    if options["planned"]:
        _beside(output, plan, accounts, intended, currency)
    if options["explain"]:
        for account in _by_name(plan, [*intended, *accounts]):
            _explain(output, plan, account)
    elif not options["planned"]:
        _table(output, plan, accounts)
    _missing(output, plan, accounts)
    data: dict[str, Any] = {
        "currency": currency,
        "total": money_text(total, currency),
        "people": [_account_data(plan, account) for account in accounts],
    }
    if options["planned"]:
        data["planned"] = {
            "total": money_text(_sum(intended), currency),
            "people": [_account_data(plan, account) for account in intended],
        }
    output.data(data)


def _sum(accounts: Iterable[Account]) -> Decimal:
    return sum((account.total for account in accounts), Decimal(0))


def _weeks(
    plan: Plan,
    options: PayOptions,
    people: Sequence[PersonId] | None,
    basis: Basis = Basis.WORKED,
) -> list[WeekPay]:
    """The week of the production asked for; else of all that pay something in it."""
    name = options["production"]
    if name or not plan.productions:
        productions = [chosen_production(plan, name)]
    else:
        productions = list(plan.productions.values())
    priced = [
        price_week(
            plan,
            one.id,
            parse_week(options["week"], one.first_weekday),
            people,
            basis=basis,
            firm_only=basis is Basis.PLANNED,
            agreements=agreements_for(plan, one.id),
        )
        for one in productions
    ]
    paying = [week for week in priced if any(p.lines or p.notes for p in week.people)]
    return paying or priced[:1]


def _currency(plan: Plan, weeks: Sequence[WeekPay]) -> str:
    currencies = sorted({week.currency for week in weeks})
    if len(currencies) > 1:
        titles = ", ".join(f"“{plan.productions[week.production].title}”" for week in weeks)
        raise Refused(
            _(
                "{titles} pay in {currencies}, which do not add up. Say which with --production."
            ).format(titles=titles, currencies=_(" and ").join(currencies))
        )
    return currencies[0]


def _accounts(plan: Plan, weeks: Iterable[WeekPay]) -> list[Account]:
    found: dict[PersonId, list[tuple[PersonPay, WeekPay]]] = {}
    for week in weeks:
        for pay in week.people:
            if pay.lines or pay.notes:
                found.setdefault(pay.person, []).append((pay, week))
    accounts = [
        Account(
            person=person,
            parts=tuple(pay for pay, _week in pairs),
            weeks=tuple(week for _pay, week in pairs),
        )
        for person, pairs in found.items()
    ]
    return _by_name(plan, accounts)


def _by_name(plan: Plan, accounts: Iterable[Account]) -> list[Account]:
    """Everybody's in the order of names; of one person's, in the order given."""
    return sorted(accounts, key=lambda a: (person_name(plan.people.get(a.person)), a.person))


def _table(output: Output, plan: Plan, accounts: Sequence[Account]) -> None:
    multiples = sorted({multiple for account in accounts for multiple in account.hours})
    rows = [
        (
            person_name(plan.people.get(account.person)),
            *(_duration(account.hours.get(multiple, 0)) for multiple in multiples),
            money_text(account.total, account.currency),
        )
        for account in accounts
    ]
    headings = (_("Name"), *(f"{_plain(multiple)}×" for multiple in multiples), _("Total"))
    output.table(headings, rows, right=range(1, len(headings)))


def _beside(
    output: Output,
    plan: Plan,
    accounts: Sequence[Account],
    intended: Sequence[Account],
    currency: str,
) -> None:
    """What was planned, what was worked, and by how much that is more."""
    worked = {one.person: one.total for one in accounts}
    planned = {one.person: one.total for one in intended}
    named = sorted((person_name(plan.people.get(key)), key) for key in {*worked, *planned})
    pairs = [(name, planned.get(key), worked.get(key)) for name, key in named]
    pairs.append((_("All"), _sum(intended), _sum(accounts)))
    rows = [
        (
            name,
            "" if before is None else money_text(before, currency),
            "" if now is None else money_text(now, currency),
            figure((now or Decimal(0)) - (before or Decimal(0)), currency, sign=True),
        )
        for name, before, now in pairs
    ]
    headings = (_("Name"), _("Planned"), _("Worked"), _("Difference"))
    output.table(headings, rows, right=(1, 2, 3))


def _explain(output: Output, plan: Plan, account: Account) -> None:
    hours = ", ".join(
        f"{hours_text(minutes)} h × {_plain(multiple)}"
        for multiple, minutes in account.hours.items()
    )
    name = person_name(plan.people.get(account.person))
    intended = account.weeks[0].basis is Basis.PLANNED
    name = _("{name}, planned").format(name=name) if intended else name
    output.heading(
        f"{name}: {money_text(account.total, account.currency)}" + (f" ({hours})" if hours else "")
    )
    for week in account.weeks:
        asked = Asked(
            production=week.production,
            person=account.person,
            span=week.span,
            basis=week.basis,
            firm_only=intended,
        )
        output.lines(as_text(explained(derivation(plan, asked))).splitlines())


def _missing(output: Output, plan: Plan, accounts: Sequence[Account]) -> None:
    """Say on which dates work could not be priced, and what must be decided first."""
    for account in accounts:
        _open(output, plan, account)
        dates = [
            date.isoformat()
            for part in account.parts
            for date, note in part.notes
            if note is PayNote.MISSING_DEAL
        ]
        if dates:
            name = person_name(plan.people.get(account.person))
            output.note(
                _("{name} has no deal in force on {dates}: not priced.").format(
                    name=name, dates=", ".join(dates)
                )
            )


_NOTES = (
    (
        PayNote.UNKNOWN_AGREEMENT,
        N_("{name} has a deal under an agreement that is not known on {dates}: not priced."),
    ),
    (
        PayNote.BAD_PARAMETER,
        N_(
            "{name} has a deal with a parameter that its agreement does not take on {dates}: "
            "not priced. Correct the deal."
        ),
    ),
    (
        PayNote.OUTSIDE_DATES,
        N_(
            "{name}: the agreement states its figures for other dates than {dates}. They are "
            "priced by them all the same; look whether there is a newer version."
        ),
    ),
)


def _open(output: Output, plan: Plan, account: Account) -> None:
    name = person_name(plan.people.get(account.person))
    for kind, sentence in _NOTES:
        dates = [
            date.isoformat() for part in account.parts for date, note in part.notes if note is kind
        ]
        if dates:
            output.note(_(sentence).format(name=name, dates=", ".join(dates)))
    for week, part in zip(account.weeks, account.parts, strict=True):
        if not part.questions:
            continue
        for one in elections_of(plan, week.production, account.person, week.span, part.questions):
            if one.answer is None:
                output.note(f"{name}: {election_sentence(one)}")


def _account_data(plan: Plan, account: Account) -> dict[str, Any]:
    return {
        "name": person_name(plan.people.get(account.person)),
        "total": money_text(account.total, account.currency),
        "hours": {
            _plain(multiple): round(minutes / HOUR, 4)
            for multiple, minutes in account.hours.items()
        },
        "lines": [_line_data(line) for line in account.lines],
    }


def _line_data(line: PayLine) -> dict[str, Any]:
    return {
        "rule": line.rule,
        "clause": line.clause,
        "minutes": line.minutes,
        "multiple": _plain(line.multiple),
        "rate": str(line.rate),
        "amount": str(line.amount),
        "arithmetic": line.arithmetic,
    }


def _plain(number: Decimal) -> str:
    """The number without needless zeros: 1, 1.5."""
    return f"{number.normalize():f}"


def _duration(minutes: int) -> str:
    return format_duration(minutes) if minutes else ""
