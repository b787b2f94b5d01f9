"""What there is to see of agreements: those of a production, and the terms of one for a deal."""

from collections.abc import Iterable
from enum import StrEnum

from crewplanner.app.agreements import agreements_for, copy_of, shipped, shipped_text
from crewplanner.app.parameter_text import hint, said, said_json
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.pay.agreement import Agreement, Clause, Parameter
from crewplanner.domain.pay.book import PLAIN_ID, STEPS
from crewplanner.domain.people import Deal
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import AgreementCopy
from crewplanner.i18n import N_, _, ngettext

NOT_ADVICE = N_("CrewPlanner reckons with what is written here. It is not legal advice.")


class Standing(StrEnum):
    """How a production's agreement stands to the one that comes with the program."""

    SAME = "same"
    NEWER = "newer"
    """The program brings another version."""
    CHANGED = "changed"
    """The same version, but another text."""
    OWN = "own"
    """Nothing of that id comes with the program."""
    UNREADABLE = "unreadable"
    UNUSED = "unused"
    """It comes with the program; the production has no copy yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """An agreement of a production: one it keeps (`copy`), or one that it could be paid under.

    `agreement` is None where the copy cannot be read.
    """

    id: str
    copy: AgreementCopy | None
    agreement: Agreement | None
    standing: Standing
    shipped_version: str
    deals: int

    @property
    def limits(self) -> bool:
        """Whether it is limits alone, so that keeping it binds everybody."""
        return self.agreement is not None and self.agreement.kind == "limits"

    @property
    def title(self) -> str:
        """What it is called."""
        return self.agreement.title if self.agreement else self.id

    @property
    def version(self) -> str:
        """Which version it is."""
        return self.agreement.version if self.agreement else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterRow:
    """One parameter: what it is, what the agreement says, and what the deal says where it differs.

    `own` is None where the deal says nothing; `own_json` is how it is kept.
    """

    parameter: Parameter
    default: str
    own: str | None
    own_json: str | None
    hint: str


def agreement_rows(plan: Plan, production: ProductionId) -> tuple[AgreementRow, ...]:
    """The agreements that the production keeps, then the other shipped ones, each by title."""
    deals = [deal.agreement for deal in plan.deals.values() if deal.production == production]
    copies = plan.agreements_of.get(production, ())
    kept = {copy.agreement for copy in copies}
    rows = [_row(copy, deals.count(copy.agreement)) for copy in copies]
    rows += [
        AgreementRow(
            id=one.id,
            copy=None,
            agreement=one,
            standing=Standing.UNUSED,
            shipped_version=one.version,
            deals=deals.count(one.id),
        )
        for one in shipped().values()
        if one.id not in kept
    ]
    return tuple(sorted(rows, key=lambda row: (row.copy is None, row.title.casefold())))


def _row(copy: AgreementCopy, deals: int) -> AgreementRow:
    fresh = shipped().get(copy.agreement)
    found = copy_of(copy.text)
    if found is None:
        standing = Standing.UNREADABLE
    elif fresh is None:
        standing = Standing.OWN
    elif copy.text == shipped_text(copy.agreement):
        standing = Standing.SAME
    else:
        standing = Standing.CHANGED if copy.version == fresh.version else Standing.NEWER
    return AgreementRow(
        id=copy.agreement,
        copy=copy,
        agreement=found,
        standing=standing,
        shipped_version=fresh.version if fresh else "",
        deals=deals,
    )


def agreement_options(plan: Plan, production: ProductionId) -> tuple[tuple[str, str], ...]:
    """The agreements that a deal of the production may be under, id and title, by title.

    The plain deal memo comes first; then the production's own, then those that are shipped.
    """
    kept = {copy.agreement for copy in plan.agreements_of.get(production, ())}
    known = agreements_for(plan, production) or shipped()

    def place(name: str) -> tuple[bool, bool, str]:
        return name != PLAIN_ID, name not in kept or name in shipped(), known[name].title.casefold()

    return tuple((name, known[name].title) for name in sorted(known, key=place))


def agreement_parts(plan: Plan, deal: Deal) -> tuple[str, ...]:
    """What a deal's agreement is called and how many terms differ; nothing for a plain one."""
    parts: list[str] = []
    if deal.agreement != PLAIN_ID:
        found = agreements_for(plan, deal.production).get(deal.agreement)
        parts.append(found.title if found else deal.agreement)
    count = len(deal.parameters)
    if count:
        parts.append(
            ngettext(
                "{count} term agreed otherwise", "{count} terms agreed otherwise", count
            ).format(count=count)
        )
    return tuple(parts)


def parameter_rows(
    agreement: Agreement, own: Iterable[tuple[str, str]]
) -> tuple[ParameterRow, ...]:
    """The parameters that a deal may set, in the agreement's order.

    The steps of a plain deal memo are left out: a deal has its own.
    """
    values = dict(own)
    return tuple(
        ParameterRow(
            parameter=one,
            default=said(one, one.default),
            own=said_json(one, values[one.id]) if one.id in values else None,
            own_json=values.get(one.id),
            hint=hint(one),
        )
        for one in agreement.params
        if not (agreement.id == PLAIN_ID and one.id == STEPS)
    )


def unverified(agreement: Agreement) -> tuple[Clause | Parameter, ...]:
    """What in an agreement was not checked against its signed text."""
    return tuple(one for one in (*agreement.clauses, *agreement.params) if one.unverified)


def about(agreement: Agreement) -> str:
    """Version, dates and how far it can be trusted, in one paragraph."""
    if agreement.valid_to is None:
        dates = _("valid from {first}").format(first=date_text(agreement.valid_from))
    else:
        dates = _("valid from {first} to {last}").format(
            first=date_text(agreement.valid_from), last=date_text(agreement.valid_to)
        )
    count = len(unverified(agreement))
    sure = (
        ngettext(
            "{count} clause or figure unverified", "{count} clauses or figures unverified", count
        ).format(count=count)
        if count
        else _("nothing marked unverified")
    )
    return _("Version {version}, {dates}; last checked {checked}; {sure}").format(
        version=agreement.version, dates=dates, checked=date_text(agreement.checked), sure=sure
    )


def standing_words(row: AgreementRow) -> str:
    """How an agreement stands to the one that comes with the program, in words."""
    words = {
        Standing.SAME: _("As shipped"),
        Standing.NEWER: _("Newer: {version}").format(version=row.shipped_version),
        Standing.CHANGED: _("Changed by you"),
        Standing.OWN: _("Your own"),
        Standing.UNREADABLE: _("Cannot be read"),
        Standing.UNUSED: _("Not used yet"),
    }
    said = words[row.standing]
    return _("Binds everybody · {state}").format(state=said) if row.copy and row.limits else said
