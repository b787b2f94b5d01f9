"""The agreements that a production uses: its own ones, newer versions, those it needs no more."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from crewplanner.app.agreement_checks import Outcome, verify_own
from crewplanner.app.agreements import AgreementFile, parse_agreement, shipped, shipped_text
from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.kept_agreements import check_parameters, copied
from crewplanner.app.words import date_text, person_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.approvals import TimesState, state_on
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.agreement import Agreement
from crewplanner.domain.people import Deal
from crewplanner.domain.productions import AgreementCopy
from crewplanner.domain.stints import week_of
from crewplanner.i18n import _, ngettext
from crewplanner.store.transaction import Transaction

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
_CLOSED = frozenset({TimesState.APPROVED, TimesState.LOCKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptAgreement(Command):
    """Let a production use an agreement of the user's own: the text of its file.

    One of the same id takes its place. Refused where it is not sound, where an example in it comes
    to something else, where a deal sets what it does not take, and where times are approved under
    another text of it.
    """

    production: ProductionId
    text: str

    def label(self) -> str:
        return _("Add agreement")

    def run(self, tx: Transaction) -> None:
        tx.productions.get(self.production)
        read, outcomes = checked_agreement(self.text, _("The agreement"))
        wrong = [outcome for outcome in outcomes if not outcome.ok]
        if wrong:
            raise Refused(_differing(wrong, len(outcomes)))
        _take(tx, self.production, read.agreement, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateAgreement(Command):
    """Take over the version of an agreement that comes with the program.

    Refused where times are approved under the present one, and where a deal sets what the newer
    one does not take.
    """

    production: ProductionId
    agreement: str

    def label(self) -> str:
        return _("Take over agreement")

    def run(self, tx: Transaction) -> None:
        tx.productions.get(self.production)
        text = shipped_text(self.agreement)
        if text is None:
            raise Refused(
                _(
                    "“{name}” does not come with the program. Add its newer version from a file."
                ).format(name=self.agreement)
            )
        _take(tx, self.production, shipped()[self.agreement], text)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveAgreement(Command):
    """Take an agreement out of a production. Refused while it is needed."""

    production: ProductionId
    agreement: str

    def label(self) -> str:
        return _("Remove agreement")

    def run(self, tx: Transaction) -> None:
        copy = _copy(tx, self.production, self.agreement)
        if copy is None:
            raise Refused(
                _("This production has no agreement “{name}”.").format(name=self.agreement)
            )
        deals = tx.deals.find(production=self.production, agreement=self.agreement)
        if deals:
            raise Refused(
                ngettext(
                    "{count} deal is under “{name}”. Give it another agreement first.",
                    "{count} deals are under “{name}”. Give them another agreement first.",
                    len(deals),
                ).format(count=len(deals), name=self.agreement)
            )
        default = tx.productions.get(self.production).agreement
        if default == self.agreement and self.agreement not in shipped():
            raise Refused(
                _(
                    "New deals are under “{name}”. Choose another one for the production first."
                ).format(name=self.agreement)
            )
        tx.agreements.remove(copy.id)


def checked_agreement(text: str, name: str) -> tuple[AgreementFile, tuple[Outcome, ...]]:
    """An agreement of a text and what its examples come to. Raises Refused where it is not sound.

    `name` is what the text is called.
    """
    read = parse_agreement(text, name)
    if not _ID.fullmatch(read.agreement.id):
        raise Refused(
            _(
                "{file}: the id “{id}” cannot be. Write up to 60 small letters, digits and "
                "hyphens, such as my-deal-memo."
            ).format(file=name, id=read.agreement.id[:60])
        )
    return read, verify_own(read, name)


def _take(tx: Transaction, production: ProductionId, agreement: Agreement, text: str) -> None:
    """Make the text the production's copy. Raises Refused where something stands against it."""
    present = _copy(tx, production, agreement.id)
    if present is not None and present.text == text:
        raise Refused(
            _("The production uses this version of “{title}” already.").format(
                title=agreement.title
            )
        )
    deals = tx.deals.find(production=production, agreement=agreement.id)
    for deal in deals:
        try:
            check_parameters(agreement, deal)
        except Refused as refused:
            name = person_name(tx.people.get(deal.person))
            raise Refused(
                _("The deal of {name} does not fit: {why}").format(name=name, why=refused.reason)
            ) from None
    _check_open(tx, production, deals)
    fresh = copied(tx, production, agreement, text)
    if present is None:
        tx.agreements.add(fresh)
    else:
        tx.agreements.save(replace(fresh, id=present.id))


def _copy(tx: Transaction, production: ProductionId, name: str) -> AgreementCopy | None:
    found = tx.agreements.find(production=production, agreement=name)
    return found[0] if found else None


def _check_open(tx: Transaction, production: ProductionId, deals: list[Deal]) -> None:
    """Raise Refused where times under one of the deals are approved: they stay what they were."""
    first_weekday = tx.productions.get(production).first_weekday
    closed = {
        (week_of(date, first_weekday).first, person)
        for person in {deal.person for deal in deals}
        for date in _closed(tx, production, person, deals)
    }
    if not closed:
        return
    week, person = min(closed)
    others = len(closed) - 1
    sentence = _("The week of {date} of {name} is approved under it. Reopen it in Timecards first.")
    if others:
        sentence = ngettext(
            "The week of {date} of {name} and {count} other are approved under it. "
            "Reopen them in Timecards first.",
            "The week of {date} of {name} and {count} others are approved under it. "
            "Reopen them in Timecards first.",
            others,
        )
    name = person_name(tx.people.get(person))
    raise Refused(sentence.format(date=date_text(week), name=name, count=others))


def _closed(
    tx: Transaction, production: ProductionId, person: PersonId, deals: list[Deal]
) -> Iterator[dt.date]:
    """The dates of a person that are approved or locked while one of the deals is in force."""
    deeds = tx.approvals.find(production=production, person=person)
    own = [deal for deal in deals if deal.person == person]
    for date in sorted({date for deed in deeds for date in deed.span}):
        if state_on(deeds, date) in _CLOSED and any(deal.covers(date) for deal in own):
            yield date


def _differing(wrong: list[Outcome], count: int) -> str:
    first = wrong[0]
    key = next((k for k, value in first.expected.items() if first.got.get(k) != value), "")
    return _(
        "Of {count} examples {wrong} come to something else. Example {id}: {key} should be "
        "{expected} and is {got}. Correct the rules or the example."
    ).format(
        wrong=len(wrong),
        count=count,
        id=first.id,
        key=key,
        expected=first.expected.get(key),
        got=first.got.get(key),
    )
