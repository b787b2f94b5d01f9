"""Which laws about working time hold under a deal, and without one.

The agreement's own limits; those that the production keeps for everybody; and under a pay
agreement of the United Kingdom the Working Time Regulations. A person may opt out of the weekly
average.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from crewplanner.domain.ids import ProductionId
from crewplanner.domain.people import Deal
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import AgreementCopy
from crewplanner.domain.rules import Law, LawsOf

if TYPE_CHECKING:
    from crewplanner.domain.pay.agreement import Agreement

_PLAIN = "deal-memo"
_UK, _UK_LAW = "uk-", "uk-wtr"
_LIMITS = "limits"
_OPT_OUT = "opt_out_48h"

_Terms = tuple[tuple[str, str], ...]
_Key = tuple[tuple[AgreementCopy, ...], str, _Terms]


class Laws:
    """Keeps what was read of the agreements. Where no deal names one, nothing is read at all."""

    def __init__(self) -> None:
        self._known: dict[_Key, tuple[Law, ...]] = {}

    def under(self, plan: Plan) -> LawsOf:
        """The laws of each production of a plan, with a deal and without one."""
        found: dict[tuple[ProductionId, int | None], tuple[Law, ...]] = {}

        def laws_of(production: ProductionId, deal: Deal | None) -> tuple[Law, ...]:
            name = deal.agreement if deal is not None else _PLAIN
            if name == _PLAIN and not plan.agreements_of.get(production):
                return ()
            key = (production, deal.id if deal is not None else None)
            if key not in found:
                terms = deal.parameters if deal is not None else ()
                found[key] = self._of(plan, production, name, terms)
            return found[key]

        return laws_of

    def _of(
        self, plan: Plan, production: ProductionId, name: str, terms: _Terms
    ) -> tuple[Law, ...]:
        key = (plan.agreements_of.get(production, ()), name, terms)
        if key not in self._known:
            self._known[key] = tuple(dict.fromkeys(_laws(plan, production, name, terms)))
        return self._known[key]


def binds_everybody(copy: AgreementCopy) -> bool:
    """Whether a production that keeps the copy is held to it in every deal: it is limits alone."""
    # As below: the window starts without pay.
    from crewplanner.app.agreements import copy_of  # noqa: PLC0415 - see above

    found = copy_of(copy.text)
    return found is not None and found.kind == _LIMITS


def _laws(plan: Plan, production: ProductionId, own: str, terms: _Terms) -> Iterator[Law]:
    # The window starts without pay: only deals under an agreement need it.
    from crewplanner.app.agreements import agreements_for  # noqa: PLC0415 - see above
    from crewplanner.domain.pay.agreement import overrides  # noqa: PLC0415 - see above
    from crewplanner.domain.pay.reading import Wrong  # noqa: PLC0415 - see above

    known = agreements_for(plan, production)
    try:
        values = overrides(terms)
    except Wrong:
        values = {}
    names = [own]
    if own.startswith(_UK) and own != _UK_LAW:
        names.append(_UK_LAW)
    kept = plan.agreements_of.get(production, ())
    names += (copy.agreement for copy in kept if binds_everybody(copy))
    for name in dict.fromkeys(names):
        if name in known:
            taken = values if name == own else _opt_out(values)
            yield from _law(known[name], taken)


def _opt_out(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name == _OPT_OUT}


def _law(agreement: "Agreement", values: Mapping[str, object]) -> Iterator[Law]:
    """The limits of an agreement with those parameters, or with its own where they cannot be."""
    from crewplanner.domain.pay.agreement import ruleset  # noqa: PLC0415 - see above
    from crewplanner.domain.pay.reading import Wrong  # noqa: PLC0415 - see above

    try:
        limits = ruleset(agreement, values).limits
    except Wrong:
        limits = ruleset(agreement, {}).limits
    if limits is None:
        return
    clause = agreement.clause(limits.clause)
    yield Law(
        clause=f"{agreement.title}, {clause.ref}",
        rest=limits.rest,
        daily=limits.daily,
        in_a_row=limits.in_a_row,
        average=None if limits.opt_out else limits.average,
        night_average=limits.night_average,
        weeks=limits.weeks,
        night=(limits.night.start, limits.night.end) if limits.night else None,
        night_share=limits.night_share,
    )
