"""Agreements as a production uses them: copied when a deal first names one, and checked."""

from crewplanner.app.agreements import copy_of, path_text, shipped, shipped_text
from crewplanner.app.errors import Refused
from crewplanner.domain.ids import NEW, AgreementCopyId, PersonId, ProductionId
from crewplanner.domain.pay.agreement import Agreement
from crewplanner.domain.pay.book import rules_of
from crewplanner.domain.pay.reading import Wrong
from crewplanner.domain.people import Deal
from crewplanner.domain.productions import AgreementCopy
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction


def keep_agreement(tx: Transaction, deal: Deal) -> None:
    """Copy the agreement of a deal into its production, where it has none of that id yet.

    Raises Refused where there is no such agreement, and for parameters that it does not take.
    """
    agreement = agreement_in(tx, deal.production, deal.agreement)
    check_parameters(agreement, deal)
    _copy(tx, deal)


def keep_agreements_of(tx: Transaction, production: ProductionId, person: PersonId) -> None:
    """Copy the agreements of a person's deals where the production has none of them yet.

    Deals of a project that an earlier version made have no copy: they get theirs before what is
    paid under them is agreed to.
    """
    for deal in tx.deals.find(production=production, person=person):
        _copy(tx, deal)


def _copy(tx: Transaction, deal: Deal) -> None:
    if tx.agreements.find(production=deal.production, agreement=deal.agreement):
        return
    text = shipped_text(deal.agreement)
    if text is not None:
        agreement = shipped()[deal.agreement]
        tx.agreements.add(copied(tx, deal.production, agreement, text))


def copied(
    tx: Transaction, production: ProductionId, agreement: Agreement, text: str
) -> AgreementCopy:
    """The copy of an agreement, new to the production."""
    return AgreementCopy(
        id=AgreementCopyId(NEW),
        production=production,
        agreement=agreement.id,
        version=agreement.version,
        text=text,
        copied_at=tx.at,
    )


def agreement_in(tx: Transaction, production: ProductionId, name: str) -> Agreement:
    """The agreement of that id as the production uses it or would. Raises Refused."""
    copies = tx.agreements.find(production=production, agreement=name)
    found = copy_of(copies[0].text) if copies else shipped().get(name)
    if found is not None:
        return found
    if copies:
        raise Refused(
            _(
                "The copy of “{name}” in this production cannot be read. "
                "Add the agreement again from its file."
            ).format(name=name)
        )
    raise Refused(
        _(
            "This production has no agreement “{name}”. "
            "Choose one that it has, or add it from a file first."
        ).format(name=name)
    )


def check_parameters(agreement: Agreement, deal: Deal) -> None:
    """Raise Refused where a deal sets a parameter to what its agreement does not take."""
    try:
        _ = rules_of(agreement, deal)
    except Wrong as wrong:
        raise Refused(_not_taken(wrong)) from None


def _not_taken(wrong: Wrong) -> str:
    what = wrong.what.rstrip(".")
    path = wrong.path[1:] if wrong.path[:1] == ("params",) else wrong.path
    return _("{name}: {what}. Correct the value, or take it out of the deal.").format(
        name=path_text(path), what=what
    )
